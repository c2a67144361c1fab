// SPDX-License-Identifier: BSL-1.0
// from_text: what a group of a pattern can become.

#ifndef MONONGUSA_CONCEPT_FROM_TEXT_HPP
#define MONONGUSA_CONCEPT_FROM_TEXT_HPP

#include <monongusa/chat/emoji.hpp>
#include <monongusa/chat/reference.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace monongusa {

namespace detail {

template <class Type>
inline constexpr bool is_optional = false;
template <class Type>
inline constexpr bool is_optional<std::optional<Type>> = true;

// A std::chrono::duration, by its looks: <chrono> alone would double what a bot's file costs to read.
template <class Type>
concept duration_like = requires(typename Type::rep count) {
    Type::period::num;
    Type::period::den;
    Type{count}.count();
};

// Of the user's own: bool from_text(std::string_view, Type&), found beside the type, or a static Type::from_text(std::string_view).
template <class Type>
concept has_free_from_text = requires(std::string_view text, Type& value) {
    { from_text(text, value) } -> std::same_as<bool>;
};
template <class Type>
concept has_static_from_text = requires(std::string_view text) {
    { Type::from_text(text) } -> std::same_as<std::optional<Type>>;
};

template <class Type>
consteval bool from_text_is_noexcept() {
    if constexpr (has_free_from_text<Type>) {
        return noexcept(from_text(std::declval<std::string_view>(), std::declval<Type&>()));
    } else if constexpr (has_static_from_text<Type>) {
        return noexcept(Type::from_text(std::declval<std::string_view>()));
    } else {
        return true;
    }
}

// Wide characters are arithmetic for the language, but nobody means a number by them.
template <class Type>
concept readable_number = std::is_arithmetic_v<Type> && !std::same_as<Type, wchar_t> && !std::same_as<Type, char8_t> &&
                          !std::same_as<Type, char16_t> && !std::same_as<Type, char32_t>;

// Texts are read in nanoseconds, which have to be whole ticks.
template <class Type>
concept readable_duration =
    duration_like<Type> && (std::is_floating_point_v<typename Type::rep> || 1'000'000'000 % Type::period::den == 0);

template <class Type>
concept plain_from_text =
    std::same_as<Type, std::string> || std::same_as<Type, std::string_view> || readable_number<Type> ||
    std::same_as<Type, chat::user_ref> || std::same_as<Type, chat::channel_ref> || std::same_as<Type, chat::emoji> ||
    (std::copy_constructible<Type> && ((std::default_initializable<Type> && has_free_from_text<Type>) || has_static_from_text<Type>)) ||
    readable_duration<Type>;

template <class Type>
inline constexpr bool optional_from_text = false;
template <plain_from_text Type>
inline constexpr bool optional_from_text<std::optional<Type>> = true;

}  // namespace detail

/// What a handler can take for a group: text, a number, a truth value, a reference, an emoji, a duration, a type of the user's own with a
/// `from_text`, and `std::optional` of these.
///
/// Of one's own: `bool from_text(std::string_view, T&) noexcept` in the namespace of `T` (an enum, say), or a static member
/// `std::optional<T> from_text(std::string_view) noexcept`.  It must accept the whole text or refuse; a refused text means that the rule did not match.
/// A `T` is copyable, since it may go to another thread with its message.
template <class Type>
concept from_text_type = detail::plain_from_text<Type> || detail::optional_from_text<Type>;

}  // namespace monongusa

#endif
