// SPDX-License-Identifier: BSL-1.0
// occasion: one call of a handler, and the order of the actions that come of it.

#ifndef MONONGUSA_ACTION_OCCASION_HPP
#define MONONGUSA_ACTION_OCCASION_HPP

#include <monongusa/chat/origin.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>

namespace monongusa::action {

/// Where an action stands among all of a bot: sorted by their stamps, the actions are the same on any executor.
struct stamp {
    std::uint64_t event = 0;    ///< The number of the event that is answered, from 1; a failure has that of the event that led to it.
    std::size_t rule = 0;       ///< The position of the rule in its table, from 1.
    std::size_t number = 0;     ///< Among the actions of this call of the handler, from 1.
    std::uint64_t failure = 0;  ///< Which failure of that event is answered, if it is one.

    friend constexpr bool operator==(stamp const&, stamp const&) = default;
    friend constexpr std::strong_ordering operator<=>(stamp const& left, stamp const& right) noexcept {
        if (auto const order = left.event <=> right.event; order != 0) return order;
        if (auto const order = left.rule <=> right.rule; order != 0) return order;
        if (auto const order = left.failure <=> right.failure; order != 0) return order;
        return left.number <=> right.number;
    }
};

/// What the actions of one call of a handler answer.
struct occasion {
    chat::origin_ref origin{};
    std::uint64_t event = 0;
    std::size_t rule = 0;
    std::size_t actions = 0;  ///< So far.
    std::uint64_t failure = 0;

    constexpr stamp next() noexcept { return {event, rule, ++actions, failure}; }
};

}  // namespace monongusa::action

#endif
