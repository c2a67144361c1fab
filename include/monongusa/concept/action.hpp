// SPDX-License-Identifier: BSL-1.0
// action_type: a plain value that can go out.

#ifndef MONONGUSA_CONCEPT_ACTION_HPP
#define MONONGUSA_CONCEPT_ACTION_HPP

#include <monongusa/chat/origin.hpp>

#include <concepts>
#include <string_view>

namespace monongusa {

/// An action says what to do and, in `to`, where; it knows no client.
template <class Action>
concept action_type = std::equality_comparable<Action> && std::movable<Action> && requires(Action& action) {
    { Action::action_name } -> std::convertible_to<std::string_view>;
    { action.to } -> std::same_as<chat::origin&>;
};

}  // namespace monongusa

#endif
