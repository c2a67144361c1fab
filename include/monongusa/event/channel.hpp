// SPDX-License-Identifier: BSL-1.0
// channel events: a channel came, went or was renamed.

#ifndef MONONGUSA_EVENT_CHANNEL_HPP
#define MONONGUSA_EVENT_CHANNEL_HPP

#include <monongusa/chat/channel.hpp>

#include <string>
#include <string_view>

namespace monongusa::event {

struct channel_created {
    static constexpr std::string_view event_name = "channel_created";

    chat::channel channel;

    friend bool operator==(channel_created const&, channel_created const&) = default;
};

struct channel_renamed {
    static constexpr std::string_view event_name = "channel_renamed";

    chat::channel channel;  ///< With its new name.
    std::string previous;   ///< The old name, where the platform tells.

    friend bool operator==(channel_renamed const&, channel_renamed const&) = default;
};

struct channel_deleted {
    static constexpr std::string_view event_name = "channel_deleted";

    chat::channel channel;

    friend bool operator==(channel_deleted const&, channel_deleted const&) = default;
};

}  // namespace monongusa::event

#endif
