// SPDX-License-Identifier: BSL-1.0
// queued_request: what a queue of requests keeps of each, and what becomes of it.

#ifndef MONONGUSA_WIRE_QUEUED_REQUEST_HPP
#define MONONGUSA_WIRE_QUEUED_REQUEST_HPP

#include <monongusa/detail/backoff.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/wire/rest_reply.hpp>

#include <cstddef>
#include <cstdint>
#include <system_error>

namespace monongusa::wire {

/// `Rates`: what a platform's own limits are.
template <class Rates>
struct queue_limits_with {
    std::size_t most_waiting = 10'000;          ///< Requests, with those under way and those whose end nobody fetched.
    std::size_t most_bytes = 64 * 1024 * 1024;  ///< Of them all; one alone may have more.
    std::size_t most_in_flight = 16;
    unsigned attempts = 5;   ///< Where they fail.
    unsigned refusals = 10;  ///< 429s in answer to one request.
    /// For one limit; there is none for waiting behind others.
    instant::duration longest_wait = std::chrono::minutes{15};
    detail::backoff_limits retry{std::chrono::seconds{1}, std::chrono::seconds{30}};
    Rates rates{};
};

/// The end of a request: without an error if it was done.
struct request_result {
    std::uint64_t id = 0;
    std::error_code error;
    rest_reply reply;  ///< The last one, if there was any.
    unsigned attempts = 0;
};

/// `Ticket`: what a limiter gives for one that started.
template <class Request, class Ticket>
struct queued_request {
    Request request;
    std::uint64_t number = 0;  ///< In the order in which they were submitted.
    Ticket ticket{};
    rest_reply refusal;  ///< The reply after which it is repeated.
    unsigned attempts = 0;
    unsigned failures = 0;
    unsigned refusals = 0;
    instant unsure_since = instant::max();  ///< Since then it may have been done.
    bool in_flight = false;
    bool is_later = false;  ///< It waits until it is repeated.
};

/// Statuses that pass by themselves: a platform's own, and those of Cloudflare where it does not reach the platform.
constexpr bool is_passing(int status) noexcept {
    return status == 500 || (status >= 502 && status <= 504) || (status >= 520 && status <= 524);
}

/// Reasons for which a connection does not come about a moment later either: a certificate, an address, a file.
inline bool is_lasting(std::error_code why) noexcept {
    return why == std::errc::permission_denied || why == std::errc::invalid_argument || why == std::errc::io_error ||
           why == std::errc::operation_canceled;
}

}  // namespace monongusa::wire

#endif
