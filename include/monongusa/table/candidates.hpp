// SPDX-License-Identifier: BSL-1.0
// candidates: which rows of a table are worth asking about an event.

#ifndef MONONGUSA_TABLE_CANDIDATES_HPP
#define MONONGUSA_TABLE_CANDIDATES_HPP

#include <monongusa/event/origin.hpp>
#include <monongusa/pattern/prefilter.hpp>
#include <monongusa/table/table.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace monongusa::detail {

/// A set of the rows that hear an event, by their place among them.
template <std::size_t Size>
struct row_set {
    std::array<std::uint64_t, (Size + 63) / 64> words{};

    constexpr void add(std::size_t place) noexcept { words[place / 64] |= std::uint64_t{1} << place % 64; }

    /// Calls `visit` with each, in order, until it gives false.
    template <class Visit>
    constexpr void for_each(Visit const& visit) const {
        for (std::size_t word = 0; word < words.size(); ++word) {
            for (std::uint64_t rest = words[word]; rest != 0; rest &= rest - 1) {
                if (!visit(word * 64 + static_cast<std::size_t>(std::countr_zero(rest)))) return;
            }
        }
    }
};

/// The rows of a table that hear `Event`, those that stand in for others or those that do not.  Of rows that require something of the text, only those are
/// candidates whose pieces are found there: all patterns of a table meet in this one automaton.
template <class Table, class Event, bool Fallback>
class candidates {
public:
    static constexpr auto positions = Table::list::template hearing<Event, Fallback>;
    using rows = row_set<positions.size()>;

    static rows of(Event const& event) noexcept {
        if constexpr (filters) {
            rows found = automaton().always;
            automaton().filter.look(event::text_of(event), found.words.data());
            return found;
        } else {
            return all;
        }
    }

    /// Those that are asked about every event.
    static rows always() noexcept {
        if constexpr (filters) {
            return automaton().always;
        } else {
            return all;
        }
    }

private:
    static constexpr auto const& required = Table::list::required;
    static constexpr auto const& required_runs = Table::list::required_runs;

    // One pattern looks for its beginning itself.
    static constexpr bool filters = [] {
        std::size_t count = 0;
        for (std::size_t const position : positions) count += required[position].empty() && required_runs[position].empty() ? 0 : 1;
        return event::has_text<Event> && count >= 2;
    }();

    static constexpr rows all = [] {
        rows asked{};
        for (std::size_t place = 0; place < positions.size(); ++place) asked.add(place);
        return asked;
    }();

    static constexpr pattern::prefilter_shape shape = [] {
        pattern::prefilter_shape made;
        if (!filters) return made;
        for (std::size_t const position : positions) {
            if (required_runs[position].empty()) made.add(required[position]);
            else made.add_run(required_runs[position]);
        }
        return made;
    }();

    // Made at the first event, in microseconds: what it is made of is known at compile time, and a constant of its size would cost the compiler more.
    struct made {
        made() noexcept {
            bool named[positions.size() + 1]{};
            for (std::size_t place = 0; place < positions.size(); ++place) {
                auto const run = required_runs[positions[place]];
                named[place] = !run.empty() && filter.add_run(run, place);
            }
            for (std::size_t place = 0; place < positions.size(); ++place) {
                auto const pieces = required[positions[place]];
                if (required_runs[positions[place]].empty()) named[place] = !pieces.empty() && filter.add(pieces, place);
                if (!named[place]) always.add(place);
            }
        }

        pattern::prefilter<shape> filter;
        rows always{};
    };
    static made const& automaton() noexcept {
        static made const all_of_them;
        return all_of_them;
    }
};

}  // namespace monongusa::detail

#endif
