// SPDX-License-Identifier: BSL-1.0
// bot: a table between a transport and an executor.

#ifndef MONONGUSA_BOT_BOT_HPP
#define MONONGUSA_BOT_BOT_HPP

#include <monongusa/bot/answering.hpp>
#include <monongusa/bot/beginning.hpp>
#include <monongusa/bot/components.hpp>
#include <monongusa/bot/ending.hpp>
#include <monongusa/bot/engine.hpp>
#include <monongusa/bot/environment.hpp>
#include <monongusa/bot/fit.hpp>
#include <monongusa/bot/inside.hpp>
#include <monongusa/bot/listener.hpp>
#include <monongusa/bot/own_name.hpp>
#include <monongusa/bot/parts.hpp>
#include <monongusa/bot/parts_of.hpp>
#include <monongusa/bot/queueing.hpp>
#include <monongusa/bot/pools.hpp>
#include <monongusa/bot/telling.hpp>
#include <monongusa/bot/waits.hpp>
#include <monongusa/clock/real.hpp>
#include <monongusa/clock/ticker.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/log/logger.hpp>
#include <monongusa/table/dispatch.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa {

/// A bot, chosen by hand: `mg::bot{transport, executor, reactions, mg::with(database)}`.
///
/// Keeps all it is given (a `Table` that is a reference is referred to), and stays where it is: it cannot be moved.  `run` is called once, by one
/// thread; `stop` by any, also by a handler.  It ends when its handlers have: a bot that is destroyed waits for them.
template <class Transport, class Executor, class Table, class Components = components<>, class Clock = clock::real>
class bot {
    using sink_type = typename detail::sink_of<Transport>::type;
    template <class Event>
    using context_of = typename detail::contexts<sink_type>::template of<Event>;
    using environment_type = detail::environment<sink_type, Components>;
    using table_type = std::remove_cvref_t<Table>;
    using fit = detail::fit_of_bot<Transport, Executor, table_type, Components, Clock, detail::contexts<sink_type>::template of>;
    using executor_type = Executor;
    using awaited = detail::waits_in_bot<table_type, detail::contexts<sink_type>::template of>;
    static constexpr bool queues = !runs_in_place<Executor>;
    // Where another thread than the transport's fires the timers, only one of the two is at home at a time.
    static constexpr bool shares_home = [] {
        if constexpr (clock_policy<Clock>) {
            return !queues && Clock::passes_by_itself && !drives_clock<Transport>;
        } else {
            return false;
        }
    }();

    friend detail::listener<bot>;
    friend detail::inside_of<bot>;
    friend detail::parts_of<bot>;
    friend detail::beginning<bot>;
    friend detail::answering<bot>;

public:
    /// Whether all parts fit; if not, the compiler has said why.
    static constexpr bool fits = fit::value;

    bot(Transport transport, Executor executor, Table table, Components components = Components{}, Clock clock = Clock{})
        : clock_(std::move(clock)),
          engine_(this, detail::parts_of<bot>::all(), detail::drops_when_full(executor), detail::is_in_place(executor), counters_),
          table_(std::forward<Table>(table)),
          components_(std::move(components)),
          transport_(std::move(transport)),
          executor_(std::move(executor)) {
        fit::transport_verdict::require();
        fit::executor_verdict::require();
        fit::table_verdict::require();
        fit::components_verdict::require();
        fit::clock_verdict::require();
        fit::rows_type::require();
        if (shares_home) engine_.share_home();
    }
    bot(bot const&) = delete;
    bot& operator=(bot const&) = delete;
    ~bot() {
        if constexpr (fits) {
            if (queues && environment_) engine_.drain_what_is_left();
            if (ticker_) ticker_->end();  // Before what its timers refer to.
            engine_.close();
        }
    }

    /// Logs in, where the transport can: so a wrong token is told before the first event.  What came of it is remembered; `run` does it if nobody has.
    std::error_code login() {
        if constexpr (requires(Transport& transport) { { transport.login() } -> std::convertible_to<std::error_code>; }) {
            if (!logged_in_) logged_in_ = transport_.login();
            return *logged_in_;
        } else {
            return {};
        }
    }

