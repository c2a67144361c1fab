// SPDX-License-Identifier: BSL-1.0
// queued_request: what a queue of requests keeps of each, and what becomes of it.

#ifndef MONONGUSA_WIRE_DISCORD_QUEUED_REQUEST_HPP
#define MONONGUSA_WIRE_DISCORD_QUEUED_REQUEST_HPP

#include <monongusa/detail/backoff.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/wire/discord/rate_limiter.hpp>
#include <monongusa/wire/discord/refusal.hpp>
#include <monongusa/wire/discord/rest_headers.hpp>
#include <monongusa/wire/discord/rest_request.hpp>
#include <monongusa/wire/rest_reply.hpp>

#include <cstddef>
#include <cstdint>
#include <system_error>

namespace monongusa::wire::discord {

struct queue_limits {
    std::size_t most_waiting = 10'000;          ///< Requests, with those under way and those whose end nobody fetched.
    std::size_t most_bytes = 64 * 1024 * 1024;  ///< Of them all; one alone may have more.
    std::size_t most_in_flight = 16;
    unsigned attempts = 5;   ///< Where they fail.
    unsigned refusals = 10;  ///< 429s in answer to one request.
    /// For one limit, longer than invalid_guard ever holds; there is none for waiting behind others.
    instant::duration longest_wait = std::chrono::minutes{15};
    detail::backoff_limits retry{std::chrono::seconds{1}, std::chrono::seconds{30}};
    rate_limits rates{};
};

/// The end of a request: without an error if its status is 2xx.
struct request_result {
    std::uint64_t id = 0;
    std::error_code error;
    rest_reply reply;  ///< The last one, if there was any.
    unsigned attempts = 0;
};

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

struct queued_request {
    rest_request request;
    std::uint64_t number = 0;  ///< In the order in which they were submitted.
    rate_limiter::ticket ticket;
    rest_reply refusal;  ///< The reply after which it is repeated.
    unsigned attempts = 0;
    unsigned failures = 0;
    unsigned refusals = 0;
    bool in_flight = false;
};

/// What a request takes of a queue's room.
inline std::size_t queued_size(rest_request const& one) noexcept {
    return sizeof(queued_request) + one.path.size() + one.route.size() + one.body.size();
}

/// Statuses that pass by themselves: Discord's own, and those of Cloudflare where it does not reach Discord.
constexpr bool is_passing(int status) noexcept {
    return status == 500 || (status >= 502 && status <= 504) || (status >= 520 && status <= 524);
}

/// Reasons for which a connection does not come about a moment later either: a certificate, an address, a file.
inline bool is_lasting(std::error_code why) noexcept {
    return why == std::errc::permission_denied || why == std::errc::invalid_argument || why == std::errc::io_error || why == std::errc::operation_canceled;
}

}  // namespace monongusa::wire::discord

#endif
