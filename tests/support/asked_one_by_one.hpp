// SPDX-License-Identifier: BSL-1.0
// support::agrees: what a table chooses for an event is what asking one row after the other would give.

#ifndef MONONGUSA_TESTS_SUPPORT_ASKED_ONE_BY_ONE_HPP
#define MONONGUSA_TESTS_SUPPORT_ASKED_ONE_BY_ONE_HPP

#include <monongusa/context/context.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/table/candidates.hpp>
#include <monongusa/table/dispatch.hpp>
#include <monongusa/verbs.hpp>

#include "pattern_answer.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace support {

using row_numbers = std::vector<std::size_t>;

// Writes down which rows were chosen, in place of a bot.
struct noting_choices {
    struct performer {
        template <class Action>
        void perform(Action const&) const {}
    };
    row_numbers chosen_rows{};

    performer performer_for(monongusa::action::occasion const&) { return {}; }
    void chosen(monongusa::action::occasion const& occasion) { chosen_rows.push_back(occasion.rule - 1); }
    void threw(monongusa::action::occasion const&) { BOOST_ERROR("nothing throws here"); }
    struct turn {};
    turn turn_of(std::size_t) noexcept { return {}; }
    void task_begins() {}
    void task_done() {}
};

template <class Table, class Event>
row_numbers chosen(Table const& table, Event event) {
    noting_choices notes;
    monongusa::executor::inplace executor;
    monongusa::detail::arrival<Event> arrival{event, 5, nullptr};
    using context = monongusa::context<>;
    monongusa::detail::dispatch<Table, context, Event, noting_choices, monongusa::executor::inplace>::run(table, arrival, notes, executor);
    return notes.chosen_rows;
}

template <std::size_t Position, class Table, class Event>
bool accepts(Table const& table, Event const& event) {
    auto const& row = table.template row<Position>();
    using row_type = std::remove_cvref_t<decltype(row)>;
    if constexpr (!std::is_same_v<typename row_type::event_type, Event>) return false;
    else return monongusa::admits(row_type::audience, event) && static_cast<bool>(row.matcher().match(event));
}

// One row after the other, in the order of the table; those that stand in for others last.
template <class Table, class Event>
row_numbers asked_one_by_one(Table const& table, Event const& event) {
    return [&]<std::size_t... Position>(std::index_sequence<Position...>) {
        bool const takes[] = {accepts<Position>(table, event)...};
        monongusa::verb const verbs[] = {std::remove_cvref_t<decltype(table.template row<Position>())>::verb...};
        row_numbers rows;
        bool answered = false;
        for (bool const fallback : {false, true}) {
            if (fallback && (Table::stops_at_first ? !rows.empty() : answered)) break;
            for (std::size_t row = 0; row < Table::size; ++row) {
                if (!takes[row] || (verbs[row] == monongusa::verb::default_reply) != fallback) continue;
                if (Table::stops_at_first && !rows.empty()) break;
                rows.push_back(row);
                answered = answered || monongusa::answers(verbs[row]);
            }
        }
        return rows;
    }
    (std::make_index_sequence<Table::size>{});
}

template <class Table, class Event>
void agrees(Table const& table, Event const& event) {
    row_numbers const expected = asked_one_by_one(table, event);
    if (chosen(table, event) == expected) return;
    BOOST_ERROR(("not what asking each would give: " + shown(monongusa::event::text_of(event))).c_str());
}

/// Which rows are asked about it, as rows of the table.
template <class Table, class Event, bool Fallback = false>
row_numbers candidates_for(Table const&, Event const& event) {
    using rows = monongusa::detail::candidates<Table, Event, Fallback>;
    row_numbers found;
    rows::of(event).for_each([&](std::size_t place) { return found.push_back(rows::positions[place]), true; });
    return found;
}

/// Which of them whatever it says.
template <class Table, class Event, bool Fallback = false>
row_numbers always_asked(Table const&, Event const&) {
    using rows = monongusa::detail::candidates<Table, Event, Fallback>;
    row_numbers found;
    rows::always().for_each([&](std::size_t place) { return found.push_back(rows::positions[place]), true; });
    return found;
}

}  // namespace support

#endif
