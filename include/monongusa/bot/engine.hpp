// SPDX-License-Identifier: BSL-1.0
// engine: what a bot does whatever its parts are: it counts, queues, waits, reports, and comes to an end.

#ifndef MONONGUSA_BOT_ENGINE_HPP
#define MONONGUSA_BOT_ENGINE_HPP

#include <monongusa/action/occasion.hpp>
#include <monongusa/bot/companion.hpp>
#include <monongusa/bot/engine_parts.hpp>
#include <monongusa/bot/home.hpp>
#include <monongusa/bot/meter.hpp>
#include <monongusa/bot/metrics.hpp>
#include <monongusa/bot/overflow.hpp>
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
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::detail {

/// Any thread, but where it says so.
class engine {
public:
    /// Counts into `counters`, one for each rule, which live as long.
    engine(void* bot, engine_parts const& parts, bool drops_when_full, bool in_place = false, std::span<rule_counters> counters = {}) noexcept
        : bot_(bot), parts_(parts), overflow_(bot, parts.try_execute, drops_when_full), home_(in_place), meter_(counters) {}
    engine(engine const&) = delete;
    engine& operator=(engine const&) = delete;

    clock::quiet& quiet() noexcept { return quiet_; }
    watch& watching() noexcept { return watch_; }
    std::uint64_t next_event() noexcept { return ++events_; }

    meter& counts() noexcept { return meter_; }
    void read(metrics& out) const;
    /// Names in the log the rules whose handlers have a thread now.
    void tell_of_running() const;

    /// A rule's handler has the thread as long as this lives.
    class turn {
    public:
        turn(engine& of, std::size_t rule, bool goes_on = false) noexcept
            : of_(of), turn_(goes_on ? of.meter_.go_on(rule) : of.meter_.begin(rule)) {}
        turn(turn const&) = delete;
        turn& operator=(turn const&) = delete;
        ~turn() {
            held what;
            if (of_.meter_.end(turn_, what)) of_.tell_held(turn_.rule, what);
        }

    private:
        engine& of_;
        meter::turn turn_;
    };

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
    /// One that had no room in a stream.
    void event_dropped() noexcept { ++dropped_events_; }

    /// Hands a task to the executor; where there is no room the transport is paused until there is, or the task dropped, as was chosen.
    void submit(task_of_bot& task);

    /// The executor has room again.  Nothing where it was not asked, so that one that tells too often does no harm.
    void has_room() noexcept {
        if (asked_.exchange(false)) flush();
    }

    /// Runs a task that comes of no event where handlers run: at home, or by the executor.
    void run_later(task_of_bot& task);
    /// The bot has begun.
    void open() {
        open_ = true;
        run_what_waits();
    }

    /// A reason for the transport not to read, beside a full executor; there may be several.
    void hold_transport() { hold(1); }
    void release_transport() { hold(-1); }

    // --- the thread on which handlers run in place

    void at_home() noexcept { home_.at_home(); }
    /// More than one thread may call handlers in place, one at a time.
    void share_home() noexcept { home_.share(); }
    /// Runs what came about elsewhere meanwhile, if this is that thread; whether that is all.
    bool visit() noexcept {
        if (!home_.is_shared()) return !home_.is_here() || home_.visit();
        if (home_.size() == 0 || !home_.try_occupy()) return true;
        bool const all = home_.visit();
        home_.vacate();
        return all;
    }

    /// Somebody is at home as long as this lives, and visits at its end.
    class stay {
    public:
        explicit stay(engine& of) noexcept
            : of_(of.home_.is_shared() || of.home_.is_here() ? &of : nullptr), alone_(of.home_.is_shared() && of.home_.occupy()) {
            if (of_) of_->home_.enter();
        }
        stay(stay const&) = delete;
        stay& operator=(stay const&) = delete;
        ~stay() {
            if (!of_) return;
            bool const all = of_->home_.visit();
            of_->home_.leave();
            if (alone_) of_->home_.vacate();
            if (!all) of_->call_home();
        }

    private:
        engine* of_;
        bool alone_;
    };

    // --- coroutines

    /// Null if the bot has none so far.
    detail::companion* companion() const noexcept { return companion_.load(std::memory_order_acquire); }
    /// The same, made if there is none.
    detail::companion& companion(detail::companion* (*make)(engine& bot)) {
        if (auto* const there = companion()) return *there;
        std::lock_guard const lock{mutex_};
        if (!companion()) companion_.store(make(*this), std::memory_order_release);
        return *companion();
    }
    /// Whether a conversation has taken the event.
    bool offer(offered_event const& event) {
        auto* const beside = companion();
        return beside && beside->offer(*beside, event);
    }

    // --- what goes wrong

    /// Called while an exception of a rule is being handled.
    void threw(action::occasion const& occasion) noexcept;
    void action_failed(failed_action const& what);

    host as_host() noexcept;

    // --- time

    /// When the next timer is due.
    instant next_timer() const { return parts_.timers(bot_).earliest(); }

    /// Fires what is due; for whoever drives the clock.
    void fire_timers() {
        // Under way before it is out of the queue, so that it is never quiet in between.
        quiet_.task_begins();
        {
            stay const here{*this};
            while (!closed_ && parts_.timers(bot_).fire_one(parts_.now(bot_))) {
            }
        }
        quiet_.task_ends();
    }
    bool fire_one_timer() {
        quiet_.task_begins();
        bool fired = false;
        {
            stay const here{*this};
            fired = !closed_ && parts_.timers(bot_).fire_one(parts_.now(bot_));
        }
        quiet_.task_ends();
        return fired;
    }

    instant now() const { return parts_.now(bot_); }
    /// Calls `due` at that time of the bot's clock, for a part of the bot's own, which tells by `wait_is_over` that it has been called or cancelled.
    /// Nothing is named if the bot has ended or too much waits.
    clock::timer_id wait_until(instant at, once<> due) {
        if (closed_ || ended_) return {};
        ++waits_;
        auto const taken = parts_.timers(bot_).add(at, std::move(due));
        if (!taken) --waits_;
        return taken;
    }
    void wait_is_over() noexcept { --waits_; }
    /// Whether the wait goes on no more, and its `due` is never called.
    bool cancel_wait(clock::timer_id id) {
        bool const cancelled = parts_.timers(bot_).cancel(id);
        if (cancelled) --waits_;
        return cancelled;
    }

    // --- the end

    /// No new events; what is under way has `grace` to end, then the transport is stopped.
    void stop(instant::duration grace);
    bool stopping() const noexcept { return stopping_; }
    /// What has not run by now does not run any more.
    bool closed() const noexcept { return closed_; }
    /// No event comes any more.
    bool ending() const noexcept { return stopping_ || ended_; }

    /// After the transport has ended, with `error`: waits for what is under way.  Returns what ended the bot.
    std::error_code finish(std::error_code error, bool queues);

    /// Comes back when it is quiet, or at the time; whether it is quiet.  When the bot is stopping, at its deadline the transport is stopped.
    bool settle(instant until);

    /// From now on failures go to the log alone, and timers are not taken.
    void close() noexcept {
        closed_ = true;
        // Whoever has not seen that yet may still look for a rule.
        for (auto telling = telling_.load(); telling > 0; telling = telling_.load()) telling_.wait(telling);
        parts_.timers(bot_).clear();
        home_.clear();
        if (auto* const beside = companion_.exchange(nullptr)) beside->end(beside);
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

    struct deferred_failure;

    static constexpr instant sooner(instant left, instant right) noexcept { return left < right ? left : right; }
    static engine& of(void* self) noexcept { return *static_cast<engine*>(self); }

    instant deadline() const {
        std::lock_guard const lock{mutex_};
        return deadline_;
    }

    void stop_transport() noexcept;
    void tell_what_is_left() const;

    void hold(int more) {
        std::lock_guard const lock{pause_};
        holds_ += more;
        if (more > 0 || holds_ == 0) pause_locked(more > 0);
    }
    // The transport reads while neither the executor is full nor the bot is stopping.
    void pause(bool paused) {
        std::lock_guard const lock{pause_};
        pause_locked(paused);
    }
    void pause_locked(bool paused) {
        if (paused || (!stopping() && overflow_.size() == 0 && holds_ <= 0)) parts_.pause(bot_, paused);
    }

    void submit_what_waits();
    void run_what_waits();
    void flush() noexcept;
    void ask_for_room() noexcept;
    void tell_held(std::size_t rule, held const& what) noexcept;

    // Somebody is to visit.
    void call_home() noexcept {
        if (!open_ || (home_.is_here() && home_.is_attended())) return;
        quiet_.wake();
        parts_.rearm(bot_);
    }

    // When coroutines that still wait for others are cancelled: a while before the deadline, so that they can end by it.
    instant cancel_at() const {
        std::lock_guard const lock{mutex_};
        return cancel_at_;
    }
    void cancel_coroutines() noexcept {
        if (cancelled_.exchange(true)) return;
        if (auto* const beside = companion()) beside->cancel(*beside);
    }
    void stop_waiting() noexcept {
        if (auto* const beside = companion()) beside->stop_waiting(*beside);
    }

    bool defer(event::failure& failure, std::uint64_t event) noexcept;
    void tell(event::failure& failure, std::uint64_t event) noexcept;

    std::error_code later(instant::duration delay, once<>&& due);

    void* bot_;
    engine_parts const& parts_;
    clock::quiet quiet_;
    overflow overflow_;
    home home_;
    watch watch_;
    meter meter_;
    std::atomic<detail::companion*> companion_ = nullptr;
    std::atomic<bool> open_ = false;
    std::atomic<std::uint64_t> events_ = 0;
    std::atomic<std::size_t> running_ = 0;
    std::atomic<std::size_t> dropped_ = 0;
    std::atomic<std::size_t> dropped_events_ = 0;
    std::atomic<bool> told_of_drops_ = false;
    std::atomic<bool> asked_ = false;       // For room, and not yet told.
    std::atomic<bool> flushing_ = false;
    std::atomic<std::size_t> telling_ = 0;  // Failures at the moment.
    std::atomic<bool> abandoned_ = false;  // Tasks that have not begun do not begin any more.
    std::atomic<bool> ended_ = false;      // The transport has.
    std::atomic<bool> closed_ = false;
    std::atomic<bool> cancelled_ = false;  // What coroutines still wait for.
    std::atomic<std::size_t> waits_ = 0;   // Timers of the bot's own parts.
    std::mutex mutable mutex_;
    std::atomic<bool> stopping_ = false;
    instant deadline_ = instant::max();  // Once the bot is stopping; never, if it may take as long as it likes.
    instant cancel_at_ = instant::max();
    std::mutex pause_;
    int holds_ = 0;  // Of the transport.
};

/// The engine behind a context.
inline engine& engine_of(host const& bot) noexcept { return *static_cast<engine*>(bot.bot); }

}  // namespace monongusa::detail

#endif
