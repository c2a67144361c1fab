// SPDX-License-Identifier: BSL-1.0
// scopes: what a bot must be allowed on Slack, and which rules want it.

#ifndef MONONGUSA_WIRE_SLACK_SCOPES_HPP
#define MONONGUSA_WIRE_SLACK_SCOPES_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/concept/needs.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/wire/slack/name_set.hpp>
#include <monongusa/wire/slack/subscriptions.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::wire::slack {

/// The scopes of bot tokens that a table can need (Slack's documentation, Scopes reference), in the order of their letters.
inline constexpr std::array<std::string_view, 14> scope_names{
    "app_mentions:read", "channels:history", "channels:read", "chat:write", "files:write",    "groups:history",  "groups:read",
    "im:history",        "im:write",         "mpim:history",  "mpim:read",  "reactions:read", "reactions:write", "users:read",
};

using scopes = name_set<scope_names>;

namespace scope {

inline constexpr auto app_mentions_read = scopes::of("app_mentions:read");
inline constexpr auto channels_history = scopes::of("channels:history");
inline constexpr auto channels_read = scopes::of("channels:read");
inline constexpr auto chat_write = scopes::of("chat:write");
inline constexpr auto files_write = scopes::of("files:write");
inline constexpr auto groups_history = scopes::of("groups:history");
inline constexpr auto groups_read = scopes::of("groups:read");
inline constexpr auto im_history = scopes::of("im:history");
inline constexpr auto im_write = scopes::of("im:write");
inline constexpr auto mpim_history = scopes::of("mpim:history");
inline constexpr auto mpim_read = scopes::of("mpim:read");
inline constexpr auto reactions_read = scopes::of("reactions:read");
inline constexpr auto reactions_write = scopes::of("reactions:write");
inline constexpr auto users_read = scopes::of("users:read");

}  // namespace scope

/// Without which Slack does not send these events.  Of members it sends those of public channels for the one scope, those of private ones for the other.
constexpr scopes scopes_of(subscriptions events) noexcept {
    struct row {
        subscriptions events;
        scopes needed;
    };
    constexpr row rows[] = {
        {subscription::app_mention, scope::app_mentions_read},
        {subscription::message_channels, scope::channels_history},
        {subscription::message_groups, scope::groups_history},
        {subscription::message_im, scope::im_history},
        {subscription::message_mpim, scope::mpim_history},
        {subscription::reaction_added | subscription::reaction_removed, scope::reactions_read},
        {subscription::member_joined_channel | subscription::member_left_channel, scope::channels_read | scope::groups_read},
        {subscription::channel_created | subscription::channel_rename | subscription::channel_deleted, scope::channels_read},
        {subscription::group_rename | subscription::group_deleted, scope::groups_read},
        {subscription::user_change, scope::users_read},
    };
    scopes all;
    for (auto const& one : rows) {
        if (!(events & one.events).empty()) all = all | one.needed;
    }
    return all;
}

/// By which a rule can do what its handler may and know what its matcher asks; what it hears is not in it.  Typing takes none: Slack does not show that a
/// bot types.
constexpr scopes scopes_to_act(detail::rule_needs const& rule) noexcept {
    scopes all;
    // What is said with files goes along with them, but as messages of its own where it is longer than one.
    bool const speaks = rule.does_action<action::send>() || rule.does_action<action::reply>() ||
                        rule.does_action<action::reply_in_thread>() || rule.does_action<action::direct_message>() ||
                        rule.does_action<action::edit>() || rule.does_action<action::delete_message>() || rule.does_action<action::embed>() ||
                        rule.does_action<action::upload>();
    if (speaks) all = all | scope::chat_write;
    if (rule.does_action<action::direct_message>()) all = all | scope::im_write;
    if (rule.does_action<action::react>() || rule.does_action<action::unreact>()) all = all | scope::reactions_write;
    if (rule.does_action<action::upload>()) all = all | scope::files_write;
    if (rule.roles) all = all | scope::users_read;
    return all;
}

/// The least scopes by which a rule alone hears what it wants and can do what it may; `aliases` as for `subscriptions_of`.  What a program asks of the
/// transport itself, such as the history of a channel, is in no table.
constexpr scopes scopes_of(detail::rule_needs const& rule, bool aliases = false) noexcept {
    return scopes_of(subscriptions_of(rule, aliases)) | scopes_to_act(rule);
}

constexpr scopes scopes_of(detail::table_needs const& table, bool aliases = false) noexcept {
    scopes all = scopes_of(subscriptions_of(table, aliases));
    for (auto const& rule : table.rules) all = all | scopes_to_act(rule);
    return all;
}

/// By which people and places of what the rule hears have names instead of ids, and a place its kind.  A bot does without, so they are asked
/// for if the handler takes the event or a stream of them.  One that takes groups, components or a context alone gets none; if no other rule
/// of its table does, `chat.author()` has an id for a name.  `im:read` is none of them: a direct conversation has no name, and its id tells
/// what it is.
constexpr scopes scopes_for_names(detail::rule_needs const& rule) noexcept {
    if (!rule.reads_event) return {};
    bool const of_messages = rule.hears_event<event::message>() || rule.hears_event<event::message_edited>() ||
                             rule.hears_event<event::message_deleted>() || rule.hears_event<event::reaction_added>() ||
                             rule.hears_event<event::reaction_removed>();
    if (of_messages) return scope::users_read | scope::channels_read | scope::groups_read | scope::mpim_read;
    if (rule.hears_event<event::member_joined>() || rule.hears_event<event::member_left>()) return scope::users_read;
    return {};
}

/// Those that are needed anyway are not among them.  A table of `respond_to` rules that take no event has none at all.
constexpr scopes scopes_for_names(detail::table_needs const& table, bool aliases = false) noexcept {
    scopes all;
    for (auto const& rule : table.rules) all = all | scopes_for_names(rule);
    return all - scopes_of(table, aliases);
}

/// The names of the rules that need one of these, as many as a sentence bears; empty if none does in this table.
inline std::string rules_that_need(scopes which, detail::table_needs const& table, bool aliases = false) {
    constexpr std::size_t most = 3;
    // A rule that is spoken to hears its mentions among all messages, where another rule wants these.
    which = which & scopes_of(table, aliases);
    std::string words;
    std::size_t count = 0;
    for (auto const& rule : table.rules) {
        if ((scopes_of(rule, aliases) & which).empty()) continue;
        if (++count > most || !table.name_of_rule) continue;
        if (!words.empty()) words += "; ";
        words += table.name_of_rule(rule.position);
    }
    if (count > most && table.name_of_rule) words += "; and " + std::to_string(count - most) + " more";
    return words;
}

}  // namespace monongusa::wire::slack

#endif
