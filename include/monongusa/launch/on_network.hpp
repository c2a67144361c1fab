// SPDX-License-Identifier: BSL-1.0
// on_network: `--on discord`, `--on slack`: the launched bot on a network.

#ifndef MONONGUSA_LAUNCH_ON_NETWORK_HPP
#define MONONGUSA_LAUNCH_ON_NETWORK_HPP

#include <monongusa/launch/options.hpp>
#include <monongusa/launch/running.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/secret/env.hpp>
#include <monongusa/transport/discord.hpp>
#include <monongusa/transport/discord_config.hpp>
#include <monongusa/transport/discord_sentences.hpp>
#include <monongusa/transport/slack.hpp>
#include <monongusa/transport/slack_config.hpp>
#include <monongusa/transport/slack_sentences.hpp>

#include <string_view>
#include <utility>

namespace monongusa::detail {

// detail::MONONGUSA_LINKAGE::run_on_network(…) stands in `launch`.
namespace terminal_only {

template <class Table, class Components>
int run_on_network(launch_options const& options, Table const&, Components const&) {
    return wrong_option("this program was built without the network, so '--on ", name_of(options.on),
                        "' is not to be had; build it with CMake's monongusa::network, Meson's or pkg-config's monongusa-network, or define "
                        "MONONGUSA_IMPLEMENTATION before <monongusa.hpp> in its one file");
}

}  // namespace terminal_only

namespace with_network {

template <class Table, class Components>
int run_on_discord(launch_options const& options, Table const& reactions, Components const& given) {
    transport::discord_config how;
    how.token = env("DISCORD_BOT_TOKEN");
    if (how.token.empty()) {
        log::error("monongusa: discord: ", transport::discord_sentences::no_token("DISCORD_BOT_TOKEN"));
        return 2;
    }
    return run_launched(transport::discord{std::move(how)}, "discord", options, reactions, given);
}

template <class Table, class Components>
int run_on_slack(launch_options const& options, Table const& reactions, Components const& given) {
    transport::slack_config how;
    how.token = env("SLACK_BOT_TOKEN");
    how.app_token = env("SLACK_APP_TOKEN");
    how.signing_secret = env("SLACK_SIGNING_SECRET");
    if (how.token.empty()) {
        log::error("monongusa: slack: ", transport::slack_sentences::no_token("SLACK_BOT_TOKEN"));
        return 2;
    }
    if (how.app_token.empty() && how.signing_secret.empty()) {
        log::error("monongusa: slack: ", transport::slack_sentences::no_way_for_events("SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"));
        return 2;
    }
    return run_launched(transport::slack{std::move(how)}, "slack", options, reactions, given);
}

template <class Table, class Components>
int run_on_network(launch_options const& options, Table const& reactions, Components const& given) {
    return options.on == home_of_bot::slack ? run_on_slack(options, reactions, given) : run_on_discord(options, reactions, given);
}

}  // namespace with_network

}  // namespace monongusa::detail

#endif
