// SPDX-License-Identifier: BSL-1.0
// fit: whether a transport, an executor, a table and components fit together.

#ifndef MONONGUSA_BOT_FIT_HPP
#define MONONGUSA_BOT_FIT_HPP

#include <monongusa/bot/actions.hpp>
#include <monongusa/bot/components.hpp>
#include <monongusa/concept/clock.hpp>
#include <monongusa/concept/executor.hpp>
#include <monongusa/concept/transport.hpp>
#include <monongusa/bot/waits.hpp>
#include <monongusa/event/due.hpp>
#include <monongusa/event/failure.hpp>
#include <monongusa/table/table.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace monongusa {

namespace mistake {

template <class Event, class Transport, class Number>
struct event_never_emitted {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Event>,
                      "monongusa: bot: a rule hears an event that the transport never emits; remove the rule or choose another transport");
    }
};

template <class Action, class Transport, class Number>
struct action_not_performed {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Action>,
                      "monongusa: bot: a handler performs an action that the transport cannot (a context counts as send, reply, reply in thread and "
                      "react); return actions instead, or choose another transport");
    }
};

template <class Action, class Transport, class Number>
struct action_not_taken {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Action>,
                      "monongusa: bot: the transport says that it performs an action, but its sink has no 'perform(action, done)' for it");
    }
};

template <class Component, class Number>
struct component_not_given {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Component>,
                      "monongusa: bot: a handler asks for a component that the bot was not given; hand it over with mg::with(...)");
    }
};

template <class Table>
struct not_a_table {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Table>, "monongusa: bot: this is no table of rules; write mg::table{...}");
    }
};

template <class Given>
struct not_components {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Given>, "monongusa: bot: what follows the table is no components; write mg::with(database), or mg::with() before a clock");
    }
};

}  // namespace mistake

namespace detail {

template <class Transport, class Event>
inline constexpr bool emits = std::is_same_v<Event, event::failure> || contains_type<Event, decltype(Transport::emits)>;

template <class Transport, class Events = event::list>
inline constexpr event_flags emitted_by{};
template <class Transport, class... Events>
inline constexpr event_flags emitted_by<Transport, type_list<Events...>> = {emits<Transport, Events>...};

template <class Transport, class Actions = action::list>
inline constexpr action_flags performed_by{};
template <class Transport, class... Actions>
inline constexpr action_flags performed_by<Transport, type_list<Actions...>> = {
    contains_type<Actions, decltype(Transport::performs)>...};

template <class Sink, class Actions = action::list>
inline constexpr action_flags taken_by{};
template <class Sink, class... Actions>
inline constexpr action_flags taken_by<Sink, type_list<Actions...>> = {
    sink_for<Sink, Actions>...};

template <class Parameter, class Event, class Components>
consteval bool lacks_component() {
    if constexpr (role_of<Parameter, Event>() == role::component) {
        return !Components::template has<std::remove_reference_t<Parameter>>;
    } else {
        return false;
    }
}
// The first parameter whose component is not there; the number of parameters if all are.
template <class Parameters, class Event, class Components>
inline constexpr std::size_t first_missing = 0;
template <class... Parameters, class Event, class Components>
inline constexpr std::size_t first_missing<type_list<Parameters...>, Event, Components> = [] {
    bool const lacks[] = {lacks_component<Parameters, Event, Components>()..., true};
    std::size_t index = 0;
    while (!lacks[index]) ++index;
    return index;
}();

/// The mistakes of one row in a bot.  `ContextOf<Event>` is the context that its generic handlers get.
template <class Row, class Number, class Transport, class Components, template <class> class ContextOf>
struct row_in_bot {
    using event = typename Row::event_type;
    using context = ContextOf<answered_event<Row>>;

