// SPDX-License-Identifier: BSL-1.0
// clock::real: tells the time of the steady clock and keeps timers.
#include <monongusa/clock/real.hpp>

#include <monongusa/concept/clock.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <type_traits>
#include <utility>

namespace {

using monongusa::instant;
using monongusa::clock::real;

static_assert(monongusa::clock_policy<real>);
static_assert(real::passes_by_itself);
static_assert(std::is_default_constructible_v<real> && std::is_nothrow_move_constructible_v<real>);

void it_tells_the_time_of_the_steady_clock() {
    real const clock;
    auto const before = instant::clock::now();
    auto const now = clock.now();
    auto const after = instant::clock::now();
    BOOST_TEST(before <= now && now <= after);
}

void its_timers_are_its_own() {
    real clock;
    real other;
    int fired = 0;
    clock.timers().add(clock.now(), [&fired] { ++fired; });
    BOOST_TEST_EQ(other.timers().size(), 0u);
    BOOST_TEST(clock.timers().fire_one(clock.now()));
    BOOST_TEST_EQ(fired, 1);
}

void it_can_be_moved_to_its_place() {
    real clock;
    real there{std::move(clock)};
    there.timers().add(there.now() + std::chrono::hours{1}, [] {});
    BOOST_TEST(!there.timers().fire_one(there.now()));
    BOOST_TEST_EQ(there.timers().size(), 1u);
}

}  // namespace

int main() {
    it_tells_the_time_of_the_steady_clock();
    its_timers_are_its_own();
    it_can_be_moved_to_its_place();
    return boost::report_errors();
}
