// SPDX-License-Identifier: BSL-1.0
// requests: all that a bot asks of Slack, each as the request it takes.

#ifndef MONONGUSA_WIRE_SLACK_REQUESTS_HPP
#define MONONGUSA_WIRE_SLACK_REQUESTS_HPP

#include <monongusa/wire/slack/call.hpp>
#include <monongusa/wire/slack/conversation_requests.hpp>
#include <monongusa/wire/slack/file_requests.hpp>
#include <monongusa/wire/slack/message_requests.hpp>
#include <monongusa/wire/slack/workspace_requests.hpp>

/// All are pure.  Ids and texts may be anything: in a form they cannot leave their field.  What changes a channel is in the lane of that
/// channel.
namespace monongusa::wire::slack::requests {}

#endif
