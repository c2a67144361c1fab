// SPDX-License-Identifier: BSL-1.0
// executor::inplace: runs what it takes at once, on the same thread.
#include <monongusa/executor/inplace.hpp>

#include "../laws/executor.hpp"
#include "../laws/order.hpp"

#include <monongusa/concept/executor.hpp>

#include <boost/core/lightweight_test.hpp>

#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>

namespace {

using monongusa::executor::inplace;
using monongusa::executor::order;

static_assert(monongusa::runs_in_place<inplace>);
static_assert(std::is_empty_v<inplace>);

void obeys_the_executor_laws() {
    inplace executor;
    laws::executor(executor);
    for (auto const how : {order::channel, order::author, order::none}) laws::order(executor, how);
}

void a_task_runs_on_the_thread_that_hands_it_over() {
    std::thread::id on;
    inplace{}.try_execute([&on] { on = std::this_thread::get_id(); });
    BOOST_TEST(on == std::this_thread::get_id());
}

void a_task_may_be_movable_only_and_change_itself() {
    int got = 0;
    inplace{}.try_execute([&got, held = std::make_unique<int>(3)]() mutable { got = ++*held; });
    BOOST_TEST_EQ(got, 4);
}

void an_lvalue_task_is_run_and_not_copied() {
    struct task {
        int runs = 0;
        task() = default;
        task(task const&) = delete;
        void operator()() { ++runs; }
    } mine;
    BOOST_TEST(inplace{}.try_execute(mine));
    BOOST_TEST_EQ(mine.runs, 1);
}

void what_a_task_throws_passes() {
    BOOST_TEST_THROWS(inplace{}.try_execute([] { throw std::runtime_error{"out of tea"}; }), std::runtime_error);
}

void there_is_room_at_once() {
    int told = 0;
    inplace{}.on_room([&told] { ++told; });
    BOOST_TEST_EQ(told, 1);
}

void tasks_within_tasks_run_in_the_order_they_are_reached() {
    std::string order;
    inplace const executor;
    executor.try_execute([&] {
        order += 'a';
        executor.try_execute([&] { order += 'b'; });
        order += 'c';
    });
    BOOST_TEST_EQ(order, "abc");
}

}  // namespace

int main() {
    obeys_the_executor_laws();
    a_task_runs_on_the_thread_that_hands_it_over();
    a_task_may_be_movable_only_and_change_itself();
    an_lvalue_task_is_run_and_not_copied();
    what_a_task_throws_passes();
    there_is_room_at_once();
    tasks_within_tasks_run_in_the_order_they_are_reached();
    return boost::report_errors();
}
