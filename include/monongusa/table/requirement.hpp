// SPDX-License-Identifier: BSL-1.0
// requirements: what a handler must be, each with the sentence that says so.

#ifndef MONONGUSA_TABLE_REQUIREMENT_HPP
#define MONONGUSA_TABLE_REQUIREMENT_HPP

#include <monongusa/concept/action.hpp>
#include <monongusa/concept/from_text.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace monongusa {

// Facts that the compiler prints in the note of an error.
template <std::size_t Groups>
struct groups_of_matcher {};
template <std::size_t Groups>
struct groups_taken {};
template <std::size_t Number>
struct group_number {};

namespace detail {

enum class handler_mistake : unsigned char {
    none,
    not_callable,
    generic_again,
    changes_itself,
    context_by_value,
    another_event,
    writable_event,
    context_of_nowhere,
    group_count,
    not_from_text,
    from_text_may_throw,
    optional_group,
    not_sendable,
    reply_to_nobody,
};

/// What a handler may return: nothing, text, an action, a tuple of these, or an optional of one.
template <class Result>
inline constexpr bool is_sendable = std::is_void_v<Result> || std::is_convertible_v<Result, std::string_view> || action_type<Result>;
template <class... Results>
inline constexpr bool is_sendable<std::tuple<Results...>> = (is_sendable<std::remove_cvref_t<Results>> && ...);
template <class Result>
inline constexpr bool is_sendable<std::optional<Result>> = is_sendable<Result>;

template <class Type>
inline constexpr bool may_throw_from_text = !from_text_is_noexcept<Type>();
template <class Type>
inline constexpr bool may_throw_from_text<std::optional<Type>> = !from_text_is_noexcept<Type>();

template <handler_mistake Mistake, class Handler>
consteval void require_callable() {
    using enum handler_mistake;
    static_assert(Mistake != not_callable,
                  "monongusa: handler: it cannot be called; it needs one call operator, const, with the context (auto&) first if it is generic");
    static_assert(Mistake != generic_again,
                  "monongusa: handler: only the first parameter, the context, may be auto; give the others their types");
    static_assert(Mistake != changes_itself,
                  "monongusa: handler: it changes itself (mutable), but a table is constant; keep the state in a component, mg::with(...)");
    static_assert(Mistake != context_by_value, "monongusa: handler: it takes the context by value; write auto& chat");
    static_assert(Mistake != another_event, "monongusa: handler: it takes an event that its rule does not hear");
    static_assert(Mistake != writable_event, "monongusa: handler: it takes the event to change it; write const&");
    static_assert(Mistake != context_of_nowhere,
                  "monongusa: handler: it takes a mg::context, but its event comes from nowhere that could be answered; take auto& chat");
    static_assert(Mistake != reply_to_nobody,
                  "monongusa: handler: it returns text, which is a reply, but its event has no author to reply to; return an action with 'to'");
}

template <class Handler, class OfMatcher, class Taken>
consteval void require_group_count() {
    static_assert(std::is_void_v<Handler>,
                  "monongusa: handler: it takes more or fewer groups than the pattern has; take one parameter for each group, or none at all");
}

template <class Type, class Number>
consteval void require_from_text() {
    static_assert(std::is_void_v<Type>,
                  "monongusa: handler: text cannot become a 'Type'; take text, a number or a duration, or give the type a from_text(text, value)");
}

template <class Type, class Number>
consteval void require_noexcept_from_text() {
    static_assert(std::is_void_v<Type>, "monongusa: handler: the from_text of 'Type' must be noexcept; let it refuse instead of throwing");
}

template <class Type, class Number>
consteval void require_optional() {
    static_assert(std::is_void_v<Type>,
                  "monongusa: handler: this group can be absent from a match; take std::optional<Type> for it, or make the group not optional");
}

template <class Result>
consteval void require_sendable() {
    static_assert(is_sendable<Result>,
                  "monongusa: handler: what it returns cannot be sent; return nothing, text, an action or a std::tuple of actions");
}

}  // namespace detail
}  // namespace monongusa

#endif
