// SPDX-License-Identifier: BSL-1.0
// matcher::role: accepts what comes from somebody with a role.

#ifndef MONONGUSA_MATCHER_ROLE_HPP
#define MONONGUSA_MATCHER_ROLE_HPP

#include <monongusa/detail/fixed_string.hpp>
#include <monongusa/event/origin.hpp>

#include <string>

namespace monongusa::matcher {

/// Matches an event whose author has the role of that name, as far as the platform tells roles with the event; so whom it does not tell of may nothing.
template <detail::fixed_string Name>
struct role {
    static constexpr auto description = detail::fixed_string{"role \""} + Name + detail::fixed_string{"\""};

    template <class Event>
        requires(event::has_author<Event> || event::has_user<Event>)
    constexpr bool match(Event const& event) const noexcept {
        for (auto const& one : event::author_of(event)->roles) {
            if (one == Name.view()) return true;
        }
        return false;
    }

    template <class Event>
        requires(event::has_author<Event> || event::has_user<Event>)
    constexpr std::string why_not(Event const&) const {
        return std::string{"the author does not have the "} + std::string{description.view()};
    }

    friend constexpr bool operator==(role, role) = default;
};

}  // namespace monongusa::matcher

#endif
