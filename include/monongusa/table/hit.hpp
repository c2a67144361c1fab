// SPDX-License-Identifier: BSL-1.0
// hit: a rule that has accepted an event: its handler is called now, or later with the event's delivery.

#ifndef MONONGUSA_TABLE_HIT_HPP
#define MONONGUSA_TABLE_HIT_HPP

#include <monongusa/table/arrival.hpp>
#include <monongusa/table/call.hpp>
#include <monongusa/table/rule.hpp>
#include <monongusa/concept/task.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

template <class Row, class Context>
using parameters_of = typename signature_with<typename Row::handler_type, Context>::parameters;

template <class Row, class Context, class Event>
using arguments_of = arguments<parameters_of<Row, Context>, Event>;

/// Whether the row's handler is a coroutine.
template <class Row, class Context>
inline constexpr bool is_coroutine_row = is_task<std::remove_cvref_t<typename signature_with<typename Row::handler_type, Context>::result>>;

/// A coroutine that is to begin, by the function `begin_coroutine` of <monongusa/coroutine.hpp>.  It keeps the event, and what its groups were converted to.
template <class Context, class Row, class Event, class Environment>
struct coroutine_start {
    Row const& row;
    std::size_t position;
    delivery_ref<Event> event;
    Environment& environment;
    typename arguments_of<Row, Context, Event>::stored const& values;
};

/// Calls a row's handler; what it throws goes to the environment.
template <class Context, class Row, class Event, class Environment, class Stored>
void run_handler(Row const& row, action::occasion occasion, Environment& environment, Event const& event, Stored const& values) noexcept {
    try {
        [[maybe_unused]] auto const turn = environment.turn_of(occasion.rule);
        call<Context>(row.handler(), occasion, environment, event, values, std::make_index_sequence<parameters_of<Row, Context>::size>{});
    } catch (...) {
        environment.threw(occasion);
    }
}

/// The same where the event is; under way, so that nobody stops the transport meanwhile.
template <class Context, class Row, class Event, class Environment, class Stored>
void run_in_place(Row const& row, std::size_t position, arrival<Event>& event, Environment& environment, Stored const& values) noexcept {
    environment.task_begins();
    if constexpr (is_coroutine_row<Row, Context>) {
        try {
            [[maybe_unused]] auto const turn = environment.turn_of(position);
            begin_coroutine(coroutine_start<Context, Row, Event, Environment>{row, position, event.deliver(), environment, values});
        } catch (...) {
            environment.threw(event.occasion(position));
        }
    } else {
        run_handler<Context>(row, event.occasion(position), environment, event.get(), values);
    }
    environment.task_done();
}

// Finds the row again: it is referred to where it has state, else made again.
template <class Row>
struct row_ref {
    Row const* row;
    explicit row_ref(Row const& of) noexcept : row(&of) {}
    Row const& get() const noexcept { return *row; }
};
template <class Row>
    requires made_on_use<Row>
struct row_ref<Row> {
    explicit row_ref(Row const&) noexcept {}
    static Row get() { return Row{}; }
};

/// The delivery, the rule, and what its groups were converted to: offsets, or values.  Views are made from the delivery just before the call.
template <class Context, class Row, class Event, class Environment>
class hit_of : public hit {
    using stored = typename arguments_of<Row, Context, Event>::stored;

public:
    hit_of(Row const& row, std::size_t position, delivery_ref<Event> event, Environment& environment, stored const& values)
        : hit(&hit_of::run_it, &hit_of::let_it_go, &hit_of::destroy_it, event::origin_of(event->event)),
          row_(row), position_(position), event_(std::move(event)), environment_(environment), values_(values) {
        must_not_be_dropped = std::is_same_v<Event, event::failure>;
        environment_.task_begins();
    }

private:
    static hit_of& of(hit& base) noexcept { return static_cast<hit_of&>(base); }

    static void run_it(hit& base) {
        hit_of& self = of(base);
        if (!self.environment_.task_may_run()) return let_it_go(base);
        action::occasion const occasion = occasion_of(self.event_->event, self.event_->sequence, self.position_);
        if constexpr (is_coroutine_row<Row, Context>) {
            try {
                [[maybe_unused]] auto const turn = self.environment_.turn_of(self.position_);
                begin_coroutine(coroutine_start<Context, Row, Event, Environment>{self.row_.get(), self.position_, self.event_, self.environment_,
                                                                                  self.values_});
            } catch (...) {
                self.environment_.threw(occasion);
            }
        } else {
            run_handler<Context>(self.row_.get(), occasion, self.environment_, self.event_->event, self.values_);
        }
        self.event_ = {};
        self.environment_.task_ends();  // From here on the bot may be gone.
    }
    static void let_it_go(hit& base) {
        hit_of& self = of(base);
        self.event_ = {};
        self.environment_.task_dropped();
    }
    static void destroy_it(hit& base) { delete &of(base); }

    [[no_unique_address]] row_ref<Row> row_;
    std::size_t position_;
    delivery_ref<Event> event_;
    Environment& environment_;
    stored values_;
};

/// Queues the handler; the event is then in a delivery.
template <class Context, class Row, class Event, class Environment, class Stored>
void enqueue(Row const& row, std::size_t position, arrival<Event>& event, Environment& environment, Stored const& values) {
    try {
        task_of_bot task{new hit_of<Context, Row, Event, Environment>{row, position, event.deliver(), environment, values}};
        environment.submit(task);
    } catch (...) {
        environment.threw(event.occasion(position));
    }
}

}  // namespace monongusa::detail

#endif
