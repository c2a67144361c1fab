// SPDX-License-Identifier: BSL-1.0
// engine_parts: what the engine of a bot asks of the parts the bot is put together from.

#ifndef MONONGUSA_BOT_ENGINE_PARTS_HPP
#define MONONGUSA_BOT_ENGINE_PARTS_HPP

#include <monongusa/bot/rule_name.hpp>
#include <monongusa/clock/timer_queue.hpp>
#include <monongusa/concept/task.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/event/failure.hpp>

#include <cstdint>
#include <span>

namespace monongusa::detail {

/// Functions, so that the engine is compiled once for all bots.
struct engine_parts {
    bool (*try_execute)(void* bot, task_of_bot& task);
    void (*on_room)(void* bot);  ///< Calls `engine::has_room` when the executor has.
    void (*drain)(void* bot, instant deadline);
    bool (*at_rest)(void* bot);
    void (*pause)(void* bot, bool paused);
    void (*leave)(void* bot);  ///< Nothing more is heard; before `stop`.
    void (*stop)(void* bot);
    /// Offers a failure to the rules for it, as a part of what came of an event; whether one took it.
    bool (*fail)(void* bot, event::failure& failure, std::uint64_t event);
    instant (*now)(void* bot);
    clock::timer_queue& (*timers)(void* bot);
    void (*rearm)(void* bot);  ///< Ends a wait of a transport that drives the clock.
    std::span<named_rule const> names{};  ///< Of the rules, as long as the program.
};

}  // namespace monongusa::detail

#endif
