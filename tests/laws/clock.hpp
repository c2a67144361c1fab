// SPDX-License-Identifier: BSL-1.0
// laws::clock: what every clock keeps.

#ifndef MONONGUSA_TESTS_LAWS_CLOCK_HPP
#define MONONGUSA_TESTS_LAWS_CLOCK_HPP

#include <monongusa/concept/clock.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>
#include <thread>
#include <vector>

namespace laws {

using monongusa::instant;
constexpr std::chrono::microseconds step{200};

template <class Clock>
void fire_what_is_due(Clock& clock) {
    while (clock.timers().fire_one(clock.now())) {
    }
}

template <class Clock, class Reach>
void it_never_goes_back(Clock& clock, Reach const& reach) {
    std::atomic<bool> ended = false;
    std::atomic<int> steps_back = 0;
    // As the executor's threads ask for the time.
    std::thread other{[&] {
        for (instant last = clock.now(); !ended;) {
            instant const next = clock.now();
            steps_back += next < last;
            last = next;
        }
    }};
    instant last = clock.now();
    for (int i = 0; i < 100; ++i) {
        reach(last + std::chrono::microseconds{1});
        instant const next = clock.now();
        BOOST_TEST(next >= last + std::chrono::microseconds{1});
        last = next;
    }
    ended = true;
    other.join();
    BOOST_TEST_EQ(steps_back.load(), 0);
}

template <class Clock, class Reach>
void timers_fire_in_order_of_time_then_of_adding(Clock& clock, Reach const& reach) {
    std::string fired;
    instant const begin = clock.now();
    auto const add = [&](int steps, char name) { clock.timers().add(begin + steps * step, [&fired, name] { fired += name; }); };
    add(3, 'e');
    add(1, 'a');
    add(2, 'c');
    add(1, 'b');
    add(3, 'f');
    add(2, 'd');
    BOOST_TEST_EQ(clock.timers().size(), 6u);
    BOOST_TEST(clock.timers().earliest() == begin + step);
    reach(begin + 3 * step);
    fire_what_is_due(clock);
    BOOST_TEST_EQ(fired, "abcdef");
    BOOST_TEST(clock.timers().earliest() == instant::max());
}

template <class Clock, class Reach>
void none_fires_before_its_time(Clock& clock, Reach const& reach) {
    int fired = 0;
    auto const far = clock.timers().add(clock.now() + std::chrono::hours{24 * 365}, [&] { ++fired; });
    auto const never = clock.timers().add(instant::max(), [&] { ++fired; });
    reach(clock.now() + step);
    fire_what_is_due(clock);
    BOOST_TEST_EQ(fired, 0);
    BOOST_TEST(clock.timers().cancel(far) && clock.timers().cancel(never));
    BOOST_TEST_EQ(clock.timers().size(), 0u);
}

template <class Clock, class Reach>
void one_that_is_cancelled_never_fires(Clock& clock, Reach const& reach) {
    std::string fired;
    instant const begin = clock.now();
    auto const first = clock.timers().add(begin + step, [&] { fired += 'a'; });
    auto const second = clock.timers().add(begin + step, [&] { fired += 'b'; });
    auto const third = clock.timers().add(begin + 2 * step, [&] { fired += 'c'; });
    BOOST_TEST(clock.timers().cancel(second));
    BOOST_TEST(!clock.timers().cancel(second));
    reach(begin + step);
    fire_what_is_due(clock);
    BOOST_TEST(fired == "a" || fired == "ac");  // Where time passes by itself it may have passed.
    BOOST_TEST(!clock.timers().cancel(first));
    clock.timers().cancel(third);
    BOOST_TEST_EQ(clock.timers().size(), 0u);
}

template <class Clock, class Reach>
void one_may_cancel_another_and_add_more(Clock& clock, Reach const& reach) {
    std::string fired;
    instant const begin = clock.now();
    auto const victim = clock.timers().add(begin + step, [&] { fired += 'x'; });
    clock.timers().add(begin, [&] {
        fired += 'a';
        BOOST_TEST(clock.timers().cancel(victim));
        // Is due already.
        clock.timers().add(begin, [&] { fired += 'b'; });
        clock.timers().add(begin + 2 * step, [&] {
            fired += 'd';
            clock.timers().add(begin + 3 * step, [&] { fired += 'e'; });
        });
        clock.timers().add(begin, [&] { fired += 'c'; });
    });
    reach(begin);
    fire_what_is_due(clock);
    BOOST_TEST(fired.starts_with("abc"));
    reach(begin + 2 * step);
    fire_what_is_due(clock);
    reach(begin + 3 * step);
    fire_what_is_due(clock);
    BOOST_TEST_EQ(fired, "abcde");
    BOOST_TEST_EQ(clock.timers().size(), 0u);
}

template <class Clock, class Reach>
void any_thread_may_add_and_cancel(Clock& clock, Reach const& reach) {
    constexpr std::size_t threads = 3;
    constexpr std::size_t timers = 300;
    std::atomic<int> fired = 0;
    std::atomic<int> cancelled = 0;
    std::atomic<std::size_t> ended = 0;
    std::vector<std::thread> adding;
    for (std::size_t i = 0; i < threads; ++i) {
        adding.emplace_back([&] {
            for (std::size_t n = 0; n < timers; ++n) {
                auto const id = clock.timers().add(clock.now(), [&] { ++fired; });
                if (n % 3 == 0) cancelled += clock.timers().cancel(id);
            }
            ++ended;
        });
    }
    while (ended < threads) fire_what_is_due(clock);
    for (auto& thread : adding) thread.join();
    reach(clock.now() + step);
    fire_what_is_due(clock);
    BOOST_TEST_EQ(static_cast<std::size_t>(fired + cancelled), threads * timers);
    BOOST_TEST_GE(static_cast<std::size_t>(fired), threads * timers * 2 / 3);
}

/// `reach(instant)` comes back when the clock has come to that: it moves the clock, or waits, as `Clock::passes_by_itself` says.
template <class Clock, class Reach>
void clock(Clock& clock, Reach const& reach) {
    static_assert(monongusa::clock_policy<Clock>);
    it_never_goes_back(clock, reach);
    timers_fire_in_order_of_time_then_of_adding(clock, reach);
    none_fires_before_its_time(clock, reach);
    one_that_is_cancelled_never_fires(clock, reach);
    one_may_cancel_another_and_add_more(clock, reach);
    any_thread_may_add_and_cancel(clock, reach);
}

}  // namespace laws

#endif
