// SPDX-License-Identifier: BSL-1.0
// executor::thread_pool: runs tasks beside each other, but what belongs together in order, and never more than it was told to take.
#include <monongusa/executor/thread_pool.hpp>

#include "../laws/executor.hpp"
#include "../laws/order.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <future>
#include <latch>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>

namespace mg = monongusa;
using mg::executor::order;
using mg::executor::thread_pool;
using mg::executor::thread_pool_config;

namespace {

static_assert(!mg::runs_in_place<thread_pool>);
static_assert(std::is_nothrow_move_constructible_v<thread_pool> && !std::is_copy_constructible_v<thread_pool>);

void it_obeys_the_laws_of_executors_and_of_its_order() {
    for (std::size_t const threads : {1u, 4u}) {
        for (order const how : {order::channel, order::author, order::none}) {
            for (std::size_t const capacity : {1u, 3u, 1024u}) {
                thread_pool pool{thread_pool_config{.threads = threads, .order = how, .capacity = capacity}};
                laws::executor(pool);
                laws::order(pool, how);
            }
        }
    }
}

// As the task of a bot has it.
template <class Run>
struct from_channel {
    mg::chat::channel const* channel;
    Run const* run;
    mg::chat::origin_ref from{channel, nullptr, nullptr, nullptr};

