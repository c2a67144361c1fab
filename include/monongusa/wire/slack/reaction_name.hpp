// SPDX-License-Identifier: BSL-1.0
// reaction_name: emoji as Slack calls them in a reaction.

#ifndef MONONGUSA_WIRE_SLACK_REACTION_NAME_HPP
#define MONONGUSA_WIRE_SLACK_REACTION_NAME_HPP

#include <monongusa/chat/emoji.hpp>
#include <monongusa/chat/emoji_names.hpp>
#include <monongusa/detail/utf8.hpp>
#include <monongusa/wire/emoji_pictures.hpp>
#include <monongusa/wire/slack/emoji_text.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::wire::slack {

namespace reaction_names {

inline constexpr std::size_t longest = 200;  // In bytes; Slack's own have up to 100 characters.
inline constexpr std::string_view between = "::";

struct parts {
    std::string_view name;
    std::string_view tone;  ///< `::skin-tone-3`; empty if it has none.
};

constexpr parts split(std::string_view name) noexcept {
    auto const at = name.find(between);
    if (at == std::string_view::npos || emoji_text::tone_called(name.substr(at + between.size())) == 0) return {name, {}};
    return {name.substr(0, at), name.substr(at)};
}

// Letters of other scripts are fine, pictures and capitals are not.
constexpr bool is_valid(std::string_view name) noexcept {
    for (char const* at = name.data(); at != name.data() + name.size();) {
        auto const character = detail::utf8::decode(at, name.data() + name.size());
        auto const point = character.point;
        bool const sign = point == '_' || point == '-' || point == '+' || point == '\'';
        bool const plain = (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9') || sign;
        bool const letter = point >= 0xA0 && !chat::emoji_name::is_pictorial(point) && (point < 0x2000 || point > 0x206F);
        if (character.size == 0 || (!plain && !letter)) return false;
        at += character.size;
    }
    return !name.empty() && name.size() <= longest;
}

// Of a picture with one skin tone; empty if it has none or several.
inline std::string name_of_toned(std::string_view picture) {
    std::string plain;
    char tone = 0;
    for (std::size_t at = 0; at < picture.size();) {
        auto const character = detail::utf8::decode(picture.data() + at, picture.data() + picture.size());
        if (character.size == 0) return {};
        if (character.point >= 0x1F3FB && character.point <= 0x1F3FF) {
            if (tone != 0) return {};
            tone = static_cast<char>('2' + static_cast<int>(character.point - 0x1F3FB));
        } else {
            plain.append(picture.substr(at, character.size));
        }
        at += character.size;
    }
    std::string name{tone == 0 ? std::string_view{} : name_of_picture(plain)};
    if (!name.empty()) ((name += between) += emoji_text::tone_prefix) += tone;
    return name;
}

}  // namespace reaction_names

/// What reactions.add and reactions.remove want for an emoji as somebody writes it: `tada`, `:tada:`, `:wave::skin-tone-3:`, or the picture
/// itself.  Empty if it can be no emoji of Slack (Slack API documentation, reactions.add).
inline std::string reaction_name(std::string_view written) {
    if (written.size() > reaction_names::longest) return {};
    if (written.size() > 2 && written.front() == ':' && written.back() == ':') written = written.substr(1, written.size() - 2);
    if (auto const named = name_of_picture(written); !named.empty()) return std::string{named};
    if (auto toned = reaction_names::name_of_toned(written); !toned.empty()) return toned;
    return reaction_names::is_valid(reaction_names::split(written).name) ? std::string{written} : std::string{};
}

/// Puts the first of its names in the place of a name that Slack has sent, so that one emoji has one name: `+1` for `thumbsup`,
/// `+1::skin-tone-3` for `thumbsup::skin-tone-3`.
inline void use_first_name(std::string& name) {
    auto const base = reaction_names::split(name).name;
    auto const first = chat::first_emoji_name_of(base);
    if (first.data() != base.data()) name.replace(0, base.size(), first);
}

}  // namespace monongusa::wire::slack

#endif
