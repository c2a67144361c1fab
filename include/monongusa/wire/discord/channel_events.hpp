// SPDX-License-Identifier: BSL-1.0
// channel_events: CHANNEL_CREATE, _UPDATE and _DELETE to events, and the same of threads.

#ifndef MONONGUSA_WIRE_DISCORD_CHANNEL_EVENTS_HPP
#define MONONGUSA_WIRE_DISCORD_CHANNEL_EVENTS_HPP

#include <monongusa/event/channel.hpp>
#include <monongusa/wire/discord/channel_type.hpp>
#include <monongusa/wire/discord/decoding.hpp>
#include <monongusa/wire/json_reader.hpp>

#include <string>
#include <string_view>

namespace monongusa::wire::discord {

namespace channels {

struct parts {
    std::string_view id{};
    std::string_view name{};
    int type = 0;
    bool newly_created = false;
};

inline decoded read(std::string_view data, parts& out) {
    json_reader reader{data};
    bool const object = reader.members([&](std::string_view name) {
        if (name == "id") {
            out.id = reader.id();
        } else if (name == "name") {
            out.name = reader.written_text();
        } else if (name == "type") {
            out.type = reader.number(0);
        } else if (name == "newly_created") {
            out.newly_created = reader.truth();
        }
    });
    if (!object || !reader.fine() || out.id.empty()) return decoded::malformed;
    return channel_type::is_talked_in(out.type) ? decoded::yes : decoded::not_ours;
}

inline void decode(parts const& from, chat::channel& out) {
    out.id.assign(from.id);
    json_string::assign(out.name, from.name);
    out.kind = channel_type::kind_of(from.type);
}

}  // namespace channels

/// CHANNEL_CREATE and THREAD_CREATE.  Sets all of `out`.  A thread is a channel in which people talk, so a new one counts; not ours are one
/// that the bot was only added to, and categories.
inline decoded decode(std::string_view data, decoding const&, event::channel_created& out) {
    channels::parts from;
    auto const what = channels::read(data, from);
    if (what != decoded::yes) return what;
    if (channel_type::is_thread(from.type) && !from.newly_created) return decoded::not_ours;
    channels::decode(from, out.channel);
    return decoded::yes;
}

/// CHANNEL_UPDATE and THREAD_UPDATE, which tell of any change; ours is one of the name, against what the directory knows.  So the directory
/// must learn from the event after this, and a channel it does not know is not ours.
inline decoded decode(std::string_view data, decoding const& with, event::channel_renamed& out) {
    channels::parts from;
    auto const what = channels::read(data, from);
    if (what != decoded::yes) return what;
    auto const* const known = with.names.channel(from.id);
    if (!known) return decoded::not_ours;
    channels::decode(from, out.channel);
    if (out.channel.name == known->name) return decoded::not_ours;
    out.previous.assign(known->name);
    return decoded::yes;
}

/// CHANNEL_DELETE and THREAD_DELETE, which does not tell the name; it is the one the directory knows, until it learns from the event.
inline decoded decode(std::string_view data, decoding const& with, event::channel_deleted& out) {
    channels::parts from;
    auto const what = channels::read(data, from);
    if (what != decoded::yes) return what;
    channels::decode(from, out.channel);
    auto const* const known = out.channel.name.empty() ? with.names.channel(from.id) : nullptr;
    if (known) out.channel.name.assign(known->name);
    return decoded::yes;
}

}  // namespace monongusa::wire::discord

#endif
