// SPDX-License-Identifier: BSL-1.0
// executor_policy: says when and on which thread a chosen handler runs.

#ifndef MONONGUSA_CONCEPT_EXECUTOR_HPP
#define MONONGUSA_CONCEPT_EXECUTOR_HPP

#include <monongusa/chat/origin.hpp>
#include <monongusa/concept/task.hpp>
#include <monongusa/detail/instant.hpp>

#include <concepts>
#include <type_traits>

namespace monongusa {

namespace detail {

struct any_callback {
    void operator()() const noexcept;
};

}  // namespace detail

/// An executor that has run the task when `try_execute` comes back: its handlers see the event where the transport decoded it.
template <class Executor>
concept runs_in_place = requires { requires Executor::in_place; };

template <class Executor>
concept has_try_execute = requires(Executor& executor, std::conditional_t<runs_in_place<Executor>, task_in_place, task_of_bot> task) {
    { executor.try_execute(task) } -> std::convertible_to<bool>;
};
template <class Executor>
concept has_on_room = requires(Executor& executor, detail::any_callback callback) { executor.on_room(callback); };
template <class Executor>
concept has_drain = requires(Executor& executor, instant deadline) { executor.drain(deadline); };
template <class Executor>
concept has_at_rest = requires(Executor& executor) {
    { executor.at_rest() } -> std::convertible_to<bool>;
};

/// - `try_execute(task)` takes the task (true) or refuses it when it is full (false), and never blocks.  A task is an `mg::task_of_bot`: small, copied
///   freely, called once, with nothing, on any thread; it throws nothing.  `task.origin()` says until then where its event came from.  It is given
///   as an lvalue, which may be moved from if it is taken; a refused one is offered again.  An executor with `static constexpr bool in_place = true` runs it at once; its
///   tasks are `mg::task_in_place`;
/// - `on_room(callback)`: the callback is called once, on any thread, when there is room again after a refusal; at once if there is already;
/// - `drain(deadline)`: comes back when all that was taken is done, or at the deadline (an `mg::instant`, which is std::chrono's steady
///   clock's), whatever is first;
/// - `at_rest()`: no task is queued or running.
///
/// All may be called by any thread, `drain` not by a task.  It is moved into its bot before anything else is asked of it, so its state is best on the
/// heap.  It may also have `bool drops_when_full() const`: true if its bot is to drop (and count) what it refuses, instead of pausing the transport.
template <class Executor>
concept executor_policy = has_try_execute<Executor> && has_on_room<Executor> && has_drain<Executor> && has_at_rest<Executor> &&
                          std::move_constructible<Executor>;

/// An executor of which only running shows whether it does that: `bool in_place() const`.
template <class Executor>
concept may_run_in_place = requires(Executor const& executor) {
    { executor.in_place() } -> std::same_as<bool>;
};

namespace mistake {

template <class Executor>
struct not_an_executor {
    static constexpr bool fine = false;
    static consteval void require() {
        constexpr bool upto_room = has_try_execute<Executor> && has_on_room<Executor>;
        static_assert(has_try_execute<Executor>,
                      "monongusa: bot: this is no executor: it lacks 'bool try_execute(task)'; mg::executor::inplace is one");
        static_assert(!has_try_execute<Executor> || has_on_room<Executor>,
                      "monongusa: bot: this is no executor: it lacks 'on_room(callback)'; mg::executor::inplace has one");
        static_assert(!upto_room || has_drain<Executor>,
                      "monongusa: bot: this is no executor: it lacks 'drain(deadline)'; mg::executor::inplace has one");
        static_assert(!upto_room || !has_drain<Executor> || has_at_rest<Executor>,
                      "monongusa: bot: this is no executor: it lacks 'bool at_rest()'; mg::executor::inplace has one");
        static_assert(!upto_room || !has_drain<Executor> || !has_at_rest<Executor> || std::move_constructible<Executor>,
                      "monongusa: bot: this is no executor: it cannot be moved into its bot; keep its state on the heap");
    }
};

}  // namespace mistake

}  // namespace monongusa

#endif
