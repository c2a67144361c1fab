// SPDX-License-Identifier: BSL-1.0
// reaction_events: reaction_added and reaction_removed to events.

#ifndef MONONGUSA_WIRE_SLACK_REACTION_EVENTS_HPP
#define MONONGUSA_WIRE_SLACK_REACTION_EVENTS_HPP

#include <monongusa/event/reaction.hpp>
#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/slack/decoding.hpp>
#include <monongusa/wire/slack/member.hpp>
#include <monongusa/wire/slack/place.hpp>
#include <monongusa/wire/slack/reaction_name.hpp>

#include <string_view>

namespace monongusa::wire::slack {

namespace reactions {

template <class Event>
decoded decode(std::string_view event, decoding const& with, Event& out) {
    std::string_view user;
    std::string_view name;
    std::string_view type;
    std::string_view ts;
    place where;
    json_reader reader{event};
    bool const object = reader.members([&](std::string_view member) {
        if (member == "user") {
            user = read_id(reader);
        } else if (member == "reaction") {
            name = reader.written_text();
        } else if (member == "item") {
            type = ts = {};
            reader.members([&](std::string_view part) {
                if (part == "type") {
                    type = reader.written_text();
                } else if (part == "ts") {
                    ts = read_ts(reader);
                } else {
                    where.read(reader, part);
                }
            });
        }
    });
    if (!object || !reader.fine() || user.empty() || name.empty() || type.empty()) return decoded::malformed;
    if (type != "message") return decoded::not_ours;
    if (ts.empty() || where.channel.empty()) return decoded::malformed;
    members::decode_known(user, with, out.user);
    json_string::assign(out.emoji.name, name);
    use_first_name(out.emoji.name);
    out.emoji.id.clear();
    where.decode(with.names, out.channel);
    out.message.assign(ts);
    out.thread.clear();
    return decoded::yes;
}

}  // namespace reactions

/// reaction_added.  Sets all of `out`; what it holds after another answer than yes is unspecified.  Not ours is one on a file.  Of who
/// reacted Slack tells the id alone, and of the message neither its author's name nor its thread (Slack API documentation, reaction_added).
inline decoded decode(std::string_view event, decoding const& with, event::reaction_added& out) {
    return reactions::decode(event, with, out);
}

/// reaction_removed, as above.
inline decoded decode(std::string_view event, decoding const& with, event::reaction_removed& out) {
    return reactions::decode(event, with, out);
}

}  // namespace monongusa::wire::slack

#endif
