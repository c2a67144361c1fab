// SPDX-License-Identifier: BSL-1.0
// call_budget: how many calls of one method may start, by a rate that Slack promises and by what it refused.

#ifndef MONONGUSA_WIRE_SLACK_CALL_BUDGET_HPP
#define MONONGUSA_WIRE_SLACK_CALL_BUDGET_HPP

#include <monongusa/detail/instant.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace monongusa::wire::slack {

/// A minute's calls at once, then each as soon as it is earned.  A call counts at Slack at some moment between its start and its reply: so it is
/// taken off when it starts, and begins to be earned again when its reply is there.
class call_budget {
public:
    /// `each_minute`: 0 for no limit but what Slack refuses.
    explicit call_budget(std::uint32_t each_minute) noexcept
        : most_(each_minute),
          apart_(each_minute == 0 ? instant::duration::zero() : instant::duration{std::chrono::minutes{1}} / each_minute) {}

    /// The earliest time at which one more may start: not after `now`, if at once; never, if only after some reply.
    instant ready_at(instant now) const noexcept {
        instant const held = std::max(now, held_until_);
        if (most_ == 0) return held;
        if (in_flight_ >= most_) return instant::max();
        return std::max(held, full_at_ - static_cast<instant::rep>(most_ - 1 - in_flight_) * apart_);
    }

    void start() noexcept { ++in_flight_; }

    /// One is no longer under way.  `free`: Slack does not count it.
    void finish(bool free, instant now) noexcept {
        --in_flight_;
        if (!free) full_at_ = detail::after(std::max(full_at_, now), apart_);
    }

    /// Slack has refused one: none starts until then, and from then on each when it is earned.
    void refuse(instant until) noexcept {
        held_until_ = std::max(held_until_, until);
        if (most_ != 0) full_at_ = std::max(full_at_, detail::after(until, static_cast<instant::rep>(most_ - 1) * apart_));
    }

    /// When it tells nothing any more that a new one would not; never, while one is under way.
    instant idle_at() const noexcept { return in_flight_ != 0 ? instant::max() : std::max(full_at_, held_until_); }

private:
    std::uint32_t most_;
    std::uint32_t in_flight_ = 0;
    instant::duration apart_;
    // How far behind that is says how many are missing.  From a point in time that is long over, so that nothing is subtracted below the first.
    instant full_at_{};
    instant held_until_{};
};

}  // namespace monongusa::wire::slack

#endif
