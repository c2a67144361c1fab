// SPDX-License-Identifier: BSL-1.0
// answering: the way of an event through its bot: to a conversation that waits for it, or to the table.

#ifndef MONONGUSA_BOT_ANSWERING_HPP
#define MONONGUSA_BOT_ANSWERING_HPP

#include <monongusa/bot/companion.hpp>
#include <monongusa/bot/engine.hpp>
#include <monongusa/concept/executor.hpp>
#include <monongusa/event/failure.hpp>
#include <monongusa/event/origin.hpp>
#include <monongusa/table/arrival.hpp>
#include <monongusa/table/dispatch.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace monongusa::detail {

/// A friend of the bot.
template <class Bot>
struct answering {
    /// Whether a conversation has taken the event, or a row accepted it.
    template <class Event>
    static bool take(Bot& bot, Event& event) {
        auto& engine = bot.engine_;
        auto const number = engine.next_event();
        if (engine.companion() && engine.offer({&event_key_of<Event>, &event, event::origin_of(event)})) {
            engine.watching().takes(number, Event::event_name);
            return true;
        }
        if constexpr (Bot::table_type::list::template hears<Event>) {
            return offer(bot, event, number);
        } else {
            return false;
        }
    }

    /// By the row at `position`, or by all that accept the event.
    template <class Event>
    static bool ask(Bot& bot, Event& event, std::uint64_t number, std::size_t position = no_row) {
        using executor = typename Bot::executor_type;
        if constexpr (runs_in_place<executor>) {
            return ask_by(bot, event, number, position, bot.executor_);
        } else if constexpr (may_run_in_place<executor>) {
            queued_or_in_place how{std::as_const(bot.executor_).in_place()};
            return ask_by(bot, event, number, position, how);
        } else {
            queued how;
            return ask_by(bot, event, number, position, how);
        }
    }

    /// What goes wrong in a rule for errors is only logged, or it would go round for ever.
    static bool fail(Bot& bot, event::failure& failure, std::uint64_t number) {
        using list = typename Bot::table_type::list;
        if constexpr (list::template hears<event::failure>) {
            bool const of_such_a_rule = failure.rule != 0 && list::facts[failure.rule - 1].event == list::template first_hearing<event::failure>;
            if (!of_such_a_rule && offer(bot, failure, number)) return true;
        }
        if constexpr (requires { { bot.transport_.failed(failure) } -> std::same_as<bool>; }) {
            return bot.transport_.failed(failure);
        } else {
            return false;
        }
    }

private:
    template <class Event>
    static bool offer(Bot& bot, Event& event, std::uint64_t number) {
        auto& engine = bot.engine_;
        engine.counts().hears(Bot::table_type::list::template first_hearing<Event> + 1);
        engine.watching().hears(number, Event::event_name, event::origin_of(event), event::text_of(event));
        bool const accepted = ask(bot, event, number);
        if (!accepted) engine.watching().leaves(number);
        return accepted;
    }

    template <class Event, class How>
    static bool ask_by(Bot& bot, Event& event, std::uint64_t number, std::size_t position, How& how) {
        using dispatch = detail::dispatch<typename Bot::table_type, typename Bot::template context_of<Event>, Event, typename Bot::environment_type, How>;
        arrival<Event> arrived{event, number, bot.pools_.template of<Event>()};
        if (position == no_row) return dispatch::run(bot.table_, arrived, *bot.environment_, how);
        dispatch::run_row(bot.table_, position, arrived, *bot.environment_, how);
        return true;
    }
};

}  // namespace monongusa::detail

#endif
