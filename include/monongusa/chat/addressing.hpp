// SPDX-License-Identifier: BSL-1.0
// addressing: whether a text speaks to the bot, and what it says without the mention.

#ifndef MONONGUSA_CHAT_ADDRESSING_HPP
#define MONONGUSA_CHAT_ADDRESSING_HPP

#include <monongusa/detail/text_range.hpp>

#include <cstddef>
#include <string_view>

namespace monongusa::chat {

struct addressing {
    bool mentioned = false;
    detail::text_range body;  ///< The text without a mention at its beginning or end; the whole text if there is none.

    friend constexpr bool operator==(addressing const&, addressing const&) = default;
};

namespace mention {

// Also a letter of the scripts that UTF-8 writes with two bytes (Latin, Greek, Cyrillic, …), but not one of those written without blanks between
// words: `@botさん` speaks to the bot, `@botté` does not.
constexpr bool belongs_to_a_name(char character) noexcept {
    auto const byte = static_cast<unsigned char>(character);
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9') ||
           character == '_' || character == '-' || (byte >= 0xC3 && byte <= 0xDF);
}

// The first byte of the character that ends at `end`.
constexpr char lead_before(std::string_view text, std::size_t end) noexcept {
    auto at = end - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return text[at];
}

// Whether `@name` stands at `at` as a word of its own.
constexpr bool stands_at(std::string_view text, std::size_t at, std::string_view name) noexcept {
    if (at >= text.size() || text[at] != '@' || text.substr(at + 1, name.size()) != name) return false;
    auto const after = at + 1 + name.size();
    return (at == 0 || !belongs_to_a_name(lead_before(text, at))) && (after >= text.size() || !belongs_to_a_name(text[after]));
}

// The blanks people and clients put around a mention; clients like U+00A0, Japanese keyboards write U+3000.
constexpr std::string_view blanks[] = {" ", "\t", "\n", "\r", "\xC2\xA0", "\xE3\x80\x80"};

constexpr std::string_view without_leading_blanks(std::string_view text) noexcept {
    for (bool again = true; again;) {
        again = false;
        for (auto const blank : blanks) {
            if (text.starts_with(blank)) {
                text.remove_prefix(blank.size());
                again = true;
            }
        }
    }
    return text;
}

constexpr std::string_view without_trailing_blanks(std::string_view text) noexcept {
    for (bool again = true; again;) {
        again = false;
        for (auto const blank : blanks) {
            if (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                again = true;
            }
        }
    }
    return text;
}

}  // namespace mention

/// Looks for `@name` in a text as people see it.  `@name: do this`, `@name, do this` and `do this, @name` all say `do this`.
constexpr addressing find_address(std::string_view text, std::string_view name) noexcept {
    bool mentioned = false;
    for (auto at = text.find('@'); at != std::string_view::npos && !mentioned; at = text.find('@', at + 1)) {
        mentioned = mention::stands_at(text, at, name);
    }
    std::size_t const whole = text.size();
    if (!mentioned || name.empty()) return {false, {0, whole}};

    auto const mention_size = name.size() + 1;
    std::string_view body = mention::without_leading_blanks(text);
    while (mention::stands_at(body, 0, name)) {
        body.remove_prefix(mention_size);
        if (body.starts_with(':')) body.remove_prefix(1);  // Behind a blank it may begin an emoji.
        body = mention::without_leading_blanks(body);
        if (body.starts_with(',')) body = mention::without_leading_blanks(body.substr(1));
    }
    body = mention::without_trailing_blanks(body);
    while (body.size() >= mention_size && mention::stands_at(body, body.size() - mention_size, name)) {
        body = mention::without_trailing_blanks(body.substr(0, body.size() - mention_size));
        if (!body.empty() && body.back() == ',') body = mention::without_trailing_blanks(body.substr(0, body.size() - 1));
    }
    auto const begin = static_cast<std::size_t>(body.data() - text.data());
    return {true, {begin, begin + body.size()}};
}

}  // namespace monongusa::chat

#endif
