// SPDX-License-Identifier: BSL-1.0
// ending: how a bot's engine comes to rest.

#ifndef MONONGUSA_BOT_ENDING_HPP
#define MONONGUSA_BOT_ENDING_HPP

#include <monongusa/bot/engine.hpp>
#include <monongusa/bot/thrown.hpp>

namespace monongusa::detail {

inline void engine::stop(instant::duration grace) {
    auto const margin = grace / 5 < std::chrono::seconds{1} ? grace / 5 : std::chrono::seconds{1};
    {
        std::lock_guard const lock{mutex_};
        if (stopping_.exchange(true)) return;
        deadline_ = after(instant::clock::now(), grace);
        cancel_at_ = deadline_ == instant::max() ? deadline_ : deadline_ - margin;
    }
    try {
        pause(true);
    } catch (...) {
        watch_.life().error("the transport does not pause: ", words_of(std::current_exception()));
    }
    try {
        if (parts_.leave) parts_.leave(bot_);
    } catch (...) {
        watch_.life().error("the transport does not leave: ", words_of(std::current_exception()));
    }
    stop_waiting();
    // What a transport tells at its own end must not stop it any more.
    auto const stop_if_open = [](void* self) {
        if (!of(self).closed_) of(self).stop_transport();
    };
    // One that has not begun may be logging in, where no timer is fired.
    if (quiet_.tell_when_quiet(this, stop_if_open) || !open_) {
        stop_transport();
    } else {
        if (companion()) wait_until(after(parts_.now(bot_), grace - margin), [this] { cancel_coroutines(); });
        // Where there is no timer left to wait with, the time is over now.
        if (!wait_until(after(parts_.now(bot_), grace), [this] { stop_transport(); })) stop_transport();
    }
    quiet_.wake();
}

inline void engine::stop_transport() noexcept {
    try {
        parts_.stop(bot_);
    } catch (...) {
        watch_.life().error("the transport does not stop: ", words_of(std::current_exception()));
    }
}

inline bool engine::settle(instant until) {
    for (;;) {
        if (visit() && quiet_.wait_until(sooner(cancelled_ ? deadline() : cancel_at(), until))) return true;
        auto const now = instant::clock::now();
        if (now >= cancel_at()) cancel_coroutines();
        if (now >= deadline()) stop_transport();
        if (now >= sooner(deadline(), until)) return false;
    }
}

inline std::error_code engine::finish(std::error_code error, bool queues) {
    ended_ = true;
    auto const timers = parts_.timers(bot_).size();
    auto const own = waits_.load();
    if (timers > own && !stopping()) {
        watch_.life().warning("ended before the time of ", timers - own, timers - own == 1 ? " action" : " actions", " to be done later");
    }
    if (auto* const beside = companion(); beside && !stopping()) {
        auto const waiting = beside->waiting(*beside);
        if (waiting > 0) watch_.life().warning("ended while ", waiting, waiting == 1 ? " coroutine waited" : " coroutines waited", " for an event or a time");
    }
    stop_waiting();
    parts_.timers(bot_).clear();
    visit();
    while ((queues || companion()) && !quiet_.wait_for_tasks(instant{})) {
        // A part of the wait at a time, since stopping may bring the deadline near.
        auto now = instant::clock::now();
        if (now >= cancel_at()) cancel_coroutines();
        auto const until = sooner(sooner(deadline(), cancelled_ ? instant::max() : cancel_at()), after(now, std::chrono::milliseconds{100}));
        parts_.drain(bot_, until);
        bool const at_rest = visit() && parts_.at_rest(bot_);
        // One that does not tell, or could not be asked, has room now.
        if (at_rest && overflow_.size() > 0) {
            if (!asked_.exchange(false)) quiet_.task_begins();
            flush();
        }
        if (quiet_.wait_for_tasks(at_rest ? until : after(instant::clock::now(), std::chrono::milliseconds{1}))) break;
        if (instant::clock::now() < deadline()) continue;
        abandoned_ = true;
        tell_what_is_left();
        tell_of_running();
        if (!error) error = make_error_code(error::deadline_passed);
        break;
    }
    auto const patient_until = after(instant::clock::now(), patience);
    while (!visit() || !quiet_.wait_until(sooner(deadline(), patient_until))) {
        if (instant::clock::now() < sooner(deadline(), patient_until)) continue;  // Woken since the bot is stopping, or something failed.
        auto const left = quiet_.under_way().actions;
        if (left > 0) watch_.life().warning("the transport did not say what came of ", left, left == 1 ? " action" : " actions");
        if (!error && left > 0) error = make_error_code(error::actions_unanswered);
        break;
    }
    if (dropped_ > 0) watch_.life().warning(dropped_.load(), dropped_ == 1 ? " handler was" : " handlers were", " dropped");
    closed_ = true;
    return error;
}

inline void engine::tell_what_is_left() const {
    auto const at_most = [](std::size_t count, std::size_t most) { return count < most ? count : most; };
    auto const running = running_.load();
    auto left = quiet_.under_way().tasks - (asked_ ? 1 : 0);
    left -= at_most(running, left);
    auto const life = watch_.life();
    auto* const beside = companion();
    auto const waiting = beside ? at_most(beside->running(*beside) - beside->waiting(*beside), left) : 0;
    if (running > 0 || left > waiting || waiting == 0) {
        life.error("at the deadline ", running, running == 1 ? " handler was" : " handlers were", " still running; ", left - waiting,
                   " had not begun and were dropped");
    }
    if (waiting > 0) {
        life.error("at the deadline ", waiting, waiting == 1 ? " coroutine" : " coroutines", " had not ended though cancelled, and were dropped");
    }
}

}  // namespace monongusa::detail

#endif
