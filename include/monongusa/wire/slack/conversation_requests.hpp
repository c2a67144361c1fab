// SPDX-License-Identifier: BSL-1.0
// conversation_requests: channels, who is in them and what was said there, as requests.

#ifndef MONONGUSA_WIRE_SLACK_CONVERSATION_REQUESTS_HPP
#define MONONGUSA_WIRE_SLACK_CONVERSATION_REQUESTS_HPP

#include <monongusa/wire/slack/call.hpp>
#include <monongusa/wire/slack/web_request.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace monongusa::wire::slack {

/// Which messages are told, by their `ts`; an empty end is open.  See Slack API documentation, conversations.history.
struct period {
    std::string_view oldest{};
    std::string_view latest{};
    bool inclusive = false;  ///< With those two themselves.
};

namespace requests {

namespace building {

inline web_request messages(std::string_view method, form fields, period const& when, page const& part) {
    // One less than elsewhere, see Slack API documentation, conversations.history.
    add_page(fields, part, 999).add_given("oldest", when.oldest).add_given("latest", when.latest);
    if (when.inclusive) fields.add("inclusive", true);
    return question(method, std::move(fields));
}

}  // namespace building

/// The conversation with these users, `U1` or `U1,U2`, at most eight; it is the same each time.  In no lane.
inline web_request open_conversation(std::string_view users) {
    return building::question("conversations.open", std::move(form{}.add("users", users)));
}

/// What a channel is called, and of which kind it is.
inline web_request conversation(std::string_view channel) {
    return building::question("conversations.info", std::move(form{}.add("channel", channel)));
}

/// All channels that the bot may know of.  `types` is a list with commas of public_channel, private_channel, mpim and im; empty: the first
/// of them.
inline web_request conversations(std::string_view types = {}, page const& part = {}, bool archived = false) {
    form fields;
    building::add_page(fields, part).add_given("types", types).add("exclude_archived", !archived);
    return building::question("conversations.list", std::move(fields));
}

/// Those that the bot is in.
inline web_request joined_conversations(std::string_view types = {}, page const& part = {}) {
    form fields;
    building::add_page(fields, part).add_given("types", types).add("exclude_archived", true);
    return building::question("users.conversations", std::move(fields));
}

/// The last messages of a channel, the newest first, without those in threads.
inline web_request history(std::string_view channel, page const& part = {}, period const& when = {}) {
    return building::messages("conversations.history", std::move(form{}.add("channel", channel)), when, part);
}

/// A thread, by the `ts` of the message with which it begins and which comes first; the oldest first.
inline web_request replies(std::string_view channel, std::string_view ts, page const& part = {}, period const& when = {}) {
    return building::messages("conversations.replies", std::move(form{}.add("channel", channel).add("ts", ts)), when, part);
}

/// The ids of who is in a channel.
inline web_request members(std::string_view channel, page const& part = {}) {
    form fields;
    building::add_page(fields.add("channel", channel), part);
    return building::question("conversations.members", std::move(fields));
}

}  // namespace requests

}  // namespace monongusa::wire::slack

#endif
