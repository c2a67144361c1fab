// SPDX-License-Identifier: BSL-1.0
// manifesting: `--manifest`: the app for Slack that a table needs.

#ifndef MONONGUSA_LAUNCH_MANIFESTING_HPP
#define MONONGUSA_LAUNCH_MANIFESTING_HPP

#include <monongusa/concept/needs.hpp>
#include <monongusa/launch/options.hpp>
#include <monongusa/wire/json_indented.hpp>
#include <monongusa/wire/slack/manifest.hpp>

#include <string>
#include <string_view>

namespace monongusa::detail {

/// What the app is called: what `--name` says, else as the program's file.
constexpr std::string_view name_of_app(launch_options const& options) noexcept {
    if (options.named) return options.console.name;
    auto const file = options.program.substr(options.program.find_last_of('/') + 1);
    return file.empty() ? std::string_view{options.console.name} : file;
}

/// JSON over several lines, to be pasted or sent where Slack creates an app.
template <class = void>
std::string manifest_of_launch(launch_options const& options, table_needs const& table) {
    return wire::json_indented(wire::slack::manifest({name_of_app(options), options.events_url}, table)) + '\n';
}

}  // namespace monongusa::detail

#endif