    mg::chat::origin_ref const& origin() const noexcept { return from; }
    void operator()() const { (*run)(); }
};
template <class Run>
from_channel(mg::chat::channel const*, Run const*) -> from_channel<Run>;

// One channel that is not in the lane of another.
mg::chat::channel apart_from(mg::chat::channel const& other) {
    auto const lane = [](mg::chat::channel const& channel) {
        mg::chat::origin_ref origin;
        origin.channel = &channel;
        return mg::executor::lane_of(origin, order::channel, 256);
    };
    mg::chat::channel channel{"C1", "one"};
    while (lane(channel) == lane(other)) channel.id += 'x';
    return channel;
}

void a_task_that_does_not_end_holds_up_its_own_channel_alone() {
    thread_pool pool{4};
    mg::chat::channel const slow{"C0", "slow"};
    auto const quick = apart_from(slow);
    std::latch may_end{1};
    std::atomic<int> behind = 0;
    std::promise<void> told;
    auto const waits = [&] { may_end.wait(); };
    auto const counts = [&] { ++behind; };
    auto const tells = [&] { told.set_value(); };
    from_channel const first{&slow, &waits};
    from_channel const second{&slow, &counts};
    from_channel const other{&quick, &tells};
    for (int i = 0; i < 100; ++i) BOOST_TEST(pool.try_execute(first));
    BOOST_TEST(pool.try_execute(second));
    BOOST_TEST(pool.try_execute(other));
    told.get_future().wait();
    BOOST_TEST_EQ(behind.load(), 0);
    may_end.count_down();
    pool.drain(mg::instant::max());
    BOOST_TEST_EQ(behind.load(), 1);
}

// All of them at once, or none of them ends.
void without_an_order_tasks_of_one_channel_run_side_by_side() {
    thread_pool pool{thread_pool_config{.threads = 4, .order = order::none}};
    mg::chat::channel const channel{"C0", "one"};
    std::latch all_here{4};
    auto const meets = [&] { all_here.arrive_and_wait(); };
    from_channel const task{&channel, &meets};
    for (int i = 0; i < 4; ++i) BOOST_TEST(pool.try_execute(task));
    pool.drain(mg::instant::max());
    BOOST_TEST(all_here.try_wait());
}

void what_comes_from_nowhere_is_in_order_too() {
    thread_pool pool{4};
    std::string told;
    for (char letter = 'a'; letter <= 'z'; ++letter) {
        auto const task = [&told, letter] { told += letter; };
        BOOST_TEST(pool.try_execute(task));
    }
    pool.drain(mg::instant::max());
    BOOST_TEST_EQ(told, "abcdefghijklmnopqrstuvwxyz");
}

void tasks_run_on_threads_of_its_own_and_no_more_than_it_was_told() {
    thread_pool pool{thread_pool_config{.threads = 3, .order = order::none}};
    std::mutex mutex;
    std::set<std::thread::id> threads;
    auto const task = [&] {
        std::lock_guard const lock{mutex};
        threads.insert(std::this_thread::get_id());
    };
    for (int i = 0; i < 1000; ++i) BOOST_TEST(pool.try_execute(task));
    pool.drain(mg::instant::max());
    BOOST_TEST_LE(threads.size(), 3u);
    BOOST_TEST(!threads.contains(std::this_thread::get_id()));
}

void it_takes_exactly_as_many_as_it_has_room_for() {
    for (std::size_t const capacity : {1u, 3u, 1000u}) {
        thread_pool pool{thread_pool_config{.threads = 2, .capacity = capacity}};
        std::latch may_end{1};
        auto const waits = [&] { may_end.wait(); };
        std::size_t taken = 0;
        while (pool.try_execute(waits)) ++taken;
        BOOST_TEST_EQ(taken, capacity);
        may_end.count_down();
        pool.drain(mg::instant::max());
    }
}

// Else a transport would be paused and resumed for each task.
void of_room_it_tells_when_a_quarter_is_free() {
    thread_pool pool{thread_pool_config{.threads = 1, .capacity = 8}};
    std::latch may_end{1};
    std::atomic<int> left = 8;
    std::promise<int> told;
    auto const waits = [&] {
        may_end.wait();
        --left;
    };
    for (int i = 0; i < 8; ++i) BOOST_TEST(pool.try_execute(waits));
    BOOST_TEST(!pool.try_execute(waits));
    pool.on_room([&] { told.set_value(left); });
    may_end.count_down();
    BOOST_TEST_EQ(told.get_future().get(), 6);
    pool.drain(mg::instant::max());
}

void a_pool_of_nothing_has_one_thread_and_takes_one_task() {
    thread_pool pool{thread_pool_config{.threads = 0, .capacity = 0}};
    int runs = 0;
    auto const task = [&] { ++runs; };
    BOOST_TEST(pool.try_execute(task));
    pool.drain(mg::instant::max());
    BOOST_TEST_EQ(runs, 1);
}

void drain_says_whether_all_was_done_in_time() {
    thread_pool pool{1};
    BOOST_TEST(pool.drain(std::chrono::hours{1}));
    BOOST_TEST(pool.drain(mg::instant{}));
    std::latch may_end{1};
    auto const waits = [&] { may_end.wait(); };
    BOOST_TEST(pool.try_execute(waits));
    BOOST_TEST(!pool.drain(mg::instant{}));
    BOOST_TEST(!pool.drain(std::chrono::seconds{-1}));
    may_end.count_down();
    BOOST_TEST(pool.drain(std::chrono::hours::max()));
}

void it_ends_when_all_it_has_taken_is_done() {
    std::atomic<int> runs = 0;
    auto const held = std::make_shared<int>(1);
    {
        thread_pool pool{2};
        auto const task = [&runs, held] { runs += *held; };
        for (int i = 0; i < 500; ++i) BOOST_TEST(pool.try_execute(task));
    }
    BOOST_TEST_EQ(runs.load(), 500);
    BOOST_TEST_EQ(held.use_count(), 1);
}

void moved_it_is_the_same_pool() {
    thread_pool first{1};
    std::atomic<int> runs = 0;
    auto const task = [&] { ++runs; };
    BOOST_TEST(first.try_execute(task));
    thread_pool second{std::move(first)};
    BOOST_TEST(second.try_execute(task));
    second.drain(mg::instant::max());
    BOOST_TEST_EQ(runs.load(), 2);
}

void it_says_what_becomes_of_what_it_refuses() {
    BOOST_TEST(!thread_pool{1}.drops_when_full());
    BOOST_TEST(thread_pool{thread_pool_config{.when_full = mg::executor::when_full::drop}}.drops_when_full());
}

}  // namespace

int main() {
    it_obeys_the_laws_of_executors_and_of_its_order();
    a_task_that_does_not_end_holds_up_its_own_channel_alone();
    without_an_order_tasks_of_one_channel_run_side_by_side();
    what_comes_from_nowhere_is_in_order_too();
    tasks_run_on_threads_of_its_own_and_no_more_than_it_was_told();
    it_takes_exactly_as_many_as_it_has_room_for();
    of_room_it_tells_when_a_quarter_is_free();
    a_pool_of_nothing_has_one_thread_and_takes_one_task();
    drain_says_whether_all_was_done_in_time();
    it_ends_when_all_it_has_taken_is_done();
    moved_it_is_the_same_pool();
    it_says_what_becomes_of_what_it_refuses();
    return boost::report_errors();
}
