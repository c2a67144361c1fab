// SPDX-License-Identifier: BSL-1.0
// launched: parts that are chosen when the program starts, so that its handlers are compiled once.

#ifndef MONONGUSA_LAUNCH_LAUNCHED_HPP
#define MONONGUSA_LAUNCH_LAUNCHED_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/bot/bot.hpp>
#include <monongusa/clock/manual.hpp>
#include <monongusa/clock/skipping.hpp>
#include <monongusa/clock/wall.hpp>
#include <monongusa/concept/transport.hpp>
#include <monongusa/context/any_sink.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/type_set.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// A bot's listener behind function pointers, one for each event that a rule hears: so what reads a script or a terminal is compiled once, and not for each
/// table.
class launched_listener {
    template <class Event>
    struct entry {
        bool (*hear)(void* listener, Event& event);
    };
    template <class Events>
    struct entries;
    template <class... Events>
    struct entries<type_list<Events...>> : entry<Events>... {};

    struct calls : entries<event::list> {
        instant (*next_timer)(void* listener);
        void (*fire_timers)(void* listener);
        bool (*settle)(void* listener, instant::duration patience);
        bool (*pass)(void* listener, instant::duration time, instant::duration patience);
    };

    template <class Listener, class Event>
    static constexpr entry<Event> entry_of() {
        if constexpr (Listener::template wants<Event>) {
            return {[](void* listener, Event& event) { return static_cast<Listener*>(listener)->hear(event); }};
        } else {
            return {nullptr};
        }
    }
    template <class Listener, class... Events>
    static constexpr entries<type_list<Events...>> entries_of(type_list<Events...>) {
        return {entry_of<Listener, Events>()...};
    }
    template <class Listener>
    static constexpr calls calls_of{
        entries_of<Listener>(event::list{}),
        [](void* listener) { return static_cast<Listener*>(listener)->next_timer(); },
        [](void* listener) { static_cast<Listener*>(listener)->fire_timers(); },
        [](void* listener, instant::duration patience) { return static_cast<Listener*>(listener)->settle(patience); },
        [](void* listener, instant::duration time, instant::duration patience) { return static_cast<Listener*>(listener)->pass(time, patience); },
    };

public:
    template <class Listener>
        requires(!std::is_same_v<Listener, launched_listener>)
    explicit launched_listener(Listener& listener) noexcept : listener_(&listener), calls_(&calls_of<Listener>) {}

    // As far as the compiler knows; `hears` asks the table.
    template <class Event>
    static constexpr bool wants = true;
    template <class Event>
    bool hears() const noexcept {
        return static_cast<entry<Event> const*>(calls_)->hear != nullptr;
    }

    template <class Event>
    bool hear(Event&& event) {
        auto const call = static_cast<entry<std::remove_cvref_t<Event>> const*>(calls_)->hear;
        return call && call(listener_, event);
    }
    instant next_timer() const { return calls_->next_timer(listener_); }
    void fire_timers() { calls_->fire_timers(listener_); }
    bool settle(instant::duration patience = instant::duration::max()) { return calls_->settle(listener_, patience); }
    bool pass(instant::duration time, instant::duration patience = instant::duration::max()) { return calls_->pass(listener_, time, patience); }

private:
    void* listener_;
    calls const* calls_;
};

