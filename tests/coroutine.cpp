// SPDX-License-Identifier: BSL-1.0
// Tests a bot of coroutines as its users write it, and that the same table does the same on every executor.
#include <monongusa/coroutine.hpp>

#include "support/descriptors.hpp"
#include "support/manual_executor.hpp"
#include "support/memory_transport.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/clock/manual.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/transport/replay.hpp>
#include <monongusa/verbs.hpp>

#include <boost/asio/steady_timer.hpp>
#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace mg = monongusa;
namespace asio = boost::asio;
using mg::executor::inplace;
using mg::executor::order;
using mg::executor::thread_pool;
using support::conversation;
using support::memory_transport;
using support::said;
using namespace std::chrono_literals;

namespace {

constexpr mg::table reactions{
    mg::listen_to<"^book$">([](mg::context<mg::event::reaction_added, mg::action::edit>& chat) -> mg::task<> {
        auto const people = co_await chat.async_ask<int>("How many?", "From 1 to 12, please", mg::between{1, 12}, 30s);
        if (!people) {
            co_await chat.async_reply("another time then");
            co_return;
        }
        auto const offer = co_await chat.async_send("a table for " + std::to_string(*people) + "?");
        mg::matcher::about const it{offer};
        mg::matcher::from const guest{chat.author()};
        auto const yes = co_await chat.async_wait_for<mg::event::reaction_added>(it, guest, 1min);
        co_await chat.async_edit(yes ? "booked" : "not booked", offer);
    }),
    mg::listen_to<"^slow (\\w+)$">([](std::string const& word) -> mg::task<std::string> {
        asio::steady_timer timer{co_await asio::this_coro::executor, 1ms};
        co_await timer.async_wait(asio::use_awaitable);
        co_return word;
    }),
    mg::listen_to<"^both$">([](auto& chat) -> mg::task<> {
        co_await chat.async_send("first");
        co_await chat.async_sleep_for(1s);
        co_await chat.async_send("third");
    }),
    mg::listen_to<"^bo(t)h$">([](auto& chat, std::string_view) -> mg::task<> {
        co_await chat.async_sleep_for(500ms);
        co_await chat.async_send("second");
    }),
    mg::listen_to<"plain">([] { return "plain"; }),
};

mg::event::reaction_added thumb(std::string_view name, std::string message) {
    auto reaction = support::reacted(name, "thumbsup");
    reaction.message = std::move(message);
    return reaction;
}

std::vector<std::string> played(auto executor, std::vector<mg::event::message> const& first, bool confirms) {
    mg::transport::replay replay;
    for (auto const& one : first) replay.then(one);
    if (confirms) replay.then(thumb("bob", "b1.1.2")).then(thumb("ann", "b1.1.2"));
    replay.then_pass(2min);
    std::vector<std::string> lines;
    mg::bot bot{std::move(replay), std::move(executor), reactions, mg::with(), mg::clock::manual{}};
    BOOST_TEST(!bot.run());
    for (auto const& one : bot.transport().actions()) lines.push_back(mg::action::words_of(one.what));
    return lines;
}

template <class Play>
void on_every_executor(Play const& play, std::vector<std::string> const& expected) {
    auto const is_as_expected = [&](auto executor) {
        auto const lines = play(std::move(executor));
        BOOST_TEST_ALL_EQ(lines.begin(), lines.end(), expected.begin(), expected.end());
    };
    is_as_expected(inplace{});
    support::manual_executor by_workers{1000};
    {
        support::workers const two{by_workers, 2};
        is_as_expected(by_workers);
    }
    is_as_expected(thread_pool{1});
    for (auto const how : {order::channel, order::author, order::none}) is_as_expected(thread_pool{{.threads = 4, .order = how}});
    is_as_expected(thread_pool{{.threads = 2, .capacity = 1}});
}

void a_conversation_is_the_same_on_every_executor() {
    std::vector<mg::event::message> const talk{said("ann", "book"), said("bob", "plain"), said("ann", "many"), said("ann", "4")};
    on_every_executor([&](auto executor) { return played(std::move(executor), talk, false); },
                      {"How many?", "plain", "From 1 to 12, please", "a table for 4?", "not booked"});
}

void so_is_one_that_nobody_answers() {
    on_every_executor([&](auto executor) { return played(std::move(executor), {said("ann", "book")}, false); }, {"How many?", "another time then"});
}

void so_are_several_coroutines_for_one_message() {
    on_every_executor([&](auto executor) { return played(std::move(executor), {said("ann", "both")}, false); }, {"first", "second", "third"});
}

void what_is_foreign_is_really_waited_for() {
    on_every_executor([&](auto executor) { return played(std::move(executor), {said("ann", "slow tea"), said("ann", "plain")}, false); },
                      {"tea", "plain"});
}

// --- real time, by a thread that is not the transport's

// Ends when the last thing it waits for has been done.
class until_done : public memory_transport {
public:
    until_done(conversation& with, std::size_t actions) : memory_transport(with), with_(&with), actions_(actions) {}

    template <class Listener>
    std::error_code run(Listener& listener) {
        auto const error = memory_transport::run(listener);
        for (;;) {
            {
                std::lock_guard const lock{with_->mutex};
                if (with_->done.size() >= actions_) return error;
            }
            std::this_thread::yield();
        }
    }

private:
    conversation* with_;
    std::size_t actions_;
};

constexpr mg::table timed{
    mg::listen_to<"tea">([](auto& chat) -> mg::task<> {
        co_await chat.async_sleep_for(1ms);
        co_await chat.async_send("slept");
        auto const next = co_await chat.async_next_message(1ms);
        co_await chat.async_send(next ? "more" : "silence");
        co_await chat.async_next_message(1h);
    }),
};

template <class Executor>
void a_clock_that_the_transport_does_not_drive_goes_on_as_well(Executor executor) {
    conversation chat{{said("ann", "tea"), said("bob", "tea")}};
    auto const log = support::logged_by([&] {
        mg::bot bot{until_done{chat, 4}, std::move(executor), timed};
        BOOST_TEST(!bot.run());
    });
    BOOST_TEST_EQ(chat.done.size(), 4u);
    std::size_t slept = 0;
    for (auto const& line : chat.done) slept += line == "send #general: slept";
    BOOST_TEST_EQ(slept, 2u);
}

}  // namespace

int main() {
    a_conversation_is_the_same_on_every_executor();
    so_is_one_that_nobody_answers();
    so_are_several_coroutines_for_one_message();
    what_is_foreign_is_really_waited_for();
    a_clock_that_the_transport_does_not_drive_goes_on_as_well(inplace{});
    a_clock_that_the_transport_does_not_drive_goes_on_as_well(thread_pool{1});
    a_clock_that_the_transport_does_not_drive_goes_on_as_well(thread_pool{4});
    return boost::report_errors();
}
