// SPDX-License-Identifier: BSL-1.0
// discord_request: a call of Discord's REST API, and what came of it.

#ifndef MONONGUSA_TRANSPORT_DISCORD_REQUEST_HPP
#define MONONGUSA_TRANSPORT_DISCORD_REQUEST_HPP

#include <monongusa/chat/user.hpp>
#include <monongusa/detail/once.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/wire/discord/role.hpp>

#include <string>
#include <system_error>
#include <vector>

namespace monongusa::transport {

/// Asked through `transport::discord::request`, which adds the token and keeps Discord's limits.
struct discord_request {
    std::string method = "GET";  ///< GET, POST, PUT, PATCH or DELETE.
    std::string path{};          ///< Behind the base: `/guilds/123/roles`, with its query.
    std::string body{};          ///< JSON, or empty.

    friend bool operator==(discord_request const&, discord_request const&) = default;
};

/// `status` is 0 if there was no answer; then, and where Discord refused the request, there is an error.
struct discord_answer {
    int status = 0;
    std::string body{};

    friend bool operator==(discord_answer const&, discord_answer const&) = default;
};

/// Called once, on the thread of the network: not to be kept busy.
using discord_answered = detail::once<std::error_code, discord_answer const&>;

/// What `transport::discord` is asked by name.  `error` is none where there is an answer; each is called once, on the thread of the network.
using discord_role = wire::discord::role;
using discord_history = detail::once<std::error_code, std::vector<event::message> const&>;
using discord_roles = detail::once<std::error_code, std::vector<discord_role> const&>;
using discord_member = detail::once<std::error_code, chat::user const&>;

}  // namespace monongusa::transport

#endif
