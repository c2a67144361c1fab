// SPDX-License-Identifier: BSL-1.0
// on_network: `--on discord`: the launched bot on a network.

#ifndef MONONGUSA_LAUNCH_ON_NETWORK_HPP
#define MONONGUSA_LAUNCH_ON_NETWORK_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/launch/options.hpp>
#include <monongusa/launch/running.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/secret/env.hpp>
#include <monongusa/transport/discord.hpp>
#include <monongusa/transport/discord_config.hpp>
#include <monongusa/transport/discord_sentences.hpp>

#include <string_view>
#include <utility>

namespace monongusa::detail {

// detail::MONONGUSA_LINKAGE::run_on_network(…) stands in `launch`.
namespace terminal_only {

template <class Table, class Components>
int run_on_network(launch_options const&, Table const&, Components const&) {
    return wrong_option("this program was built without the network, so '--on discord' is not to be had; build it with CMake's monongusa::network, Meson's or "
                        "pkg-config's monongusa-network, or define MONONGUSA_IMPLEMENTATION before <monongusa.hpp> in its one file");
}

}  // namespace terminal_only

namespace with_network {

template <class Table, class Components>
int run_on_network(launch_options const& options, Table const& reactions, Components const& given) {
    transport::discord_config how;
    how.token = env("DISCORD_BOT_TOKEN");
    if (how.token.empty()) {
        log::error("monongusa: discord: ", transport::discord_sentences::no_token("DISCORD_BOT_TOKEN"));
        return 2;
    }
    return run_launched(transport::discord{std::move(how)}, "discord", options, reactions, given);
}

}  // namespace with_network

}  // namespace monongusa::detail

#endif
