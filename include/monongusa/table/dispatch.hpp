// SPDX-License-Identifier: BSL-1.0
// dispatch: one event against the rows that hear it.

#ifndef MONONGUSA_TABLE_DISPATCH_HPP
#define MONONGUSA_TABLE_DISPATCH_HPP

#include <monongusa/concept/executor.hpp>
#include <monongusa/table/audience.hpp>
#include <monongusa/table/hit.hpp>
#include <monongusa/table/table.hpp>

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

/// How the handlers of a bot with that executor run.
template <class Executor>
using runner_of = std::conditional_t<runs_in_place<Executor>, Executor,
                                     std::conditional_t<may_run_in_place<Executor>, queued_or_in_place, queued>>;

/// Lets one row decide; a chosen handler goes to the executor, what a matcher or a handler throws to the environment.
template <class Context, class Row, class Event, class Environment, class Runner>
void ask(Row const& row, std::size_t position, arrival<Event>& event, Environment& environment, Runner& runner, progress& so_far) {
    using arguments = arguments_of<Row, Context, Event>;
    if (!admits(Row::audience, event.get())) return;
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

/// Offers an event to the rows that hear it, in the order of the table, those that stand in for others last.
///
/// All patterns of the table meet in `offer`: whoever can name the candidates of an event cheaper than by asking each row does it there.
template <class Table, class Context, class Event, class Environment, class Runner>
class dispatch {
    // clang refuses folds over more than 256 arguments.
    static constexpr std::size_t chunk = 128;

public:
    /// Whether a row has accepted the event.
    static bool run(Table const& table, arrival<Event>& event, Environment& environment, Runner& runner) {
        progress so_far;
        offer<false>(table, event, environment, runner, so_far);
        bool const nobody_answered = Table::stops_at_first ? !so_far.accepted : !so_far.answered;
        if (nobody_answered) offer<true>(table, event, environment, runner, so_far);
        return so_far.accepted;
    }

private:
    template <bool Fallback>
    static constexpr auto positions = Table::list::template hearing<Event, Fallback>;

    template <bool Fallback, std::size_t Begin = 0>
    static void offer([[maybe_unused]] Table const& table, [[maybe_unused]] arrival<Event>& event, [[maybe_unused]] Environment& environment,
                      [[maybe_unused]] Runner& runner, [[maybe_unused]] progress& so_far) {
        constexpr std::size_t count = positions<Fallback>.size();
        if constexpr (Begin < count) {
            constexpr std::size_t size = count - Begin < chunk ? count - Begin : chunk;
            offer_some<Fallback, Begin>(table, event, environment, runner, so_far, std::make_index_sequence<size>{});
            offer<Fallback, Begin + chunk>(table, event, environment, runner, so_far);
        }
    }

    template <bool Fallback, std::size_t Begin, std::size_t... Offset>
    static void offer_some(Table const& table, arrival<Event>& event, Environment& environment, Runner& runner, progress& so_far,
                           std::index_sequence<Offset...>) {
        ((Table::stops_at_first && so_far.accepted
              ? void()
              : ask<Context>(place_at<positions<Fallback>[Begin + Offset]>(table).get(), positions<Fallback>[Begin + Offset] + 1, event,
                             environment, runner, so_far)),
         ...);
    }
};

}  // namespace monongusa::detail

#endif
