// SPDX-License-Identifier: BSL-1.0
// listener: a bot as its transport sees it.

#ifndef MONONGUSA_BOT_LISTENER_HPP
#define MONONGUSA_BOT_LISTENER_HPP

#include <monongusa/bot/needs.hpp>
#include <monongusa/concept/clock.hpp>
#include <monongusa/concept/needs.hpp>
#include <monongusa/detail/instant.hpp>

#include <type_traits>
#include <utility>

namespace monongusa::detail {

template <class Bot>
struct listener {
    Bot* owner;

    /// Whether a row hears the event, or a coroutine may wait for it, so that it is worth decoding.
    template <class Event>
    static constexpr bool wants = Bot::template hears<Event>;

    /// What the table needs of a platform.
    static constexpr table_needs needs() noexcept { return needs_of_list<typename Bot::table_type::list, Bot::template context_of>::all; }

    /// Whether a row has accepted the event, or a conversation taken it; its contents may then be gone.
    template <class Event>
    bool hear(Event&& event) {
        return owner->hear(std::forward<Event>(event));
    }

    /// For a transport that drives the clock, see `transport_policy`.
    instant next_timer() const {
        using clock = std::remove_reference_t<decltype(owner->clock())>;
        if constexpr (!clock::passes_by_itself) {
            return instant::max();
        } else if constexpr (requires(clock const& of) { of.really(instant{}); }) {
            return owner->clock_.really(owner->engine_.next_timer());
        } else {
            return owner->engine_.next_timer();
        }
    }
    void fire_timers() { owner->engine_.fire_timers(); }

    /// For a transport that plays what is written down: everything that comes of the events so far has come.
    void settle() { owner->settle(); }
    bool settle(instant::duration patience) { return owner->settle(patience); }
    bool pass(instant::duration time, instant::duration patience = instant::duration::max()) {
        if constexpr (can_be_set<std::remove_reference_t<decltype(owner->clock())>>) return owner->pass(time, patience);
        return true;
    }
};

}  // namespace monongusa::detail

#endif
