// SPDX-License-Identifier: BSL-1.0
// run: bots until all have ended.

#ifndef MONONGUSA_BOT_RUN_HPP
#define MONONGUSA_BOT_RUN_HPP

#include <monongusa/bot/bot.hpp>
#include <monongusa/log/log.hpp>

#include <exception>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>

namespace monongusa {

namespace detail {

// The exit status of one bot: 0 for a clean end, 1 for an error, which is told.
template <class Bot>
int status_of_run(Bot& bot) {
    try {
        std::error_code const error = bot.run();
        if (!error) return 0;
        log::error(bot.name(), ": ended: ", error.message());
    } catch (...) {
        log::error(bot.name(), ": ended: ", words_of(std::current_exception()));
    }
    return 1;
}

}  // namespace detail

/// Runs the bots until all of them have ended; one that fails does not stop the others.  Several bots have a thread each, the first the
/// caller's.  Returns an exit status: 0 if all ended cleanly, else 1.
template <class Bot, class... Bots>
int run(Bot&& bot, Bots&&... bots) {
    if constexpr (sizeof...(Bots) == 0) {
        return detail::status_of_run(bot);
    } else {
        int status = 0;
        int others = 0;
        std::thread rest{[&] { others = monongusa::run(bots...); }};
        status = detail::status_of_run(bot);
        rest.join();
        return status != 0 ? status : others;
    }
}

}  // namespace monongusa

#endif
