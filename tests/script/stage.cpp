// SPDX-License-Identifier: BSL-1.0
// stage: each entry is the event it says, with all its members, and what the bot did is told in order.
#include <monongusa/script/stage.hpp>

#include <monongusa/action/completion.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/detail/variant_of.hpp>
#include <monongusa/script/parser.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace {

namespace mg = monongusa;
namespace event = mg::event;
namespace action = mg::action;
namespace script = mg::script;
using mg::chat::channel_kind;

using any_event = mg::detail::variant_of<event::list>;

// A stage, whoever sits in front of it, and what they saw.
struct theatre {
    script::stage stage{"bot"};
    script::parser parser{"bot"};
    std::vector<any_event> seen{};
    mg::instant::duration passed{};

    template <class Event>
    bool hear(Event& event) {
        seen.emplace_back(event);
        return true;
    }
    void pass(mg::instant::duration time) { passed += time; }

    std::string play(std::string_view line) {
        auto const [what, wrong] = parser.next(line);
        BOOST_TEST_EQ(wrong.sentence, "");
        if (!what) return "not read";
        auto const mistake = stage.play(*what, *this);
        return mistake ? std::to_string(mistake.column) + " " + mistake.sentence : "";
    }
    // The event that came of a line, and of no other.
    template <class Event>
    Event only(std::string_view line) {
        seen.clear();
        BOOST_TEST_EQ(play(line), "");
        BOOST_TEST_EQ(seen.size(), 1u);
        auto const* const event = seen.empty() ? nullptr : get_if<Event>(&seen.front());
        BOOST_TEST(event != nullptr);
        return event ? *event : Event{};
    }
    event::message message(std::string_view line) { return only<event::message>(line); }

    template <class Action>
    void perform(action::stamp const& stamp, Action action) {
        stage.perform(std::move(action), mg::ignored, stamp);
    }
    std::string answers() {
        std::string all;
        for (auto const& one : stage.deeds().answers()) all += mg::detail::joined(one, "\n");
        return all;
    }
};

mg::chat::user somebody(std::string name) { return {name, name, name == "bot", name == "bot", {}}; }
mg::chat::channel channel(std::string name) { return {name, name, channel_kind::open}; }
mg::chat::channel alone_with(std::string name) { return {"dm-" + name, name, channel_kind::direct}; }

event::message said(std::string id, std::string who, mg::chat::channel where, std::string text) {
    event::message message;
    message.id = std::move(id);
    message.text = message.raw = text;
    message.author = somebody(std::move(who));
    message.channel = std::move(where);
    message.body_range = {0, text.size()};
    return message;
}

void the_bot_is_there() {
    theatre there;
    there.stage.begin(there);
    BOOST_TEST(there.seen == std::vector<any_event>{event::ready{somebody("bot")}});
    BOOST_TEST(there.only<event::ready>("%connect") == event::ready{somebody("bot")});
    BOOST_TEST((there.only<event::disconnected>("%disconnect final gone") == event::disconnected{"gone", true}));
}

void what_is_said() {
    theatre there;
    BOOST_TEST(there.message("hello") == said("m1", "you", channel("console"), "hello"));
    BOOST_TEST(there.message("@alice #general: hi") == said("m2", "alice", channel("general"), "hi"));
    BOOST_TEST(there.message("and more") == said("m3", "alice", channel("general"), "and more"));
    BOOST_TEST(there.message("@bob: me too") == said("m4", "bob", channel("general"), "me too"));
    auto mention = said("x", "bob", channel("general"), "@bot, tea");
    mention.addressed = true;
    mention.body_range = {6, 9};
    BOOST_TEST(there.message("=x @bot, tea") == mention);
    auto direct = said("m5", "carol", alone_with("carol"), "psst");
    direct.addressed = true;
    BOOST_TEST(there.message("@carol dm: psst") == direct);
    direct = said("m6", "dave", alone_with("dave"), "psst");
    direct.addressed = true;
    BOOST_TEST(there.message("@dave: psst") == direct);
    BOOST_TEST(there.message("@bot #general: I say so") == said("m7", "bot", channel("general"), "I say so"));
    BOOST_TEST((there.stage.here() == script::place{false, "general"}));
    BOOST_TEST_EQ(there.stage.last_said(), "m7");
}

