// SPDX-License-Identifier: BSL-1.0
// toy_network: a transport as one over a network is, but the test is the network: it speaks, answers late, refuses and breaks off.

#ifndef MONONGUSA_TESTS_SUPPORT_TOY_NETWORK_HPP
#define MONONGUSA_TESTS_SUPPORT_TOY_NETWORK_HPP

#include "memory_transport.hpp"

#include <monongusa/action/completion.hpp>
#include <monongusa/action/occasion.hpp>
#include <monongusa/detail/monitor.hpp>
#include <monongusa/error/error.hpp>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace support {

/// The far end: what the test does with a `toy_network`, and sees of it.  Any thread; outlives the bot.
///
/// Actions are under way until they are answered.  By itself the network answers on the thread of `run`, as late as it can and in an order that is not
/// that in which they came: but one channel's stay in theirs.
class far_end {
public:
    struct answered {
        action::stamp stamp;
        std::string channel;  ///< Its id.
        std::string line;     ///< As `line_of` gives it.
        std::error_code error;

        friend bool operator==(answered const&, answered const&) = default;
    };

    /// What a test sees of it; `until` waits for it.
    struct view {
        std::size_t unread = 0;     ///< Events that have arrived and were not read.
        std::size_t read = 0;       ///< Events that have been read.
        std::size_t under_way = 0;  ///< Actions.
        std::size_t answered = 0;
        std::size_t pauses = 0;  ///< How often reading has been paused.
        std::size_t answered_while_paused = 0;
        bool paused = false;
        bool waiting = false;  ///< The thread of `run` has nothing to do.
        bool ended = false;    ///< `run` has.
    };

    explicit far_end(std::vector<any_event> arrived = {}) : arrived_(arrived.begin(), arrived.end()) {}
    far_end(far_end const&) = delete;
    far_end& operator=(far_end const&) = delete;

    /// Somebody says or does something.
    void emit(any_event event) {
        change([&] { arrived_.push_back(std::move(event)); });
    }
    /// Nothing more will arrive: `run` ends when all has been read.
    void hang_up() {
        change([&] { hung_up_ = true; });
    }
    /// Everything that is under way is lost; then there is a new connection.
    void lose_connection() {
        change([&] { lost_ = true; });
    }
    /// From now on actions are answered with that.
    void refuse(std::error_code error) {
        change([&] { refusal_ = error; });
    }

    /// From now on nothing is answered but by `answer` (not on the thread of `run`).
    void answer_by_hand() {
        change([&] { by_hand_ = true; });
    }
    /// Answers the first action of the channel in which was spoken last; false if none is under way.
    bool answer() {
        std::unique_lock lock{mutex_};
        return answer(lock);
    }
    void answer_all() {
        while (answer()) {
        }
    }

    view now() const {
        std::lock_guard const lock{mutex_};
        return seen();
    }
    template <class Is>
    void until(Is const& is) const {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [&] { return is(seen()); });
    }

    /// What was answered, in that order.
    std::vector<answered> answers() const {
        std::lock_guard const lock{mutex_};
        return answers_;
    }
    /// The lines of those that succeeded.
    std::vector<std::string> done() const {
        std::vector<std::string> lines;
        for (auto const& each : answers()) {
            if (!each.error) lines.push_back(each.line);
        }
        return lines;
    }

