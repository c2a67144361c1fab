// SPDX-License-Identifier: BSL-1.0
// discord_route: a call of the REST API that somebody wrote by hand, with the limits that it falls under.

#ifndef MONONGUSA_TRANSPORT_DISCORD_ROUTE_HPP
#define MONONGUSA_TRANSPORT_DISCORD_ROUTE_HPP

#include <monongusa/transport/discord_request.hpp>
#include <monongusa/wire/discord/rest_request.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::transport {

namespace discord_route {

constexpr std::optional<wire::verb> verb_called(std::string_view method) noexcept {
    using wire::verb;
    for (auto const one : {verb::get, verb::post, verb::put, verb::patch, verb::delete_}) {
        if (method == name_of(one)) return one;
    }
    return std::nullopt;
}

constexpr bool is_id(std::string_view part) noexcept {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
}

// What stands behind these is no word of the API: an emoji, a secret, an invitation.
constexpr bool is_followed_by_a_value(std::string_view before, std::string_view own, std::string_view part) noexcept {
    if (own == "reactions" || own == "invites") return true;
    return is_id(own) && (before == "webhooks" || before == "interactions") && !is_id(part) && part != "messages";
}

}  // namespace discord_route

/// Nothing if the method or the path is none.  Limits go by the template of the path and by the channel, the server or the webhook at its beginning
/// (Discord's documentation, Rate Limits).
inline std::optional<wire::discord::rest_request> rest_request_of(discord_request asked) {
    auto const method = discord_route::verb_called(asked.method);
    if (!method || !asked.path.starts_with('/')) return std::nullopt;
    for (char const character : asked.path) {
        if (character <= 0x20 || character >= 0x7F) return std::nullopt;
    }
    wire::discord::rest_request made;
    made.method = *method;
    made.repeatable = is_idempotent(*method);
    made.route = asked.method + ' ';
    std::string_view rest{asked.path};
    rest = rest.substr(0, rest.find('?'));
    std::string_view before, own;
    while (rest.starts_with('/')) {
        rest.remove_prefix(1);
        auto const part = rest.substr(0, rest.find('/'));
        rest.remove_prefix(part.size());
        bool const value = discord_route::is_id(part) || discord_route::is_followed_by_a_value(before, own, part);
        (made.route += '/') += value ? std::string_view{"{}"} : part;
        if (made.major.empty() && value && (own == "channels" || own == "guilds" || own == "webhooks")) {
            made.major = std::string{own.substr(0, own.size() - 1)} + ':' + std::string{part};
        } else if (value && before == "webhooks") {
            (made.major += ':') += part;
        }
        before = std::exchange(own, part);
    }
    made.path = std::move(asked.path);
    if (!asked.body.empty()) made.content_type = "application/json";
    made.body = std::move(asked.body);
    return made;
}

}  // namespace monongusa::transport

#endif
