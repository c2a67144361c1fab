// SPDX-License-Identifier: BSL-1.0
// Tests how a bot comes to its end: whoever stops it, whenever, and whatever is still under way.
#include <monongusa/bot/bot.hpp>

#include "../support/descriptors.hpp"
#include "../support/manual_executor.hpp"
#include "../support/toy_network.hpp"

#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <latch>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace mg = monongusa;
using mg::executor::inplace;
using mg::executor::thread_pool;
using mg::executor::thread_pool_config;
using support::conversation;
using support::far_end;
using support::memory_transport;
using support::said;
using support::toy_network;

namespace {

std::vector<support::any_event> messages(int count) {
    return std::vector<support::any_event>(static_cast<std::size_t>(count), support::any_event{said("ann", "tea")});
}

// --- who stops it

template <class Executor>
void a_handler_may_stop_it(Executor executor) {
    std::function<void()> stop;
    mg::table const table{mg::listen_to<"tea">([&](auto& chat) {
        chat.send("one");
        stop();
        chat.send("two");
    })};
    far_end end{messages(1)};
    mg::bot bot{toy_network{end}, std::move(executor), table};
    stop = [&] { bot.stop(); };
    BOOST_TEST(!bot.run());
    BOOST_TEST_EQ(support::joined(end.done()), "send #general: one;send #general: two;");
    BOOST_TEST_EQ(bot.dropped(), 0u);
}

void stopped_in_place_it_hears_no_more() {
    std::function<void()> stop;
    int heard = 0;
    mg::table const table{mg::listen_to<"tea">([&] {
        if (++heard == 2) stop();
    })};
    conversation chat{messages(5)};
    mg::bot bot{memory_transport{chat}, inplace{}, table};
    stop = [&] { bot.stop(); };
    BOOST_TEST(!bot.run());
    BOOST_TEST_EQ(heard, 2);
}

constexpr mg::table answers{mg::listen_to<"tea">([](auto& chat) { chat.send("yes"); })};

template <class Executor>
void another_thread_may_stop_it(Executor executor, bool twice) {
    far_end end{messages(3)};
    mg::bot bot{toy_network{end}, std::move(executor), answers};
    std::thread other{[&] {
        end.until([](far_end::view const& now) { return now.answered == 3 && now.waiting; });
        bot.stop();
        if (twice) bot.stop();
    }};
    BOOST_TEST(!bot.run());
    other.join();
    BOOST_TEST_EQ(end.answers().size(), 3u);
    bot.stop();
}

template <class Executor>
void stopped_before_it_runs_it_hears_nothing(Executor executor) {
    far_end end{messages(3)};
    mg::bot bot{toy_network{end}, std::move(executor), answers};
    bot.stop();
    bot.stop();
    BOOST_TEST(!bot.run());
    BOOST_TEST_EQ(end.now().read, 0u);
    BOOST_TEST_EQ(end.now().answered, 0u);
}

void anybody_may_stop_it_at_any_time() {
    a_handler_may_stop_it(inplace{});
    a_handler_may_stop_it(thread_pool{1});
    a_handler_may_stop_it(thread_pool{4});
    for (bool const twice : {false, true}) {
        another_thread_may_stop_it(inplace{}, twice);
        another_thread_may_stop_it(thread_pool{2}, twice);
    }
    stopped_before_it_runs_it_hears_nothing(inplace{});
    stopped_before_it_runs_it_hears_nothing(thread_pool{2});
    stopped_before_it_runs_it_hears_nothing(support::manual_executor{10});
}

// --- what is under way

// Handlers of which the first tells that it has begun, and which all wait until they may go on.
struct waiting_handlers {
    std::promise<void> begun{};
    std::latch may_go_on{1};
    std::atomic<int> runs = 0;

