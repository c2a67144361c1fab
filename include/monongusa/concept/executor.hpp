// SPDX-License-Identifier: BSL-1.0
// executor_policy: says when and on which thread a chosen handler runs.

#ifndef MONONGUSA_CONCEPT_EXECUTOR_HPP
#define MONONGUSA_CONCEPT_EXECUTOR_HPP

#include <concepts>

namespace monongusa {

namespace detail {
struct any_task {
    void operator()() const noexcept;
};
}  // namespace detail

template <class Executor>
concept has_try_execute = requires(Executor& executor, detail::any_task task) {
    { executor.try_execute(task) } -> std::same_as<bool>;
};
template <class Executor>
concept has_on_room = requires(Executor& executor, detail::any_task callback) { executor.on_room(callback); };
template <class Executor>
concept has_at_rest = requires(Executor& executor) {
    { executor.at_rest() } -> std::same_as<bool>;
};

/// - `try_execute(task)` takes the task (true) or refuses it when it is full (false), and never blocks;
/// - `on_room(callback)`: the callback is called once, as soon as there is room again after a refusal;
/// - `at_rest()`: no task is queued or running.
template <class Executor>
concept executor_policy = has_try_execute<Executor> && has_on_room<Executor> && has_at_rest<Executor>;

/// An executor that has run the task when `try_execute` comes back: its handlers see the event where the transport decoded it.
template <class Executor>
concept runs_in_place = requires { requires Executor::in_place; };

namespace mistake {

template <class Executor>
struct not_an_executor {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(has_try_execute<Executor>,
                      "monongusa: bot: this is no executor: it lacks 'bool try_execute(task)'; mg::executor::inplace is one");
        static_assert(!has_try_execute<Executor> || has_on_room<Executor>,
                      "monongusa: bot: this is no executor: it lacks 'on_room(callback)'; mg::executor::inplace has one");
        static_assert(!has_try_execute<Executor> || !has_on_room<Executor> || has_at_rest<Executor>,
                      "monongusa: bot: this is no executor: it lacks 'bool at_rest()'; mg::executor::inplace has one");
    }
};

}  // namespace mistake

}  // namespace monongusa

#endif
