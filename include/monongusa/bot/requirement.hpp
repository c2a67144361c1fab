// SPDX-License-Identifier: BSL-1.0
// requirements of a bot: what its transport, executor, table and components must be to each other.

#ifndef MONONGUSA_BOT_REQUIREMENT_HPP
#define MONONGUSA_BOT_REQUIREMENT_HPP

#include <monongusa/bot/actions.hpp>
#include <monongusa/bot/components.hpp>
#include <monongusa/concept/executor.hpp>
#include <monongusa/concept/transport.hpp>
#include <monongusa/event/failure.hpp>
#include <monongusa/table/table.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

template <class Event, class Transport, class Number>
consteval void require_emitted() {
    static_assert(std::is_void_v<Event>,
                  "monongusa: bot: a rule hears an event that the transport never emits; remove the rule or choose another transport");
}

template <class Action, class Transport, class Number>
consteval void require_performed() {
    static_assert(std::is_void_v<Action>,
                  "monongusa: bot: a handler performs an action that the transport cannot; declare less or choose another transport");
}

template <class Component, class Number>
consteval void require_component() {
    static_assert(std::is_void_v<Component>,
                  "monongusa: bot: a handler asks for a component that the bot was not given; hand it over with mg::with(...)");
}

template <class Table>
consteval void require_table() {
    static_assert(table_type<Table>, "monongusa: bot: 'Table' is no table of rules; write mg::table{...}");
}

template <class Executor>
consteval void require_in_place() {
    static_assert(runs_in_place<Executor>,
                  "monongusa: bot: 'Executor' does not say 'in_place', and this version cannot keep events for later; use mg::executor::inplace");
}

template <class Transport, class Event>
inline constexpr bool emits = std::is_same_v<Event, event::failure> || contains_type<Event, decltype(Transport::emits)>;

/// The mistakes of one row in a bot.  `ContextOf<Event>` is the context that its generic handlers get.
template <class Row, class Transport, class Components, template <class> class ContextOf>
struct row_in_bot {
    using event = typename Row::event_type;
    using context = ContextOf<event>;
    using bound = bound_handler<Row, context>;

    template <class... Parameters>
    static consteval std::size_t first_missing(type_list<Parameters...>) {
        std::size_t first = sizeof...(Parameters);
        std::size_t index = 0;
        ((first = lacks<Parameters>() && first == sizeof...(Parameters) ? index : first, ++index), ...);
        return first;
    }
    template <class Parameter>
    static consteval bool lacks() {
        if constexpr (role_of<Parameter, event>() == role::component) {
            return !Components::template has<std::remove_reference_t<Parameter>>;
        } else {
            return false;
        }
    }
    template <class... Actions>
    static consteval std::size_t first_impossible(type_list<Actions...>) {
        std::size_t first = sizeof...(Actions);
        std::size_t index = 0;
        ((first = rule_does<Row, context, Actions>::value && !contains_type<Actions, decltype(Transport::performs)> &&
                          first == sizeof...(Actions)
                      ? index
                      : first,
          ++index),
         ...);
        return first;
    }

    enum class mistake : unsigned char { none, unheard, handler, component, action };
    static consteval mistake find() {
        if constexpr (!emits<Transport, event>) {
            return mistake::unheard;
        } else if constexpr (!plain_handler<typename Row::handler_type> && !generic_call_operator<typename Row::handler_type, context>) {
            return mistake::handler;
        } else if constexpr (bound::mistake != handler_mistake::none) {
            return mistake::handler;
        } else if constexpr (first_missing(typename bound::signature::parameters{}) != bound::signature::parameters::size) {
            return mistake::component;
        } else if constexpr (first_impossible(action::list{}) != action::list::size) {
            return mistake::action;
        } else {
            return mistake::none;
        }
    }
    static constexpr mistake value = find();

    template <class Number>
    static consteval void require() {
        if constexpr (value == mistake::unheard) {
            require_emitted<event, Transport, Number>();
        } else if constexpr (value == mistake::handler) {
            if constexpr (plain_handler<typename Row::handler_type> || generic_call_operator<typename Row::handler_type, context>) {
                bound::require();
            } else {
                require_callable<handler_mistake::not_callable, typename Row::handler_type>();
            }
        } else if constexpr (value == mistake::component) {
            using parameters = typename bound::signature::parameters;
            require_component<typename type_at<first_missing(parameters{}), parameters>::type, Number>();
        } else if constexpr (value == mistake::action) {
            require_performed<typename type_at<first_impossible(action::list{}), action::list>::type, Transport, Number>();
        }
    }
};

template <class Transport, class Components, template <class> class ContextOf, class List>
struct rows_in_bot;

template <class Transport, class Components, template <class> class ContextOf, class... Rows>
struct rows_in_bot<Transport, Components, ContextOf, row_list<Rows...>> {
    template <class Row>
    static consteval bool fits_row() {
        if constexpr (!rule_type<Row> || is_refused<Row>) {
            return true;
        } else {
            using in_bot = row_in_bot<Row, Transport, Components, ContextOf>;
            return in_bot::value == in_bot::mistake::none;
        }
    }

    static consteval bool fit() {
        bool const each[] = {true, fits_row<Rows>()...};
        for (bool const fits : each) {
            if (!fits) return false;
        }
        return true;
    }

    template <class Row, std::size_t Number>
    static consteval int require_row() {
        if constexpr (!fits_row<Row>()) row_in_bot<Row, Transport, Components, ContextOf>::template require<rule_number<Number>>();
        return 0;
    }

    static consteval void require() {
        []<std::size_t... Index>(std::index_sequence<Index...>) {
            int const each[] = {0, require_row<Rows, Index + 1>()...};
            (void)each;
        }(std::index_sequence_for<Rows...>{});
    }
};

}  // namespace monongusa::detail

#endif
