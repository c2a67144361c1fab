// SPDX-License-Identifier: BSL-1.0
// actions of a rule: what a bot may do through it.

#ifndef MONONGUSA_BOT_ACTIONS_HPP
#define MONONGUSA_BOT_ACTIONS_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/context/context.hpp>
#include <monongusa/event/origin.hpp>
#include <monongusa/table/handler.hpp>
#include <monongusa/table/rule.hpp>

#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace monongusa::detail {

template <class Context, class Action>
inline constexpr bool context_declares = false;
template <class Sink, event::reach Reach, class... Declared, class Action>
inline constexpr bool context_declares<basic_context<Sink, Reach, Declared...>, Action> =
    decltype(boost::hana::contains(action::basic, boost::hana::type_c<Action>))::value || is_one_of<Action, Declared...>;

template <class Result, class Action>
inline constexpr bool returns_action = std::is_same_v<Result, Action>;
template <class Result, class Action>
    requires(!std::is_void_v<Result> && std::is_convertible_v<Result, std::string_view>)
inline constexpr bool returns_action<Result, Action> = std::is_same_v<Action, action::reply>;
template <class... Results, class Action>
inline constexpr bool returns_action<std::tuple<Results...>, Action> = (returns_action<std::remove_cvref_t<Results>, Action> || ...);
template <class Result, class Action>
inline constexpr bool returns_action<std::optional<Result>, Action> = returns_action<Result, Action>;

/// Whether `Rule`, in a bot with such contexts, may do `Action`: by its context, or because it returns one.
template <class Rule, class Context, class Action>
struct rule_does {
    template <class... Parameters>
    static consteval bool by_context(type_list<Parameters...>) {
        return (context_declares<std::remove_cvref_t<Parameters>, Action> || ...);
    }

    using signature = signature_with<typename Rule::handler_type, Context>;
    static constexpr bool value =
        by_context(typename signature::parameters{}) || returns_action<std::remove_cvref_t<typename signature::result>, Action>;
};

template <class Context, class Action>
struct rule_does<refused, Context, Action> {
    static constexpr bool value = false;
};

}  // namespace monongusa::detail

#endif
