// SPDX-License-Identifier: BSL-1.0
// Tests two hundred times that a bot which is stopped with a thousand suspended conversations ends each of them, and does what they have said.
#include <monongusa/coroutine.hpp>

#include "../laws/order.hpp"
#include "../support/toy_network.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/log/record.hpp>
#include <monongusa/verbs.hpp>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <future>
#include <iostream>
#include <random>
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
using support::far_end;
using support::toy_network;
using support::toy_network_without_a_clock;

namespace {

constexpr std::size_t many = 1'000;

// What became of the conversations of one bot.
struct tally {
    std::atomic<std::size_t> frames = 0;  // That are there.
    std::atomic<std::size_t> begun = 0;
    std::atomic<std::size_t> ended = 0;
    std::atomic<std::size_t> cancelled = 0;  // Of those that ended, by a wait that did.
    std::atomic<std::size_t> sends = 0;      // Of those that said something, as many as they said.
    std::atomic<std::size_t> wrong = 0;      // What nobody sent off came back.
    std::function<void()> stop{};
};

// One in each coroutine.
class frame {
public:
    explicit frame(tally& all) noexcept : all_(all) { ++all_.frames; }
    frame(frame const&) = delete;
    frame& operator=(frame const&) = delete;
    ~frame() { --all_.frames; }

private:
    tally& all_;
};

class conversation_of : frame {
public:
    explicit conversation_of(tally& all) noexcept : frame(all), all_(all) { ++all_.begun; }
    ~conversation_of() { ++all_.ended; }

private:
    tally& all_;
};

bool is_abort(boost::system::system_error const& error) { return error.code() == boost::asio::error::operation_aborted; }

template <class Chat>
mg::task<> waits_deep_inside(Chat& chat, tally& all, int depth) {
    frame const counted{all};
    if (depth == 0) {
        co_await chat.async_sleep_for(1h);
        ++all.wrong;
    } else {
        co_await waits_deep_inside(chat, all, depth - 1);
    }
}

mg::task<> waits_for_the_time_of_somebody_else(tally& all) {
    frame const counted{all};
    boost::asio::steady_timer timer{co_await boost::asio::this_coro::executor, 1h};
    co_await timer.async_wait(boost::asio::use_awaitable);
    ++all.wrong;
}

constexpr mg::table table{
    mg::listen_to<"^next">([](auto& chat, tally& all) -> mg::task<> {
        conversation_of const counted{all};
        try {
            co_await chat.async_next_message(1h);
            ++all.wrong;
        } catch (boost::system::system_error const& error) {
            if (is_abort(error)) ++all.cancelled;
            throw;
        }
    }),
    // What it says at the end is said.
    mg::listen_to<"^goodbye">([](auto& chat, tally& all) -> mg::task<> {
        conversation_of const counted{all};
        bool cancelled = false;
        try {
            co_await chat.async_sleep_for(1h);
            ++all.wrong;
        } catch (boost::system::system_error const& error) {
            cancelled = is_abort(error);
        }
        if (!cancelled) co_return;
        ++all.cancelled;
        all.sends += 2;
        chat.send("good");
        co_await chat.async_send("bye");
    }),
    mg::listen_to<"^send">([](auto& chat, tally& all) -> mg::task<> {
        conversation_of const counted{all};
        ++all.sends;
        auto const sent = co_await chat.async_send("to be answered late");
        if (sent.message != "sent") ++all.wrong;
        ++all.sends;
        chat.reply("was answered");
    }),
    mg::listen_to<"^ask">([](auto& chat, tally& all) -> mg::task<> {
        conversation_of const counted{all};
        ++all.sends;
        try {
            co_await chat.template async_ask<int>("How many?", 1h);
            ++all.wrong;
        } catch (boost::system::system_error const& error) {
            if (is_abort(error)) ++all.cancelled;
        }
    }),
    mg::listen_to<"^deep">([](auto& chat, tally& all) -> mg::task<> {
        conversation_of const counted{all};
        try {
            co_await waits_deep_inside(chat, all, 3);
        } catch (boost::system::system_error const& error) {
            if (is_abort(error)) ++all.cancelled;
        }
    }),
    mg::listen_to<"^foreign">([](tally& all) -> mg::task<> {
        conversation_of const counted{all};
        try {
            co_await waits_for_the_time_of_somebody_else(all);
        } catch (boost::system::system_error const& error) {
            if (is_abort(error)) ++all.cancelled;
        }
    }),
    mg::listen_to<"^plain">([](auto& chat, tally& all) {
        ++all.sends;
        chat.send("at once");
    }),
    mg::listen_to<"^stop$">([](tally& all) { all.stop(); }),
    mg::listen_to<"^stop soon$">([](auto& chat, tally& all) -> mg::task<> {
        frame const counted{all};
        co_await chat.async_sleep_for(0s);
        all.stop();
        all.stop();
        ++all.sends;
        co_await chat.async_send("stopped");
    }),
    mg::on_stream<mg::event::message>([](mg::stream<mg::event::message> events, tally& all) -> mg::task<> {
        frame const counted{all};
        while (co_await events.next()) {
        }
    }),
    mg::on_stream<mg::event::reaction_added>([](mg::stream<mg::event::reaction_added> events, tally& all) -> mg::task<> {
        frame const counted{all};
        if (co_await events.next()) ++all.wrong;
    }),
};

constexpr std::string_view kinds[] = {"next", "goodbye", "send", "ask", "deep", "plain"};

enum class way { from_elsewhere, twice_from_elsewhere, by_a_handler, by_a_coroutine, by_the_end_of_input };
constexpr way ways[] = {way::from_elsewhere, way::twice_from_elsewhere, way::by_a_handler, way::by_a_coroutine, way::by_the_end_of_input};

// Counts errors, which there should be none of.
struct errors_of_log {
    std::atomic<std::size_t> count = 0;
    void write(mg::log::record const& line) {
        if (line.level == mg::log::level::error && ++count == 1) std::cout << "error: " << line.text << std::endl;
    }
};

struct plan {
    way how;
    std::size_t stop_at;           // The number of conversations after which to stop.
    std::size_t foreign = 0;       // Conversations that wait for something else.
    mg::instant::duration grace = 10min;
};

// The last action is answered after the bot has been stopped.
template <class Network, class Executor>
void stopped_with_conversations(Executor executor, plan const& plan) {
    tally all;
    far_end far;
    far.answer_by_hand();
    errors_of_log errors;
    std::atomic<bool> over = false;
    std::vector<mg::spawned<void>> spawned;
    {
        mg::bot bot{Network{far}, std::move(executor), table, mg::with(all)};
        bot.grace(plan.grace);
        bot.log_to(errors);
        all.stop = [&] { bot.stop(); };
        auto const spawn = [&] {
            spawned.push_back(mg::spawn(bot, [&all](auto& chat) -> mg::task<> {
                frame const counted{all};
                co_await chat.async_sleep_for(1h);
                ++all.wrong;
            }));
        };
        for (int i = 0; i < 10; ++i) spawn();

        for (std::size_t i = 0; i < many; ++i) {
            if (i == plan.stop_at && plan.how == way::by_a_handler) far.emit(support::said_in("stops", "ann", "stop"));
            if (i == plan.stop_at && plan.how == way::by_a_coroutine) far.emit(support::said_in("stops", "ann", "stop soon"));
            auto const n = std::to_string(i);
            auto const kind = i < plan.foreign ? "foreign" : kinds[i % std::size(kinds)];
            far.emit(support::said_in("channel" + std::to_string(i % 50), "user" + n, std::string{kind}));
        }
        if (plan.stop_at >= many && plan.how == way::by_a_handler) far.emit(support::said_in("stops", "ann", "stop"));
        if (plan.stop_at >= many && plan.how == way::by_a_coroutine) far.emit(support::said_in("stops", "ann", "stop soon"));

        std::thread other{[&] {
            if (plan.how == way::by_the_end_of_input) {
                far.hang_up();
            } else if (plan.how == way::from_elsewhere || plan.how == way::twice_from_elsewhere) {
                far.until([&](far_end::view const& now) { return now.read >= plan.stop_at; });
                // Also in the middle of what the last messages set off.
                if (plan.stop_at == many) {
                    while (all.begun < many - many / std::size(kinds) - 1) std::this_thread::yield();
                }
                auto second = std::async(plan.how == way::from_elsewhere ? std::launch::deferred : std::launch::async, [&] { bot.stop(); });
                bot.stop();
                second.get();
            }
            spawn();
            // The network answers from now on, on this thread.
            while (!over) {
                far.until([&](far_end::view const& now) { return over || now.under_way > 0; });
                far.answer_all();
            }
        }};
        auto const error = bot.run();
        BOOST_TEST(!error);
        if (error) std::cout << error.message() << std::endl;
        over = true;
        far.refuse({});
        other.join();
        bot.stop();

        // Nobody is left, and nothing that was said.
        BOOST_TEST_EQ(all.begun, all.ended);
        BOOST_TEST_EQ(far.now().under_way, 0u);
        BOOST_TEST_EQ(far.done().size(), all.sends);
        BOOST_TEST_EQ(bot.dropped(), 0u);
    }
    BOOST_TEST_EQ(all.frames, 0u);
    BOOST_TEST_EQ(all.begun, all.ended);
    BOOST_TEST_EQ(far.done().size(), all.sends);
    BOOST_TEST_EQ(all.wrong, 0u);
    BOOST_TEST_EQ(errors.count, 0u);
    for (auto const& each : spawned) BOOST_TEST(each.is_ready());
    // All that the transport had read, and it read on where the bot was not stopped.
    auto const left_out = plan.how == way::by_the_end_of_input ? 0 : many - plan.stop_at;
    auto const plain = many / std::size(kinds) + 1;
    BOOST_TEST_GE(all.begun + plain + left_out, many);
    if (plan.stop_at == many) BOOST_TEST_GE(all.cancelled, many / 2);
}

void two_hundred_times() {
    constexpr std::size_t runs = 200;
    std::mt19937_64 random{laws::fresh_seed()};
    for (std::size_t i = 0; i < runs; ++i) {
        // Half of them when all are suspended, the others in the middle.
        plan const plan{.how = ways[i / 4 % std::size(ways)], .stop_at = i % 40 < 20 ? many : random() % many};
        switch (i % 4) {
            case 0: stopped_with_conversations<toy_network>(inplace{}, plan); break;
            case 1: stopped_with_conversations<toy_network_without_a_clock>(inplace{}, plan); break;
            case 2: stopped_with_conversations<toy_network>(thread_pool{4}, plan); break;
            default: stopped_with_conversations<toy_network_without_a_clock>(thread_pool{4}, plan); break;
        }
    }
}

// What the bot does not wait for itself it cancels a while before the deadline.
void waits_for_somebody_else_are_cancelled() {
    plan const plan{.how = way::from_elsewhere, .stop_at = many, .foreign = 200, .grace = 2s};
    stopped_with_conversations<toy_network>(inplace{}, plan);
    stopped_with_conversations<toy_network_without_a_clock>(inplace{}, plan);
    stopped_with_conversations<toy_network>(thread_pool{4}, plan);
    stopped_with_conversations<toy_network_without_a_clock>(thread_pool{4}, plan);
}

// A bot that nobody has ever run, and then is not there any more.
template <class Executor>
void a_bot_that_does_not_run_lets_them_go(Executor executor, bool hears) {
    tally all;
    far_end far;
    far.answer_by_hand();
    std::vector<mg::spawned<void>> spawned;
    std::size_t begun = 0;
    {
        mg::bot bot{toy_network{far}, std::move(executor), table, mg::with(all)};
        for (std::size_t i = 0; i < 100; ++i) {
            spawned.push_back(mg::spawn(bot, [&all](auto& chat) -> mg::task<> {
                frame const counted{all};
                co_await chat.async_sleep_for(1h);
                ++all.wrong;
            }));
        }
        for (std::size_t i = 0; hears && i < 100; ++i) {
            for (auto const* const what : {"next", "goodbye", "ask", "deep", "foreign"}) {
                bot.hear(support::said_in("channel" + std::to_string(i), what, what));
                ++begun;
            }
        }
        if (hears) {
            // What was asked is still under way.
            far.until([](far_end::view const& now) { return now.under_way == 100; });
            while (all.begun < begun) std::this_thread::yield();
        }
    }
    BOOST_TEST_EQ(all.begun, begun);
    BOOST_TEST_EQ(all.ended, begun);
    BOOST_TEST_EQ(all.frames, 0u);
    BOOST_TEST_EQ(all.wrong, 0u);
    // They are not resumed: there is nothing left that they could use.
    BOOST_TEST_EQ(all.cancelled, 0u);
    for (auto& each : spawned) BOOST_TEST_THROWS(each.get(), boost::system::system_error);
}

// Coroutines that nobody can cancel are dropped at the deadline.
constexpr mg::table stubborn{
    mg::listen_to<"^deaf$">([](tally& all) -> mg::task<> {
        conversation_of const counted{all};
        co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::disable_cancellation());
        boost::asio::steady_timer timer{co_await boost::asio::this_coro::executor, 1h};
        co_await timer.async_wait(boost::asio::use_awaitable);
        ++all.wrong;
    }),
};

