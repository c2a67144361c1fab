// SPDX-License-Identifier: BSL-1.0
// Tests that a bot is the same bot when its handlers run later and on other threads, and what that costs.
#include <monongusa/bot/bot.hpp>

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
#include <cstdlib>
#include <functional>
#include <future>
#include <latch>
#include <mutex>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

namespace {
// Of the thread that asks: that of the transport.
thread_local std::size_t allocations = 0;
}

// Inlined in part, g++ takes them for a mismatched pair.
[[gnu::noinline]] void* operator new(std::size_t size) {
    ++allocations;
    if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc{};
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace mg = monongusa;
using mg::executor::order;
using mg::executor::thread_pool;
using mg::executor::thread_pool_config;
using support::conversation;
using support::far_end;
using support::memory_transport;
using support::said;
using support::said_in;
using support::toy_network;

namespace {

// --- no view dangles

struct heard {
    struct one {
        std::string view;
        std::string text;
        std::string event;
        friend auto operator<=>(one const&, one const&) = default;
    };
    std::mutex mutex{};
    std::vector<one> all{};
};

constexpr mg::table hearing{
    mg::listen_to<"^<(.*)>$">([](std::string_view part, mg::event::message const& message, heard& heard) {
        std::lock_guard const lock{heard.mutex};
        heard.all.push_back({std::string{part}, "", message.text});
    }),
    mg::listen_to<"<(.*)>">([](auto& chat, std::string part, heard& heard) {
        std::lock_guard const lock{heard.mutex};
        heard.all.push_back({"", part, chat.author().name});
    }),
};

// What a transport that decodes the next event at once does to the last one.
void overwrite(mg::event::message& scratch) {
    scratch.text.assign(scratch.text.capacity(), '#');
    scratch.author.name.assign(scratch.author.name.capacity(), '#');
    scratch.author.id = scratch.author.name;
}

template <class Executor, class Finish>
void handlers_get_the_text_of_their_event(Executor executor, Finish const& finish) {
    constexpr std::size_t longest = 64;
    heard heard;
    conversation chat;
    std::vector<heard::one> expected;
    {
        mg::bot bot{memory_transport{chat}, std::move(executor), hearing, mg::with(heard)};
        mg::event::message scratch;
        for (int round = 0; round < 5; ++round) {
            for (std::size_t size = 1; size <= longest; ++size) {
                std::string part(size - 1, static_cast<char>('a' + size % 26));
                auto const name = "ann" + std::to_string(size);
                scratch = said(name, '<' + part + '>');
                BOOST_TEST(bot.hear(scratch));
                overwrite(scratch);
                expected.push_back({part, "", '<' + part + '>'});
                expected.push_back({"", part, name});
            }
        }
        finish();
        BOOST_TEST(bot.wait_until_quiet());
    }
    std::sort(expected.begin(), expected.end());
    std::sort(heard.all.begin(), heard.all.end());
    BOOST_TEST(heard.all == expected);
}

void handlers_get_the_text_of_their_event_however_late() {
    handlers_get_the_text_of_their_event(thread_pool{4}, [] {});
    handlers_get_the_text_of_their_event(thread_pool{thread_pool_config{.threads = 4, .order = order::none}}, [] {});
    handlers_get_the_text_of_their_event(thread_pool{thread_pool_config{.threads = 2, .capacity = 3}}, [] {});
    support::manual_executor const later{100'000};
    handlers_get_the_text_of_their_event(later, [&] { support::manual_executor{later}.run_all(); });
}

// --- what it costs

struct total {
    std::atomic<long> sum = 0;
};
constexpr mg::table adding{
    mg::listen_to<"add (\\d+) (\\d+)">([](int left, int right, total& total) { total.sum += left + right; }),
    mg::listen_to<"tea|coffee|cake">([](auto& chat) { chat.reply("yes"); }),
    mg::default_reply([](auto& chat) { chat.reply("?"); }),
};

void a_miss_allocates_nothing_and_a_hit_only_its_task() {
    total total;
    conversation chat;
    mg::bot bot{memory_transport{chat}, thread_pool{2}, adding, mg::with(total)};
    std::string_view const miss = "a long text that has nothing for this bot, as nearly all texts have nothing for it";
    std::string_view const hit = "whatever it is that somebody wants, please add 2 40";
    mg::event::message scratch = said("somebody whose name no small buffer holds", miss);
    auto const allocated_for = [&](std::string_view text) {
        scratch.text.assign(text);
        auto const before = allocations;
        bot.hear(scratch);
        auto const counted = allocations - before;
        bot.wait_until_quiet();
        return counted;
    };
    for (int i = 0; i < 4; ++i) {
        allocated_for(miss);
        allocated_for(hit);
    }
    long const before = total.sum;
    BOOST_TEST_EQ(allocated_for(miss), 0u);
    // Beside what Asio takes for what it queues, which is not by `new`.
    BOOST_TEST_EQ(allocated_for(hit), 1u);
    BOOST_TEST_EQ(allocated_for(miss), 0u);
    BOOST_TEST_EQ(total.sum - before, 42);
}

// --- beside each other

// A channel that is not in the lane of another.
std::string channel_apart_from(std::string_view other) {
    std::string name = "general";
    auto const lane = [](std::string_view id) { return std::hash<std::string_view>{}(id) % 256; };
    while (lane(name) == lane(other)) name += 'x';
    return name;
}

void a_handler_that_waits_does_not_delay_another_channel() {
    std::latch may_end{1};
    std::promise<void> answered;
    mg::table const table{
        mg::listen_to<"wait">([&](auto& chat) {
            may_end.wait();
            chat.send("at last");
        }),
        mg::listen_to<"behind">([](auto& chat) { chat.send("behind it"); }),
        mg::listen_to<"hello">([&](auto& chat) {
            chat.send("hello");
            answered.set_value();
        }),
    };
    conversation chat{{said_in("slow", "ann", "wait"), said_in("slow", "ann", "behind"), said_in(channel_apart_from("slow"), "bob", "hello")}};
    {
        mg::bot bot{memory_transport{chat}, thread_pool{4}, table};
        std::thread other{[&] {
            answered.get_future().wait();
            {
                std::lock_guard const lock{chat.mutex};
                BOOST_TEST_EQ(chat.done.size(), 1u);
            }
            may_end.count_down();
        }};
        BOOST_TEST(!bot.run());
        other.join();
    }
    auto const done = support::joined(chat.done);
    BOOST_TEST(done.starts_with("send #general"));
    BOOST_TEST(done.ends_with(";send #slow: at last;send #slow: behind it;"));
}

// --- what goes wrong

struct told {
    std::mutex mutex{};
    std::vector<std::string> all{};
};

void failures_reach_the_rules_for_them() {
    constexpr mg::table table{
        mg::listen_to<"tea">([]() -> std::string { throw std::runtime_error{"out of tea"}; }),
        mg::listen_to<"(tea)">([](auto& chat, std::string_view) { chat.react("tada"); }),
        mg::on_error([](mg::event::failure const& failure, told& told) {
            std::lock_guard const lock{told.mutex};
            told.all.push_back(std::to_string(failure.rule) + " " + failure.user.name + " #" + failure.channel.name + ": " + failure.what);
        }),
    };
    far_end end{{said_in("one", "ann", "tea"), said_in("two", "bob", "tea")}};
    end.refuse(mg::error::not_supported);
    end.hang_up();
    told told;
    auto const log = support::logged_by([&] {
        mg::bot bot{toy_network{end}, thread_pool{4}, table, mg::with(told)};
        bot.run();
    });
    BOOST_TEST_EQ(log, "");
    auto const refused = "react: " + make_error_code(mg::error::not_supported).message();
    std::vector<std::string> expected{"1 ann #one: out of tea", "1 bob #two: out of tea", "2  #one: " + refused, "2  #two: " + refused};
    std::sort(told.all.begin(), told.all.end());
    BOOST_TEST_ALL_EQ(told.all.begin(), told.all.end(), expected.begin(), expected.end());
}

void what_a_full_executor_drops_is_counted() {
    std::latch may_end{1};
    std::atomic<int> runs = 0;
    mg::table const table{mg::listen_to<"tea">([&] {
        may_end.wait();
        ++runs;
    })};
    conversation chat;
    for (int i = 0; i < 10; ++i) chat.events.emplace_back(said("ann", "tea"));
    std::size_t dropped = 0;
    auto const log = support::logged_by([&] {
        thread_pool_config const config{.threads = 1, .capacity = 3, .when_full = mg::executor::when_full::drop};
        mg::bot bot{memory_transport{chat}, thread_pool{config}, table};
        auto end = std::async(std::launch::async, [&] { return bot.run(); });
        // All that will be dropped is dropped before the first that was taken may end.
        while (bot.dropped() < 7) std::this_thread::yield();
        may_end.count_down();
        end.get();
        dropped = bot.dropped();
    });
    BOOST_TEST_EQ(dropped, 7u);
    BOOST_TEST_EQ(runs.load(), 3);
    BOOST_TEST(!chat.paused);
    BOOST_TEST_EQ(log, "warning bot: the executor is full: handlers are dropped; how many is told at the end\nwarning bot: 7 handlers were dropped\n");
}

// --- the order of what is done

constexpr mg::table several{
    mg::listen_to<"tea">([](auto& chat) {
        chat.send("one");
        chat.react("tada");
        chat.reply("three");
    }),
    mg::respond_to<"(.+)">([](std::string_view text) { return std::tuple{mg::action::send{"a"}, mg::action::send{std::string{text}}}; }),
    mg::listen_to<"fail">([]() -> std::string { throw std::runtime_error{"no"}; }),
    mg::default_reply([] { return "?"; }),
    mg::on_error([](auto& chat, mg::event::failure const& failure) { chat.send("failed: " + failure.what); }),
    mg::on<mg::event::disconnected>([] { return mg::action::send{"bye", {support::general(), {}, "", ""}}; }),
};

template <class Executor>
std::vector<far_end::answered> sorted_actions(Executor executor) {
    far_end end;
    for (int i = 0; i < 40; ++i) {
        std::string const number = std::to_string(i);
        auto const* const text = i % 3 == 0 ? "@bot tea " : i % 3 == 1 ? "fail " : "@bot ";
        end.emit(said_in("channel" + std::to_string(i % 7), "ann" + std::to_string(i % 5), text + number));
    }
    end.hang_up();
    {
        mg::bot bot{toy_network{end}, std::move(executor), several};
        BOOST_TEST(!bot.run());
    }
    auto all = end.answers();
    std::sort(all.begin(), all.end(), [](auto const& left, auto const& right) { return left.stamp < right.stamp; });
    return all;
}

void sorted_by_their_stamps_the_actions_are_the_same_on_any_executor() {
    auto const expected = sorted_actions(mg::executor::inplace{});
    BOOST_TEST_EQ(expected.size(), 14u * 5 + 13 + 13 * 2 + 1);
    for (std::size_t i = 1; i < expected.size(); ++i) BOOST_TEST(expected[i - 1].stamp < expected[i].stamp);
    // The first event is `ready`, and the tables' positions begin at 1.
    BOOST_TEST((expected.front().stamp == mg::action::stamp{1, 1, 1} || expected.front().stamp == mg::action::stamp{2, 1, 1}));
    BOOST_TEST(sorted_actions(thread_pool{1}) == expected);
    BOOST_TEST(sorted_actions(thread_pool{4}) == expected);
    BOOST_TEST(sorted_actions(thread_pool{thread_pool_config{.threads = 4, .order = order::none}}) == expected);
    BOOST_TEST(sorted_actions(thread_pool{thread_pool_config{.threads = 3, .capacity = 2}}) == expected);
    BOOST_TEST(sorted_actions(support::manual_executor{1000}) == expected);
}

}  // namespace

int main() {
    handlers_get_the_text_of_their_event_however_late();
    a_miss_allocates_nothing_and_a_hit_only_its_task();
    a_handler_that_waits_does_not_delay_another_channel();
    failures_reach_the_rules_for_them();
    what_a_full_executor_drops_is_counted();
    sorted_by_their_stamps_the_actions_are_the_same_on_any_executor();
    return boost::report_errors();
}