    /// What an error of `login` or `run` means: the transport's sentence, if it has one, else the error's own.
    std::string explain(std::error_code error) const {
        if constexpr (requires(Transport const& knows) { { knows.explain(error) } -> std::convertible_to<std::string>; }) {
            if (auto words = transport_.explain(error); !words.empty()) return words;
        }
        return error.message();
    }

    /// Hears and answers until the transport's input ends or `stop` is called, and its handlers have ended.  Returns what ended it, no error for a
    /// clean end.
    std::error_code run() {
        if constexpr (fits) {
            if (std::exchange(ran_, true)) return make_error_code(error::ran_before);
            if (auto const error = login()) return error;
            open();
            detail::listener<bot> listener{this};
            struct at_the_end {
                bot& of;
                ~at_the_end() { of.end({}); }
            } const if_the_transport_throws{*this};
            return end(transport_.run(listener));
        } else {
            return {};
        }
    }

    /// Ends `run` soon: the transport reads no more, handlers that run or are queued have the grace period to end, and what they do is still done.
    /// Any thread, any number of times.
    void stop() {
        if constexpr (fits) engine_.stop(grace_);
    }

    /// How long `stop` lets handlers go on; 5 s unless set.  To be set before `run`.
    template <class Rep, class Period>
    void grace(std::chrono::duration<Rep, Period> period) noexcept {
        grace_ = detail::whole(period);
    }
    instant::duration grace() const noexcept { return grace_; }

    /// Hears one event, as if the transport had emitted it: how a test speaks to a bot that does not run.  The event may be taken; whether a rule has
    /// accepted it.
    template <class Given>
    bool hear(Given&& event) {
        using event_type = std::remove_cvref_t<Given>;
        static_assert(monongusa::event_type<event_type>, "monongusa: hear(event): this is no event; an event is a value such as mg::event::message");
        if constexpr (hears<event_type>) {
            open();
            detail::engine::stay const here{engine_};
            engine_.visit();
            if constexpr (std::is_const_v<std::remove_reference_t<Given>>) {
                event_type copy = event;
                return detail::answering<bot>::take(*this, copy);
            } else {
                return detail::answering<bot>::take(*this, event);
            }
        } else {
            return false;
        }
    }

    /// Comes back when nothing is under way, or at the deadline; whether nothing is.
    bool wait_until_quiet(instant deadline = instant::max()) {
        while (!engine_.visit() || !engine_.quiet().wait_until(deadline)) {
            if (instant::clock::now() >= deadline) return false;
        }
        return true;
    }

    /// The same, and tells a transport that wants to know (by a `settle()` of its own): what comes now comes of something else.
    bool settle(instant::duration patience = instant::duration::max()) {
        bool const quiet = engine_.settle(detail::after(instant::clock::now(), patience));
        if constexpr (requires(Transport& plays) { plays.settle(); }) transport_.settle();
        return quiet;
    }

    /// Lets virtual time pass: fires what is due by then, one at a time, and lets it come to rest in between, which it has each time `patience` for.
    /// Whether it did.
    template <class Rep, class Period>
        requires(detail::can_be_set<Clock>)
    bool pass(std::chrono::duration<Rep, Period> time, instant::duration patience = instant::duration::max()) {
        open();
        auto const until = detail::after(clock_.now(), detail::whole(time));
        for (auto next = engine_.next_timer(); next <= until; next = engine_.next_timer()) {
            clock_.set(next);
            if (!engine_.fire_one_timer()) break;
            if (!settle(patience)) return false;
        }
        clock_.set(until);
        return true;
    }

    /// What the bot is called in the log: what was set, before `run`, else what its transport says.
    std::string_view name() const noexcept { return name_.of(transport_); }
    void name(std::string_view called) { name_.set(called); }

    /// Where the bot's lines go and which are shown, if not as in `mg::log::process()`: a `log::sink_policy`, which is referred to, and a filter.
    /// `verbose` shows at least what the bot hears, decides and does: 1, what is said: 2, what goes over the wire: 3.  All to be set before `run`.
    void log_to(log::sink_ref sink) { logger().to(sink); }
    void log_filter(log::filter const& shown) { logger().show(shown); }
    void verbose(int level) { logger().show_at_least(log::level_of_verbosity(level)); }
    log::logger& logger() { return engine_.watching().logger(name()); }

