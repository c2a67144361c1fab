// SPDX-License-Identifier: BSL-1.0
// performer: completes the target from the event, refuses what has none, and reports what nobody waits for.
#include <monongusa/context/performer.hpp>

#include "../support/noting_host.hpp"
#include "../support/recording_sink.hpp"

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

namespace action = monongusa::action;
namespace chat = monongusa::chat;
using monongusa::detail::performer;
using monongusa::detail::report_if_failed;

chat::origin const here{{"C1", "general"}, {"U1", "alice"}, "m1", "t1"};
chat::origin const elsewhere{{"C2", "random"}, {}, "", ""};
chat::origin_ref const from_here{&here.channel, &here.user, &here.message, &here.thread};

std::error_code const no_target = monongusa::error::no_destination;
std::error_code const timed_out = std::make_error_code(std::errc::timed_out);

struct answering {
    support::record record{};
    support::noting_host told{};
    action::occasion occasion{};

    performer<support::recording_sink> to(chat::origin_ref origin) {
        occasion = {origin, 5, 7};
        return {{&record}, occasion, told.as_host()};
    }
};

template <class Action>
void it_arrives_with_the_target_of_the_event(Action const& bare) {
    answering bot;
    bot.to(from_here).perform(bare);
    Action expected = bare;
    expected.to = here;
    BOOST_TEST(bot.record.is(expected));
    BOOST_TEST(bot.told.failures.empty());
}

void what_is_left_out_is_taken_from_the_event() {
    it_arrives_with_the_target_of_the_event(action::send{"tea"});
    it_arrives_with_the_target_of_the_event(action::reply{"tea"});
    it_arrives_with_the_target_of_the_event(action::reply_in_thread{"tea"});
    it_arrives_with_the_target_of_the_event(action::direct_message{"tea"});
    it_arrives_with_the_target_of_the_event(action::react{"tada"});
    it_arrives_with_the_target_of_the_event(action::unreact{"tada"});
    it_arrives_with_the_target_of_the_event(action::edit{"tea"});
    it_arrives_with_the_target_of_the_event(action::delete_message{});
    it_arrives_with_the_target_of_the_event(action::typing{});
    it_arrives_with_the_target_of_the_event(action::upload{"tea", {{"tea.csv", "a,b"}}});
    it_arrives_with_the_target_of_the_event(action::embed{.title = "Tea"});
}

void what_is_said_stands() {
    answering bot;
    bot.to(from_here).perform(action::edit{"tea", {{}, {}, "m2", ""}});
    BOOST_TEST(bot.record.is(action::edit{"tea", {here.channel, here.user, "m2", "t1"}}));
    bot.record = {};
    bot.to(from_here).perform(action::direct_message{"tea", {{}, {"U2", "bob"}, "", ""}});
    BOOST_TEST(bot.record.is(action::direct_message{"tea", {here.channel, {"U2", "bob"}, "m1", "t1"}}));
}

// Else a message for another channel would be sent as an answer to one that is not there.
void an_action_that_names_a_channel_is_left_as_it_is() {
    answering bot;
    bot.to(from_here).perform(action::send{"tea", elsewhere});
    BOOST_TEST(bot.record.is(action::send{"tea", elsewhere}));
    bot.record = {};
    bot.to(from_here).perform(action::reply{"tea", {elsewhere.channel, {"U2", "bob"}, "", ""}});
    BOOST_TEST(bot.record.is(action::reply{"tea", {elsewhere.channel, {"U2", "bob"}, "", ""}}));
}

void what_neither_names_is_left_empty() {
    answering bot;
    chat::origin_ref in_the_channel;
    in_the_channel.channel = &here.channel;
    bot.to(in_the_channel).perform(action::send{"tea"});
    BOOST_TEST(bot.record.is(action::send{"tea", {here.channel, {}, "", ""}}));
}

template <class Action>
void it_has_no_target(chat::origin_ref origin, Action const& action) {
    answering bot;
    bot.to(origin).perform(action);
    BOOST_TEST(bot.record.actions.empty());
    BOOST_TEST_EQ(bot.told.failures.size(), 1u);
    if (bot.told.failures.size() != 1) return;
    BOOST_TEST_EQ(bot.told.failures[0].event, 5u);
    BOOST_TEST_EQ(bot.told.failures[0].rule, 7u);
    BOOST_TEST_EQ(bot.told.failures[0].action, std::string{Action::action_name});
    BOOST_TEST_EQ(bot.told.failures[0].error, no_target);

    int calls = 0;
    bot.to(origin).perform(action, [&](std::error_code error, chat::sent const& sent) {
        ++calls;
        BOOST_TEST_EQ(error, no_target);
        BOOST_TEST_EQ(sent.message, "");
        // Who is told of the failure learns at least where it was to be.
        auto const to = action.to.channel.id.empty() && origin.channel ? *origin.channel : action.to.channel;
        BOOST_TEST(sent.channel == to);
    });
    BOOST_TEST_EQ(calls, 1);
    BOOST_TEST(bot.record.actions.empty());
    BOOST_TEST_EQ(bot.told.failures.size(), 1u);
}

