// SPDX-License-Identifier: BSL-1.0
// overflow: the tasks that an executor had no room for.

#ifndef MONONGUSA_BOT_OVERFLOW_HPP
#define MONONGUSA_BOT_OVERFLOW_HPP

#include <monongusa/concept/task.hpp>

#include <atomic>
#include <cstddef>
#include <mutex>
#include <utility>

namespace monongusa::detail {

/// Keeps refused tasks, and those that come after them, in their order until the executor has room.  Bounded by what comes before the transport has
/// paused: what is left of one event, and failures.  Any thread.
class overflow {
public:
    /// How many may wait when a failure is no longer added.
    static constexpr std::size_t most_failures = 1024;

    enum class outcome : unsigned char {
        taken,
        kept,
        first_kept,  ///< Ask for room now.
        dropped,
    };
    enum class progress : unsigned char {
        emptied,
        refused,  ///< Ask for room again.
    };
    using try_execute_t = bool (*)(void* bot, task_of_bot& task);

    overflow(void* bot, try_execute_t try_execute, bool drops) noexcept : bot_(bot), try_execute_(try_execute), drops_(drops) {}
    overflow(overflow const&) = delete;
    overflow& operator=(overflow const&) = delete;
    ~overflow() { clear(); }

    outcome offer(task_of_bot& task) {
        // The executor may run it here and now, so it is asked outside of the lock.
        if (size_ == 0 && try_execute_(bot_, task)) return outcome::taken;
        if (drops_ && !task.must_not_be_dropped()) return outcome::dropped;
        std::lock_guard const lock{mutex_};
        hit* const last = task_of_bot{task}.release();
        last->next = nullptr;
        (first_ ? last_->next : first_) = last;
        last_ = last;
        ++size_;
        return std::exchange(asking_, true) ? outcome::kept : outcome::first_kept;
    }

    /// Offers what is kept again, in order; by one thread at a time.  Throws what the executor throws, and has then let go the task it was offered.
    progress flush() {
        while (hit* const next = front()) {
            task_of_bot const kept = task_of_bot::shared(next);  // The executor may move from what it is given.
            task_of_bot offered{kept};
            struct popping {
                overflow& from;
                bool taken = true;
                ~popping() {
                    if (taken) from.pop();
                }
            } pop{*this};
            pop.taken = try_execute_(bot_, offered);
            if (!pop.taken) return progress::refused;
        }
        return progress::emptied;
    }

    /// Nobody will flush after all: whoever offers next is told to ask for room again.
    void nobody_asks() noexcept {
        std::lock_guard const lock{mutex_};
        asking_ = false;
    }

    /// Lets go what is kept; when nobody offers or flushes any more.
    void clear() noexcept {
        while (first_) task_of_bot{std::exchange(first_, first_->next)};
        size_ = 0;
    }

    std::size_t size() const noexcept { return size_; }

private:
    hit* front() {
        std::lock_guard const lock{mutex_};
        asking_ = first_ != nullptr;
        return first_;
    }
    void pop() noexcept {
        hit* popped = nullptr;
        {
            std::lock_guard const lock{mutex_};
            popped = std::exchange(first_, first_->next);
            --size_;
        }
        task_of_bot{popped};
    }

    void* bot_;
    try_execute_t try_execute_;
    bool drops_;
    std::mutex mutex_;
    hit* first_ = nullptr;
    hit* last_ = nullptr;
    bool asking_ = false;  // For room, or about to be: somebody will flush.
    std::atomic<std::size_t> size_ = 0;
};

}  // namespace monongusa::detail

#endif
