// SPDX-License-Identifier: BSL-1.0
// Tests Slack's scopes: the least for what rules hear, do and ask, those for names, and which rules want them.
#include <monongusa/wire/slack/scopes.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <cstddef>
#include <string>

namespace mg = monongusa;
namespace scope = mg::wire::slack::scope;
namespace subscription = mg::wire::slack::subscription;
using mg::detail::action_flag;
using mg::detail::event_flag;
using mg::detail::rule_needs;
using mg::detail::table_needs;
using mg::wire::slack::scopes;
using mg::wire::slack::scopes_for_names;
using mg::wire::slack::scopes_of;

namespace {

static_assert(std::is_sorted(mg::wire::slack::scope_names.begin(), mg::wire::slack::scope_names.end()));

// Each event's, as the events' reference has them.
static_assert(scopes_of(subscription::app_mention) == scope::app_mentions_read);
static_assert(scopes_of(subscription::message_channels) == scope::channels_history);
static_assert(scopes_of(subscription::message_groups) == scope::groups_history);
static_assert(scopes_of(subscription::message_im) == scope::im_history);
static_assert(scopes_of(subscription::message_mpim) == scope::mpim_history);
static_assert(scopes_of(subscription::reaction_added) == scope::reactions_read);
static_assert(scopes_of(subscription::reaction_removed) == scope::reactions_read);
static_assert(scopes_of(subscription::member_joined_channel) == (scope::channels_read | scope::groups_read));
static_assert(scopes_of(subscription::member_left_channel) == (scope::channels_read | scope::groups_read));
static_assert(scopes_of(subscription::channel_created) == scope::channels_read);
static_assert(scopes_of(subscription::channel_rename) == scope::channels_read);
static_assert(scopes_of(subscription::channel_deleted) == scope::channels_read);
static_assert(scopes_of(subscription::group_rename) == scope::groups_read);
static_assert(scopes_of(subscription::group_deleted) == scope::groups_read);
static_assert(scopes_of(subscription::user_change) == scope::users_read);
static_assert(scopes_of(mg::wire::slack::subscriptions{}).empty());

template <class Action>
constexpr scopes doing() {
    return scopes_of(rule_needs{1, {}, action_flag<Action>(), false, false});
}
static_assert(doing<mg::action::send>() == scope::chat_write);
static_assert(doing<mg::action::reply>() == scope::chat_write);
static_assert(doing<mg::action::reply_in_thread>() == scope::chat_write);
static_assert(doing<mg::action::edit>() == scope::chat_write);
static_assert(doing<mg::action::delete_message>() == scope::chat_write);
static_assert(doing<mg::action::embed>() == scope::chat_write);
static_assert(doing<mg::action::direct_message>() == (scope::chat_write | scope::im_write));
static_assert(doing<mg::action::react>() == scope::reactions_write);
static_assert(doing<mg::action::unreact>() == scope::reactions_write);
static_assert(doing<mg::action::upload>() == (scope::chat_write | scope::files_write));
static_assert(doing<mg::action::typing>().empty());
static_assert(scopes_of(rule_needs{1, {}, {}, false, true}) == scope::users_read);

template <class Event>
constexpr rule_needs hearing(bool only_addressed = false) {
    return {.position = 1, .hears = event_flag<Event>(), .only_addressed = only_addressed};
}
template <class Event>
constexpr rule_needs reading(bool only_addressed = false) {
    auto rule = hearing<Event>(only_addressed);
    rule.reads_event = true;
    return rule;
}
constexpr auto histories = scope::channels_history | scope::groups_history | scope::im_history | scope::mpim_history;
static_assert(scopes_of(hearing<mg::event::message>()) == histories);
static_assert(scopes_of(hearing<mg::event::message>(true)) == (scope::app_mentions_read | scope::im_history));
static_assert(scopes_of(hearing<mg::event::message>(true), true) == histories);
static_assert(scopes_of(hearing<mg::event::ready>()).empty());

// Names are nothing that a bot cannot do without, so they are never among what is needed.
static_assert(scopes_of(reading<mg::event::message>(true)) == (scope::app_mentions_read | scope::im_history));
static_assert(scopes_of(reading<mg::event::reaction_added>()) == scope::reactions_read);
constexpr auto all_names = scope::users_read | scope::channels_read | scope::groups_read | scope::mpim_read;
static_assert(scopes_for_names(reading<mg::event::message>(true)) == all_names);
static_assert(scopes_for_names(reading<mg::event::message_edited>()) == all_names &&
              scopes_for_names(reading<mg::event::message_deleted>()) == all_names);
static_assert(scopes_for_names(reading<mg::event::reaction_added>()) == all_names &&
              scopes_for_names(reading<mg::event::reaction_removed>()) == all_names);
static_assert(scopes_for_names(reading<mg::event::member_joined>()) == scope::users_read);
static_assert(scopes_for_names(reading<mg::event::member_left>()) == scope::users_read);
static_assert(scopes_for_names(reading<mg::event::member_changed>()).empty());
static_assert(scopes_for_names(reading<mg::event::channel_created>()).empty() && scopes_for_names(reading<mg::event::ready>()).empty());

// Who is not given the event sees no names.
template <class... Events>
constexpr bool nobody_named = (... && scopes_for_names(hearing<Events>()).empty());
static_assert(nobody_named<mg::event::message, mg::event::message_edited, mg::event::message_deleted, mg::event::reaction_added,
                           mg::event::reaction_removed, mg::event::member_joined, mg::event::member_left>);
static_assert(scopes_for_names(hearing<mg::event::message>(true)).empty());

constexpr rule_needs rules_of_people[] = {reading<mg::event::message>(true), reading<mg::event::member_changed>()};
static_assert(scopes_for_names(table_needs{{rules_of_people, 1}}) == all_names);
static_assert(scopes_for_names(table_needs{rules_of_people}) == all_names - scope::users_read);
constexpr rule_needs one_of_both[] = {hearing<mg::event::message>(true), reading<mg::event::member_left>()};
static_assert(scopes_for_names(table_needs{{one_of_both, 1}}).empty());
// That somebody left is told by public and private channels' scopes, which are needed then.
static_assert(scopes_for_names(table_needs{one_of_both}) == scope::users_read);

// The least that answers: mentions and direct messages, and nothing of who it was.
constexpr rule_needs answering{
    .position = 1, .hears = event_flag<mg::event::message>(), .does = action_flag<mg::action::reply>(), .only_addressed = true};
constexpr auto least = scope::app_mentions_read | scope::im_history | scope::chat_write;
static_assert(scopes_of(table_needs{{&answering, 1}}) == least && least.size() == 3);
static_assert(scopes_for_names(table_needs{{&answering, 1}}).empty());
static_assert(scopes_of(table_needs{}).empty() && scopes_for_names(table_needs{}).empty());

// Whoever does not say what it needs is taken to need everything; mentions come with all messages.
static_assert((scopes_of(mg::detail::every_need) | scopes_for_names(mg::detail::every_need)) == scopes::all() - scope::app_mentions_read);

std::string named(std::size_t position) { return "rule " + std::to_string(position); }

void rules_that_need_one() {
    auto const message = event_flag<mg::event::message>();
    auto const sends = action_flag<mg::action::send>();
    rule_needs const rules[] = {
        {1, message, sends, true, false},  {2, message, {}, false, false},    {3, message, sends, false, false},
        {4, message, sends, false, false}, {5, message, sends, false, false},
    };
    using mg::wire::slack::rules_that_need;
    BOOST_TEST_EQ(rules_that_need(scope::chat_write, {rules, named}), "rule 1; rule 3; rule 4; and 1 more");
    BOOST_TEST_EQ(rules_that_need(scope::chat_write, {{rules, 4}, named}), "rule 1; rule 3; rule 4");
    BOOST_TEST_EQ(rules_that_need(scope::channels_history, {{rules, 2}, named}), "rule 2");
    BOOST_TEST_EQ(rules_that_need(scope::channels_history, {{rules, 1}, named}), "");
    BOOST_TEST_EQ(rules_that_need(scope::channels_history, {{rules, 1}, named}, true), "rule 1");
    BOOST_TEST_EQ(rules_that_need(scope::im_history, {{rules, 2}, named}), "rule 1; rule 2");
    BOOST_TEST_EQ(rules_that_need(scope::im_history | scope::chat_write, {{rules, 2}, named}), "rule 1; rule 2");
    // Alone rule 1 would ask for mentions, beside rule 2 it does not.
    BOOST_TEST_EQ(rules_that_need(scope::app_mentions_read, {{rules, 1}, named}), "rule 1");
    BOOST_TEST_EQ(rules_that_need(scope::app_mentions_read, {{rules, 2}, named}), "");
    BOOST_TEST_EQ(rules_that_need(scopes{}, {rules, named}), "");
    BOOST_TEST_EQ(rules_that_need(scope::chat_write, {rules, nullptr}), "");
}

}  // namespace

int main() {
    rules_that_need_one();
    return boost::report_errors();
}
