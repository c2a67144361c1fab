// SPDX-License-Identifier: BSL-1.0
// audience: whose messages a rule takes.

#ifndef MONONGUSA_TABLE_AUDIENCE_HPP
#define MONONGUSA_TABLE_AUDIENCE_HPP

#include <monongusa/event/failure.hpp>
#include <monongusa/event/origin.hpp>

#include <type_traits>

namespace monongusa {

/// People always, unless a rule is for the bot's own messages alone.
enum class audience : unsigned char {
    people = 1,
    bots = 2,  ///< Other bots and webhooks.
    self = 4,  ///< This bot.
};

constexpr audience operator|(audience left, audience right) noexcept {
    return static_cast<audience>(static_cast<unsigned char>(left) | static_cast<unsigned char>(right));
}

constexpr bool includes(audience whole, audience part) noexcept {
    return (static_cast<unsigned char>(whole) & static_cast<unsigned char>(part)) == static_cast<unsigned char>(part);
}

/// Whether an event may reach a rule of that audience.  What is not said or done by anybody reaches everyone.
template <class Event>
constexpr bool admits(audience audience, Event const& event) noexcept {
    auto const* const author = event::author_of(event);
    if constexpr (std::is_same_v<Event, event::failure> || !(event::has_message<Event> || event::has_id<Event>)) {
        return true;  // Somebody's coming or going concerns everybody, bot or not; so does what goes wrong.
    } else if (author == nullptr) {
        return true;
    } else if (author->self) {
        return includes(audience, audience::self);
    } else {
        return includes(audience, author->bot ? audience::bots : audience::people);
    }
}

}  // namespace monongusa

#endif
