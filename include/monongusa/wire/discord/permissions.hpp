// SPDX-License-Identifier: BSL-1.0
// permissions: what a bot must be allowed in a server, and the link that invites it with no more.

#ifndef MONONGUSA_WIRE_DISCORD_PERMISSIONS_HPP
#define MONONGUSA_WIRE_DISCORD_PERMISSIONS_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/concept/needs.hpp>
#include <monongusa/event/all.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace monongusa::wire::discord {

namespace permission {

// Discord's documentation, Permissions, "Bitwise Permission Flags".
inline constexpr std::uint64_t add_reactions = 1ULL << 6;
inline constexpr std::uint64_t view_channel = 1ULL << 10;
inline constexpr std::uint64_t send_messages = 1ULL << 11;
inline constexpr std::uint64_t manage_messages = 1ULL << 13;
inline constexpr std::uint64_t embed_links = 1ULL << 14;
inline constexpr std::uint64_t attach_files = 1ULL << 15;
inline constexpr std::uint64_t read_message_history = 1ULL << 16;
inline constexpr std::uint64_t create_public_threads = 1ULL << 35;
inline constexpr std::uint64_t send_messages_in_threads = 1ULL << 38;

struct name {
    std::uint64_t bit;
    std::string_view words;
};
inline constexpr name names[] = {
    {add_reactions, "ADD_REACTIONS"},
    {view_channel, "VIEW_CHANNEL"},
    {send_messages, "SEND_MESSAGES"},
    {manage_messages, "MANAGE_MESSAGES"},
    {embed_links, "EMBED_LINKS"},
    {attach_files, "ATTACH_FILES"},
    {read_message_history, "READ_MESSAGE_HISTORY"},
    {create_public_threads, "CREATE_PUBLIC_THREADS"},
    {send_messages_in_threads, "SEND_MESSAGES_IN_THREADS"},
};

}  // namespace permission

/// The least permissions by which a rule can hear and do what it wants.  Who may send may send in threads too, since messages come from there.  A message that
/// is deleted is taken to be somebody else's; reacting needs the history beside ADD_REACTIONS.
constexpr std::uint64_t permissions_of(detail::rule_needs const& rule) noexcept {
    std::uint64_t all = 0;
    bool const speaks = rule.does_action<action::send>() || rule.does_action<action::reply>() || rule.does_action<action::reply_in_thread>() ||
                        rule.does_action<action::typing>() || rule.does_action<action::upload>() || rule.does_action<action::embed>();
    if (speaks) all |= permission::send_messages | permission::send_messages_in_threads;
    if (rule.does_action<action::reply>()) all |= permission::read_message_history;
    if (rule.does_action<action::reply_in_thread>()) all |= permission::create_public_threads | permission::read_message_history;
    if (rule.does_action<action::react>() || rule.does_action<action::unreact>()) all |= permission::add_reactions | permission::read_message_history;
    if (rule.does_action<action::upload>()) all |= permission::attach_files;
    if (rule.does_action<action::embed>()) all |= permission::embed_links;
    if (rule.does_action<action::delete_message>()) all |= permission::manage_messages;
    bool const in_a_channel = rule.hears_event<event::message>() || rule.hears_event<event::message_edited>() ||
                              rule.hears_event<event::message_deleted>() || rule.hears_event<event::reaction_added>() ||
                              rule.hears_event<event::reaction_removed>() || rule.hears_event<event::channel_created>() ||
                              rule.hears_event<event::channel_renamed>() || rule.hears_event<event::channel_deleted>();
    if (all != 0 || in_a_channel) all |= permission::view_channel;
    return all;
}

constexpr std::uint64_t permissions_of(detail::table_needs const& table) noexcept {
    std::uint64_t all = 0;
    for (auto const& rule : table.rules) all |= permissions_of(rule);
    return all;
}

/// `VIEW_CHANNEL, SEND_MESSAGES`.
inline std::string words_of_permissions(std::uint64_t bits) {
    std::string words;
    for (auto const& one : permission::names) {
        if ((bits & one.bit) == 0) continue;
        if (!words.empty()) words += ", ";
        words += one.words;
    }
    return words.empty() ? "none" : words;
}

/// By which somebody who may invites the bot into a server (OAuth2, "Bot Authorization Flow"); `application` is its id.
inline std::string invite_link(std::string_view application, std::uint64_t permissions) {
    return "https://discord.com/oauth2/authorize?client_id=" + std::string{application} + "&scope=bot&permissions=" + std::to_string(permissions);
}

/// The id of the application whose bot has this token: its first part is the id in base64.  Empty if it is not.
inline std::string application_of_token(std::string_view token) {
    std::string id;
    unsigned bits = 0, held = 0;
    for (char const character : token.substr(0, token.find('.'))) {
        unsigned value = 64;
        if (character >= 'A' && character <= 'Z') value = static_cast<unsigned>(character - 'A');
        if (character >= 'a' && character <= 'z') value = static_cast<unsigned>(character - 'a') + 26;
        if (character >= '0' && character <= '9') value = static_cast<unsigned>(character - '0') + 52;
        if (value == 64) return {};  // Digits in base64 need no other letter.
        bits = (bits << 6 | value) & 0xFFFF;
        held += 6;
        if (held < 8) continue;
        held -= 8;
        char const digit = static_cast<char>(bits >> held & 0xFF);
        if (digit < '0' || digit > '9' || id.size() == 20) return {};
        id += digit;
    }
    return id;
}

}  // namespace monongusa::wire::discord

#endif
