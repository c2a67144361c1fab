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

/// What it says, without the addressee: its text, an emoji between colons, nothing for a message taken back.  An upload or embed without a text is called by
/// the names of the files or by its title.
template <class Action>
    requires requires { Action::action_name; }
std::string words_of(Action const& action) {
    if constexpr (requires { action.emoji; }) {
        return ":" + action.emoji + ":";
    } else if constexpr (requires { action.text; }) {
        if (!action.text.empty()) return action.text;
        std::string words;
        if constexpr (requires { action.files; }) {
            for (auto const& file : action.files) (words += words.empty() ? "" : ", ") += file.name;
        } else if constexpr (requires { action.title; }) {
            words = action.title;
        }
        return words;
    } else {
        return {};
    }
}
template <class... Actions>
std::string words_of(std::variant<Actions...> const& action) {
    return std::visit([](auto const& one) { return words_of(one); }, action);
}

}  // namespace monongusa::action

#endif