template <class Network, class Executor>
void those_that_do_not_end_are_dropped(Executor executor) {
    constexpr std::size_t few = 20;
    tally all;
    far_end far;
    errors_of_log errors;
    {
        mg::bot bot{Network{far}, std::move(executor), stubborn, mg::with(all)};
        bot.grace(100ms);
        bot.log_to(errors);
        for (std::size_t i = 0; i < few; ++i) far.emit(support::said_in("channel" + std::to_string(i), "ann", "deaf"));
        std::thread other{[&] {
            while (all.begun < few) std::this_thread::yield();
            bot.stop();
        }};
        BOOST_TEST(bot.run() == mg::error::deadline_passed);
        other.join();
    }
    BOOST_TEST_EQ(all.begun, few);
    BOOST_TEST_EQ(all.ended, few);
    BOOST_TEST_EQ(all.frames, 0u);
    BOOST_TEST_EQ(all.wrong, 0u);
    BOOST_TEST_EQ(errors.count, 1u);
}

}  // namespace

int main() {
    auto const begun = std::chrono::steady_clock::now();
    for (bool const hears : {false, true}) {
        a_bot_that_does_not_run_lets_them_go(inplace{}, hears);
        a_bot_that_does_not_run_lets_them_go(thread_pool{4}, hears);
    }
    those_that_do_not_end_are_dropped<toy_network>(inplace{});
    those_that_do_not_end_are_dropped<toy_network_without_a_clock>(inplace{});
    those_that_do_not_end_are_dropped<toy_network>(thread_pool{4});
    those_that_do_not_end_are_dropped<toy_network_without_a_clock>(thread_pool{4});
    waits_for_somebody_else_are_cancelled();
    two_hundred_times();
    std::cout << std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count() << " s" << std::endl;
    return boost::report_errors();
}
