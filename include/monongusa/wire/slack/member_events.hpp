// SPDX-License-Identifier: BSL-1.0
// member_events: member_joined_channel, member_left_channel, team_join and user_change to events.

#ifndef MONONGUSA_WIRE_SLACK_MEMBER_EVENTS_HPP
#define MONONGUSA_WIRE_SLACK_MEMBER_EVENTS_HPP

#include <monongusa/event/member.hpp>
#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/slack/decoding.hpp>
#include <monongusa/wire/slack/member.hpp>
#include <monongusa/wire/slack/place.hpp>

#include <string_view>

namespace monongusa::wire::slack {

namespace members {

// The user is an id where a channel is told, and an object where it is about the workspace.
template <class Event>
decoded decode_coming_or_going(std::string_view event, decoding const& with, Event& out) {
    std::string_view id;
    person who;
    place where;
    json_reader reader{event};
    bool const object = reader.members([&](std::string_view name) {
        if (where.read(reader, name) || name != "user") return;
        id = {};
        who = {};
        if (reader.kind() == json_kind::object) {
            people::read(reader, who);
        } else {
            id = read_id(reader);
        }
    });
    if (!object || !reader.fine()) return decoded::malformed;
    if (!who.id.empty()) {
        decode(who, with, out.user);
        out.channel = {};
        return decoded::yes;
    }
    if (id.empty() || where.channel.empty()) return decoded::malformed;
    decode_known(id, with, out.user);
    where.decode(with.names, out.channel);
    return decoded::yes;
}

}  // namespace members

/// member_joined_channel, and team_join, which is about no channel.  Sets all of `out`.  The bot itself, too: somebody has invited it.
inline decoded decode(std::string_view event, decoding const& with, event::member_joined& out) {
    return members::decode_coming_or_going(event, with, out);
}

/// member_left_channel, as above.
inline decoded decode(std::string_view event, decoding const& with, event::member_left& out) {
    return members::decode_coming_or_going(event, with, out);
}

/// user_change.  Not ours is a change of what the event does not tell, such as of somebody's status, as far as the directory knows what was
/// before; so it must learn from the event after this.
inline decoded decode(std::string_view event, decoding const& with, event::member_changed& out) {
    person who;
    json_reader reader{event};
    bool const object = reader.members([&](std::string_view name) {
        if (name == "user") people::read(reader, who);
    });
    if (!object || !reader.fine() || who.id.empty()) return decoded::malformed;
    members::decode(who, with, out.user);
    out.previous.clear();
    auto const* const known = with.names.user(who.id);
    if (!known) return decoded::yes;
    if (known->name != out.user.name) {
        out.previous.assign(known->name);
        return decoded::yes;
    }
    return known->roles == out.user.roles ? decoded::not_ours : decoded::yes;
}

}  // namespace monongusa::wire::slack

#endif
