// SPDX-License-Identifier: BSL-1.0
// context: each verb is one action, aimed by the event that is answered.
#include <monongusa/context/context.hpp>

#include "../support/descriptors.hpp"
#include "../support/noting_host.hpp"
#include "../support/recording_sink.hpp"
#include "../support/toy_transport.hpp"

#include <monongusa/concept/context.hpp>
#include <monongusa/event/member.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/event/reaction.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace {

namespace action = monongusa::action;
namespace chat = monongusa::chat;
namespace event = monongusa::event;
using monongusa::basic_context;
using monongusa::in_thread;
using support::said;

template <event::reach Reach>
using full_context =
    basic_context<support::recording_sink, Reach, action::direct_message, action::unreact, action::edit, action::delete_message, action::typing,
                  action::upload, action::embed>;

static_assert(monongusa::context_type<full_context<event::reach::anywhere>&>);
static_assert(monongusa::context_type<monongusa::context<>>);
static_assert(std::is_same_v<monongusa::context<action::edit>::declared, monongusa::detail::type_list<action::edit>>);
static_assert(monongusa::context<>::reach == event::reach::anywhere);
static_assert(!std::is_copy_constructible_v<monongusa::context<>> && !std::is_copy_assignable_v<monongusa::context<>>);
static_assert(!std::is_move_constructible_v<monongusa::context<>>, "it is made for one call");

std::error_code const no_target = monongusa::error::no_destination;

monongusa::log::logger const tea{"tea"};

template <class Event, class Handler>
support::record answered(Event const& heard, Handler handler, support::noting_host* told = nullptr, std::error_code answer = {}) {
    support::record record;
    record.answer = answer;
    support::noting_host unheard;
    if (!told) told = &unheard;
    action::occasion occasion{event::origin_of(heard), 5, 3};
    full_context<event::reach_of<Event>> const chat{{&record}, occasion, told->as_host(), tea};
    handler(chat);
    BOOST_TEST_EQ(told->begun, told->ended);
    return record;
}

event::message in_a_thread() {
    event::message message = said("alice", "give me tea");
    message.thread = "t1";
    return message;
}
chat::origin const there{{"general", "general"}, {"alice", "alice"}, "m1", "t1"};

void each_verb_is_one_action_to_where_the_message_came_from() {
    auto const heard = in_a_thread();
    BOOST_TEST(answered(heard, [](auto& chat) { chat.send("tea"); }).is(action::send{"tea", there}));
    BOOST_TEST(answered(heard, [](auto& chat) { chat.reply("tea"); }).is(action::reply{"tea", there}));
    BOOST_TEST(answered(heard, [](auto& chat) { chat.reply("tea", in_thread); }).is(action::reply_in_thread{"tea", there}));
    BOOST_TEST(answered(heard, [](auto& chat) { chat.react("tada"); }).is(action::react{"tada", there}));
    BOOST_TEST(answered(heard, [](auto& chat) { chat.unreact("tada"); }).is(action::unreact{"tada", there}));
    BOOST_TEST(answered(heard, [](auto& chat) { chat.direct_message("tea"); }).is(action::direct_message{"tea", there}));
    BOOST_TEST(answered(heard, [](auto& chat) { chat.edit("tea"); }).is(action::edit{"tea", there}));
    BOOST_TEST(answered(heard, [](auto& chat) { chat.delete_message(); }).is(action::delete_message{there}));
    BOOST_TEST(answered(heard, [](auto& chat) { chat.typing(); }).is(action::typing{there}));
    BOOST_TEST(answered(heard, [](auto& chat) { chat.embed({.text = "with milk", .title = "Tea"}); }).is(action::embed{.text = "with milk", .title = "Tea", .to = there}));
}

// Braces around two texts could also be taken for the two ends of a list.
void files_may_come_alone_or_together_with_a_text_or_without() {
    auto const heard = in_a_thread();
    action::file const one{"tea.csv", "a,b"};
    action::file const other{"tea.png", "PNG", "a cup"};
    BOOST_TEST(answered(heard, [&](auto& chat) { chat.upload(one); }).is(action::upload{"", {one}, there}));
    BOOST_TEST(answered(heard, [&](auto& chat) { chat.upload(other, "look"); }).is(action::upload{"look", {other}, there}));
    BOOST_TEST(answered(heard, [](auto& chat) { chat.upload({"tea.csv", "a,b"}); }).is(action::upload{"", {one}, there}));
    BOOST_TEST(answered(heard, [](auto& chat) { chat.upload({"tea.png", "PNG", "a cup"}, "look"); }).is(action::upload{"look", {other}, there}));
    BOOST_TEST(answered(heard, [](auto& chat) { chat.upload({{"tea.csv", "a,b"}, {"tea.png", "PNG", "a cup"}}, "look"); })
                   .is(action::upload{"look", {one, other}, there}));
    std::vector<action::file> const both{one, other};
    BOOST_TEST(answered(heard, [&](auto& chat) { chat.upload(both); }).is(action::upload{"", both, there}));
    BOOST_TEST(answered(heard, [&](auto& chat) { chat.upload(std::vector<action::file>{both}, "look"); }).is(action::upload{"look", both, there}));
}

