// SPDX-License-Identifier: BSL-1.0
// actions of a rule: what a bot may do through it.

#ifndef MONONGUSA_BOT_ACTIONS_HPP
#define MONONGUSA_BOT_ACTIONS_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/concept/needs.hpp>
#include <monongusa/context/context.hpp>
#include <monongusa/detail/type_set.hpp>
#include <monongusa/event/origin.hpp>
#include <monongusa/table/sendable.hpp>
#include <monongusa/table/signature.hpp>

#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace monongusa::detail {

inline constexpr action_flags basic_actions =
    action_flag<action::send>() | action_flag<action::reply>() | action_flag<action::reply_in_thread>() | action_flag<action::react>();

// Those that a parameter allows: a context's.
template <class Parameter>
inline constexpr action_flags allowed_by{};
template <class Sink, event::reach Reach, class... Declared>
inline constexpr action_flags allowed_by<basic_context<Sink, Reach, Declared...>> =
    (basic_actions | ... | action_flag<Declared>());

// Those that a result is: text is a reply.
template <class Result>
inline constexpr action_flags returned_as = action_flag<Result>();
template <class Result>
    requires(!std::is_void_v<Result> && std::is_convertible_v<Result, std::string_view>)
inline constexpr action_flags returned_as<Result> = action_flag<action::reply>();
template <class... Results>
inline constexpr action_flags returned_as<std::tuple<Results...>> = (action_flags{} | ... | returned_as<std::remove_cvref_t<Results>>);
template <class Result>
inline constexpr action_flags returned_as<std::optional<Result>> = returned_as<Result>;

template <class Parameters, class Result>
inline constexpr action_flags actions_of_signature{};
template <class... Parameters, class Result>
inline constexpr action_flags actions_of_signature<type_list<Parameters...>, Result> =
    (returned_as<settled_result<Result>> | ... | allowed_by<std::remove_cvref_t<Parameters>>);

/// What a handler may do in a bot whose contexts are `Context`: by its context, or because it returns it.
template <class Rule, class Context>
consteval action_flags actions_of_rule() {
    using handler = typename Rule::handler_type;
    if constexpr (plain_handler<handler> || generic_call_operator<handler, Context>) {
        using signature = signature_with<handler, Context>;
        return actions_of_signature<typename signature::parameters, typename signature::result>;
    } else {
        return {};  // Its body does not compile, which is told elsewhere.
    }
}

}  // namespace monongusa::detail

#endif
