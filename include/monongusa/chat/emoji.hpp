// SPDX-License-Identifier: BSL-1.0
// emoji: a reaction's picture by its name.

#ifndef MONONGUSA_CHAT_EMOJI_HPP
#define MONONGUSA_CHAT_EMOJI_HPP

#include <monongusa/detail/utf8.hpp>

#include <string>
#include <string_view>

namespace monongusa::chat {

struct emoji {
    std::string name{};  ///< Without colons: `tada`.
    std::string id{};    ///< Of an emoji that the server itself has added; empty for a standard one.

    friend bool operator==(emoji const&, emoji const&) = default;
    friend bool operator==(emoji const& left, std::string_view right) noexcept { return left.name == right; }
};

inline void append_to(std::string& out, emoji const& emoji) { ((out += ':') += emoji.name) += ':'; }

namespace emoji_name {

// One word; the platforms allow letters, digits and a few signs, in whatever script.
constexpr bool is_valid(std::string_view name) noexcept {
    bool valid = !name.empty();
    for (char const character : name) {
        auto const byte = static_cast<unsigned char>(character);
        valid = valid && byte > 0x20 && byte != 0x7F && character != ':' && character != '<' && character != '>';
    }
    return valid;
}

// The blocks of Unicode in which emoji and what joins them lie.
constexpr bool is_pictorial(char32_t point) noexcept {
    constexpr struct {
        char32_t first, last;
    } blocks[] = {{0xA9, 0xA9},     {0xAE, 0xAE},     {0x200D, 0x200D}, {0x203C, 0x203C}, {0x2049, 0x2049},   {0x20E3, 0x20E3},
                  {0x2122, 0x2122}, {0x2139, 0x2139}, {0x2190, 0x21FF}, {0x2300, 0x23FF}, {0x24C2, 0x24C2},   {0x25A0, 0x27BF},
                  {0x2934, 0x2935}, {0x2B00, 0x2BFF}, {0x3030, 0x3030}, {0x303D, 0x303D}, {0x3297, 0x3299},   {0xFE0F, 0xFE0F},
                  {0x1F000, 0x1FAFF}, {0xE0020, 0xE007F}};
    for (auto const& block : blocks) {
        if (point >= block.first && point <= block.last) return true;
    }
    return false;
}

// Pictures only; of a keycap such as 1️⃣ the first character is plain.
constexpr bool is_picture(std::string_view text) noexcept {
    bool const keycap = text.ends_with("\xE2\x83\xA3") && std::string_view{"0123456789#*"}.find(text.front()) != std::string_view::npos;
    if (keycap) text.remove_prefix(1);
    if (text.empty()) return false;
    for (char const* at = text.data(); at != text.data() + text.size();) {
        auto const character = detail::utf8::decode(at, text.data() + text.size());
        if (character.size == 0 || !is_pictorial(character.point)) return false;
        at += character.size;
    }
    return true;
}

}  // namespace emoji_name

struct emoji_parts {
    bool valid = false;
    std::string_view name;
    std::string_view id;
};

/// Reads `:name:`, a server's own `<:name:id>` or `<a:name:id>`, or the picture itself, which then is its name.
constexpr emoji_parts read_emoji(std::string_view text) noexcept {
    constexpr auto none = std::string_view::npos;
    if (text.size() > 2 && text.front() == ':' && text.back() == ':') {
        auto const name = text.substr(1, text.size() - 2);
        return {emoji_name::is_valid(name), name, {}};
    }
    if (text.size() > 4 && text.front() == '<' && text.back() == '>') {
        text = text.substr(1, text.size() - 2);
        if (text.starts_with("a:")) text.remove_prefix(1);
        auto const colon = text.find(':', 1);
        if (text.front() != ':' || colon == none) return {};
        auto const name = text.substr(1, colon - 1);
        auto const id = text.substr(colon + 1);
        return {emoji_name::is_valid(name) && !id.empty() && id.find_first_not_of("0123456789") == none, name, id};
    }
    return {emoji_name::is_picture(text), text, {}};
}

}  // namespace monongusa::chat

#endif
