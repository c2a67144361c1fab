// SPDX-License-Identifier: BSL-1.0
// dispatch: which event of the gateway a frame holds, by its name.

#ifndef MONONGUSA_WIRE_DISCORD_DISPATCH_HPP
#define MONONGUSA_WIRE_DISCORD_DISPATCH_HPP

#include <cstddef>
#include <string_view>

namespace monongusa::wire::discord {

/// The events that somebody here reads (Discord's documentation, Gateway Events).
enum class dispatch : unsigned char {
    unknown,
    channel_create,
    channel_delete,
    channel_update,
    guild_create,
    guild_delete,
    guild_member_add,
    guild_member_remove,
    guild_member_update,
    guild_role_create,
    guild_role_delete,
    guild_role_update,
    message_create,
    message_delete,
    message_delete_bulk,
    message_reaction_add,
    message_reaction_remove,
    message_update,
    ready,
    resumed,
    thread_create,
    thread_delete,
    thread_list_sync,
    thread_update,
};

namespace dispatches {

// In the order of the enumerators.
inline constexpr std::string_view names[] = {
    "",
    "CHANNEL_CREATE",
    "CHANNEL_DELETE",
    "CHANNEL_UPDATE",
    "GUILD_CREATE",
    "GUILD_DELETE",
    "GUILD_MEMBER_ADD",
    "GUILD_MEMBER_REMOVE",
    "GUILD_MEMBER_UPDATE",
    "GUILD_ROLE_CREATE",
    "GUILD_ROLE_DELETE",
    "GUILD_ROLE_UPDATE",
    "MESSAGE_CREATE",
    "MESSAGE_DELETE",
    "MESSAGE_DELETE_BULK",
    "MESSAGE_REACTION_ADD",
    "MESSAGE_REACTION_REMOVE",
    "MESSAGE_UPDATE",
    "READY",
    "RESUMED",
    "THREAD_CREATE",
    "THREAD_DELETE",
    "THREAD_LIST_SYNC",
    "THREAD_UPDATE",
};
inline constexpr std::size_t count = sizeof names / sizeof *names;
static_assert(count == static_cast<std::size_t>(dispatch::thread_update) + 1);

}  // namespace dispatches

/// `unknown` for all others, so also for what Discord adds.
constexpr dispatch dispatch_called(std::string_view name) noexcept {
    for (std::size_t i = 1; i < dispatches::count; ++i) {
        if (name == dispatches::names[i]) return static_cast<dispatch>(i);
    }
    return dispatch::unknown;
}

/// As `t` has it; empty for `unknown`.
constexpr std::string_view name_of(dispatch what) noexcept { return dispatches::names[static_cast<std::size_t>(what)]; }

}  // namespace monongusa::wire::discord

#endif
