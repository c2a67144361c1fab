// SPDX-License-Identifier: BSL-1.0
// introspection: what a table hears and does, as values that users can test.

#ifndef MONONGUSA_BOT_INTROSPECTION_HPP
#define MONONGUSA_BOT_INTROSPECTION_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/bot/actions.hpp>
#include <monongusa/bot/rule_name.hpp>
#include <monongusa/bot/waits.hpp>
#include <monongusa/context/context.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/event/due.hpp>
#include <monongusa/table/table.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace monongusa {

/// One row of a table in words.
struct rule_info : named_rule {
    std::string_view matcher{};  ///< `/add (\d+)/`, say.
    std::size_t groups = 0;      ///< How many the matcher gives.
    monongusa::audience audience = audience::people;
    bool without_literal = false;  ///< It holds a pattern of which nothing rare must be in the text, so it is asked about every text.
};

namespace detail {

// The contexts of `mg::launch`, which stand for all in what is said of a table alone.
template <class Event>
using context_of_launch = basic_context<any_sink, event::reach_of<Event>>;

template <class Row>
consteval rule_info info_of(std::size_t position) {
    if constexpr (!rule_type<Row> || is_refused<Row>) {
        return {{position}};
    } else {
        using event = typename Row::event_type;
        using matcher = typename Row::matcher_type;
        constexpr bool without_literal = has_pattern<matcher>() && monongusa::event::has_text<event> && required_by<matcher>().empty() &&
                                         required_run_by<matcher>().empty();
        return {name_of_row<Row>(position), description_of<matcher>(), group_count<matcher, event>, Row::audience, without_literal};
    }
}

template <class List>
struct list_info;

template <class... Rows>
struct list_info<row_list<Rows...>> {
    using list = row_list<Rows...>;

    template <class Row>
    static consteval action_flags done_by() {
        if constexpr (rule_type<Row> && !is_refused<Row>) {
            return actions_of_rule<Row, context_of_launch<answered_event<Row>>>();
        } else {
            return {};
        }
    }
    static constexpr action_flags done = [] {
        action_flags const each[] = {action_flags{}, done_by<Rows>()...};
        action_flags all{};
        for (auto const& one : each) all = all | one;
        return all;
    }();

    static constexpr auto firsts_of_events = [] {
        std::array<bool, list::size> firsts{};
        for (std::size_t i = 0; i < list::size; ++i) firsts[i] = list::facts[i].event == i;
        return firsts;
    }();
    static constexpr auto first_rows = positions_of_true<firsts_of_events>;

    /// The events that are heard, each once, in the order of the first rows that hear them.
    template <std::size_t Index>
    using heard = typename type_at<first_rows[Index], type_list<Rows...>>::type::event_type;

    template <class... Events>
    static constexpr event_flags heard_of(type_list<Events...>) {
        return {list::template hears<Events>...};
    }
    // Of these, those that a transport has to tell of; and what coroutines may wait for beside.
    static constexpr auto from_transport = [] {
        std::array<bool, first_rows.size()> flags{};
        constexpr std::size_t due = list::template first_hearing<monongusa::event::due>;
        for (std::size_t i = 0; i < flags.size(); ++i) flags[i] = first_rows[i] != due;
        return flags;
    }();
    static constexpr event_flags awaited = [] {
        auto flags = waits_of<list, context_of_launch>::flags;
        auto const heard_by_a_row = heard_of(monongusa::event::list{});
        for (std::size_t i = 0; i < flags.size(); ++i) flags[i] = flags[i] && !heard_by_a_row[i];
        return flags;
    }();

    template <std::size_t... Index, std::size_t... Awaited>
    static constexpr auto events(std::index_sequence<Index...>, std::index_sequence<Awaited...>) {
        return types<heard<positions_of_true<from_transport>[Index]>..., typename type_at<positions_of_true<awaited>[Awaited], monongusa::event::list>::type...>;
    }
    static constexpr auto events() {
        return events(std::make_index_sequence<positions_of_true<from_transport>.size()>{}, std::make_index_sequence<positions_of_true<awaited>.size()>{});
    }
    static constexpr auto rules = []<std::size_t... Index>(std::index_sequence<Index...>) {
        return std::array<rule_info, sizeof...(Rows)>{info_of<Rows>(Index + 1)...};
    }(std::index_sequence_for<Rows...>{});

    template <std::size_t... Index>
    static constexpr auto actions(std::index_sequence<Index...>) {
        return types<typename type_at<positions_of_true<done>[Index], action::list>::type...>;
    }

    template <bool FirstMatch, std::size_t... Index>
    static consteval bool sound(std::index_sequence<Index...>) {
        bool const each[] = {true, (list::facts[Index].event != no_row && row_verdict<FirstMatch, list, Index, Rows>::fine)...};
        for (bool const one : each) {
            if (!one) return false;
        }
        return true;
    }
};

template <class Table>
using info_of_table = list_info<typename Table::list>;

}  // namespace detail

/// The events that a table hears, and those for which its coroutines may wait, as a set of types: `mg::events(reactions) == mg::types<mg::event::message>`.
template <table_type Table>
constexpr auto events(Table const&) {
    return detail::info_of_table<Table>::events();
}

/// The actions that its handlers may do, by their contexts (a generic one may send, reply, reply in a thread and react), by what they declare
/// and by what they return.
template <table_type Table>
constexpr auto actions(Table const&) {
    using info = detail::info_of_table<Table>;
    return info::actions(std::make_index_sequence<detail::positions_of_true<info::done>.size()>{});
}

/// The rows in words, in the order of the table.
template <table_type Table>
constexpr auto const& rules(Table const&) {
    return detail::info_of_table<Table>::rules;
}

/// Whether the table has no mistake that can be seen without a transport.  A mistake is an error of the compiler anyway; this is for tests.
template <table_type Table>
constexpr bool check(Table const&) {
    using info = detail::info_of_table<Table>;
    return info::template sound<Table::stops_at_first>(std::make_index_sequence<Table::size>{});
}

}  // namespace monongusa

#endif
