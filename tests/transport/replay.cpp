// SPDX-License-Identifier: BSL-1.0
// Tests that events that are written down are played in order, with time in between, and that what comes of them is kept in order.
#include <monongusa/transport/replay.hpp>

#include "../laws/sink.hpp"
#include "../laws/transport.hpp"
#include "../support/memory_transport.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/clock/manual.hpp>
#include <monongusa/error/error.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace mg = monongusa;
using mg::transport::replay;
using namespace std::chrono_literals;
using support::said;

namespace {

mg::event::message in_channel(std::string_view channel, std::string_view text) {
    auto message = said("ann", text);
    message.channel.id = message.channel.name = channel;
    return message;
}

constexpr mg::table both{
    mg::listen_to<"say (.+)">([](auto& chat, std::string_view what) {
        chat.send("first " + std::string{what});
        chat.reply("second " + std::string{what});
        return "third " + std::string{what};
    }),
    mg::listen_to<"^say (.+)">([](std::string_view what) { return mg::action::send{"fourth " + std::string{what}}; }),
    mg::listen_to<"later (.+)">([](auto& chat, std::string_view what) { chat.perform_after(1min, mg::action::send{std::string{what}}); }),
};

std::string words_of(std::vector<mg::action::performed> const& actions) {
    std::string all;
    for (auto const& one : actions) (all += mg::action::words_of(one.what)) += ';';
    return all;
}

replay many() {
    replay events;
    for (int i = 0; i < 40; ++i) {
        for (char const* channel : {"a", "b", "c"}) events.then(in_channel(channel, "say " + std::to_string(i) + channel));
    }
    return events;
}

template <class Executor>
std::vector<mg::action::performed> done_on(Executor executor) {
    mg::bot bot{many(), std::move(executor), both};
    BOOST_TEST(!bot.run());
    return bot.transport().actions();
}

void the_actions_are_the_same_on_any_executor() {
    auto const in_place = done_on(mg::executor::inplace{});
    BOOST_TEST_EQ(in_place.size(), 40u * 3 * 4);
    BOOST_TEST(words_of(in_place).starts_with("first 0a;second 0a;third 0a;fourth 0a;first 0b;"));
    BOOST_TEST(in_place == done_on(mg::executor::thread_pool{1}));
    BOOST_TEST(in_place == done_on(mg::executor::thread_pool{4}));
    BOOST_TEST(in_place == done_on(mg::executor::thread_pool{{.threads = 4, .order = mg::executor::order::none, .capacity = 2}}));
}

// One rule hears both failures of an event, on a pool in whatever order.
void the_answers_to_several_failures_are_in_order_too() {
    constexpr mg::table table{
        mg::on_error([](auto& chat, mg::event::failure const& failure) {
            chat.send("sorry: " + failure.what);
            chat.send("really");
        }),
        mg::listen_to<"a">([] { throw std::runtime_error{"a"}; }),
        mg::listen_to<"b">([] { throw std::runtime_error{"b"}; }),
        mg::listen_to<"c">([](auto& chat) {
            chat.perform(mg::action::react{"tada", {support::general(), {}, "", ""}});
            chat.perform(mg::action::react{"tada", {support::general(), {}, "", ""}});
        }),
    };
    for (int i = 0; i < 20; ++i) {
        mg::bot bot{replay{}.then(said("ann", "abc")), mg::executor::thread_pool{{.threads = 4, .order = mg::executor::order::none}}, table};
        BOOST_TEST(!bot.run());
        auto const no_message = mg::make_error_code(mg::error::no_destination).message();
        BOOST_TEST_EQ(words_of(bot.transport().actions()), "sorry: a;really;sorry: b;really;sorry: react: " + no_message + ";really;sorry: react: " +
                                                               no_message + ";really;");
    }
}

void time_passes_between_events_as_it_is_written() {
    replay events;
    events.then(said("ann", "later tea")).then_pass(59s).then(said("ann", "say now")).then_pass(1s).then(said("ann", "say then"));
    mg::bot bot{std::move(events), mg::executor::inplace{}, both, mg::with(), mg::clock::manual{}};
    BOOST_TEST(!bot.run());
    BOOST_TEST_EQ(words_of(bot.transport().actions()),
                  "first now;second now;third now;fourth now;tea;first then;second then;third then;fourth then;");
    BOOST_TEST((bot.transport().actions()[4].stamp == mg::action::stamp{1, 3, 1}));
    BOOST_TEST(bot.clock().now() == mg::instant{1min});
}

void what_is_refused_is_not_done() {
    std::vector<std::error_code> told;
    replay events;
    events.then(said("ann", "say tea"));
    events.refuse(mg::error::connection_lost);
    mg::table const table{
        mg::listen_to<"say">([](auto& chat) { chat.send("tea"); }),
        mg::on_error([&told](mg::event::failure const& failure) { told.push_back(failure.code); }),
    };
    mg::bot bot{std::move(events), mg::executor::inplace{}, table};
    BOOST_TEST(!bot.run());
    BOOST_TEST(bot.transport().actions().empty());
    BOOST_TEST(told == std::vector<std::error_code>{mg::error::connection_lost});
}

void it_obeys_the_laws() {
    laws::transport([] {
        mg::event::ready ready;
        ready.self = support::the_bot();
        return replay{}.then(ready).then(said("ann", "one")).then(said("bob", "two")).then(said("eve", "three"));
    });
    replay to{};
    laws::sink_does(to.sink(), mg::action::send{"tea", {support::general(), {}, "", ""}});
    to.refuse(mg::error::connection_lost);
    laws::sink_fails(to.sink(), mg::action::send{"tea", {support::general(), {}, "", ""}});
}

}  // namespace

int main() {
    the_actions_are_the_same_on_any_executor();
    the_answers_to_several_failures_are_in_order_too();
    time_passes_between_events_as_it_is_written();
    what_is_refused_is_not_done();
    it_obeys_the_laws();
    return boost::report_errors();
}
