// SPDX-License-Identifier: BSL-1.0
// fixed_string: a text that can be a template argument.

#ifndef MONONGUSA_DETAIL_FIXED_STRING_HPP
#define MONONGUSA_DETAIL_FIXED_STRING_HPP

#include <cstddef>
#include <string_view>

namespace monongusa::detail {

/// A string literal of `Size` characters as a value of the type system.
///
/// The characters stay `char`: both compilers print those as text in the note of an error, and other character types as numbers.
template <std::size_t Size>
struct fixed_string {
    char text[Size + 1]{};

    constexpr fixed_string() noexcept = default;

    // Implicit, so that a literal can be written where a template argument is wanted.
    constexpr fixed_string(char const (&literal)[Size + 1]) noexcept {
        for (std::size_t i = 0; i <= Size; ++i) text[i] = literal[i];  // The last, too, or clang prints numbers for some sizes.
    }

    constexpr std::string_view view() const noexcept { return {text, Size}; }

    friend constexpr bool operator==(fixed_string const&, fixed_string const&) = default;
};

template <std::size_t SizeWithNull>
fixed_string(char const (&)[SizeWithNull]) -> fixed_string<SizeWithNull - 1>;

template <std::size_t Left, std::size_t Right>
constexpr fixed_string<Left + Right> operator+(fixed_string<Left> const& left, fixed_string<Right> const& right) noexcept {
    fixed_string<Left + Right> both;
    for (std::size_t i = 0; i < Left; ++i) both.text[i] = left.text[i];
    for (std::size_t i = 0; i < Right; ++i) both.text[Left + i] = right.text[i];
    return both;
}

/// A string literal as a template argument, and the line of the source on which it stands.
///
/// The line is that of the literal, since it is an argument by default of the constructor that makes the template argument: one by default of the
/// template itself would be evaluated where the template is declared.
template <std::size_t Size>
struct written {
    fixed_string<Size> text;
    unsigned line;

    consteval written(char const (&literal)[Size + 1], unsigned at = __builtin_LINE()) noexcept : text(literal), line(at) {}
    consteval written(fixed_string<Size> const& literal, unsigned at = __builtin_LINE()) noexcept : text(literal), line(at) {}
};

template <std::size_t SizeWithNull>
written(char const (&)[SizeWithNull]) -> written<SizeWithNull - 1>;
template <std::size_t Size>
written(fixed_string<Size>) -> written<Size>;

}  // namespace monongusa::detail

#endif
