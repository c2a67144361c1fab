// SPDX-License-Identifier: BSL-1.0
// Tests the room in which users test their tables.
#include <monongusa/testing.hpp>

#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <stdexcept>
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

// Says of each event what a rule hears of it.
constexpr mg::table watcher{
    mg::from_anyone(mg::on<mg::event::message>([](mg::event::message const& said) {
        auto const roles = said.author.roles.empty() ? "" : " with " + said.author.roles.front();
        auto const thread = said.thread.empty() ? "" : " in the thread of " + said.thread;
        auto const file = said.attachments.empty() ? "" : " and " + said.attachments.front().name;
        return mg::action::send{said.author.name + roles + (said.author.bot ? " (bot)" : "") + thread + ": " + said.text + file};
    })),
    mg::on<mg::event::message_edited>([](mg::event::message_edited const& now) { return mg::action::send{now.id + ": " + now.previous + " -> " + now.text}; }),
    mg::on<mg::event::message_deleted>([](mg::event::message_deleted const& gone) { return mg::action::send{gone.id + " was " + gone.previous}; }),
    mg::on<mg::event::reaction_added>([](mg::event::reaction_added const& on) { return mg::action::send{on.user.name + " " + on.emoji.name + " " + on.message}; }),
    mg::on<mg::event::reaction_removed>([](mg::event::reaction_removed const& off) { return mg::action::send{off.user.name + " no " + off.emoji.name}; }),
    mg::on<mg::event::member_joined>([](mg::event::member_joined const& came) { return mg::action::send{came.user.name + " is here"}; }),
    mg::on<mg::event::member_left>([](mg::event::member_left const& went) { return mg::action::send{went.user.name + " is gone"}; }),
};

void whatever_happens_in_a_chat_can_happen_here() {
    mg::testing::room room{watcher};
    auto const first = room.says("alice", "hello");
    BOOST_TEST_EQ(first, "m1");
    BOOST_TEST_EQ(room.heard(), "alice: hello");
    room.edits(first, "hi");
    BOOST_TEST_EQ(room.heard(), "m1: hello -> hi");
    room.answers("bob", first, "you too");
    BOOST_TEST_EQ(room.heard(), "bob in the thread of m1: you too");
    room.reacts("bob", ":tada:", first);
    BOOST_TEST_EQ(room.heard(), "bob tada m1");
    room.unreacts("bob", "tada", first);
    BOOST_TEST_EQ(room.heard(), "bob no tada");
    room.reacts("bob", "\xF0\x9F\x8E\x89", "b1");  // Also on what the bot has said.
    BOOST_TEST_EQ(room.heard(), "bob \xF0\x9F\x8E\x89 b1.1.1");
    room.deletes(first);
    BOOST_TEST_EQ(room.heard(), "m1 was hi");
    room.joins("carol", "#general");
    BOOST_TEST_EQ(room.heard(), "carol is here");
    room.leaves("carol", "general");
    BOOST_TEST_EQ(room.heard(), "carol is gone");
    room.gets_role("carol", "admin");
    room.attaches({.name = "cat.png"});
    room.says("carol", "look");
    BOOST_TEST_EQ(room.heard(), "carol with admin: look and cat.png");
    room.loses_role("carol", "admin");
    room.is_bot("carol");
    room.renames("carol", "caroline");
    room.says("caroline", "beep");
    BOOST_TEST_EQ(room.heard(), "caroline (bot): beep");
    BOOST_TEST_EQ(room.heard(), "");
}

void connections_and_platforms_are_played() {
    std::string seen;
    mg::testing::room room{mg::table{
        mg::on<mg::event::ready>([&seen] { seen += "ready "; }),
        mg::on<mg::event::disconnected>([&seen](mg::event::disconnected const& gone) { seen += gone.reason + " "; }),
        mg::on_error([&seen](mg::event::failure const& failure) { seen += failure.what + " "; }),
        mg::listen_to<"long">([] { return std::string(2001, 'x'); }),
    }};
    room.disconnects("cable");
    room.connects();
    BOOST_TEST_EQ(seen, "ready cable ready ");
    room.says("alice", "long");
    BOOST_TEST_EQ(room.heard().size(), 2001u);
    room.behaves_as("discord");
    seen.clear();
    room.says("alice", "long");
    BOOST_TEST_EQ(room.heard(), "");
    BOOST_TEST_EQ(seen, "reply: the text is longer than the platform takes ");
    room.behaves_as("stdio");
    room.says("alice", "long");
    BOOST_TEST_EQ(room.actions().size(), 2u);
}

void what_names_nothing_is_said_so() {
    mg::testing::room room{reactions};
    auto const refused = [&](auto const& what) {
        try {
            what();
        } catch (std::invalid_argument const& error) {
            return std::string{error.what()};
        }
        return std::string{"nothing was thrown"};
    };
    BOOST_TEST(refused([&] { room.edits("m1", "hi"); }).starts_with("there is no message 'm1'"));
    BOOST_TEST(refused([&] { room.answers("alice", "m9", "hi"); }).starts_with("there is no message 'm9'"));
    BOOST_TEST(refused([&] { room.behaves_as("irc"); }).starts_with("there is no platform 'irc'"));
}

