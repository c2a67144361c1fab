// SPDX-License-Identifier: BSL-1.0
// transport::replay: events that are written down, and what the bot does about them, as values.

#ifndef MONONGUSA_TRANSPORT_REPLAY_HPP
#define MONONGUSA_TRANSPORT_REPLAY_HPP

#include <monongusa/action/any.hpp>
#include <monongusa/action/journal.hpp>
#include <monongusa/action/completion.hpp>
#include <monongusa/chat/sent.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/detail/monitor.hpp>
#include <monongusa/detail/one_of.hpp>
#include <monongusa/detail/owned.hpp>
#include <monongusa/detail/type_set.hpp>
#include <monongusa/detail/variant_of.hpp>
#include <monongusa/event/all.hpp>

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::transport {

/// Emits its events one after the other, each when all that came of those before it is done, and lets time pass in between where it was told to
/// (on a clock that does not pass by itself).  Keeps what the bot does as values, in an order that is the same on any executor.
template <class Events = event::list, class Actions = action::list>
class basic_replay {
    using journal = action::basic_journal<detail::variant_of<Actions>>;

    struct recording {
        std::string name;
        journal done{};
        bool stopped = false;
        bool paused = false;
        detail::monitor changed{};
    };

public:
    static constexpr auto emits = detail::types_in<Events>;
    static constexpr auto performs = detail::types_in<Actions>;

    /// What the bot is called.
    explicit basic_replay(std::string name = "bot") : recording_(std::in_place, std::move(name)) {}

    /// Adds an event to what will be emitted.
    template <class Event>
        requires(detail::contains_type<Event, decltype(emits)>)
    basic_replay& then(Event event) & {
        entries_.emplace_back(std::move(event));
        return *this;
    }
    template <class Event>
    basic_replay&& then(Event event) && {
        return std::move(then(std::move(event)));
    }

    /// Lets time pass before the next event.
    template <class Rep, class Period>
    basic_replay& then_pass(std::chrono::duration<Rep, Period> time) & {
        entries_.emplace_back(detail::whole(time));
        return *this;
    }
    template <class Rep, class Period>
    basic_replay&& then_pass(std::chrono::duration<Rep, Period> time) && {
        return std::move(then_pass(time));
    }

    /// From now on every action fails with that error, or, with none, succeeds again.
    void refuse(std::error_code error) { recording_->done.refuse(error); }

    /// What has been done and was not refused: step by step, an event or a timer each, and within a step in the order of the stamps.  To be asked
    /// when nothing is under way.
    std::vector<typename journal::performed_type> const& actions() const noexcept { return recording_->done.all(); }

    class sink_type {
    public:
        explicit sink_type(recording& to) noexcept : to_(&to) {}

        template <class Action, class Done>
            requires(detail::contains_type<Action, decltype(performs)>)
        void perform(Action action, Done done) const {
            perform(std::move(action), std::move(done), action::stamp{});
        }
        template <class Action, class Done>
            requires(detail::contains_type<Action, decltype(performs)>)
        void perform(Action action, Done done, action::stamp const& stamp) const {
            to_->done.perform(std::move(action), std::move(done), stamp);
        }

    private:
        recording* to_;
    };

    std::string_view name() const noexcept { return recording_->name; }
    sink_type sink() noexcept { return sink_type{*recording_}; }

    template <class Listener>
    std::error_code run(Listener& listener) {
        for (auto& next : entries_) {
            if (!may_go_on()) break;
            if (auto const* const time = get_if<instant::duration>(&next)) {
                listener.pass(*time);
            } else {
                emit(next, listener, Events{});
            }
            listener.settle();
        }
        return {};
    }

    /// A step is over, as its bot says.
    void settle() { recording_->done.settle(); }

    void stop() {
        change([](recording& now) { now.stopped = true; });
    }
    void pause() {
        change([](recording& now) { now.paused = true; });
    }
    void resume() {
        change([](recording& now) { now.paused = false; });
    }

private:
    using entry = detail::one_of_list<Events, instant::duration>;

    template <class Listener, class... Each>
    static void emit(entry& one, Listener& listener, detail::type_list<Each...>) {
        (emit_if<Each>(one, listener), ...);
    }
    template <class Event, class Listener>
    static void emit_if(entry& one, Listener& listener) {
        if constexpr (Listener::template wants<Event>) {
            if (auto* const event = get_if<Event>(&one)) listener.hear(*event);
        }
    }

    template <class Change>
    void change(Change const& change) {
        std::lock_guard const lock{recording_->changed};
        change(*recording_);
        recording_->changed.notify_all();
    }
    bool may_go_on() {
        std::lock_guard const lock{recording_->changed};
        while (recording_->paused && !recording_->stopped) recording_->changed.wait_until(instant::max());
        return !recording_->stopped;
    }

    std::vector<entry> entries_;
    detail::owned<recording> recording_;
};

// A template only so that a file which does not replay anything is not slower to read.
using replay = basic_replay<>;

}  // namespace monongusa::transport

#endif
