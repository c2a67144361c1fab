// SPDX-License-Identifier: BSL-1.0
// self_info: who the bot is on Slack.

#ifndef MONONGUSA_WIRE_SLACK_SELF_INFO_HPP
#define MONONGUSA_WIRE_SLACK_SELF_INFO_HPP

#include <string>

namespace monongusa::wire::slack {

/// The bot as auth.test tells (Slack API documentation, auth.test).  What is empty is nobody's.
struct self_info {
    std::string user_id{};  ///< `U…`: who is mentioned and who reacts.
    std::string bot_id{};   ///< `B…`: who has written, also where no user is told.
    std::string name{};     ///< As a mention of it shows it.
    std::string team_id{};

    friend bool operator==(self_info const&, self_info const&) = default;
};

}  // namespace monongusa::wire::slack

#endif
