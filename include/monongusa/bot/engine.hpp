// SPDX-License-Identifier: BSL-1.0
// engine: what a bot does whatever its parts are: it counts, queues, waits, reports, and comes to an end.

#ifndef MONONGUSA_BOT_ENGINE_HPP
#define MONONGUSA_BOT_ENGINE_HPP

#include <monongusa/action/occasion.hpp>
#include <monongusa/bot/deferred.hpp>
#include <monongusa/bot/engine_parts.hpp>
#include <monongusa/bot/overflow.hpp>
#include <monongusa/bot/thrown.hpp>
#include <monongusa/bot/watch.hpp>
#include <monongusa/clock/quiet.hpp>
#include <monongusa/clock/timer_queue.hpp>
#include <monongusa/concept/task.hpp>
#include <monongusa/context/host.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/error/error.hpp>
#include <monongusa/event/failure.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::detail {

/// Any thread, but where it says so.
class engine {
public:
    engine(void* bot, engine_parts const& parts, bool drops_when_full, bool in_place = false) noexcept
        : bot_(bot), parts_(parts), overflow_(bot, parts.try_execute, drops_when_full), deferred_(in_place) {}
    engine(engine const&) = delete;
    engine& operator=(engine const&) = delete;

    clock::quiet& quiet() noexcept { return quiet_; }
    watch& watching() noexcept { return watch_; }
    std::uint64_t next_event() noexcept { return ++events_; }

    // --- tasks

    void task_begins() noexcept { quiet_.task_begins(); }
    /// False when the bot's time is over: then the handler does not begin.
    bool task_may_run() noexcept {
        ++running_;
        if (!abandoned_) return true;
        --running_;
        return false;
    }
    void task_ends() noexcept {
        --running_;
        quiet_.task_ends();
    }
    void task_dropped() noexcept {
        ++dropped_;
        quiet_.task_ends();
    }
    std::size_t dropped() const noexcept { return dropped_; }

    /// Hands a task to the executor; where there is no room the transport is paused until there is, or the task dropped, as was chosen.
    void submit(task_of_bot& task) {
        auto const outcome = overflow_.offer(task);
        if (outcome == overflow::outcome::first_kept) {
            pause(true);
            ask_for_room();
        } else if (outcome == overflow::outcome::dropped && !told_of_drops_.exchange(true)) {
            watch_.life().warning("the executor is full: handlers are dropped; how many is told at the end");
        }
    }

    /// The executor has room again.  Nothing where it was not asked, so that one that tells too often does no harm.
    void has_room() noexcept {
        if (asked_.exchange(false)) flush();
    }

    // --- what goes wrong

    /// Called while an exception of a rule is being handled.
    void threw(action::occasion const& occasion) noexcept {
        auto failure = failure_of(std::current_exception(), occasion.origin);
        failure.rule = occasion.rule;
        tell(failure, occasion.event);
    }

    /// This is the thread on which handlers run in place.
    void at_home() noexcept { deferred_.at_home(); }

    /// What failed on other threads meanwhile, of a bot whose handlers run in place.  Called at home.
    void tell_deferred() {
        if (!deferred_.any()) return;
        for (auto& one : deferred_.take()) {
            tell(one.failure, one.event);
            quiet_.task_ends();
        }
    }

    host as_host() noexcept {
        static constexpr host_calls calls{
            [](void* self, failed_action const& what) { of(self).action_failed(what); },
            [](void* self, action::stamp const& stamp) { of(self).threw({{}, stamp.event, stamp.rule}); },
            [](void* self) { of(self).quiet_.action_begins(); },
            [](void* self) { of(self).quiet_.action_ends(); },
            [](void* self, instant::duration delay, once<>&& due) { return of(self).later(delay, std::move(due)); },
            [](void* self, action::stamp const& stamp, std::string_view action, std::string_view words) {
                of(self).watch_.does(stamp, action, words);
            },
        };
        return {this, &calls};
    }

    // --- time

    /// When the next timer is due.
    instant next_timer() const { return parts_.timers(bot_).earliest(); }

