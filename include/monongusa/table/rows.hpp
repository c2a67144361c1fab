// SPDX-License-Identifier: BSL-1.0
// rows: what is known of a table's rules taken together, and the mistakes that only show there.

#ifndef MONONGUSA_TABLE_ROWS_HPP
#define MONONGUSA_TABLE_ROWS_HPP

#include <monongusa/concept/matcher.hpp>
#include <monongusa/detail/type_set.hpp>
#include <monongusa/table/handler.hpp>
#include <monongusa/table/rule.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
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

// The event of a coroutine that is handed a stream: there is none that it answers.
struct no_event {};

/// What the context of a row's handler answers.
template <class Row>
using answered_event = std::conditional_t<Row::verb == verb::on_stream, no_event, typename Row::event_type>;

inline constexpr std::size_t no_row = static_cast<std::size_t>(-1);

// What makes two rules the same.
template <class Event, class Matcher, audience Audience>
struct sameness {};

// A number for a type by its name, so that comparing many is a loop and not many types.  Different types may have the same (g++ gives all lambdas one
// name), so what is equal here is only worth a closer look.  Not the address of something, which g++ cannot compare under -fsanitize=undefined.
template <class Type>
consteval std::uint64_t name_hash() {
    std::uint64_t hash = 14695981039346656037U;
    for (char const* character = __PRETTY_FUNCTION__; *character != 0; ++character) {
        hash = (hash ^ static_cast<unsigned char>(*character)) * 1099511628211U;
    }
    return hash;
}

struct row_facts {
    std::size_t event = no_row;  ///< The first row that hears the same event; `no_row` for one that was refused.
    std::uint64_t same = 0;      ///< Stands for `sameness`; 0 where equality cannot be proved: a matcher with state.
    bool pattern = false;
    bool everything = false;
    audience whose = audience::people;
    bool fallback = false;
    bool begins = false;  ///< With its bot.
};

// What is known of a row alone; `void` where it hears nothing.
template <class Row>
struct key_of {
    using event = void;
    using matcher = void;
    using same = void;
    static consteval row_facts facts(std::size_t) { return {}; }
};
template <class Row>
    requires(rule_type<Row> && !is_refused<Row>)
struct key_of<Row> {
    using event = typename Row::event_type;
    using matcher = typename Row::matcher_type;
    using same = std::conditional_t<made_on_use<matcher>, sameness<event, matcher, Row::audience>, void>;
    static consteval row_facts facts(std::size_t first_hearing) {
        // A handler that takes groups can still refuse: they need not convert.
        constexpr bool may_refuse = group_count<matcher, event> != 0;
        return {first_hearing,
                std::is_void_v<same> ? 0 : name_hash<same>(),
                has_pattern<matcher>(),
                matches_everything<matcher>() && !may_refuse,
                Row::audience,
                Row::verb == verb::default_reply,
                begins_with_bot(Row::verb)};
    }
};

template <class... Rows>
struct row_list {
    static constexpr std::size_t size = sizeof...(Rows);

    /// The first row that hears `Event`; `no_row` if none does.
    template <class Event>
    static constexpr std::size_t first_hearing = [] {
        bool const each[] = {std::is_same_v<typename key_of<Rows>::event, Event>..., true};
        std::size_t row = 0;
        while (!each[row]) ++row;
        return row < size && !std::is_void_v<Event> ? row : no_row;
    }();
    template <class Event>
    static constexpr bool hears = first_hearing<Event> != no_row;

    /// What each row requires of a text, see `candidates`.
    static constexpr std::array<std::span<pattern::piece const>, size> required{required_by<typename key_of<Rows>::matcher>()...};
    static constexpr std::array<std::span<pattern::byte_set const>, size> required_runs{required_run_by<typename key_of<Rows>::matcher>()...};

    /// Some row is stored, not made on use.
    static constexpr bool has_state = [] {
        bool const empty[] = {made_on_use<Rows>..., true};
        for (bool const each : empty) {
            if (!each) return true;
        }
        return false;
    }();

    static constexpr std::array<row_facts, size> facts{key_of<Rows>::facts(first_hearing<typename key_of<Rows>::event>)...};

    static constexpr std::size_t count_hearing(std::size_t event, bool fallback) {
        std::size_t count = 0;
        for (auto const& row : facts) count += row.event == event && row.fallback == fallback ? 1 : 0;
        return count;
    }

    /// The positions of the rows that hear `Event`, in the order of the table; those that only stand in for others apart.
    template <class Event, bool Fallback>
    static constexpr auto hearing = [] {
        constexpr std::size_t event = first_hearing<Event>;
        std::array<std::size_t, event == no_row ? 0 : count_hearing(event, Fallback)> positions{};
        std::size_t next = 0;
        for (std::size_t i = 0; event != no_row && i < size; ++i) {
            if (facts[i].event == event && facts[i].fallback == Fallback) positions[next++] = i;
        }
        return positions;
    }();

