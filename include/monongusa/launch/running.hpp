// SPDX-License-Identifier: BSL-1.0
// running: a launched bot on a transport, with a recording if one is asked for.

#ifndef MONONGUSA_LAUNCH_RUNNING_HPP
#define MONONGUSA_LAUNCH_RUNNING_HPP

#include <monongusa/bot/run.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/launch/launched.hpp>
#include <monongusa/launch/options.hpp>
#include <monongusa/transport/recorded.hpp>

#include <string_view>
#include <utility>

namespace monongusa::detail {

// Recordings have the time of the bot, of which a part may be skipped.
struct time_of_bot {
    launched_clock const* clock = nullptr;  // Until there is one, nothing has been skipped.

    static instant now(void* self) {
        auto const* const clock = static_cast<time_of_bot*>(self)->clock;
        return clock ? clock->now() : instant::clock::now();
    }
};

// For a transport beside which nothing is needed.
struct nothing_beside {
    template <class Transport>
    nothing_beside operator()(Transport&) const noexcept {
        return {};
    }
};

/// Runs the table on a transport, which a recording calls `name`.  `beside` is called with the transport when that stays where it is; what it gives lives
/// as long as the bot runs.  The exit status.
template <class Transport, class Table, class Components, class Beside = nothing_beside>
int run_launched(Transport on, std::string_view name, launch_options const& options, Table const& reactions, Components const& given,
                 Beside const& beside = {}) {
    time_of_bot time;
    transport::recorded_config record;
    record.path = options.record;
    record.pseudonyms = options.pseudonyms;
    record.transport = name;
    record.now = &time_of_bot::now;
    record.clock = &time;
    transport::recorded recorded{std::move(on), std::move(record)};
    auto sink = recorded.sink();
    launched_bot<Table, Components> bot{launched_transport{recorded, sink}, launched_executor{options.threads}, reactions, given, launched_clock{false}};
    time.clock = &bot.clock();
    bot.grace(options.grace);
    [[maybe_unused]] auto const kept = beside(recorded.inner());
    return run(bot);
}

}  // namespace monongusa::detail

#endif