    /// Fires what is due; for whoever drives the clock.
    void fire_timers() {
        // Under way before it is out of the queue, so that it is never quiet in between.
        quiet_.task_begins();
        while (!closed_ && parts_.timers(bot_).fire_one(parts_.now(bot_))) {
        }
        if (deferred_.is_home()) tell_deferred();
        quiet_.task_ends();
    }
    bool fire_one_timer() {
        quiet_.task_begins();
        bool const fired = !closed_ && parts_.timers(bot_).fire_one(parts_.now(bot_));
        quiet_.task_ends();
        return fired;
    }

    // --- the end

    /// No new events; what is under way has `grace` to end, then the transport is stopped.
    void stop(instant::duration grace) {
        {
            std::lock_guard const lock{mutex_};
            if (stopping_.exchange(true)) return;
            deadline_ = after(instant::clock::now(), grace);
        }
        pause(true);
        // What a transport tells at its own end must not stop it any more.
        auto const stop_if_open = [](void* self) {
            if (!of(self).closed_) of(self).parts_.stop(of(self).bot_);
        };
        if (quiet_.tell_when_quiet(this, stop_if_open)) {
            parts_.stop(bot_);
        } else if (!parts_.timers(bot_).add(after(parts_.now(bot_), grace), [this] { parts_.stop(bot_); })) {
            parts_.stop(bot_);  // There is no timer left to wait with.
        }
        quiet_.wake();
    }
    bool stopping() const noexcept { return stopping_; }

    /// After the transport has ended, with `error`: waits for what is under way.  Returns what ended the bot.
    std::error_code finish(std::error_code error, bool queues);

    /// Comes back when it is quiet, or at the time; whether it is quiet.  When the bot is stopping, at its deadline the transport is stopped.
    bool settle(instant until) {
        tell_deferred();
        while (!quiet_.wait_until(sooner(deadline(), until))) {
            tell_deferred();
            auto const now = instant::clock::now();
            if (now >= deadline()) parts_.stop(bot_);
            if (now >= sooner(deadline(), until)) return false;
        }
        return true;
    }

    /// From now on failures go to the log alone, and timers are not taken.
    void close() noexcept {
        closed_ = true;
        // Whoever has not seen that yet may still look for a rule.
        for (auto telling = telling_.load(); telling > 0; telling = telling_.load()) telling_.wait(telling);
        parts_.timers(bot_).clear();
    }
    /// Before its executor ends: what the executor still has, and may share with others, is run or let go.
    void drain_what_is_left() {
        if (!quiet_.wait_for_tasks(instant{})) parts_.drain(bot_, instant::max());
    }
    /// After the executor has ended: what it never had room for goes before the events it refers to.
    void drop_what_waits() noexcept {
        overflow_.clear();
        if (asked_.exchange(false)) quiet_.task_ends();
    }

private:
    // How long the end of a transport is waited for to say what came of its last actions.
    static constexpr std::chrono::seconds patience{5};

    static constexpr instant sooner(instant left, instant right) noexcept { return left < right ? left : right; }
    static engine& of(void* self) noexcept { return *static_cast<engine*>(self); }

    instant deadline() const {
        std::lock_guard const lock{mutex_};
        return deadline_;
    }

    // The transport reads while neither the executor is full nor the bot is stopping.
    void pause(bool paused) {
        std::lock_guard const lock{pause_};
        if (paused || (!stopping() && overflow_.size() == 0)) parts_.pause(bot_, paused);
    }