void what_has_no_target_is_refused_before_it_reaches_the_sink() {
    it_has_no_target({}, action::send{"tea"});
    it_has_no_target({}, action::reply{"tea"});
    it_has_no_target({}, action::reply_in_thread{"tea"});
    it_has_no_target({}, action::direct_message{"tea"});
    it_has_no_target({}, action::react{"tada"});
    it_has_no_target({}, action::edit{"tea"});
    it_has_no_target({}, action::delete_message{});
    it_has_no_target({}, action::typing{});
    it_has_no_target({}, action::upload{"tea"});
    it_has_no_target({}, action::embed{"tea"});
}

void an_event_whose_ids_are_empty_is_no_target() {
    chat::origin const empty;
    it_has_no_target({&empty.channel, &empty.user, &empty.message, &empty.thread}, action::send{"tea"});
    it_has_no_target({&empty.channel, &empty.user, &empty.message, &empty.thread}, action::direct_message{"tea"});
    it_has_no_target({&here.channel, &here.user, &empty.message, &empty.thread}, action::react{"tada"});
    it_has_no_target({&here.channel, &here.user, &empty.message, &empty.thread}, action::unreact{"tada"});
    it_has_no_target({&here.channel, &here.user, &empty.message, &empty.thread}, action::delete_message{});
    it_has_no_target({&here.channel, &empty.user, &here.message, &here.thread}, action::direct_message{"tea"});
    it_has_no_target(from_here, action::edit{"tea", elsewhere});
}

void a_direct_message_needs_nobody_but_the_user() {
    answering bot;
    chat::origin_ref somebody;
    somebody.user = &here.user;
    bot.to(somebody).perform(action::direct_message{"tea"});
    BOOST_TEST(bot.record.is(action::direct_message{"tea", {{}, here.user, "", ""}}));
}

void a_failure_that_nobody_waits_for_is_reported() {
    answering bot;
    bot.record.answer = timed_out;
    bot.to(from_here).perform(action::react{"tada"});
    BOOST_TEST_EQ(bot.told.failures.size(), 1u);
    if (bot.told.failures.size() != 1) return;
    BOOST_TEST_EQ(bot.told.failures[0].event, 5u);
    BOOST_TEST_EQ(bot.told.failures[0].rule, 7u);
    BOOST_TEST_EQ(bot.told.failures[0].action, "react");
    BOOST_TEST_EQ(bot.told.failures[0].error, timed_out);
}

void who_waits_is_told_and_nobody_else() {
    answering bot;
    bot.record.answer = timed_out;
    int calls = 0;
    bot.to(from_here).perform(action::send{"tea"}, [&, held = std::make_unique<int>(1)](std::error_code error, chat::sent const& sent) {
        calls += *held;
        BOOST_TEST_EQ(error, timed_out);
        BOOST_TEST_EQ(sent.message, "sent");
        BOOST_TEST(sent.channel == here.channel);
    });
    BOOST_TEST_EQ(calls, 1);
    BOOST_TEST(bot.told.failures.empty());
}

void every_action_is_under_way_until_its_outcome_is_known() {
    // Keeps the completion until the test lets it go.
    struct late_sink {
        std::vector<action::completion>* waiting;
        void perform(action::send, action::completion done) const { waiting->push_back(std::move(done)); }
    };
    std::vector<action::completion> waiting;
    support::noting_host told;
    action::occasion occasion{from_here, 5, 7};
    performer<late_sink> const answer{{&waiting}, occasion, told.as_host()};
    int calls = 0;
    answer.perform(action::send{"one"});
    answer.perform(action::send{"two"}, [&](std::error_code, chat::sent const&) {
        ++calls;
        BOOST_TEST_EQ(told.ended, 1);
    });
    answer.perform(action::send{"three"}, [held = std::make_unique<int>(1)](std::error_code, chat::sent const&) { throw *held; });
    BOOST_TEST_EQ(told.begun, 3);
    BOOST_TEST_EQ(told.ended, 0);
    waiting[0]({}, {});
    BOOST_TEST_EQ(told.ended, 1);
    waiting[1](timed_out, {});
    BOOST_TEST_EQ(told.ended, 2);
    BOOST_TEST_EQ(calls, 1);
    waiting[2]({}, {});
    BOOST_TEST_EQ(told.ended, 3);
    BOOST_TEST(told.thrown == (std::vector<action::stamp>{{5, 7, 3}}));
    BOOST_TEST(told.failures.empty());
}

void success_is_not_reported() {
    support::noting_host told;
    report_if_failed const done{told.as_host(), 5, 1, &action::send::action_name};
    done({}, {});
    BOOST_TEST(told.failures.empty());
    done(timed_out, {});
    BOOST_TEST_EQ(told.failures.size(), 1u);
    BOOST_TEST_EQ(told.ended, 2);
}

// --- in which order

using monongusa::action::stamp;

