// SPDX-License-Identifier: BSL-1.0
// event_type: which event of Slack an object is, by its `type`.

#ifndef MONONGUSA_WIRE_SLACK_EVENT_TYPE_HPP
#define MONONGUSA_WIRE_SLACK_EVENT_TYPE_HPP

#include <cstddef>
#include <string_view>

namespace monongusa::wire::slack {

/// The events that somebody here reads (Slack API documentation, Events API types).
enum class event_type : unsigned char {
    unknown,
    app_mention,
    channel_created,
    channel_deleted,
    channel_id_changed,
    channel_rename,
    group_deleted,
    group_rename,
    im_created,
    member_joined_channel,
    member_left_channel,
    message,
    reaction_added,
    reaction_removed,
    team_join,
    user_change,
};

namespace event_types {

// In the order of the enumerators.
inline constexpr std::string_view names[] = {
    "",
    "app_mention",
    "channel_created",
    "channel_deleted",
    "channel_id_changed",
    "channel_rename",
    "group_deleted",
    "group_rename",
    "im_created",
    "member_joined_channel",
    "member_left_channel",
    "message",
    "reaction_added",
    "reaction_removed",
    "team_join",
    "user_change",
};
inline constexpr std::size_t count = sizeof names / sizeof *names;
static_assert(count == static_cast<std::size_t>(event_type::user_change) + 1);

}  // namespace event_types

/// `unknown` for all others, so also for what Slack adds.
constexpr event_type event_type_called(std::string_view name) noexcept {
    for (std::size_t i = 1; i < event_types::count; ++i) {
        if (name == event_types::names[i]) return static_cast<event_type>(i);
    }
    return event_type::unknown;
}

/// As `type` has it; empty for `unknown`.
constexpr std::string_view name_of(event_type what) noexcept { return event_types::names[static_cast<std::size_t>(what)]; }

}  // namespace monongusa::wire::slack

#endif
