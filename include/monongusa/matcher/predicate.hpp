// SPDX-License-Identifier: BSL-1.0
// matcher::predicate: accepts what a function of one's own accepts.

#ifndef MONONGUSA_MATCHER_PREDICATE_HPP
#define MONONGUSA_MATCHER_PREDICATE_HPP

#include <monongusa/detail/fixed_string.hpp>

#include <concepts>
#include <utility>

namespace monongusa::matcher {

/// Matches where `Function` returns true.  It must be pure, and callable from any thread.
template <class Function>
struct predicate {
    static constexpr detail::fixed_string description{"predicate"};

    [[no_unique_address]] Function function;

    template <class Event>
        requires std::predicate<Function const&, Event const&>
    constexpr bool match(Event const& event) const noexcept(noexcept(function(event))) {
        return function(event);
    }
};

template <class Function>
predicate(Function) -> predicate<Function>;

}  // namespace monongusa::matcher

#endif
