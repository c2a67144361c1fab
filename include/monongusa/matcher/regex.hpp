// SPDX-License-Identifier: BSL-1.0
// matcher::regex: finds a regular expression in an event's text.

#ifndef MONONGUSA_MATCHER_REGEX_HPP
#define MONONGUSA_MATCHER_REGEX_HPP

#include <monongusa/chat/captures.hpp>
#include <monongusa/concept/matcher.hpp>
#include <monongusa/detail/fixed_string.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/event/origin.hpp>
#include <monongusa/pattern/literal.hpp>
#include <monongusa/pattern/require.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace monongusa::matcher {

/// Which part of a message is searched.
enum class part : unsigned char {
    text,  ///< All that people see.
    body,  ///< Without a mention of the bot at the beginning or end.
};

// Apart from the pattern's type, so that all patterns share it.
inline std::string not_found(std::string_view pattern, std::string_view where, std::string_view text) {
    std::string reason;
    detail::append_visible(reason, pattern);
    reason += " is not found in the ";
    reason += where;
    return reason += ' ' + detail::quoted(text);
}

/// Searches the text for the pattern, anywhere unless it is anchored; its groups go to the handler.
///
/// The pattern is checked by the compiler and searched in time linear in the text; see `pattern::literal`.
template <detail::fixed_string Pattern, part Part = part::text>
struct regex {
    static constexpr auto description = detail::fixed_string{"/"} + Pattern + detail::fixed_string{"/"};
    static constexpr bool has_pattern = true;
    static constexpr bool matches_everything = pattern::literal<Pattern>::matches_everything;
    using verdict = pattern::verdict<Pattern>;

    static consteval bool group_is_optional(std::size_t group) { return pattern::literal<Pattern>::group_is_optional(group); }

    template <event::has_text Event>
    constexpr chat::captures<pattern::literal<Pattern>::groups> match(Event const& event) const noexcept {
        using literal = pattern::literal<Pattern>;
        chat::captures<literal::groups> captures;
        detail::text_range* groups = nullptr;
        if constexpr (literal::groups != 0) groups = captures.groups.data();
        if constexpr (Part == part::body && std::is_same_v<Event, event::message>) {
            captures.found = literal::search(event.body(), groups);
            if constexpr (literal::groups != 0) {
                // Offsets are into the text, not into the body.
                auto const begin = static_cast<std::size_t>(event.body().data() - event.text.data());
                for (auto& group : captures.groups) {
                    if (group.present()) group = {group.begin + begin, group.end + begin};
                }
            }
        } else {
            captures.found = literal::search(event.text, groups);
        }
        return captures;
    }
    template <event::has_text Event>
    std::string why_not(Event const& event) const {
        if constexpr (Part == part::body && std::is_same_v<Event, event::message>) {
            return not_found(description.view(), "body", event.body());
        } else {
            return not_found(description.view(), "text", event.text);
        }
    }

    friend constexpr bool operator==(regex, regex) = default;
};

}  // namespace monongusa::matcher

#endif
