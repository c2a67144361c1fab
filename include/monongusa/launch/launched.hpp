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
#include <monongusa/transport/listener_ref.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::detail {

/// Refers to a transport of whatever type.  Its sink is `any_sink`, so that the handlers of a launched bot are compiled once for all transports.
class launched_transport {
    struct calls {
        std::string_view (*name)(void* transport);
        std::error_code (*login)(void* transport);
        std::error_code (*run)(void* transport, transport::listener_ref& listener);
        void (*stop)(void* transport);
        void (*pause)(void* transport, bool paused);
        void (*leave)(void* transport);
        void (*rearm)(void* transport);
        void (*settle)(void* transport);
        bool (*failed)(void* transport, event::failure const& failure);
        std::string (*explain)(void* transport, std::error_code error);
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
        [](void* transport, transport::listener_ref& listener) { return as<Transport>(transport).run(listener); },
        [](void* transport) { as<Transport>(transport).stop(); },
        [](void* transport, bool paused) { paused ? as<Transport>(transport).pause() : as<Transport>(transport).resume(); },
        [](void* transport) {
            if constexpr (requires { as<Transport>(transport).leave(); }) as<Transport>(transport).leave();
        },
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
        [](void* transport, std::error_code error) -> std::string {
            if constexpr (requires { as<Transport>(transport).explain(error); }) return as<Transport>(transport).explain(error);
            return {};
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
        transport::listener_ref hears{listener};
        return calls_->run(transport_, hears);
    }
    void stop() { calls_->stop(transport_); }
    void pause() { calls_->pause(transport_, true); }
    void resume() { calls_->pause(transport_, false); }
    void leave() { calls_->leave(transport_); }
    void rearm() { calls_->rearm(transport_); }
    void settle() { calls_->settle(transport_); }
    bool failed(event::failure const& failure) { return calls_->failed(transport_, failure); }
    std::string explain(std::error_code error) const { return calls_->explain(transport_, error); }

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
