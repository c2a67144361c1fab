// SPDX-License-Identifier: BSL-1.0
// all events, and the set of them that a transport can emit.

#ifndef MONONGUSA_EVENT_ALL_HPP
#define MONONGUSA_EVENT_ALL_HPP

#include <monongusa/detail/type_set.hpp>
#include <monongusa/event/channel.hpp>
#include <monongusa/event/connection.hpp>
#include <monongusa/event/failure.hpp>
#include <monongusa/event/member.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/event/reaction.hpp>

namespace monongusa::event {

using list = detail::type_list<message, message_edited, message_deleted, reaction_added, reaction_removed, channel_created, channel_renamed,
                               channel_deleted, member_joined, member_left, member_changed, ready, disconnected>;

/// Every event a transport can emit.  A `failure` is none of them: it comes from the bot itself.
inline constexpr auto all = detail::types_in<list>;

}  // namespace monongusa::event

#endif
