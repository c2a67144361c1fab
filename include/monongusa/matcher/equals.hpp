// SPDX-License-Identifier: BSL-1.0
// matcher::equals: accepts a text that is a given one.

#ifndef MONONGUSA_MATCHER_EQUALS_HPP
#define MONONGUSA_MATCHER_EQUALS_HPP

#include <monongusa/concept/matcher.hpp>
#include <monongusa/detail/fixed_string.hpp>
#include <monongusa/event/origin.hpp>
#include <monongusa/pattern/piece.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::matcher {

/// Matches an event whose text is `Text`, byte for byte.
///
/// `equals<"hello">{}` has the text in its type and no size; `equals{text}` refers to a text that must outlive it, such as a literal.
template <detail::fixed_string... Text>
struct equals;

template <detail::fixed_string Text>
struct equals<Text> {
    static constexpr auto description = detail::fixed_string{"equals \""} + Text + detail::fixed_string{"\""};
    static constexpr bool has_pattern = true;
    static constexpr auto required = [] {
        std::array<pattern::piece, Text.view().empty() ? 0 : 1> pieces{};
        for (auto& begin : pieces) begin = pattern::piece_at_begin(Text.view());
        return pieces;
    }();

    template <event::has_text Event>
    constexpr bool match(Event const& event) const noexcept {
        return std::string_view{event.text} == Text.view();
    }
    template <event::has_text Event>
    std::string why_not(Event const& event) const {
        return detail::joined("the text ", detail::quoted(event.text), " is not ", detail::quoted(Text.view()));
    }

    friend constexpr bool operator==(equals, equals) = default;
};

template <>
struct equals<> {
    static constexpr detail::fixed_string description{"equals"};

    std::string_view text;

    template <event::has_text Event>
    constexpr bool match(Event const& event) const noexcept {
        return std::string_view{event.text} == text;
    }
    template <event::has_text Event>
    std::string why_not(Event const& event) const {
        return detail::joined("the text ", detail::quoted(event.text), " is not ", detail::quoted(text));
    }

    friend constexpr bool operator==(equals, equals) = default;
};

template <class Text>
equals(Text) -> equals<>;

}  // namespace monongusa::matcher

#endif
