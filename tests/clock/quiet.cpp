// SPDX-License-Identifier: BSL-1.0
// quiet: nobody is told that nothing is under way while something is, and everybody is when nothing is.
#include <monongusa/clock/quiet.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <future>
#include <latch>
#include <memory>
#include <thread>
#include <type_traits>
#include <vector>

namespace {

using monongusa::instant;
using monongusa::clock::quiet;
using namespace std::chrono_literals;

static_assert(!std::is_copy_constructible_v<quiet> && !std::is_move_constructible_v<quiet>);

constexpr instant at_once{};  // A deadline in the past: to ask and not to wait.

void it_is_quiet_when_as_much_has_ended_as_has_begun() {
    quiet quiet;
    BOOST_TEST(quiet.now());
    quiet.task_begins();
    quiet.task_begins();
    quiet.action_begins();
    BOOST_TEST(quiet.under_way() == (quiet::counts{2, 1}));
    quiet.task_ends();
    quiet.task_ends();
    BOOST_TEST(!quiet.now());
    BOOST_TEST(!quiet.wait_until(at_once));
    quiet.action_ends();
    BOOST_TEST(quiet.now());
    BOOST_TEST(quiet.wait_until(at_once));
}

void tasks_can_be_waited_for_alone() {
    quiet quiet;
    quiet.action_begins();
    BOOST_TEST(quiet.wait_for_tasks(instant::max()));
    BOOST_TEST(!quiet.wait_until(at_once));
    quiet.task_begins();
    BOOST_TEST(!quiet.wait_for_tasks(at_once));
    quiet.action_ends();
    BOOST_TEST(!quiet.wait_for_tasks(at_once));
    quiet.task_ends();
}

void a_wait_ends_at_its_deadline() {
    quiet quiet;
    quiet.action_begins();
    auto const deadline = instant::clock::now() + 3ms;
    BOOST_TEST(!quiet.wait_until(deadline));
    BOOST_TEST(instant::clock::now() >= deadline);
    quiet.action_ends();
}

void a_wait_ends_when_the_last_has_ended() {
    quiet quiet;
    quiet.task_begins();
    quiet.action_begins();
    std::promise<void> tasks_over;
    std::thread other{[&] {
        quiet.task_ends();
        tasks_over.get_future().wait();
        quiet.action_ends();
    }};
    BOOST_TEST(quiet.wait_for_tasks(instant::max()));
    tasks_over.set_value();
    BOOST_TEST(quiet.wait_until(instant::max()));
    other.join();
}

void waking_ends_one_wait_also_one_that_is_yet_to_begin() {
    quiet quiet;
    quiet.task_begins();
    quiet.wake();
    quiet.wake();
    BOOST_TEST(!quiet.wait_until(instant::max()));
    std::thread other{[&] { quiet.wake(); }};
    BOOST_TEST(!quiet.wait_for_tasks(instant::max()));
    other.join();
    auto const deadline = instant::clock::now() + 1ms;
    BOOST_TEST(!quiet.wait_until(deadline));
    BOOST_TEST(instant::clock::now() >= deadline);
    quiet.task_ends();
}

struct told {
    int times = 0;
    static void tell(void* self) { ++static_cast<told*>(self)->times; }
};

void it_tells_whenever_it_becomes_quiet() {
    quiet quiet;
    told told;
    BOOST_TEST(quiet.tell_when_quiet(&told, &told::tell));
    BOOST_TEST_EQ(told.times, 0);  // It is already.
    quiet.task_begins();
    quiet.action_begins();
    quiet.task_ends();
    BOOST_TEST_EQ(told.times, 0);
    quiet.action_ends();
    BOOST_TEST_EQ(told.times, 1);
    quiet.action_begins();
    BOOST_TEST(!quiet.tell_when_quiet(&told, &told::tell));
    quiet.action_ends();
    BOOST_TEST_EQ(told.times, 2);
}

// What is told may end what waits: the transport's run, and with it the bot.
void nobody_s_wait_ends_while_it_tells() {
    for (int i = 0; i < 200; ++i) {
        quiet quiet;
        struct {
            monongusa::clock::quiet& quiet;
            int done = 0;  // Not atomic: the sanitizer tells whether the wait came back too early.
        } telling{quiet};
        quiet.task_begins();
        quiet.tell_when_quiet(&telling, [](void* self) {
            auto& mine = *static_cast<decltype(telling)*>(self);
            if (!mine.quiet.wait_until(at_once) && !mine.quiet.wait_for_tasks(at_once)) ++mine.done;
        });
        std::thread other{[&] { quiet.task_ends(); }};
        BOOST_TEST(quiet.wait_until(instant::max()));
        BOOST_TEST_EQ(telling.done, 1);
        other.join();
    }
}

void what_is_told_may_begin_and_end_something() {
    quiet quiet;
    struct {
        monongusa::clock::quiet& quiet;
        int times = 0;
    } telling{quiet};
    quiet.tell_when_quiet(&telling, [](void* self) {
        auto& mine = *static_cast<decltype(telling)*>(self);
        ++mine.times;
        mine.quiet.action_begins();
        mine.quiet.action_ends();
    });
    quiet.task_begins();
    quiet.task_ends();
    BOOST_TEST_EQ(telling.times, 1);
    BOOST_TEST(quiet.wait_until(instant::max()));
}

// Each task begins the next before it ends, as a handler's actions begin before it does: until the last there is no moment of quiet.
void it_is_not_quiet_while_many_threads_hand_work_over() {
    constexpr int chains = 8;
    constexpr int links = 500;
    quiet quiet;
    std::atomic<int> done = 0;
    for (int i = 0; i < chains; ++i) quiet.task_begins();
    std::vector<std::thread> threads;
    for (int i = 0; i < chains; ++i) {
        threads.emplace_back([&] {
            for (int link = 0; link < links; ++link) {
                quiet.action_begins();
                quiet.task_ends();
                quiet.task_begins();
                quiet.action_ends();
                ++done;
            }
            quiet.task_ends();
        });
    }
    BOOST_TEST(quiet.wait_until(instant::max()));
    BOOST_TEST_EQ(done.load(), chains * links);
    for (auto& thread : threads) thread.join();
}

void several_wait_at_once() {
    quiet quiet;
    quiet.task_begins();
    std::atomic<int> told_quiet = 0;
    std::latch all_here{4};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            all_here.count_down();
            if (quiet.wait_until(instant::max())) ++told_quiet;
        });
    }
    all_here.wait();
    quiet.task_ends();
    for (auto& thread : threads) thread.join();
    BOOST_TEST_EQ(told_quiet.load(), 4);
}

// A sanitizer tells if the thread that ends the last task touches it afterwards.
void it_may_end_as_soon_as_the_wait_is_over() {
    for (int i = 0; i < 500; ++i) {
        auto mine = std::make_unique<quiet>();
        mine->task_begins();
        mine->action_begins();
        std::thread first{[&of = *mine] { of.task_ends(); }};
        std::thread second{[&of = *mine] { of.action_ends(); }};
        BOOST_TEST(mine->wait_until(instant::max()));
        mine.reset();
        first.join();
        second.join();
    }
}

}  // namespace

int main() {
    it_is_quiet_when_as_much_has_ended_as_has_begun();
    tasks_can_be_waited_for_alone();
    a_wait_ends_at_its_deadline();
    a_wait_ends_when_the_last_has_ended();
    waking_ends_one_wait_also_one_that_is_yet_to_begin();
    it_tells_whenever_it_becomes_quiet();
    nobody_s_wait_ends_while_it_tells();
    what_is_told_may_begin_and_end_something();
    it_is_not_quiet_while_many_threads_hand_work_over();
    several_wait_at_once();
    it_may_end_as_soon_as_the_wait_is_over();
    return boost::report_errors();
}
