// SPDX-License-Identifier: BSL-1.0
// Tests the operations that wait for an event or a time, with completion tokens of every kind.
#include <monongusa/coroutine/waiting.hpp>

#include "../support/bare_engine.hpp"
#include "../support/memory_transport.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>

namespace mg = monongusa;
namespace asio = boost::asio;
using mg::detail::boost_error;
using mg::detail::coroutines;
using mg::detail::event_key_of;
using mg::detail::wait_end;
using mg::detail::wait_for_event;
using mg::detail::wait_for_time;
using mg::detail::wanted;
using support::bare_engine;
using support::said;
using message = mg::event::message;
using namespace std::chrono_literals;

namespace {

bool offer(bare_engine& bot, message event) { return bot->offer({&event_key_of<message>, &event, mg::event::origin_of(event)}); }
auto const nothing = [](std::uint64_t) {};

void each_end_has_its_error() {
    BOOST_TEST(!mg::detail::error_of(wait_end::event));
    BOOST_TEST(!mg::detail::error_of(wait_end::time));
    BOOST_TEST_EQ(mg::detail::error_of(wait_end::cancelled), asio::error::operation_aborted);
    BOOST_TEST(mg::detail::error_of(wait_end::refused) == boost_error{std::error_code{make_error_code(mg::error::too_many_waits)}});
}

void a_callback_is_called_later_and_once() {
    bare_engine bot;
    int called = 0;
    wait_for_time(*bot, {}, 1s, [&](boost_error error) { called += error ? 100 : 1; });
    BOOST_TEST(bot->quiet().now());  // Nothing happens before its time.
    bot.pass(999ms);
    BOOST_TEST_EQ(called, 0);
    bot.clock.set(mg::instant{1s});
    bot->fire_timers();
    BOOST_TEST_EQ(called, 0);  // Not by whoever fires the timer.
    BOOST_TEST(!bot->quiet().now());
    bot.run_all();
    BOOST_TEST_EQ(called, 1);
    BOOST_TEST(bot->quiet().now());
}

void an_event_is_handed_over() {
    bare_engine bot;
    std::string heard;
    std::uint64_t number = 0;
    wait_for_event<message>(
        *bot, {}, wanted<message>{std::in_place}, 1s, [&](std::uint64_t begun) { number = begun; },
        [&](boost_error error, std::optional<message> one) { heard = error ? error.message() : one ? one->text : "none"; });
    BOOST_TEST_EQ(number, 1u);
    auto event = said("ann", "tea");
    BOOST_TEST(bot->offer({&event_key_of<message>, &event, mg::event::origin_of(event)}));
    BOOST_TEST_EQ(event.text, "");  // Taken, and not copied.
    BOOST_TEST_EQ(heard, "");
    bot.run_all();
    BOOST_TEST_EQ(heard, "tea");
    BOOST_TEST(!offer(bot, said("ann", "tea")));
    BOOST_TEST_EQ(bot.clock.timers().size(), 0u);
}

void what_is_passed_on_is_copied() {
    bare_engine bot;
    std::string heard;
    wanted<message> what{std::in_place};
    what.passes_on = true;
    wait_for_event<message>(*bot, {}, std::move(what), 1s, nothing, [&](boost_error, std::optional<message> one) { heard = one->text; });
    auto event = said("ann", "tea");
    BOOST_TEST(!bot->offer({&event_key_of<message>, &event, mg::event::origin_of(event)}));
    BOOST_TEST_EQ(event.text, "tea");
    bot.run_all();
    BOOST_TEST_EQ(heard, "tea");
}

void none_in_time_is_no_error() {
    bare_engine bot;
    std::optional<boost_error> ended;
    wait_for_event<message>(*bot, {}, wanted<message>{std::in_place}, 1s, nothing, [&](boost_error error, std::optional<message> one) {
        BOOST_TEST(!one);
        ended = error;
    });
    bot.pass(1s);
    BOOST_TEST(ended == boost_error{});
}

void a_future_may_be_waited_for_by_another_thread() {
    bare_engine bot;
    auto slept = wait_for_time(*bot, {}, 1s, asio::use_future);
    auto heard = wait_for_event<message>(*bot, {}, wanted<message>{std::in_place}, 1h, nothing, asio::use_future);
    std::promise<std::string> told;
    std::thread other{[&] {
        slept.get();
        told.set_value(heard.get()->text);
    }};
    bot.pass(1s);
    offer(bot, said("ann", "tea"));
    bot.run_all();
    BOOST_TEST_EQ(told.get_future().get(), "tea");
    other.join();
}

void one_with_an_executor_is_called_there() {
    bare_engine bot;
    asio::io_context other;
    bool called = false;
    wait_for_time(*bot, {}, 1s, asio::bind_executor(other, [&](boost_error) { called = true; }));
    BOOST_TEST_EQ(other.poll(), 0u);
    other.restart();
    bot.pass(1s);
    BOOST_TEST(!called);
    BOOST_TEST_EQ(other.run(), 1u);  // It had work all the time.
    BOOST_TEST(called);
}

// A coroutine of somebody else's may wait for the bot.
void a_coroutine_on_another_executor_may_wait() {
    bare_engine bot;
    asio::io_context other;
    std::string heard;
    asio::co_spawn(
        other,
        [&]() -> asio::awaitable<void> {
            co_await wait_for_time(*bot, {}, 1s, asio::use_awaitable);
            wanted<message> tea{std::in_place};
            auto const one = co_await wait_for_event<message>(*bot, {}, std::move(tea), 1s, nothing, asio::use_awaitable);
            heard = one->text;
        },
        asio::detached);
    other.poll();
    bot.pass(1s);
    other.poll();
    offer(bot, said("ann", "tea"));
    other.run();
    BOOST_TEST_EQ(heard, "tea");
}

void a_cancelled_wait_says_so_once() {
    bare_engine bot;
    asio::cancellation_signal signal;
    int aborted = 0;
    wait_for_time(*bot, {}, 1s, asio::bind_cancellation_slot(signal.slot(), [&](boost_error error) { aborted += error == asio::error::operation_aborted; }));
    signal.emit(asio::cancellation_type::terminal);
    signal.emit(asio::cancellation_type::terminal);
    BOOST_TEST_EQ(aborted, 0);
    bot.run_all();
    BOOST_TEST_EQ(aborted, 1);
    BOOST_TEST_EQ(bot.clock.timers().size(), 0u);
    signal.emit(asio::cancellation_type::terminal);  // Nobody listens any more.
    bot.pass(1s);
    BOOST_TEST_EQ(aborted, 1);
}

void the_result_may_come_as_a_tuple() {
    bare_engine bot;
    auto& all = coroutines::of(*bot);
    std::string told;
    auto const in = all.new_activity({});
    asio::co_spawn(
        mg::detail::activity_executor{in},
        [&]() -> asio::awaitable<void> {
            auto const [error] = co_await wait_for_time(*bot, {}, 1h, asio::as_tuple(asio::use_awaitable));
            told = error.message();
        },
        asio::detached);
    bot.run_all();
    all.waits().stop();
    bot.run_all();
    BOOST_TEST_EQ(told, boost_error{asio::error::operation_aborted}.message());
}

void when_the_bot_goes_nobody_is_called() {
    auto const held = std::make_shared<int>(1);
    {
        bare_engine bot;
        wait_for_time(*bot, {}, 1s, [held](boost_error) { BOOST_ERROR("called"); });
        wait_for_event<message>(*bot, {}, wanted<message>{std::in_place}, 1s, nothing, [held](boost_error, std::optional<message>) { BOOST_ERROR("called"); });
        BOOST_TEST_EQ(held.use_count(), 3);
    }
    BOOST_TEST_EQ(held.use_count(), 1);
}

// What has ended but was not told of yet goes as well.
void nor_is_it_when_its_turn_never_comes() {
    auto const held = std::make_shared<int>(1);
    {
        bare_engine bot;
        wait_for_time(*bot, {}, 1s, [held](boost_error) { BOOST_ERROR("called"); });
        bot.clock.set(mg::instant{1s});
        bot->fire_timers();
        BOOST_TEST_EQ(bot.queued(), 1u);
    }
    BOOST_TEST_EQ(held.use_count(), 1);
}

}  // namespace

int main() {
    each_end_has_its_error();
    a_callback_is_called_later_and_once();
    an_event_is_handed_over();
    what_is_passed_on_is_copied();
    none_in_time_is_no_error();
    a_future_may_be_waited_for_by_another_thread();
    one_with_an_executor_is_called_there();
    a_coroutine_on_another_executor_may_wait();
    a_cancelled_wait_says_so_once();
    the_result_may_come_as_a_tuple();
    when_the_bot_goes_nobody_is_called();
    nor_is_it_when_its_turn_never_comes();
    return boost::report_errors();
}
