// SPDX-License-Identifier: BSL-1.0
// manifest: a table's app as Slack creates it.

#ifndef MONONGUSA_WIRE_SLACK_MANIFEST_HPP
#define MONONGUSA_WIRE_SLACK_MANIFEST_HPP

#include <monongusa/concept/needs.hpp>
#include <monongusa/detail/utf8.hpp>
#include <monongusa/wire/json_writer.hpp>
#include <monongusa/wire/slack/scopes.hpp>
#include <monongusa/wire/slack/subscriptions.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::wire::slack {

/// What a table does not say about its app.
struct manifest_settings {
    std::string_view name;           ///< Of the app and of its bot.
    std::string_view request_url{};  ///< Where Slack sends the events, https://…; empty: Socket Mode.
    bool aliases = false;            ///< As for `subscriptions_of`.
    bool names = true;               ///< Whether it asks for `scopes_for_names`, which not every table has.
};

// In characters (Slack's documentation, App manifest reference).  What is longer is cut off.
inline constexpr std::size_t longest_app_name = 35;
inline constexpr std::size_t longest_bot_name = 80;

/// The first `most` characters; a byte that belongs to none counts as one.
constexpr std::string_view first_characters(std::string_view text, std::size_t most) noexcept {
    char const* const end = text.data() + text.size();
    char const* at = text.data();
    for (; at != end && most > 0; --most) at += std::max<std::size_t>(detail::utf8::decode(at, end).size, 1);
    return text.substr(0, static_cast<std::size_t>(at - text.data()));
}

/// The manifest of an app that may no more than the table needs (Slack's documentation, App manifest reference), in the order in which Slack
/// exports it, as JSON on one line.  Scopes for names alone are marked as optional: they stand in both lists, and whoever installs the app may
/// leave them out; a table whose handlers take no event has no such list.  The app-level token for Socket Mode, and where the app is invited,
/// are in no manifest.
inline std::string manifest(manifest_settings const& settings, detail::table_needs const& table) {
    auto const events = subscriptions_of(table, settings.aliases);
    auto const optional = settings.names ? scopes_for_names(table, settings.aliases) : scopes{};
    auto const all = scopes_of(table, settings.aliases) | optional;
    // Where people write to the bot alone, or it to them; without the tab Slack takes no direct message.
    bool const listens = events.includes(subscription::message_im);
    bool const writes = all.includes(scope::im_write);

    std::string json;
    json_writer out{json};
    auto const list = [&out](std::string_view key, auto const& names) {
        out.key(key).open('[');
        for (auto const name : names) out.text(name);
        out.close(']');
    };
    out.open('{');
    out.key("display_information").open('{').key("name").text(first_characters(settings.name, longest_app_name)).close('}');
    out.key("features").open('{');
    out.key("app_home").open('{');
    out.key("home_tab_enabled").value(false).key("messages_tab_enabled").value(listens || writes);
    out.key("messages_tab_read_only_enabled").value(writes && !listens).close('}');
    out.key("bot_user")
        .open('{')
        .key("display_name")
        .text(first_characters(settings.name, longest_bot_name))
        .key("always_online")
        .value(true)
        .close('}');
    out.close('}');
    if (!all.empty()) {
        out.key("oauth_config").open('{').key("scopes").open('{');
        list("bot", all);
        if (!optional.empty()) list("bot_optional", optional);
        out.close('}').close('}');
    }
    out.key("settings").open('{');
    if (!events.empty()) {
        out.key("event_subscriptions").open('{');
        if (!settings.request_url.empty()) out.key("request_url").text(settings.request_url);
        list("bot_events", events);
        out.close('}');
    }
    out.key("interactivity").open('{').key("is_enabled").value(false).close('}');
    out.key("org_deploy_enabled").value(false).key("socket_mode_enabled").value(settings.request_url.empty());
    out.key("token_rotation_enabled").value(false).close('}').close('}');
    return json;
}

}  // namespace monongusa::wire::slack

#endif
