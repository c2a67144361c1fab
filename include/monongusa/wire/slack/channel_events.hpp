// SPDX-License-Identifier: BSL-1.0
// channel_events: channel_created, channel_rename, channel_deleted to events, and the same of private channels.

#ifndef MONONGUSA_WIRE_SLACK_CHANNEL_EVENTS_HPP
#define MONONGUSA_WIRE_SLACK_CHANNEL_EVENTS_HPP

#include <monongusa/event/channel.hpp>
#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/slack/channel_object.hpp>
#include <monongusa/wire/slack/decoding.hpp>

#include <string>
#include <string_view>

namespace monongusa::wire::slack {

namespace channels {

// Sets all of `out`; the name is the directory's where the event has none.
inline decoded decode(std::string_view event, decoding const& with, chat::channel& out) {
    channel_object from;
    bool closed = false;
    json_reader reader{event};
    bool const object = reader.members([&](std::string_view name) {
        if (name == "channel") {
            from.read(reader);
        } else if (name == "type") {
            closed = reader.written_text().starts_with("group_");
        }
    });
    if (!object || !reader.fine() || from.id.empty()) return decoded::malformed;
    auto const* const known = with.names.channel(from.id);
    out.id.assign(from.id);
    json_string::assign(out.name, from.name);
    if (out.name.empty() && known) out.name.assign(known->name);
    out.kind = from.kind(known ? known->kind : closed ? chat::channel_kind::closed : chat::channel_kind::open);
    return decoded::yes;
}

}  // namespace channels

/// channel_created.  Sets all of `out`.
inline decoded decode(std::string_view event, decoding const& with, event::channel_created& out) {
    return channels::decode(event, with, out.channel);
}

/// channel_rename and group_rename.  Slack does not tell the former name; it is the one the directory knows, until it learns from the
/// event.
inline decoded decode(std::string_view event, decoding const& with, event::channel_renamed& out) {
    auto const what = channels::decode(event, with, out.channel);
    if (what != decoded::yes) return what;
    auto const* const known = with.names.channel(out.channel.id);
    out.previous.assign(known && known->name != out.channel.name ? std::string_view{known->name} : std::string_view{});
    return decoded::yes;
}

/// channel_deleted and group_deleted, which tell the id alone.
inline decoded decode(std::string_view event, decoding const& with, event::channel_deleted& out) {
    return channels::decode(event, with, out.channel);
}

}  // namespace monongusa::wire::slack

#endif
