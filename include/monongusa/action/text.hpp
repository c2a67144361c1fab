// SPDX-License-Identifier: BSL-1.0
// text actions: what a bot says, and where.

#ifndef MONONGUSA_ACTION_TEXT_HPP
#define MONONGUSA_ACTION_TEXT_HPP

#include <monongusa/chat/origin.hpp>

#include <string>
#include <string_view>

namespace monongusa::action {

// An action is a plain value.  `to` may be left out: whatever is empty in it is taken from the event that is answered.

/// Says something in the channel.
struct send {
    static constexpr std::string_view action_name = "send";
    std::string text;
    chat::origin to{};
    friend bool operator==(send const&, send const&) = default;
};

/// Says something in the channel to the author of a message.
struct reply {
    static constexpr std::string_view action_name = "reply";
    std::string text;
    chat::origin to{};
    friend bool operator==(reply const&, reply const&) = default;
};

/// Says something to the author in the thread of the message, which begins with it if there is none yet.
struct reply_in_thread {
    static constexpr std::string_view action_name = "reply_in_thread";
    std::string text;
    chat::origin to{};
    friend bool operator==(reply_in_thread const&, reply_in_thread const&) = default;
};

/// Says something to a user alone.
struct direct_message {
    static constexpr std::string_view action_name = "direct_message";
    std::string text;
    chat::origin to{};
    friend bool operator==(direct_message const&, direct_message const&) = default;
};

}  // namespace monongusa::action

#endif