void a_large_file_is_not_copied() {
    std::string content(100'000, 'x');
    auto const* const bytes = content.data();
    auto const record = answered(in_a_thread(), [&](auto& chat) { chat.upload({"large.bin", std::move(content)}); });
    auto const* const upload = record.actions.size() == 1 ? std::get_if<action::upload>(&record.actions.front()) : nullptr;
    BOOST_TEST(upload && upload->files.at(0).content.data() == bytes);
}

void a_message_of_the_bot_s_own_is_named_by_its_id() {
    chat::origin const own{there.channel, there.user, "m9", "t1"};
    BOOST_TEST(answered(in_a_thread(), [](auto& chat) { chat.edit("tea", "m9"); }).is(action::edit{"tea", own}));
    BOOST_TEST(answered(in_a_thread(), [](auto& chat) { chat.delete_message("m9"); }).is(action::delete_message{own}));
}

void a_reaction_is_answered_to_who_reacted_and_on_its_message() {
    event::reaction_added tada;
    tada.emoji.name = "tada";
    tada.user = {"U2", "bob"};
    tada.channel = {"C1", "general"};
    tada.message = "m5";
    chat::origin const to{tada.channel, tada.user, "m5", ""};
    BOOST_TEST(answered(tada, [](auto& chat) { chat.reply("thanks"); }).is(action::reply{"thanks", to}));
    BOOST_TEST(answered(tada, [](auto& chat) { chat.react("wave"); }).is(action::react{"wave", to}));
}

void several_actions_keep_their_order() {
    auto const record = answered(in_a_thread(), [](auto& chat) {
        chat.reply("one");
        chat.send("two");
        chat.react("three");
    });
    BOOST_TEST_EQ(record.actions.size(), 3u);
    if (record.actions.size() != 3) return;
    BOOST_TEST((record.actions[0] == decltype(record.actions)::value_type{action::reply{"one", there}}));
    BOOST_TEST((record.actions[1] == decltype(record.actions)::value_type{action::send{"two", there}}));
    BOOST_TEST((record.actions[2] == decltype(record.actions)::value_type{action::react{"three", there}}));
}

void an_action_value_is_aimed_like_a_verb() {
    BOOST_TEST(answered(in_a_thread(), [](auto& chat) { chat.perform(action::send{"tea"}); }).is(action::send{"tea", there}));
}

void an_explicit_channel_stands() {
    chat::origin const elsewhere{{"C2", "random"}, {}, "", ""};
    BOOST_TEST(answered(in_a_thread(), [&](auto& chat) {
                   chat.perform(action::send{"tea", elsewhere});
               }).is(action::send{"tea", elsewhere}));
}

void an_action_that_says_where_it_goes_needs_no_event_that_does() {
    event::member_changed const changed{{"U1", "alice"}, "al"};
    chat::origin const elsewhere{{"C2", "random"}, {}, "", ""};
    BOOST_TEST(answered(changed, [&](auto& chat) { chat.perform(action::send{"tea", elsewhere}); }).is(action::send{"tea", elsewhere}));
    BOOST_TEST(
        answered(changed, [](auto& chat) { chat.direct_message("tea"); }).is(action::direct_message{"tea", {{}, changed.user, "", ""}}));
}

void a_missing_target_is_told_to_who_waits() {
    event::member_changed const changed{{"U1", "alice"}, "al"};
    support::noting_host told;
    int calls = 0;
    auto const record = answered(
        changed,
        [&](auto& chat) {
            chat.perform(action::send{"tea"}, [&](std::error_code error, chat::sent const&) {
                ++calls;
                BOOST_TEST_EQ(error, no_target);
            });
        },
        &told);
    BOOST_TEST_EQ(calls, 1);
    BOOST_TEST(told.failures.empty());
    BOOST_TEST(record.actions.empty());
}

void a_missing_target_that_nobody_waits_for_is_reported() {
    event::member_joined const of_the_server{{"U1", "alice"}, {}};
    support::noting_host told;
    auto const record = answered(
        of_the_server, [](auto& chat) { chat.reply("welcome"); }, &told);
    BOOST_TEST(record.actions.empty());
    BOOST_TEST_EQ(told.failures.size(), 1u);
    if (told.failures.size() != 1) return;
    BOOST_TEST_EQ(told.failures[0].event, 5u);
    BOOST_TEST_EQ(told.failures[0].rule, 3u);
    BOOST_TEST_EQ(told.failures[0].action, "reply");
    BOOST_TEST_EQ(told.failures[0].error, no_target);
}

void an_action_that_fails_is_reported_with_its_rule() {
    auto const timed_out = std::make_error_code(std::errc::timed_out);
    support::noting_host told;
    answered(
        in_a_thread(), [](auto& chat) { chat.react("tada"); }, &told, timed_out);
    BOOST_TEST_EQ(told.failures.size(), 1u);
    if (told.failures.size() != 1) return;
    BOOST_TEST_EQ(told.failures[0].event, 5u);
    BOOST_TEST_EQ(told.failures[0].rule, 3u);
    BOOST_TEST_EQ(told.failures[0].action, "react");
    BOOST_TEST_EQ(told.failures[0].error, timed_out);
}

void who_waits_learns_what_was_sent() {
    support::noting_host told;
    int calls = 0;
    answered(
        in_a_thread(),
        [&](auto& chat) {
            chat.perform(action::reply{"tea"}, [&](std::error_code error, chat::sent const& sent) {
                ++calls;
                BOOST_TEST(!error);
                BOOST_TEST_EQ(sent.message, "sent");
                BOOST_TEST(sent.channel == there.channel);
            });
        },
        &told);
    BOOST_TEST_EQ(calls, 1);
    BOOST_TEST(told.failures.empty());
}

void it_knows_who_spoke_and_where() {
    auto const heard = in_a_thread();
    answered(heard, [&](auto& chat) {
        BOOST_TEST_EQ(&chat.author(), &heard.author);
        BOOST_TEST_EQ(&chat.channel(), &heard.channel);
        BOOST_TEST(chat.origin() == there);
    });
}

void its_log_is_the_bot_s() {
    auto const line = support::logged_by([] {
        answered(in_a_thread(), [](auto& chat) {
            chat.log("heard ", chat.author());
            chat.log.error("and failed");
        });
    });
    BOOST_TEST_EQ(line, "info tea rule 3: heard alice\nerror tea rule 3: and failed\n");
}

void what_is_to_come_later_waits_with_the_target_of_its_event() {
    support::noting_host told;
    support::record record;
    {
        auto const heard = in_a_thread();
        action::occasion occasion{event::origin_of(heard), 5, 3};
        full_context<event::reach::anywhere> const chat{{&record}, occasion, told.as_host(), tea};
        chat.perform_after(std::chrono::minutes{2}, action::send{"tea"});
        chat.perform_after(std::chrono::duration<double>{0.5}, action::edit{"more"});
    }
    BOOST_TEST(record.actions.empty());
    BOOST_TEST_EQ(told.timers.size(), 2u);
    if (told.timers.size() != 2) return;
    BOOST_TEST(told.timers[0].delay == std::chrono::minutes{2});
    BOOST_TEST(told.timers[1].delay == std::chrono::milliseconds{500});
    told.timers[0].due();
    BOOST_TEST(record.is(action::send{"tea", there}));
}

// Of whatever transport the bot has: the one that a handler can name.
void the_context_with_a_name_answers_through_any_sink() {
    support::record record;
    support::recording_sink sink{&record};
    auto const heard = in_a_thread();
    support::noting_host told;
    action::occasion occasion{event::origin_of(heard), 5, 3};
    monongusa::context<action::edit> const chat{monongusa::any_sink::of(sink), occasion, told.as_host(), tea};
    chat.edit("better tea", "m9");
    BOOST_TEST(record.is(action::edit{"better tea", {there.channel, there.user, "m9", "t1"}}));
    record.answer = std::make_error_code(std::errc::timed_out);
    chat.send("tea");
    BOOST_TEST_EQ(told.failures.size(), 1u);
    if (told.failures.size() != 1) return;
    BOOST_TEST_EQ(told.failures[0].action, "send");
    BOOST_TEST_EQ(told.failures[0].error, record.answer);
}

}  // namespace

int main() {
    each_verb_is_one_action_to_where_the_message_came_from();
    files_may_come_alone_or_together_with_a_text_or_without();
    a_large_file_is_not_copied();
    a_message_of_the_bot_s_own_is_named_by_its_id();
    a_reaction_is_answered_to_who_reacted_and_on_its_message();
    several_actions_keep_their_order();
    an_action_value_is_aimed_like_a_verb();
    an_explicit_channel_stands();
    an_action_that_says_where_it_goes_needs_no_event_that_does();
    a_missing_target_is_told_to_who_waits();
    a_missing_target_that_nobody_waits_for_is_reported();
    an_action_that_fails_is_reported_with_its_rule();
    who_waits_learns_what_was_sent();
    it_knows_who_spoke_and_where();
    its_log_is_the_bot_s();
    what_is_to_come_later_waits_with_the_target_of_its_event();
    the_context_with_a_name_answers_through_any_sink();
    return boost::report_errors();
}
