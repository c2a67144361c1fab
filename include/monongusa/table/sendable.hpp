// SPDX-License-Identifier: BSL-1.0
// sendable: what a handler may return.

#ifndef MONONGUSA_TABLE_SENDABLE_HPP
#define MONONGUSA_TABLE_SENDABLE_HPP

#include <monongusa/concept/action.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace monongusa::detail {

/// A coroutine's result, which is there later; known where <monongusa/coroutine.hpp> is included.
template <class Result>
inline constexpr bool is_task = false;
/// What it results in.
template <class Result>
struct result_of_task {
    using type = Result;
};
template <class Result>
using settled_result = typename result_of_task<std::remove_cvref_t<Result>>::type;

/// Nothing, text, an action, a tuple of these, or an optional of one.
template <class Result>
inline constexpr bool is_sendable = std::is_void_v<Result> || std::is_convertible_v<Result, std::string_view> || action_type<Result>;
template <>
inline constexpr bool is_sendable<std::nullptr_t> = false;
template <class... Results>
inline constexpr bool is_sendable<std::tuple<Results...>> = (is_sendable<std::remove_cvref_t<Results>> && ...);
template <class Result>
inline constexpr bool is_sendable<std::optional<Result>> = is_sendable<Result>;

/// Whether text is among it, which is a reply.
template <class Result>
inline constexpr bool replies = !std::is_void_v<Result> && std::is_convertible_v<Result, std::string_view>;
template <class... Results>
inline constexpr bool replies<std::tuple<Results...>> = (replies<std::remove_cvref_t<Results>> || ...);
template <class Result>
inline constexpr bool replies<std::optional<Result>> = replies<Result>;

}  // namespace monongusa::detail

#endif
