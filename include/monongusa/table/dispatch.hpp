// SPDX-License-Identifier: BSL-1.0
// dispatch: one event against the rows that hear it.

#ifndef MONONGUSA_TABLE_DISPATCH_HPP
#define MONONGUSA_TABLE_DISPATCH_HPP

#include <monongusa/concept/executor.hpp>
#include <monongusa/table/audience.hpp>
#include <monongusa/table/candidates.hpp>
#include <monongusa/table/hit.hpp>
#include <monongusa/table/table.hpp>

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// What has become of an event so far.
struct progress {
    bool accepted = false;  ///< By any row.
    bool answered = false;  ///< By a row that answers.
};

/// How chosen handlers run where the executor does not run them in place: each is queued, as a task that shares the event's delivery.
struct queued {};

/// Where only running shows it.
struct queued_or_in_place {
    bool in_place;
};

// Behind a pointer, so that rows of all types are asked alike; null if the row is made on use.
template <class Row>
decltype(auto) row_behind([[maybe_unused]] void const* row) noexcept {
    if constexpr (made_on_use<Row>) {
        return Row{};
    } else {
        return *static_cast<Row const*>(row);
    }
}

template <class Context, class Row, class Event, class Environment, class Runner>
void ask_handler(Row const& row, std::size_t position, arrival<Event>& event, Environment& environment, Runner& runner, progress& so_far) {
    using arguments = arguments_of<Row, Context, Event>;
    typename arguments::stored stored{};
    try {
        auto const found = row.matcher().match(event.get());
        if (!found || !arguments::accept(found, event::text_of(event.get()), stored)) return;
    } catch (...) {
        environment.threw(event.occasion(position));
        return;
    }
    so_far.accepted = true;
    if (answers(Row::verb)) so_far.answered = true;
    environment.chosen(event.occasion(position));
    if constexpr (std::is_same_v<Runner, queued>) {
        enqueue<Context>(row, position, event, environment, stored);
    } else if constexpr (std::is_same_v<Runner, queued_or_in_place>) {
        if (runner.in_place) {
            run_in_place<Context>(row, position, event, environment, stored);
        } else {
            enqueue<Context>(row, position, event, environment, stored);
        }
    } else {
        auto run = [&]() noexcept { run_in_place<Context>(row, position, event, environment, stored); };
        task_in_place task{[](void* call) noexcept { (*static_cast<decltype(run)*>(call))(); }, &run, event.occasion(position).origin};
        runner.try_execute(task);
    }
}

/// Lets one row decide; a chosen handler goes to the executor, what a matcher or a handler throws to the environment.
///
/// Named after the row and not after its table, see place_at.
template <class Context, class Row, class Event, class Environment, class Runner>
void ask(void const* behind, std::size_t position, arrival<Event>& event, Environment& environment, Runner& runner, progress& so_far) {
    decltype(auto) row = row_behind<Row>(behind);
    if (!admits(Row::audience, event.get())) return;
    if constexpr (Row::verb == verb::on_stream) {
        // Its coroutine is there already, and only observes.
        try {
            if (row.matcher().match(event.get())) into_stream(environment, position, event.get());
        } catch (...) {
            environment.threw(event.occasion(position));
        }
    } else {
        ask_handler<Context>(row, position, event, environment, runner, so_far);
    }
}

template <class Event, class Environment, class Runner>
using asking = void (*)(void const*, std::size_t, arrival<Event>&, Environment&, Runner&, progress&);

// How each row is asked; null for those that hear other events.
template <class Context, class Event, class Environment, class Runner, class Row>
constexpr asking<Event, Environment, Runner> asking_of() noexcept {
    if constexpr (std::is_same_v<typename key_of<Row>::event, Event>) {
        return &ask<Context, Row, Event, Environment, Runner>;
    } else {
        return nullptr;
    }
}
template <class Context, class Event, class Environment, class Runner, class... Rows>
constexpr auto asked_of(row_list<Rows...>*) noexcept {
    return std::array<asking<Event, Environment, Runner>, sizeof...(Rows)>{asking_of<Context, Event, Environment, Runner, Rows>()...};
}

/// Offers an event to the rows that hear it, in the order of the table, those that stand in for others last.
template <class Table, class Context, class Event, class Environment, class Runner>
class dispatch {
public:
    /// Whether a row has accepted the event.
    static bool run(Table const& table, arrival<Event>& event, Environment& environment, Runner& runner) {
        progress so_far;
        offer<false>(table, event, environment, runner, so_far);
        bool const nobody_answered = Table::stops_at_first ? !so_far.accepted : !so_far.answered;
        if (nobody_answered) offer<true>(table, event, environment, runner, so_far);
        return so_far.accepted;
    }

    /// Offers it to the row at `position` alone.
    static void run_row(Table const& table, std::size_t position, arrival<Event>& event, Environment& environment, Runner& runner) {
        progress so_far;
        asked[position](table.address_of_row(position), position + 1, event, environment, runner, so_far);
    }

private:
    template <bool Fallback>
    static void offer(Table const& table, arrival<Event>& event, Environment& environment, Runner& runner, progress& so_far) {
        using heard_by = candidates<Table, Event, Fallback>;
        if constexpr (heard_by::positions.size() != 0) {
            heard_by::of(event.get()).for_each([&](std::size_t place) {
                std::size_t const position = heard_by::positions[place];
                asked[position](table.address_of_row(position), position + 1, event, environment, runner, so_far);
                return !(Table::stops_at_first && so_far.accepted);
            });
        }
    }

    static constexpr auto asked = asked_of<Context, Event, Environment, Runner>(static_cast<typename Table::list*>(nullptr));
};

}  // namespace monongusa::detail

#endif
