// SPDX-License-Identifier: BSL-1.0
// Tests the thread on which handlers run in place, and that what waits for it comes in its order and never on two at a time.
#include <monongusa/bot/home.hpp>

#include "../support/task_with_fate.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

using monongusa::task_of_bot;
using monongusa::detail::home;
using support::fate;
using support::task_with_fate;

static_assert(!std::is_copy_constructible_v<home> && !std::is_move_constructible_v<home>);

namespace {

void only_at_home_handlers_in_place_may_be_told() {
    home in_place{true};
    BOOST_TEST(!in_place.is_here() && !in_place.may_be_told_here());  // Nobody's so far.
    in_place.at_home();
    BOOST_TEST(in_place.in_place() && in_place.is_here() && in_place.may_be_told_here());
    std::thread{[&] { BOOST_TEST(!in_place.is_here() && !in_place.may_be_told_here()); }}.join();
    home on_a_pool{false};
    on_a_pool.at_home();
    BOOST_TEST(!on_a_pool.in_place() && !on_a_pool.is_here());
    std::thread{[&] { BOOST_TEST(on_a_pool.may_be_told_here()); }}.join();
}

void what_waits_runs_once_in_its_order() {
    fate told;
    std::string ran;
    home kept{true};
    kept.at_home();
    std::thread{[&] {
        for (char const name : {'a', 'b', 'c'}) kept.post(task_with_fate(told, [&ran, name] { ran += name; }));
    }}.join();
    BOOST_TEST_EQ(kept.size(), 3u);
    BOOST_TEST(kept.visit());
    BOOST_TEST_EQ(ran, "abc");
    BOOST_TEST_EQ(kept.size(), 0u);
    BOOST_TEST(kept.visit());
    BOOST_TEST(told.is(3, 0, 3));
}

void what_comes_of_it_runs_in_the_same_visit_behind_it() {
    fate told;
    std::string ran;
    home kept{true};
    kept.at_home();
    kept.post(task_with_fate(told, [&] {
        ran += "a";
        kept.post(task_with_fate(told, [&ran] { ran += "c"; }));
        BOOST_TEST(kept.visit());  // Within a visit it is nothing.
        ran += "b";
    }));
    BOOST_TEST(kept.visit());
    BOOST_TEST_EQ(ran, "abc");
    BOOST_TEST(told.is(2, 0, 2));
}

// So that the transport reads and writes in between.
void a_visit_has_an_end() {
    fate told;
    home kept{true};
    kept.at_home();
    bool goes_on = true;
    std::function<void()> again = [&] {
        if (goes_on) kept.post(task_with_fate(told, again));
    };
    kept.post(task_with_fate(told, again));
    BOOST_TEST(!kept.visit());
    BOOST_TEST_GT(told.run.load(), 100);
    BOOST_TEST_EQ(kept.size(), 1u);
    goes_on = false;
    BOOST_TEST(kept.visit());
    BOOST_TEST_EQ(told.run.load(), told.destroyed.load());
}

void what_waits_may_be_taken_out_by_hand() {
    fate told;
    home kept{false};
    BOOST_TEST(kept.take() == nullptr);
    kept.post(task_with_fate(told));
    kept.post(task_with_fate(told));
    task_of_bot{kept.take()}();
    BOOST_TEST(told.is(1, 0, 1));
    { task_of_bot const dropped{kept.take()}; }
    BOOST_TEST(told.is(1, 1, 2));
    BOOST_TEST(kept.take() == nullptr);
}

void at_its_end_what_waits_is_let_go() {
    fate told;
    {
        home kept{true};
        kept.post(task_with_fate(told));
        kept.post(task_with_fate(told, {}, [&] { kept.post(task_with_fate(told)); }));  // Also what that leads to.
        kept.clear();
        BOOST_TEST(told.is(0, 3, 3));
        kept.post(task_with_fate(told));
    }
    BOOST_TEST(told.is(0, 4, 4));
}

void one_that_is_shared_is_one_thread_s_at_a_time() {
    home shared{true};
    BOOST_TEST(!shared.is_shared());
    shared.share();
    BOOST_TEST(shared.is_shared() && !shared.is_here());
    BOOST_TEST(shared.occupy());
    BOOST_TEST(shared.is_here());
    BOOST_TEST(!shared.occupy());  // It is already.
    BOOST_TEST(!shared.try_occupy());
    std::thread{[&] { BOOST_TEST(!shared.try_occupy() && !shared.is_here()); }}.join();
    shared.vacate();
    BOOST_TEST(!shared.is_here());
    std::thread{[&] {
        BOOST_TEST(shared.try_occupy() && shared.is_here());
        shared.vacate();
    }}.join();
}

void who_wants_it_waits_until_it_is_free() {
    home shared{true};
    shared.share();
    int inside = 0;  // No lock: that is what a home is for.
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i) {
        threads.emplace_back([&] {
            for (int each = 0; each < 5000; ++each) {
                if (!shared.occupy()) continue;
                ++inside;
                shared.vacate();
            }
        });
    }
    for (auto& thread : threads) thread.join();
    BOOST_TEST_EQ(inside, 15000);
}

void tasks_of_many_threads_run_once_each() {
    fate told;
    home kept{true};
    kept.at_home();
    std::atomic<int> posting = 3;
    std::vector<std::thread> threads;
    int ran = 0;
    for (int i = 0; i < 3; ++i) {
        threads.emplace_back([&] {
            for (int each = 0; each < 2000; ++each) kept.post(task_with_fate(told, [&ran] { ++ran; }));
            --posting;
        });
    }
    while (posting > 0 || kept.size() > 0) kept.visit();
    for (auto& thread : threads) thread.join();
    kept.visit();
    BOOST_TEST_EQ(ran, 6000);
    BOOST_TEST(told.is(6000, 0, 6000));
}

}  // namespace

int main() {
    only_at_home_handlers_in_place_may_be_told();
    what_waits_runs_once_in_its_order();
    what_comes_of_it_runs_in_the_same_visit_behind_it();
    a_visit_has_an_end();
    what_waits_may_be_taken_out_by_hand();
    at_its_end_what_waits_is_let_go();
    one_that_is_shared_is_one_thread_s_at_a_time();
    who_wants_it_waits_until_it_is_free();
    tasks_of_many_threads_run_once_each();
    return boost::report_errors();
}
