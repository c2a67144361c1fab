// SPDX-License-Identifier: BSL-1.0
// task_of_bot: called once by whoever has a copy, let go if nobody calls, and destroyed with its last copy.
#include <monongusa/concept/task.hpp>

#include "../support/task_with_fate.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using monongusa::task_of_bot;
using support::fate;
using support::task_with_fate;

static_assert(std::is_nothrow_copy_constructible_v<task_of_bot> && std::is_nothrow_move_constructible_v<task_of_bot>);
static_assert(std::is_nothrow_invocable_v<task_of_bot const&>);
static_assert(sizeof(task_of_bot) == sizeof(void*));

void a_call_is_made_once_whatever_copy_is_called() {
    fate fate;
    {
        auto const first = task_with_fate(fate);
        task_of_bot const second{first};
        second();
        BOOST_TEST(fate.is(1, 0, 0));
        first();
        second();
        BOOST_TEST(fate.is(1, 0, 0));
    }
    BOOST_TEST(fate.is(1, 0, 1));
}

void one_whose_last_copy_goes_without_a_call_is_let_go() {
    fate fate;
    {
        auto const first = task_with_fate(fate);
        { task_of_bot const second{first}; }
        BOOST_TEST(fate.is(0, 0, 0));
    }
    BOOST_TEST(fate.is(0, 1, 1));
}

void moving_leaves_nothing_behind() {
    fate fate;
    {
        auto first = task_with_fate(fate);
        task_of_bot second{std::move(first)};
        first = task_with_fate(fate);
        second();
        BOOST_TEST(fate.is(1, 0, 0));
    }
    BOOST_TEST(fate.is(1, 1, 2));
}

void one_assigned_over_is_let_go() {
    fate before;
    fate after;
    {
        auto task = task_with_fate(before);
        task = task_with_fate(after);
        BOOST_TEST(before.is(0, 1, 1));
        auto const& same = task;
        task = same;
        BOOST_TEST(after.is(0, 0, 0));
        task();
    }
    BOOST_TEST(after.is(1, 0, 1));
}

void one_that_is_released_can_be_taken_up_again() {
    fate fate;
    auto task = task_with_fate(fate);
    auto* const hit = task.release();
    BOOST_TEST(task.release() == nullptr);
    BOOST_TEST(fate.is(0, 0, 0));
    { task_of_bot{hit}(); }
    BOOST_TEST(fate.is(1, 0, 1));
}

void it_says_where_its_event_came_from() {
    fate fate;
    std::string const message = "m7";
    monongusa::chat::origin_ref origin;
    origin.message = &message;
    auto const task = task_with_fate(fate, {}, {}, origin);
    task_of_bot const copy{task};
    BOOST_TEST(copy.origin().message == &message);
    BOOST_TEST(copy.origin().channel == nullptr);
}

void a_call_may_end_other_copies_of_its_task() {
    fate fate;
    std::vector<task_of_bot> copies;
    {
        auto const task = task_with_fate(fate, [&copies] { copies.clear(); });
        copies.assign(3, task);
        task();
        BOOST_TEST(copies.empty());
        BOOST_TEST(fate.is(1, 0, 0));
    }
    BOOST_TEST(fate.is(1, 0, 1));
}

// What is counted is not atomic where one thread may touch it, so that the sanitizer sees whether the last copy goes after the call.
void many_threads_may_call_and_let_go() {
    for (int round = 0; round < 100; ++round) {
        fate fate;
        int ran = 0;
        {
            auto const task = task_with_fate(fate, [&ran] { ++ran; });
            std::vector<std::thread> threads;
            for (int i = 0; i < 4; ++i) {
                threads.emplace_back([task, calls = i % 2 == 0]() mutable {
                    task_of_bot const mine{std::move(task)};
                    if (calls) mine();
                });
            }
            for (auto& thread : threads) thread.join();
        }
        BOOST_TEST_EQ(ran, 1);
        BOOST_TEST(fate.is(1, 0, 1));
    }
}

}  // namespace

int main() {
    a_call_is_made_once_whatever_copy_is_called();
    one_whose_last_copy_goes_without_a_call_is_let_go();
    moving_leaves_nothing_behind();
    one_assigned_over_is_let_go();
    one_that_is_released_can_be_taken_up_again();
    it_says_where_its_event_came_from();
    a_call_may_end_other_copies_of_its_task();
    many_threads_may_call_and_let_go();
    return boost::report_errors();
}
