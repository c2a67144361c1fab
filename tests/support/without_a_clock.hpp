// SPDX-License-Identifier: BSL-1.0
// support::without_a_clock: what a listener says to a transport that drives its clock, if it has none.

#ifndef MONONGUSA_TESTS_SUPPORT_WITHOUT_A_CLOCK_HPP
#define MONONGUSA_TESTS_SUPPORT_WITHOUT_A_CLOCK_HPP

#include <monongusa/detail/instant.hpp>

namespace support {

struct without_a_clock {
    monongusa::instant next_timer() const noexcept { return monongusa::instant::max(); }
    void fire_timers() noexcept {}
    void settle() noexcept {}
    bool pass(monongusa::instant::duration, monongusa::instant::duration = {}) noexcept { return true; }
};

}  // namespace support

#endif
