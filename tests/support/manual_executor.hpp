// SPDX-License-Identifier: BSL-1.0
// support::manual_executor: a bounded queue whose tasks run when the test says so.

#ifndef MONONGUSA_TESTS_SUPPORT_MANUAL_EXECUTOR_HPP
#define MONONGUSA_TESTS_SUPPORT_MANUAL_EXECUTOR_HPP

#include <cstddef>
#include <deque>
#include <functional>
#include <utility>
#include <vector>

namespace support {

class manual_executor {
public:
    explicit manual_executor(std::size_t room) : room_(room) {}

    template <class Task>
    bool try_execute(Task&& task) {
        if (queue_.size() >= room_) return false;
        queue_.emplace_back(std::forward<Task>(task));
        return true;
    }

    template <class Callback>
    void on_room(Callback&& callback) {
        waiting_.emplace_back(std::forward<Callback>(callback));
    }

    bool at_rest() const noexcept { return queue_.empty() && !running_; }

    bool run_one() {
        if (queue_.empty()) return false;
        auto const task = std::move(queue_.front());
        queue_.pop_front();
        running_ = true;
        task();
        running_ = false;
        for (auto const& callback : std::exchange(waiting_, {})) callback();
        return true;
    }

    void run_all() {
        while (run_one()) {}
    }

private:
    std::size_t room_;
    std::deque<std::function<void()>> queue_;
    std::vector<std::function<void()>> waiting_;
    bool running_ = false;
};

}  // namespace support

#endif
