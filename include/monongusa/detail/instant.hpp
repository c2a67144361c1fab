// SPDX-License-Identifier: BSL-1.0
// instant: a point in time by a bot's clock, and durations as it counts them.

#ifndef MONONGUSA_DETAIL_INSTANT_HPP
#define MONONGUSA_DETAIL_INSTANT_HPP

// Declares std::chrono::steady_clock and the durations, as every standard library's <mutex> does.  <chrono> itself, with calendar and streams, would
// add a fifth to what a bot's file costs to read.
#include <mutex>

namespace monongusa {

/// A point in time by a bot's clock.  `instant::max()` means never.
using instant = std::chrono::steady_clock::time_point;

namespace detail {

/// A duration of whatever unit as a clock counts it; as long as can be told, where it is longer.
template <class Rep, class Period>
constexpr instant::duration whole(std::chrono::duration<Rep, Period> length) noexcept {
    using floating = std::chrono::duration<long double, instant::period>;
    if (floating{length} >= floating{instant::duration::max()}) return instant::duration::max();
    if (floating{length} <= floating{instant::duration::min()}) return instant::duration::min();
    return std::chrono::duration_cast<instant::duration>(length);
}

/// The instant `delay` after another; never, where that is too far away to be told.
constexpr instant after(instant from, instant::duration delay) noexcept {
    return delay > instant::max() - from ? instant::max() : from + delay;
}

}  // namespace detail
}  // namespace monongusa

#endif
