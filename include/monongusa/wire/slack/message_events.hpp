// SPDX-License-Identifier: BSL-1.0
// message_events: message with its subtypes, and app_mention, to events.

#ifndef MONONGUSA_WIRE_SLACK_MESSAGE_EVENTS_HPP
#define MONONGUSA_WIRE_SLACK_MESSAGE_EVENTS_HPP

#include <monongusa/event/message.hpp>
#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/slack/decoding.hpp>
#include <monongusa/wire/slack/markup.hpp>
#include <monongusa/wire/slack/message_event.hpp>
#include <monongusa/wire/slack/place.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa::wire::slack {

namespace messages {

inline constexpr std::size_t most_attachments = 64;  // Slack's messages have up to 10.

// The address of a file asks for the bot's token (Slack API documentation, File object).  One that Slack does not keep is wherever somebody
// says, and of one that is gone, hidden or not told yet there is nothing to fetch: these have none, so that nobody is led there.
inline void decode_file(json_reader& reader, chat::attachment& out) {
    std::string_view id;
    std::string_view name;
    std::string_view title;
    std::string_view download;
    std::string_view address;
    std::string_view type;
    std::string_view mode;
    std::string_view access;
    bool is_external = false;
    out.size = 0;
    reader.members([&](std::string_view part) {
        if (part == "id") {
            id = read_id(reader);
        } else if (part == "name") {
            name = reader.written_text();
        } else if (part == "title") {
            title = reader.written_text();
        } else if (part == "url_private_download") {
            download = reader.written_text();
        } else if (part == "url_private") {
            address = reader.written_text();
        } else if (part == "mimetype") {
            type = reader.written_text();
        } else if (part == "mode") {
            mode = reader.written_text();
        } else if (part == "file_access") {
            access = reader.written_text();
        } else if (part == "is_external") {
            is_external = reader.truth();
        } else if (part == "size") {
            out.size = reader.number<std::uint64_t>(0);
        }
    });
    out.id.assign(id);
    json_string::assign(out.name, name.empty() ? title : name);
    bool const elsewhere =
        is_external || mode == "external" || mode == "tombstone" || mode == "hidden_by_limit" || access == "check_file_info";
    json_string::assign(out.url, elsewhere ? std::string_view{} : download.empty() ? address : download);
    json_string::assign(out.type, type);
}

inline void decode_files(std::string_view written, std::vector<chat::attachment>& out) {
    std::size_t count = 0;
    if (!written.empty()) {
        json_reader reader{written};
        reader.elements([&] {
            if (count == most_attachments || reader.kind() != json_kind::object) return;
            if (count == out.size()) out.emplace_back();
            decode_file(reader, out[count++]);
        });
    }
    out.resize(count);
}

// How a text was shown.  `scratch` is for the text as Slack wrote it.
inline void show(std::string_view written, decoding const& with, std::string& scratch, std::string& out) {
    json_string::assign(scratch, written);
    detail::text_range body;
    show_markup(scratch, with, out, body);
}

// A bot_message has a name at the least; all others say who wrote them.
inline bool has_author(message_parts const& from) noexcept { return from.sender.is_known() || from.subtype == "bot_message"; }

}  // namespace messages

/// A message of somebody, and app_mention.  Sets all of `out` and keeps the room that its texts have, so that a message like the one before
/// costs no allocation.  Addressed is a direct message, one that mentions the bot anywhere, and one that begins with an alias.  The author
/// is told by ids alone; a name that nobody has told is empty.  Not ours is every other subtype.  What `out` holds after another answer
/// than yes is unspecified.
inline decoded decode(message_event const& from, decoding const& with, event::message& out) {
    if (from.sort() != message_sort::said) return decoded::not_ours;
    auto const& said = from.own;
    if (said.ts.empty() || from.place.channel.empty() || !messages::has_author(said)) return decoded::malformed;
    out.id.assign(said.ts);
    said.sender.decode(with, out.author);
    from.place.decode(with.names, out.channel);
    out.thread.assign(said.thread());
    json_string::assign(out.raw, said.text);
    bool const called = show_markup(out.raw, with, out.text, out.body_range);
    out.addressed = called || from.mention || out.channel.kind == chat::channel_kind::direct;
    messages::decode_files(said.files, out.attachments);
    return decoded::yes;
}

/// message_changed.  Not ours is one that leaves the text as it was: a link that got its preview, a reply in the thread of the message
/// (Slack API documentation, message_changed).  The author is who wrote the message.  Otherwise as above.
inline decoded decode(message_event const& from, decoding const& with, event::message_edited& out) {
    if (from.sort() != message_sort::edited) return decoded::not_ours;
    auto const& now = from.now;
    if (now.ts.empty() || from.place.channel.empty() || !messages::has_author(now)) return decoded::malformed;
    // Where Slack does not tell the text before, it is an edit if somebody has edited.
    if (!from.has_before && !now.edited) return decoded::not_ours;
    messages::show(from.before.text, with, out.raw, out.previous);
    json_string::assign(out.text, now.text);
    if (from.has_before && out.text == out.raw) return decoded::not_ours;
    out.raw.assign(out.text);  // Not swapped: with the same texts, each needs the same room again.
    detail::text_range body;
    show_markup(out.raw, with, out.text, body);
    out.id.assign(now.ts);
    now.sender.decode(with, out.author);
    from.place.decode(with.names, out.channel);
    out.thread.assign(now.thread());
    return decoded::yes;
}

/// message_deleted, and message_changed to a tombstone, which is what is left of a message with replies.  Author and text are those of the
/// message that was there, empty where Slack does not tell it.
inline decoded decode(message_event const& from, decoding const& with, event::message_deleted& out) {
    if (from.sort() != message_sort::deleted) return decoded::not_ours;
    auto const& was = from.before;
    auto const id = !from.deleted_ts.empty() ? from.deleted_ts : !was.ts.empty() ? was.ts : from.now.ts;
    if (id.empty() || from.place.channel.empty()) return decoded::malformed;
    messages::show(was.text, with, out.thread, out.previous);  // The thread comes later.
    out.id.assign(id);
    if (messages::has_author(was)) {
        was.sender.decode(with, out.author);
    } else {
        out.author = {};
    }
    from.place.decode(with.names, out.channel);
    out.thread.assign(was.thread_ts == id ? std::string_view{} : was.thread_ts);
    return decoded::yes;
}

/// The same from JSON; malformed if it is no object.
template <class Event>
    requires std::same_as<Event, event::message> || std::same_as<Event, event::message_edited> || std::same_as<Event, event::message_deleted>
decoded decode(std::string_view event, decoding const& with, Event& out) {
    message_event from;
    return from.read(event) ? decode(from, with, out) : decoded::malformed;
}

}  // namespace monongusa::wire::slack

#endif
