// SPDX-License-Identifier: BSL-1.0
// rows: what is known of a table's rules taken together, and the mistakes that only show there.

#ifndef MONONGUSA_TABLE_ROWS_HPP
#define MONONGUSA_TABLE_ROWS_HPP

#include <monongusa/concept/matcher.hpp>
#include <monongusa/detail/type_set.hpp>
#include <monongusa/table/handler.hpp>
#include <monongusa/table/rule.hpp>

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace monongusa {

// Facts that the compiler prints in the note of an error: positions count from 1.
template <std::size_t Number>
struct rule_number {};
template <std::size_t Number>
struct same_as_rule_number {};
template <std::size_t Number>
struct behind_rule_number {};

namespace mistake {

template <class Type, class... Where>
struct not_a_rule {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Type>,
                      "monongusa: table: this is no rule; write mg::listen_to<\"...\">(handler), mg::on<Event>(matcher, handler) or the like");
    }
};

template <class Row, class Number, class First>
struct same_pattern_twice {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Row>,
                      "monongusa: table: the same pattern twice: event, matcher and whose messages they take are equal; join the two rules");
    }
};

template <class Row, class Number, class Behind>
struct unreachable_rule {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Row>,
                      "monongusa: table: mg::first_match can never reach this rule, an earlier one takes all it could; move it up or remove it");
    }
};

}  // namespace mistake

namespace detail {

// The address of one of these stands for what makes two rules the same, so that comparing many is a loop and not many types.
template <class Event, class Matcher, audience Audience>
inline constexpr char sameness = 0;
template <class Type>
inline constexpr char identity = 0;

struct row_facts {
    char const* event = nullptr;  ///< Stands for the type; null for a row that was refused.
    char const* same = nullptr;   ///< Null where equality cannot be proved: a matcher with state.
    bool pattern = false;
    bool everything = false;
    audience whose = audience::people;
    bool answers = false;
    bool fallback = false;
};

template <class Row>
consteval row_facts facts_of() {
    row_facts facts;
    if constexpr (rule_type<Row> && !is_refused<Row>) {
        using event = typename Row::event_type;
        using matcher = typename Row::matcher_type;
        facts.event = &identity<event>;
        if constexpr (made_on_use<matcher>) facts.same = &sameness<event, matcher, Row::audience>;
        facts.pattern = has_pattern<matcher>();
        facts.whose = Row::audience;
        facts.answers = answers(Row::verb);
        facts.fallback = Row::verb == verb::default_reply;
        // A handler that takes groups can still refuse: they need not convert.
        constexpr bool may_refuse = group_count<matcher, event> != 0;
        facts.everything = matches_everything<matcher>() && !may_refuse;
    }
    return facts;
}

template <class... Rows>
struct row_list {
    static constexpr std::size_t size = sizeof...(Rows);
    static constexpr std::array<row_facts, size> facts{facts_of<Rows>()...};

    static constexpr std::size_t count_hearing(char const* event, bool fallback) {
        std::size_t count = 0;
        for (auto const& row : facts) count += row.event == event && row.fallback == fallback ? 1 : 0;
        return count;
    }

    /// The positions of the rows that hear `Event`, in the order of the table; those that only stand in for others apart.
    template <class Event, bool Fallback>
    static constexpr auto hearing = [] {
        std::array<std::size_t, count_hearing(&identity<Event>, Fallback)> positions{};
        std::size_t next = 0;
        for (std::size_t i = 0; i < size; ++i) {
            if (facts[i].event == &identity<Event> && facts[i].fallback == Fallback) positions[next++] = i;
        }
        return positions;
    }();

    template <class Event>
    static constexpr bool hears = count_hearing(&identity<Event>, false) + count_hearing(&identity<Event>, true) != 0;

    /// The first row before `position` that is the same; `position` if there is none.
    static constexpr std::size_t first_same(std::size_t position) {
        auto const& row = facts[position];
        if (row.same == nullptr) return position;
        std::size_t other = 0;
        while (other < position && facts[other].same != row.same) ++other;
        return other;
    }

    /// The first row before `position` behind which it can never be reached where only the first match runs; `position` if there is none.
    static constexpr std::size_t first_in_the_way(std::size_t position) {
        auto const& row = facts[position];
        if (row.event == nullptr) return position;
        for (std::size_t other = 0; other < (row.fallback ? size : position); ++other) {
            auto const& earlier = facts[other];
            if (other == position || earlier.event != row.event || earlier.fallback) continue;
            bool const equal = earlier.same != nullptr && earlier.same == row.same && other < position;
            if (equal || (earlier.everything && includes(earlier.whose, row.whose))) return other;
        }
        return position;
    }
};

template <bool FirstMatch, class List, std::size_t Index, class Row>
consteval auto find_mistake_of_row() {
    if constexpr (!rule_type<Row>) {
        return found<mistake::not_a_rule<Row, rule_number<Index + 1>>>();
    } else {
        constexpr std::size_t same = List::first_same(Index);
        constexpr std::size_t in_the_way = List::first_in_the_way(Index);
        if constexpr (same != Index && List::facts[Index].pattern) {
            return found<mistake::same_pattern_twice<Row, rule_number<Index + 1>, same_as_rule_number<same + 1>>>();
        } else if constexpr (FirstMatch && in_the_way != Index) {
            return found<mistake::unreachable_rule<Row, rule_number<Index + 1>, behind_rule_number<in_the_way + 1>>>();
        } else {
            return found<mistake::none>();
        }
    }
}

/// The mistake of one row beside the others.
template <bool FirstMatch, class List, std::size_t Index, class Row>
using row_verdict = typename decltype(find_mistake_of_row<FirstMatch, List, Index, Row>())::type;

}  // namespace detail
}  // namespace monongusa

#endif
