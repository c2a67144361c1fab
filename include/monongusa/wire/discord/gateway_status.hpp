// SPDX-License-Identifier: BSL-1.0
// gateway_status: how far a connection to the gateway is, and what it has been through.

#ifndef MONONGUSA_WIRE_DISCORD_GATEWAY_STATUS_HPP
#define MONONGUSA_WIRE_DISCORD_GATEWAY_STATUS_HPP

#include <cstddef>
#include <string_view>

namespace monongusa::wire::discord {

enum class gateway_status : unsigned char {
    idle,               ///< Not started.
    connecting,         ///< The driver is at it.
    waiting_for_hello,  ///< Connected; Discord speaks first.
    waiting_for_turn,   ///< Greeted, without a session; the identify gate decides.
    identifying,        ///< READY has to come.
    resuming,           ///< What was missed comes, and RESUMED behind it.
    ready,
    backing_off,  ///< Until the next attempt.
    closing,      ///< Closed by us; the other side has to answer.
    ended,
};

/// For the log.
constexpr std::string_view name_of(gateway_status status) noexcept {
    switch (status) {
        case gateway_status::idle: return "idle";
        case gateway_status::connecting: return "connecting";
        case gateway_status::waiting_for_hello: return "waiting for hello";
        case gateway_status::waiting_for_turn: return "waiting for its turn to identify";
        case gateway_status::identifying: return "identifying";
        case gateway_status::resuming: return "resuming";
        case gateway_status::ready: return "ready";
        case gateway_status::backing_off: return "backing off";
        case gateway_status::closing: return "closing";
        case gateway_status::ended: return "ended";
    }
    return "";
}

/// Since the machine was made.
struct gateway_counters {
    std::size_t connects = 0;  ///< Attempts.
    std::size_t failed_connects = 0;
    std::size_t identifies = 0;  ///< Sent.
    std::size_t resumes = 0;     ///< Sent.
    std::size_t resumed = 0;     ///< Successful.
    std::size_t losses = 0;      ///< Of connections that were ready.
    std::size_t heartbeats = 0;
    std::size_t zombies = 0;           ///< Connections left because no answer came to a heartbeat.
    std::size_t timeouts = 0;          ///< Connections left because they were not ready in time.
    std::size_t invalid_sessions = 0;  ///< Op 9.
    std::size_t given_up = 0;          ///< Sessions that brought nothing, however often they were resumed.
    std::size_t duplicates = 0;        ///< Events that came again.
    std::size_t garbled = 0;
    std::size_t unknown_ops = 0;
    std::size_t our_faults = 0;  ///< Times Discord closed because of what it was sent.

    friend bool operator==(gateway_counters const&, gateway_counters const&) = default;
};

}  // namespace monongusa::wire::discord

#endif
