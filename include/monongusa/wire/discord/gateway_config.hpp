// SPDX-License-Identifier: BSL-1.0
// gateway_config: which gateway, as whom, and how long to wait for what.

#ifndef MONONGUSA_WIRE_DISCORD_GATEWAY_CONFIG_HPP
#define MONONGUSA_WIRE_DISCORD_GATEWAY_CONFIG_HPP

#include <monongusa/detail/backoff.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/wire/discord/gateway_status.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace monongusa::wire::discord {

/// A session that can be gone on with, by this process or by the next.
struct saved_session {
    std::string id{};
    std::string resume_url{};    ///< Where Discord wants it resumed; empty: at the base URL.
    std::int64_t sequence = -1;  ///< Of the last event that need not be sent again.

    friend bool operator==(saved_session const&, saved_session const&) = default;
};

/// How long the machine waits.  None of these is Discord's; they bound what Discord leaves open.
struct gateway_limits {
    instant::duration connect = std::chrono::seconds{60};  ///< The driver's own deadlines come first.
    instant::duration hello = std::chrono::seconds{30};
    instant::duration ready =
        std::chrono::minutes{3};  ///< Long, since Discord asks for patience during an outage, and every attempt costs an identify.
    instant::duration resumed = std::chrono::minutes{2};  ///< Between one replayed event and the next.
    instant::duration close = std::chrono::seconds{10};
    instant::duration settled =
        std::chrono::minutes{1};  ///< Ready for so long, a connection counts as a good one: the next backoff begins anew.
    detail::backoff_limits backoff{};
};

/// How long it is waited in a state; without end where another clock decides.
constexpr instant::duration patience(gateway_limits const& limits, gateway_status status) noexcept {
    switch (status) {
        case gateway_status::connecting: return limits.connect;
        case gateway_status::waiting_for_hello: return limits.hello;
        case gateway_status::identifying: return limits.ready;
        case gateway_status::resuming: return limits.resumed;
        case gateway_status::closing: return limits.close;
        default: return instant::duration::max();
    }
}

struct gateway_config {
    /// The base, from GET /gateway/bot or the configuration: "wss://gateway.discord.gg".  What it has as a query is replaced.
    std::string url{};
    std::uint32_t intents = 0;
    int shard = 0;
    int shards = 1;
    bool compress = true;    ///< By zlib-stream.
    std::string presence{};  ///< The JSON of op 3's `d`, or empty.  One longer than longest_presence is left out.
    std::optional<saved_session> resume{};
    gateway_limits limits{};
};

/// Discord closes the connection (4002) if it gets a longer frame, in bytes (Discord's documentation, Gateway, Sending Events).
inline constexpr std::size_t longest_frame = 4096;
/// So that the frame that says who the bot is has room for it.
inline constexpr std::size_t longest_presence = 3072;
/// Longer ones in what Discord sends are not believed; they would not fit into the frame that resumes.
inline constexpr std::size_t longest_session_id = 512;
inline constexpr std::size_t longest_url = 1024;

/// The URL to connect to: version 10, JSON, and zlib-stream if asked for (Discord's documentation, Gateway, Connecting).
inline std::string gateway_url(std::string_view base, bool compress) {
    base = base.substr(0, base.find_first_of("?#"));
    auto const scheme = base.find("://");
    auto const host = scheme == std::string_view::npos ? 0 : scheme + 3;
    std::string url{base};
    if (base.find('/', host) == std::string_view::npos) url += '/';
    url += "?v=10&encoding=json";
    if (compress) url += "&compress=zlib-stream";
    return url;
}

/// Whether the token may be sent where Discord wants the session resumed: with the scheme of the base URL, so that nobody turns the encryption off, and
/// without characters that belong into no URL.
constexpr bool may_resume_at(std::string_view url, std::string_view base) noexcept {
    auto const scheme = base.find("://");
    if (scheme == std::string_view::npos || url.size() > longest_url) return false;
    auto const head = base.substr(0, scheme + 3);
    if (!url.starts_with(head) || url.size() == head.size()) return false;
    for (char const character : url) {
        if (character <= 0x20 || character >= 0x7F || character == '@' || character == '\\') return false;
    }
    return true;
}

}  // namespace monongusa::wire::discord

#endif
