// SPDX-License-Identifier: BSL-1.0
// deferred: failures on other threads, of a bot whose handlers run in place.

#ifndef MONONGUSA_BOT_DEFERRED_HPP
#define MONONGUSA_BOT_DEFERRED_HPP

#include <monongusa/event/failure.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <utility>
#include <vector>

#include <pthread.h>

namespace monongusa::detail {

/// Handlers that run in place run on one thread, also those for errors, so that what they use needs no lock.  Keeps what has failed elsewhere, an
/// action that a sink has completed on a thread of its own, until that thread comes by.  Bounded; any thread.
class deferred {
    static constexpr std::size_t most = 1024;

public:
    struct one {
        event::failure failure;
        std::uint64_t event;
    };

    explicit deferred(bool in_place) noexcept : in_place_(in_place) {}

    /// This is the thread on which handlers run in place.
    void at_home() noexcept { home_ = ::pthread_self(); }

    /// Whether handlers may be called here and now.
    bool may_be_told_here() const noexcept { return !in_place_ || is_home(); }
    bool is_home() const noexcept { return in_place_ && ::pthread_equal(home_, ::pthread_self()) != 0; }

    /// False if there is no room, and then the failure is as it was.
    bool keep(event::failure& failure, std::uint64_t event) {
        std::lock_guard const lock{mutex_};
        if (kept_.size() >= most) return false;
        kept_.push_back({std::move(failure), event});
        any_ = true;
        return true;
    }

    /// Whether there is any; what is being kept this moment may be missed.
    bool any() const noexcept { return any_.load(std::memory_order_relaxed); }
    /// All that is kept, in its order.
    std::vector<one> take() {
        std::vector<one> all;
        if (!any_) return all;
        std::lock_guard const lock{mutex_};
        any_ = false;
        all.swap(kept_);
        return all;
    }

private:
    bool in_place_;
    std::atomic<pthread_t> home_{};
    std::atomic<bool> any_ = false;
    std::mutex mutex_;
    std::vector<one> kept_;
};

}  // namespace monongusa::detail

#endif
