// SPDX-License-Identifier: BSL-1.0
// Tests a handler that is a coroutine from its call to its end: what it is given lives as long as it does, and what it throws is told.
#include <monongusa/coroutine/flight.hpp>

#include "../support/descriptors.hpp"
#include "../support/manual_executor.hpp"
#include "../support/memory_transport.hpp"

#include <monongusa/coroutine.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/testing.hpp>
#include <monongusa/verbs.hpp>

#include <boost/asio/steady_timer.hpp>
#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace mg = monongusa;
namespace asio = boost::asio;
using mg::executor::thread_pool;
using support::conversation;
using support::memory_transport;
using support::said;
using namespace std::chrono_literals;

namespace {

template <class Room>
std::string all_heard(Room& room) {
    std::string all;
    for (auto one = room.heard(); !one.empty(); one = room.heard()) all += one + ";";
    return all;
}

// --- what it is given

void groups_live_as_long_as_it_does_however_they_are_taken() {
    constexpr mg::table table{
        mg::listen_to<"view (\\w+)">([](auto& chat, std::string_view word) -> mg::task<> {
            co_await chat.async_sleep_for(1s);
            chat.send(std::string{word});
        }),
        mg::listen_to<"value (\\w+)">([](auto& chat, std::string word) -> mg::task<> {
            co_await chat.async_sleep_for(1s);
            chat.send(word);
        }),
        mg::listen_to<"reference (\\w+)">([](auto& chat, std::string const& word) -> mg::task<> {
            co_await chat.async_sleep_for(1s);
            chat.send(word);
        }),
        mg::listen_to<"numbers (\\d+) (\\d+)?">([](auto& chat, int first, std::optional<int> second) -> mg::task<> {
            co_await chat.async_sleep_for(1s);
            chat.send(std::to_string(first + second.value_or(0)));
        }),
        mg::listen_to<"optional(?: (\\w+))?!">([](auto& chat, std::optional<std::string_view> word) -> mg::task<> {
            co_await chat.async_sleep_for(1s);
            chat.send(word ? std::string{*word} : "none");
        }),
    };
    mg::testing::room room{table};
    for (auto const* const text : {"view averylongwordthatnosmallbufferholds", "value b", "reference averylongwordthatnosmallbufferholds",
                                   "numbers 40 2", "numbers 40 ", "optional averylongwordthatnosmallbufferholds!", "optional!"}) {
        room.says("ann", text);
    }
    BOOST_TEST_EQ(all_heard(room), "");
    room.time(1s);
    BOOST_TEST_EQ(all_heard(room), "averylongwordthatnosmallbufferholds;b;averylongwordthatnosmallbufferholds;42;40;averylongwordthatnosmallbufferholds;none;");
}

void so_do_its_event_and_its_context() {
    constexpr mg::table table{
        mg::listen_to<"tea">([](auto& chat, mg::event::message const& message) -> mg::task<> {
            co_await chat.async_sleep_for(1s);
            chat.send(message.text + " by " + message.author.name + " in " + chat.channel().name);
        }),
        mg::listen_to<"te+a">([](auto& chat, mg::event::message message) -> mg::task<> {
            co_await chat.async_sleep_for(1s);
            chat.send(message.text);
        }),
    };
    mg::testing::room room{table};
    room.says("ann", "#ops", "a tea please, or whatever it is that one drinks here");
    room.says("bob", "cake");  // Where the transport writes its next event.
    room.time(1s);
    BOOST_TEST_EQ(all_heard(room),
                  "a tea please, or whatever it is that one drinks here by ann in ops;a tea please, or whatever it is that one drinks here;");
}

struct counter {
    int count = 0;
};

void components_are_the_bot_s_own() {
    counter counter;
    constexpr mg::table table{mg::listen_to<"tea">([](auto& chat, struct counter& all) -> mg::task<> {
        ++all.count;
        co_await chat.async_sleep_for(1s);
        ++all.count;
    })};
    mg::testing::room room{table, mg::with(counter)};
    room.says("ann", "tea");
    BOOST_TEST_EQ(counter.count, 1);
    room.time(1s);
    BOOST_TEST_EQ(counter.count, 2);
}

// --- which handlers

mg::task<std::string> plain_function(std::string_view word) { co_return "function " + std::string{word}; }

struct with_state {
    std::string greeting;
    mg::task<std::string> operator()(std::string_view word) const { co_return greeting + " " + std::string{word}; }
};

struct final_without_state final {
    mg::task<std::string> operator()() const { co_return "final"; }
};

void functions_and_objects_may_be_coroutines() {
    auto const prefix = std::make_shared<std::string>("captured");
    mg::table const table{
        mg::listen_to<"function (\\w+)">(&plain_function),
        mg::listen_to<"state (\\w+)">(with_state{"a greeting longer than any small buffer"}),
        mg::listen_to<"final">(final_without_state{}),
        mg::listen_to<"capture (\\w+)">([prefix](auto& chat, std::string_view word) -> mg::task<> {
            co_await chat.async_sleep_for(1s);
            chat.send(*prefix + " " + std::string{word});
        }),
    };
    mg::testing::room room{table};
    room.says("ann", "function a");
    room.says("ann", "state b");
    room.says("ann", "final");
    room.says("ann", "capture c");
    room.time(1s);
    BOOST_TEST_EQ(all_heard(room), "function a;a greeting longer than any small buffer b;final;captured c;");
}

// --- the order of things

// By a sink that does not sort.
void of_one_message_each_begins_in_its_turn_and_goes_on_after_those_behind_it() {
    constexpr mg::table table{
        mg::listen_to<"tea">([](auto& chat) -> mg::task<> {
            chat.send("1");
            co_await chat.async_send("2");
            chat.send("6");
        }),
        mg::listen_to<"te+a">([](auto& chat) { chat.send("3"); }),
        mg::listen_to<"t.a">([](auto& chat) -> mg::task<> {
            chat.send("4");
            co_await chat.async_send("5");
            chat.send("7");
        }),
    };
    conversation chat{{said("ann", "tea")}};
    mg::bot bot{memory_transport{chat}, mg::executor::inplace{}, table, mg::with(), mg::clock::manual{}};
    BOOST_TEST(!bot.run());
    std::string order;
    for (auto const& line : chat.done) order += line.back();
    BOOST_TEST_EQ(order, "1234567");
}

void two_coroutines_for_one_message_do_not_disturb_each_other() {
    constexpr mg::table table{
        mg::listen_to<"tea">([](auto& chat) -> mg::task<> {
            co_await chat.async_send("first");
            co_await chat.async_sleep_for(2s);
            co_await chat.async_send("third");
        }),
        mg::listen_to<"te+a">([](auto& chat) -> mg::task<> {
            co_await chat.async_sleep_for(1s);
            co_await chat.async_send("second");
        }),
    };
    mg::testing::room room{table};
    room.says("ann", "tea");
    room.time(3s);
    BOOST_TEST_EQ(all_heard(room), "first;second;third;");
}

// --- what goes wrong

void what_it_throws_is_told_of_its_rule_before_a_wait_and_after() {
    constexpr mg::table table{
        mg::listen_to<"nothing">([] {}),
        mg::listen_to<"at once">([]() -> mg::task<> {
            throw std::runtime_error{"early"};
            co_return;
        }),
        mg::listen_to<"later">([](auto& chat) -> mg::task<> {
            co_await chat.async_sleep_for(1s);
            throw std::runtime_error{"late"};
        }),
        mg::listen_to<"strange">([](auto& chat) -> mg::task<> {
            co_await chat.async_sleep_for(1s);
            throw 7;
        }),
        mg::on_error([](auto& chat, mg::event::failure const& failure) {
            chat.send(std::to_string(failure.rule) + " " + failure.user.name + ": " + failure.what);
        }),
    };
    mg::testing::room room{table};
    room.says("ann", "at once");
    BOOST_TEST_EQ(all_heard(room), "2 ann: early;");
    room.says("bob", "later");
    BOOST_TEST_EQ(all_heard(room), "");
    room.time(1s);
    BOOST_TEST_EQ(all_heard(room), "3 bob: late;");
    room.says("bob", "strange");
    room.time(1s);
    auto const strange = all_heard(room);
    BOOST_TEST(strange.starts_with("4 bob: "));
}

void a_rule_for_errors_may_be_a_coroutine() {
    constexpr mg::table table{
        mg::listen_to<"tea">([]() -> std::string { throw std::runtime_error{"no tea"}; }),
        mg::on_error([](auto& chat, mg::event::failure const& failure) -> mg::task<> {
            co_await chat.async_sleep_for(1s);
            co_await chat.async_send("sorry: " + failure.what);
        }),
    };
    mg::testing::room room{table};
    room.says("ann", "tea");
    BOOST_TEST_EQ(all_heard(room), "");
    room.time(1s);
    BOOST_TEST_EQ(all_heard(room), "sorry: no tea;");
}

// Else it would go round for ever.
void what_such_a_rule_throws_is_only_logged() {
    constexpr mg::table table{
        mg::listen_to<"tea">([]() -> std::string { throw std::runtime_error{"no tea"}; }),
        mg::on_error([](auto& chat) -> mg::task<> {
            co_await chat.async_sleep_for(1s);
            throw std::runtime_error{"no words"};
        }),
    };
    mg::testing::room room{table};
    auto const log = support::logged_by([&] {
        room.says("ann", "tea");
        room.time(1s);
    });
    BOOST_TEST_EQ(room.failures().size(), 1u);
    BOOST_TEST(log.find("no words") != std::string::npos);
    room.time(1h);
    BOOST_TEST_EQ(room.failures().size(), 1u);
}

// --- where it runs

// Holds nothing but what a test looks at: whether two of its parts ever run at the same time.
struct alone {
    std::atomic<int> inside = 0;
    std::atomic<int> overlaps = 0;
    std::atomic<int> ended = 0;

