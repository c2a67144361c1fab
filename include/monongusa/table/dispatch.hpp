// SPDX-License-Identifier: BSL-1.0
// dispatch: one event against the rows that hear it.

#ifndef MONONGUSA_TABLE_DISPATCH_HPP
#define MONONGUSA_TABLE_DISPATCH_HPP

#include <monongusa/event/origin.hpp>
#include <monongusa/table/audience.hpp>
#include <monongusa/table/call.hpp>
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

/// Lets one row decide; a chosen handler goes to the executor, what a matcher or a handler throws to the environment.
template <class Context, class Row, class Event, class Environment, class Executor>
void ask(Row const& row, std::size_t position, Event& event, Environment& environment, Executor& executor, progress& so_far) {
    using parameters = typename signature_with<typename Row::handler_type, Context>::parameters;
    using arguments = detail::arguments<parameters, Event>;
    if (!admits(Row::audience, event)) return;
    typename arguments::stored stored{};
    try {
        auto const found = row.matcher().match(std::as_const(event));
        if (!found || !arguments::accept(found, event::text_of(event), stored)) return;
    } catch (...) {
        environment.threw(position, event::origin_of(event));
        return;
    }
    so_far.accepted = true;
    if (answers(Row::verb)) so_far.answered = true;
    executor.try_execute([&] {
        try {
            call<Context>(row.handler(), position, environment, event, stored, std::make_index_sequence<parameters::size>{});
        } catch (...) {
            environment.threw(position, event::origin_of(event));
        }
    });
}

/// Offers an event to the rows that hear it, in the order of the table, those that stand in for others last.
///
/// All patterns of the table meet in `offer`: whoever can name the candidates of an event cheaper than by asking each row does it there.
template <class Table, class Context, class Event, class Environment, class Executor>
class dispatch {
    // clang refuses folds over more than 256 arguments.
    static constexpr std::size_t chunk = 128;

public:
    /// Whether a row has accepted the event.
    static bool run(Table const& table, Event& event, Environment& environment, Executor& executor) {
        progress so_far;
        offer<false>(table, event, environment, executor, so_far);
        bool const nobody_answered = Table::stops_at_first ? !so_far.accepted : !so_far.answered;
        if (nobody_answered) offer<true>(table, event, environment, executor, so_far);
        return so_far.accepted;
    }

private:
    template <bool Fallback>
    static constexpr auto positions = Table::list::template hearing<Event, Fallback>;

    template <bool Fallback, std::size_t Begin = 0>
    static void offer([[maybe_unused]] Table const& table, [[maybe_unused]] Event& event, [[maybe_unused]] Environment& environment,
                      [[maybe_unused]] Executor& executor, [[maybe_unused]] progress& so_far) {
        constexpr std::size_t count = positions<Fallback>.size();
        if constexpr (Begin < count) {
            constexpr std::size_t size = count - Begin < chunk ? count - Begin : chunk;
            offer_some<Fallback, Begin>(table, event, environment, executor, so_far, std::make_index_sequence<size>{});
            offer<Fallback, Begin + chunk>(table, event, environment, executor, so_far);
        }
    }

    template <bool Fallback, std::size_t Begin, std::size_t... Offset>
    static void offer_some(Table const& table, Event& event, Environment& environment, Executor& executor, progress& so_far,
                           std::index_sequence<Offset...>) {
        ((Table::stops_at_first && so_far.accepted
              ? void()
              : ask<Context>(place_at<positions<Fallback>[Begin + Offset]>(table).get(), positions<Fallback>[Begin + Offset] + 1, event,
                             environment, executor, so_far)),
         ...);
    }
};

}  // namespace monongusa::detail

#endif
