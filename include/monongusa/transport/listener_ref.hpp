// SPDX-License-Identifier: BSL-1.0
// listener_ref: any bot's listener behind one type.

#ifndef MONONGUSA_TRANSPORT_LISTENER_REF_HPP
#define MONONGUSA_TRANSPORT_LISTENER_REF_HPP

#include <monongusa/concept/needs.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/type_set.hpp>
#include <monongusa/event/all.hpp>

#include <type_traits>

namespace monongusa::transport {

/// A bot's listener behind function pointers, one for each event that a rule hears: so what reads a script, a terminal or the network is compiled once, and not for
/// each table.
class listener_ref {
    template <class Event>
    struct entry {
        bool (*hear)(void* listener, Event& event);
    };
    template <class Events>
    struct entries;
    template <class... Events>
    struct entries<detail::type_list<Events...>> : entry<Events>... {};

    struct calls : entries<event::list> {
        instant (*next_timer)(void* listener);
        void (*fire_timers)(void* listener);
        bool (*settle)(void* listener, instant::duration patience);
        bool (*pass)(void* listener, instant::duration time, instant::duration patience);
        detail::table_needs (*needs)(void* listener);
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
    static constexpr entries<detail::type_list<Events...>> entries_of(detail::type_list<Events...>) {
        return {entry_of<Listener, Events>()...};
    }
    template <class Listener>
    static constexpr calls calls_of{
        entries_of<Listener>(event::list{}),
        [](void* listener) { return static_cast<Listener*>(listener)->next_timer(); },
        [](void* listener) { static_cast<Listener*>(listener)->fire_timers(); },
        [](void* listener, instant::duration patience) { return static_cast<Listener*>(listener)->settle(patience); },
        [](void* listener, instant::duration time, instant::duration patience) { return static_cast<Listener*>(listener)->pass(time, patience); },
        [](void* listener) { return detail::needs_of(*static_cast<Listener*>(listener)); },
    };

public:
    template <class Listener>
        requires(!std::is_same_v<Listener, listener_ref>)
    explicit listener_ref(Listener& listener) noexcept : listener_(&listener), calls_(&calls_of<Listener>) {}

    // As far as the compiler knows; `hears` asks the table.
    template <class Event>
    static constexpr bool wants = true;
    template <class Event>
    bool hears() const {
        return static_cast<entry<Event> const*>(calls_)->hear != nullptr && needs().template hears_event<Event>();
    }

    detail::table_needs needs() const { return calls_->needs(listener_); }

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

}  // namespace monongusa::transport

#endif