void in_threads() {
    theatre there;
    there.message("=root @alice #general: begin");
    BOOST_TEST_EQ(there.message("=one @bob >root: x").thread, "root");
    BOOST_TEST_EQ(there.message("@carol >one: a thread has one root").thread, "root");
    BOOST_TEST_EQ(there.message("outside again").thread, "");
    BOOST_TEST_EQ(there.play("%thread one"), "");
    BOOST_TEST_EQ(there.message("in it").thread, "root");
    BOOST_TEST_EQ(there.message("@bob: and in it").thread, "root");
    BOOST_TEST_EQ(there.message("@bob #general: who says where is outside").thread, "");
    BOOST_TEST_EQ(there.message("and stays there").thread, "");
    there.play("%thread root");
    there.play("%thread");
    BOOST_TEST_EQ(there.message("out").thread, "");
}

void a_thread_is_where_its_root_is() {
    theatre there;
    there.message("=root @alice #general: begin");
    there.message("=alone @alice dm: begin");
    there.message("@bob #ops: elsewhere");
    BOOST_TEST(there.message("@bob >root: x").channel == channel("general"));
    BOOST_TEST(there.message("still in #ops").channel == channel("ops"));
    BOOST_TEST(there.message("@bob #ops >root: who says where is believed").channel == channel("ops"));
    there.play("%thread root");
    BOOST_TEST(there.message("x").channel == channel("general"));
    there.play("%thread alone");
    BOOST_TEST(there.message("@bob: x").channel == alone_with("alice"));
}

void reactions() {
    theatre there;
    there.message("=root @alice #general: begin");
    there.message("=m @bob >root: x");
    there.message("@carol #ops: elsewhere");
    event::reaction_added const added{{"tada", ""}, somebody("dave"), channel("general"), "m", "root"};
    BOOST_TEST(there.only<event::reaction_added>("%react :tada: m as dave") == added);
    BOOST_TEST((there.stage.here() == script::place{false, "general"}));
    event::reaction_removed const removed{{"blob", "7"}, somebody("carol"), channel("general"), "root", ""};
    BOOST_TEST(there.only<event::reaction_removed>("%unreact <:blob:7> root") == removed);
}

void edits_and_deletions() {
    theatre there;
    there.message("=m @alice #general: one");
    event::message_edited edited{"m", "two", "two", somebody("alice"), channel("general"), "", "one"};
    BOOST_TEST(there.only<event::message_edited>("%edit m: two") == edited);
    edited.previous = "two";
    edited.text = edited.raw = "";
    BOOST_TEST(there.only<event::message_edited>("%edit m:") == edited);
    BOOST_TEST(
        (there.only<event::message_deleted>("%delete m") == event::message_deleted{"m", somebody("alice"), channel("general"), "", ""}));
    BOOST_TEST(there.play("%edit m: x").starts_with("6 there is no message 'm' here"));
    BOOST_TEST_EQ(there.message("=m @alice: the label is free").id, "m");
}

void files_go_with_what_is_said_next() {
    theatre there;
    there.play("%attach cat.png image/png 20480 https://example.com/cat.png");
    there.play("%attach dog.png");
    BOOST_TEST(there.seen.empty());
    auto const files = there.message("look").attachments;
    BOOST_TEST((files == std::vector<mg::chat::attachment>{{"f1", "cat.png", "https://example.com/cat.png", "image/png", 20480},
                                                           {"f2", "dog.png", "", "", 0}}));
    BOOST_TEST(there.message("that was all").attachments.empty());
}

void members() {
    theatre there;
    BOOST_TEST((there.only<event::member_joined>("%join alice #general") == event::member_joined{somebody("alice"), channel("general")}));
    BOOST_TEST((there.stage.here() == script::place{false, "general"}));
    BOOST_TEST((there.only<event::member_joined>("%join alice") == event::member_joined{somebody("alice"), {}}));
    BOOST_TEST((there.only<event::member_left>("%leave alice #ops") == event::member_left{somebody("alice"), channel("ops")}));
    auto admin = somebody("alice");
    admin.roles = {"admin"};
    BOOST_TEST((there.only<event::member_changed>("%role alice admin") == event::member_changed{admin, ""}));
    BOOST_TEST(there.message("@alice: hi").author == admin);
    BOOST_TEST((there.only<event::member_changed>("%role alice -admin") == event::member_changed{somebody("alice"), ""}));
    there.play("%bot deploybot");
    BOOST_TEST((there.message("@deploybot: done").author == mg::chat::user{"deploybot", "deploybot", true, false, {}}));
}

