// SPDX-License-Identifier: BSL-1.0
// Tests the room in which users test their tables.
#include <monongusa/testing.hpp>

#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mg = monongusa;
using namespace std::chrono_literals;

namespace {

constexpr mg::table reactions{
    mg::respond_to<"[Gg]ive me (.+)">([](std::string_view thing) { return "Here is " + std::string{thing}; }),
    mg::listen_to<"remind me in (.+)">([](auto& chat, std::chrono::seconds delay) {
        chat.perform_after(delay, mg::action::reply{"it is time"});
        chat.react("clock");
    }),
    mg::listen_to<"where">([](mg::event::message const& message) { return message.channel.name; }),
    mg::from_self(mg::listen_to<"myself">([] { return "that was I"; })),
};

void what_is_said_is_answered() {
    mg::testing::room room{reactions};
    room.says("alice", "@bot give me tea");
    BOOST_TEST_EQ(room.heard(), "Here is tea");
    BOOST_TEST_EQ(room.heard(), "");
    room.says("alice", "give me tea");
    BOOST_TEST_EQ(room.heard(), "");
    room.says("alice", "@bot give me tea");
    room.says("alice", "@bot give me cake");
    BOOST_TEST_EQ(room.heard(), "Here is tea");
    BOOST_TEST_EQ(room.heard(), "Here is cake");
    BOOST_TEST_EQ(room.heard(), "");
}

void a_place_may_be_a_channel_or_a_direct_message() {
    mg::testing::room room{reactions};
    room.says("alice", "where");
    BOOST_TEST_EQ(room.heard(), "general");
    room.says("alice", "#ops", "where");
    BOOST_TEST_EQ(room.heard(), "ops");
    room.says("alice", "dm", "give me tea");
    BOOST_TEST_EQ(room.heard(), "Here is tea");
}

void time_passes_when_it_is_told_to() {
    mg::testing::room room{reactions};
    room.says("alice", "remind me in 2h");
    BOOST_TEST_EQ(room.heard(), ":clock:");
    room.says("bob", "remind me in 1h");
    BOOST_TEST_EQ(room.heard(), ":clock:");
    room.time(1h - 1s);
    BOOST_TEST_EQ(room.heard(), "");
    room.time(1s);
    BOOST_TEST_EQ(room.heard(), "it is time");
    BOOST_TEST_EQ(room.heard(), "");
    room.time(1h);
    BOOST_TEST_EQ(room.heard(), "it is time");
    auto const& last = std::get<mg::action::reply>(room.actions().back().what);
    BOOST_TEST_EQ(last.to.user.name, "alice");
}

void what_the_bot_did_is_there_as_values() {
    mg::testing::room room{reactions};
    auto const id = room.says("alice", "@bot give me tea");
    BOOST_TEST_EQ(room.actions().size(), 1u);
    auto const* const reply = std::get_if<mg::action::reply>(&room.actions().front().what);
    if (!BOOST_TEST(reply != nullptr)) return;
    BOOST_TEST_EQ(reply->to.message, id);
    BOOST_TEST_EQ(reply->to.user.name, "alice");
    BOOST_TEST_EQ(reply->to.channel.name, "general");
    BOOST_TEST(room.says("alice", "again") != id);
}

void the_bot_itself_may_be_heard() {
    mg::testing::room room{reactions};
    room.says("alice", "myself");
    BOOST_TEST_EQ(room.heard(), "");
    room.says("bot", "myself");
    BOOST_TEST_EQ(room.heard(), "that was I");
}

struct counter {
    int calls = 0;
};

void a_component_is_handed_to_the_handlers() {
    counter calls;
    mg::testing::room room{mg::table{mg::listen_to<"count">([](counter& all) { ++all.calls; })}, mg::with(calls)};
    room.says("alice", "count");
    room.says("bob", "count");
    BOOST_TEST_EQ(calls.calls, 2);
}

void ready_comes_first() {
    std::string name;
    mg::testing::room room{mg::table{mg::on<mg::event::ready>([&name](mg::event::ready const& ready) { name = ready.self.name; })}};
    BOOST_TEST_EQ(name, "bot");
}

void a_thousand_waits_of_half_a_minute_take_no_time() {
    mg::testing::room room{reactions};
    for (int i = 0; i < 1000; ++i) room.says("alice", "remind me in 30s");
    room.time(30s);
    BOOST_TEST_EQ(room.actions().size(), 2000u);
}

}  // namespace

int main() {
    what_is_said_is_answered();
    a_place_may_be_a_channel_or_a_direct_message();
    time_passes_when_it_is_told_to();
    what_the_bot_did_is_there_as_values();
    the_bot_itself_may_be_heard();
    a_component_is_handed_to_the_handlers();
    ready_comes_first();
    a_thousand_waits_of_half_a_minute_take_no_time();
    return boost::report_errors();
}
