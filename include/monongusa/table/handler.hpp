// SPDX-License-Identifier: BSL-1.0
// handler: whether a handler fits its rule, before and after its context is known.

#ifndef MONONGUSA_TABLE_HANDLER_HPP
#define MONONGUSA_TABLE_HANDLER_HPP

#include <monongusa/concept/matcher.hpp>
#include <monongusa/event/origin.hpp>
#include <monongusa/table/mistake.hpp>
#include <monongusa/table/parameter.hpp>
#include <monongusa/table/rule.hpp>
#include <monongusa/table/sendable.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <type_traits>

namespace monongusa::detail {

template <class Mistake>
consteval std::type_identity<Mistake> found() {
    return {};
}

template <class Type>
inline constexpr bool may_throw_from_text = !from_text_is_noexcept<Type>();
template <class Type>
inline constexpr bool may_throw_from_text<std::optional<Type>> = !from_text_is_noexcept<Type>();

template <class Parameter, class Event>
consteval bool is_context_of_nowhere() {
    // A context can answer anything, so it is not for an event that has no place, unless it declares what `auto&` cannot.
    if constexpr (role_of<Parameter, Event>() == role::context) {
        using context = std::remove_cvref_t<Parameter>;
        return event::reach_of<Event> == event::reach::nowhere && context::reach == event::reach::anywhere && context::declared::size == 0;
    } else {
        return false;
    }
}

template <std::size_t Size>
consteval std::size_t first_true(std::array<bool, Size> const& flags) {
    std::size_t index = 0;
    while (index < Size && !flags[index]) ++index;
    return index;
}

/// What of a signature can be wrong for an event, whatever the matcher; shared by all handlers of that signature.
template <class Parameters, class Event>
struct signature_facts;
template <class... Parameters, class Event>
struct signature_facts<type_list<Parameters...>, Event> {
    using flags = std::array<bool, sizeof...(Parameters)>;
    static constexpr flags optional{is_optional<std::remove_cvref_t<Parameters>>...};
    static constexpr std::size_t throwing = first_true(
        flags{(role_of<Parameters, Event>() == role::group && may_throw_from_text<std::remove_cvref_t<Parameters>>)...});
    static constexpr std::size_t copying =
        first_true(flags{(role_of<Parameters, Event>() == role::context && !std::is_reference_v<Parameters>)...});
    // Also by reference or of another event: a stream is never meant to be a group.
    static constexpr bool streams = (!std::is_void_v<typename event_of_stream<std::remove_cvref_t<Parameters>>::type> || ...);
    static constexpr std::size_t nowhere = first_true(flags{is_context_of_nowhere<Parameters, Event>()...});
};

/// Looks at a handler whose parameters and result are known.
template <class Handler, class Event, class Matcher, class Parameters, class Result, bool Streams>
struct known_handler {
    using roles = roles_of<Parameters, Event>;
    using facts = signature_facts<Parameters, Event>;
    static constexpr std::size_t given = group_count<Matcher, Event>;

    template <std::size_t Index>
    using parameter = std::remove_cvref_t<typename type_at<Index, Parameters>::type>;
    template <std::size_t Index>
    using number = group_number<roles::group_of(Index) + 1>;

    static consteval std::size_t first_lacking_optional() {
        for (std::size_t i = 0; i < roles::size; ++i) {
            if (roles::roles[i] == role::group && !facts::optional[i] && group_is_optional<Matcher, Event>(roles::group_of(i))) return i;
        }
        return roles::size;
    }

    static consteval auto find() {
        constexpr std::size_t none = roles::size;
        constexpr std::size_t unknown = roles::first(role::unknown);
        constexpr std::size_t another = roles::first(role::another_event);
        constexpr std::size_t taken = roles::count(role::group);
        if constexpr (facts::streams && !Streams) {
            return found<mistake::stream_of_no_stream<Handler>>();
        } else if constexpr (roles::count(role::context) > 1) {
            return found<mistake::context_twice<Handler>>();
        } else if constexpr (another != none) {
            return found<mistake::another_event<parameter<another>, Event>>();
        } else if constexpr (roles::count(role::writable_event) != 0) {
            return found<mistake::writable_event<Event>>();
        } else if constexpr (facts::copying != none) {
            return found<mistake::context_by_value<Handler>>();
        } else if constexpr (facts::nowhere != none) {
            return found<mistake::context_of_nowhere<Handler, Event>>();
        } else if constexpr (Streams) {
            return found<mistake::none>();  // All else on_stream says in words of its own.
        } else if constexpr (unknown != none) {
            return found<mistake::not_from_text<parameter<unknown>, number<unknown>>>();
        } else if constexpr (taken != 0 && taken != given) {
            return found<mistake::wrong_group_count<Handler, groups_of_pattern<given>, groups_taken<taken>>>();
        } else if constexpr (facts::throwing != none) {
            return found<mistake::from_text_may_throw<parameter<facts::throwing>, number<facts::throwing>>>();
        } else if constexpr (constexpr std::size_t lacking = first_lacking_optional(); lacking != none) {
            return found<mistake::optional_group<parameter<lacking>, number<lacking>>>();
        } else if constexpr (!is_sendable<settled_result<Result>>) {
            return found<mistake::not_sendable<Result>>();
        } else if constexpr (replies<settled_result<Result>> &&
                             !includes(event::reach_of<Event>, event::reach::channel | event::reach::user)) {
            return found<mistake::reply_to_nobody<Event>>();
        } else {
            return found<mistake::none>();
        }
    }
};

/// Looks at a handler before its context is known: all of a plain one, the number of groups of a generic one.
template <class Handler, class Event, class Matcher, bool Streams = false>
struct unbound_handler {
    static consteval auto find() {
        if constexpr (plain_handler<Handler>) {
            using signature = plain_signature<Handler>;
            if constexpr (signature::changes_itself) {
                return found<mistake::handler_changes_itself<Handler>>();
            } else {
                return known_handler<Handler, Event, Matcher, typename signature::parameters, typename signature::result, Streams>::find();
            }
        } else if constexpr (!can_be_asked<Handler>) {
            return found<mistake::handler_not_callable<Handler>>();
        } else {
            using shape = generic_shape<Handler>;
            constexpr std::size_t given = group_count<Matcher, Event>;
            if constexpr (!shape::takes_context) {
                return found<mistake::handler_not_callable<Handler>>();
            } else if constexpr (shape::generic_again) {
                return found<mistake::handler_generic_twice<Handler>>();
            } else if constexpr (shape::changes_itself) {
                return found<mistake::handler_changes_itself<Handler>>();
            } else if constexpr (shape::groups != 0 && shape::groups != given && !Streams) {
                return found<mistake::wrong_group_count<Handler, groups_of_pattern<given>, groups_taken<shape::groups>>>();
            } else {
                return found<mistake::none>();
            }
        }
    }
};

/// The same handler once its context is known.
template <class Rule, class Context>
struct bound_handler {
    using event = typename Rule::event_type;
    using handler = typename Rule::handler_type;
    using matcher = typename Rule::matcher_type;

    static consteval auto find() {
        if constexpr (!plain_handler<handler> && !generic_call_operator<handler, Context>) {
            return found<mistake::handler_body<handler, Context>>();
        } else {
            using signature = signature_with<handler, Context>;
            return known_handler<handler, event, matcher, typename signature::parameters, typename signature::result, Rule::verb == verb::on_stream>::find();
        }
    }
    using verdict = typename decltype(find())::type;
};

}  // namespace monongusa::detail

#endif
