// SPDX-License-Identifier: BSL-1.0
// matcher_for: decides whether a rule hears an event.

#ifndef MONONGUSA_CONCEPT_MATCHER_HPP
#define MONONGUSA_CONCEPT_MATCHER_HPP

#include <monongusa/chat/captures.hpp>
#include <monongusa/concept/event.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/detail/mistake.hpp>
#include <monongusa/detail/utf8.hpp>
#include <monongusa/event/origin.hpp>
#include <monongusa/pattern/piece.hpp>
#include <monongusa/pattern/program.hpp>
#include <monongusa/secret/scrubber.hpp>

#include <concepts>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

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

/// `match(Event const&)` gives `bool`, or `chat::captures<N>` with offsets into the event's text (`captures<N>::of(text, parts…)`).  It is pure: it
/// may be called on any thread, for any event, any number of times.
///
/// It may also say, as static members: `std::string_view description` for `--list`; `bool has_pattern`, if the same matcher twice in a table is a
/// mistake; `bool matches_everything`; `bool group_is_optional(std::size_t group)`, if a match can leave a group out.
///
/// And for who asks why a rule did not hear: `std::string why_not(Event const&) const`, a clause such as `it is not addressed to the bot`.  It is
/// asked about what `match` refuses only.  One that says it is asked even if what `&&` has on its left refuses, so it relies on no such guard.
///
/// And for speed: `std::span<pattern::piece const> required`, of which one is in the text of every event that it accepts, and likewise
/// `std::span<pattern::byte_set const> required_run`, bytes in a row.  It is not asked about others, so a matcher
/// that derives from one of these and accepts more must say `static constexpr std::span<pattern::piece const> required{}` (and `required_run`) of its own.
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
    } else if constexpr (requires { std::string_view{Matcher::description}; }) {
        return Matcher::description;
    } else {
        return "matcher";
    }
}

/// The pieces of which one is in the text of every event that the matcher accepts; none where it does not say.
template <class Matcher>
constexpr std::span<pattern::piece const> required_by() noexcept {
    if constexpr (requires { std::span<pattern::piece const>{Matcher::required}; }) {
        return Matcher::required;
    } else {
        return {};
    }
}

/// The same of bytes in a row, each one of a set: `std::span<pattern::byte_set const> required_run`.
template <class Matcher>
constexpr std::span<pattern::byte_set const> required_run_by() noexcept {
    if constexpr (requires { std::span<pattern::byte_set const>{Matcher::required_run}; }) {
        return Matcher::required_run;
    } else {
        return {};
    }
}

template <class Matcher, class Event>
concept has_why_not = requires(Matcher const& matcher, Event const& event) { std::string(matcher.why_not(event)); };

/// Why the matcher does not accept an event that it does not accept: a clause of its own, else its description.
template <class Matcher, class Event>
std::string why_not([[maybe_unused]] Matcher const& matcher, [[maybe_unused]] Event const& event) {
    if constexpr (has_why_not<Matcher, Event>) {
        return std::string(matcher.why_not(event));
    } else {
        return detail::joined(description_of<Matcher>(), ": false");
    }
}

namespace detail {

/// At most `most` characters of a text, then `…`; on one line and without secrets, which go first, since a part of one is not known for one.
inline std::string shown(std::string_view text, std::size_t most) {
    std::string whole{text};
    scrub(whole);
    std::string_view rest = whole;
    for (; most > 0 && !rest.empty(); --most) {
        auto const size = utf8::decode(rest.data(), rest.data() + rest.size()).size;
        rest.remove_prefix(size == 0 ? 1 : size);
    }
    std::string out;
    append_visible(out, std::string_view{whole}.substr(0, whole.size() - rest.size()));
    if (!rest.empty()) out += "…";
    return out;
}
/// What people wrote, as reasons cite it.
inline std::string quoted(std::string_view text) { return '"' + shown(text, 60) + '"'; }

}  // namespace detail

namespace mistake {

template <class Matcher, class Event>
struct not_a_matcher {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Matcher>,
                      "monongusa: on<Event>(matcher, handler): the matcher has no 'match' for this event; write match(Event const&) const, or put a function into mg::matcher::predicate{...}");
    }
};

template <class Matcher, class Found>
struct match_gives_no_captures {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Matcher>,
                      "monongusa: on<Event>(matcher, handler): the 'match' of the matcher must return bool or mg::chat::captures<N>");
    }
};

}  // namespace mistake

namespace detail {

// A matcher that can be wrong in itself, such as one with a pattern, says so by a type `verdict`.
template <class Matcher>
struct own_verdict {
    using type = mistake::none;
};
template <class Matcher>
    requires requires { Matcher::verdict::fine; }
struct own_verdict<Matcher> {
    using type = typename Matcher::verdict;
};

template <class Matcher, class Event>
consteval auto find_mistake_of_matcher() {
    if constexpr (!own_verdict<Matcher>::type::fine) {
        return own_verdict<Matcher>{};
    } else if constexpr (!has_match<Matcher, Event>) {
        return std::type_identity<mistake::not_a_matcher<Matcher, Event>>{};
    } else if constexpr (!matcher_for<Matcher, Event>) {
        using found = decltype(std::declval<Matcher const&>().match(std::declval<Event const&>()));
        return std::type_identity<mistake::match_gives_no_captures<Matcher, found>>{};
    } else {
        return std::type_identity<mistake::none>{};
    }
}

}  // namespace detail

/// What keeps `Matcher` from matching `Event`, or `mistake::none`.
template <class Matcher, class Event>
using matcher_verdict = typename decltype(detail::find_mistake_of_matcher<Matcher, Event>())::type;

}  // namespace monongusa

#endif
