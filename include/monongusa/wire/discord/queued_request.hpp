// SPDX-License-Identifier: BSL-1.0
// queued_request: what a queue of requests to Discord has of its own, within which limits, and what it counts.

#ifndef MONONGUSA_WIRE_DISCORD_QUEUED_REQUEST_HPP
#define MONONGUSA_WIRE_DISCORD_QUEUED_REQUEST_HPP

#include <monongusa/wire/discord/rate_limiter.hpp>
#include <monongusa/wire/discord/refusal.hpp>
#include <monongusa/wire/discord/rest_headers.hpp>
#include <monongusa/wire/discord/rest_request.hpp>
#include <monongusa/wire/queued_request.hpp>

#include <cstdint>

namespace monongusa::wire::discord {

using wire::is_lasting;
using wire::is_passing;
using wire::request_result;

/// `longest_wait` is longer than invalid_guard ever holds.
using queue_limits = queue_limits_with<rate_limits>;
using queued_request = wire::queued_request<rest_request, rate_limiter::ticket>;

/// Since the queue began.
struct queue_counts {
    std::uint64_t submitted = 0;
    std::uint64_t full = 0;  ///< Not taken.
    std::uint64_t started = 0;
    std::uint64_t succeeded = 0;
    std::uint64_t repeated = 0;
    std::uint64_t limited = 0;  ///< 429s of the bot's limits in one place.
    std::uint64_t limited_shared = 0;
    std::uint64_t limited_globally = 0;
    std::uint64_t banned = 0;  ///< 429s that do not come from Discord, but from what stands before it.
    std::uint64_t server_failures = 0;
    std::uint64_t lost = 0;  ///< Without a reply.

    void count(refusal const& one) noexcept {
        if (!one.is_discord) {
            ++banned;
        } else if (one.scope == limit_scope::global) {
            ++limited_globally;
        } else if (one.scope == limit_scope::shared) {
            ++limited_shared;
        } else {
            ++limited;
        }
    }
};

}  // namespace monongusa::wire::discord

#endif
