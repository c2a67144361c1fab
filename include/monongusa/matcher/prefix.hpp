// SPDX-License-Identifier: BSL-1.0
// matcher::prefix: accepts a text that begins with a given one.

#ifndef MONONGUSA_MATCHER_PREFIX_HPP
#define MONONGUSA_MATCHER_PREFIX_HPP

#include <monongusa/concept/matcher.hpp>
#include <monongusa/detail/fixed_string.hpp>
#include <monongusa/event/origin.hpp>
#include <monongusa/pattern/piece.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::matcher {

/// Matches an event whose text begins with `Text`, byte for byte.
///
/// `prefix<"hello">{}` has the text in its type and no size; `prefix{text}` refers to a text that must outlive it, such as a literal.
template <detail::fixed_string... Text>
struct prefix;

template <detail::fixed_string Text>
struct prefix<Text> {
    static constexpr auto description = detail::fixed_string{"prefix \""} + Text + detail::fixed_string{"\""};
    static constexpr bool has_pattern = true;
    static constexpr auto required = [] {
        std::array<pattern::piece, Text.view().empty() ? 0 : 1> pieces{};
        for (auto& begin : pieces) begin = pattern::piece_at_begin(Text.view());
        return pieces;
    }();

    template <event::has_text Event>
    constexpr bool match(Event const& event) const noexcept {
        return std::string_view{event.text}.starts_with(Text.view());
    }
    template <event::has_text Event>
    std::string why_not(Event const& event) const {
        return detail::joined("the text ", detail::quoted(event.text), " does not begin with ", detail::quoted(Text.view()));
    }

    friend constexpr bool operator==(prefix, prefix) = default;
};

template <>
struct prefix<> {
    static constexpr detail::fixed_string description{"prefix"};

    std::string_view text;

    template <event::has_text Event>
    constexpr bool match(Event const& event) const noexcept {
        return std::string_view{event.text}.starts_with(text);
    }
    template <event::has_text Event>
    std::string why_not(Event const& event) const {
        return detail::joined("the text ", detail::quoted(event.text), " does not begin with ", detail::quoted(text));
    }

    friend constexpr bool operator==(prefix, prefix) = default;
};

template <class Text>
prefix(Text) -> prefix<>;

}  // namespace monongusa::matcher

#endif
