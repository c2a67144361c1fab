// SPDX-License-Identifier: BSL-1.0
// message_event: what an event of type message tells.

#ifndef MONONGUSA_WIRE_SLACK_MESSAGE_EVENT_HPP
#define MONONGUSA_WIRE_SLACK_MESSAGE_EVENT_HPP

#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/slack/id.hpp>
#include <monongusa/wire/slack/message_parts.hpp>
#include <monongusa/wire/slack/place.hpp>

#include <string_view>

namespace monongusa::wire::slack {

enum class message_sort : unsigned char {
    said,     ///< event::message.
    edited,   ///< event::message_edited.
    deleted,  ///< event::message_deleted.
    other,    ///< Nothing that a rule reacts to: somebody joined, pinned, set the topic, answered in a thread.
};

/// An event of type message with the messages in it; views into the event.
struct message_event {
    message_parts own{};
    message_parts now{};     ///< `message`: how it is after a change.
    message_parts before{};  ///< `previous_message`.
    std::string_view deleted_ts{};
    slack::place place{};
    bool mention = false;  ///< It is an app_mention.
    bool hidden = false;
    bool has_now = false;
    bool has_before = false;

    /// False if it is no JSON object.
    bool read(std::string_view event) {
        json_reader reader{event};
        bool const object = reader.members([&](std::string_view name) {
            if (name == "message") {
                has_now = reader.kind() == json_kind::object;
                now.read(reader);
            } else if (name == "previous_message") {
                has_before = reader.kind() == json_kind::object;
                before.read(reader);
            } else if (name == "deleted_ts") {
                deleted_ts = read_ts(reader);
            } else if (name == "type") {
                mention = reader.written_text() == "app_mention";
            } else if (name == "hidden") {
                hidden = reader.truth();
            } else if (!place.read(reader, name)) {
                own.read(reader, name);
            }
        });
        return object && reader.fine();
    }

    /// A message on which a thread hangs is not taken away: it is changed to a tombstone, and when that goes nothing is left to be
    /// deleted.  The notice that it got a reply may lack its subtype, but is hidden (Slack API documentation, message_deleted and
    /// message_replied).
    message_sort sort() const noexcept {
        auto const deleted = before.is_said() ? message_sort::deleted : message_sort::other;
        if (own.subtype == "message_deleted") return deleted;
        if (own.subtype == "message_changed") {
            if (now.subtype == "tombstone") return deleted;
            return now.is_said() ? message_sort::edited : message_sort::other;
        }
        bool const notice = own.subtype.empty() && (hidden || has_now);
        return own.is_said() && !notice ? message_sort::said : message_sort::other;
    }
};

/// Which decoder an event of type message or app_mention is for; it says the same again.  What is no JSON counts as said, whose decoder
/// calls it malformed.
inline message_sort sort_of_message(std::string_view event) {
    message_event from;
    return from.read(event) ? from.sort() : message_sort::said;
}

}  // namespace monongusa::wire::slack

#endif
