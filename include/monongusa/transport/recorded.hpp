// SPDX-License-Identifier: BSL-1.0
// transport::recorded: any transport, with a recording of what the bot hears and does.

#ifndef MONONGUSA_TRANSPORT_RECORDED_HPP
#define MONONGUSA_TRANSPORT_RECORDED_HPP

#include <monongusa/action/completion.hpp>
#include <monongusa/action/occasion.hpp>
#include <monongusa/chat/sent.hpp>
#include <monongusa/concept/needs.hpp>
#include <monongusa/concept/sink.hpp>
#include <monongusa/concept/transport.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/owned.hpp>
#include <monongusa/transport/recorder.hpp>

#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa::transport {

/// Hands all on to the sink it wraps, and records each action when it is completed.
template <class Sink>
class recorded_sink {
public:
    recorded_sink(Sink sink, recorder& to) : sink_(std::move(sink)), to_(&to) {}

    template <class Action, class Done>
        requires sink_for<Sink, Action>
    void perform(Action action, Done done) const { perform(std::move(action), std::move(done), action::stamp{}); }
    template <class Action, class Done>
        requires sink_for<Sink, Action>
    void perform(Action action, Done done, action::stamp const& stamp) const {
        // One type for both, so that what the sink does is compiled once.
        action::completion told{std::move(done)};
        if (auto line = to_->begun(action, stamp); !line.empty()) told = noting{to_, std::move(line), std::move(told)};
        if constexpr (stamped_sink_for<Sink, Action>) {
            sink_.perform(std::move(action), std::move(told), stamp);
        } else {
            sink_.perform(std::move(action), std::move(told));
        }
    }

private:
    struct noting {
        recorder* to;
        std::string line;
        action::completion done;

        void operator()(std::error_code error, chat::sent const& sent) {
            to->done(std::move(line), error, sent.message);
            done(error, sent);
        }
    };

    [[no_unique_address]] Sink mutable sink_;
    recorder* to_;
};

/// Passes everything through and records, as docs/recordings.md says, each event that a rule may hear and each action.  A recording that cannot
/// be opened ends `run` at once with that error; one that cannot be written any more is told of and given up, and the bot goes on.
template <class Transport>
class recorded {
public:
    static constexpr auto emits = Transport::emits;
    static constexpr auto performs = Transport::performs;

    recorded(Transport transport, recorded_config how) : transport_(std::move(transport)), recorder_(std::in_place, std::move(how)) {}

    /// What is recorded.
    Transport& inner() noexcept { return transport_; }

    std::string_view name() const noexcept requires requires(Transport const& named) { std::string_view{named.name()}; }
    { return transport_.name(); }

    auto sink() {
        auto inner = transport_.sink();
        recorder_->start(name_of_bot());
        return recorded_sink<decltype(inner)>{std::move(inner), *recorder_};
    }

    template <class Listener>
    std::error_code run(Listener& listener) {
        no_broken_pipe_signal const guard;
        if (auto const error = recorder_->start(name_of_bot())) return error;
        noting_listener<Listener> noting{listener, *recorder_};
        return transport_.run(noting);
    }

    std::error_code login() requires requires(Transport& logs_in) { logs_in.login(); }
    { return transport_.login(); }
    std::string explain(std::error_code error) const requires requires(Transport const& knows) { knows.explain(error); }
    { return transport_.explain(error); }

    void stop() { transport_.stop(); }
    void pause() { transport_.pause(); }
    void resume() { transport_.resume(); }
    void leave() requires requires(Transport& leaves) { leaves.leave(); }
    { transport_.leave(); }
    void rearm() requires drives_clock<Transport> { transport_.rearm(); }
    void settle() requires requires(Transport& plays) { plays.settle(); }
    { transport_.settle(); }

    bool failed(event::failure const& failure)
        requires requires(Transport& wants, event::failure const& what) { wants.failed(what); }
    {
        return transport_.failed(failure);
    }

private:
    template <class Listener>
    struct noting_listener {
        Listener& listener;
        recorder& notes;

        template <class Event>
        static constexpr bool wants = Listener::template wants<Event>;

        auto needs() const { return detail::needs_of(listener); }

        // A listener whose table is not known to the compiler says it by `hears`.
        template <class Event>
        bool is_wanted() const noexcept {
            if constexpr (requires { listener.template hears<Event>(); }) {
                return listener.template hears<Event>();
            } else {
                return wants<Event>;
            }
        }

        // Before the listener, who may take its contents.
        template <class Event>
        bool hear(Event&& event) {
            if (is_wanted<std::remove_cvref_t<Event>>()) notes.heard(event);
            return listener.hear(std::forward<Event>(event));
        }
        instant next_timer() const { return listener.next_timer(); }
        void fire_timers() { listener.fire_timers(); }
        void settle() { listener.settle(); }
        bool settle(instant::duration patience) requires requires(Listener& waits) { waits.settle(patience); }
        { return listener.settle(patience); }
        bool pass(instant::duration time, instant::duration patience = instant::duration::max()) { return listener.pass(time, patience); }
    };

    std::string_view name_of_bot() const noexcept {
        if constexpr (requires { name(); }) {
            return name();
        } else {
            return "bot";
        }
    }

    Transport transport_;
    detail::owned<recorder> recorder_;  // Sinks refer to it.
};

template <class Transport>
recorded(Transport, recorded_config) -> recorded<Transport>;

}  // namespace monongusa::transport

#endif
