// SPDX-License-Identifier: BSL-1.0
// launch: main() of a bot: its options, its transport, its exit status.

#ifndef MONONGUSA_LAUNCH_HPP
#define MONONGUSA_LAUNCH_HPP

#include <monongusa/bot/run.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/launch/asking.hpp>
#include <monongusa/launch/checking.hpp>
#include <monongusa/launch/console.hpp>
#include <monongusa/launch/launched.hpp>
#include <monongusa/launch/listing.hpp>
#include <monongusa/launch/logging.hpp>
#include <monongusa/launch/options.hpp>
#include <monongusa/launch/output.hpp>
#include <monongusa/launch/replaying.hpp>
#include <monongusa/linkage.hpp>
#include <monongusa/transport/recorded.hpp>
#include <monongusa/version.hpp>

#include <optional>
#include <string>
#include <utility>

namespace monongusa {

namespace detail {

// Recordings have the time of the bot, of which a part may be skipped.
struct time_of_bot {
    launched_clock const* clock = nullptr;  // Until there is one, nothing has been skipped.

    static instant now(void* self) {
        auto const* const clock = static_cast<time_of_bot*>(self)->clock;
        return clock ? clock->now() : instant::clock::now();
    }
};

template <class Table, class Components>
int run_on_console(launch_options const& options, Table const& reactions, Components const& given) {
    auto how = options.console;
    how.commands = commands_about(reactions);
    bool const typed = transport::is_typed(how);
    time_of_bot time;
    transport::recorded_config record;
    record.path = options.record;
    record.pseudonyms = options.pseudonyms;
    record.transport = "stdio";
    record.now = &time_of_bot::now;
    record.clock = &time;
    transport::recorded terminal{console{std::move(how)}, std::move(record)};
    auto sink = terminal.sink();
    launched_bot<Table, Components> bot{launched_transport{terminal, sink}, launched_executor{options.threads}, reactions, given, launched_clock{false}};
    time.clock = &bot.clock();
    bot.grace(options.grace);
    std::optional<logging_beside> above;
    if (typed) above.emplace(terminal.inner().output());
    return run(bot);
}

}  // namespace detail

inline namespace MONONGUSA_LINKAGE {  // with_network or terminal_only

/// Runs the table, which it refers to, as the command line says: `--on` which transport, `--check` which scripts, `--threads`, `--list`, … (`--help` has
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
        if (options.explain) return detail::print(detail::explanation_of(reactions, options.console.name, *options.explain));
    }
    detail::logging const logging{options};
    auto const all = given.referred();
    if (options.check) return detail::check_scripts(options, reactions, all);
    if (!options.replay.empty()) return detail::replay_recording(options, reactions, all);
    return detail::run_on_console(options, reactions, all);
}

}  // namespace MONONGUSA_LINKAGE

}  // namespace monongusa

#endif
