// SPDX-License-Identifier: BSL-1.0
// waits of a rule: the events for which its handler may wait, beside the one that it answers.

#ifndef MONONGUSA_BOT_WAITS_HPP
#define MONONGUSA_BOT_WAITS_HPP

#include <monongusa/concept/needs.hpp>
#include <monongusa/context/context.hpp>
#include <monongusa/detail/type_set.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/table/hit.hpp>
#include <monongusa/table/table.hpp>

#include <cstddef>
#include <type_traits>

namespace monongusa::detail {

// What a context declares; `Any` stands for what is no context.
template <class Parameter>
inline constexpr event_flags declared_by{};
template <class Sink, event::reach Reach, class... Declared>
inline constexpr event_flags declared_by<basic_context<Sink, Reach, Declared...>> = (event_flags{} | ... | event_flag<Declared>());

template <class Parameters>
struct contexts_among;
template <class... Parameters>
struct contexts_among<type_list<Parameters...>> {
    static constexpr event_flags declared = (event_flags{} | ... | declared_by<std::remove_cvref_t<Parameters>>);
    static constexpr bool any = (context_type<Parameters> || ...);
};

/// A coroutine that takes a context may wait for messages, `by_default`; any handler for the events that its context declares,
/// `mg::context<mg::event::reaction_added>&`.
template <class Rule, class Context>
consteval event_flags awaited_by_rule(bool by_default = true) {
    using handler = typename Rule::handler_type;
    if constexpr (plain_handler<handler> || generic_call_operator<handler, Context>) {
        using among = contexts_among<typename signature_with<handler, Context>::parameters>;
        auto flags = among::declared;
        if (by_default && among::any && is_coroutine_row<Rule, Context>) flags = flags | event_flag<event::message>();
        return flags;
    } else {
        return {};
    }
}

/// The same of all rules, and whether one of them is a coroutine.
template <class List, template <class> class ContextOf>
struct waits_of;
template <class... Rows, template <class> class ContextOf>
struct waits_of<row_list<Rows...>, ContextOf> {
    template <class Row>
    static consteval event_flags of() {
        if constexpr (std::is_void_v<typename key_of<Row>::event>) {
            return {};
        } else {
            return awaited_by_rule<Row, ContextOf<answered_event<Row>>>();
        }
    }
    template <class Row>
    static consteval bool is_coroutine() {
        if constexpr (std::is_void_v<typename key_of<Row>::event>) {
            return false;
        } else {
            using context = ContextOf<answered_event<Row>>;
            if constexpr (plain_handler<typename Row::handler_type> || generic_call_operator<typename Row::handler_type, context>) {
                return is_coroutine_row<Row, context>;
            } else {
                return false;
            }
        }
    }

    static constexpr event_flags flags = [] {
        event_flags const each[] = {event_flags{}, of<Rows>()...};
        event_flags all{};
        for (auto const& one : each) all = all | one;
        return all;
    }();
    template <class Event>
    static constexpr bool includes = (flags | event_flag<Event>()) == flags && event_flag<Event>() != event_flags{};

    static constexpr bool coroutines = [] {
        bool const each[] = {false, is_coroutine<Rows>()...};
        for (bool const one : each) {
            if (one) return true;
        }
        return false;
    }();
};

/// The same of what may be no table, which the compiler has said.
struct no_waits {
    template <class Event>
    static constexpr bool includes = false;
    static constexpr bool coroutines = false;
};
template <class Table, template <class> class ContextOf>
struct waits_in_bot : no_waits {};
template <table_type Table, template <class> class ContextOf>
struct waits_in_bot<Table, ContextOf> : waits_of<typename Table::list, ContextOf> {};

}  // namespace monongusa::detail

#endif
