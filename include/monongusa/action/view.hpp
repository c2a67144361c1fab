// SPDX-License-Identifier: BSL-1.0
// view: what an action does, whichever it is.

#ifndef MONONGUSA_ACTION_VIEW_HPP
#define MONONGUSA_ACTION_VIEW_HPP

#include <monongusa/action/embed.hpp>
#include <monongusa/action/upload.hpp>
#include <monongusa/chat/origin.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace monongusa::action {

/// Refers to an action; null is what it does not have.  Who takes one is compiled once and not for each action.
struct view {
    std::string_view name;
    chat::origin const* to = nullptr;
    std::string const* text = nullptr;
    std::string const* emoji = nullptr;
    std::vector<file> const* files = nullptr;
    embed const* framed = nullptr;

    template <class Action>
        requires requires(Action const& action) { chat::origin{action.to}; }
    view(Action const& action) noexcept : name(Action::action_name), to(&action.to) {
        if constexpr (requires { action.text; }) text = &action.text;
        if constexpr (requires { action.emoji; }) emoji = &action.emoji;
        if constexpr (std::is_same_v<Action, upload>) files = &action.files;
        if constexpr (std::is_same_v<Action, embed>) framed = &action;
    }
    template <class... Actions>
    view(std::variant<Actions...> const& action) noexcept {
        static_cast<void>((take(std::get_if<Actions>(&action)) || ...));
    }

    template <class Action>
    bool is() const noexcept {
        return name == Action::action_name;
    }

private:
    template <class Action>
    bool take(Action const* action) noexcept {
        if (action) *this = *action;
        return action != nullptr;
    }
};

}  // namespace monongusa::action

#endif
