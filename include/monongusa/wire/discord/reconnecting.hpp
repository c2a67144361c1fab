// SPDX-License-Identifier: BSL-1.0
// reconnecting: how long to wait for the next connection.

#ifndef MONONGUSA_WIRE_DISCORD_RECONNECTING_HPP
#define MONONGUSA_WIRE_DISCORD_RECONNECTING_HPP

#include <monongusa/detail/backoff.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/random.hpp>

#include <algorithm>
#include <utility>

namespace monongusa::wire::discord {

/// Full jitter, that grows with each connection that did not last.  What is asked for holds for the next wait alone.
class reconnecting {
public:
    static constexpr instant::duration least_patience = std::chrono::seconds{1};
    static constexpr instant::duration most_patience = std::chrono::seconds{5};

    explicit constexpr reconnecting(detail::backoff_limits const& limits) noexcept : limits_(limits) {}

    /// A connection was a good one.
    constexpr void lasted() noexcept { failures_ = 0; }
    /// Not to wait, unless the connections before did not last either.
    constexpr void promptly() noexcept { promptly_ = true; }
    /// To wait between least_patience and most_patience at the least.
    constexpr void patiently() noexcept { patiently_ = true; }

    /// The next wait.
    constexpr instant::duration wait(detail::random& random) noexcept {
        bool const at_once = std::exchange(promptly_, false) && failures_ == 0;
        auto wait = at_once ? instant::duration::zero() : detail::backoff(failures_, random.unit(), limits_);
        if (std::exchange(patiently_, false)) {
            using fraction = std::chrono::duration<double, instant::period>;
            wait = std::max(wait, least_patience + detail::whole(fraction{most_patience - least_patience} * random.unit()));
        }
        if (failures_ < most_failures) ++failures_;
        return wait;
    }

private:
    static constexpr unsigned most_failures = 62;  // Further, nothing grows that an instant could hold.

    detail::backoff_limits limits_;
    unsigned failures_ = 0;
    bool promptly_ = false;
    bool patiently_ = false;
};

}  // namespace monongusa::wire::discord

#endif
