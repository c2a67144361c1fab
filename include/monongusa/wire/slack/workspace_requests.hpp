// SPDX-License-Identifier: BSL-1.0
// workspace_requests: who the bot is, who else is there and which emoji there are, as requests.

#ifndef MONONGUSA_WIRE_SLACK_WORKSPACE_REQUESTS_HPP
#define MONONGUSA_WIRE_SLACK_WORKSPACE_REQUESTS_HPP

#include <monongusa/wire/slack/call.hpp>
#include <monongusa/wire/slack/web_request.hpp>

#include <string_view>
#include <utility>

namespace monongusa::wire::slack::requests {

/// Who the token belongs to; the header `x-oauth-scopes` of the reply tells what it may do.
inline web_request auth_test() { return building::question("auth.test", {}); }

inline web_request user(std::string_view id) { return building::question("users.info", std::move(form{}.add("user", id))); }

inline web_request users(page const& part = {}) {
    form fields;
    building::add_page(fields, part);
    return building::question("users.list", std::move(fields));
}

/// By the id of a bot, `B1`, which is not that of its user.
inline web_request bot(std::string_view id) { return building::question("bots.info", std::move(form{}.add("bot", id))); }

/// The workspace's own emoji.
inline web_request emoji() { return building::question("emoji.list", {}); }

/// The address of one WebSocket of Socket Mode, with the app's token; it is a secret.
inline web_request open_connection() {
    auto made = building::question("apps.connections.open", {});
    made.token = token_kind::app;
    return made;
}

}  // namespace monongusa::wire::slack::requests

#endif
