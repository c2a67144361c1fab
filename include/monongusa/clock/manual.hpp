// SPDX-License-Identifier: BSL-1.0
// clock::manual: virtual time, which stands still until somebody moves it.

#ifndef MONONGUSA_CLOCK_MANUAL_HPP
#define MONONGUSA_CLOCK_MANUAL_HPP

#include <monongusa/clock/timer_queue.hpp>

#include <atomic>

namespace monongusa::clock {

/// The clock of scripts and tests: a timeout of an hour takes no time.  Begins at `instant{}`; may be read by any thread and is moved by one.
/// It may itself be moved to another place as long as it has not been used.
class manual {
public:
    static constexpr bool passes_by_itself = false;

    manual() = default;
    manual(manual&& other) noexcept : now_(other.now_.load()) {}

    instant now() const noexcept { return instant{instant::duration{now_.load()}}; }
    timer_queue& timers() noexcept { return timers_; }

    /// From now on it is `when`; never earlier than it was.
    void set(instant when) noexcept {
        auto const ticks = when.time_since_epoch().count();
        if (ticks > now_.load()) now_.store(ticks);
    }

private:
    std::atomic<instant::rep> now_ = 0;
    timer_queue timers_;
};

}  // namespace monongusa::clock

#endif
