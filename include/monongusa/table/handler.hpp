// SPDX-License-Identifier: BSL-1.0
// handler: whether a handler fits its rule, before and after its context is known.

#ifndef MONONGUSA_TABLE_HANDLER_HPP
#define MONONGUSA_TABLE_HANDLER_HPP

#include <monongusa/concept/matcher.hpp>
#include <monongusa/event/origin.hpp>
#include <monongusa/table/mistake.hpp>
#include <monongusa/table/parameter.hpp>
#include <monongusa/table/sendable.hpp>

#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

template <class Mistake>
consteval std::type_identity<Mistake> found() {
    return {};
}

template <class Type>
inline constexpr bool may_throw_from_text = !from_text_is_noexcept<Type>();
template <class Type>
inline constexpr bool may_throw_from_text<std::optional<Type>> = !from_text_is_noexcept<Type>();

/// Looks at a handler whose parameters and result are known.
template <class Handler, class Event, class Matcher, class Parameters, class Result>
struct known_handler {
    using roles = roles_of<Parameters, Event>;
    static constexpr std::size_t given = group_count<Matcher, Event>;
    static constexpr std::size_t taken = roles::count(role::group);

    template <std::size_t Index>
    using parameter = std::remove_cvref_t<typename type_at<Index, Parameters>::type>;

    // The tests below say whether the parameter at `Index` is wrong in one way.
    template <std::size_t Index>
    static consteval bool throws() {
        return roles::roles[Index] == role::group && may_throw_from_text<parameter<Index>>;
    }
    template <std::size_t Index>
    static consteval bool lacks_optional() {
        if constexpr (roles::roles[Index] != role::group) {
            return false;
        } else {
            constexpr std::size_t group = roles::group_of(Index);
            return group < given && group_is_optional<Matcher, Event>(group) && !is_optional<parameter<Index>>;
        }
    }
    template <std::size_t Index>
    static consteval bool copies_context() {
        return roles::roles[Index] == role::context && !std::is_reference_v<typename type_at<Index, Parameters>::type>;
    }
    // A declared context can answer anything, so it is not for an event that has no place.
    template <std::size_t Index>
    static consteval bool answers_nowhere() {
        if constexpr (roles::roles[Index] == role::context) {
            return event::reach_of<Event> == event::reach::nowhere && parameter<Index>::reach == event::reach::anywhere;
        } else {
            return false;
        }
    }

    struct firsts {
        std::size_t throwing = roles::size;
        std::size_t lacking = roles::size;
        std::size_t copying = roles::size;
        std::size_t nowhere = roles::size;
    };
    static constexpr firsts first = []<std::size_t... Index>(std::index_sequence<Index...>) {
        firsts first;
        // Backwards, so that the first one stays.
        auto const look = [&first]<std::size_t At>() {
            if (throws<At>()) first.throwing = At;
            if (lacks_optional<At>()) first.lacking = At;
            if (copies_context<At>()) first.copying = At;
            if (answers_nowhere<At>()) first.nowhere = At;
        };
        (look.template operator()<roles::size - 1 - Index>(), ...);
        return first;
    }(std::make_index_sequence<roles::size>{});

    static consteval auto find() {
        constexpr std::size_t none = roles::size;
        constexpr std::size_t unknown = roles::first(role::unknown);
        constexpr std::size_t another = roles::first(role::another_event);
        if constexpr (another != none) {
            return found<mistake::another_event<parameter<another>, Event>>();
        } else if constexpr (roles::count(role::writable_event) != 0) {
            return found<mistake::writable_event<Event>>();
        } else if constexpr (first.copying != none) {
            return found<mistake::context_by_value<Handler>>();
        } else if constexpr (first.nowhere != none) {
            return found<mistake::context_of_nowhere<Handler, Event>>();
        } else if constexpr (unknown != none) {
            return found<mistake::not_from_text<parameter<unknown>, group_number<roles::group_of(unknown) + 1>>>();
        } else if constexpr (taken != 0 && taken != given) {
            return found<mistake::wrong_group_count<Handler, groups_of_pattern<given>, groups_taken<taken>>>();
        } else if constexpr (first.throwing != none) {
            return found<mistake::from_text_may_throw<parameter<first.throwing>, group_number<roles::group_of(first.throwing) + 1>>>();
        } else if constexpr (first.lacking != none) {
            return found<mistake::optional_group<parameter<first.lacking>, group_number<roles::group_of(first.lacking) + 1>>>();
        } else if constexpr (!is_sendable<std::remove_cvref_t<Result>>) {
            return found<mistake::not_sendable<Result>>();
        } else if constexpr (replies<std::remove_cvref_t<Result>> &&
                             !includes(event::reach_of<Event>, event::reach::channel | event::reach::user)) {
            return found<mistake::reply_to_nobody<Event>>();
        } else {
            return found<mistake::none>();
        }
    }
    using verdict = typename decltype(find())::type;
};

/// Looks at a handler before its context is known: all of a plain one, the number of groups of a generic one.
template <class Handler, class Event, class Matcher>
struct unbound_handler {
    static consteval auto find() {
        if constexpr (plain_handler<Handler>) {
            using signature = plain_signature<Handler>;
            if constexpr (signature::changes_itself) {
                return found<mistake::handler_changes_itself<Handler>>();
            } else {
                return known_handler<Handler, Event, Matcher, typename signature::parameters, typename signature::result>::find();
            }
        } else if constexpr (!can_be_asked<Handler>) {
            return found<mistake::handler_not_callable<Handler>>();
        } else {
            using shape = generic_shape<Handler, Event>;
            constexpr std::size_t given = group_count<Matcher, Event>;
            if constexpr (!shape::takes_context) {
                return found<mistake::handler_not_callable<Handler>>();
            } else if constexpr (shape::generic_again != 0) {
                return found<mistake::handler_generic_twice<Handler>>();
            } else if constexpr (shape::changes_itself) {
                return found<mistake::handler_changes_itself<Handler>>();
            } else if constexpr (shape::groups != 0 && shape::groups != given) {
                return found<mistake::wrong_group_count<Handler, groups_of_pattern<given>, groups_taken<shape::groups>>>();
            } else {
                return found<mistake::none>();
            }
        }
    }
    using verdict = typename decltype(find())::type;
};

/// The same handler once its context is known.
template <class Rule, class Context>
struct bound_handler {
    using event = typename Rule::event_type;
    using handler = typename Rule::handler_type;
    using matcher = typename Rule::matcher_type;

    static consteval auto find() {
        if constexpr (!plain_handler<handler> && !generic_call_operator<handler, Context>) {
            return found<mistake::handler_not_callable<handler>>();
        } else {
            using signature = signature_with<handler, Context>;
            return known_handler<handler, event, matcher, typename signature::parameters, typename signature::result>::find();
        }
    }
    using verdict = typename decltype(find())::type;
};

}  // namespace monongusa::detail

#endif
