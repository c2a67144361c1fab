// SPDX-License-Identifier: BSL-1.0
// performer: completes the target from the event, refuses what has none, and reports what nobody waits for.
#include <monongusa/context/performer.hpp>

#include "../support/recording_sink.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

namespace action = monongusa::action;
namespace chat = monongusa::chat;
using monongusa::detail::failure_report;
using monongusa::detail::performer;
using monongusa::detail::report_if_failed;

chat::origin const here{{"C1", "general"}, {"U1", "alice"}, "m1", "t1"};
chat::origin const elsewhere{{"C2", "random"}, {}, "", ""};
chat::origin_ref const from_here{&here.channel, &here.user, &here.message, &here.thread};

std::error_code const no_target = std::make_error_code(std::errc::destination_address_required);
std::error_code const timed_out = std::make_error_code(std::errc::timed_out);

struct reports {
    struct one {
        std::size_t rule;
        std::string action;
        std::error_code error;
    };
    std::vector<one> all{};

    failure_report to_here() {
        return {this, [](void* self, std::size_t rule, std::string_view action, std::error_code error, monongusa::chat::sent const&) {
                    static_cast<reports*>(self)->all.push_back({rule, std::string{action}, error});
                }};
    }
};

struct answering {
    support::record record{};
    reports told{};

    performer<support::recording_sink> to(chat::origin_ref origin) { return {{&record}, origin, told.to_here(), 7}; }
};

template <class Action>
void it_arrives_with_the_target_of_the_event(Action const& bare) {
    answering bot;
    bot.to(from_here).perform(bare);
    Action expected = bare;
    expected.to = here;
    BOOST_TEST(bot.record.is(expected));
    BOOST_TEST(bot.told.all.empty());
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
}

void what_is_said_stands() {
    answering bot;
    bot.to(from_here).perform(action::edit{"tea", {{}, {}, "m2", ""}});
    BOOST_TEST(bot.record.is(action::edit{"tea", {here.channel, here.user, "m2", "t1"}}));
    bot = {};
    bot.to(from_here).perform(action::direct_message{"tea", {{}, {"U2", "bob"}, "", ""}});
    BOOST_TEST(bot.record.is(action::direct_message{"tea", {here.channel, {"U2", "bob"}, "m1", "t1"}}));
}

// Else a message for another channel would be sent as an answer to one that is not there.
void an_action_that_names_a_channel_is_left_as_it_is() {
    answering bot;
    bot.to(from_here).perform(action::send{"tea", elsewhere});
    BOOST_TEST(bot.record.is(action::send{"tea", elsewhere}));
    bot = {};
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
    BOOST_TEST_EQ(bot.told.all.size(), 1u);
    if (bot.told.all.size() != 1) return;
    BOOST_TEST_EQ(bot.told.all[0].rule, 7u);
    BOOST_TEST_EQ(bot.told.all[0].action, std::string{Action::action_name});
    BOOST_TEST_EQ(bot.told.all[0].error, no_target);

    int calls = 0;
    bot.to(origin).perform(action, [&](std::error_code error, chat::sent const& sent) {
        ++calls;
        BOOST_TEST_EQ(error, no_target);
        BOOST_TEST(sent == chat::sent{});
    });
    BOOST_TEST_EQ(calls, 1);
    BOOST_TEST(bot.record.actions.empty());
    BOOST_TEST_EQ(bot.told.all.size(), 1u);
}

void what_has_no_target_is_refused_before_it_reaches_the_sink() {
    it_has_no_target({}, action::send{"tea"});
    it_has_no_target({}, action::reply{"tea"});
    it_has_no_target({}, action::reply_in_thread{"tea"});
    it_has_no_target({}, action::direct_message{"tea"});
    it_has_no_target({}, action::react{"tada"});
    it_has_no_target({}, action::edit{"tea"});
    it_has_no_target({}, action::delete_message{});
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
    BOOST_TEST_EQ(bot.told.all.size(), 1u);
    if (bot.told.all.size() != 1) return;
    BOOST_TEST_EQ(bot.told.all[0].rule, 7u);
    BOOST_TEST_EQ(bot.told.all[0].action, "react");
    BOOST_TEST_EQ(bot.told.all[0].error, timed_out);
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
    BOOST_TEST(bot.told.all.empty());
}

void a_failure_may_be_nobody_s_at_all() {
    support::record record;
    record.answer = timed_out;
    performer<support::recording_sink> const answer{{&record}, from_here, {}, 1};
    BOOST_TEST_NO_THROW(answer.perform(action::send{"tea"}));
    BOOST_TEST_NO_THROW(answer.perform(action::send{"tea"}, monongusa::ignored));
    BOOST_TEST_EQ(record.actions.size(), 2u);
}

void success_is_not_reported() {
    reports told;
    report_if_failed const done{told.to_here(), 1, "send"};
    done({}, {});
    BOOST_TEST(told.all.empty());
    done(timed_out, {});
    BOOST_TEST_EQ(told.all.size(), 1u);
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
    a_failure_may_be_nobody_s_at_all();
    success_is_not_reported();
    it_knows_the_event_it_answers();
    return boost::report_errors();
}