    /// The positions of the rows of which something begins with the bot.
    static constexpr auto beginning = [] {
        constexpr std::size_t count = [] {
            std::size_t found = 0;
            for (auto const& row : facts) found += row.begins ? 1 : 0;
            return found;
        }();
        std::array<std::size_t, count> positions{};
        std::size_t next = 0;
        for (std::size_t i = 0; i < size; ++i) {
            if (facts[i].begins) positions[next++] = i;
        }
        return positions;
    }();

    template <std::size_t Position>
    using same_at = typename key_of<std::tuple_element_t<Position, std::tuple<Rows...>>>::same;

    /// The first row before `Position` that is the same; `Position` if there is none.
    template <std::size_t Position, std::size_t From = 0>
    static consteval std::size_t first_same() {
        constexpr std::size_t candidate = next_of_same_name(Position, From);
        if constexpr (candidate == Position) {
            return Position;
        } else if constexpr (std::is_same_v<same_at<candidate>, same_at<Position>>) {
            return candidate;
        } else {
            return first_same<Position, candidate + 1>();
        }
    }

    /// The first row that takes all that the one at `Position` could, where only the first match runs; `Position` if there is none.
    template <std::size_t Position>
    static consteval std::size_t first_in_the_way() {
        std::size_t const same = first_same<Position>();
        auto const& row = facts[Position];
        // One that stands in for others is asked after all of them.
        for (std::size_t other = 0; row.event != no_row && other < (row.fallback ? size : same); ++other) {
            auto const& earlier = facts[other];
            if (other == Position || earlier.event != row.event || earlier.fallback) continue;
            if (earlier.everything && includes(earlier.whose, row.whose)) return other;
        }
        return same;
    }

    /// Rows that hear what none before them hears in the same way, and that no other can be in the way of: nearly all, and found without a type for each.
    template <bool FirstMatch>
    static constexpr std::array<bool, size> needs_no_closer_look = [] {
        std::array<bool, size> clear{};
        // Of the rows met so far, by their names.
        constexpr std::size_t places = 2 * std::bit_ceil(size + 1);
        std::array<std::uint64_t, places> names{};
        bool everything = false;
        for (std::size_t i = 0; i < size; ++i) {
            row_facts const& row = facts[i];
            everything = everything || row.everything;
            bool is_new = true;
            if (row.same != 0) {
                std::size_t place = row.same % places;
                while (names[place] != 0 && names[place] != row.same) place = (place + 1) % places;
                is_new = names[place] == 0;
                names[place] = row.same;
            }
            clear[i] = row.event != no_row && is_new && !(FirstMatch && (everything || row.fallback));
        }
        return clear;
    }();

private:
    static constexpr std::size_t next_of_same_name(std::size_t position, std::size_t from) {
        if (facts[position].same == 0) return position;
        while (from < position && facts[from].same != facts[position].same) ++from;
        return from;
    }
};

template <bool FirstMatch, class List, std::size_t Index, class Row>
consteval auto find_mistake_of_row() {
    if constexpr (!rule_type<Row>) {
        return found<mistake::not_a_rule<Row, rule_number<Index + 1>>>();
    } else {
        constexpr std::size_t same = List::template first_same<Index>();
        if constexpr (same != Index && List::facts[Index].pattern) {
            return found<mistake::same_pattern_twice<Row, rule_number<Index + 1>, same_as_rule_number<same + 1>>>();
        } else if constexpr (FirstMatch) {
            constexpr std::size_t in_the_way = List::template first_in_the_way<Index>();
            if constexpr (in_the_way != Index) {
                return found<mistake::unreachable_rule<Row, rule_number<Index + 1>, behind_rule_number<in_the_way + 1>>>();
            } else {
                return found<mistake::none>();
            }
        } else {
            return found<mistake::none>();
        }
    }
}

// Not a template of the list, since whatever is named after it, once for each row, makes the compiler's work grow with the square of the table's length.
template <bool NeedsNone>
struct closer_look {
    template <bool FirstMatch, class List, std::size_t Index, class Row>
    using verdict = mistake::none;
};
template <>
struct closer_look<false> {
    template <bool FirstMatch, class List, std::size_t Index, class Row>
    using verdict = typename decltype(find_mistake_of_row<FirstMatch, List, Index, Row>())::type;
};

/// The mistake of one row beside the others.
template <bool FirstMatch, class List, std::size_t Index, class Row>
using row_verdict =
    typename closer_look<List::template needs_no_closer_look<FirstMatch>[Index]>::template verdict<FirstMatch, List, Index, Row>;

}  // namespace detail
}  // namespace monongusa

#endif
