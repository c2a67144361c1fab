// SPDX-License-Identifier: BSL-1.0
// emoji: a reaction's picture by its name.

#ifndef MONONGUSA_CHAT_EMOJI_HPP
#define MONONGUSA_CHAT_EMOJI_HPP

#include <string>
#include <string_view>

namespace monongusa::chat {

struct emoji {
    std::string name;  ///< Without colons: `tada`.
    std::string id;    ///< Of an emoji that the server itself has added; empty for a standard one.

    friend bool operator==(emoji const&, emoji const&) = default;
    friend bool operator==(emoji const& left, std::string_view right) noexcept { return left.name == right; }
};

inline void append_to(std::string& out, emoji const& emoji) { ((out += ':') += emoji.name) += ':'; }

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
        return {name.find_first_of(": <>") == none, name, {}};
    }
    if (text.size() > 4 && text.front() == '<' && text.back() == '>') {
        text = text.substr(1, text.size() - 2);
        if (text.starts_with("a:")) text.remove_prefix(1);
        auto const colon = text.find(':', 1);
        if (text.front() != ':' || colon == none) return {};
        auto const name = text.substr(1, colon - 1);
        auto const id = text.substr(colon + 1);
        return {!name.empty() && !id.empty() && id.find_first_not_of("0123456789") == none, name, id};
    }
    bool pictures_only = !text.empty();
    for (char const character : text) pictures_only = pictures_only && static_cast<unsigned char>(character) >= 0x80;
    return {pictures_only, text, {}};
}

}  // namespace monongusa::chat

#endif
