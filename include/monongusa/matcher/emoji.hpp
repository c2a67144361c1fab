// SPDX-License-Identifier: BSL-1.0
// matcher::emoji: accepts a reaction by the name of its emoji.

#ifndef MONONGUSA_MATCHER_EMOJI_HPP
#define MONONGUSA_MATCHER_EMOJI_HPP

#include <monongusa/chat/emoji.hpp>
#include <monongusa/concept/matcher.hpp>
#include <monongusa/detail/fixed_string.hpp>
#include <monongusa/detail/mistake.hpp>

#include <string>
#include <string_view>
#include <type_traits>

namespace monongusa::mistake {

constexpr bool is_without_colons(std::string_view name) noexcept {
    bool colons = false;
    for (char const character : name) colons = colons || character == ':';
    return !name.empty() && !colons;
}

template <detail::fixed_string Name>
struct emoji_with_colons {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(is_without_colons(Name.view()),
                      "monongusa: emoji<Name>: write the name of the emoji without colons, as in emoji<\"tada\">");
    }
};

}  // namespace monongusa::mistake

namespace monongusa::matcher {

/// Matches a reaction whose emoji is called `Name`, written without colons.
template <detail::fixed_string Name>
struct emoji {
    static constexpr auto description = detail::fixed_string{":"} + Name + detail::fixed_string{":"};
    static constexpr bool has_pattern = true;
    using verdict = std::conditional_t<mistake::is_without_colons(Name.view()), mistake::none, mistake::emoji_with_colons<Name>>;

    template <class Event>
        requires requires(Event const& event) { static_cast<chat::emoji const&>(event.emoji); }
    constexpr bool match(Event const& event) const noexcept {
        return event.emoji.name == Name.view();
    }
    template <class Event>
    std::string why_not(Event const& event) const {
        return detail::joined("the emoji is :", detail::shown(event.emoji.name, 60), ":, not ", description.view());
    }

    friend constexpr bool operator==(emoji, emoji) = default;
};

}  // namespace monongusa::matcher

#endif
