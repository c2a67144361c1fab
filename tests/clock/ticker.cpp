// SPDX-License-Identifier: BSL-1.0
// ticker: a thread that fires when something is due or has become earlier, and at no other time.
#include <monongusa/clock/ticker.hpp>

#include <monongusa/clock/timer_queue.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <latch>
#include <thread>
#include <type_traits>
#include <vector>

namespace {

using monongusa::instant;
using monongusa::clock::ticker;
using namespace std::chrono_literals;

static_assert(!std::is_copy_constructible_v<ticker> && !std::is_move_constructible_v<ticker>);

// Calls what the test wants to be fired, with the number of the call from 1.
struct target {
    std::function<instant(int number)> fire;
    int calls = 0;  // Of the ticker's thread, until that has ended.

    static instant call(void* self) {
        auto& mine = *static_cast<target*>(self);
        return mine.fire(++mine.calls);
    }
};

void without_a_timer_it_has_no_thread_and_fires_nothing() {
    target idle{[](int) { return instant::max(); }};
    { ticker ticker{&idle, &target::call}; }
    BOOST_TEST_EQ(idle.calls, 0);
}

void what_is_due_is_fired_on_a_thread_of_its_own() {
    std::promise<std::thread::id> fired;
    target once{[&fired](int) {
        fired.set_value(std::this_thread::get_id());
        return instant::max();
    }};
    {
        ticker ticker{&once, &target::call};
        ticker.rearm();
        BOOST_TEST(fired.get_future().get() != std::this_thread::get_id());
    }
    BOOST_TEST_EQ(once.calls, 1);
}

void an_instant_in_the_past_is_fired_at_once() {
    std::promise<void> done;
    target busy{[&done](int number) {
        if (number == 100) done.set_value();
        return number >= 100 ? instant::max() : number % 2 ? instant{} : instant::clock::now() - 1h;
    }};
    {
        ticker ticker{&busy, &target::call};
        ticker.rearm();
        done.get_future().wait();
    }
    BOOST_TEST_EQ(busy.calls, 100);
}

void what_is_due_in_a_moment_is_fired_then_and_not_before() {
    std::promise<void> done;
    instant due{};
    bool early = false;
    target patient{[&](int number) {
        if (instant::clock::now() < due) early = true;
        if (number == 10) {
            done.set_value();
            return instant::max();
        }
        return due = instant::clock::now() + 2ms;
    }};
    {
        ticker ticker{&patient, &target::call};
        ticker.rearm();
        done.get_future().wait();
    }
    BOOST_TEST(!early);
    BOOST_TEST_EQ(patient.calls, 10);
}

void an_earlier_timer_is_not_missed() {
    for (auto const far : {instant::max(), instant::clock::now() + 1h}) {
        std::promise<void> first;
        std::promise<void> second;
        target waits{[&](int number) {
            if (number == 1) first.set_value();
            if (number == 2) second.set_value();
            return far;
        }};
        ticker ticker{&waits, &target::call};
        ticker.rearm();
        first.get_future().wait();
        ticker.rearm();
        second.get_future().wait();
        BOOST_TEST_EQ(waits.calls, 2);
    }
}

// The queue was asked for its earliest, and then an earlier one came.
void one_that_comes_while_it_fires_is_not_missed() {
    std::promise<void> firing;
    std::promise<void> rearmed;
    std::promise<void> again;
    target slow{[&](int number) {
        if (number == 1) {
            firing.set_value();
            rearmed.get_future().wait();
        }
        if (number == 2) again.set_value();
        return instant::max();
    }};
    ticker ticker{&slow, &target::call};
    ticker.rearm();
    firing.get_future().wait();
    ticker.rearm();
    rearmed.set_value();
    again.get_future().wait();
    BOOST_TEST_EQ(slow.calls, 2);
}

// As a bot uses it, with timers of many threads, each of which fires.
void many_threads_may_add_timers() {
    constexpr int threads = 4;
    constexpr int each = 500;
    monongusa::clock::timer_queue timers;
    std::atomic<int> early = 0;
    std::latch all_fired{threads * each};
    {
        ticker ticker{&timers, [](void* queue) {
                          auto& of = *static_cast<monongusa::clock::timer_queue*>(queue);
                          while (of.fire_one(instant::clock::now())) {}
                          return of.earliest();
                      }};
        timers.tell_of_earlier(&ticker, [](void* to) { static_cast<monongusa::clock::ticker*>(to)->rearm(); });
        std::vector<std::thread> adding;
        for (int i = 0; i < threads; ++i) {
            adding.emplace_back([&] {
                for (int number = 0; number < each; ++number) {
                    auto const due = instant::clock::now() + std::chrono::microseconds{number * 37 % 5000 - 500};
                    timers.add(due, [&, due] {
                        if (instant::clock::now() < due) ++early;
                        all_fired.count_down();
                    });
                }
            });
        }
        for (auto& thread : adding) thread.join();
        all_fired.wait();
    }
    BOOST_TEST_EQ(early.load(), 0);
    BOOST_TEST_EQ(timers.size(), 0u);
}

void it_ends_at_once_whatever_it_waits_for() {
    for (auto const next : {instant::max(), instant::clock::now() + 1h}) {
        std::promise<void> fired;
        target waits{[&](int number) {
            if (number == 1) fired.set_value();
            return next;
        }};
        {
            ticker ticker{&waits, &target::call};
            ticker.rearm();
            fired.get_future().wait();
        }
        BOOST_TEST_EQ(waits.calls, 1);
    }
    // Before its thread has come to fire, too.
    for (int i = 0; i < 100; ++i) {
        target idle{[](int) { return instant::max(); }};
        {
            ticker ticker{&idle, &target::call};
            ticker.rearm();
        }
        BOOST_TEST_LE(idle.calls, 1);
    }
}

// Handlers of a pool may still set timers then.
void once_ended_it_fires_nothing_whoever_asks() {
    for (int round = 0; round < 100; ++round) {
        std::atomic<bool> over = false;
        std::atomic<bool> fired_late = false;
        target idle{[&](int) {
            if (over) fired_late = true;
            return instant::max();
        }};
        ticker ticker{&idle, &target::call};
        std::thread handler{[&ticker] {
            for (int i = 0; i < 20; ++i) ticker.rearm();
        }};
        ticker.end();
        over = true;
        handler.join();
        ticker.rearm();
        ticker.end();
        BOOST_TEST(!fired_late);
    }
}

// It comes back when what it fires has come back: nothing is fired any more then.
void it_ends_after_what_it_fires() {
    std::promise<void> firing;
    bool over = false;  // Not atomic: to have ended is to have seen it.
    target slow{[&](int number) {
        if (number == 1) {
            firing.set_value();
            for (int i = 0; i < 1000; ++i) std::this_thread::yield();
            over = true;
        }
        return instant{};
    }};
    {
        ticker ticker{&slow, &target::call};
        ticker.rearm();
        firing.get_future().wait();
    }
    BOOST_TEST(over);
}

}  // namespace

int main() {
    without_a_timer_it_has_no_thread_and_fires_nothing();
    what_is_due_is_fired_on_a_thread_of_its_own();
    an_instant_in_the_past_is_fired_at_once();
    what_is_due_in_a_moment_is_fired_then_and_not_before();
    an_earlier_timer_is_not_missed();
    one_that_comes_while_it_fires_is_not_missed();
    many_threads_may_add_timers();
    it_ends_at_once_whatever_it_waits_for();
    once_ended_it_fires_nothing_whoever_asks();
    it_ends_after_what_it_fires();
    return boost::report_errors();
}