private:
    template <bool>
    friend class basic_toy_network;
    friend class toy_network_sink;

    struct under_way {
        action::stamp stamp;
        chat::channel channel;
        std::string line;
        action::completion done;
    };
    // As many are answered late: then the first of them have waited long enough.
    static constexpr std::size_t patience = 5;

    template <class Change>
    void change(Change const& change) {
        std::lock_guard const lock{mutex_};
        change();
        changed_.notify_all();
    }

    view seen() const {
        return {arrived_.size(), read_, under_way_.size(), answers_.size(), pauses_, answered_while_paused_, paused_, waiting_, ended_};
    }

    template <class Action>
    void perform(Action const& action, action::completion done, action::stamp const& stamp) {
        std::unique_lock lock{mutex_};
        under_way_.push_back({stamp, action.to.channel, line_of(action), std::move(done)});
        changed_.notify_all();
        // Nobody is left to do it on another thread, or whoever is about it goes on until nothing is left.
        if (ended_ && !by_hand_ && !telling_) {
            while (answer(lock)) {
            }
        }
    }

    bool answer(std::unique_lock<std::mutex>& lock) {
        changed_.wait(lock, [this] { return !telling_; });
        if (under_way_.empty()) return false;
        auto place = under_way_.begin();
        while (place->channel.id != under_way_.back().channel.id) ++place;
        end(lock, place, refusal_);
        return true;
    }

    // The completion is called without the lock, since it may well perform the next action; one at a time, so that they keep their order.
    void end(std::unique_lock<std::mutex>& lock, std::deque<under_way>::iterator which, std::error_code error) {
        auto one = std::move(*which);
        under_way_.erase(which);
        answers_.push_back({one.stamp, one.channel.id, one.line, error});
        answered_while_paused_ += paused_;
        telling_ = true;
        lock.unlock();
        one.done(error, chat::sent{error ? "" : "sent", one.channel});
        one.done = {};
        lock.lock();
        telling_ = false;
        changed_.notify_all();
    }
    // What comes of the completions is another matter.
    void end_all(std::unique_lock<std::mutex>& lock, monongusa::error error) {
        for (auto left = under_way_.size(); left > 0; --left) {
            changed_.wait(lock, [this] { return !telling_; });
            if (under_way_.empty()) return;
            end(lock, under_way_.begin(), error);
        }
    }

    std::mutex mutable mutex_;
    std::condition_variable mutable changed_;
    std::deque<any_event> arrived_;
    std::deque<under_way> under_way_;
    std::vector<answered> answers_;
    std::error_code refusal_;
    std::size_t read_ = 0;
    std::size_t pauses_ = 0;
    std::size_t answered_while_paused_ = 0;
    bool paused_ = false;
    bool waiting_ = false;
    bool ended_ = false;
    bool hung_up_ = false;
    bool lost_ = false;
    bool by_hand_ = false;
    bool stopped_ = false;
    bool rearmed_ = false;
    bool telling_ = false;  // A completion is being called.
};

class toy_network_sink {
public:
    explicit toy_network_sink(far_end& to) noexcept : to_(&to) {}

    template <class Action, class Done>
        requires(monongusa::detail::contains_type<Action, decltype(action::all)>)
    void perform(Action action, Done done) const {
        to_->perform(action, action::completion{std::move(done)}, {});
    }
    template <class Action, class Done>
        requires(monongusa::detail::contains_type<Action, decltype(action::all)>)
    void perform(Action action, Done done, action::stamp const& stamp) const {
        to_->perform(action, action::completion{std::move(done)}, stamp);
    }

private:
    far_end* to_;
};

template <bool DrivesClock>
class basic_toy_network {
public:
    static constexpr auto emits = event::all;
    static constexpr auto performs = action::all;

    explicit basic_toy_network(far_end& to) noexcept : to_(&to) {}
    basic_toy_network(basic_toy_network&& other) noexcept : to_(std::exchange(other.to_, nullptr)) {}
    basic_toy_network& operator=(basic_toy_network&&) = delete;
    // What nobody has answered by now nobody ever will.
    ~basic_toy_network() {
        if (!to_) return;
        std::unique_lock lock{to_->mutex_};
        while (!to_->under_way_.empty()) to_->end_all(lock, monongusa::error::stopped);
    }

    toy_network_sink sink() const noexcept { return toy_network_sink{*to_}; }

