// SPDX-License-Identifier: BSL-1.0
// matcher_for: decides whether a rule hears an event.

#ifndef MONONGUSA_CONCEPT_MATCHER_HPP
#define MONONGUSA_CONCEPT_MATCHER_HPP

#include <monongusa/chat/captures.hpp>
#include <monongusa/concept/event.hpp>
#include <monongusa/event/origin.hpp>

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace monongusa {

namespace detail {

template <class Found>
inline constexpr std::size_t groups_of = static_cast<std::size_t>(-1);
template <>
inline constexpr std::size_t groups_of<bool> = 0;
template <std::size_t Groups>
inline constexpr std::size_t groups_of<chat::captures<Groups>> = Groups;

}  // namespace detail

/// A type that has a `match` at all; whether it fits an event is `matcher_for`.
template <class Matcher, class Event>
concept has_match = requires(Matcher const& matcher, Event const& event) { matcher.match(event); };

/// `match(Event const&)` gives `bool`, or `chat::captures<N>` with offsets into the event's text.  It is pure: it may be called on any thread,
/// for any event, any number of times.
template <class Matcher, class Event>
concept matcher_for = has_match<Matcher, Event> && requires(Matcher const& matcher, Event const& event) {
    requires detail::groups_of<std::remove_cvref_t<decltype(matcher.match(event))>> != static_cast<std::size_t>(-1);
};

/// How many groups the matcher hands to the handler.
template <class Matcher, class Event>
inline constexpr std::size_t group_count =
    detail::groups_of<std::remove_cvref_t<decltype(std::declval<Matcher const&>().match(std::declval<Event const&>()))>>;

/// Whether a match can leave the group (counted from 0) out.  A matcher that does not say it always gives all of them.
template <class Matcher, class Event>
consteval bool group_is_optional(std::size_t group) {
    if constexpr (requires { Matcher::template group_is_optional<Event>(group); }) {
        return Matcher::template group_is_optional<Event>(group);
    } else if constexpr (requires { Matcher::group_is_optional(group); }) {
        return Matcher::group_is_optional(group);
    } else {
        return false;
    }
}

/// Whether the matcher provably accepts every event.
template <class Matcher>
consteval bool matches_everything() {
    if constexpr (requires { Matcher::matches_everything; }) {
        return Matcher::matches_everything;
    } else {
        return false;
    }
}

/// Whether the matcher holds a text that its author wrote (a pattern, a name), so that the same matcher twice in a table is a mistake.
template <class Matcher>
consteval bool has_pattern() {
    if constexpr (requires { Matcher::has_pattern; }) {
        return Matcher::has_pattern;
    } else {
        return false;
    }
}

/// The matcher in words, for `--list`.
template <class Matcher>
constexpr std::string_view description_of() {
    if constexpr (requires { Matcher::description.view(); }) {
        return Matcher::description.view();
    } else {
        return "matcher";
    }
}

/// Whether the matcher itself is free of mistakes; one that can have some says so by a static `well_formed` and a `require()` with the sentence.
template <class Matcher>
consteval bool well_formed() {
    if constexpr (requires { Matcher::well_formed; }) {
        return Matcher::well_formed;
    } else {
        return true;
    }
}

/// Says in one sentence what keeps `Matcher` from matching `Event`.
template <class Matcher, class Event>
consteval void require_matcher() {
    if constexpr (!well_formed<Matcher>()) {
        Matcher::require();
    } else {
        static_assert(has_match<Matcher, Event>,
                      "monongusa: on<Event>(matcher, handler): 'Matcher' has no 'match' for this event; it needs match(Event const&) const");
        static_assert(!has_match<Matcher, Event> || matcher_for<Matcher, Event>,
                      "monongusa: on<Event>(matcher, handler): the 'match' of 'Matcher' must return bool or mg::chat::captures<N>");
    }
}

}  // namespace monongusa

#endif