void actions_are_numbered_within_their_call() {
    struct stamped_sink {
        std::vector<stamp>* stamps;
        void perform(action::send, action::completion done) const { done({}, {}); }
        void perform(action::send, action::completion done, stamp const& stamp) const {
            stamps->push_back(stamp);
            done({}, {});
        }
    };
    std::vector<stamp> stamps;
    support::noting_host told;
    action::occasion occasion{from_here, 5, 7};
    performer<stamped_sink> const context{{&stamps}, occasion, told.as_host()};
    performer<stamped_sink> const result{{&stamps}, occasion, told.as_host()};
    context.perform(action::send{"one"});
    context.perform_after(std::chrono::seconds{1}, action::send{"later"});
    context.perform(action::send{"two"}, monongusa::ignored);
    result.perform(action::send{"three"});
    BOOST_TEST_EQ(told.timers.size(), 1u);
    if (told.timers.size() == 1) told.timers[0].due();
    std::vector<stamp> const expected{{5, 7, 1}, {5, 7, 3}, {5, 7, 4}, {5, 7, 2}};
    BOOST_TEST(stamps == expected);
    BOOST_TEST_EQ(told.notes.size(), 4u);
    if (told.notes.size() != 4) return;
    BOOST_TEST((told.notes[0].stamp == expected[0] && told.notes[0].action == "send" && told.notes[0].words == "one"));
    BOOST_TEST((told.notes[3].stamp == expected[3] && told.notes[3].words == "later"));
}

// --- later

void an_action_for_later_is_aimed_now_and_done_then() {
    answering bot;
    bot.to(from_here).perform_after(std::chrono::minutes{5}, action::react{"tada"});
    BOOST_TEST(bot.record.actions.empty());
    // Nothing is under way until its time has come.
    BOOST_TEST_EQ(bot.told.begun, bot.told.ended);
    BOOST_TEST_EQ(bot.told.timers.size(), 1u);
    if (bot.told.timers.size() != 1) return;
    BOOST_TEST(bot.told.timers[0].delay == std::chrono::minutes{5});
    auto const begun = bot.told.begun;
    bot.told.timers[0].due();
    BOOST_TEST(bot.record.is(action::react{"tada", here}));
    BOOST_TEST_EQ(bot.told.begun, begun + 1);
    BOOST_TEST_EQ(bot.told.ended, begun + 1);
    BOOST_TEST(bot.told.failures.empty());
}

void one_that_fails_later_is_reported_too() {
    answering bot;
    bot.record.answer = timed_out;
    bot.to(from_here).perform_after(std::chrono::minutes{5}, action::react{"tada"});
    bot.to({}).perform_after(std::chrono::minutes{5}, action::send{"tea"});
    BOOST_TEST(bot.told.failures.empty());
    BOOST_TEST_EQ(bot.told.timers.size(), 2u);
    for (auto& timer : bot.told.timers) timer.due();
    BOOST_TEST_EQ(bot.told.failures.size(), 2u);
    if (bot.told.failures.size() != 2) return;
    BOOST_TEST_EQ(bot.told.failures[0].error, timed_out);
    BOOST_TEST_EQ(bot.told.failures[1].error, no_target);
    BOOST_TEST_EQ(bot.told.begun, bot.told.ended);
}

void one_that_is_not_taken_is_reported_at_once() {
    answering bot;
    bot.told.no_timers = monongusa::error::too_many_timers;
    bot.to(from_here).perform_after(std::chrono::minutes{5}, action::send{"tea"});
    BOOST_TEST(bot.record.actions.empty());
    BOOST_TEST_EQ(bot.told.begun, bot.told.ended);
    BOOST_TEST_EQ(bot.told.failures.size(), 1u);
    if (bot.told.failures.size() != 1) return;
    BOOST_TEST(bot.told.failures[0].error == monongusa::error::too_many_timers);
    BOOST_TEST(bot.told.failures[0].where.channel == here.channel);
}

void it_knows_the_event_it_answers() {
    answering bot;
    auto const answer = bot.to(from_here);
    BOOST_TEST_EQ(answer.origin().channel, &here.channel);
    BOOST_TEST_EQ(answer.origin().user, &here.user);
    BOOST_TEST_EQ(answer.origin().message, &here.message);
    BOOST_TEST_EQ(answer.origin().thread, &here.thread);
}

}  // namespace

int main() {
    what_is_left_out_is_taken_from_the_event();
    what_is_said_stands();
    an_action_that_names_a_channel_is_left_as_it_is();
    what_neither_names_is_left_empty();
    what_has_no_target_is_refused_before_it_reaches_the_sink();
    an_event_whose_ids_are_empty_is_no_target();
    a_direct_message_needs_nobody_but_the_user();
    a_failure_that_nobody_waits_for_is_reported();
    who_waits_is_told_and_nobody_else();
    every_action_is_under_way_until_its_outcome_is_known();
    success_is_not_reported();
    actions_are_numbered_within_their_call();
    an_action_for_later_is_aimed_now_and_done_then();
    one_that_fails_later_is_reported_too();
    one_that_is_not_taken_is_reported_at_once();
    it_knows_the_event_it_answers();
    return boost::report_errors();
}