    template <class Listener>
    std::error_code run(Listener& listener) {
        hear(listener, ready());
        std::unique_lock lock{to_->mutex_};
        while (!to_->stopped_) {
            if (std::exchange(to_->lost_, false)) {
                lose(lock);
            } else if (may_read()) {
                read(lock, listener);
                if (to_->under_way_.size() >= far_end::patience && !to_->by_hand_) to_->answer(lock);
            } else if (!to_->by_hand_ && to_->answer(lock)) {
                continue;
            } else if (to_->hung_up_ && to_->arrived_.empty()) {
                break;
            } else {
                wait(lock, listener);
            }
        }
        // The actions of handlers that are still running are answered where they are performed.
        to_->ended_ = true;
        while (!to_->by_hand_ && to_->answer(lock)) {
        }
        to_->changed_.notify_all();
        lock.unlock();
        hear(listener, event::disconnected{"the end", true});
        return {};
    }

    void stop() {
        to_->change([this] { to_->stopped_ = true; });
    }
    void pause() {
        to_->change([this] {
            if (!std::exchange(to_->paused_, true)) ++to_->pauses_;
        });
    }
    void resume() {
        to_->change([this] { to_->paused_ = false; });
    }
    void rearm()
        requires DrivesClock
    {
        to_->change([this] { to_->rearmed_ = true; });
    }

private:
    static event::ready ready() {
        event::ready ready;
        ready.self = the_bot();
        return ready;
    }

    bool may_read() const { return !to_->paused_ && !to_->arrived_.empty(); }

    template <class Listener, class Event>
    static void hear(Listener& listener, Event event) {
        listener.hear(event);
    }

    // What is read is read before the lock goes: nothing is read while paused.
    template <class Listener>
    void read(std::unique_lock<std::mutex>& lock, Listener& listener) {
        auto next = std::move(to_->arrived_.front());
        to_->arrived_.pop_front();
        ++to_->read_;
        to_->changed_.notify_all();
        lock.unlock();
        emit(next, listener);
        lock.lock();
    }

    // The events of it are read like any other.
    void lose(std::unique_lock<std::mutex>& lock) {
        to_->end_all(lock, monongusa::error::connection_lost);
        to_->arrived_.push_front(ready());
        to_->arrived_.push_front(event::disconnected{"lost", false});
    }

    template <class Listener>
    void wait(std::unique_lock<std::mutex>& lock, [[maybe_unused]] Listener& listener) {
        auto next = monongusa::instant::max();
        if constexpr (DrivesClock) {
            lock.unlock();
            next = listener.next_timer();
            lock.lock();
        }
        auto const changed = [this] {
            return to_->stopped_ || to_->rearmed_ || to_->lost_ || may_read() || (!to_->by_hand_ && !to_->under_way_.empty()) ||
                   (to_->hung_up_ && to_->arrived_.empty());
        };
        to_->waiting_ = true;
        to_->changed_.notify_all();
        if (next == monongusa::instant::max()) {
            to_->changed_.wait(lock, changed);
        } else {
            to_->changed_.wait_until(lock, next, changed);
        }
        to_->waiting_ = false;
        to_->rearmed_ = false;
        if constexpr (DrivesClock) {
            lock.unlock();
            listener.fire_timers();
            lock.lock();
        }
    }

    template <class... Events, class Listener>
    static void emit(std::variant<Events...>& each, Listener& listener) {
        (emit<Events>(each, listener), ...);
    }
    template <class Event, class Listener>
    static void emit(any_event& each, Listener& listener) {
        if constexpr (Listener::template wants<Event>) {
            if (auto* const one = std::get_if<Event>(&each)) listener.hear(*one);
        }
    }

    far_end* to_;
};

using toy_network = basic_toy_network<true>;
using toy_network_without_a_clock = basic_toy_network<false>;

/// A message in a channel of that name.
inline event::message said_in(std::string_view channel, std::string_view name, std::string_view text) {
    auto message = said(name, text);
    message.channel = {std::string{channel}, std::string{channel}, chat::channel_kind::open};
    return message;
}

}  // namespace support

#endif
