// SPDX-License-Identifier: BSL-1.0
// queueing: how a bot's engine hands tasks to the executor.

#ifndef MONONGUSA_BOT_QUEUEING_HPP
#define MONONGUSA_BOT_QUEUEING_HPP

#include <monongusa/bot/engine.hpp>
#include <monongusa/bot/thrown.hpp>

namespace monongusa::detail {

inline void engine::submit(task_of_bot& task) {
    auto const outcome = overflow_.offer(task);
    if (outcome == overflow::outcome::first_kept) {
        pause(true);
        ask_for_room();
    } else if (outcome == overflow::outcome::dropped && !told_of_drops_.exchange(true)) {
        watch_.life().warning("the executor is full: handlers are dropped; how many is told at the end");
    }
}

inline void engine::run_later(task_of_bot& task) {
    if (open_ && !home_.in_place()) return submit(task);
    home_.post(std::move(task));
    // What came before the bot has begun waits there too, whatever its executor is, and nobody is called.
    if (open_) run_what_waits();
}

inline void engine::run_what_waits() {
    if (!home_.in_place()) return submit_what_waits();
    if (home_.size() > 0) call_home();
}

inline void engine::submit_what_waits() {
    while (hit* const next = home_.take()) {
        task_of_bot task{next};
        submit(task);
    }
}

// For whoever has asked for room, which counts as a task.
inline void engine::flush() noexcept {
    if (!flushing_.exchange(true)) {
        try {
            bool const refused = overflow_.flush() == overflow::progress::refused;
            flushing_ = false;  // Before it is asked, since it may answer at once.
            refused ? ask_for_room() : pause(false);
        } catch (...) {
            flushing_ = false;
            overflow_.nobody_asks();
            watch_.life().error("the executor: ", words_of(std::current_exception()));
        }
    }
    quiet_.task_ends();  // From here on the bot may be gone.
}

// Counted as a task until `flush` is done, so that nobody ends the bot meanwhile.
inline void engine::ask_for_room() noexcept {
    quiet_.task_begins();
    asked_ = true;
    try {
        parts_.on_room(bot_);
    } catch (...) {
        watch_.life().error("the executor: ", words_of(std::current_exception()));
        if (!asked_.exchange(false)) return;
        overflow_.nobody_asks();
        quiet_.task_ends();
    }
}

}  // namespace monongusa::detail

#endif
