// SPDX-License-Identifier: BSL-1.0
// clock::skipping: time as it passes, of which a part may be skipped.

#ifndef MONONGUSA_CLOCK_SKIPPING_HPP
#define MONONGUSA_CLOCK_SKIPPING_HPP

#include <monongusa/clock/real.hpp>
#include <monongusa/clock/timer_queue.hpp>
#include <monongusa/detail/instant.hpp>

#include <atomic>
#include <cstdint>

namespace monongusa::clock {

/// The clock of the prompt: nobody there wants to wait half an hour to see a timeout.  May be read by any thread and is moved by one.  It may itself be
/// moved to another place as long as it has not been used.
class skipping {
public:
    static constexpr bool passes_by_itself = true;

    skipping() = default;
    skipping(skipping&& other) noexcept : skipped_(other.skipped_.load()) {}

    instant now() const noexcept { return detail::after(instant::clock::now(), skipped()); }
    timer_queue& timers() noexcept { return timers_; }
    /// With what was skipped.
    std::int64_t wall(instant when) const noexcept { return system_wall(when); }

    /// From now on it is `when`, and time goes on from there; never earlier than it was.
    void set(instant when) noexcept {
        auto const ahead = when - now();
        if (ahead > instant::duration::zero()) skipped_ = detail::after(instant{skipped()}, ahead).time_since_epoch().count();
    }

    /// When it will be `when`, if nothing more is skipped, on the steady clock.
    instant really(instant when) const noexcept { return when == instant::max() ? when : when - skipped(); }

private:
    instant::duration skipped() const noexcept { return instant::duration{skipped_.load()}; }

    std::atomic<instant::rep> skipped_ = 0;
    timer_queue timers_;
};

}  // namespace monongusa::clock

#endif
