// SPDX-License-Identifier: BSL-1.0
// launch: main() of a bot: its options, its transport, its exit status.

#ifndef MONONGUSA_LAUNCH_HPP
#define MONONGUSA_LAUNCH_HPP

#include <monongusa/bot/run.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/intents.hpp>
#include <monongusa/launch/asking.hpp>
#include <monongusa/launch/checking.hpp>
#include <monongusa/launch/console.hpp>
#include <monongusa/launch/inviting.hpp>
#include <monongusa/launch/listing.hpp>
#include <monongusa/launch/logging.hpp>
#include <monongusa/launch/manifesting.hpp>
#include <monongusa/launch/on_network.hpp>
#include <monongusa/launch/options.hpp>
#include <monongusa/launch/output.hpp>
#include <monongusa/launch/replaying.hpp>
#include <monongusa/launch/running.hpp>
#include <monongusa/linkage.hpp>
#include <monongusa/scopes.hpp>
#include <monongusa/secret/env.hpp>
#include <monongusa/version.hpp>

#include <memory>
#include <utility>

namespace monongusa {

namespace detail {

template <class Table, class Components>
int run_on_console(launch_options const& options, Table const& reactions, Components const& given) {
    auto how = options.console;
    how.commands = commands_about(reactions);
    bool const typed = transport::is_typed(how);
    return run_launched(console{std::move(how)}, "stdio", options, reactions, given,
                        [typed](console& terminal) { return typed ? std::make_unique<logging_beside>(terminal.output()) : nullptr; });
}

}  // namespace detail

inline namespace MONONGUSA_LINKAGE {  // with_network or terminal_only

/// Runs the table, which it refers to, as the command line says: `--on` which transport (its token comes from the environment), `--check` which scripts, `--threads`, `--list`, … (`--help` has
/// them all).  `given` is what `mg::with(…)` made.  Returns the exit status: 0 for a clean end, 1 after an error or where a check differs, 2 for a wrong
/// option or a mistake in a script; errors are told on stderr.
template <class Table, class... Given>
int launch(int argc, char const* const* argv, Table const& reactions, components<Given...> given = components<>{}) {
    detail::MONONGUSA_LINKAGE::need_src();
    detail::launch_options options;
    if (int const status = detail::read_options(argc, argv, options)) return status;
    if (options.help) return detail::print(detail::launch_help(options.program));
    if (options.version) return detail::print(detail::joined("monongusa ", version, "\n"));
    if constexpr (table_type<Table>) {
        if (options.list) return detail::print(detail::description_of_table(reactions));
        if (options.intents) return detail::print(detail::description_of_intents(detail::needs_of_table<Table>(), env("DISCORD_BOT_TOKEN")));
        if (options.manifest) return detail::print(detail::manifest_of_launch(options, detail::needs_of_table<Table>()));
        if (options.explain) return detail::print(detail::explanation_of(reactions, options.console.name, *options.explain));
    }
    detail::logging const logging{options};
    auto const all = given.referred();
    if (options.check) return detail::check_scripts(options, reactions, all);
    if (!options.replay.empty()) return detail::replay_recording(options, reactions, all);
    if (options.on != detail::home_of_bot::stdio) return detail::MONONGUSA_LINKAGE::run_on_network(options, reactions, all);
    return detail::run_on_console(options, reactions, all);
}

}  // namespace MONONGUSA_LINKAGE

}  // namespace monongusa

#endif
