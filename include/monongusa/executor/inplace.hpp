// SPDX-License-Identifier: BSL-1.0
// executor::inplace: runs each handler where its event arrives.

#ifndef MONONGUSA_EXECUTOR_INPLACE_HPP
#define MONONGUSA_EXECUTOR_INPLACE_HPP

namespace monongusa::executor {

/// Runs the task before `try_execute` comes back, on the transport's thread.  Never full, and always at rest when it is asked.  What fails on
/// another thread, an action that a sink completes there, is told to `on_error` rules when the transport's thread comes by.
struct inplace {
    static constexpr bool in_place = true;

    template <class Task>
    bool try_execute(Task&& task) const {
        static_cast<Task&&>(task)();
        return true;
    }

    template <class Callback>
    void on_room(Callback&& callback) const {
        static_cast<Callback&&>(callback)();
    }

    template <class Deadline>
    bool drain(Deadline const&) const noexcept {
        return true;
    }

    bool at_rest() const noexcept { return true; }
};

}  // namespace monongusa::executor

#endif
