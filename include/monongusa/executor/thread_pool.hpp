// SPDX-License-Identifier: BSL-1.0
// executor::thread_pool: runs handlers on threads of its own, in a named order.

#ifndef MONONGUSA_EXECUTOR_THREAD_POOL_HPP
#define MONONGUSA_EXECUTOR_THREAD_POOL_HPP

#include <monongusa/detail/monitor.hpp>
#include <monongusa/detail/once.hpp>
#include <monongusa/detail/owned.hpp>
#include <monongusa/executor/order.hpp>
#include <monongusa/executor/when_full.hpp>

#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <cstddef>
#include <mutex>
#include <type_traits>
#include <utility>
#include <vector>

namespace monongusa::executor {

struct thread_pool_config {
    std::size_t threads = 4;      ///< At least one.
    executor::order order = executor::order::channel;
    std::size_t capacity = 1024;  ///< Tasks that may be queued or running; at least one.
    executor::when_full when_full = executor::when_full::pause;
};

namespace detail {

class pool_of_threads {
    using threads = boost::asio::thread_pool;
    using lane = boost::asio::strand<threads::executor_type>;
    // Enough that two channels hardly ever share one, and few enough to cost nothing.
    static constexpr std::size_t lane_count = 256;

public:
    explicit pool_of_threads(thread_pool_config config)
        : config_(config), threads_(config.threads > 0 ? config.threads : 1) {
        if (config_.capacity == 0) config_.capacity = 1;
        if (config_.order == order::none) return;
        lanes_.reserve(lane_count);
        for (std::size_t i = 0; i < lane_count; ++i) lanes_.emplace_back(threads_.get_executor());
    }
    ~pool_of_threads() { threads_.join(); }

    thread_pool_config const& config() const noexcept { return config_; }

    template <class Task>
    bool try_execute(Task&& task) {
        auto taken = unfinished_.load();
        do {
            if (taken >= config_.capacity) return false;
        } while (!unfinished_.compare_exchange_weak(taken, taken + 1));
        try {
            post(std::forward<Task>(task));
        } catch (...) {
            finished();
            throw;
        }
        return true;
    }

    void on_room(monongusa::detail::once<> callback) {
        {
            std::lock_guard const lock{monitor_};
            waiting_.push_back(std::move(callback));
            ++watchers_;
        }
        tell_if_there_is_room();
    }

    bool drain(instant deadline) {
        std::lock_guard const lock{monitor_};
        ++watchers_;
        while (unfinished_ > 0 && instant::clock::now() < deadline) monitor_.wait_until(deadline);
        --watchers_;
        return unfinished_ == 0;
    }

    bool at_rest() const noexcept { return unfinished_ == 0; }

private:
    template <class Task>
    void post(Task&& task) {
        std::size_t number = 0;
        if constexpr (requires { task.origin(); }) {
            if (!lanes_.empty()) number = lane_of(task.origin(), config_.order, lanes_.size());
        }
        auto job = [this, own = std::decay_t<Task>(std::forward<Task>(task))]() mutable {
            run(own);
            finished();
        };
        if (lanes_.empty()) {
            boost::asio::post(threads_, std::move(job));
        } else {
            boost::asio::post(lanes_[number], std::move(job));
        }
    }

    template <class Task>
    static void run(Task& task) noexcept {
        Task own = std::move(task);  // Ends before it counts as finished.
        own();
    }

    void finished() noexcept {
        unfinished_.fetch_sub(1);
        if (watchers_ == 0) return;
        tell_if_there_is_room();
        std::lock_guard const lock{monitor_};
        if (unfinished_ == 0) monitor_.notify_all();
    }

    // A quarter of the queue: else a transport would be paused and resumed for each task.
    void tell_if_there_is_room() noexcept {
        std::vector<monongusa::detail::once<>> told;
        {
            std::lock_guard const lock{monitor_};
            if (waiting_.empty() || unfinished_ > config_.capacity - (config_.capacity + 3) / 4) return;
            told.swap(waiting_);
            watchers_ -= told.size();
        }
        for (auto& callback : told) callback();
    }

    thread_pool_config config_;
    std::atomic<std::size_t> unfinished_ = 0;
    std::atomic<std::size_t> watchers_ = 0;  // Who waits for room or for rest.
    monongusa::detail::monitor monitor_;
    std::vector<monongusa::detail::once<>> waiting_;  // For room.
    threads threads_;
    std::vector<lane> lanes_;
};

}  // namespace detail

/// A fixed number of threads (Boost.Asio's) and a bounded queue.  Refuses tasks when that is full, and never blocks who hands one over.
///
/// - Tasks of one channel (or author, as `order` says) run one after the other, in the order in which they were taken; others beside them.  A channel's
///   lane is chosen by hash out of a fixed number, so that now and then two channels share one.
/// - `on_room` calls back when a quarter of the queue is free, on a thread of the pool, or at once.
/// - It ends when all it has taken is done.  A task must not throw, and must not wait for the pool's rest.
class thread_pool {
public:
    explicit thread_pool(std::size_t threads) : thread_pool(thread_pool_config{.threads = threads}) {}
    explicit thread_pool(thread_pool_config config) : pool_(std::in_place, config) {}

    /// A task that has `origin()` is put into the lane of that; any other into the lane of what comes from nowhere.
    template <class Task>
    bool try_execute(Task&& task) {
        return pool_->try_execute(std::forward<Task>(task));
    }
    template <class Callback>
    void on_room(Callback&& callback) {
        pool_->on_room(std::forward<Callback>(callback));
    }
    /// Whether all was done by the deadline: a point in time of the steady clock, or a time from now on.
    bool drain(instant deadline) { return pool_->drain(deadline); }
    template <class Rep, class Period>
    bool drain(std::chrono::duration<Rep, Period> time) {
        return drain(monongusa::detail::after(instant::clock::now(), monongusa::detail::whole(time)));
    }
    bool at_rest() const noexcept { return pool_->at_rest(); }
    bool drops_when_full() const noexcept { return pool_->config().when_full == when_full::drop; }

private:
    monongusa::detail::owned<detail::pool_of_threads> pool_;  // Can be moved into its bot.
};

}  // namespace monongusa::executor

#endif
