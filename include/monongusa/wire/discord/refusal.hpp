// SPDX-License-Identifier: BSL-1.0
// refusal: what a 429 says, in its head and in its body.

#ifndef MONONGUSA_WIRE_DISCORD_REFUSAL_HPP
#define MONONGUSA_WIRE_DISCORD_REFUSAL_HPP

#include <monongusa/detail/backoff.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/wire/discord/rest_body.hpp>
#include <monongusa/wire/discord/rest_headers.hpp>
#include <monongusa/wire/discord/rest_request.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <optional>
#include <string_view>
#include <system_error>

namespace monongusa::wire::discord {

struct refusal {
    bool is_discord = true;  ///< Else it comes from what stands before Discord, and is about the whole address.
    limit_scope scope = limit_scope::none;
    std::optional<instant::duration> told;  ///< How long to wait, if that was said.
    instant::duration wait{};               ///< How long to wait, in any case: never nothing.
};

/// The seconds that a body gives as a number; none for what is negative, not a number, or no number at all.
inline std::optional<instant::duration> read_json_seconds(boost::json::object const& from, std::string_view name) {
    auto const* const found = from.if_contains(name);
    if (!found || !found->is_number()) return {};
    std::error_code failed;
    double const told = found->to_number<double>(failed);
    // Written so that what is not a number is not taken.
    if (failed || !(told >= 0)) return {};
    constexpr double most = std::chrono::duration<double>{rest_headers::longest}.count();
    // Fractions such as 0.3 are a little less than what was written.
    return detail::whole(std::chrono::duration<double>{std::min(told, most)} + std::chrono::nanoseconds{1});
}

/// What a 429 says.  `before`: how many the request has had already.  The body goes before the head, since it tells fractions of seconds.
/// (Discord's documentation, Rate Limits)
inline refusal read_refusal(rest_reply const& reply, rest_headers const& head, unsigned before) {
    refusal read;
    read.scope = head.scope;
    read.told = head.retry_after;
    auto const body = read_object(reply.body);
    read.is_discord = body || head.told();
    if (body) {
        if (auto const seconds = read_json_seconds(*body, "retry_after")) read.told = seconds;
        auto const* const global = body->if_contains("global");
        if (global && global->is_bool() && global->get_bool()) read.scope = limit_scope::global;
    }
    // Who is refused again and again does not come back at once, whatever is said.
    auto const least = detail::backoff(before, 1.0, {std::chrono::milliseconds{50}, std::chrono::minutes{1}});
    read.wait = std::max(read.told.value_or(head.reset_after.value_or(std::chrono::seconds{1})), least);
    return read;
}

}  // namespace monongusa::wire::discord

#endif
