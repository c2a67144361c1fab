// SPDX-License-Identifier: BSL-1.0
// companion: what a bot has beside, once one of its handlers is a coroutine.

#ifndef MONONGUSA_BOT_COMPANION_HPP
#define MONONGUSA_BOT_COMPANION_HPP

#include <monongusa/chat/origin.hpp>

#include <cstddef>

namespace monongusa::detail {

class engine;

/// Names a type of events, where only an address can be told.
using event_key = void const*;
template <class Event>
inline constexpr char event_key_of{};

/// An event that a coroutine may wait for.
struct offered_event {
    event_key key;
    void* event;  ///< Which may be taken.
    chat::origin_ref from;
};

/// What <monongusa/coroutine.hpp> puts beside the engine; functions, so that who does not include it has nothing of it.
struct companion {
    /// Offers an event to those who wait for one; whether one of them has taken it.
    bool (*offer)(companion& self, offered_event const& event);
    /// There will be no more events: whoever waits for one, or for a time, is told so.
    void (*stop_waiting)(companion& self) noexcept;
    /// Cancels whatever is still under way.
    void (*cancel)(companion& self) noexcept;
    /// How many coroutines are under way, and how many of them only wait for an event or a time.
    std::size_t (*running)(companion const& self) noexcept;
    std::size_t (*waiting)(companion const& self) noexcept;
    /// Ends all that is left, and itself.
    void (*end)(companion* self) noexcept;
};

}  // namespace monongusa::detail

#endif
