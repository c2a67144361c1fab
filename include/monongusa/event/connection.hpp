// SPDX-License-Identifier: BSL-1.0
// connection events: the bot is there, or no longer.

#ifndef MONONGUSA_EVENT_CONNECTION_HPP
#define MONONGUSA_EVENT_CONNECTION_HPP

#include <monongusa/chat/user.hpp>

#include <string>
#include <string_view>

namespace monongusa::event {

/// The transport is connected; comes before every other event of the connection.
struct ready {
    static constexpr std::string_view event_name = "ready";

    chat::user self;  ///< The bot, as others see it.

    friend bool operator==(ready const&, ready const&) = default;
};

/// The connection is lost or has ended.
struct disconnected {
    static constexpr std::string_view event_name = "disconnected";

    std::string reason;
    bool final = false;  ///< No attempt to connect again will follow.

    friend bool operator==(disconnected const&, disconnected const&) = default;
};

}  // namespace monongusa::event

#endif
