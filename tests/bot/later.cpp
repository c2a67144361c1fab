// SPDX-License-Identifier: BSL-1.0
// Tests what a bot does later: in virtual time, in real time, and whoever drives its clock.
#include <monongusa/bot/bot.hpp>

#include "../support/descriptors.hpp"
#include "../support/toy_network.hpp"

#include <monongusa/clock/manual.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <future>
#include <iostream>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace mg = monongusa;
using namespace std::chrono_literals;
using mg::executor::inplace;
using mg::executor::thread_pool;
using support::conversation;
using support::far_end;
using support::memory_transport;
using support::said;
using support::toy_network;
using support::toy_network_without_a_clock;

namespace {

constexpr mg::table reminding{
    mg::respond_to<"remind me in (.+)">([](auto& chat, std::chrono::seconds wait) {
        chat.perform_after(wait, mg::action::reply{"time is over"});
        return "I will";
    }),
    mg::respond_to<"count">([](auto& chat) {
        chat.perform_after(2s, mg::action::send{"two"});
        chat.perform_after(1s, mg::action::send{"one"});
        chat.perform_after(2s, mg::action::send{"two again"});
        chat.perform_after(0s, mg::action::send{"zero"});
        chat.perform_after(-5s, mg::action::send{"long ago"});
        chat.perform_after(std::chrono::hours::max(), mg::action::send{"never"});
    }),
};

template <class Executor>
void virtual_time_passes_when_it_is_told_to(Executor executor) {
    conversation chat;
    mg::bot bot{memory_transport{chat}, std::move(executor), reminding, mg::components<>{}, mg::clock::manual{}};
    auto const done = [&] {
        // On the one thread that runs handlers.
        BOOST_TEST(bot.wait_until_quiet());
        auto const all = support::joined(chat.done);
        chat.done.clear();
        return all;
    };
    auto message = said("ann", "@bot remind me in 1 h");
    BOOST_TEST(bot.hear(message));
    BOOST_TEST_EQ(done(), "reply ann: I will;");
    bot.pass(3599s);
    BOOST_TEST_EQ(done(), "");
    bot.pass(1s);
    BOOST_TEST_EQ(done(), "reply ann: time is over;");
    BOOST_TEST(bot.clock().now() == mg::instant{1h});

    message = said("ann", "@bot count");
    BOOST_TEST(bot.hear(message));
    BOOST_TEST_EQ(done(), "");
    bot.pass(0s);
    BOOST_TEST_EQ(done(), "send #general: long ago;send #general: zero;");
    bot.pass(1500ms);
    BOOST_TEST_EQ(done(), "send #general: one;");
    bot.pass(24h);
    BOOST_TEST_EQ(done(), "send #general: two;send #general: two again;");
    BOOST_TEST_EQ(bot.clock().timers().size(), 1u);
}

// A failure that comes of a timer may set the next, within the same time that passes.
template <class Executor>
void what_comes_of_a_timer_comes_before_the_next(Executor executor) {
    conversation talk;
    mg::table const table{
        mg::listen_to<"go">([](auto& chat) {
            chat.perform_after(1s, mg::action::send{"fails", {{"nowhere"}, {}, "", ""}});
            chat.perform_after(1s, mg::action::react{"tada", {{"nowhere"}, {}, "", ""}});
            chat.perform_after(3s, mg::action::send{"done"});
        }),
        mg::on_error([&](auto& later, mg::event::failure const& failure) {
            {
                std::lock_guard const lock{talk.mutex};
                talk.done.push_back(failure.what.substr(0, failure.what.find(':')) + " of rule " + std::to_string(failure.rule));
            }
            later.perform_after(1s, mg::action::send{"sorry", {support::general(), {}, "", ""}});
        }),
    };
    mg::bot bot{memory_transport{talk}, std::move(executor), table, mg::components<>{}, mg::clock::manual{}};
    auto message = said("ann", "go");
    BOOST_TEST(bot.hear(message));
    BOOST_TEST(bot.wait_until_quiet());
    bot.pass(3s);
    // A reaction without a message has no target, so it fails by itself.
    BOOST_TEST_EQ(support::joined(talk.done), "send #: fails;react of rule 1;send #general: sorry;send #general: done;");
}

// --- real time

template <class Transport, class Executor>
void real_time_passes_by_itself(Executor executor) {
    constexpr mg::table table{
        mg::listen_to<"tea">([](auto& chat) {
            chat.perform_after(1h, mg::action::send{"much too late"});
            // However long this takes, they are due in this order.
            chat.perform_after(0ms, mg::action::send{"first"});
            chat.perform_after(6ms, mg::action::send{"second"});
            chat.perform_after(12ms, mg::action::send{"third"});
        }),
    };
    far_end end{{said("ann", "tea")}};
    std::error_code error;
    auto const begin = mg::instant::clock::now();
    auto const log = support::logged_by([&] {
        mg::bot bot{Transport{end}, std::move(executor), table};
        std::thread other{[&] {
            end.until([](far_end::view const& now) { return now.answered == 3; });
            bot.stop();
        }};
        error = bot.run();
        other.join();
    });
    BOOST_TEST(!error);
    BOOST_TEST_EQ(log, "");
    BOOST_TEST(mg::instant::clock::now() - begin >= 12ms);
    BOOST_TEST_EQ(support::joined(end.done()), "send #general: first;send #general: second;send #general: third;");
}

void somebody_drives_the_clock() {
    static_assert(mg::drives_clock<toy_network> && !mg::drives_clock<toy_network_without_a_clock>);
    real_time_passes_by_itself<toy_network>(inplace{});
    real_time_passes_by_itself<toy_network>(thread_pool{2});
    real_time_passes_by_itself<toy_network_without_a_clock>(inplace{});
    real_time_passes_by_itself<toy_network_without_a_clock>(thread_pool{2});
}

// --- the end

template <class Transport>
void what_still_waits_at_the_end_is_not_done_but_said() {
    far_end end{{said("ann", "@bot count"), said("ann", "@bot remind me in 1 h")}};
    end.hang_up();
    auto const log = support::logged_by([&] {
        mg::bot bot{Transport{end}, inplace{}, reminding};
        bot.run();
    });
    // Those that are due at once may have been done by then.
    BOOST_TEST(log.starts_with("warning bot: ended before the time of "));
    BOOST_TEST(log.ends_with(" actions to be done later\n"));
    for (auto const& line : end.done()) BOOST_TEST(line == "reply ann: I will" || line.ends_with("zero") || line.ends_with("long ago"));
}

// Each is earlier than all before it, so that whoever drives the clock is told of each, while the transport and the bot end.
template <class Transport>
void a_handler_may_still_set_timers_while_its_bot_ends() {
    std::promise<void> begun;
    far_end end{{said("ann", "tea")}};
    mg::table const table{mg::listen_to<"tea">([&](auto& chat) {
        begun.set_value();
        for (int i = 0; i < 1000; ++i) chat.perform_after(1h - std::chrono::milliseconds{i}, mg::action::send{"later"});
    })};
    std::error_code error;
    std::size_t left = 0;
    auto const log = support::logged_by([&] {
        mg::bot bot{Transport{end}, thread_pool{1}, table};
        std::thread other{[&] {
            begun.get_future().wait();
            end.hang_up();
        }};
        error = bot.run();
        other.join();
        left = bot.clock().timers().size();
    });
    BOOST_TEST_EQ(error, std::error_code{});
    BOOST_TEST_EQ(left, 0u);
    if (log.find("Sanitizer") != std::string::npos) std::cerr << log;
    BOOST_TEST_EQ(log.find("Sanitizer"), std::string::npos);
    BOOST_TEST(end.done().empty());
}

}  // namespace

int main() {
    virtual_time_passes_when_it_is_told_to(inplace{});
    virtual_time_passes_when_it_is_told_to(thread_pool{1});
    what_comes_of_a_timer_comes_before_the_next(inplace{});
    what_comes_of_a_timer_comes_before_the_next(thread_pool{3});
    somebody_drives_the_clock();
    what_still_waits_at_the_end_is_not_done_but_said<toy_network>();
    what_still_waits_at_the_end_is_not_done_but_said<toy_network_without_a_clock>();
    for (int i = 0; i < 20; ++i) {
        a_handler_may_still_set_timers_while_its_bot_ends<toy_network>();
        a_handler_may_still_set_timers_while_its_bot_ends<toy_network_without_a_clock>();
    }
    return boost::report_errors();
}
