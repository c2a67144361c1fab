// SPDX-License-Identifier: BSL-1.0
// support::manual_executor: a bounded queue whose tasks run when the test says so, on the thread that says it.

#ifndef MONONGUSA_TESTS_SUPPORT_MANUAL_EXECUTOR_HPP
#define MONONGUSA_TESTS_SUPPORT_MANUAL_EXECUTOR_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/once.hpp>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace support {

/// In the order in which they were taken, so in every named order too.  Any thread may run tasks; `drain` runs them itself,
/// unless there are workers.  A copy has the same queue: one for the bot, one for the test.
class manual_executor {
    struct state {
        std::mutex mutex{};
        std::condition_variable changed{};
        std::deque<std::function<void()>> queue{};
        std::vector<monongusa::detail::once<>> waiting{};  // For room.
        std::size_t running = 0;
        std::size_t workers = 0;
        bool ended = false;
    };

public:
    explicit manual_executor(std::size_t room) : room_(room), state_(std::make_shared<state>()) {}

    template <class Task>
    bool try_execute(Task&& task) {
        std::lock_guard const lock{state_->mutex};
        if (unfinished() >= room_) return false;
        // std::function wants to copy, and tasks are promised to be copyable.
        state_->queue.emplace_back([own = std::decay_t<Task>(task)]() mutable { own(); });
        state_->changed.notify_all();
        return true;
    }

    void on_room(monongusa::detail::once<> callback) {
        {
            std::lock_guard const lock{state_->mutex};
            state_->waiting.push_back(std::move(callback));
        }
        tell_if_there_is_room();
    }

    void drain(monongusa::instant deadline) {
        auto const over = [deadline] { return monongusa::instant::clock::now() >= deadline; };
        for (;;) {
            while (!over() && nobody_works() && run_one()) {
            }
            std::unique_lock lock{state_->mutex};
            auto const changed = [this] { return unfinished() == 0 || (state_->workers == 0 && !state_->queue.empty()); };
            if (deadline == monongusa::instant::max()) {
                state_->changed.wait(lock, changed);
            } else {
                state_->changed.wait_until(lock, deadline, changed);
            }
            if (unfinished() == 0 || over()) return;
        }
    }

    bool at_rest() const {
        std::lock_guard const lock{state_->mutex};
        return unfinished() == 0;
    }

    bool run_one() {
        {
            std::unique_lock lock{state_->mutex};
            if (state_->queue.empty()) return false;
            auto task = std::move(state_->queue.front());
            state_->queue.pop_front();
            ++state_->running;
            lock.unlock();
            task();
            task = nullptr;
            lock.lock();
            --state_->running;
            state_->changed.notify_all();
        }
        tell_if_there_is_room();
        return true;
    }

    void run_all() {
        while (run_one()) {
        }
    }

    void begin_work(std::size_t threads) {
        std::lock_guard const lock{state_->mutex};
        state_->workers = threads;
    }
    /// Runs what there is and what comes, until `end_work`.
    void work() {
        for (;;) {
            run_all();
            std::unique_lock lock{state_->mutex};
            state_->changed.wait(lock, [this] { return state_->ended || !state_->queue.empty(); });
            if (state_->ended && state_->queue.empty()) return;
        }
    }
    void end_work() {
        std::lock_guard const lock{state_->mutex};
        state_->ended = true;
        state_->workers = 0;
        state_->changed.notify_all();
    }

private:
    bool nobody_works() const {
        std::lock_guard const lock{state_->mutex};
        return state_->workers == 0;
    }
    std::size_t unfinished() const noexcept { return state_->queue.size() + state_->running; }

    void tell_if_there_is_room() {
        std::vector<monongusa::detail::once<>> told;
        {
            std::lock_guard const lock{state_->mutex};
            if (unfinished() >= room_) return;
            told.swap(state_->waiting);
        }
        for (auto& callback : told) callback();
    }

    std::size_t room_;
    std::shared_ptr<state> state_;
};

/// Some threads that run the tasks of a manual executor, as long as it lives.
class workers {
public:
    workers(manual_executor& executor, std::size_t threads) : executor_(executor) {
        executor_.begin_work(threads);
        for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { executor_.work(); });
    }
    workers(workers const&) = delete;
    workers& operator=(workers const&) = delete;
    ~workers() {
        executor_.end_work();
        for (auto& thread : threads_) thread.join();
    }

private:
    manual_executor& executor_;
    std::vector<std::thread> threads_;
};

}  // namespace support

#endif
