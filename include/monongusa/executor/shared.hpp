// SPDX-License-Identifier: BSL-1.0
// executor::shared: one executor for several bots.

#ifndef MONONGUSA_EXECUTOR_SHARED_HPP
#define MONONGUSA_EXECUTOR_SHARED_HPP

#include <monongusa/detail/instant.hpp>

#include <memory>
#include <utility>

namespace monongusa::executor {

/// Copies of it are the same executor: `mg::executor::shared loop{mg::executor::thread_pool{1}};`, given to several bots, runs the handlers of all of them on one
/// thread, so that what they share needs no lock; with more threads the bots share a pool.  The orders of a pool hold for all together: two bots' channels of the same id
/// are one lane.  What one bot queues takes the room of the others.
///
/// It ends with its last copy.  A bot that ends waits for its own handlers alone.
template <class Executor>
class shared {
public:
    explicit shared(Executor executor) : executor_(std::make_shared<Executor>(std::move(executor))) {}

    template <class Task>
    bool try_execute(Task&& task) const {
        return executor_->try_execute(std::forward<Task>(task));
    }
    template <class Callback>
    void on_room(Callback&& callback) const {
        executor_->on_room(std::forward<Callback>(callback));
    }
    auto drain(instant deadline) const { return executor_->drain(deadline); }
    bool at_rest() const { return executor_->at_rest(); }
    bool drops_when_full() const noexcept {
        if constexpr (requires { static_cast<bool>(executor_->drops_when_full()); }) {
            return executor_->drops_when_full();
        } else {
            return false;
        }
    }

private:
    std::shared_ptr<Executor> executor_;
};

}  // namespace monongusa::executor

#endif
