// SPDX-License-Identifier: BSL-1.0
// action::any: an action of whatever kind, as a value.

#ifndef MONONGUSA_ACTION_ANY_HPP
#define MONONGUSA_ACTION_ANY_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/action/occasion.hpp>
#include <monongusa/detail/variant_of.hpp>

#include <string>
#include <variant>

namespace monongusa::action {

using any = detail::variant_of<list>;

/// An action that was done, and its place among the others.
template <class Any = any>
struct basic_performed {
    action::stamp stamp{};
    Any what{};

    friend bool operator==(basic_performed const&, basic_performed const&) = default;
};
using performed = basic_performed<>;

/// What it says, without the addressee: its text, an emoji between colons, nothing for a message taken back.
template <class... Actions>
std::string words_of(std::variant<Actions...> const& action) {
    return std::visit(
        [](auto const& one) -> std::string {
            if constexpr (requires { one.text; }) {
                return one.text;
            } else if constexpr (requires { one.emoji; }) {
                return ":" + one.emoji + ":";
            } else {
                return {};
            }
        },
        action);
}

}  // namespace monongusa::action

#endif
