// SPDX-License-Identifier: BSL-1.0
// backoff: how long to wait before one tries again.

#ifndef MONONGUSA_DETAIL_BACKOFF_HPP
#define MONONGUSA_DETAIL_BACKOFF_HPP

#include <monongusa/detail/instant.hpp>

namespace monongusa::detail {

/// Within what a wait lies: up to `first` before the first repetition, twice as long with each further one, but never longer than `most`.
struct backoff_limits {
    instant::duration first = std::chrono::seconds{1};
    instant::duration most = std::chrono::minutes{2};
};

/// How long to wait before attempt number `attempt`, counted from 0, is repeated.  `chance` lies in [0, 1) and is drawn anew each time: the wait
/// is that part of the longest one allowed, so that many who lost one server at one moment do not come back at one moment.  One out of its range
/// counts as its nearest end.  The wait is never negative.
constexpr instant::duration backoff(unsigned attempt, double chance, backoff_limits const& limits = {}) noexcept {
    if (limits.first <= instant::duration::zero() || limits.most <= instant::duration::zero()) return instant::duration::zero();
    auto longest = limits.first;
    for (; attempt > 0 && longest < limits.most; --attempt) {
        longest = longest > limits.most / 2 ? limits.most : longest * 2;
    }
    if (longest > limits.most) longest = limits.most;
    // Written so that what is not a number counts as 0.
    if (!(chance > 0.0)) return instant::duration::zero();
    if (chance >= 1.0) return longest;
    // For the longest durations the product can be rounded up to what no duration holds.
    return whole(std::chrono::duration<long double, instant::period>{static_cast<long double>(longest.count()) * chance});
}

}  // namespace monongusa::detail

#endif
