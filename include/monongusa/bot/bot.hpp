// SPDX-License-Identifier: BSL-1.0
// bot: a table between a transport and an executor.

#ifndef MONONGUSA_BOT_BOT_HPP
#define MONONGUSA_BOT_BOT_HPP

#include <monongusa/bot/components.hpp>
#include <monongusa/bot/environment.hpp>
#include <monongusa/bot/fit.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/table/dispatch.hpp>

#include <optional>
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
/// Keeps all it is given (a `Table` that is a reference is referred to), and stays where it is: it cannot be moved.  `run` is called once, by one thread; `stop` by any.
template <class Transport, class Executor, class Table, class Components = components<>>
class bot {
    using sink_type = typename detail::sink_of<Transport>::type;
    template <class Event>
    using context_of = basic_context<sink_type, event::reach_of<Event>>;
    using environment_type = detail::environment<sink_type, Components>;
    using table_type = std::remove_cvref_t<Table>;
    using fit = detail::fit_of_bot<Transport, Executor, table_type, Components, context_of>;

public:
    /// Whether all parts fit; if not, the compiler has said why.
    static constexpr bool fits = fit::value;

    constexpr bot(Transport transport, Executor executor, Table table, Components components = Components{})
        : transport_(std::move(transport)), executor_(std::move(executor)), table_(std::forward<Table>(table)), components_(std::move(components)) {
        fit::transport_verdict::require();
        fit::executor_verdict::require();
        fit::table_verdict::require();
        fit::rows_type::require();
    }

    /// Hears and answers until the transport's input ends or `stop` is called.  Returns what ended it, no error for a clean end.
    std::error_code run() {
        if constexpr (fits) {
            environment_.emplace(transport_.sink(), components_, name(), this, &bot::failed);
            listener hears{this};
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
        static constexpr bool wants = table_type::list::template hears<Event>;

        template <class Event>
        void hear(Event& event) {
            if constexpr (wants<Event>) owner->hear(event);
        }
    };

    template <class Event>
    bool hear(Event& event) {
        return detail::dispatch<table_type, context_of<Event>, Event, environment_type, Executor>::run(table_, event, *environment_, executor_);
    }

    // Tells the rules for errors.  What goes wrong in one of them is only logged, or it would go round for ever.
    static void failed(void* self, event::failure& failure) {
        auto& bot = *static_cast<monongusa::bot<Transport, Executor, Table, Components>*>(self);
        using list = typename table_type::list;
        if constexpr (list::template hears<event::failure>) {
            bool const of_such_a_rule = list::facts[failure.rule - 1].event == list::template first_hearing<event::failure>;
            if (!of_such_a_rule && bot.hear(failure)) return;
        }
        log::error(bot.name(), ": rule ", failure.rule, ": ", failure.what);
    }

    Transport transport_;
    [[no_unique_address]] Executor executor_;
    [[no_unique_address]] Table table_;
    [[no_unique_address]] Components components_;
    std::optional<environment_type> environment_;  // From the first run on, since actions may be completed late.
};

template <class Transport, class Executor, class Table>
bot(Transport, Executor, Table) -> bot<Transport, Executor, Table>;
template <class Transport, class Executor, class Table, class Components>
bot(Transport, Executor, Table, Components) -> bot<Transport, Executor, Table, Components>;

}  // namespace monongusa

#endif
