// SPDX-License-Identifier: BSL-1.0
// reaction events: an emoji was put on a message or taken off.

#ifndef MONONGUSA_EVENT_REACTION_HPP
#define MONONGUSA_EVENT_REACTION_HPP

#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/emoji.hpp>
#include <monongusa/chat/user.hpp>

#include <string>
#include <string_view>

namespace monongusa::event {

struct reaction_added {
    static constexpr std::string_view event_name = "reaction_added";

    chat::emoji emoji;
    chat::user user;  ///< Who reacted.
    chat::channel channel;
    std::string message;  ///< The id of the message reacted to.
    std::string thread;

    friend bool operator==(reaction_added const&, reaction_added const&) = default;
};

struct reaction_removed {
    static constexpr std::string_view event_name = "reaction_removed";

    chat::emoji emoji;
    chat::user user;  ///< Whose reaction it was.
    chat::channel channel;
    std::string message;
    std::string thread;

    friend bool operator==(reaction_removed const&, reaction_removed const&) = default;
};

}  // namespace monongusa::event

#endif
