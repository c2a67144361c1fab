// SPDX-License-Identifier: BSL-1.0
// laws::order: what an executor with a named order keeps, whatever the schedule.

#ifndef MONONGUSA_TESTS_LAWS_ORDER_HPP
#define MONONGUSA_TESTS_LAWS_ORDER_HPP

#include "executor.hpp"

#include <monongusa/chat/origin.hpp>
#include <monongusa/executor/order.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace laws {

// A channel or an author: what its tasks write down while they run.
struct conversation_of_tasks {
    std::atomic<bool> talking = false;
    std::vector<std::size_t> numbers{};
};

// Everything that tasks of a schedule share.
struct schedule {
    static constexpr std::size_t places = 7;
    static constexpr std::size_t people = 5;

    monongusa::chat::channel channels[places];
    monongusa::chat::user users[people];
    conversation_of_tasks kept_apart[places > people ? places : people];
    std::vector<std::atomic<int>> runs;
    std::atomic<int> overlaps = 0;
    monongusa::executor::order order;

    schedule(std::size_t tasks, monongusa::executor::order how) : runs(tasks), order(how) {
        for (auto& channel : channels) channel.id = "C" + std::to_string(&channel - channels);
        for (auto& user : users) user.id = "U" + std::to_string(&user - users);
    }
};

struct task_of_schedule {
    schedule* all;
    std::size_t number;
    std::size_t channel;
    std::size_t user;
    int yields;
    monongusa::chat::origin_ref from{};

    monongusa::chat::origin_ref const& origin() const noexcept { return from; }

    void operator()() const {
        ++all->runs[number];
        bool const in_order = all->order != monongusa::executor::order::none;
        auto& own = all->kept_apart[all->order == monongusa::executor::order::author ? user : channel];
        if (in_order && own.talking.exchange(true)) ++all->overlaps;
        for (int i = 0; i < yields; ++i) std::this_thread::yield();
        if (in_order) {
            own.numbers.push_back(number);
            own.talking = false;
        }
    }
};

/// A schedule that depends on nothing but the seed: nothing is lost, nothing done twice, and nothing overtakes what it must not.
template <class Executor, class Run = by_itself>
void order(Executor& executor, monongusa::executor::order order, std::uint64_t seed, Run const& run = {}) {
    constexpr std::size_t tasks = 2000;
    schedule all{tasks, order};
    std::mt19937_64 random{seed};
    for (std::size_t number = 0; number < tasks; ++number) {
        auto const channel = random() % schedule::places;
        auto const user = random() % schedule::people;
        int const yields = random() % 8 == 0 ? static_cast<int>(random() % 10) : 0;
        monongusa::chat::origin_ref from;
        from.channel = &all.channels[channel];
        from.user = &all.users[user];
        task_of_schedule task{&all, number, channel, user, yields, from};
        hand_over(executor, task, run);
    }
    run();
    executor.drain(instant::max());
    BOOST_TEST(executor.at_rest());
    std::size_t lost = 0;
    for (auto const& each : all.runs) lost += each != 1;
    BOOST_TEST_EQ(lost, 0u);
    BOOST_TEST_EQ(all.overlaps.load(), 0);
    std::size_t written = 0;
    std::size_t overtaken = 0;
    for (auto const& own : all.kept_apart) {
        written += own.numbers.size();
        for (std::size_t i = 1; i < own.numbers.size(); ++i) overtaken += own.numbers[i] < own.numbers[i - 1];
    }
    BOOST_TEST_EQ(written, order == monongusa::executor::order::none ? 0 : tasks);
    BOOST_TEST_EQ(overtaken, 0u);
}

/// Another one each time, said so that a failure can be had again.
inline std::uint64_t fresh_seed() {
    static std::uint64_t const seed = [] {
        auto const drawn = std::random_device{}();
        std::cout << "seed: " << drawn << std::endl;
        return drawn;
    }();
    return seed;
}

/// A fixed schedule and a fresh one.
template <class Executor, class Run = by_itself>
void order(Executor& executor, monongusa::executor::order how, Run const& run = {}) {
    order(executor, how, std::uint64_t{20240229}, run);
    order(executor, how, fresh_seed(), run);
}

}  // namespace laws

#endif
