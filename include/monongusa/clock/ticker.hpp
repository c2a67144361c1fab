// SPDX-License-Identifier: BSL-1.0
// ticker: a thread that fires the timers of a bot whose transport does not.

#ifndef MONONGUSA_CLOCK_TICKER_HPP
#define MONONGUSA_CLOCK_TICKER_HPP

#include <monongusa/detail/monitor.hpp>

#include <mutex>
#include <system_error>
#include <utility>

#include <pthread.h>

namespace monongusa::clock {

/// Begins with the first `rearm`, so that a bot without timers has no such thread; ends with its object, if not before.
class ticker {
public:
    /// `fire(target)` fires what is due and gives the instant of the next.  Called on the ticker's thread.
    using fire_t = instant (*)(void* target);

    ticker(void* target, fire_t fire) noexcept : target_(target), fire_(fire) {}
    ticker(ticker const&) = delete;
    ticker& operator=(ticker const&) = delete;
    ~ticker() { end(); }

    /// A timer has become the earliest.  Throws std::system_error where no thread can be had.
    void rearm() {
        std::lock_guard const lock{monitor_};
        changed_ = true;
        monitor_.notify_all();
        if (running_ || ended_) return;
        // Not std::thread: <thread> would make every bot's file a tenth slower to read.
        int const error = ::pthread_create(&thread_, nullptr, &ticker::run, this);
        if (error != 0) throw std::system_error{error, std::generic_category(), "a thread for the bot's timers"};
        running_ = true;
    }

    /// Fires nothing any more when this comes back; `rearm` then is nothing.  Called by one thread.
    void end() noexcept {
        bool running = false;
        {
            std::lock_guard const lock{monitor_};
            ended_ = true;
            running = std::exchange(running_, false);
            monitor_.notify_all();
        }
        if (running) ::pthread_join(thread_, nullptr);
    }

private:
    static void* run(void* self) {
        static_cast<ticker*>(self)->run();
        return nullptr;
    }
    void run() {
        std::unique_lock lock{monitor_};
        while (!ended_) {
            changed_ = false;
            lock.unlock();
            instant const next = fire_(target_);
            lock.lock();
            while (!ended_ && !changed_ && instant::clock::now() < next) monitor_.wait_until(next);
        }
    }

    detail::monitor monitor_;
    void* target_;
    fire_t fire_;
    pthread_t thread_{};
    bool running_ = false;
    bool changed_ = false;
    bool ended_ = false;
};

}  // namespace monongusa::clock

#endif