/// Refers to a transport of whatever type.  Its sink is `any_sink`, so that the handlers of a launched bot are compiled once for all transports.
class launched_transport {
    struct calls {
        std::string_view (*name)(void* transport);
        std::error_code (*login)(void* transport);
        std::error_code (*run)(void* transport, launched_listener& listener);
        void (*stop)(void* transport);
        void (*pause)(void* transport, bool paused);
        void (*rearm)(void* transport);
        void (*settle)(void* transport);
        bool (*failed)(void* transport, event::failure const& failure);
    };
    template <class Transport>
    static Transport& as(void* transport) noexcept {
        return *static_cast<Transport*>(transport);
    }
    template <class Transport>
    static constexpr calls calls_of{
        [](void* transport) -> std::string_view { return as<Transport>(transport).name(); },
        [](void* transport) -> std::error_code {
            if constexpr (requires { as<Transport>(transport).login(); }) return as<Transport>(transport).login();
            return {};
        },
        [](void* transport, launched_listener& listener) { return as<Transport>(transport).run(listener); },
        [](void* transport) { as<Transport>(transport).stop(); },
        [](void* transport, bool paused) { paused ? as<Transport>(transport).pause() : as<Transport>(transport).resume(); },
        [](void* transport) {
            if constexpr (drives_clock<Transport>) as<Transport>(transport).rearm();
        },
        [](void* transport) {
            if constexpr (requires { as<Transport>(transport).settle(); }) as<Transport>(transport).settle();
        },
        [](void* transport, event::failure const& failure) {
            if constexpr (requires { as<Transport>(transport).failed(failure); }) return as<Transport>(transport).failed(failure);
            return false;
        },
    };

public:
    static constexpr auto emits = event::all;
    static constexpr auto performs = action::all;

    /// Both outlive the bot.
    template <class Transport, class Sink>
    launched_transport(Transport& transport, Sink& sink) noexcept
        : transport_(&transport), calls_(&calls_of<Transport>), sink_(any_sink::of(sink)) {}

    std::string_view name() const noexcept { return calls_->name(transport_); }
    any_sink sink() const noexcept { return sink_; }
    std::error_code login() { return calls_->login(transport_); }
    template <class Listener>
    std::error_code run(Listener& listener) {
        launched_listener hears{listener};
        return calls_->run(transport_, hears);
    }
    void stop() { calls_->stop(transport_); }
    void pause() { calls_->pause(transport_, true); }
    void resume() { calls_->pause(transport_, false); }
    void rearm() { calls_->rearm(transport_); }
    void settle() { calls_->settle(transport_); }
    bool failed(event::failure const& failure) { return calls_->failed(transport_, failure); }

private:
    void* transport_;
    calls const* calls_;
    any_sink sink_;
};

/// Time as it passes, of which a part may be skipped; or virtual time, which passes only so.
class launched_clock {
public:
    static constexpr bool passes_by_itself = true;

    explicit launched_clock(bool is_virtual) noexcept : virtual_(is_virtual) {}
    launched_clock(launched_clock&& other) noexcept : virtual_(other.virtual_) {}

    instant now() const noexcept { return virtual_ ? manual_.now() : skipping_.now(); }
    clock::timer_queue& timers() noexcept { return virtual_ ? manual_.timers() : skipping_.timers(); }
    void set(instant when) noexcept { virtual_ ? manual_.set(when) : skipping_.set(when); }
    bool is_virtual() const noexcept { return virtual_; }
    std::int64_t wall(instant when) const noexcept { return virtual_ ? clock::virtual_wall(when) : skipping_.wall(when); }
    // Nobody has to wait for virtual time.
    instant really(instant when) const noexcept { return virtual_ ? instant::max() : skipping_.really(when); }

private:
    bool virtual_;
    clock::manual manual_;
    clock::skipping skipping_;
};

// An executor that is chosen when the program starts, so that a launched bot is compiled once, whatever its options.
class launched_executor {
public:
    /// In place without threads.
    explicit launched_executor(executor::thread_pool_config const& how) {
        if (how.threads > 0) pool_.emplace(how);
    }

    bool in_place() const noexcept { return !pool_; }

    template <class Task>
    bool try_execute(Task&& task) {
        return pool_ ? pool_->try_execute(std::forward<Task>(task)) : executor::inplace{}.try_execute(task);
    }
    template <class Callback>
    void on_room(Callback&& callback) {
        pool_ ? pool_->on_room(std::forward<Callback>(callback)) : executor::inplace{}.on_room(callback);
    }
    bool drain(instant deadline) { return !pool_ || pool_->drain(deadline); }
    bool at_rest() const noexcept { return !pool_ || pool_->at_rest(); }

private:
    std::optional<executor::thread_pool> pool_;
};

/// What all that `launch` runs is compiled as.
template <class Table, class Components>
using launched_bot = bot<launched_transport, launched_executor, Table const&, Components, launched_clock>;

}  // namespace monongusa::detail

#endif
