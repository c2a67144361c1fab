// SPDX-License-Identifier: BSL-1.0
// monitor: a mutex and a condition to wait for in one.

#ifndef MONONGUSA_DETAIL_MONITOR_HPP
#define MONONGUSA_DETAIL_MONITOR_HPP

#include <monongusa/detail/instant.hpp>

// Not <condition_variable>, which would add a fifth to what a bot's file costs to read.
#include <mutex>

#include <pthread.h>
#include <time.h>

namespace monongusa::detail {

/// Lock and unlock it as any mutex.  Waits are for those who hold the lock, and may end without a reason: ask again what you wait for.
class monitor {
public:
    monitor() noexcept {
        // Without memory to be had these calls cannot fail: attributes and conditions are plain data where there are POSIX threads.
        pthread_condattr_t attributes;
        ::pthread_condattr_init(&attributes);
        ::pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);  // As std::chrono::steady_clock.
        ::pthread_cond_init(&changed_, &attributes);
        ::pthread_condattr_destroy(&attributes);
    }
    monitor(monitor const&) = delete;
    monitor& operator=(monitor const&) = delete;
    ~monitor() { ::pthread_cond_destroy(&changed_); }

    void lock() { mutex_.lock(); }
    void unlock() noexcept { mutex_.unlock(); }

    void notify_all() noexcept { ::pthread_cond_broadcast(&changed_); }

    void wait_until(instant when) noexcept {
        if (when == instant::max()) {
            ::pthread_cond_wait(&changed_, mutex_.native_handle());
            return;
        }
        auto const since_start = when.time_since_epoch();
        auto const seconds = std::chrono::duration_cast<std::chrono::seconds>(since_start);
        timespec const deadline{static_cast<time_t>(seconds.count()),
                                static_cast<long>(std::chrono::nanoseconds{since_start - seconds}.count())};
        ::pthread_cond_timedwait(&changed_, mutex_.native_handle(), &deadline);
    }

private:
    std::mutex mutex_;
    pthread_cond_t changed_;
};

}  // namespace monongusa::detail

#endif
