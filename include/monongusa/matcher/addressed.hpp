// SPDX-License-Identifier: BSL-1.0
// matcher::addressed: accepts what is said to the bot.

#ifndef MONONGUSA_MATCHER_ADDRESSED_HPP
#define MONONGUSA_MATCHER_ADDRESSED_HPP

#include <monongusa/detail/fixed_string.hpp>

#include <string>

namespace monongusa::matcher {

/// Matches a direct message, and one that mentions the bot anywhere.
struct addressed {
    static constexpr detail::fixed_string description{"addressed"};

    template <class Event>
        requires requires(Event const& event) { static_cast<bool>(event.addressed); }
    constexpr bool match(Event const& event) const noexcept {
        return event.addressed;
    }
    template <class Event>
    std::string why_not(Event const&) const {
        return "it is neither a direct message nor does it mention the bot";
    }

    friend constexpr bool operator==(addressed, addressed) = default;
};

}  // namespace monongusa::matcher

#endif
