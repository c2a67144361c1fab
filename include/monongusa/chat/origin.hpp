// SPDX-License-Identifier: BSL-1.0
// origin: where an event came from and an answer goes to.

#ifndef MONONGUSA_CHAT_ORIGIN_HPP
#define MONONGUSA_CHAT_ORIGIN_HPP

#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/user.hpp>

#include <string>

namespace monongusa::chat {

/// The place of an answer: the channel, whom it addresses, and the message it belongs to.  What does not apply is empty.
struct origin {
    chat::channel channel{};
    chat::user user{};
    std::string message{};  ///< The id of a message.
    std::string thread{};   ///< The id of the thread that message is in.

    friend bool operator==(origin const&, origin const&) = default;
};

/// The same inside an event, without a copy.  Valid as long as the event; null where the event's type has no such part.
struct origin_ref {
    chat::channel const* channel = nullptr;
    chat::user const* user = nullptr;
    std::string const* message = nullptr;
    std::string const* thread = nullptr;

    origin copy() const {
        return {channel ? *channel : chat::channel{}, user ? *user : chat::user{}, message ? *message : std::string{},
                thread ? *thread : std::string{}};
    }
};

}  // namespace monongusa::chat

#endif
