// SPDX-License-Identifier: BSL-1.0
// sent: what came of an action: the message that now stands in the chat.

#ifndef MONONGUSA_CHAT_SENT_HPP
#define MONONGUSA_CHAT_SENT_HPP

#include <monongusa/chat/channel.hpp>

#include <string>

namespace monongusa::chat {

/// Names a message of the bot, so that it can be edited, deleted or reacted to.  Empty where the action made no message.
struct sent {
    std::string message{};
    chat::channel channel{};

    friend bool operator==(sent const&, sent const&) = default;
};

}  // namespace monongusa::chat

#endif
