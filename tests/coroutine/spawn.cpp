// SPDX-License-Identifier: BSL-1.0
// Tests coroutines that are run on a bot from outside of it: before it runs, while it does, and at its end.
#include <monongusa/coroutine/spawn.hpp>

#include "../support/descriptors.hpp"
#include "../support/memory_transport.hpp"
#include "../support/toy_network.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/clock/manual.hpp>
#include <monongusa/coroutine.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/verbs.hpp>

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace mg = monongusa;
namespace asio = boost::asio;
using mg::executor::inplace;
using mg::executor::thread_pool;
using support::conversation;
using support::far_end;
using support::memory_transport;
using support::said;
using namespace std::chrono_literals;

namespace {

constexpr mg::table nothing{mg::listen_to<"tea">([] {})};

mg::action::send to_general(std::string text) { return {std::move(text), {support::general(), {}, "", ""}}; }

mg::task<int> answer() { co_return 42; }

// A bot in virtual time that does not run but is spoken to.
struct quiet_bot {
    conversation chat{};
    mg::bot<memory_transport, inplace, decltype(nothing) const&, mg::components<>, mg::clock::manual> bot{
        memory_transport{chat}, inplace{}, nothing, mg::components<>{}, mg::clock::manual{}};

    quiet_bot() { bot.hear(said("ann", "nothing")); }
};

template <class Spawned>
std::string thrown_by(Spawned& spawned) {
    try {
        spawned.get();
        return "";
    } catch (boost::system::system_error const& error) {
        return error.code() == asio::error::operation_aborted ? "aborted" : error.what();
    } catch (std::exception const& error) {
        return error.what();
    }
}

// --- what may be spawned

void a_task_or_a_function_that_gives_one() {
    quiet_bot with;
    auto task = mg::spawn(with.bot, answer());
    auto function = mg::spawn(with.bot, &answer);
    auto lambda = mg::spawn(with.bot, []() -> mg::task<std::string> { co_return "tea"; });
    auto none = mg::spawn(with.bot, []() -> mg::task<> { co_return; });
    static_assert(std::is_same_v<decltype(lambda), mg::spawned<std::string>> && std::is_same_v<decltype(none), mg::spawned<void>>);
    BOOST_TEST(!task.is_ready());
    with.bot.wait_until_quiet();
    BOOST_TEST(task.is_ready() && none.is_ready());
    BOOST_TEST_EQ(task.get(), 42);
    BOOST_TEST_EQ(function.get(), 42);
    BOOST_TEST_EQ(lambda.get(), "tea");
    none.get();
}

void what_a_lambda_captures_lives_as_long_as_its_coroutine() {
    quiet_bot with;
    auto const held = std::make_shared<std::string>("tea");
    auto spawned = mg::spawn(with.bot, [held]() -> mg::task<std::string> {
        co_await asio::post(asio::use_awaitable);
        co_return *held;
    });
    BOOST_TEST_EQ(held.use_count(), 2);
    with.bot.wait_until_quiet();
    BOOST_TEST_EQ(spawned.get(), "tea");
    BOOST_TEST_EQ(held.use_count(), 1);
}

void its_result_may_be_moved_alone() {
    quiet_bot with;
    auto spawned = mg::spawn(with.bot, []() -> mg::task<std::unique_ptr<int>> { co_return std::make_unique<int>(7); });
    with.bot.wait_until_quiet();
    BOOST_TEST_EQ(*spawned.get(), 7);
}

void one_with_a_context_says_where_its_actions_go() {
    quiet_bot with;
    auto generic = mg::spawn(with.bot, [](auto& chat) -> mg::task<std::string> {
        auto const tea = to_general("tea");
        auto const sent = co_await chat.async_perform(tea);
        co_await chat.async_sleep_for(1h);
        chat.perform(to_general("cake"));
        co_return sent.message;
    });
    auto declared = mg::spawn(with.bot, [](mg::context<mg::action::edit>& chat) -> mg::task<> {
        mg::action::edit edit{"less tea"};
        edit.to = {support::general(), {}, "m7", ""};
        co_await chat.async_perform(edit);
    });
    with.bot.wait_until_quiet();
    BOOST_TEST(!generic.is_ready());
    with.bot.pass(1h);
    BOOST_TEST_EQ(generic.get(), "sent");
    declared.get();
    BOOST_TEST_EQ(support::joined(with.chat.done), "send #general: tea;edit m7: less tea;send #general: cake;");
}

void what_it_throws_is_had_by_who_asks() {
    quiet_bot with;
    auto thrower = mg::spawn(with.bot, []() -> mg::task<int> {
        throw std::runtime_error{"no tea"};
        co_return 1;
    });
    auto plain = mg::spawn(with.bot, []() -> mg::task<int> {
        if (true) throw 7;
        co_return 1;
    });
    with.bot.wait_until_quiet();
    BOOST_TEST_EQ(thrown_by(thrower), "no tea");
    BOOST_TEST_THROWS(plain.get(), int);
}

void a_function_that_throws_before_there_is_a_task_counts_as_well() {
    quiet_bot with;
    auto spawned = mg::spawn(with.bot, []() -> mg::task<int> { throw std::runtime_error{"none"}; });
    with.bot.wait_until_quiet();
    BOOST_TEST_EQ(thrown_by(spawned), "none");
}

// --- waiting, cancelling

void one_may_wait_for_it_for_some_time() {
    quiet_bot with;
    auto spawned = mg::spawn(with.bot, &answer);
    BOOST_TEST(!spawned.wait_for(1ms));
    BOOST_TEST(!spawned.wait_for(-1h));
    with.bot.wait_until_quiet();
    BOOST_TEST(spawned.wait_for(0s));
    BOOST_TEST(spawned.wait_for(std::chrono::hours::max()));
    spawned.wait();
}

void one_that_is_cancelled_ends_with_what_it_waits_for() {
    quiet_bot with;
    bool went_on = false;
    auto spawned = mg::spawn(with.bot, [&](auto& chat) -> mg::task<int> {
        co_await chat.async_sleep_for(1h);
        went_on = true;
        co_return 1;
    });
    with.bot.wait_until_quiet();
    spawned.cancel();
    with.bot.wait_until_quiet();
    BOOST_TEST_EQ(thrown_by(spawned), "aborted");
    BOOST_TEST(!went_on);
    BOOST_TEST_EQ(with.bot.clock().timers().size(), 0u);
    spawned.cancel();  // Of one that has ended it is nothing.
    with.bot.wait_until_quiet();
}

void and_so_does_each_wait_after_it() {
    quiet_bot with;
    auto spawned = mg::spawn(with.bot, [](auto& chat) -> mg::task<int> {
        int aborted = 0;
        for (int i = 0; i < 3; ++i) {
            try {
                co_await chat.async_sleep_for(1h);
            } catch (boost::system::system_error const&) {
                ++aborted;
            }
        }
        co_return aborted;
    });
    with.bot.wait_until_quiet();
    spawned.cancel();
    with.bot.wait_until_quiet();
    BOOST_TEST_EQ(spawned.get(), 3);
}

void one_that_waits_for_something_foreign_may_be_cancelled() {
    quiet_bot with;
    auto spawned = mg::spawn(with.bot, []() -> mg::task<int> {
        asio::steady_timer timer{co_await asio::this_coro::executor, 1h};
        co_await timer.async_wait(asio::use_awaitable);
        co_return 1;
    });
    BOOST_TEST(!with.bot.wait_until_quiet(mg::instant::clock::now() + 1ms));  // It is really waited for.
    spawned.cancel();
    with.bot.wait_until_quiet();
    BOOST_TEST_EQ(thrown_by(spawned), "aborted");
}

void one_that_is_cancelled_before_it_began_never_waits() {
    quiet_bot with;
    auto spawned = mg::spawn(with.bot, [](auto& chat) -> mg::task<int> {
        co_await chat.async_sleep_for(1h);
        co_return 1;
    });
    spawned.cancel();
    with.bot.wait_until_quiet();
    BOOST_TEST_EQ(thrown_by(spawned), "aborted");
}

void dropping_it_does_not_end_it() {
    quiet_bot with;
    int ended = 0;
    {
        auto first = mg::spawn(with.bot, [&](auto& chat) -> mg::task<> {
            co_await chat.async_sleep_for(1h);
            ++ended;
        });
        auto const second = std::move(first);
    }
    with.bot.wait_until_quiet();
    with.bot.pass(1h);
    BOOST_TEST_EQ(ended, 1);
}

// --- before the bot runs, and at its end

template <class Executor>
void before_the_bot_runs_it_waits_for_that(Executor executor) {
    conversation chat{{said("ann", "tea")}};
    std::atomic<bool> runs = false;
    std::atomic<bool> began_early = false;
    mg::bot bot{memory_transport{chat}, std::move(executor), nothing};
    auto spawned = mg::spawn(bot, [&](auto& context) -> mg::task<int> {
        began_early = !runs;
        auto const tea = to_general("tea");
        co_await context.async_perform(tea);
        co_return 7;
    });
    BOOST_TEST(!spawned.wait_for(1ms));
    runs = true;
    BOOST_TEST(!bot.run());
    BOOST_TEST_EQ(spawned.get(), 7);
    BOOST_TEST(!began_early);
    BOOST_TEST_EQ(support::joined(chat.done), "send #general: tea;");
}

void the_bot_s_end_ends_it() {
    auto const log = support::logged_by([] {
        conversation chat{{said("ann", "tea")}};
        mg::bot bot{memory_transport{chat}, inplace{}, nothing, mg::with(), mg::clock::manual{}};
        auto spawned = mg::spawn(bot, [](auto& context) -> mg::task<int> {
            co_await context.async_sleep_for(1h);
            co_return 1;
        });
        BOOST_TEST(!bot.run());
        BOOST_TEST_EQ(thrown_by(spawned), "aborted");
    });
    BOOST_TEST_EQ(log, "warning bot: ended while 1 coroutine waited for an event or a time\n");
}

void so_does_that_of_a_bot_that_never_ran() {
    auto spawned = [] {
        conversation chat;
        mg::bot bot{memory_transport{chat}, inplace{}, nothing, mg::with(), mg::clock::manual{}};
        return mg::spawn(bot, &answer);
    }();
    BOOST_TEST_EQ(thrown_by(spawned), "aborted");
    spawned.cancel();  // Its bot is gone, which it knows.
    auto waiting = [] {
        quiet_bot with;
        auto one = mg::spawn(with.bot, [](auto& chat) -> mg::task<int> {
            co_await chat.async_sleep_for(1h);
            co_return 1;
        });
        with.bot.wait_until_quiet();
        return one;
    }();
    BOOST_TEST_EQ(thrown_by(waiting), "aborted");
}

// --- other threads

template <class Executor>
void from_other_threads_each_runs_where_the_bot_s_handlers_do(Executor executor) {
    far_end end;
    std::atomic<int> ended = 0;
    {
        mg::bot bot{support::toy_network{end}, std::move(executor), nothing};
        auto ending = std::async(std::launch::async, [&] { return bot.run(); });
        end.until([](far_end::view const& now) { return now.waiting; });
        std::vector<std::thread> threads;
        for (int i = 0; i < 3; ++i) {
            threads.emplace_back([&] {
                for (int each = 0; each < 50; ++each) {
                    auto spawned = mg::spawn(bot, [&](auto& chat) -> mg::task<int> {
                        auto const tea = to_general("tea");
                        co_await chat.async_perform(tea);
                        co_await chat.async_sleep_for(0s);
                        ++ended;
                        co_return 1;
                    });
                    if (each % 5 == 0) spawned.cancel();
                    if (each % 2 == 0) {
                        try {
                            spawned.get();
                        } catch (boost::system::system_error const&) {
                        }
                    }
                }
            });
        }
        for (auto& thread : threads) thread.join();
        end.hang_up();
        BOOST_TEST(!ending.get());
    }
    BOOST_TEST_LE(ended.load(), 150);
    BOOST_TEST_GE(ended.load(), 3);
}

void one_may_wait_for_it_while_the_bot_runs() {
    far_end end;
    mg::bot bot{support::toy_network{end}, inplace{}, nothing};
    auto ending = std::async(std::launch::async, [&] { return bot.run(); });
    auto spawned = mg::spawn(bot, [](auto& chat) -> mg::task<std::thread::id> {
        co_await chat.async_sleep_for(1ms);
        co_return std::this_thread::get_id();
    });
    BOOST_TEST(spawned.get() != std::this_thread::get_id());
    bot.stop();
    BOOST_TEST(!ending.get());
}

// A handler may spawn, and wait for it as any coroutine does.
void a_handler_may_spawn() {
    conversation chat{{said("ann", "tea")}};
    int ended = 0;
    void (*spawns)(void* bot, int& count) = nullptr;
    void* target = nullptr;
    mg::table const table{mg::listen_to<"tea">([&] { spawns(target, ended); })};
    mg::bot bot{memory_transport{chat}, inplace{}, table, mg::with(), mg::clock::manual{}};
    target = &bot;
    spawns = [](void* of, int& count) {
        mg::spawn(*static_cast<decltype(bot)*>(of), [&count]() -> mg::task<> {
            ++count;
            co_return;
        });
    };
    BOOST_TEST(!bot.run());
    BOOST_TEST_EQ(ended, 1);
}

}  // namespace

int main() {
    a_task_or_a_function_that_gives_one();
    what_a_lambda_captures_lives_as_long_as_its_coroutine();
    its_result_may_be_moved_alone();
    one_with_a_context_says_where_its_actions_go();
    what_it_throws_is_had_by_who_asks();
    a_function_that_throws_before_there_is_a_task_counts_as_well();
    one_may_wait_for_it_for_some_time();
    one_that_is_cancelled_ends_with_what_it_waits_for();
    and_so_does_each_wait_after_it();
    one_that_waits_for_something_foreign_may_be_cancelled();
    one_that_is_cancelled_before_it_began_never_waits();
    dropping_it_does_not_end_it();
    before_the_bot_runs_it_waits_for_that(inplace{});
    before_the_bot_runs_it_waits_for_that(thread_pool{2});
    the_bot_s_end_ends_it();
    so_does_that_of_a_bot_that_never_ran();
    from_other_threads_each_runs_where_the_bot_s_handlers_do(inplace{});
    from_other_threads_each_runs_where_the_bot_s_handlers_do(thread_pool{4});
    one_may_wait_for_it_while_the_bot_runs();
    a_handler_may_spawn();
    return boost::report_errors();
}
