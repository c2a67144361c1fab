// SPDX-License-Identifier: BSL-1.0
// Tests the way from a coroutine to its bot, while that is there and afterwards.
#include <monongusa/coroutine/bot_link.hpp>

#include "../support/bare_engine.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <future>
#include <latch>
#include <memory>
#include <thread>

namespace mg = monongusa;
namespace asio = boost::asio;
using mg::detail::bot_link;
using support::bare_engine;
using namespace std::chrono_literals;

namespace {

void the_bot_is_entered_while_it_is_there() {
    bare_engine bot;
    bot_link link{*bot};
    mg::detail::engine* entered = nullptr;
    BOOST_TEST(link.enter([&](mg::detail::engine& engine) { entered = &engine; }));
    BOOST_TEST_EQ(entered, &*bot);
    link.leave();
    BOOST_TEST(!link.enter([](mg::detail::engine&) { BOOST_ERROR("entered"); }));
}

void who_is_inside_may_enter_again() {
    bare_engine bot;
    bot_link link{*bot};
    bool inner = false;
    link.enter([&](mg::detail::engine&) { link.enter([&](mg::detail::engine&) { inner = true; }); });
    BOOST_TEST(inner);
}

void leaving_waits_for_those_who_are_inside() {
    bare_engine bot;
    bot_link link{*bot};
    std::latch entered{1};
    std::promise<void> may_go;
    std::atomic<bool> gone = false;
    std::atomic<bool> left = false;
    std::thread inside{[&] {
        link.enter([&](mg::detail::engine&) {
            entered.count_down();
            may_go.get_future().wait();
            BOOST_TEST(!left);
            gone = true;
        });
    }};
    entered.wait();
    std::thread leaving{[&] {
        link.leave();
        left = true;
        BOOST_TEST(gone);
    }};
    // Whoever comes once it has begun to leave is refused, while the other is still inside.
    while (link.enter([](mg::detail::engine&) {})) std::this_thread::yield();
    may_go.set_value();
    leaving.join();
    inside.join();
    BOOST_TEST(left);
}

void what_is_foreign_is_waited_for_on_a_thread_of_its_own() {
    bare_engine bot;
    bot_link link{*bot};
    asio::steady_timer timer{link.context(), 1ms};
    std::promise<std::thread::id> fired;
    timer.async_wait([&](boost::system::error_code error) {
        BOOST_TEST(!error);
        fired.set_value(std::this_thread::get_id());
    });
    BOOST_TEST(fired.get_future().get() != std::this_thread::get_id());
    BOOST_TEST_EQ(&link.context(), &link.context());
    link.leave();
}

void what_still_waits_when_the_bot_goes_ends_without_a_call() {
    bare_engine bot;
    bot_link link{*bot};
    auto const held = std::make_shared<int>(1);
    {
        asio::steady_timer timer{link.context(), 1h};
        timer.async_wait([held](boost::system::error_code) { BOOST_ERROR("called"); });
        link.leave();
        BOOST_TEST_EQ(held.use_count(), 2);
    }
    link.drop_waits();
    BOOST_TEST_EQ(held.use_count(), 1);
}

void of_a_bot_that_is_gone_nothing_foreign_runs() {
    bare_engine bot;
    bot_link link{*bot};
    link.leave();
    link.drop_waits();
    asio::steady_timer timer{link.context(), 0ms};
    bool called = false;
    timer.async_wait([&](boost::system::error_code) { called = true; });
    BOOST_TEST(!called);
    link.leave();
}

}  // namespace

int main() {
    the_bot_is_entered_while_it_is_there();
    who_is_inside_may_enter_again();
    leaving_waits_for_those_who_are_inside();
    what_is_foreign_is_waited_for_on_a_thread_of_its_own();
    what_still_waits_when_the_bot_goes_ends_without_a_call();
    of_a_bot_that_is_gone_nothing_foreign_runs();
    return boost::report_errors();
}
