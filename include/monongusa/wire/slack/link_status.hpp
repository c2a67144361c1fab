// SPDX-License-Identifier: BSL-1.0
// link_status: how far a connection of Socket Mode is, what it has been through, and why it is over.

#ifndef MONONGUSA_WIRE_SLACK_LINK_STATUS_HPP
#define MONONGUSA_WIRE_SLACK_LINK_STATUS_HPP

#include <cstddef>
#include <string_view>

namespace monongusa::wire::slack {

enum class link_status : unsigned char {
    idle,               ///< Not started.
    asking,             ///< For the URL of a websocket.
    connecting,         ///< The driver is at it.
    waiting_for_hello,  ///< Connected; Slack speaks first.
    live,               ///< Slack delivers, whatever else goes on.
    backing_off,        ///< Until the next attempt.
    closing,            ///< For good.
    ended,
};

/// For the log.
constexpr std::string_view name_of(link_status status) noexcept {
    switch (status) {
        case link_status::idle: return "idle";
        case link_status::asking: return "asking for a connection";
        case link_status::connecting: return "connecting";
        case link_status::waiting_for_hello: return "waiting for hello";
        case link_status::live: return "live";
        case link_status::backing_off: return "backing off";
        case link_status::closing: return "closing";
        case link_status::ended: return "ended";
    }
    return "";
}

/// Why a link is over for good.
enum class link_end : unsigned char {
    stopped,        ///< It was told to.
    link_disabled,  ///< Socket Mode was switched off for the app.
    fatal,          ///< Slack refuses apps.connections.open for a reason that does not pass.
};

/// The part of a sentence that says why it has ended.
constexpr std::string_view what_of(link_end end) noexcept {
    switch (end) {
        case link_end::stopped: return "it was stopped";
        case link_end::link_disabled: return "Socket Mode is switched off for the app; switch it on in the app's settings";
        case link_end::fatal: return "Slack does not let the app open a connection";
    }
    return "";
}

/// Since the link was made.
struct link_counters {
    std::size_t asks = 0;         ///< For a URL.
    std::size_t failed_asks = 0;  ///< Without one as the answer.
    std::size_t connects = 0;     ///< Attempts.
    std::size_t failed_connects = 0;
    std::size_t hellos = 0;
    std::size_t replacements = 0;  ///< Of a connection that still worked.
    std::size_t losses = 0;        ///< Live before, and then not.
    std::size_t timeouts = 0;      ///< Connections left because Slack did not greet, or was silent.
    std::size_t crowded = 0;       ///< How often Slack counted too many connections.
    std::size_t envelopes = 0;
    std::size_t retries = 0;    ///< Of those, what Slack said it had sent before.
    std::size_t malformed = 0;  ///< Frames.
    std::size_t unknown = 0;    ///< Frames, of a type that is none of Socket Mode's.

    friend bool operator==(link_counters const&, link_counters const&) = default;
};

}  // namespace monongusa::wire::slack

#endif
