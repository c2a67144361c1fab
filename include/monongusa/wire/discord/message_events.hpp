// SPDX-License-Identifier: BSL-1.0
// message_events: MESSAGE_CREATE, MESSAGE_UPDATE, MESSAGE_DELETE and MESSAGE_DELETE_BULK to events.

#ifndef MONONGUSA_WIRE_DISCORD_MESSAGE_EVENTS_HPP
#define MONONGUSA_WIRE_DISCORD_MESSAGE_EVENTS_HPP

#include <monongusa/event/message.hpp>
#include <monongusa/wire/discord/decoding.hpp>
#include <monongusa/wire/discord/markup.hpp>
#include <monongusa/wire/discord/mentioned.hpp>
#include <monongusa/wire/discord/person.hpp>
#include <monongusa/wire/discord/place.hpp>
#include <monongusa/wire/json_reader.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa::wire::discord {

namespace messages {

inline constexpr std::size_t most_attachments = 64;  // Discord's messages have up to 10.

/// What somebody has written, not what Discord tells in the name of somebody who joined, pinned or boosted: the types 0, 19, 20, 21 and 23
/// of Discord's documentation, Messages Resource, "Message Types".  False for types that are unknown.
constexpr bool is_said(int type) noexcept { return type == 0 || (type >= 19 && type <= 21) || type == 23; }

// The parts that MESSAGE_CREATE and MESSAGE_UPDATE have in common, as they were written.
struct parts {
    std::string_view id{};
    std::string_view content{};
    std::string_view attachments{};
    discord::place place{};
    person author{};
    discord::mentioned mentioned;
    int type = 0;
    bool edited = false;
    bool by_webhook = false;
};

inline bool read(std::string_view data, parts& out) {
    json_reader reader{data};
    bool const object = reader.members([&](std::string_view name) {
        if (out.place.read(reader, name)) return;
        if (name == "id") {
            out.id = reader.id();
        } else if (name == "type") {
            out.type = reader.number(0);
        } else if (name == "content") {
            out.content = reader.written_text();
        } else if (name == "author") {
            people::read_user(reader, out.author);
        } else if (name == "member") {
            people::read_member(reader, out.author);
        } else if (name == "mentions") {
            out.mentioned.read(reader);
        } else if (name == "attachments") {
            out.attachments = reader.value();
        } else if (name == "edited_timestamp") {
            out.edited = !reader.written_text().empty();
        } else if (name == "webhook_id") {
            out.by_webhook = !reader.id().empty();
        }
    });
    return object && reader.fine() && !out.id.empty() && !out.place.channel.empty();
}

inline void decode_attachments(std::string_view written, std::vector<chat::attachment>& out) {
    std::size_t count = 0;
    if (!written.empty()) {
        json_reader reader{written};
        reader.elements([&] {
            if (count == most_attachments || reader.kind() != json_kind::object) return;
            if (count == out.size()) out.emplace_back();
            auto& one = out[count++];
            one.id.clear();
            one.name.clear();
            one.url.clear();
            one.type.clear();
            one.size = 0;
            reader.members([&](std::string_view name) {
                if (name == "id") {
                    reader.id(one.id);
                } else if (name == "filename") {
                    reader.text(one.name);
                } else if (name == "url") {
                    reader.text(one.url);
                } else if (name == "content_type") {
                    reader.text(one.type);
                } else if (name == "size") {
                    one.size = reader.number<std::uint64_t>(0);
                }
            });
        });
    }
    out.resize(count);
}

// What both events have in common.
template <class Event>
void decode_author_and_place(parts const& from, decoding const& with, Event& out) {
    out.id.assign(from.id);
    people::decode(from.author, with, out.author);
    out.author.bot = out.author.bot || from.by_webhook;
    from.place.decode(with.names, out.channel, out.thread);
    json_string::assign(out.raw, from.content);
}

}  // namespace messages

/// MESSAGE_CREATE.  Sets all of `out` and keeps the room that its texts have, so that a message like the one before costs no allocation.
/// Addressed is a direct message and one that mentions the bot, be it by `mentions` alone, as a reply does.  What `out` holds after another
/// answer than yes is unspecified.  The text is empty where Discord withholds it from bots without the intent for it.
inline decoded decode(std::string_view data, decoding const& with, event::message& out) {
    messages::parts from;
    if (!messages::read(data, from)) return decoded::malformed;
    if (!messages::is_said(from.type)) return decoded::not_ours;
    if (from.author.id.empty()) return decoded::malformed;
    messages::decode_author_and_place(from, with, out);
    bool const mentioned = show_markup(out.raw, with, from.mentioned, out.text, out.body_range);
    out.addressed = mentioned || out.channel.kind == chat::channel_kind::direct || from.mentioned.contains(with.self.id);
    messages::decode_attachments(from.attachments, out.attachments);
    return decoded::yes;
}

/// MESSAGE_UPDATE, also what comes of a link that got its preview: then nobody has edited the message, and it is not ours.  Otherwise as
/// above; Discord does not tell the previous text.
inline decoded decode(std::string_view data, decoding const& with, event::message_edited& out) {
    messages::parts from;
    if (!messages::read(data, from)) return decoded::malformed;
    if (!from.edited || !messages::is_said(from.type)) return decoded::not_ours;
    if (from.author.id.empty()) return decoded::malformed;
    messages::decode_author_and_place(from, with, out);
    detail::text_range body;
    show_markup(out.raw, with, from.mentioned, out.text, body);
    out.previous.clear();
    return decoded::yes;
}

namespace messages {

inline void decode_deleted(std::string_view id, place const& where, decoding const& with, event::message_deleted& out) {
    out.id.assign(id);
    out.author = {};
    out.previous.clear();
    where.decode(with.names, out.channel, out.thread);
}

}  // namespace messages

/// MESSAGE_DELETE.  Discord tells neither the author nor the text.
inline decoded decode(std::string_view data, decoding const& with, event::message_deleted& out) {
    std::string_view id;
    place where;
    json_reader reader{data};
    bool const object = reader.members([&](std::string_view name) {
        if (!where.read(reader, name) && name == "id") id = reader.id();
    });
    if (!object || !reader.fine() || id.empty() || where.channel.empty()) return decoded::malformed;
    messages::decode_deleted(id, where, with, out);
    return decoded::yes;
}

/// MESSAGE_DELETE_BULK: sets `out` for each message in turn and calls `each()`.  Elements that are no ids are passed over.
template <class Each>
decoded decode_bulk(std::string_view data, decoding const& with, event::message_deleted& out, Each&& each) {
    std::string_view ids;
    place where;
    json_reader reader{data};
    bool const object = reader.members([&](std::string_view name) {
        if (!where.read(reader, name) && name == "ids") ids = reader.value();
    });
    if (!object || !reader.fine() || ids.empty() || where.channel.empty()) return decoded::malformed;
    json_reader inner{ids};
    inner.elements([&] {
        auto const id = inner.id();
        if (id.empty()) return;
        messages::decode_deleted(id, where, with, out);
        each();
    });
    return inner.fine() ? decoded::yes : decoded::malformed;
}

}  // namespace monongusa::wire::discord

#endif
