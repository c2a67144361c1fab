// SPDX-License-Identifier: BSL-1.0
// Tests what of a table begins with its bot, and that what does not begins nothing.
#include <monongusa/bot/beginning.hpp>

#include "../support/descriptors.hpp"
#include "../support/memory_transport.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/bot/inside.hpp>
#include <monongusa/clock/manual.hpp>
#include <monongusa/coroutine.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/schedule.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>

namespace mg = monongusa;
using mg::detail::rows_that_begin;
using mg::event::message;
using support::conversation;
using support::memory_transport;
using support::said;
using namespace std::chrono_literals;

namespace {

constexpr mg::table plain{mg::listen_to<"tea">([](auto& chat) { chat.send("tea"); })};
constexpr mg::table mixed{
    mg::every(1s, [](std::string& told) { told += "every;"; }),
    mg::listen_to<"tea">([](std::string& told) { told += "tea;"; }),
    mg::on_stream<message>([](mg::stream<message> events, std::string& told) -> mg::task<> {
        told += "begins;";
        while (auto const next = co_await events.next()) told += "stream " + next->text + ";";
        told += "ends;";
    }),
    mg::at<"* * * * *">([](mg::event::due const& now, std::string& told) { told += "at " + std::to_string(now.count) + ";"; }),
};

static_assert(rows_that_begin<std::remove_const_t<decltype(plain)>>() == 0);
static_assert(rows_that_begin<std::remove_const_t<decltype(mixed)>>() == 3);
static_assert(rows_that_begin<int>() == 0);  // No table, which has been said.

// Nothing of coroutines, timers and their thread.
void a_bot_with_nothing_of_that_kind_is_as_it_was() {
    conversation chat{{said("ann", "tea")}};
    mg::bot bot{memory_transport{chat}, mg::executor::inplace{}, plain, mg::with(), mg::clock::manual{}};
    BOOST_TEST(!bot.run());
    BOOST_TEST(mg::detail::inside_of<decltype(bot)>::engine(bot).companion() == nullptr);
    BOOST_TEST_EQ(bot.clock().timers().size(), 0u);
    BOOST_TEST_EQ(chat.done.size(), 1u);
}

void what_begins_begins_once_and_not_before_its_bot() {
    conversation chat;
    std::string told;
    mg::bot bot{memory_transport{chat}, mg::executor::inplace{}, mixed, mg::with(told), mg::clock::manual{}};
    BOOST_TEST_EQ(told, "");
    BOOST_TEST_EQ(bot.clock().timers().size(), 0u);
    bot.hear(said("ann", "tea"));
    bot.wait_until_quiet();
    BOOST_TEST_EQ(std::exchange(told, {}), "begins;tea;stream tea;");
    bot.hear(said("ann", "tea"));
    bot.wait_until_quiet();
    BOOST_TEST_EQ(std::exchange(told, {}), "tea;stream tea;");
    bot.pass(2s);
    BOOST_TEST_EQ(std::exchange(told, {}), "every;every;");
    bot.pass(58s);
    BOOST_TEST(told.find("at 1;") != std::string::npos);
}

void it_begins_with_run_when_nothing_is_said_as_well() {
    conversation chat;
    std::string told;
    mg::bot bot{memory_transport{chat}, mg::executor::inplace{}, mixed, mg::with(told), mg::clock::manual{}};
    support::logged_by([&] { BOOST_TEST(!bot.run()); });
    BOOST_TEST_EQ(told, "begins;ends;");
}

// Each time is an event of its own, whose actions are sorted by it.
void a_time_is_numbered_as_an_event_is() {
    conversation chat;
    constexpr mg::table table{mg::every(1s, [] { return mg::action::send{"x", {support::general(), {}, "", ""}}; })};
    mg::bot bot{memory_transport{chat}, mg::executor::inplace{}, table, mg::with(), mg::clock::manual{}};
    bot.pass(3s);
    BOOST_TEST_EQ(chat.done.size(), 3u);
    BOOST_TEST_EQ(mg::detail::inside_of<decltype(bot)>::engine(bot).next_event(), 4u);
}

}  // namespace

int main() {
    a_bot_with_nothing_of_that_kind_is_as_it_was();
    what_begins_begins_once_and_not_before_its_bot();
    it_begins_with_run_when_nothing_is_said_as_well();
    a_time_is_numbered_as_an_event_is();
    return boost::report_errors();
}
