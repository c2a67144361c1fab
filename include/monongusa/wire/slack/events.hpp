// SPDX-License-Identifier: BSL-1.0
// events: all that Slack's events are decoded to.

#ifndef MONONGUSA_WIRE_SLACK_EVENTS_HPP
#define MONONGUSA_WIRE_SLACK_EVENTS_HPP

#include <monongusa/wire/slack/channel_events.hpp>
#include <monongusa/wire/slack/decoding.hpp>
#include <monongusa/wire/slack/directory.hpp>
#include <monongusa/wire/slack/event_type.hpp>
#include <monongusa/wire/slack/member_events.hpp>
#include <monongusa/wire/slack/message_events.hpp>
#include <monongusa/wire/slack/reaction_events.hpp>

#endif
