// SPDX-License-Identifier: BSL-1.0
// matcher::emoji: accepts a reaction by the name of its emoji.

#ifndef MONONGUSA_MATCHER_EMOJI_HPP
#define MONONGUSA_MATCHER_EMOJI_HPP

#include <monongusa/chat/emoji.hpp>
#include <monongusa/chat/emoji_names.hpp>
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
///
/// A standard emoji that has several names is meant by each of them, whichever the platform sends: `thumbsup` also matches `+1`.
/// One that a server itself has added (it has an id) counts by its own name alone, and one with a skin tone, such as Slack's
/// `+1::skin-tone-2`, is another emoji.  The event keeps the name it came with.
///
/// Two rules with two names of one emoji are not the same rule twice, since their matchers differ: both run, or under
/// `mg::first_match` the first.
template <detail::fixed_string Name>
struct emoji {
    static constexpr auto description = detail::fixed_string{":"} + Name + detail::fixed_string{":"};
    static constexpr bool has_pattern = true;
    using verdict = std::conditional_t<mistake::is_without_colons(Name.view()), mistake::none, mistake::emoji_with_colons<Name>>;

    template <class Event>
        requires requires(Event const& event) { static_cast<chat::emoji const&>(event.emoji); }
    constexpr bool match(Event const& event) const noexcept {
        chat::emoji const& seen = event.emoji;
        if (seen.name == Name.view()) return true;
        return seen.id.empty() && has_other_name(seen);
    }
    template <class Event>
    std::string why_not(Event const& event) const {
        chat::emoji const& seen = event.emoji;
        std::string_view const whose = has_other_name(seen) ? "the server's own " : "";
        return detail::joined("the emoji is ", whose, ":", detail::shown(seen.name, 60), ":, not ", description.view());
    }

    friend constexpr bool operator==(emoji, emoji) = default;

private:
    // Whether it is called by another of the names that `Name` is one of.
    static constexpr bool has_other_name(chat::emoji const& seen) noexcept {
        if constexpr (chat::has_other_emoji_names(Name.view())) {
            constexpr auto first = chat::first_emoji_name_of(Name.view());
            return chat::first_emoji_name_of(seen.name) == first;
        } else {
            return false;
        }
    }
};

}  // namespace monongusa::matcher

#endif