    static consteval std::size_t first_wanted_but_not(action_flags const& possible) {
        auto const wanted = actions_of_rule<Row, context>();
        std::size_t index = 0;
        while (index < wanted.size() && (!wanted[index] || possible[index])) ++index;
        return index;
    }
    static consteval std::size_t first_impossible() { return first_wanted_but_not(performed_by<Transport>); }
    static consteval std::size_t untaken() { return first_wanted_but_not(taken_by<decltype(std::declval<Transport&>().sink())>); }
    // The first event that its handler declares to wait for and that never comes.
    static consteval std::size_t first_awaited_in_vain() {
        auto const awaited = awaited_by_rule<Row, context>(false);
        constexpr auto possible = emitted_by<Transport>;
        std::size_t index = 0;
        while (index < awaited.size() && (!awaited[index] || possible[index])) ++index;
        return index;
    }
    static consteval auto find() {
        using bound = typename bound_handler<Row, context>::verdict;
        if constexpr (!emits<Transport, event> && !is_timed(Row::verb)) {
            return found<mistake::event_never_emitted<event, Transport, Number>>();
        } else if constexpr (!bound::fine) {
            return found<bound>();
        } else {
            using parameters = typename signature_with<typename Row::handler_type, context>::parameters;
            constexpr std::size_t missing = first_missing<parameters, event, Components>;
            constexpr std::size_t impossible = first_impossible();
            constexpr std::size_t awaited = first_awaited_in_vain();
            if constexpr (awaited != monongusa::event::list::size) {
                return found<mistake::event_never_emitted<typename type_at<awaited, monongusa::event::list>::type, Transport, Number>>();
            } else if constexpr (missing != parameters::size) {
                return found<mistake::component_not_given<typename type_at<missing, parameters>::type, Number>>();
            } else if constexpr (impossible != action::list::size) {
                return found<mistake::action_not_performed<typename type_at<impossible, action::list>::type, Transport, Number>>();
            } else if constexpr (untaken() != action::list::size) {
                return found<mistake::action_not_taken<typename type_at<untaken(), action::list>::type, Transport, Number>>();
            } else {
                return found<mistake::none>();
            }
        }
    }
};

template <class Row, class Number, class Transport, class Components, template <class> class ContextOf>
consteval auto find_mistake_in_bot() {
    if constexpr (!rule_type<Row> || is_refused<Row>) {
        return found<mistake::none>();  // That has been told.
    } else {
        return row_in_bot<Row, Number, Transport, Components, ContextOf>::find();
    }
}

template <class Transport, class Components, template <class> class ContextOf, class List, class Indices>
struct rows_in_bot;

template <class Transport, class Components, template <class> class ContextOf, class... Rows, std::size_t... Index>
struct rows_in_bot<Transport, Components, ContextOf, row_list<Rows...>, std::index_sequence<Index...>> {
    template <class Row, std::size_t Position>
    using verdict = typename decltype(find_mistake_in_bot<Row, rule_number<Position + 1>, Transport, Components, ContextOf>())::type;

    static constexpr bool fit = [] {
        bool const each[] = {true, verdict<Rows, Index>::fine...};
        for (bool const fits : each) {
            if (!fits) return false;
        }
        return true;
    }();

    static constexpr void require() { [[maybe_unused]] int const checked[] = {0, (verdict<Rows, Index>::require(), 0)...}; }
};

/// Everything that a bot is put together from.
template <class Transport, class Executor, class Table, class Components, class Clock, template <class> class ContextOf>
struct fit_of_bot {
    static constexpr bool parts = transport_policy<Transport> && executor_policy<Executor> && table_type<Table> && is_components<Components> && clock_policy<Clock>;

    struct no_rows {
        static constexpr bool fit = false;
        static constexpr void require() {}
    };
    static consteval auto rows() {
        if constexpr (parts) {
            return std::type_identity<
                rows_in_bot<Transport, Components, ContextOf, typename Table::list, std::make_index_sequence<Table::size>>>{};
        } else {
            return std::type_identity<no_rows>{};
        }
    }
    using rows_type = typename decltype(rows())::type;

    using transport_verdict = std::conditional_t<transport_policy<Transport>, mistake::none, mistake::not_a_transport<Transport>>;
    using executor_verdict = std::conditional_t<executor_policy<Executor>, mistake::none, mistake::not_an_executor<Executor>>;
    using table_verdict = std::conditional_t<table_type<Table>, mistake::none, mistake::not_a_table<Table>>;
    using components_verdict = std::conditional_t<is_components<Components>, mistake::none, mistake::not_components<Components>>;
    using clock_verdict = std::conditional_t<clock_policy<Clock>, mistake::none, mistake::not_a_clock<Clock>>;

    static constexpr bool value = rows_type::fit;
};

}  // namespace detail
}  // namespace monongusa

#endif
