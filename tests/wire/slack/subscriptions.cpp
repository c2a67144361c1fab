// SPDX-License-Identifier: BSL-1.0
// Tests which events of Slack follow from what rules hear.
#include <monongusa/wire/slack/subscriptions.hpp>

#include <algorithm>

namespace mg = monongusa;
namespace subscription = mg::wire::slack::subscription;
using mg::detail::event_flag;
using mg::detail::operator|;
using mg::detail::rule_needs;
using mg::detail::table_needs;
using mg::wire::slack::subscriptions;
using mg::wire::slack::subscriptions_of;

namespace {

static_assert(std::is_sorted(mg::wire::slack::subscription_names.begin(), mg::wire::slack::subscription_names.end()));

template <class Event>
constexpr rule_needs hearing(bool only_addressed = false) {
    return {1, event_flag<Event>(), {}, only_addressed, false};
}
template <class Event>
constexpr subscriptions of() {
    return subscriptions_of(hearing<Event>());
}

constexpr auto four = subscription::message_channels | subscription::message_groups | subscription::message_im | subscription::message_mpim;
constexpr auto spoken_to = subscription::app_mention | subscription::message_im;
static_assert(of<mg::event::message>() == four && four.size() == 4);
static_assert(subscriptions_of(hearing<mg::event::message>(true)) == spoken_to);
static_assert(of<mg::event::message_edited>() == four);
static_assert(of<mg::event::message_deleted>() == four);
static_assert(of<mg::event::reaction_added>() == subscription::reaction_added);
static_assert(of<mg::event::reaction_removed>() == subscription::reaction_removed);
static_assert(of<mg::event::channel_created>() == subscription::channel_created);
static_assert(of<mg::event::channel_renamed>() == (subscription::channel_rename | subscription::group_rename));
static_assert(of<mg::event::channel_deleted>() == (subscription::channel_deleted | subscription::group_deleted));
static_assert(of<mg::event::member_joined>() == subscription::member_joined_channel);
static_assert(of<mg::event::member_left>() == subscription::member_left_channel);
static_assert(of<mg::event::member_changed>() == subscription::user_change);
static_assert(of<mg::event::ready>().empty() && of<mg::event::disconnected>().empty());
// What is waited for or done asks for nothing that is not heard.
static_assert(subscriptions_of(rule_needs{1, {}, mg::detail::every_need.does, false, false}).empty());
// Where roles decide, a change of them counts at once.
static_assert(subscriptions_of(rule_needs{1, {}, {}, false, true}) == subscription::user_change);

// A name that is no mention is found in what is read alone.
static_assert(subscriptions_of(hearing<mg::event::message>(true), true) == four);
static_assert(subscriptions_of(hearing<mg::event::reaction_added>(), true) == subscription::reaction_added);

// One rule that reads everything brings the mentions too; Slack would send them a second time.
constexpr rule_needs addressed = hearing<mg::event::message>(true);
constexpr rule_needs deaf = hearing<mg::event::ready>();
constexpr rule_needs mixed[] = {addressed, hearing<mg::event::message>(), hearing<mg::event::reaction_added>()};
static_assert(subscriptions_of(table_needs{mixed}) == (four | subscription::reaction_added));
constexpr rule_needs edits[] = {addressed, hearing<mg::event::message_edited>()};
static_assert(subscriptions_of(table_needs{edits}) == four);
constexpr rule_needs quiet[] = {addressed, deaf, addressed};
static_assert(subscriptions_of(table_needs{quiet}) == spoken_to);
static_assert(subscriptions_of(table_needs{quiet}, true) == four);
static_assert(subscriptions_of(rule_needs{
                  1, event_flag<mg::event::message>() | event_flag<mg::event::message_deleted>(), {}, true, false}) == four);
static_assert(subscriptions_of(table_needs{}).empty());
static_assert(subscriptions_of(mg::detail::every_need) == subscriptions::all() - subscription::app_mention);

}  // namespace

int main() {}
