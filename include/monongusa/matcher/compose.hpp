// SPDX-License-Identifier: BSL-1.0
// composition: matchers joined by &&, || and !.

#ifndef MONONGUSA_MATCHER_COMPOSE_HPP
#define MONONGUSA_MATCHER_COMPOSE_HPP

#include <monongusa/chat/captures.hpp>
#include <monongusa/concept/matcher.hpp>
#include <monongusa/detail/fixed_string.hpp>
#include <monongusa/pattern/piece.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace monongusa::matcher {

namespace compose {

template <std::size_t Left, std::size_t Right>
constexpr chat::captures<Left + Right> join(chat::captures<Left> const& left, chat::captures<Right> const& right) noexcept {
    chat::captures<Left + Right> both;
    both.found = true;
    if constexpr (Left != 0) {
        for (std::size_t i = 0; i < Left; ++i) both.groups[i] = left.groups[i];
    }
    if constexpr (Right != 0) {
        for (std::size_t i = 0; i < Right; ++i) both.groups[Left + i] = right.groups[i];
    }
    return both;
}

constexpr chat::captures<0> as_captures(bool found) noexcept { return {found}; }
template <std::size_t Groups>
constexpr chat::captures<Groups> const& as_captures(chat::captures<Groups> const& captures) noexcept {
    return captures;
}

template <class Matcher>
consteval auto words() {
    constexpr std::string_view given = description_of<Matcher>();
    detail::fixed_string<given.size()> kept;
    for (std::size_t i = 0; i < given.size(); ++i) kept.text[i] = given[i];
    return kept;
}

template <class Matcher>
using verdict_of = typename detail::own_verdict<Matcher>::type;

// The mistake of the left, else that of the right.
template <class Left, class Right>
using verdict_of_both = std::conditional_t<verdict_of<Left>::fine, verdict_of<Right>, verdict_of<Left>>;

// Whether it may be asked though the matcher on its left, its guard perhaps, has refused: if it and all its parts say `why_not`.
template <class Matcher, class Event>
inline constexpr bool needs_no_guard = has_why_not<Matcher, Event>;

// What either of the two requires, if both require something.
template <class Left, class Right>
inline constexpr auto pieces_of_either = [] {
    constexpr auto left = required_by<Left>();
    constexpr auto right = required_by<Right>();
    std::array<pattern::piece, left.empty() || right.empty() ? 0 : left.size() + right.size()> pieces{};
    for (std::size_t i = 0; i < pieces.size(); ++i) pieces[i] = i < left.size() ? left[i] : right[i - left.size()];
    return pieces;
}();

// What the one requires that is looked for at less cost.
template <class Left, class Right>
constexpr std::span<pattern::piece const> required_by_both() noexcept {
    constexpr auto left = required_by<Left>();
    constexpr auto right = required_by<Right>();
    if (left.empty() || right.empty()) return left.empty() ? right : left;
    return pattern::cost_of_looking(left) <= pattern::cost_of_looking(right) ? left : right;
}

inline void add_clause(std::string& reason, std::string_view clause) {
    if (!reason.empty()) reason += ", and ";
    reason += clause;
}

// What has a truth value of its own, captures for one, keeps the language's operators even under a using directive.
template <class Type>
concept truth = std::is_constructible_v<bool, Type>;

}  // namespace compose

/// For matchers of one's own: one that derives from it can be joined by `&&`, `||` and `!` with others of one's own.  With a matcher of this library on
/// one side they can without.
struct composable {};

/// Both match.  The groups of the left come before those of the right.
template <class Left, class Right>
struct both {
    static constexpr auto description =
        detail::fixed_string{"("} + compose::words<Left>() + detail::fixed_string{" && "} + compose::words<Right>() + detail::fixed_string{")"};
    static constexpr bool has_pattern = monongusa::has_pattern<Left>() || monongusa::has_pattern<Right>();
    using verdict = compose::verdict_of_both<Left, Right>;
    static constexpr bool matches_everything = monongusa::matches_everything<Left>() && monongusa::matches_everything<Right>();
    static constexpr std::span<pattern::piece const> required = compose::required_by_both<Left, Right>();
    static constexpr std::span<pattern::byte_set const> required_run =
        required_run_by<Left>().empty() ? required_run_by<Right>() : required_run_by<Left>();

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    // No aggregate, so that it may be made in an awaited expression (detail/ended_twice.hpp).
    constexpr both()
        requires(std::is_default_constructible_v<Left> && std::is_default_constructible_v<Right>)
    = default;
    constexpr both(Left first, Right second) : left(std::move(first)), right(std::move(second)) {}