    /// How many handlers were dropped, since the executor was full and drops then, or since time was over.
    std::size_t dropped() const noexcept { return engine_.dropped(); }

    /// What it has done so far, and what is under way; `to_prometheus` (bot/prometheus.hpp) writes it for others to read.  Any thread, from `run` on.
    monongusa::metrics metrics() const {
        monongusa::metrics all;
        all.bot = name();
        if constexpr (fits) engine_.read(all);
        return all;
    }
    /// How long a handler may keep its thread before the log names it; a second unless set.
    template <class Rep, class Period>
    void slow_handler_limit(std::chrono::duration<Rep, Period> time) noexcept {
        engine_.counts().too_long().limit(detail::whole(time));
    }

    /// Names in the log the rules whose handlers have a thread now, as at the deadline of a stop.  Any thread.
    void tell_of_running() const { engine_.tell_of_running(); }

    Transport& transport() noexcept { return transport_; }
    Clock& clock() noexcept { return clock_; }

private:
    /// Whether a rule hears the event, or a coroutine may wait for it.
    template <class Event>
    static constexpr bool hears = [] {
        if constexpr (fits) {
            return table_type::list::template hears<Event> || awaited::template includes<Event>;
        } else {
            return false;
        }
    }();

    // Not in the constructor, since some transports make their sink when they have been put together.
    void open() {
        if constexpr ((!queues || may_run_in_place<Executor>) && !shares_home) engine_.at_home();
        if (environment_) return;
        engine_.counts().start();
        logger();  // Has the name from now on.
        clock_.timers().tell_of_earlier(this, [](void* self) { static_cast<bot*>(self)->rearm(); });
        if constexpr (Clock::passes_by_itself && !drives_clock<Transport>) {
            ticker_.emplace(this, [](void* self) {
                auto& own = *static_cast<bot*>(self);
                detail::engine::stay const here{own.engine_};
                own.engine_.fire_timers();
                return own.engine_.next_timer();
            });
        }
        environment_.emplace(transport_.sink(), components_, engine_);
        engine_.open();
        detail::beginning<bot>::begin(*this);
    }

    // Nothing is fired any more when this comes back.
    std::error_code end(std::error_code error) {
        if (ticker_) ticker_->end();
        if (std::exchange(ended_, true)) return error;
        return engine_.finish(error, queues);
    }

    void rearm() {
        if constexpr (drives_clock<Transport>) {
            transport_.rearm();
        } else if constexpr (Clock::passes_by_itself) {
            ticker_->rearm();
        }
    }

    // When the executor has ended.
    struct leftovers {
        detail::engine& of;
        ~leftovers() { of.drop_what_waits(); }
    };

    // In this order, so that what is told late, by a transport that ends, still finds somebody; and threads end first.
    [[no_unique_address]] Clock clock_;
    std::array<detail::rule_counters, detail::rows_of<table_type>()> counters_;
    detail::engine engine_;
    [[no_unique_address]] detail::pools<table_type, queues || awaited::coroutines> pools_;
    [[no_unique_address]] Table table_;
    [[no_unique_address]] Components components_;
    detail::moved<Transport> transport_;
    std::optional<environment_type> environment_;
    instant::duration grace_ = std::chrono::seconds{5};
    bool ended_ = false;
    std::optional<std::error_code> logged_in_;
    bool ran_ = false;
    detail::own_name name_;
    [[no_unique_address]] detail::timetable<detail::rows_that_begin<table_type>()> timetable_;
    std::optional<clock::ticker> ticker_;  // Handlers may set timers to the end.
    leftovers leftovers_{engine_};
    [[no_unique_address]] detail::moved<Executor> executor_;
};

template <class Transport, class Executor, class Table>
bot(Transport, Executor, Table) -> bot<Transport, Executor, Table>;
template <class Transport, class Executor, class Table, class Components>
bot(Transport, Executor, Table, Components) -> bot<Transport, Executor, Table, Components>;
template <class Transport, class Executor, class Table, class Components, class Clock>
bot(Transport, Executor, Table, Components, Clock) -> bot<Transport, Executor, Table, Components, Clock>;

}  // namespace monongusa

#endif
