// SPDX-License-Identifier: BSL-1.0
// clock::real: time as it passes.

#ifndef MONONGUSA_CLOCK_REAL_HPP
#define MONONGUSA_CLOCK_REAL_HPP

#include <monongusa/clock/timer_queue.hpp>

namespace monongusa::clock {

/// The clock of a running bot.  Its timers are fired by the transport's loop, or, where the transport does not do that, by a thread of the bot's.
class real {
public:
    static constexpr bool passes_by_itself = true;

    instant now() const noexcept { return instant::clock::now(); }
    timer_queue& timers() noexcept { return timers_; }

private:
    timer_queue timers_;
};

}  // namespace monongusa::clock

#endif