    template <class Event>
        requires(matcher_for<Left, Event> && matcher_for<Right, Event>)
    constexpr auto match(Event const& event) const {
        using joined = decltype(compose::join(compose::as_captures(left.match(event)), compose::as_captures(right.match(event))));
        auto const first = compose::as_captures(left.match(event));
        if (!first) return joined{};
        auto const second = compose::as_captures(right.match(event));
        if (!second) return joined{};
        return compose::join(first, second);
    }
    /// What fails of the two; not the right one if it could rely on the left.
    template <class Event>
    std::string why_not(Event const& event) const {
        std::string reason;
        if (!left.match(event)) {
            reason = monongusa::why_not(left, event);
            if constexpr (!compose::needs_no_guard<Right, Event>) return reason;
        }
        if (!right.match(event)) compose::add_clause(reason, monongusa::why_not(right, event));
        return reason;
    }

    template <class Event>
    static consteval bool group_is_optional(std::size_t group) {
        constexpr std::size_t of_left = group_count<Left, Event>;
        if (group < of_left) return monongusa::group_is_optional<Left, Event>(group);
        return monongusa::group_is_optional<Right, Event>(group - of_left);
    }
};

/// One of them matches.  Gives no groups, since those of the other would be missing.
template <class Left, class Right>
struct either {
    static constexpr auto description =
        detail::fixed_string{"("} + compose::words<Left>() + detail::fixed_string{" || "} + compose::words<Right>() + detail::fixed_string{")"};
    static constexpr bool has_pattern = monongusa::has_pattern<Left>() || monongusa::has_pattern<Right>();
    using verdict = compose::verdict_of_both<Left, Right>;
    static constexpr bool matches_everything = monongusa::matches_everything<Left>() || monongusa::matches_everything<Right>();
    static constexpr std::span<pattern::piece const> required = compose::pieces_of_either<Left, Right>;

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    // No aggregate, so that it may be made in an awaited expression (detail/ended_twice.hpp).
    constexpr either()
        requires(std::is_default_constructible_v<Left> && std::is_default_constructible_v<Right>)
    = default;
    constexpr either(Left first, Right second) : left(std::move(first)), right(std::move(second)) {}

    template <class Event>
        requires(matcher_for<Left, Event> && matcher_for<Right, Event>)
    constexpr bool match(Event const& event) const {
        return static_cast<bool>(left.match(event)) || static_cast<bool>(right.match(event));
    }
    template <class Event>
    std::string why_not(Event const& event) const {
        std::string reason = monongusa::why_not(left, event);
        compose::add_clause(reason, monongusa::why_not(right, event));
        return reason;
    }
};

/// The other does not match.  Gives no groups.
template <class Matcher>
struct opposite {
    static constexpr auto description = detail::fixed_string{"!"} + compose::words<Matcher>();
    static constexpr bool has_pattern = monongusa::has_pattern<Matcher>();
    using verdict = compose::verdict_of<Matcher>;

    [[no_unique_address]] Matcher matcher;

    constexpr opposite()
        requires std::is_default_constructible_v<Matcher>
    = default;
    constexpr opposite(Matcher of) : matcher(std::move(of)) {}

    template <class Event>
        requires matcher_for<Matcher, Event>
    constexpr bool match(Event const& event) const {
        return !static_cast<bool>(matcher.match(event));
    }
    template <class Event>
    std::string why_not(Event const&) const {
        return detail::joined(description_of<Matcher>(), " accepts it");
    }
};

namespace compose {

template <class Left, class Right, class Event>
inline constexpr bool needs_no_guard<both<Left, Right>, Event> = needs_no_guard<Left, Event> && needs_no_guard<Right, Event>;
template <class Left, class Right, class Event>
inline constexpr bool needs_no_guard<either<Left, Right>, Event> = needs_no_guard<Left, Event> && needs_no_guard<Right, Event>;
template <class Matcher, class Event>
inline constexpr bool needs_no_guard<opposite<Matcher>, Event> = needs_no_guard<Matcher, Event>;

}  // namespace compose

template <class Left, class Right>
    requires(std::is_class_v<Left> && std::is_class_v<Right> && !(compose::truth<Left> && compose::truth<Right>))
constexpr both<Left, Right> operator&&(Left left, Right right) {
    return {std::move(left), std::move(right)};
}

template <class Left, class Right>
    requires(std::is_class_v<Left> && std::is_class_v<Right> && !(compose::truth<Left> && compose::truth<Right>))
constexpr either<Left, Right> operator||(Left left, Right right) {
    return {std::move(left), std::move(right)};
}

template <class Matcher>
    requires(std::is_class_v<Matcher> && !compose::truth<Matcher>)
constexpr opposite<Matcher> operator!(Matcher matcher) {
    return {std::move(matcher)};
}

}  // namespace monongusa::matcher

#endif