constexpr mg::table shows{
    mg::listen_to<"menu">([](mg::context<mg::action::typing, mg::action::upload, mg::action::embed>& chat) {
        chat.typing();
        chat.upload({{"tea.csv", "a,b"}, {"cake.csv", "c"}});
        chat.upload({"milk.csv", ""}, "and milk");
        chat.embed({.text = "with milk", .title = "Tea"});
        chat.embed({.title = "Cake", .footer = "till six"});
        chat.typing();
    }),
};

void what_is_more_than_a_text_is_heard_by_its_words() {
    mg::testing::room room{shows};
    room.says("alice", "menu");
    BOOST_TEST_EQ(room.heard(), "tea.csv, cake.csv");
    BOOST_TEST_EQ(room.heard(), "and milk");
    BOOST_TEST_EQ(room.heard(), "with milk");
    BOOST_TEST_EQ(room.heard(), "Cake");
    BOOST_TEST_EQ(room.heard(), "");
    BOOST_TEST_EQ(room.actions().size(), 6u);
    room.says("alice", "menu");
    auto const lines = room.lines();
    BOOST_TEST_EQ(lines.size(), 6u);
    BOOST_TEST_EQ(lines.at(0), "< typing #general");
    BOOST_TEST_EQ(lines.at(1), "< upload tea.csv (3 bytes), cake.csv (1 byte) #general:");
    BOOST_TEST_EQ(lines.at(4), "< embed #general: Cake\\ntill six");
}

void what_is_more_than_a_text_can_be_played() {
    mg::testing::room room{shows};
    BOOST_TEST_EQ(room.plays(R"(
        @alice #ops: menu
        < typing
        <* upload tea.csv (3 bytes), cake.csv (1 byte):
        <* upload milk.csv (0 bytes) #ops: and milk
        < =tea embed: <<<
Tea
with milk
>>>
        <~ embed: (?s)Cake.*
        < typing #ops
        %react :tada: tea
    )"), "");
    BOOST_TEST_EQ(room.plays("@alice #ops: menu\n< typing\n< upload tea.csv (4 bytes), cake.csv (1 byte):\n< upload milk.csv (0 bytes): and milk\n"
                             "< embed: Tea\\nwith milk\n< embed: Cake\\ntill six\n< typing\n"),
                  "--- script: expected\n+++ script: what the bot did\n@@ -1,6 +1,6 @@\n @alice #ops: menu\n < typing\n"
                  "-< upload tea.csv (4 bytes), cake.csv (1 byte):\n+< upload tea.csv (3 bytes), cake.csv (1 byte) #ops:\n"
                  " < upload milk.csv (0 bytes): and milk\n < embed: Tea\\nwith milk\n < embed: Cake\\ntill six\n");
    BOOST_TEST(room.plays("@alice #ops: menu\n< =busy typing\n<~ upload tea.csv (3 bytes), cake.csv (1 byte):\n"
                          "<~ upload milk.csv (0 bytes): .*\n<~ embed: (?s).*\n<~ embed: (?s).*\n< typing\n")
                   .find("only a message can have a label") != std::string::npos);
}

void a_script_is_played_and_compared() {
    mg::testing::room room{reactions};
    BOOST_TEST_EQ(room.plays("@alice #general: @bot give me tea\n< @alice: Here is tea\n"), "");
    BOOST_TEST_EQ(room.plays("@alice dm: remind me in 30s\n< react :clock: m2\n%time +29s\n< nothing\n%time +1s\n< dm @alice: it is time\n"), "");
    BOOST_TEST_EQ(room.plays("@alice #ops: where\n< #ops @alice: general\n"),
                  "--- script: expected\n+++ script: what the bot did\n@@ -1,2 +1,2 @@\n @alice #ops: where\n-< #ops @alice: general\n"
                  "+< #ops @alice: ops\n");
    BOOST_TEST(room.plays("%nonsense\n").starts_with("script:1:2: there is no directive 'nonsense'"));
    BOOST_TEST(room.plays("%delete m77\n").starts_with("script:1:9: there is no message 'm77'"));
    BOOST_TEST_EQ(room.actions().size(), 0u);
    room.says("alice", "@bot give me tea");
    BOOST_TEST(room.lines() == std::vector<std::string>{"< #general @alice: Here is tea"});
    BOOST_TEST(room.lines().empty());
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
    whatever_happens_in_a_chat_can_happen_here();
    connections_and_platforms_are_played();
    what_names_nothing_is_said_so();
    what_is_more_than_a_text_is_heard_by_its_words();
    what_is_more_than_a_text_can_be_played();
    a_script_is_played_and_compared();
    a_thousand_waits_of_half_a_minute_take_no_time();
    return boost::report_errors();
}
