// SPDX-License-Identifier: BSL-1.0
// channel_type: the kinds of channels that Discord has, and what they are to a bot.

#ifndef MONONGUSA_WIRE_DISCORD_CHANNEL_TYPE_HPP
#define MONONGUSA_WIRE_DISCORD_CHANNEL_TYPE_HPP

#include <monongusa/chat/channel.hpp>

/// The numbers of Discord's documentation, Channels Resource, "Channel Types"; those that differ to a bot.
namespace monongusa::wire::discord::channel_type {

inline constexpr int unknown = -1;
inline constexpr int direct = 1;
inline constexpr int group = 3;
inline constexpr int category = 4;
inline constexpr int announcement_thread = 10;
inline constexpr int public_thread = 11;
inline constexpr int private_thread = 12;
inline constexpr int school_hub = 14;

constexpr bool is_thread(int type) noexcept { return type >= announcement_thread && type <= private_thread; }

/// False for what only lists other channels or servers.  True for types that are unknown.
constexpr bool is_talked_in(int type) noexcept { return type != category && type != school_hub; }

/// Who may see a channel of a server depends on roles; only of private threads it is certain that not everybody does.
constexpr chat::channel_kind kind_of(int type) noexcept {
    switch (type) {
        case direct: return chat::channel_kind::direct;
        case group: return chat::channel_kind::group;
        case private_thread: return chat::channel_kind::closed;
        default: return chat::channel_kind::open;
    }
}

}  // namespace monongusa::wire::discord::channel_type

#endif
