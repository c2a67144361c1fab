// SPDX-License-Identifier: BSL-1.0
// subscriptions: which events of Slack a bot subscribes to.

#ifndef MONONGUSA_WIRE_SLACK_SUBSCRIPTIONS_HPP
#define MONONGUSA_WIRE_SLACK_SUBSCRIPTIONS_HPP

#include <monongusa/concept/needs.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/wire/slack/name_set.hpp>

#include <array>
#include <string_view>

namespace monongusa::wire::slack {

/// The bot events that a table can need, as a manifest calls them (Slack's documentation, Events reference), in the order of their letters.
inline constexpr std::array<std::string_view, 15> subscription_names{
    "app_mention",  "channel_created",       "channel_deleted",     "channel_rename",   "group_deleted",
    "group_rename", "member_joined_channel", "member_left_channel", "message.channels", "message.groups",
    "message.im",   "message.mpim",          "reaction_added",      "reaction_removed", "user_change",
};

using subscriptions = name_set<subscription_names>;

namespace subscription {

inline constexpr auto app_mention = subscriptions::of("app_mention");
inline constexpr auto channel_created = subscriptions::of("channel_created");
inline constexpr auto channel_deleted = subscriptions::of("channel_deleted");
inline constexpr auto channel_rename = subscriptions::of("channel_rename");
inline constexpr auto group_deleted = subscriptions::of("group_deleted");
inline constexpr auto group_rename = subscriptions::of("group_rename");
inline constexpr auto member_joined_channel = subscriptions::of("member_joined_channel");
inline constexpr auto member_left_channel = subscriptions::of("member_left_channel");
inline constexpr auto message_channels = subscriptions::of("message.channels");
inline constexpr auto message_groups = subscriptions::of("message.groups");
inline constexpr auto message_im = subscriptions::of("message.im");
inline constexpr auto message_mpim = subscriptions::of("message.mpim");
inline constexpr auto reaction_added = subscriptions::of("reaction_added");
inline constexpr auto reaction_removed = subscriptions::of("reaction_removed");
inline constexpr auto user_change = subscriptions::of("user_change");

/// All that is said where the bot is, its mentions among it.
inline constexpr auto messages = message_channels | message_groups | message_im | message_mpim;

}  // namespace subscription

/// The least events by which a rule hears what it wants.
///
/// Slack sends a mention as `app_mention` without the right to read all else, and what is said directly to the bot as `message.im` alone (app_mention event).
/// A bot with `aliases`, names of its own making, is spoken to without a mention, so it has to hear everything.  Private channels are renamed and deleted
/// by events of their own, which nobody tells when one is created.
constexpr subscriptions subscriptions_of(detail::rule_needs const& rule, bool aliases = false) noexcept {
    subscriptions all;
    if (rule.hears_event<event::message>()) {
        all = all | (rule.only_addressed && !aliases ? subscription::app_mention | subscription::message_im : subscription::messages);
    }
    // They come as subtypes of messages.
    if (rule.hears_event<event::message_edited>() || rule.hears_event<event::message_deleted>()) all = all | subscription::messages;
    if (rule.hears_event<event::reaction_added>()) all = all | subscription::reaction_added;
    if (rule.hears_event<event::reaction_removed>()) all = all | subscription::reaction_removed;
    if (rule.hears_event<event::channel_created>()) all = all | subscription::channel_created;
    if (rule.hears_event<event::channel_renamed>()) all = all | subscription::channel_rename | subscription::group_rename;
    if (rule.hears_event<event::channel_deleted>()) all = all | subscription::channel_deleted | subscription::group_deleted;
    if (rule.hears_event<event::member_joined>()) all = all | subscription::member_joined_channel;
    if (rule.hears_event<event::member_left>()) all = all | subscription::member_left_channel;
    // Who loses a role loses it at once.
    if (rule.hears_event<event::member_changed>() || rule.roles) all = all | subscription::user_change;
    // Who reads all messages finds the mentions there, and is not sent them twice.
    return all.includes(subscription::messages) ? all - subscription::app_mention : all;
}

constexpr subscriptions subscriptions_of(detail::table_needs const& table, bool aliases = false) noexcept {
    subscriptions all;
    for (auto const& rule : table.rules) all = all | subscriptions_of(rule, aliases);
    return all.includes(subscription::messages) ? all - subscription::app_mention : all;
}

}  // namespace monongusa::wire::slack

#endif
