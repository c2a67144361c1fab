// SPDX-License-Identifier: BSL-1.0
// message_parts: a message object as Slack writes it.

#ifndef MONONGUSA_WIRE_SLACK_MESSAGE_PARTS_HPP
#define MONONGUSA_WIRE_SLACK_MESSAGE_PARTS_HPP

#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/slack/id.hpp>
#include <monongusa/wire/slack/sender.hpp>

#include <string_view>

namespace monongusa::wire::slack {

/// Nothing in it is decoded yet: all texts are views into what was read (Slack API documentation, message event).
struct message_parts {
    std::string_view subtype{};
    std::string_view ts{};
    std::string_view thread_ts{};
    std::string_view text{};
    std::string_view files{};  ///< An array.
    slack::sender sender{};
    bool edited = false;

    /// Takes a member of the object if it is of the message itself; false if it is not.
    bool read(json_reader& reader, std::string_view name) {
        if (name == "subtype") {
            subtype = reader.written_text();
        } else if (name == "ts") {
            ts = read_ts(reader);
        } else if (name == "thread_ts") {
            thread_ts = read_ts(reader);
        } else if (name == "text") {
            text = reader.written_text();
        } else if (name == "files") {
            files = reader.value();
        } else if (name == "edited") {
            edited = reader.kind() == json_kind::object;
            reader.skip();
        } else {
            return sender.read(reader, name);
        }
        return true;
    }

    /// Takes the next value in the place of what was here, whatever it is.
    void read(json_reader& reader) {
        *this = {};
        reader.members([&](std::string_view name) { read(reader, name); });
    }

    /// The thread that it was said in; empty for the message that a thread hangs on, which has its own `ts` there.
    std::string_view thread() const noexcept { return thread_ts == ts ? std::string_view{} : thread_ts; }

    /// What somebody has said, and not what Slack tells in the name of somebody who joined, pinned or renamed.  False for what is unknown.
    bool is_said() const noexcept {
        return subtype.empty() || subtype == "bot_message" || subtype == "thread_broadcast" || subtype == "file_share" ||
               subtype == "me_message";
    }
};

}  // namespace monongusa::wire::slack

#endif
