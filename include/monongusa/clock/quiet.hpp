// SPDX-License-Identifier: BSL-1.0
// quiet: the count by which it is decided that nothing more happens.

#ifndef MONONGUSA_CLOCK_QUIET_HPP
#define MONONGUSA_CLOCK_QUIET_HPP

#include <monongusa/detail/monitor.hpp>

#include <cstddef>
#include <mutex>

namespace monongusa::clock {

/// Counts what a bot has under way.  It is quiet when nothing is: then nothing can happen but by a new event or a timer.
///
/// A task begins before it is queued and ends when its handler has; so does a coroutine.  A wait of the bot's own ends once it is registered and
/// begins again before its continuation is queued.  An action begins when it is handed to the sink and ends with its completion: like every foreign
/// wait it is really waited for.  Any thread.
class quiet {
public:
    struct counts {
        std::size_t tasks = 0;
        std::size_t actions = 0;

        friend bool operator==(counts const&, counts const&) = default;
    };

    void task_begins() noexcept { begin(&counts::tasks); }
    void task_ends() noexcept { end(&counts::tasks); }
    void action_begins() noexcept { begin(&counts::actions); }
    void action_ends() noexcept { end(&counts::actions); }

    counts under_way() const {
        std::lock_guard const lock{monitor_};
        return counts_;
    }
    bool now() const { return under_way() == counts{}; }

    /// Comes back when it is quiet, at `deadline`, or when somebody calls `wake`; whether it is quiet.
    bool wait_until(instant deadline) {
        return wait([this] { return settled(); }, deadline);
    }
    /// The same for the tasks alone.
    bool wait_for_tasks(instant deadline) {
        return wait([this] { return counts_.tasks == 0 && !telling_; }, deadline);
    }

    /// Ends a wait, also one that is yet to begin.
    void wake() noexcept {
        std::lock_guard const lock{monitor_};
        woken_ = true;
        monitor_.notify_all();
    }

    /// Calls `tell(told)` from now on when it becomes quiet, on the thread by which it does, one call at a time.  Whether it is quiet already.
    bool tell_when_quiet(void* told, void (*tell)(void* told)) noexcept {
        std::lock_guard const lock{monitor_};
        told_ = told;
        tell_ = tell;
        return counts_ == counts{};
    }

private:
    bool settled() const noexcept { return counts_ == counts{} && !telling_; }

    template <class Over>
    bool wait(Over const& over, instant deadline) {
        std::lock_guard const lock{monitor_};
        while (!over() && !woken_ && instant::clock::now() < deadline) monitor_.wait_until(deadline);
        woken_ = false;
        return over();
    }

    void begin(std::size_t counts::*what) noexcept {
        std::lock_guard const lock{monitor_};
        ++(counts_.*what);
    }
    // Whoever waits may end this object as soon as the wait is over: the lock is the last that is touched, and nobody's wait ends while this tells.
    void end(std::size_t counts::*what) noexcept {
        std::unique_lock lock{monitor_};
        if (counts_.*what == 0) return;  // Ended twice, by a sink that breaks its word.
        if (--(counts_.*what) > 0) return;
        if (tell_ && settled()) {
            telling_ = true;
            lock.unlock();
            tell_(told_);
            lock.lock();
            telling_ = false;
        }
        monitor_.notify_all();
    }

    detail::monitor mutable monitor_;
    counts counts_;
    bool woken_ = false;
    bool telling_ = false;
    void* told_ = nullptr;
    void (*tell_)(void*) = nullptr;
};

}  // namespace monongusa::clock

#endif
