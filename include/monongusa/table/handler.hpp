// SPDX-License-Identifier: BSL-1.0
// handler: whether a handler fits its rule, before and after its context is known.

#ifndef MONONGUSA_TABLE_HANDLER_HPP
#define MONONGUSA_TABLE_HANDLER_HPP

#include <monongusa/concept/matcher.hpp>
#include <monongusa/event/origin.hpp>
#include <monongusa/table/parameter.hpp>
#include <monongusa/table/requirement.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// Whether text is among what a handler returns.
template <class Result>
inline constexpr bool replies = !std::is_void_v<Result> && std::is_convertible_v<Result, std::string_view>;
template <class... Results>
inline constexpr bool replies<std::tuple<Results...>> = (replies<std::remove_cvref_t<Results>> || ...);
template <class Result>
inline constexpr bool replies<std::optional<Result>> = replies<Result>;

/// Looks at a handler whose parameters and result are known.
template <class Handler, class Event, class Matcher, class Parameters, class Result>
struct known_handler {
    using roles = roles_of<Parameters, Event>;
    static constexpr std::size_t given = group_count<Matcher, Event>;
    static constexpr std::size_t taken = roles::count(role::group);

    template <std::size_t Index>
    using parameter = std::remove_cvref_t<typename type_at<Index, Parameters>::type>;

    // The first group whose parameter fails the test; `roles::size` if none does.
    template <template <class> class Fails>
    static consteval std::size_t first_group_that() {
        return []<std::size_t... Index>(std::index_sequence<Index...>) {
            std::size_t first = roles::size;
            (void)((roles::roles[Index] == role::group && Fails<parameter<Index>>::at(roles::group_of(Index)) ? (first = Index, true) : false) ||
                   ...);
            return first;
        }(std::make_index_sequence<roles::size>{});
    }

    template <class Type>
    struct may_throw {
        static consteval bool at(std::size_t) { return may_throw_from_text<Type>; }
    };
    template <class Type>
    struct lacks_optional {
        static consteval bool at(std::size_t group) { return group < given && group_is_optional<Matcher, Event>(group) && !is_optional<Type>; }
    };

    static consteval bool context_by_value() {
        return []<std::size_t... Index>(std::index_sequence<Index...>) {
            return ((roles::roles[Index] == role::context && !std::is_reference_v<typename type_at<Index, Parameters>::type>) || ...);
        }(std::make_index_sequence<roles::size>{});
    }
    // A declared context can answer anything, so it is not for an event that has no place.
    static consteval bool context_of_nowhere() {
        return []<std::size_t... Index>(std::index_sequence<Index...>) {
            return (reaches_further<roles::roles[Index] == role::context, parameter<Index>>() || ...);
        }(std::make_index_sequence<roles::size>{});
    }
    template <bool IsContext, class Type>
    static consteval bool reaches_further() {
        if constexpr (IsContext) {
            return event::reach_of<Event> == event::reach::nowhere && Type::reach == event::reach::anywhere;
        } else {
            return false;
        }
    }

    static consteval handler_mistake find() {
        if (roles::count(role::another_event) != 0) return handler_mistake::another_event;
        if (roles::count(role::writable_event) != 0) return handler_mistake::writable_event;
        if (context_by_value()) return handler_mistake::context_by_value;
        if (context_of_nowhere()) return handler_mistake::context_of_nowhere;
        if (roles::count(role::unknown) != 0) return handler_mistake::not_from_text;
        if (taken != 0 && taken != given) return handler_mistake::group_count;
        if (first_group_that<may_throw>() != roles::size) return handler_mistake::from_text_may_throw;
        if (first_group_that<lacks_optional>() != roles::size) return handler_mistake::optional_group;
        if (!is_sendable<std::remove_cvref_t<Result>>) return handler_mistake::not_sendable;
        if (replies<std::remove_cvref_t<Result>> && !includes(event::reach_of<Event>, event::reach::channel | event::reach::user)) {
            return handler_mistake::reply_to_nobody;
        }
        return handler_mistake::none;
    }
    static constexpr handler_mistake mistake = find();

    static consteval void require() {
        using enum handler_mistake;
        if constexpr (mistake == not_from_text) {
            constexpr auto index = roles::first(role::unknown);
            require_from_text<typename type_at<index, Parameters>::type, group_number<roles::group_of(index) + 1>>();
        } else if constexpr (mistake == group_count) {
            require_group_count<Handler, groups_of_matcher<given>, groups_taken<taken>>();
        } else if constexpr (mistake == from_text_may_throw) {
            constexpr auto index = first_group_that<may_throw>();
            require_noexcept_from_text<parameter<index>, group_number<roles::group_of(index) + 1>>();
        } else if constexpr (mistake == optional_group) {
            constexpr auto index = first_group_that<lacks_optional>();
            require_optional<parameter<index>, group_number<roles::group_of(index) + 1>>();
        } else if constexpr (mistake == not_sendable) {
            require_sendable<Result>();
        } else {
            require_callable<mistake, Handler>();
        }
    }
};

/// Looks at a handler before its context is known: all of a plain one, the number of groups of a generic one.
template <class Handler, class Event, class Matcher>
struct unbound_handler {
    static constexpr bool plain = plain_handler<Handler>;

    static consteval handler_mistake find() {
        if constexpr (plain) {
            using signature = plain_signature<Handler>;
            if (signature::changes_itself) return handler_mistake::changes_itself;
            return known_handler<Handler, Event, Matcher, typename signature::parameters, typename signature::result>::mistake;
        } else if constexpr (!can_be_asked<Handler>) {
            return handler_mistake::not_callable;
        } else {
            using shape = generic_shape<Handler, Event>;
            if (!shape::takes_context) return handler_mistake::not_callable;
            if (shape::generic_again != 0) return handler_mistake::generic_again;
            if (shape::changes_itself) return handler_mistake::changes_itself;
            if (shape::groups != 0 && shape::groups != group_count<Matcher, Event>) return handler_mistake::group_count;
            return handler_mistake::none;
        }
    }
    static constexpr handler_mistake mistake = find();

    static consteval void require() {
        if constexpr (plain && mistake != handler_mistake::changes_itself) {
            using signature = plain_signature<Handler>;
            known_handler<Handler, Event, Matcher, typename signature::parameters, typename signature::result>::require();
        } else if constexpr (mistake == handler_mistake::group_count) {
            require_group_count<Handler, groups_of_matcher<group_count<Matcher, Event>>, groups_taken<generic_shape<Handler, Event>::groups>>();
        } else {
            require_callable<mistake, Handler>();
        }
    }
};

/// The same handler once its context is known.
template <class Rule, class Context>
struct bound_handler {
    using event = typename Rule::event_type;
    using handler = typename Rule::handler_type;
    using matcher = typename Rule::matcher_type;
    using signature = signature_with<handler, Context>;
    using known = known_handler<handler, event, matcher, typename signature::parameters, typename signature::result>;

    static constexpr handler_mistake mistake = known::mistake;
    static consteval void require() { known::require(); }
};

}  // namespace monongusa::detail

#endif
