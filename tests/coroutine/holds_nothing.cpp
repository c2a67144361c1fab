// SPDX-License-Identifier: BSL-1.0
// Tests that a coroutine which waits holds neither a thread nor a lane nor room in the executor.
#include <monongusa/coroutine.hpp>

#include <monongusa/bot/bot.hpp>
#include <monongusa/clock/manual.hpp>
#include <monongusa/clock/real.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/verbs.hpp>

#include "../bench/quiet.hpp"
#include "../support/toy_transport.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <iterator>
#include <semaphore>
#include <string>
#include <thread>
#include <utility>

namespace mg = monongusa;
using namespace std::chrono_literals;
using mg::executor::inplace;
using mg::executor::order;
using mg::executor::thread_pool;

namespace {

constexpr std::size_t crowd = 100;

struct tally {
    std::atomic<std::size_t> waiting = 0;
    std::atomic<std::size_t> ended = 0;
    std::atomic<std::size_t> plain = 0;
    std::atomic<std::size_t> passed_by = 0;
};

constexpr mg::table table{
    mg::listen_to<"^next$">([](auto& chat, tally& all) -> mg::task<> {
        ++all.waiting;
        co_await chat.async_next_message(1h);
        ++all.ended;
    }),
    mg::listen_to<"^sleep$">([](auto& chat, tally& all) -> mg::task<> {
        ++all.waiting;
        co_await chat.async_sleep_for(1h);
        ++all.ended;
    }),
    mg::listen_to<"^timer$">([](tally& all) -> mg::task<> {
        boost::asio::steady_timer timer{co_await boost::asio::this_coro::executor, 1h};
        ++all.waiting;
        co_await timer.async_wait(boost::asio::use_awaitable);
        ++all.ended;
    }),
    mg::listen_to<"^plain$">([](tally& all) { ++all.plain; }),
    // Goes through the executor twice.
    mg::listen_to<"^pass by$">([](auto& chat, tally& all) -> mg::task<> {
        co_await chat.async_sleep_for(0s);
        ++all.passed_by;
    }),
    mg::on_stream<mg::event::reaction_added>([](mg::stream<mg::event::reaction_added> events) -> mg::task<> {
        while (co_await events.next()) {
        }
    }),
};

std::size_t threads() {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{"/proc/self/task"}, {}));
}

// Those of the program itself: a sanitizer begins its own with the first.
std::size_t threads_without_a_bot() {
    std::binary_semaphore counted{0};
    std::thread other{[&] { counted.acquire(); }};
    auto const now = threads() - 1;
    counted.release();
    other.join();
    return now;
}

// Nobody waits as long as that, unless something is held.
mg::instant patience() { return mg::instant::clock::now() + 1min; }

mg::event::message said_by(std::size_t number, std::string_view text) { return support::said("user" + std::to_string(number), text); }

template <class Reached>
bool comes_true(Reached const& reached) {
    for (auto const until = patience(); !reached(); std::this_thread::yield()) {
        if (mg::instant::clock::now() > until) return false;
    }
    return true;
}

// A crowd waits in one channel, and somebody speaks there.
template <class Executor, class Clock>
void nothing_is_held(std::string_view what, Executor executor, Clock clock, std::size_t threads_expected) {
    tally all;
    {
        mg::bot bot{bench::quiet_transport{}, std::move(executor), table, mg::with(all), std::move(clock)};
        for (std::size_t i = 1; i <= crowd; ++i) {
            bot.hear(said_by(i, what));
            BOOST_TEST(comes_true([&] { return all.waiting == i; }));
            // The first one makes the clock begin a little after it is counted, and threads of the bot before this one may be on their way out.
            if (i == 1) comes_true([=] { return threads() == threads_expected; });
            BOOST_TEST_EQ(threads(), threads_expected);
        }
        bot.hear(said_by(crowd + 1, "plain"));
        BOOST_TEST(comes_true([&] { return all.plain == 1; }));
        if constexpr (Clock::passes_by_itself) {
            bot.hear(said_by(crowd + 1, "pass by"));
            BOOST_TEST(comes_true([&] { return all.passed_by == 1; }));
        }
        BOOST_TEST_EQ(all.ended, 0u);
        BOOST_TEST_EQ(threads(), threads_expected);
    }
    BOOST_TEST_EQ(all.ended, 0u);
}

thread_pool one_thread(order which, std::size_t capacity) {
    return thread_pool{{.threads = 1, .order = which, .capacity = capacity, .when_full = mg::executor::when_full::pause}};
}

}  // namespace

int main() {
    auto const own = threads_without_a_bot();
    for (auto const* const what : {"next", "sleep"}) {
        for (std::size_t const capacity : {1U, 1024U}) {
            for (order const which : {order::channel, order::author, order::none}) {
                nothing_is_held(what, one_thread(which, capacity), mg::clock::manual{}, own + 1);
            }
        }
        nothing_is_held(what, inplace{}, mg::clock::manual{}, own);
        // Where the transport does not drive the clock, another thread does.
        nothing_is_held(what, one_thread(order::channel, 1), mg::clock::real{}, own + 2);
        nothing_is_held(what, inplace{}, mg::clock::real{}, own + 1);
    }
    // One thread waits for all that is not the bot's own.
    nothing_is_held("timer", one_thread(order::channel, 1), mg::clock::manual{}, own + 2);
    nothing_is_held("timer", inplace{}, mg::clock::manual{}, own + 1);
    // None is left over; the system takes a moment to forget those that have ended.
    BOOST_TEST(comes_true([own] { return threads() == own; }));
    return boost::report_errors();
}
