// SPDX-License-Identifier: BSL-1.0
// matcher::emoji: accepts a reaction by the name of its emoji.

#ifndef MONONGUSA_MATCHER_EMOJI_HPP
#define MONONGUSA_MATCHER_EMOJI_HPP

#include <monongusa/chat/emoji.hpp>
#include <monongusa/detail/fixed_string.hpp>

#include <string_view>

namespace monongusa::matcher {

/// Matches a reaction whose emoji is called `Name`, written without colons.
template <detail::fixed_string Name>
struct emoji {
    static constexpr auto description = detail::fixed_string{":"} + Name + detail::fixed_string{":"};
    static constexpr bool has_pattern = true;
    static constexpr bool well_formed = !Name.view().empty() && Name.view().find(':') == std::string_view::npos;

    static consteval void require() {
        static_assert(well_formed, "monongusa: emoji<Name>: write the name of the emoji without colons, as in emoji<\"tada\">");
    }

    template <class Event>
        requires requires(Event const& event) { static_cast<chat::emoji const&>(event.emoji); }
    constexpr bool match(Event const& event) const noexcept {
        return event.emoji.name == Name.view();
    }

    friend constexpr bool operator==(emoji, emoji) = default;
};

}  // namespace monongusa::matcher

#endif
