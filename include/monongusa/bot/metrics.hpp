// SPDX-License-Identifier: BSL-1.0
// metrics: what a bot has done so far, and what it is doing, in numbers.

#ifndef MONONGUSA_BOT_METRICS_HPP
#define MONONGUSA_BOT_METRICS_HPP

#include <monongusa/bot/rule_name.hpp>
#include <monongusa/detail/instant.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa {

/// For how long handlers held their thread, sorted by length.
///
/// A handler that runs at once is counted when it has ended; a coroutine each time it stops to wait, and at its end.
struct handler_times {
    /// The longest of each class; whatever takes longer is in one more class.
    static constexpr std::array<instant::duration, 5> bounds{std::chrono::milliseconds{1}, std::chrono::milliseconds{10},
                                                             std::chrono::milliseconds{100}, std::chrono::seconds{1},
                                                             std::chrono::seconds{10}};
    std::array<std::uint64_t, bounds.size() + 1> counts{};  ///< Each class for itself.
    instant::duration total{};

    friend bool operator==(handler_times const&, handler_times const&) = default;
};

/// What `bot.metrics()` tells: counts since the bot was made, and what is under way.  A plain value.
///
/// It is put together while the bot goes on, so numbers that change together may be one step apart.
struct metrics {
    /// Of one type of events that the table hears.
    struct event {
        std::string_view name{};  ///< `message`; lives as long as the program.
        std::uint64_t heard = 0;

        friend bool operator==(event const&, event const&) = default;
    };

    struct rule : named_rule {
        std::uint64_t matches = 0;  ///< Events that it has accepted.
        std::uint64_t calls = 0;    ///< Of its handler, also those that still run.
        std::uint64_t errors = 0;   ///< What its matcher and its handler have thrown, and their actions that could not be done.
        instant::duration busy{};   ///< For how long its handler held a thread, taken together.
        instant::duration longest{};

        friend bool operator==(rule const&, rule const&) = default;
    };

    std::string bot{};           ///< Its name.
    instant::duration uptime{};  ///< Since it first heard something or began to run, by the steady clock.

    std::uint64_t events_heard = 0;
    std::vector<event> events{};  ///< In the order of the first rules that hear them.
    std::vector<rule> rules{};    ///< In the order of the table.
    monongusa::handler_times handler_times{};

    std::uint64_t actions_begun = 0;
    std::uint64_t actions_failed = 0;
    std::uint64_t handlers_dropped = 0;
    std::uint64_t events_dropped = 0;  ///< That had no room in a stream.

    std::size_t tasks = 0;  ///< Handlers that run or wait for the executor, now.
    std::size_t timers_waiting = 0;
    std::size_t coroutines_running = 0;  ///< Begun and not ended, those that wait not among them.
    std::size_t coroutines_waiting = 0;

    friend bool operator==(metrics const&, metrics const&) = default;
};

}  // namespace monongusa

#endif
