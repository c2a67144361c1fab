// SPDX-License-Identifier: BSL-1.0
// run: bots until all have ended.

#ifndef MONONGUSA_BOT_RUN_HPP
#define MONONGUSA_BOT_RUN_HPP

#include <monongusa/bot/bot.hpp>
#include <monongusa/bot/company.hpp>
#include <monongusa/bot/outcome.hpp>
#include <monongusa/bot/runnable.hpp>
#include <monongusa/bot/signals.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/log/log.hpp>

#include <cstdlib>
#include <optional>
#include <system_error>

namespace monongusa {

namespace detail {

// For the case that something does not come back: nothing can end its thread but the end of the process.
[[noreturn]] inline void leave_running_handlers() {
    log::error("monongusa: handlers are still running after the deadline; the process ends without them");
    std::_Exit(outcome::error);
}
[[noreturn]] inline void leave_running_logins() {
    log::error("monongusa: logins are still under way after the deadline; the process ends without them");
    std::_Exit(outcome::error);
}

inline int run_all(runnables const& bots) {
    company all{bots};
    if (!all.why_not().empty()) {
        log::error(all.why_not());
        return outcome::error;
    }
    if (bots.empty()) log::warning("monongusa: run: there are no bots");
    constexpr instant::duration more = std::chrono::seconds{1};  // In which a bot that is late says so itself.
    auto const grace = all.grace();
    std::optional<signals> signals;
    try {
        signals.emplace(
            [&all] {
                all.stop();
                log::info("monongusa: stopping; a second signal ends at once");  // Behind it, so that who reads it can rely on it.
            },
            grace < instant::duration::max() - more ? grace + more : grace,
            [&all] { all.tell_of_late_ones() ? leave_running_handlers() : leave_running_logins(); });
    } catch (std::system_error const& error) {
        log::warning("monongusa: no thread is left to wait for signals, so the first one ends the process at once: ", error.what());
    }
    auto const outcome = all.run();
    if (outcome.still_running && signals && signals->came()) leave_running_handlers();
    return outcome.status;
}

}  // namespace detail

/// Runs bots until all of them have ended: each argument is a bot, a pointer to one, or a range of these, such as a `std::deque` of bots or
/// a `std::vector` of `std::unique_ptr`; temporaries too.  Returns an exit status: 0 if all ended cleanly, else 1.
///
/// Each bot logs in (see `bot::login`) and then runs, all at the same time, on a thread each; the first on the caller's.  What goes wrong
/// with one, an error or an exception or that no thread is left for it, goes to its log (`login: REASON`, `ended: REASON`), and the others
/// go on.  Bots of one name are called `bot`, `bot 2`, `bot 3` from then on.  With a null pointer or the same bot twice none runs: that is
/// a sentence in the log and status 1.  No bot at all is a warning and status 0.
///
/// SIGINT and SIGTERM stop all of them, as `bot::stop` does, also while they log in; a login that gives `std::errc::operation_canceled` was
/// stopped, which is no failure.  A second signal ends the process at once.  If after such a signal a handler or a login has not come back
/// when the longest grace period is over, the process ends with status 1.
///
/// Any thread; a signal stops the bots of all calls at the same time.  What has to be allocated before the first bot begins may throw.
template <class Bot, class... Bots>
int run(Bot&& bot, Bots&&... bots) {
    detail::run_verdict<Bot>::require();
    (detail::run_verdict<Bots>::require(), ...);
    if constexpr ((detail::run_verdict<Bot>::fine && ... && detail::run_verdict<Bots>::fine)) {
        detail::runnables all;
        detail::add_to(all, bot);
        (detail::add_to(all, bots), ...);
        return detail::run_all(all);
    } else {
        return detail::outcome::error;
    }
}

}  // namespace monongusa

#endif
