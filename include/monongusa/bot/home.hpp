// SPDX-License-Identifier: BSL-1.0
// home: the thread on which a bot's handlers run in place, and what waits for it.

#ifndef MONONGUSA_BOT_HOME_HPP
#define MONONGUSA_BOT_HOME_HPP

#include <monongusa/concept/task.hpp>

#include <atomic>
#include <cstddef>
#include <mutex>
#include <utility>

#include <pthread.h>

namespace monongusa::detail {

/// Handlers that run in place run on one thread at a time, also those for errors and the continuations of coroutines, so that what they use needs no
/// lock.  Keeps what has come about elsewhere, an action that a sink has completed on a thread of its own, until that thread comes by.
class home {
public:
    explicit home(bool in_place) noexcept : in_place_(in_place) {}
    home(home const&) = delete;
    home& operator=(home const&) = delete;
    ~home() { clear(); }

    /// This is the thread on which handlers run in place.
    void at_home() noexcept { thread_.store(::pthread_self(), std::memory_order_relaxed); }

    bool in_place() const noexcept { return in_place_; }
    bool is_here() const noexcept { return in_place_ && ::pthread_equal(thread_.load(std::memory_order_relaxed), ::pthread_self()) != 0; }
    /// Whether handlers may be called here and now.
    bool may_be_told_here() const noexcept { return !in_place_ || is_here(); }

    /// Any thread.
    void post(task_of_bot task) noexcept {
        hit* const last = task.release();
        last->next = nullptr;
        std::lock_guard const lock{mutex_};
        (first_ ? last_->next : first_) = last;
        last_ = last;
        ++size_;
    }
    /// How much waits; what is being posted this moment may be missed.
    std::size_t size() const noexcept { return size_; }

    /// Between these somebody is at home who will visit before leaving, so that nobody has to be called.  At home.
    void enter() noexcept { ++inside_; }
    void leave() noexcept { --inside_; }

    bool is_attended() const noexcept { return inside_ > 0 || visited_; }

    /// From now on several threads may be home, one at a time: each has to occupy it.
    void share() noexcept { shared_ = true; }
    bool is_shared() const noexcept { return shared_; }
    /// Makes it the caller's when it is nobody else's; false if it is already.  Then `vacate`.
    bool occupy() noexcept {
        if (is_here()) return false;
        if (occupied_.exchange(true, std::memory_order_acquire)) wait_to_occupy();
        at_home();
        return true;
    }
    /// The same, and gives up where somebody else is home, who will visit.
    bool try_occupy() noexcept {
        if (is_here() || occupied_.exchange(true, std::memory_order_acquire)) return false;
        at_home();
        return true;
    }
    void vacate() noexcept {
        thread_.store(pthread_t{}, std::memory_order_relaxed);
        occupied_.store(false);
        if (waiting_ > 0) occupied_.notify_all();
    }

    /// Runs what waits and what comes of it, in order; false if there is no end to that for now.  At home; a visit within a visit does nothing.
    bool visit() noexcept {
        if (size_ == 0 || visited_) return true;
        visited_ = true;
        std::size_t left = most_at_once;
        for (; left > 0; --left) {
            hit* const next = take();
            if (!next) break;
            task_of_bot{next}();
        }
        visited_ = false;
        return left > 0;
    }

    /// The oldest that waits, for somebody else to run; null if there is none.  Any thread.
    hit* take() noexcept {
        std::lock_guard const lock{mutex_};
        if (!first_) return nullptr;
        --size_;
        return std::exchange(first_, first_->next);
    }

    /// Lets go what waits.
    void clear() noexcept {
        while (hit* const next = take()) task_of_bot{next};
    }

private:
    // Then the transport reads and writes again.
    static constexpr std::size_t most_at_once = 1024;

    // Seldom: a timer is due while a handler runs.
    [[gnu::cold]] void wait_to_occupy() noexcept {
        ++waiting_;
        while (occupied_.exchange(true)) occupied_.wait(true);
        --waiting_;
    }

    bool in_place_;
    bool shared_ = false;
    bool visited_ = false;
    std::size_t inside_ = 0;
    std::atomic<pthread_t> thread_{};
    std::atomic<bool> occupied_ = false;
    std::atomic<std::size_t> waiting_ = 0;
    std::atomic<std::size_t> size_ = 0;
    std::mutex mutex_;
    hit* first_ = nullptr;
    hit* last_ = nullptr;
};

}  // namespace monongusa::detail

#endif
