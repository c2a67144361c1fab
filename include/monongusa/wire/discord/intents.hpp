// SPDX-License-Identifier: BSL-1.0
// intents: which events a bot asks Discord's gateway for, and which of them have to be allowed first.

#ifndef MONONGUSA_WIRE_DISCORD_INTENTS_HPP
#define MONONGUSA_WIRE_DISCORD_INTENTS_HPP

#include <monongusa/concept/needs.hpp>
#include <monongusa/event/all.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace monongusa::wire::discord {

/// A set of gateway intents (Discord's documentation, Gateway, "List of Intents").
class intents {
public:
    constexpr intents() noexcept = default;
    constexpr explicit intents(std::uint32_t bits) noexcept : bits_(bits) {}

    /// As identify sends them.
    constexpr std::uint32_t bits() const noexcept { return bits_; }
    constexpr bool empty() const noexcept { return bits_ == 0; }
    constexpr bool includes(intents part) const noexcept { return (bits_ & part.bits_) == part.bits_; }

    friend constexpr intents operator|(intents left, intents right) noexcept { return intents{left.bits_ | right.bits_}; }
    friend constexpr intents operator&(intents left, intents right) noexcept { return intents{left.bits_ & right.bits_}; }
    friend constexpr bool operator==(intents, intents) noexcept = default;

private:
    std::uint32_t bits_ = 0;
};

namespace intent {

inline constexpr intents guilds{1U << 0};
inline constexpr intents guild_members{1U << 1};
inline constexpr intents guild_moderation{1U << 2};
inline constexpr intents guild_expressions{1U << 3};
inline constexpr intents guild_integrations{1U << 4};
inline constexpr intents guild_webhooks{1U << 5};
inline constexpr intents guild_invites{1U << 6};
inline constexpr intents guild_voice_states{1U << 7};
inline constexpr intents guild_presences{1U << 8};
inline constexpr intents guild_messages{1U << 9};
inline constexpr intents guild_message_reactions{1U << 10};
inline constexpr intents guild_message_typing{1U << 11};
inline constexpr intents direct_messages{1U << 12};
inline constexpr intents direct_message_reactions{1U << 13};
inline constexpr intents direct_message_typing{1U << 14};
inline constexpr intents message_content{1U << 15};
inline constexpr intents guild_scheduled_events{1U << 16};
inline constexpr intents auto_moderation_configuration{1U << 20};
inline constexpr intents auto_moderation_execution{1U << 21};
inline constexpr intents guild_message_polls{1U << 24};
inline constexpr intents direct_message_polls{1U << 25};

/// Those that Discord sends to bots alone for which somebody has turned them on in the developer portal.
inline constexpr intents privileged = guild_members | guild_presences | message_content;

struct name {
    intents which;
    std::string_view words;      ///< As Discord writes it.
    std::string_view portal{};   ///< What its switch is called in the developer portal, if it is privileged.
};

/// In the order of their bits.
inline constexpr name names[] = {
    {guilds, "GUILDS"},
    {guild_members, "GUILD_MEMBERS", "Server Members Intent"},
    {guild_moderation, "GUILD_MODERATION"},
    {guild_expressions, "GUILD_EXPRESSIONS"},
    {guild_integrations, "GUILD_INTEGRATIONS"},
    {guild_webhooks, "GUILD_WEBHOOKS"},
    {guild_invites, "GUILD_INVITES"},
    {guild_voice_states, "GUILD_VOICE_STATES"},
    {guild_presences, "GUILD_PRESENCES", "Presence Intent"},
    {guild_messages, "GUILD_MESSAGES"},
    {guild_message_reactions, "GUILD_MESSAGE_REACTIONS"},
    {guild_message_typing, "GUILD_MESSAGE_TYPING"},
    {direct_messages, "DIRECT_MESSAGES"},
    {direct_message_reactions, "DIRECT_MESSAGE_REACTIONS"},
    {direct_message_typing, "DIRECT_MESSAGE_TYPING"},
    {message_content, "MESSAGE_CONTENT", "Message Content Intent"},
    {guild_scheduled_events, "GUILD_SCHEDULED_EVENTS"},
    {auto_moderation_configuration, "AUTO_MODERATION_CONFIGURATION"},
    {auto_moderation_execution, "AUTO_MODERATION_EXECUTION"},
    {guild_message_polls, "GUILD_MESSAGE_POLLS"},
    {direct_message_polls, "DIRECT_MESSAGE_POLLS"},
};

}  // namespace intent

/// The least intents by which a rule hears what it wants.
///
/// A message that is said directly to the bot or mentions it comes with its text; of all others Discord sends the text only with `message_content`
/// (Gateway, "Message Content Intent").  So a rule that takes addressed messages alone needs no privileged intent.  Names of roles and channels
/// come with `guilds`.
constexpr intents intents_of(detail::rule_needs const& rule) noexcept {
    constexpr auto messages = intent::guild_messages | intent::direct_messages;
    intents all;
    if (rule.hears_event<event::message>()) all = all | messages | (rule.only_addressed ? intents{} : intent::message_content);
    if (rule.hears_event<event::message_edited>()) all = all | messages | intent::message_content;
    if (rule.hears_event<event::message_deleted>()) all = all | messages;
    if (rule.hears_event<event::reaction_added>() || rule.hears_event<event::reaction_removed>()) {
        all = all | intent::guild_message_reactions | intent::direct_message_reactions;
    }
    if (rule.hears_event<event::channel_created>() || rule.hears_event<event::channel_renamed>() || rule.hears_event<event::channel_deleted>()) {
        all = all | intent::guilds;
    }
    if (rule.hears_event<event::member_joined>() || rule.hears_event<event::member_left>() || rule.hears_event<event::member_changed>()) {
        all = all | intent::guild_members;
    }
    if (rule.roles) all = all | intent::guilds;
    return all;
}

constexpr intents intents_of(detail::table_needs const& table) noexcept {
    intents all;
    for (auto const& rule : table.rules) all = all | intents_of(rule);
    return all;
}

/// `GUILD_MESSAGES, MESSAGE_CONTENT`.
inline std::string words_of(intents which) {
    std::string words;
    for (auto const& one : intent::names) {
        if (!which.includes(one.which)) continue;
        if (!words.empty()) words += ", ";
        words += one.words;
    }
    return words.empty() ? "none" : words;
}

/// The names of the rules that need one of these, as many as a sentence bears.
inline std::string rules_that_need(intents which, detail::table_needs const& table) {
    constexpr std::size_t most = 3;
    std::string words;
    std::size_t count = 0;
    for (auto const& rule : table.rules) {
        if ((intents_of(rule) & which).empty()) continue;
        if (++count > most || !table.name_of_rule) continue;
        if (!words.empty()) words += "; ";
        words += table.name_of_rule(rule.position);
    }
    if (count > most) words += "; and " + std::to_string(count - most) + " more";
    return words;
}

}  // namespace monongusa::wire::discord

#endif
