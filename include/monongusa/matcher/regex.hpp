// SPDX-License-Identifier: BSL-1.0
// matcher::regex: finds a regular expression in an event's text.

#ifndef MONONGUSA_MATCHER_REGEX_HPP
#define MONONGUSA_MATCHER_REGEX_HPP

#include <monongusa/chat/captures.hpp>
#include <monongusa/concept/matcher.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/detail/fixed_string.hpp>
#include <monongusa/detail/text_range.hpp>
#include <monongusa/detail/utf8.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/event/origin.hpp>
#include <monongusa/pattern/literal.hpp>
#include <monongusa/pattern/program.hpp>
#include <monongusa/pattern/require.hpp>
#include <monongusa/pattern/stopped.hpp>
#include <monongusa/secret/scrubber.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace monongusa::matcher {

/// Which part of a message is searched.
enum class part : unsigned char {
    text,  ///< All that people see.
    body,  ///< Without a mention of the bot at the beginning or end.
};

// Apart from the pattern's type, so that all patterns share it; a template, since only who asks compiles it.
template <class Range = detail::text_range>
std::string not_found(std::string_view described, pattern::program const& compiled, std::string_view where, std::string_view text) {
    constexpr std::size_t most_parts = 3;
    constexpr std::size_t most_characters = 20;
    std::string reason;
    detail::append_visible(reason, described);
    reason += detail::joined(" is not found in the ", where, ' ', detail::quoted(text));
    // A part of a secret is not known for one.
    std::string pattern_whole{described};
    std::string text_whole{text};
    if (scrub(pattern_whole) || scrub(text_whole)) return reason;
    auto const farthest = pattern::farthest_attempt<Range>(compiled, text);
    if (!farthest) return reason;
    reason += ": it stops before ";
    std::size_t parts = 0;
    for (auto const& part : farthest.refused) {
        if (parts > 0) reason += " or ";
        if (parts == most_parts) {
            reason += "…";
            break;
        }
        reason += detail::joined('`', detail::shown(part.in(described.substr(1)), most_characters), '`');
        if (parts++ == 0) reason += detail::joined(" (offset ", part.begin, ')');
    }
    auto const at = farthest.attempt.end;
    std::string_view const rest = text.substr(at);
    if (rest.empty()) return reason += detail::joined(" at the end of the ", where);
    bool const readable = detail::utf8::decode(rest.data(), rest.data() + rest.size()).size != 0;
    reason += detail::joined(" where the ", where, readable ? " has " : " is no UTF-8");
    if (readable) reason += detail::joined('"', detail::shown(rest, most_characters), '"');
    return reason += detail::joined(" (offset ", at, ')');
}

// The body may begin anywhere in the text.
template <detail::fixed_string Pattern>
inline constexpr auto pieces_anywhere = [] {
    constexpr auto given = pattern::literal<Pattern>::required;
    std::array<pattern::piece, given.size()> pieces{};
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        pieces[i] = given[i];
        pieces[i].at_begin = false;
    }
    return pieces;
}();
template <detail::fixed_string Pattern>
inline constexpr std::span<pattern::piece const> required_anywhere = pieces_anywhere<Pattern>;

/// Searches the text for the pattern, anywhere unless it is anchored; its groups go to the handler.
///
/// The pattern is checked by the compiler and searched in time linear in the text; see `pattern::literal`.
template <detail::fixed_string Pattern, part Part = part::text>
struct regex {
    static constexpr auto description = detail::fixed_string{"/"} + Pattern + detail::fixed_string{"/"};
    static constexpr bool has_pattern = true;
    static constexpr bool matches_everything = pattern::literal<Pattern>::matches_everything;
    using verdict = pattern::verdict<Pattern>;
    static constexpr std::span<pattern::piece const> required =
        Part == part::text ? pattern::literal<Pattern>::required : required_anywhere<Pattern>;
    static constexpr std::span<pattern::byte_set const> required_run = pattern::literal<Pattern>::required_run;

    static consteval bool group_is_optional(std::size_t group) { return pattern::literal<Pattern>::group_is_optional(group); }

    template <event::has_text Event>
    constexpr chat::captures<pattern::literal<Pattern>::groups> match(Event const& event) const noexcept {
        if constexpr (!verdict::fine) verdict::require();  // Of one that is asked by hand; a rule has asked before.
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
            return not_found(description.view(), pattern::literal<Pattern>::compiled, "body", event.body());
        } else {
            return not_found(description.view(), pattern::literal<Pattern>::compiled, "text", event.text);
        }
    }

    friend constexpr bool operator==(regex, regex) = default;
};

}  // namespace monongusa::matcher

#endif