void names_change_and_ids_do_not() {
    theatre there;
    there.message("=m @alice #general: one");
    mg::chat::user const alicia{"alice", "alicia", false, false, {}};
    mg::chat::channel const lobby{"general", "lobby", channel_kind::open};
    BOOST_TEST((there.only<event::member_changed>("%rename @alice @alicia") == event::member_changed{alicia, "alice"}));
    BOOST_TEST((there.only<event::channel_renamed>("%rename #general #lobby") == event::channel_renamed{lobby, "general"}));
    auto const message = there.message("still me, still here");
    BOOST_TEST(message.author == alicia && message.channel == lobby);
    BOOST_TEST((there.only<event::reaction_added>("%react :x: m").channel == lobby));
    BOOST_TEST((there.stage.here() == script::place{false, "lobby"}));
    auto const edited = there.only<event::message_edited>("%edit m: two");
    BOOST_TEST(edited.author == alicia && edited.channel == lobby);
    BOOST_TEST(there.message("@bob >m: x").channel == lobby);
    auto const deleted = there.only<event::message_deleted>("%delete m");
    BOOST_TEST(deleted.author == alicia && deleted.channel == lobby);

    there.message("=d @alicia dm: alone");
    there.play("%thread d");
    there.play("%rename @alicia @al");
    BOOST_TEST((there.message("still alone").channel == mg::chat::channel{"dm-alice", "al", channel_kind::direct}));
    there.play("%thread d");
    BOOST_TEST((there.message("still alone").channel == mg::chat::channel{"dm-alice", "al", channel_kind::direct}));
}

void channels_and_time() {
    theatre there;
    BOOST_TEST(there.only<event::channel_created>("%create #ops") == event::channel_created{channel("ops")});
    BOOST_TEST(there.only<event::channel_deleted>("%delete #ops") == event::channel_deleted{channel("ops")});
    there.seen.clear();
    for (auto const* const line : {"%time +1h", "", "< @alice: what is expected happens not", "< nothing"}) BOOST_TEST_EQ(there.play(line), "");
    BOOST_TEST(there.passed == std::chrono::hours{1} && there.seen.empty());
}

void what_is_not_there_is_told() {
    theatre there;
    std::string const there_is_no_m9 = "there is no message 'm9' here; label one by '=m9', or name one that came before";
    BOOST_TEST_EQ(there.play("@alice #general >m9: x"), "17 " + there_is_no_m9);
    BOOST_TEST_EQ(there.play("%react :tada: m9"), "14 " + there_is_no_m9);
    BOOST_TEST_EQ(there.play("%unreact :tada: m9"), "16 " + there_is_no_m9);
    BOOST_TEST_EQ(there.play("%edit m9: x"), "6 " + there_is_no_m9);
    BOOST_TEST_EQ(there.play("%delete m9"), "8 " + there_is_no_m9);
    BOOST_TEST_EQ(there.play("%thread m9"), "8 " + there_is_no_m9);
    BOOST_TEST_EQ(there.play("=m1 @alice: x"), "");
    there.seen.clear();
    BOOST_TEST_EQ(there.play("=m1 @bob #ops: x"), "1 there is already a message 'm1'");
    BOOST_TEST(there.seen.empty());
    BOOST_TEST(there.message("nothing of it has happened").author == somebody("alice"));
}

// --- what the bot does

mg::chat::origin origin(mg::chat::channel where, std::string who, std::string message, std::string thread = {}) {
    return {std::move(where), somebody(std::move(who)), std::move(message), std::move(thread)};
}

void answers_are_in_the_order_of_the_rules_and_labelled_in_it() {
    theatre there;
    there.message("@alice #general: hi");
    auto const to = origin(channel("general"), "alice", "m1");
    there.perform({2, 3, 2}, action::send{"fifth", to});
    there.perform({2, 1, 1}, action::reply{"first", to});
    there.perform({2, 3, 1}, action::react{"tada", to});
    there.perform({2, 2, 1}, action::reply_in_thread{"second", to});
    there.perform({2, 2, 2}, action::direct_message{"third", to});
    BOOST_TEST_EQ(there.answers(),
                  "< #general @alice: first\n< #general >m1 @alice: second\n< dm @alice: third\n< react :tada: m1\n< #general: fifth\n");
    BOOST_TEST_EQ(there.answers(), "");
    auto const reaction = [&](std::string_view label) {
        return there.only<event::reaction_added>(mg::detail::joined("%react :x: ", label));
    };
    BOOST_TEST_EQ(reaction("b1").message, "b2.1.1");
    BOOST_TEST_EQ(reaction("b2").thread, "m1");
    BOOST_TEST(reaction("b3").channel == alone_with("alice"));
    BOOST_TEST_EQ(reaction("b4").message, "b2.3.2");
    BOOST_TEST(there.play("%react :x: b5") != "");
    BOOST_TEST_EQ(there.message("@bob >b2: x").thread, "m1");
    BOOST_TEST_EQ(there.message("@bob >b4: x").thread, "b2.3.2");
}

