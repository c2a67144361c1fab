// SPDX-License-Identifier: BSL-1.0
// Tests coroutines that are handed a stream, from the beginning of their bot to its end.
#include <monongusa/coroutine/stream_flight.hpp>

#include "../support/descriptors.hpp"
#include "../support/memory_transport.hpp"
#include "../support/toy_network.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/bot/introspection.hpp>
#include <monongusa/clock/manual.hpp>
#include <monongusa/coroutine.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/testing.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <future>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace mg = monongusa;
using message = mg::event::message;
using mg::executor::inplace;
using mg::executor::thread_pool;
using support::conversation;
using support::far_end;
using support::memory_transport;
using support::said;
using support::said_in;
using namespace std::chrono_literals;

namespace {

struct notes {
    std::mutex mutex{};
    std::string all{};
    void add(std::string_view what) {
        std::lock_guard const lock{mutex};
        (all += what) += ";";
    }
    std::string happened() {
        std::lock_guard const lock{mutex};
        return std::exchange(all, {});
    }
};

constexpr auto note_all = [](mg::stream<message> events, notes& told) -> mg::task<> {
    told.add("begins");
    while (auto const next = co_await events.next()) told.add(next->text);
    told.add("ends");
};

void it_is_handed_every_event_beside_the_other_rules() {
    constexpr mg::table table{
        mg::on_stream<message>(note_all),
        mg::listen_to<"tea">([](auto& chat) { chat.send("heard"); }),
    };
    static_assert(mg::events(table) == mg::types<message>);
    notes told;
    conversation chat{{said("ann", "tea"), said("bob", "cake"), said("ann", "tea again")}};
    mg::bot bot{memory_transport{chat}, inplace{}, table, mg::with(told), mg::clock::manual{}};
    support::logged_by([&] { BOOST_TEST(!bot.run()); });
    BOOST_TEST_EQ(told.happened(), "begins;tea;cake;tea again;ends;");
    BOOST_TEST_EQ(chat.done.size(), 2u);
}

// A stream only observes, as `when` does.
void it_answers_nobody() {
    constexpr mg::table table{mg::on_stream<message>(note_all), mg::default_reply([] { return "?"; })};
    notes told;
    mg::testing::room room{table, mg::with(told)};
    room.says("ann", "@bot tea");
    BOOST_TEST_EQ(room.heard(), "?");
    BOOST_TEST_EQ(told.happened(), "begins;@bot tea;");
}

void a_matcher_says_which() {
    constexpr mg::table table{mg::on_stream<message>(mg::matcher::regex<"tea">{}, note_all), mg::on_stream<message>(note_all)};
    notes told;
    mg::testing::room room{table, mg::with(told)};
    room.says("ann", "cake");
    BOOST_TEST_EQ(told.happened(), "begins;begins;cake;");
    room.says("ann", "tea");
    BOOST_TEST_EQ(told.happened(), "tea;tea;");
}

void what_a_conversation_has_taken_does_not_come_to_it() {
    constexpr mg::table table{
        mg::on_stream<message>(note_all),
        mg::listen_to<"talk">([](auto& chat) -> mg::task<> { co_await chat.async_next_message(1h); }),
    };
    notes told;
    mg::testing::room room{table, mg::with(told)};
    room.says("ann", "talk");
    room.says("ann", "secret");
    room.says("ann", "tea");
    BOOST_TEST_EQ(told.happened(), "begins;talk;tea;");
}

void a_context_says_where_its_actions_go() {
    constexpr mg::table table{mg::on_stream<message>([](auto& chat, mg::stream<message> events) -> mg::task<> {
        while (auto const next = co_await events.next()) {
            mg::action::send echo{next->text};
            echo.to.channel = next->channel;
            co_await chat.async_perform(echo);
            co_await chat.async_sleep_for(1s);
        }
    })};
    mg::testing::room room{table};
    room.says("ann", "#ops", "tea");
    room.says("ann", "#den", "cake");
    auto const first = room.lines();
    BOOST_TEST(first.size() == 1 && first.front() == "< #ops: tea");
    room.time(1s);
    auto const second = room.lines();
    BOOST_TEST(second.size() == 1 && second.front() == "< #den: cake");
}

struct tail {
    std::size_t length;
    mg::task<> operator()(mg::stream<message> events, notes& told) const {
        while (auto const next = co_await events.next()) told.add(next->text.substr(next->text.size() - length));
    }
};

void a_handler_may_have_state() {
    mg::table const table{mg::on_stream<message>(tail{3}), mg::on_stream<message>(mg::matcher::regex<"tea">{}, tail{1}, {.capacity = 2})};
    notes told;
    mg::testing::room room{table, mg::with(told)};
    room.says("ann", "green tea");
    BOOST_TEST_EQ(told.happened(), "tea;a;");
}

void one_that_returns_early_lets_the_events_pass() {
    constexpr mg::table table{mg::on_stream<message>(
                                  [](mg::stream<message> events, notes& told) -> mg::task<> {
                                      if (auto const first = co_await events.next()) told.add(first->text);
                                  },
                                  {.capacity = 1}),
                              mg::listen_to<"(.+)">([](std::string_view text, notes& told) { told.add("rule " + std::string{text}); })};
    notes told;
    conversation chat;
    for (int i = 0; i < 10; ++i) chat.events.emplace_back(said("ann", "tea"));
    mg::bot bot{memory_transport{chat}, inplace{}, table, mg::with(told), mg::clock::manual{}};
    BOOST_TEST(!bot.run());
    BOOST_TEST(!chat.paused);
    auto const all = told.happened();
    BOOST_TEST_EQ(all.size(), 4u + 10 * 9);
}

void one_that_throws_is_told_of_its_rule_and_reads_no_more() {
    constexpr mg::table table{
        mg::listen_to<"(.+)">([](std::string_view, notes&) {}),
        mg::on_stream<message>([](mg::stream<message> events) -> mg::task<> {
            while (auto const next = co_await events.next()) {
                if (next->text == "bad") throw std::runtime_error{"cannot"};
            }
        }),
        mg::on_error([](mg::event::failure const& failure, notes& told) { told.add(std::to_string(failure.rule) + " " + failure.what); }),
    };
    notes told;
    mg::testing::room room{table, mg::with(told)};
    room.says("ann", "good");
    BOOST_TEST_EQ(told.happened(), "");
    room.says("ann", "bad");
    BOOST_TEST_EQ(told.happened(), "2 cannot;");
    room.says("ann", "bad");
    BOOST_TEST_EQ(told.happened(), "");
}

void one_that_throws_at_once_is_told_when_the_bot_begins() {
    constexpr mg::table table{
        mg::on_stream<message>([](mg::stream<message>) -> mg::task<> {
            throw std::runtime_error{"cannot"};
            co_return;
        }),
        mg::on_error([](mg::event::failure const& failure, notes& told) { told.add(failure.what); }),
    };
    notes told;
    mg::testing::room room{table, mg::with(told)};
    room.says("ann", "tea");
    BOOST_TEST_EQ(told.happened(), "cannot;");
}

void the_limits_are_those_of_its_rule() {
    constexpr mg::table table{mg::on_stream<message>(
        [](auto& chat, mg::stream<message> events, notes& told) -> mg::task<> {
            while (auto const next = co_await events.next()) {
                told.add(next->text);
                co_await chat.async_sleep_for(1s);
            }
        },
        {.capacity = 2, .when_full = mg::executor::when_full::drop})};
    notes told;
    mg::testing::room room{table, mg::with(told)};
    for (auto const* const text : {"1", "2", "3", "4", "5"}) room.says("ann", text);
    room.time(10s);
    BOOST_TEST_EQ(told.happened(), "1;2;3;");
    room.says("ann", "6");
    BOOST_TEST_EQ(told.happened(), "6;");
}

// Of those that arrive while nobody reads none is lost, since the transport waits.
void a_full_one_pauses_its_transport() {
    far_end end;
    notes told;
    constexpr mg::table table{mg::on_stream<message>(
        [](auto& chat, mg::stream<message> events, notes& all) -> mg::task<> {
            while (auto const next = co_await events.next()) {
                mg::action::send echo{next->text};
                echo.to.channel = next->channel;
                co_await chat.async_perform(echo);
                all.add(next->text);
            }
        },
        {.capacity = 2})};
    end.answer_by_hand();
    std::string expected;
    for (int i = 0; i < 30; ++i) {
        end.emit(said("ann", std::to_string(i)));
        expected += std::to_string(i) + ";";
    }
    {
        mg::bot bot{support::toy_network{end}, thread_pool{2}, table, mg::with(told)};
        auto ending = std::async(std::launch::async, [&] { return bot.run(); });
        end.until([](far_end::view const& now) { return now.paused && now.under_way == 1; });
        BOOST_TEST_LT(end.now().read, 30u);
        for (int i = 0; i < 30; ++i) {
            end.until([](far_end::view const& now) { return now.under_way == 1; });
            end.answer();
        }
        end.hang_up();
        BOOST_TEST(!ending.get());
    }
    BOOST_TEST_EQ(told.happened(), expected);
    BOOST_TEST_GT(end.now().pauses, 0u);
}

void at_the_end_it_gets_what_is_left_and_may_still_answer() {
    constexpr mg::table table{mg::on_stream<message>([](auto& chat, mg::stream<message> events) -> mg::task<> {
        int count = 0;
        mg::chat::channel where;
        while (auto const next = co_await events.next()) {
            ++count;
            where = next->channel;
        }
        mg::action::send summary{std::to_string(count) + " in all"};
        summary.to.channel = where;
        co_await chat.async_perform(summary);
    })};
    for (int threads = 0; threads < 3; ++threads) {
        conversation chat;
        for (int i = 0; i < 20; ++i) chat.events.emplace_back(said("ann", "tea"));
        support::logged_by([&] {
            if (threads == 0) {
                mg::bot bot{memory_transport{chat}, inplace{}, table};
                BOOST_TEST(!bot.run());
            } else {
                mg::bot bot{memory_transport{chat}, thread_pool{{.threads = static_cast<std::size_t>(threads)}}, table};
                BOOST_TEST(!bot.run());
            }
        });
        BOOST_TEST_EQ(support::joined(chat.done), "send #general: 20 in all;");
    }
}

}  // namespace

int main() {
    it_is_handed_every_event_beside_the_other_rules();
    it_answers_nobody();
    a_matcher_says_which();
    what_a_conversation_has_taken_does_not_come_to_it();
    a_context_says_where_its_actions_go();
    a_handler_may_have_state();
    one_that_returns_early_lets_the_events_pass();
    one_that_throws_is_told_of_its_rule_and_reads_no_more();
    one_that_throws_at_once_is_told_when_the_bot_begins();
    the_limits_are_those_of_its_rule();
    a_full_one_pauses_its_transport();
    at_the_end_it_gets_what_is_left_and_may_still_answer();
    return boost::report_errors();
}
