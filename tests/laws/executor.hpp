// SPDX-License-Identifier: BSL-1.0
// laws::executor: what every executor keeps.

#ifndef MONONGUSA_TESTS_LAWS_EXECUTOR_HPP
#define MONONGUSA_TESTS_LAWS_EXECUTOR_HPP

#include <monongusa/concept/executor.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <future>
#include <latch>
#include <memory>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

namespace laws {

using monongusa::instant;

/// For an executor whose tasks run without the caller's help.
struct by_itself {
    void operator()() const noexcept {}
};

/// Hands a task over, and waits for room as long as it takes.  Whether it was refused at first.
template <class Executor, class Task, class Run>
bool hand_over(Executor& executor, Task& task, Run const& run) {
    if (executor.try_execute(task)) return false;
    do {
        std::promise<void> room;
        executor.on_room([&room] { room.set_value(); });
        run();
        room.get_future().wait();
    } while (!executor.try_execute(task));
    return true;
}

inline std::string const long_text = "a text that is longer than any small string";

template <class Executor>
void at_rest_drain_comes_back_at_once(Executor& executor) {
    BOOST_TEST(executor.at_rest());
    executor.drain(instant::max());
    executor.drain(instant{});
    executor.drain(instant::clock::now());
    BOOST_TEST(executor.at_rest());
}

// What a refused one holds is still there when it is offered again; and nobody keeps what a task held that is done (and can be moved).
template <class Executor, class Run>
void each_taken_task_runs_once(Executor& executor, Run const& run) {
    constexpr std::size_t tasks = 3000;
    std::vector<std::atomic<int>> runs(tasks);
    auto const held = std::make_shared<std::string>(long_text);
    std::atomic<int> wrong = 0;
    for (auto& one : runs) {
        auto const task = [&one, &wrong, held = held, own = long_text] {
            ++one;
            wrong += *held != long_text || own != long_text;
        };
        hand_over(executor, task, run);
    }
    run();
    executor.drain(instant::max());
    BOOST_TEST(executor.at_rest());
    for (auto const& one : runs) BOOST_TEST_EQ(one.load(), 1);
    BOOST_TEST_EQ(wrong.load(), 0);
    BOOST_TEST_EQ(held.use_count(), 1);
}

template <class Executor, class Run>
void each_copy_of_a_task_is_a_task(Executor& executor, Run const& run) {
    std::atomic<int> runs = 0;
    auto const task = [&runs] { ++runs; };
    for (int i = 0; i < 3; ++i) {
        auto const copy = task;
        hand_over(executor, copy, run);
    }
    run();
    executor.drain(instant::max());
    BOOST_TEST_EQ(runs.load(), 3);
}

template <class Executor, class Run>
void a_task_may_hand_over_another(Executor& executor, Run const& run) {
    std::atomic<int> runs = 0;
    std::atomic<bool> taken = false;
    auto const inner = [&runs] { ++runs; };
    auto const outer = [&] { taken = executor.try_execute(inner); };
    hand_over(executor, outer, run);
    run();
    executor.drain(instant::max());
    BOOST_TEST_EQ(runs.load(), taken ? 1 : 0);
    BOOST_TEST(executor.at_rest());
}

template <class Executor, class Run>
void of_room_it_tells_once(Executor& executor, Run const& run) {
    std::atomic<int> told = 0;
    BOOST_TEST(executor.at_rest());
    executor.on_room([&told] { ++told; });
    BOOST_TEST_EQ(told.load(), 1);
    // From then on nobody asks for room any more.
    for (int i = 0; i < 100; ++i) {
        auto const task = [] {};
        hand_over(executor, task, run);
    }
    run();
    executor.drain(instant::max());
    BOOST_TEST_EQ(told.load(), 1);
}

template <class Executor>
void in_place_means_at_once(Executor& executor) {
    auto const here = std::this_thread::get_id();
    int runs = 0;
    auto const task = [&] { runs += std::this_thread::get_id() == here; };
    BOOST_TEST(executor.try_execute(task));
    BOOST_TEST_EQ(runs, 1);
}

// A task that does not end until the test lets it.
struct stuck {
    std::promise<void> begun{};
    std::latch may_end{1};

    auto task() {
        return [this] {
            begun.set_value();
            may_end.wait();
        };
    }
};

template <class Executor>
void drain_waits_for_a_stuck_task_until_the_deadline(Executor& executor) {
    stuck one;
    auto const task = one.task();
    BOOST_TEST(executor.try_execute(task));
    one.begun.get_future().wait();
    BOOST_TEST(!executor.at_rest());
    executor.drain(instant{});
    BOOST_TEST(!executor.at_rest());
    auto const deadline = instant::clock::now() + std::chrono::milliseconds{3};
    executor.drain(deadline);
    BOOST_TEST(instant::clock::now() >= deadline);
    BOOST_TEST(!executor.at_rest());

    // Several may wait.
    std::atomic<int> drained = 0;
    std::thread other{[&] {
        executor.drain(instant::max());
        ++drained;
    }};
    one.may_end.count_down();
    executor.drain(instant::max());
    BOOST_TEST(executor.at_rest());
    other.join();
    BOOST_TEST_EQ(drained.load(), 1);
}

template <class Executor>
void full_it_refuses_and_never_blocks(Executor& executor) {
    stuck one;
    auto const task = one.task();
    BOOST_TEST(executor.try_execute(task));
    one.begun.get_future().wait();
    constexpr int many = 100'000;
    std::atomic<int> runs = 0;
    auto const waits = [&] {
        one.may_end.wait();
        ++runs;
    };
    int taken = 0;
    while (taken < many && executor.try_execute(waits)) ++taken;
    BOOST_TEST_LT(taken, many);
    BOOST_TEST(!executor.try_execute(waits));
    std::atomic<int> told = 0;
    std::promise<void> first;
    std::promise<void> second;
    for (auto* const room : {&first, &second}) {
        executor.on_room([&told, room] {
            ++told;
            room->set_value();
        });
    }
    BOOST_TEST_EQ(told.load(), 0);
    one.may_end.count_down();
    first.get_future().wait();
    second.get_future().wait();
    executor.drain(instant::max());
    BOOST_TEST_EQ(told.load(), 2);
    BOOST_TEST_EQ(runs.load(), taken);
    BOOST_TEST(executor.try_execute(waits));
    executor.drain(instant::max());
    BOOST_TEST_EQ(runs.load(), taken + 1);
}

/// `run()` lets what was taken run, where that needs the caller's help.
template <class Executor, class Run = by_itself>
void executor(Executor& executor, Run const& run = {}) {
    static_assert(monongusa::executor_policy<Executor>);
    at_rest_drain_comes_back_at_once(executor);
    each_taken_task_runs_once(executor, run);
    each_copy_of_a_task_is_a_task(executor, run);
    a_task_may_hand_over_another(executor, run);
    of_room_it_tells_once(executor, run);
    if constexpr (monongusa::runs_in_place<Executor>) {
        in_place_means_at_once(executor);
    } else if constexpr (std::is_same_v<Run, by_itself>) {
        drain_waits_for_a_stuck_task_until_the_deadline(executor);
        full_it_refuses_and_never_blocks(executor);
    }
}

}  // namespace laws

#endif
