// SPDX-License-Identifier: BSL-1.0
// member_events: GUILD_MEMBER_ADD, _REMOVE and _UPDATE to events.

#ifndef MONONGUSA_WIRE_DISCORD_MEMBER_EVENTS_HPP
#define MONONGUSA_WIRE_DISCORD_MEMBER_EVENTS_HPP

#include <monongusa/event/member.hpp>
#include <monongusa/wire/discord/decoding.hpp>
#include <monongusa/wire/discord/person.hpp>
#include <monongusa/wire/json_reader.hpp>

#include <string_view>

namespace monongusa::wire::discord {

namespace members {

// The data are a member, or as little of one as Discord still knows.
inline decoded decode(std::string_view data, decoding const& with, chat::user& out) {
    person who;
    json_reader reader{data};
    if (reader.kind() != json_kind::object) return decoded::malformed;
    people::read_member(reader, who);
    if (!reader.fine() || who.id.empty()) return decoded::malformed;
    people::decode(who, with, out);
    return decoded::yes;
}

}  // namespace members

/// GUILD_MEMBER_ADD.  Sets all of `out`.  Discord may tell it again of somebody who is there already.
inline decoded decode(std::string_view data, decoding const& with, event::member_joined& out) {
    out.channel = {};
    return members::decode(data, with, out.user);
}

/// GUILD_MEMBER_REMOVE.
inline decoded decode(std::string_view data, decoding const& with, event::member_left& out) {
    out.channel = {};
    return members::decode(data, with, out.user);
}

/// GUILD_MEMBER_UPDATE, of the name, the roles or something else; Discord does not tell what was before.
inline decoded decode(std::string_view data, decoding const& with, event::member_changed& out) {
    out.previous.clear();
    return members::decode(data, with, out.user);
}

}  // namespace monongusa::wire::discord

#endif
