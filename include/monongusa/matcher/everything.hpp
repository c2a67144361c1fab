// SPDX-License-Identifier: BSL-1.0
// matcher::everything: accepts every event.

#ifndef MONONGUSA_MATCHER_EVERYTHING_HPP
#define MONONGUSA_MATCHER_EVERYTHING_HPP

#include <monongusa/detail/fixed_string.hpp>

namespace monongusa::matcher {

/// What a rule without a matcher has.
struct everything {
    static constexpr detail::fixed_string description{"everything"};
    static constexpr bool matches_everything = true;

    template <class Event>
    constexpr bool match(Event const&) const noexcept {
        return true;
    }

    friend constexpr bool operator==(everything, everything) = default;
};

}  // namespace monongusa::matcher

#endif