    void work() {
        if (++inside > 1) ++overlaps;
        --inside;
    }
};

template <class Executor>
void parts_of_one_channel_never_overlap(Executor executor) {
    alone alone;
    constexpr mg::table table{mg::listen_to<"tea">([](auto& chat, struct alone& all) -> mg::task<> {
        for (int i = 0; i < 5; ++i) {
            all.work();
            co_await chat.async_send("tea");
        }
        asio::steady_timer timer{co_await asio::this_coro::executor, 0ms};
        co_await timer.async_wait(asio::use_awaitable);
        all.work();
        ++all.ended;
    })};
    conversation chat;
    for (int i = 0; i < 40; ++i) chat.events.emplace_back(said("ann", "tea"));
    {
        mg::bot bot{memory_transport{chat}, std::move(executor), table, mg::with(alone)};
        BOOST_TEST(!bot.run());
    }
    BOOST_TEST_EQ(alone.ended.load(), 40);
    BOOST_TEST_EQ(alone.overlaps.load(), 0);
    BOOST_TEST_EQ(chat.done.size(), 200u);
}

void in_any_order_of_a_pool_it_comes_to_its_end() {
    for (auto const order : {mg::executor::order::none, mg::executor::order::author, mg::executor::order::channel}) {
        std::atomic<int> ended = 0;
        mg::table const table{mg::listen_to<"tea">([&ended](auto& chat) -> mg::task<> {
            int mine = 0;  // No lock: its parts run one after the other in any order.
            for (int i = 0; i < 20; ++i) {
                ++mine;
                co_await chat.async_react("tada");
            }
            if (mine == 20) ++ended;
        })};
        conversation chat;
        for (int i = 0; i < 30; ++i) chat.events.emplace_back(said("ann" + std::to_string(i % 3), "tea"));
        {
            mg::bot bot{memory_transport{chat}, thread_pool{{.threads = 4, .order = order}}, table};
            BOOST_TEST(!bot.run());
        }
        BOOST_TEST_EQ(ended.load(), 30);
        BOOST_TEST_EQ(chat.done.size(), 600u);
    }
}

void it_begins_and_goes_on_where_the_executor_says() {
    support::manual_executor executor{1000};
    constexpr mg::table table{mg::listen_to<"tea">([](auto& chat) -> mg::task<> {
        co_await chat.async_send("one");
        co_await chat.async_send("two");
    })};
    conversation chat;
    mg::bot bot{memory_transport{chat}, executor, table};
    bot.hear(said("ann", "tea"));
    BOOST_TEST_EQ(support::joined(chat.done), "");
    BOOST_TEST(executor.run_one());
    BOOST_TEST_EQ(support::joined(chat.done), "send #general: one;");
    executor.run_all();
    BOOST_TEST_EQ(support::joined(chat.done), "send #general: one;send #general: two;");
    BOOST_TEST(bot.wait_until_quiet());
}

void a_full_executor_loses_none_of_its_parts() {
    parts_of_one_channel_never_overlap(thread_pool{{.threads = 2, .capacity = 2}});
}

void a_foreign_wait_ends_on_the_bot_s_thread_when_it_runs_in_place() {
    std::vector<std::thread::id> threads;
    mg::table const table{mg::listen_to<"tea">([&threads](auto& chat) -> mg::task<> {
        threads.push_back(std::this_thread::get_id());
        asio::steady_timer timer{co_await asio::this_coro::executor, 1ms};
        co_await timer.async_wait(asio::use_awaitable);
        threads.push_back(std::this_thread::get_id());
        co_await chat.async_send("tea");
    })};
    mg::testing::room room{table};
    room.says("ann", "tea");  // Comes back when the timer has really ended.
    BOOST_TEST_EQ(room.heard(), "tea");
    BOOST_TEST_EQ(threads.size(), 2u);
    for (auto const& thread : threads) BOOST_TEST(thread == std::this_thread::get_id());
}

// --- the end

struct ending_noted {
    int& count;
    explicit ending_noted(int& ended) noexcept : count(ended) {}
    ending_noted(ending_noted const&) = delete;
    ~ending_noted() { ++count; }
};

void at_the_end_of_its_bot_waits_end_quietly_and_frames_are_gone() {
    int ended = 0;
    bool went_on = false;
    mg::table const table{mg::listen_to<"tea">([&](auto& chat) -> mg::task<> {
        ending_noted const here{ended};
        co_await chat.async_sleep_for(1h);
        went_on = true;
    })};
    auto const log = support::logged_by([&] {
        conversation chat{{said("ann", "tea"), said("bob", "tea")}};
        mg::bot bot{memory_transport{chat}, mg::executor::inplace{}, table, mg::with(), mg::clock::manual{}};
        BOOST_TEST(!bot.run());
        BOOST_TEST_EQ(ended, 2);
    });
    BOOST_TEST(!went_on);
    BOOST_TEST_EQ(log, "warning bot: ended while 2 coroutines waited for an event or a time\n");
}

void a_bot_that_never_ran_lets_them_go_too() {
    int ended = 0;
    mg::table const table{mg::listen_to<"tea">([&](auto& chat) -> mg::task<> {
        ending_noted const here{ended};
        co_await chat.async_sleep_for(1h);
    })};
    {
        mg::testing::room room{table};
        room.says("ann", "tea");
        BOOST_TEST_EQ(ended, 0);
    }
    BOOST_TEST_EQ(ended, 1);
}

// What is aborted of its own accord is a failure as any other.
void aborting_oneself_while_the_bot_goes_on_is_told() {
    constexpr mg::table table{mg::listen_to<"tea">([]() -> mg::task<> {
        throw boost::system::system_error{asio::error::operation_aborted};
        co_return;
    })};
    mg::testing::room room{table};
    support::logged_by([&] { room.says("ann", "tea"); });
    BOOST_TEST_EQ(room.failures().size(), 1u);
}

}  // namespace

int main() {
    groups_live_as_long_as_it_does_however_they_are_taken();
    so_do_its_event_and_its_context();
    components_are_the_bot_s_own();
    functions_and_objects_may_be_coroutines();
    of_one_message_each_begins_in_its_turn_and_goes_on_after_those_behind_it();
    two_coroutines_for_one_message_do_not_disturb_each_other();
    what_it_throws_is_told_of_its_rule_before_a_wait_and_after();
    a_rule_for_errors_may_be_a_coroutine();
    what_such_a_rule_throws_is_only_logged();
    parts_of_one_channel_never_overlap(mg::executor::inplace{});
    parts_of_one_channel_never_overlap(thread_pool{1});
    parts_of_one_channel_never_overlap(thread_pool{4});
    in_any_order_of_a_pool_it_comes_to_its_end();
    it_begins_and_goes_on_where_the_executor_says();
    a_full_executor_loses_none_of_its_parts();
    a_foreign_wait_ends_on_the_bot_s_thread_when_it_runs_in_place();
    at_the_end_of_its_bot_waits_end_quietly_and_frames_are_gone();
    a_bot_that_never_ran_lets_them_go_too();
    aborting_oneself_while_the_bot_goes_on_is_told();
    return boost::report_errors();
}
