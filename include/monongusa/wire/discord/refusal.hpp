// SPDX-License-Identifier: BSL-1.0
// refusal: what a 429 says, in its head and in its body.

#ifndef MONONGUSA_WIRE_DISCORD_REFUSAL_HPP
#define MONONGUSA_WIRE_DISCORD_REFUSAL_HPP

#include <monongusa/detail/backoff.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/wire/discord/rest_body.hpp>
#include <monongusa/wire/discord/rest_headers.hpp>
#include <monongusa/wire/discord/rest_request.hpp>
#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/rest_reply.hpp>

#include <algorithm>
#include <optional>
#include <string_view>

namespace monongusa::wire::discord {

struct refusal {
    bool is_discord = true;  ///< Else it comes from what stands before Discord, and is about the whole address.
    limit_scope scope = limit_scope::none;
    std::optional<instant::duration> told;  ///< How long to wait, if that was said.
    instant::duration wait{};               ///< How long to wait, in any case: never nothing.
};

/// What a 429 says.  `before`: how many the request has had already.  The body goes before the head, since it tells fractions of seconds.
/// (Discord's documentation, Rate Limits)
inline refusal read_refusal(rest_reply const& reply, rest_headers const& head, unsigned before) {
    refusal read;
    read.scope = head.scope;
    read.told = head.retry_after;
    std::optional<instant::duration> seconds;
    bool global = false;
    bool const body = read_refusal_body(reply.body, [&](json_reader& reader, std::string_view name) {
        if (name == "retry_after") {
            if (auto const told = header_text::seconds(reader.value())) seconds = std::min<std::chrono::nanoseconds>(*told, rest_headers::longest);
        } else if (name == "global") {
            global = reader.truth();
        }
    });
    read.is_discord = body || head.told();
    if (body && seconds) read.told = seconds;
    if (body && global) read.scope = limit_scope::global;
    // Who is refused again and again does not come back at once, whatever is said.
    auto const least = detail::backoff(before, 1.0, {std::chrono::milliseconds{50}, std::chrono::minutes{1}});
    read.wait = std::max(read.told.value_or(head.reset_after.value_or(std::chrono::seconds{1})), least);
    return read;
}

}  // namespace monongusa::wire::discord

#endif
