// SPDX-License-Identifier: BSL-1.0
// reaction_events: MESSAGE_REACTION_ADD and MESSAGE_REACTION_REMOVE to events.

#ifndef MONONGUSA_WIRE_DISCORD_REACTION_EVENTS_HPP
#define MONONGUSA_WIRE_DISCORD_REACTION_EVENTS_HPP

#include <monongusa/chat/emoji.hpp>
#include <monongusa/event/reaction.hpp>
#include <monongusa/wire/discord/decoding.hpp>
#include <monongusa/wire/discord/person.hpp>
#include <monongusa/wire/discord/place.hpp>
#include <monongusa/wire/emoji_pictures.hpp>
#include <monongusa/wire/json_reader.hpp>

#include <string>
#include <string_view>

namespace monongusa::wire::discord {

namespace reactions {

// A server's own emoji by its name and id, the name empty if it has been deleted; a standard one by what matchers call it, or as the
// picture itself where it has no name, as with a skin tone.
inline void decode_emoji(std::string_view name, std::string_view id, chat::emoji& out) {
    out.id.assign(id);
    json_string::assign(out.name, name);
    if (!id.empty()) return;
    auto const known = name_of_picture(out.name);
    if (!known.empty()) out.name.assign(known);
}

template <class Event>
decoded decode(std::string_view data, decoding const& with, Event& out) {
    place where;
    person who;
    std::string_view user;
    std::string_view message;
    std::string_view emoji_name;
    std::string_view emoji_id;
    json_reader reader{data};
    bool const object = reader.members([&](std::string_view name) {
        if (where.read(reader, name)) return;
        if (name == "user_id") {
            user = reader.id();
        } else if (name == "message_id") {
            message = reader.id();
        } else if (name == "member") {
            people::read_member(reader, who);
        } else if (name == "emoji") {
            emoji_name = emoji_id = {};
            reader.members([&](std::string_view part) {
                if (part == "name") {
                    emoji_name = reader.written_text();
                } else if (part == "id") {
                    emoji_id = reader.id();
                }
            });
        }
    });
    if (!object || !reader.fine() || user.empty() || message.empty() || where.channel.empty()) return decoded::malformed;
    if (emoji_name.empty() && emoji_id.empty()) return decoded::malformed;
    who.id = user;
    people::decode(who, with, out.user);
    if (out.user.self && out.user.name.empty()) out.user.name.assign(with.self.name);
    decode_emoji(emoji_name, emoji_id, out.emoji);
    where.decode(with.names, out.channel, out.thread);
    out.message.assign(message);
    return decoded::yes;
}

}  // namespace reactions

/// MESSAGE_REACTION_ADD.  Sets all of `out`.  Outside of servers Discord tells only the id of who reacted.
inline decoded decode(std::string_view data, decoding const& with, event::reaction_added& out) {
    return reactions::decode(data, with, out);
}

/// MESSAGE_REACTION_REMOVE, with which Discord tells only the id of whose reaction it was.
inline decoded decode(std::string_view data, decoding const& with, event::reaction_removed& out) {
    return reactions::decode(data, with, out);
}

}  // namespace monongusa::wire::discord

#endif
