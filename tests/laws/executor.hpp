// SPDX-License-Identifier: BSL-1.0
// laws::executor: what every executor keeps.

#ifndef MONONGUSA_TESTS_LAWS_EXECUTOR_HPP
#define MONONGUSA_TESTS_LAWS_EXECUTOR_HPP

#include <monongusa/concept/executor.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>

namespace laws {

/// For an executor that has nothing left to do when `try_execute` comes back.
struct nothing_is_left {
    void operator()() const noexcept {}
};

// As lvalues, since a refused task is offered again.
template <class Executor, class Finish>
void each_taken_task_runs_once(Executor& executor, Finish const& finish) {
    constexpr int tasks = 100;
    std::atomic<int> runs[tasks]{};
    for (auto& run : runs) {
        auto task = [&run] { ++run; };
        if (executor.try_execute(task)) continue;
        std::atomic<int> told_of_room = 0;
        executor.on_room([&told_of_room] { ++told_of_room; });
        finish();
        BOOST_TEST_EQ(told_of_room.load(), 1);
        BOOST_TEST_EQ(run.load(), 0);
        BOOST_TEST(executor.try_execute(task));
    }
    finish();
    for (auto const& run : runs) BOOST_TEST_EQ(run.load(), 1);
    BOOST_TEST(executor.at_rest());
}

template <class Executor, class Finish>
void a_task_may_hand_over_another(Executor& executor, Finish const& finish) {
    std::atomic<int> runs = 0;
    std::atomic<bool> taken = false;
    auto inner = [&runs] { ++runs; };
    auto outer = [&] { taken = executor.try_execute(inner); };
    BOOST_TEST(executor.try_execute(outer));
    finish();
    BOOST_TEST_EQ(runs.load(), taken ? 1 : 0);
    BOOST_TEST(executor.at_rest());
}

template <class Executor>
void in_place_means_at_once(Executor& executor) {
    int runs = 0;
    auto task = [&runs] { ++runs; };
    BOOST_TEST(executor.try_execute(task));
    BOOST_TEST_EQ(runs, 1);
}

/// `finish()` lets all that was taken run, and comes back when it has.
template <class Executor, class Finish = nothing_is_left>
void executor(Executor& executor, Finish const& finish = {}) {
    static_assert(monongusa::executor_policy<Executor>);
    BOOST_TEST(executor.at_rest());
    each_taken_task_runs_once(executor, finish);
    a_task_may_hand_over_another(executor, finish);
    if constexpr (monongusa::runs_in_place<Executor>) in_place_means_at_once(executor);
}

}  // namespace laws

#endif
