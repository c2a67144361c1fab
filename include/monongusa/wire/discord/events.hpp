// SPDX-License-Identifier: BSL-1.0
// events: all that the gateway's dispatches are decoded to.

#ifndef MONONGUSA_WIRE_DISCORD_EVENTS_HPP
#define MONONGUSA_WIRE_DISCORD_EVENTS_HPP

#include <monongusa/wire/discord/channel_events.hpp>
#include <monongusa/wire/discord/decoding.hpp>
#include <monongusa/wire/discord/directory.hpp>
#include <monongusa/wire/discord/dispatch.hpp>
#include <monongusa/wire/discord/member_events.hpp>
#include <monongusa/wire/discord/message_events.hpp>
#include <monongusa/wire/discord/reaction_events.hpp>

#endif
