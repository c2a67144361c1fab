// SPDX-License-Identifier: BSL-1.0
// emoji_path: an emoji as Discord's paths of reactions have it.

#ifndef MONONGUSA_WIRE_DISCORD_EMOJI_PATH_HPP
#define MONONGUSA_WIRE_DISCORD_EMOJI_PATH_HPP

#include <monongusa/chat/emoji.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/wire/emoji_pictures.hpp>

#include <string>
#include <string_view>

namespace monongusa::wire::discord {

/// What Discord is to be told, not yet percent-encoded: the picture of a standard emoji, `name:id` of a server's own.  See Discord's documentation,
/// Create Reaction.
///
/// Takes a name with or without colons (`tada`), a picture, `name:id`, and `<:name:id>` as it stands in messages.  Empty for what is none of these, so
/// also for a server's own emoji without its id.
inline std::string emoji_path(std::string_view written) {
    // The longest standard emoji are families and flags of some 35 bytes, the longest names of a server's own have 32 letters.
    if (written.empty() || written.size() > 128) return {};
    auto const read = chat::read_emoji(written);
    auto name = read.valid ? read.name : written;
    auto id = read.id;
    if (auto const colon = name.find(':'); id.empty() && colon != std::string_view::npos) {
        id = name.substr(colon + 1);
        name = name.substr(0, colon);
        if (id.empty() || id.size() > 20 || id.find_first_not_of("0123456789") != std::string_view::npos) return {};
    }
    if (!id.empty()) return chat::emoji_name::is_valid(name) ? detail::joined(name, ":", id) : std::string{};
    if (auto const picture = picture_named(name); !picture.empty()) return std::string{picture};
    return chat::emoji_name::is_picture(name) ? std::string{name} : std::string{};
}

}  // namespace monongusa::wire::discord

#endif
