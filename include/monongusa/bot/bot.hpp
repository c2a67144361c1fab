// SPDX-License-Identifier: BSL-1.0
// bot: a table between a transport and an executor.

#ifndef MONONGUSA_BOT_BOT_HPP
#define MONONGUSA_BOT_BOT_HPP

#include <monongusa/bot/fit.hpp>
#include <monongusa/bot/thrown.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/table/dispatch.hpp>

#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa {

namespace detail {

struct no_sink {};

template <class Transport>
struct sink_of {
    using type = no_sink;
};
template <has_sink Transport>
struct sink_of<Transport> {
    using type = decltype(std::declval<Transport&>().sink());
};

}  // namespace detail

/// A bot, chosen by hand: `mg::bot{transport, executor, reactions, mg::with(database)}`.
///
/// Keeps all it is given.  `run` is called once, by one thread; `stop` by any.  It must not be moved or destroyed while it runs.
template <class Transport, class Executor, class Table, class Components = components<>>
class bot {
    using sink_type = typename detail::sink_of<Transport>::type;
    template <class Event>
    using context_of = basic_context<sink_type, event::reach_of<Event>>;
    template <class, class, class, class>
    friend class detail::dispatch;
    template <class, class>
    friend struct detail::call;

    using fit = detail::fit_of_bot<Transport, Executor, Table, Components, context_of>;

public:
    /// Whether all parts fit; if not, the compiler has said why.
    static constexpr bool fits = fit::value;

    constexpr bot(Transport transport, Executor executor, Table table, Components components = Components{})
        : transport_(std::move(transport)), executor_(std::move(executor)), table_(std::move(table)), components_(std::move(components)) {
        fit::transport_verdict::require();
        fit::executor_verdict::require();
        fit::table_verdict::require();
        fit::rows_type::require();
    }

    /// Hears and answers until the transport's input ends or `stop` is called.  Returns what ended it, no error for a clean end.
    std::error_code run() {
        if constexpr (fits) {
            listener hears{this};
            sink_.emplace(transport_.sink());
            return transport_.run(hears);
        } else {
            return {};
        }
    }

    /// Ends `run` soon.  Any thread, any number of times.
    void stop() {
        if constexpr (fits) transport_.stop();
    }

    /// What the bot is called in the log.
    std::string_view name() const noexcept {
        if constexpr (requires(Transport const& transport) { std::string_view{transport.name()}; }) {
            return transport_.name();
        } else {
            return "bot";
        }
    }

private:
    struct listener {
        bot* owner;

        /// Whether a row hears the event, so that it is worth decoding.
        template <class Event>
        static constexpr bool wants = Table::list::template hears<Event>;

        template <class Event>
        void hear(Event& event) {
            if constexpr (wants<Event>) owner->hear(event);
        }
    };

    template <class Event>
    bool hear(Event& event) {
        return detail::dispatch<Table, context_of<Event>, Event, bot>::run(table_, event, *this);
    }

    template <std::size_t Position, class Call, class Row, class Event>
    void accepted(Row const& row, Event& event, typename Call::stored const& stored) {
        executor_.try_execute([&] {
            try {
                Call::run(row, Position + 1, *this, event, stored);
            } catch (...) {
                threw<Position>(event);
            }
        });
    }

    /// Called while an exception is being handled.
    template <std::size_t Position, class Event>
    void threw(Event const& event) noexcept {
        auto failure = detail::failure_of(std::current_exception(), event::origin_of(event));
        failure.rule = Position + 1;
        report<std::is_same_v<Event, event::failure>>(failure);
    }

    static void action_failed(void* self, std::size_t rule, std::string_view action, std::error_code error) noexcept {
        auto& bot = *static_cast<monongusa::bot<Transport, Executor, Table, Components>*>(self);
        event::failure failure;
        failure.what = detail::joined(action, ": ", error.message());
        failure.code = error;
        failure.rule = rule;
        auto const hears_failures = Table::list::facts[rule - 1].event == &detail::identity<event::failure>;
        hears_failures ? bot.template report<true>(failure) : bot.template report<false>(failure);
    }

    // What goes wrong while a failure is being handled is only logged, or it would go round for ever.
    template <bool WhileReporting>
    void report(event::failure& failure) {
        if constexpr (!WhileReporting && Table::list::template hears<event::failure>) {
            if (hear(failure)) return;
        }
        log::error(name(), ": rule ", failure.rule, ": ", failure.what);
    }

    template <class Context>
    Context context_for(chat::origin_ref origin, std::size_t rule) {
        if constexpr (std::is_constructible_v<Context, sink_type, chat::origin_ref, detail::failure_report, std::size_t, std::string_view>) {
            return Context(*sink_, origin, failure_report(), rule, name());
        } else {
            return Context(any_sink::of(*sink_), origin, failure_report(), rule, name());
        }
    }

    auto performer_for(chat::origin_ref origin, std::size_t rule) {
        return detail::performer<sink_type>{*sink_, origin, failure_report(), rule};
    }

    detail::failure_report failure_report() noexcept { return {this, &bot::action_failed}; }

    template <class Asked>
    Asked& component() noexcept {
        return components_.template get<Asked>();
    }

    Transport transport_;
    [[no_unique_address]] Executor executor_;
    [[no_unique_address]] Table table_;
    [[no_unique_address]] Components components_;
    std::optional<sink_type> sink_;
};

template <class Transport, class Executor, class Table>
bot(Transport, Executor, Table) -> bot<Transport, Executor, Table>;
template <class Transport, class Executor, class Table, class Components>
bot(Transport, Executor, Table, Components) -> bot<Transport, Executor, Table, Components>;

}  // namespace monongusa

#endif
