// SPDX-License-Identifier: BSL-1.0
// parts_of: the parts of a bot as its engine sees them.

#ifndef MONONGUSA_BOT_PARTS_OF_HPP
#define MONONGUSA_BOT_PARTS_OF_HPP

#include <monongusa/bot/answering.hpp>
#include <monongusa/bot/engine_parts.hpp>
#include <monongusa/bot/rule_name.hpp>
#include <monongusa/concept/executor.hpp>
#include <monongusa/concept/task.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/event/failure.hpp>

#include <concepts>
#include <cstdint>

namespace monongusa::detail {

/// A friend of the bot.
template <class Bot>
struct parts_of {
    static Bot& of(void* self) noexcept { return *static_cast<Bot*>(self); }

    static engine_parts const& all() noexcept {
        if constexpr (Bot::fits) {
            static constexpr engine_parts parts{
                .try_execute = [](void* self, task_of_bot& task) -> bool { return of(self).executor_.try_execute(task); },
                .on_room = [](void* self) { of(self).executor_.on_room([self] { of(self).engine_.has_room(); }); },
                .drain = [](void* self, instant deadline) { of(self).executor_.drain(deadline); },
                .at_rest = [](void* self) -> bool { return of(self).executor_.at_rest(); },
                .pause = [](void* self, bool paused) { paused ? of(self).transport_.pause() : of(self).transport_.resume(); },
                .leave =
                    [](void* self) {
                        if constexpr (requires { of(self).transport_.leave(); }) of(self).transport_.leave();
                    },
                .stop = [](void* self) { of(self).transport_.stop(); },
                .fail = [](void* self, event::failure& failure, std::uint64_t event) { return answering<Bot>::fail(of(self), failure, event); },
                .now = [](void* self) { return of(self).clock_.now(); },
                .timers = [](void* self) -> clock::timer_queue& { return of(self).clock_.timers(); },
                .rearm = [](void* self) { of(self).rearm(); },
                .names = names_of_rules<typename Bot::table_type::list>,
            };
            return parts;
        } else {
            static constexpr engine_parts none{};
            return none;
        }
    }
};

template <class Executor>
bool drops_when_full([[maybe_unused]] Executor const& executor) noexcept {
    if constexpr (requires { { executor.drops_when_full() } -> std::convertible_to<bool>; }) {
        return executor.drops_when_full();
    } else {
        return false;
    }
}

template <class Executor>
bool is_in_place([[maybe_unused]] Executor const& executor) noexcept {
    if constexpr (may_run_in_place<Executor>) {
        return executor.in_place();
    } else {
        return runs_in_place<Executor>;
    }
}

}  // namespace monongusa::detail

#endif
