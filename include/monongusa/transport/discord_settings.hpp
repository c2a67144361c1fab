// SPDX-License-Identifier: BSL-1.0
// discord_settings: a bot's configuration with what the environment adds, and what is wrong with it.

#ifndef MONONGUSA_TRANSPORT_DISCORD_SETTINGS_HPP
#define MONONGUSA_TRANSPORT_DISCORD_SETTINGS_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/net/config.hpp>
#include <monongusa/net/url.hpp>
#include <monongusa/transport/discord_config.hpp>
#include <monongusa/transport/discord_rest.hpp>
#include <monongusa/transport/network_settings.hpp>
#include <monongusa/wire/discord/gateway_config.hpp>
#include <monongusa/wire/json_writer.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace monongusa::transport {

constexpr bool is_discord_status(std::string_view status) noexcept {
    for (std::string_view const one : {"online", "idle", "dnd", "invisible"}) {
        if (status == one) return true;
    }
    return false;
}

/// The `d` of op 3 (Discord's documentation, Gateway Events, "Update Presence"): an activity is a custom status.
inline std::string presence_json(std::string_view status, std::string_view activity) {
    constexpr int custom = 4;
    std::string json;
    wire::json_writer out{json};
    out.open('{').key("since").json("null").key("activities").open('[');
    if (!activity.empty()) {
        out.open('{').key("name").text("Custom Status").key("type").value(custom).key("state").text(activity).close('}');
    }
    out.close(']').key("status").text(status).key("afk").value(false).close('}');
    return json;
}

struct discord_settings {
    net::config network{};
    discord_rest_config rest{};
    std::string gateway_url{};  ///< Empty: as the API answers.
    std::string mistake{};

    static discord_settings of(discord_config const& config) {
        discord_settings all;
        all.network.ca_file = config.ca_file;
        all.network.insecure = config.insecure;
        all.network.wire = &log_network_bytes<"discord">;
        all.network.wire_is_wanted = &shows_network_bytes<"discord">;
        all.rest.base = without_slash(given(config.api_base, "DISCORD_API_BASE", "https://discord.com/api/v10"));
        all.rest.deeds.mentions = config.mentions;
        all.rest.deeds.when_long = config.long_text == discord_long_text::split ? wire::long_text::split : wire::long_text::refuse;
        all.rest.most_deeds.deeds = config.most_actions;
        all.rest.requests.most_waiting = std::max(config.most_actions, config.most_actions + 64);  // And calls.
        all.gateway_url = given(config.gateway_url, "DISCORD_GATEWAY_URL", "");
        all.mistake = mistake_in(config, all);
        return all;
    }

    /// A sentence; empty if the configuration can be used.
    std::string const& wrong() const noexcept { return mistake; }

private:
    static std::string mistake_in(discord_config const& config, discord_settings const& all) {
        auto const api = net::parse_url(all.rest.base);
        if (!api || (api->scheme != "https" && api->scheme != "http")) {
            return detail::joined("'", all.rest.base, "' is no address of an API; write https://host/path");
        }
        auto const gateway = net::parse_url(all.gateway_url);
        if (!all.gateway_url.empty() && (!gateway || (gateway->scheme != "wss" && gateway->scheme != "ws"))) {
            return detail::joined("'", all.gateway_url, "' is no address of a gateway; write wss://host");
        }
        for (auto const& one : {api, gateway}) {
            if (!one || one->is_secure() || one->is_loopback() || config.insecure) continue;
            return detail::joined("the token would go unencrypted to ", one->authority(), "; write https:// and wss://, or set 'insecure'");
        }
        if (config.shards < 1 || config.shard < 0 || config.shard >= config.shards) {
            return "the shard's number must be less than the number of all shards, and that at least 1";
        }
        if (!is_discord_status(config.status)) return detail::joined("'", config.status, "' is no status; there are online, idle, dnd and invisible");
        if (presence_json(config.status, config.activity).size() > wire::discord::longest_presence) return "the activity is too long; Discord shows 128 characters";
        return {};
    }
};

}  // namespace monongusa::transport

#endif
