// SPDX-License-Identifier: BSL-1.0
// transport_policy: where events come from and actions go.

#ifndef MONONGUSA_CONCEPT_TRANSPORT_HPP
#define MONONGUSA_CONCEPT_TRANSPORT_HPP

#include <monongusa/concept/needs.hpp>
#include <monongusa/concept/sink.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/type_set.hpp>

#include <concepts>
#include <system_error>

namespace monongusa {

namespace detail {

// Stands for the listener that a bot hands to its transport: `hear(event)` may take the event's contents.
struct any_listener {
    template <class Event>
    bool hear(Event&);
    template <class Event>
    static constexpr bool wants = true;
    instant next_timer() const;
    void fire_timers();
    void settle();
    bool settle(instant::duration patience);
    bool pass(instant::duration time, instant::duration patience = instant::duration::max());
    table_needs needs() const;
};

}  // namespace detail

template <class Transport>
concept has_emits = requires { boost::hana::contains(Transport::emits, boost::hana::type_c<int>); };
template <class Transport>
concept has_performs = requires { boost::hana::contains(Transport::performs, boost::hana::type_c<int>); };
template <class Transport>
concept has_sink = requires(Transport& transport) {
    { transport.sink() } -> std::copyable;
};
template <class Transport>
concept has_run = requires(Transport& transport, detail::any_listener& listener) {
    { transport.run(listener) } -> std::convertible_to<std::error_code>;
};
template <class Transport>
concept has_stop = requires(Transport& transport) { transport.stop(); };
template <class Transport>
concept has_move = std::move_constructible<Transport>;
template <class Transport>
concept has_pause = requires(Transport& transport) {
    transport.pause();
    transport.resume();
};

/// - `static constexpr auto emits = mg::types<…>`: the events it can emit, `performs`: the actions its sink takes;
/// - `sink()`: a copyable handle by which actions go out, valid as long as the transport;
/// - `run(listener)`: decodes into an event of its own and calls `listener.hear(event)` for each, on one thread at a time, in order, until its
///   input ends or it is stopped.  The listener may swap the event's contents away: it then holds what some other event left, so set every
///   member anew.  It says whether a rule has accepted the event.  What `Listener::wants<Event>` denies need not be decoded;
///   `listener.needs()` says what each rule needs of the platform (`detail::needs_of` asks also a listener that does not say it).
///   Returns the error that ended it, none for a clean end;
/// - `stop()`: ends `run` soon, also one that is yet to begin; any thread, any number of times;
/// - `pause()`, `resume()`: no event is read in between, while all else goes on; any thread.  Neither emits anything itself;
/// - it may have `leave()`: the bot ends and hears no more, so none need be taken from whoever would give it to somebody else; what the sink is given is
///   still done until `stop`; any thread;
/// - it is moved into its bot before anything else is asked of it, so its state is best on the heap.
///
/// What the sink was given last is completed at the latest when the transport ends.  One that plays what is written down calls `listener.settle()`
/// after each event: it comes back when all that came of it is done, or, with a duration, after that time at the latest (whether all is done), and the
/// transport's own `settle()`, if it has one, has been called; and
/// `listener.pass(duration)` to let virtual time pass, which settles after each timer, with a patience if it is given one.
///
/// `bool failed(event::failure const&)` tells one of what went wrong in a rule and no other rule heard of; any thread; if it does not want to know, the log is told.
///
/// Handlers that take a context (`auto& chat`) want all of `mg::action::basic` performed.  It may also have `std::string_view name() const`: what the
/// bot is called in the log; and `std::error_code login()`: verifies who the bot is and emits nothing; `stop` ends it soon, also one yet to begin;
/// and `std::string explain(std::error_code) const`: an error of these two in a sentence that says what to do, or nothing.
template <class Transport>
concept transport_policy = has_emits<Transport> && has_performs<Transport> && has_sink<Transport> && has_run<Transport> &&
                           has_stop<Transport> && has_pause<Transport> && has_move<Transport>;

/// A transport may drive its bot's clock, which saves the bot a thread: `run` then waits no longer than `listener.next_timer()` at a time and calls
/// `listener.fire_timers()` after each wait; `rearm()` ends a wait, since there is an earlier timer; any thread.
template <class Transport>
concept drives_clock = requires(Transport& transport) { transport.rearm(); };

namespace mistake {

template <class Transport>
struct not_a_transport {
    static constexpr bool fine = false;
    static consteval void require() {
        constexpr bool upto_performs = has_emits<Transport> && has_performs<Transport>;
        constexpr bool upto_run = upto_performs && has_sink<Transport> && has_run<Transport>;
        static_assert(has_emits<Transport>,
                      "monongusa: bot: this is no transport: it lacks 'static constexpr auto emits = mg::types<...>', its events");
        static_assert(!has_emits<Transport> || has_performs<Transport>,
                      "monongusa: bot: this is no transport: it lacks 'static constexpr auto performs = mg::types<...>', its actions");
        static_assert(!upto_performs || has_sink<Transport>, "monongusa: bot: this is no transport: it lacks 'sink()', a copyable handle");
        static_assert(!upto_performs || !has_sink<Transport> || has_run<Transport>,
                      "monongusa: bot: this is no transport: it lacks 'std::error_code run(listener)'");
        static_assert(!upto_run || has_stop<Transport>, "monongusa: bot: this is no transport: it lacks 'stop()'");
        static_assert(!upto_run || !has_stop<Transport> || has_pause<Transport>,
                      "monongusa: bot: this is no transport: it lacks 'pause()' and 'resume()'");
        static_assert(!upto_run || !has_stop<Transport> || !has_pause<Transport> || has_move<Transport>,
                      "monongusa: bot: this is no transport: it cannot be moved into its bot; keep its state on the heap");
    }
};

}  // namespace mistake

}  // namespace monongusa

#endif