    void operator()() {
        if (runs++ == 0) begun.set_value();
        may_go_on.wait();
    }
};

void what_was_taken_is_done_within_the_grace_period() {
    waiting_handlers all;
    mg::table const table{mg::listen_to<"tea">([&](auto& chat) {
        chat.send("one");
        all();
        chat.send("two");
        chat.send("three");
    })};
    far_end end{messages(6)};
    mg::bot bot{toy_network{end}, thread_pool{1}, table};
    std::thread other{[&] {
        end.until([](far_end::view const& now) { return now.read == 6; });
        all.begun.get_future().wait();
        bot.stop();
        all.may_go_on.count_down();
    }};
    BOOST_TEST(!bot.run());
    other.join();
    BOOST_TEST_EQ(all.runs.load(), 6);
    BOOST_TEST_EQ(end.done().size(), 18u);
    BOOST_TEST_EQ(bot.dropped(), 0u);
}

void what_has_not_begun_at_the_deadline_is_dropped() {
    waiting_handlers all;
    mg::table const table{mg::listen_to<"tea">([&](auto& chat) {
        all();
        chat.send("at last");
    })};
    far_end end{messages(6)};
    std::error_code error;
    std::size_t dropped = 0;
    auto const log = support::logged_by([&] {
        mg::bot bot{toy_network{end}, thread_pool{1}, table};
        bot.grace(std::chrono::milliseconds{1});
        std::thread other{[&] {
            end.until([](far_end::view const& now) { return now.read == 6; });
            all.begun.get_future().wait();
            bot.stop();
        }};
        error = bot.run();
        other.join();
        all.may_go_on.count_down();
        BOOST_TEST(bot.wait_until_quiet());
        dropped = bot.dropped();
    });
    BOOST_TEST(error == mg::error::deadline_passed);
    BOOST_TEST_EQ(all.runs.load(), 1);
    BOOST_TEST_EQ(dropped, 5u);
    BOOST_TEST(log.starts_with("error bot: at the deadline 1 handler was still running; 5 had not begun and were dropped\n"
                               "error bot: rule 1, listen_to \"tea\" (line "));
    BOOST_TEST_EQ(support::joined(end.done()), "send #general: at last;");
}

// What waits for room is dropped as well, and lets go of its event.
void what_waited_for_room_at_the_end_is_let_go() {
    waiting_handlers all;
    mg::table const table{mg::listen_to<"tea">([&] { all(); }), mg::listen_to<"(tea)">([&](std::string_view) { all(); })};
    far_end end{messages(6)};
    std::size_t dropped = 0;
    support::logged_by([&] {
        mg::bot bot{toy_network{end}, thread_pool{thread_pool_config{.threads = 1, .capacity = 1}}, table};
        bot.grace(std::chrono::milliseconds{1});
        std::thread other{[&] {
            end.until([](far_end::view const& now) { return now.paused; });
            all.begun.get_future().wait();
            bot.stop();
        }};
        bot.run();
        other.join();
        all.may_go_on.count_down();
        BOOST_TEST(bot.wait_until_quiet());
        dropped = bot.dropped();
    });
    BOOST_TEST_EQ(all.runs.load(), 1);
    BOOST_TEST_EQ(dropped, end.now().read * 2 - 1);

    // An executor that does not even run them at its end.
    far_end another;
    mg::bot bot{toy_network{another}, support::manual_executor{1}, answers};
    for (int i = 0; i < 5; ++i) {
        auto message = said("ann", "tea, in words that no small buffer holds, so that a lost event is seen");
        BOOST_TEST(bot.hear(message));
    }
    BOOST_TEST(another.now().paused);
}

// Stopped, a bot reads no more, also if its executor has room again, and if it may take as long as it likes.
void room_for_more_does_not_make_it_read_again() {
    for (auto const grace : {mg::instant::duration{std::chrono::hours{1}}, mg::instant::duration::max()}) {
        waiting_handlers all;
        far_end end{messages(4)};
        std::atomic<int> read_on = 0;
        mg::table const table{mg::listen_to<"tea">([&] {
            all();
            read_on += !end.now().paused;
        })};
        mg::bot bot{toy_network{end}, thread_pool{thread_pool_config{.threads = 1, .capacity = 1}}, table};
        bot.grace(grace);
        std::thread other{[&] {
            end.until([](far_end::view const& now) { return now.paused && now.read == 2; });
            bot.stop();
            all.may_go_on.count_down();
        }};
        BOOST_TEST(!bot.run());
        other.join();
        BOOST_TEST_EQ(all.runs.load(), 2);
        BOOST_TEST_EQ(read_on.load(), 0);
        BOOST_TEST_EQ(end.now().read, 2u);
    }
}

// --- actions that are answered late

template <class Executor>
void what_is_answered_after_the_transport_has_ended_counts(Executor executor, bool stopped) {
    std::function<void()> stop;
    mg::table const table{mg::listen_to<"tea">([&](auto& chat) {
        chat.send("tea");
        if (stopped) stop();
    })};
    far_end end{messages(1)};
    end.answer_by_hand();
    end.hang_up();
    mg::bot bot{toy_network{end}, std::move(executor), table};
    stop = [&] { bot.stop(); };
    std::thread other{[&, running = ::gettid()] {
        end.until([](far_end::view const& now) { return now.ended && now.under_way == 1; });
        support::until_waiting(running);
        end.answer_all();
    }};
    BOOST_TEST_EQ(bot.run(), std::error_code{});
    BOOST_TEST_EQ(end.now().answered, 1u);
    other.join();
}

void late_answers_are_waited_for() {
    for (bool const stopped : {false, true}) {
        what_is_answered_after_the_transport_has_ended_counts(inplace{}, stopped);
        what_is_answered_after_the_transport_has_ended_counts(thread_pool{2}, stopped);
        what_is_answered_after_the_transport_has_ended_counts(support::manual_executor{10}, stopped);
    }
}

template <class Executor>
void what_is_never_answered_is_said(Executor executor) {
    far_end end{messages(2)};
    end.answer_by_hand();
    std::error_code error;
    auto const log = support::logged_by([&] {
        mg::bot bot{toy_network{end}, std::move(executor), answers};
        bot.grace(std::chrono::milliseconds{1});
        std::thread other{[&] {
            end.until([](far_end::view const& now) { return now.under_way == 2; });
            bot.stop();
        }};
        error = bot.run();
        other.join();
    });
    BOOST_TEST_EQ(error, make_error_code(mg::error::actions_unanswered));
    auto const stopped = "error bot rule 1: send: " + make_error_code(mg::error::stopped).message() + "\n";
    BOOST_TEST_EQ(log, "warning bot: the transport did not say what came of 2 actions\n" + stopped + "error bot rule 1: the last line came 1 more time\n");
}

}  // namespace

int main() {
    stopped_in_place_it_hears_no_more();
    anybody_may_stop_it_at_any_time();
    what_was_taken_is_done_within_the_grace_period();
    what_has_not_begun_at_the_deadline_is_dropped();
    what_waited_for_room_at_the_end_is_let_go();
    room_for_more_does_not_make_it_read_again();
    late_answers_are_waited_for();
    what_is_never_answered_is_said(inplace{});
    what_is_never_answered_is_said(thread_pool{2});
    return boost::report_errors();
}