void what_the_bot_edits_and_takes_back() {
    theatre there;
    there.message("@alice #general: hi");
    there.perform({1, 1, 1}, action::send{"one", origin(channel("general"), "alice", "m1")});
    there.perform({1, 1, 2}, action::edit{"two", origin(channel("general"), "alice", "b1.1.1")});
    BOOST_TEST_EQ(there.answers(), "< #general: one\n< edit b1: two\n");
    event::message_edited const edited{"b1.1.1", "three", "three", somebody("bot"), channel("general"), "", "two"};
    BOOST_TEST(there.only<event::message_edited>("%edit b1: three") == edited);
    there.perform({2, 1, 1}, action::delete_message{origin(channel("general"), "bot", "b1.1.1")});
    there.perform({2, 1, 2}, action::delete_message{origin(channel("general"), "bot", "never")});
    BOOST_TEST_EQ(there.answers(), "< delete b1\n< delete never\n");
    BOOST_TEST(there.play("%react :x: b1").find("there is no message 'b1'") != std::string::npos);
}

void a_message_of_the_bot_gets_another_label() {
    theatre there;
    there.message("=mine @alice #general: hi");
    there.perform({1, 1, 1}, action::send{"hi", origin(channel("general"), "alice", "mine")});
    auto const done = there.stage.deeds().answers();
    BOOST_TEST_EQ(done.at(0).made, "b1");
    BOOST_TEST(there.stage.deeds().label("b1", {"mine", 4}) == (script::mistake{4, "there is already a message 'mine'"}));
    BOOST_TEST(there.stage.deeds().label("", {"board", 4}) == (script::mistake{4, "only a message can have a label"}));
    BOOST_TEST(!there.stage.deeds().label("b1", {"board", 4}));
    BOOST_TEST_EQ(there.only<event::reaction_added>("%react :x: board").message, "b1.1.1");
    there.perform({2, 1, 1}, action::edit{"two", origin(channel("general"), "alice", "b1.1.1")});
    BOOST_TEST_EQ(there.answers(), "< edit board: two\n");
}

void what_fails_stands_behind_what_was_done() {
    theatre there;
    there.message("@alice #general: hi");
    there.stage.deeds().fail(3, "boom");
    there.stage.deeds().fail(2, "no such table");
    there.perform({1, 3, 1}, action::send{"one", origin(channel("general"), "alice", "m1")});
    BOOST_TEST_EQ(there.answers(), "< #general: one\n< failure rule 2: no such table\n< failure rule 3: boom\n");
    BOOST_TEST_EQ(there.answers(), "");
}

void a_step_that_is_over_stands_before_what_comes() {
    theatre there;
    auto const to = origin(channel("general"), "alice", "m1");
    there.perform({9, 1, 1}, action::send{"earlier", to});
    there.stage.deeds().settle();
    there.perform({1, 1, 1}, action::send{"later", to});
    BOOST_TEST_EQ(there.answers(), "< #general: earlier\n< #general: later\n");
}

void what_the_platform_refuses_fails_and_is_not_done() {
    theatre there;
    there.play("%as discord");
    std::vector<std::error_code> errors;
    auto const send = [&](std::size_t length) {
        auto const done = [&](std::error_code error, mg::chat::sent const& sent) {
            errors.push_back(error);
            BOOST_TEST_EQ(sent.message.empty(), static_cast<bool>(error));
        };
        there.stage.perform(action::send{std::string(length, 'x'), origin(channel("general"), "alice", "m1")}, done, {1, 1, length});
    };
    for (std::size_t const length : {2000u, 2001u, 0u}) send(length);
    BOOST_TEST((errors == std::vector<std::error_code>{{}, mg::error::text_too_long, mg::error::text_empty}));
    BOOST_TEST_EQ(there.stage.deeds().take().size(), 1u);
    there.play("%as stdio");
    send(2001);
    BOOST_TEST(!errors.back());
}

}  // namespace

int main() {
    the_bot_is_there();
    what_is_said();
    in_threads();
    a_thread_is_where_its_root_is();
    reactions();
    edits_and_deletions();
    files_go_with_what_is_said_next();
    members();
    names_change_and_ids_do_not();
    channels_and_time();
    what_is_not_there_is_told();
    answers_are_in_the_order_of_the_rules_and_labelled_in_it();
    what_the_bot_edits_and_takes_back();
    a_message_of_the_bot_gets_another_label();
    what_fails_stands_behind_what_was_done();
    a_step_that_is_over_stands_before_what_comes();
    what_the_platform_refuses_fails_and_is_not_done();
    return boost::report_errors();
}