    // For whoever has asked for room, which counts as a task.
    void flush() noexcept {
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
    void ask_for_room() noexcept {
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

    // Whether it is told later.
    bool defer(event::failure& failure, std::uint64_t event) {
        quiet_.task_begins();
        if (!deferred_.keep(failure, event)) {
            quiet_.task_ends();
            return false;
        }
        quiet_.wake();
        parts_.rearm(bot_);
        return true;
    }

    void tell(event::failure& failure, std::uint64_t event) noexcept {
        bool const here = deferred_.may_be_told_here();
        if (!here && !closed_ && defer(failure, event)) return;
        ++telling_;
        // What would wait behind a full executor has to have an end too.
        bool const rules_may_hear = here && !closed_ && overflow_.size() < overflow::most_failures;
        if (!rules_may_hear || !parts_.fail(bot_, failure, event)) watch_.fails(failure.rule, failure.what);
        if (--telling_ == 0) telling_.notify_all();
    }
    void action_failed(failed_action const& what) {
        event::failure failure;
        failure.what = joined(what.action, ": ", what.error.message());
        failure.code = what.error;
        failure.rule = what.rule;
        failure.action = what.number;
        failure.channel = what.where.channel;
        failure.message = what.where.message;
        tell(failure, what.event);
    }

    std::error_code later(instant::duration delay, once<>&& due) {
        if (closed_ || ended_) return make_error_code(error::stopped);
        auto& timers = parts_.timers(bot_);
        auto const taken = timers.add(after(parts_.now(bot_), delay), std::move(due));
        if (!taken) return make_error_code(error::too_many_timers);
        // The end may have come in between, and found nothing to clear.
        if ((closed_ || ended_) && timers.cancel(taken)) return make_error_code(error::stopped);
        return {};
    }

    void* bot_;
    engine_parts const& parts_;
    clock::quiet quiet_;
    overflow overflow_;
    deferred deferred_;
    watch watch_;
    std::atomic<std::uint64_t> events_ = 0;
    std::atomic<std::size_t> running_ = 0;
    std::atomic<std::size_t> dropped_ = 0;
    std::atomic<bool> told_of_drops_ = false;
    std::atomic<bool> asked_ = false;       // For room, and not yet told.
    std::atomic<bool> flushing_ = false;
    std::atomic<std::size_t> telling_ = 0;  // Failures at the moment.
    std::atomic<bool> abandoned_ = false;  // Tasks that have not begun do not begin any more.
    std::atomic<bool> ended_ = false;      // The transport has.
    std::atomic<bool> closed_ = false;
    std::mutex mutable mutex_;
    std::atomic<bool> stopping_ = false;
    instant deadline_ = instant::max();  // Once the bot is stopping; never, if it may take as long as it likes.
    std::mutex pause_;
};

inline std::error_code engine::finish(std::error_code error, bool queues) {
    ended_ = true;
    if (auto const waiting = parts_.timers(bot_).size(); waiting > 0 && !stopping()) {
        watch_.life().warning("ended before the time of ", waiting, waiting == 1 ? " action" : " actions", " to be done later");
    }
    parts_.timers(bot_).clear();
    while (queues && !quiet_.wait_for_tasks(instant{})) {
        // A part of the wait at a time, since stopping may bring the deadline near.
        auto const now = instant::clock::now();
        auto const until = sooner(deadline(), after(now, std::chrono::milliseconds{100}));
        parts_.drain(bot_, until);
        bool const at_rest = parts_.at_rest(bot_);
        // One that does not tell, or could not be asked, has room now.
        if (at_rest && overflow_.size() > 0) {
            if (!asked_.exchange(false)) quiet_.task_begins();
            flush();
        }
        if (quiet_.wait_for_tasks(at_rest ? until : after(instant::clock::now(), std::chrono::milliseconds{1}))) break;
        if (instant::clock::now() < deadline()) continue;
        abandoned_ = true;
        auto const left = quiet_.under_way().tasks - (asked_ ? 1 : 0);
        auto const running = running_.load();
        watch_.life().error("at the deadline ", running, running == 1 ? " handler was" : " handlers were", " still running; ",
                   left > running ? left - running : 0, " had not begun and were dropped");
        if (!error) error = make_error_code(error::deadline_passed);
        break;
    }
    auto const patient_until = after(instant::clock::now(), patience);
    tell_deferred();
    while (!quiet_.wait_until(sooner(deadline(), patient_until))) {
        tell_deferred();
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

}  // namespace monongusa::detail

#endif
