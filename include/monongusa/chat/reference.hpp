// SPDX-License-Identifier: BSL-1.0
// references: a user or a channel as somebody wrote it into a message.

#ifndef MONONGUSA_CHAT_REFERENCE_HPP
#define MONONGUSA_CHAT_REFERENCE_HPP

#include <string>
#include <string_view>

namespace monongusa::chat {

/// `@name`, or a platform's own `<@id>`, `<@!id>`, `<@id|name>`.  What was not written is empty.
struct user_ref {
    std::string id;
    std::string name;

    friend bool operator==(user_ref const&, user_ref const&) = default;
};

/// `#name`, or a platform's own `<#id>`, `<#id|name>`.  What was not written is empty.
struct channel_ref {
    std::string id;
    std::string name;

    friend bool operator==(channel_ref const&, channel_ref const&) = default;
};

namespace reference {

struct parts {
    bool valid = false;
    std::string_view id;
    std::string_view name;
};

// Reads `@name` or `<@id|name>` for the sigil '@', and likewise for '#'.
constexpr parts read(std::string_view text, char sigil) noexcept {
    bool const bracketed = text.size() >= 4 && text.front() == '<' && text.back() == '>';
    if (bracketed) text = text.substr(1, text.size() - 2);
    if (text.size() < 2 || text.front() != sigil) return {};
    text.remove_prefix(1);
    if (!bracketed) {
        bool const one_word = text.find_first_of(" \t\n@#<>") == std::string_view::npos;
        return {one_word, {}, text};
    }
    if (sigil == '@' && text.front() == '!') text.remove_prefix(1);  // How Discord once wrote users with a nickname.
    auto const bar = text.find('|');
    auto const id = text.substr(0, bar);
    bool const valid = !id.empty() && id.find_first_of(" <>@#&!") == std::string_view::npos;
    return {valid, id, bar == std::string_view::npos ? std::string_view{} : text.substr(bar + 1)};
}

}  // namespace reference

}  // namespace monongusa::chat

#endif
