// SPDX-License-Identifier: BSL-1.0
// clock::real: time as it passes.

#ifndef MONONGUSA_CLOCK_REAL_HPP
#define MONONGUSA_CLOCK_REAL_HPP

#include <monongusa/clock/timer_queue.hpp>

#include <cstdint>

#include <time.h>

namespace monongusa::clock {

/// What the calendar's clock shows at an instant of the steady one, if nobody sets it: nanoseconds since 1970-01-01 00:00 UTC.
inline std::int64_t system_wall(instant when) noexcept {
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    auto const ahead = when - instant::clock::now();
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec + std::chrono::nanoseconds{ahead}.count();
}

/// The clock of a running bot.  Its timers are fired by the transport's loop, or, where the transport does not do that, by a thread of the bot's.
class real {
public:
    static constexpr bool passes_by_itself = true;

    instant now() const noexcept { return instant::clock::now(); }
    timer_queue& timers() noexcept { return timers_; }
    std::int64_t wall(instant when) const noexcept { return system_wall(when); }

private:
    timer_queue timers_;
};

}  // namespace monongusa::clock

#endif
