// SPDX-License-Identifier: BSL-1.0
// run: bots until all have ended.

#ifndef MONONGUSA_BOT_RUN_HPP
#define MONONGUSA_BOT_RUN_HPP

#include <monongusa/bot/bot.hpp>
#include <monongusa/bot/signals.hpp>
#include <monongusa/bot/thrown.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/error/error.hpp>
#include <monongusa/log/log.hpp>

#include <cstdlib>
#include <exception>
#include <system_error>
#include <thread>

namespace monongusa {

namespace detail {

// What has become of bots that ran.
struct outcome {
    int status = 0;             ///< 0 for a clean end, 1 for an error, which is told.
    bool still_running = false; ///< Handlers of it.
};

template <class Bot>
outcome outcome_of_run(Bot& bot) {
    try {
        std::error_code const error = bot.run();
        if (!error) return {};
        bot.logger().in("bot").error("ended: ", error.message());
        return {1, error == error::deadline_passed};
    } catch (...) {
        bot.logger().in("bot").error("ended: ", words_of(std::current_exception()));
    }
    return {1};
}

template <class Bot, class... Bots>
outcome outcome_of_runs(Bot& bot, Bots&... bots) {
    if constexpr (sizeof...(Bots) == 0) {
        return outcome_of_run(bot);
    } else {
        outcome others;
        std::thread rest;
        try {
            rest = std::thread{[&] { others = outcome_of_runs(bots...); }};
        } catch (std::system_error const& error) {
            bot.logger().in("bot").error("no thread is left for the bots behind it, which do not run: ", error.what());
            others.status = 1;
        }
        outcome const own = outcome_of_run(bot);
        if (rest.joinable()) rest.join();
        return {own.status | others.status, own.still_running || others.still_running};
    }
}

// A call without the types of the bots in its name, which hold their tables.
struct call_of_bots {
    void* bots;
    void (*call)(void* bots);

    void operator()() const { call(bots); }
};

// For the case that a handler does not come back: nothing can end its thread but the end of the process.
[[noreturn]] inline void leave_running_handlers() {
    log::error("monongusa: handlers are still running after the deadline; the process ends without them");
    std::_Exit(1);
}

}  // namespace detail

/// Runs the bots until all of them have ended; one that fails does not stop the others.  Several bots have a thread each, the first the
/// caller's.  Returns an exit status: 0 if all ended cleanly, else 1.
///
/// SIGINT and SIGTERM stop all of them, as `bot::stop` does; a second one ends the process at once.  If after such a signal a handler has not come
/// back when its bot's grace period is over, the process ends with status 1.
template <class Bot, class... Bots>
int run(Bot&& bot, Bots&&... bots) {
    auto stop_all = [&] {
        bot.stop();
        (bots.stop(), ...);
        log::info("monongusa: stopping; a second signal ends at once");  // Behind it, so that who reads it can rely on it.
    };
    constexpr instant::duration more = std::chrono::seconds{1};  // In which a bot that is late says so itself.
    instant::duration longest = bot.grace();
    ((longest = longest < bots.grace() ? bots.grace() : longest), ...);
    detail::call_of_bots const first{&stop_all, [](void* all) { (*static_cast<decltype(stop_all)*>(all))(); }};
    detail::signals const signals{first, longest < instant::duration::max() - more ? longest + more : longest, &detail::leave_running_handlers};
    detail::outcome const outcome = detail::outcome_of_runs(bot, bots...);
    if (outcome.still_running && signals.came()) detail::leave_running_handlers();
    return outcome.status;
}

}  // namespace monongusa

#endif
