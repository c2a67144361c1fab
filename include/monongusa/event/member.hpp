// SPDX-License-Identifier: BSL-1.0
// member events: somebody came, left or changed.

#ifndef MONONGUSA_EVENT_MEMBER_HPP
#define MONONGUSA_EVENT_MEMBER_HPP

#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/user.hpp>

#include <string>
#include <string_view>

namespace monongusa::event {

struct member_joined {
    static constexpr std::string_view event_name = "member_joined";

    chat::user user;
    chat::channel channel;  ///< Empty where one joins a server rather than a channel.

    friend bool operator==(member_joined const&, member_joined const&) = default;
};

struct member_left {
    static constexpr std::string_view event_name = "member_left";

    chat::user user;
    chat::channel channel;  ///< Empty where one leaves a server rather than a channel.

    friend bool operator==(member_left const&, member_left const&) = default;
};

struct member_changed {
    static constexpr std::string_view event_name = "member_changed";

    chat::user user;       ///< As it is now.
    std::string previous;  ///< The old name, where the platform tells.

    friend bool operator==(member_changed const&, member_changed const&) = default;
};

}  // namespace monongusa::event

#endif
