// SPDX-License-Identifier: BSL-1.0
// Tests a bot on a network that is paused, answers late and out of order, refuses, and breaks off.
#include <monongusa/bot/bot.hpp>

#include "../laws/order.hpp"
#include "../support/descriptors.hpp"
#include "../support/manual_executor.hpp"
#include "../support/toy_network.hpp"

#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <latch>
#include <map>
#include <mutex>
#include <random>
#include <set>
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
using support::far_end;
using support::said_in;
using support::toy_network;

namespace {

// As many messages with their numbers, in a few channels.
std::vector<support::any_event> numbered(int count) {
    std::vector<support::any_event> events;
    for (int i = 0; i < count; ++i) events.emplace_back(said_in("c" + std::to_string(i % 5), "ann", "number " + std::to_string(i)));
    return events;
}

// What each message is answered with, in order.
std::vector<std::string> both_answers(std::string_view number) {
    return {"one to " + std::string{number}, "two to " + std::string{number}};
}

// Every message of those was answered by both, once, and in each channel in order.
void expect_all_in_order(far_end const& end, int count) {
    std::map<std::string, std::vector<std::string>> expected;
    for (int i = 0; i < count; ++i) {
        auto const channel = "c" + std::to_string(i % 5);
        for (auto const& text : both_answers(std::to_string(i))) expected[channel].push_back("send #" + channel + ": " + text);
    }
    std::map<std::string, std::vector<std::string>> seen;
    for (auto const& each : end.answers()) {
        BOOST_TEST(!each.error);
        seen[each.channel].push_back(each.line);
    }
    BOOST_TEST(seen == expected);
}

// --- backpressure

void a_full_pool_pauses_reading_while_answers_go_on() {
    std::latch may_go_on{1};
    mg::table const table{mg::listen_to<"number (\\d+)">([&](auto& chat, std::string_view number) {
        auto const texts = both_answers(number);
        chat.send(texts[0]);
        may_go_on.wait();
        chat.send(texts[1]);
    })};
    constexpr int count = 100;
    far_end end{numbered(count)};
    mg::bot bot{toy_network{end}, thread_pool{thread_pool_config{.threads = 2, .capacity = 4}}, table};
    std::thread other{[&] {
        // Two handlers have spoken and wait, two more are queued, the fifth waits for room.
        end.until([](far_end::view const& now) { return now.paused && now.answered_while_paused == now.answered && now.answered == 2; });
        auto const now = end.now();
        BOOST_TEST_EQ(now.read, 5u);
        BOOST_TEST_EQ(now.pauses, 1u);
        may_go_on.count_down();
        end.hang_up();
    }};
    BOOST_TEST(!bot.run());
    other.join();
    BOOST_TEST_EQ(end.now().read, static_cast<std::size_t>(count));
    BOOST_TEST_EQ(bot.dropped(), 0u);
    expect_all_in_order(end, count);
}

constexpr mg::table answering{mg::listen_to<"number (\\d+)">([](auto& chat, std::string_view number) {
    for (auto const& text : both_answers(number)) chat.send(text);
})};

template <class Executor>
std::size_t pauses_until_all_is_answered(Executor executor) {
    constexpr int count = 300;
    far_end end{numbered(count)};
    end.hang_up();
    mg::bot bot{toy_network{end}, std::move(executor), answering};
    BOOST_TEST(!bot.run());
    BOOST_TEST(!end.now().paused);
    BOOST_TEST_EQ(end.now().read, static_cast<std::size_t>(count));
    expect_all_in_order(end, count);
    return end.now().pauses;
}

void nothing_is_lost_nor_done_twice_nor_out_of_order() {
    BOOST_TEST_EQ(pauses_until_all_is_answered(inplace{}), 0u);
    BOOST_TEST_EQ(pauses_until_all_is_answered(thread_pool{4}), 0u);
    for (std::size_t const threads : {1u, 4u}) {
        for (std::size_t const capacity : {1u, 3u, 16u}) {
            pauses_until_all_is_answered(thread_pool{thread_pool_config{.threads = threads, .capacity = capacity}});
        }
    }
    support::manual_executor const small{7};
    support::manual_executor worked_off{small};
    support::workers const one{worked_off, 1};
    pauses_until_all_is_answered(small);
}

// --- a lost connection

struct failures {
    std::mutex mutex{};
    std::multiset<std::string> lost{};
    std::vector<std::string> others{};
    int disconnected = 0;
};

constexpr mg::table noting{
    mg::listen_to<"number (\\d+)">([](auto& chat, std::string_view number) {
        for (auto const& text : both_answers(number)) chat.send(text);
    }),
    mg::on_error([](mg::event::failure const& failure, failures& told) {
        std::lock_guard const lock{told.mutex};
        if (failure.code == mg::error::connection_lost && failure.rule == 1) {
            told.lost.insert(failure.channel.id);
        } else {
            told.others.push_back(failure.what);
        }
    }),
    mg::on<mg::event::disconnected>([](mg::event::disconnected const& gone, failures& told) {
        std::lock_guard const lock{told.mutex};
        told.disconnected += !gone.final;
    }),
};

template <class Executor>
void what_is_under_way_when_the_connection_is_lost_fails_once(Executor executor) {
    far_end end{numbered(5)};
    end.answer_by_hand();
    failures told;
    mg::bot bot{toy_network{end}, std::move(executor), noting, mg::with(told)};
    std::thread other{[&] {
        end.until([](far_end::view const& now) { return now.under_way == 10; });
        end.answer();
        end.answer();
        end.lose_connection();
        end.until([](far_end::view const& now) { return now.read == 7 && now.waiting; });
        bot.stop();
    }};
    BOOST_TEST(!bot.run());
    other.join();
    BOOST_TEST(told.others.empty());
    BOOST_TEST_EQ(told.disconnected, 1);
    BOOST_TEST_EQ(told.lost.size(), 8u);
    for (auto const* const channel : {"c0", "c1", "c2", "c3", "c4"}) BOOST_TEST_LE(told.lost.count(channel), 2u);
    BOOST_TEST_EQ(end.done().size(), 2u);
}

void a_lost_connection_reaches_the_rules_for_errors() {
    what_is_under_way_when_the_connection_is_lost_fails_once(inplace{});
    what_is_under_way_when_the_connection_is_lost_fails_once(thread_pool{1});
    what_is_under_way_when_the_connection_is_lost_fails_once(thread_pool{4});
    support::manual_executor const later{100};
    support::manual_executor worked_off{later};
    support::workers const one{worked_off, 1};
    what_is_under_way_when_the_connection_is_lost_fails_once(later);
}

// --- all at once

// Whatever the network does and whenever: each action has one outcome, and each failure is told once.
template <class Executor>
void whatever_happens_each_action_has_one_outcome(Executor executor, std::uint64_t seed) {
    constexpr int count = 300;
    far_end end{numbered(count)};
    failures told;
    {
        mg::bot bot{toy_network{end}, std::move(executor), noting, mg::with(told)};
        std::thread other{[&] {
            std::mt19937_64 random{seed};
            std::size_t read = 0;
            for (int i = 0; i < 6; ++i) {
                read += random() % 50;
                end.until([read](far_end::view const& now) { return now.read >= read; });
                end.refuse(random() % 2 == 0 ? std::error_code{} : make_error_code(mg::error::not_supported));
                if (random() % 2 == 0) end.lose_connection();
            }
            end.hang_up();
        }};
        BOOST_TEST(!bot.run());
        other.join();
    }
    auto const answers = end.answers();
    BOOST_TEST_EQ(answers.size(), 2u * count);
    std::set<std::string> lines;
    std::set<mg::action::stamp> stamps;
    std::size_t lost = 0;
    std::size_t refused = 0;
    for (auto const& each : answers) {
        lines.insert(each.line);
        stamps.insert(each.stamp);
        lost += each.error == mg::error::connection_lost;
        refused += each.error == mg::error::not_supported;
    }
    BOOST_TEST_EQ(lines.size(), answers.size());
    BOOST_TEST_EQ(stamps.size(), answers.size());
    BOOST_TEST_EQ(told.lost.size(), lost);
    BOOST_TEST_EQ(told.others.size(), refused);
}

void whatever_happens() {
    for (auto const seed : {std::uint64_t{1}, std::uint64_t{2}, laws::fresh_seed()}) {
        whatever_happens_each_action_has_one_outcome(inplace{}, seed);
        whatever_happens_each_action_has_one_outcome(thread_pool{4}, seed);
        whatever_happens_each_action_has_one_outcome(thread_pool{thread_pool_config{.threads = 3, .capacity = 2}}, seed);
    }
}

}  // namespace

int main() {
    a_full_pool_pauses_reading_while_answers_go_on();
    nothing_is_lost_nor_done_twice_nor_out_of_order();
    a_lost_connection_reaches_the_rules_for_errors();
    whatever_happens();
    return boost::report_errors();
}
