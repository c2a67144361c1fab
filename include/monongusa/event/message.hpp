// SPDX-License-Identifier: BSL-1.0
// message events: something was said, changed or taken back.

#ifndef MONONGUSA_EVENT_MESSAGE_HPP
#define MONONGUSA_EVENT_MESSAGE_HPP

#include <monongusa/chat/attachment.hpp>
#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/user.hpp>
#include <monongusa/detail/text_range.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace monongusa::event {

/// Somebody said something.
struct message {
    static constexpr std::string_view event_name = "message";

    std::string id;
    std::string text;  ///< As people see it: markup decoded, entities unescaped.
    std::string raw;   ///< As the platform sent it.
    chat::user author;
    chat::channel channel;
    std::string thread;  ///< The id of its thread; empty outside of one.
    std::vector<chat::attachment> attachments;
    bool addressed = false;          ///< A direct message, or one that mentions the bot anywhere.
    detail::text_range body_range{};  ///< Where in `text` the body is; none means all of it.

    /// The text without a mention of the bot at its beginning or end.
    constexpr std::string_view body() const noexcept { return body_range.present() ? body_range.in(text) : std::string_view{text}; }

    friend bool operator==(message const&, message const&) = default;
};

/// A message got another text.
struct message_edited {
    static constexpr std::string_view event_name = "message_edited";

    std::string id;
    std::string text;  ///< The new one.
    std::string raw;
    chat::user author;
    chat::channel channel;
    std::string thread;
    std::string previous;  ///< The old text, where the platform tells.

    friend bool operator==(message_edited const&, message_edited const&) = default;
};

/// A message was taken back.
struct message_deleted {
    static constexpr std::string_view event_name = "message_deleted";

    std::string id;
    chat::user author;  ///< Empty where the platform does not tell.
    chat::channel channel;
    std::string thread;
    std::string previous;  ///< What it said, where the platform tells.

    friend bool operator==(message_deleted const&, message_deleted const&) = default;
};

}  // namespace monongusa::event

#endif
