// SPDX-License-Identifier: BSL-1.0
// parameter: what each parameter of a handler asks for.

#ifndef MONONGUSA_TABLE_PARAMETER_HPP
#define MONONGUSA_TABLE_PARAMETER_HPP

#include <monongusa/concept/context.hpp>
#include <monongusa/concept/event.hpp>
#include <monongusa/concept/from_text.hpp>
#include <monongusa/detail/type_set.hpp>
#include <monongusa/table/probe.hpp>
#include <monongusa/table/signature.hpp>

#include <array>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

enum class role : unsigned char {
    context,
    event,
    group,
    component,
    stream,
    another_event,   ///< An event the rule does not hear.
    writable_event,  ///< The event, but not as const&.
    unknown,         ///< By value, and no text can become it.
};

template <class Type>
inline constexpr bool is_writable_reference = std::is_lvalue_reference_v<Type> && !std::is_const_v<std::remove_reference_t<Type>>;

/// The event of a `mg::stream`, by value as its coroutine takes it; known where <monongusa/coroutine.hpp> is included.
template <class Parameter>
struct event_of_stream {
    using type = void;
};

template <class Parameter, class Event>
consteval role role_of() {
    using bare = std::remove_cvref_t<Parameter>;
    using streamed = typename event_of_stream<bare>::type;
    if constexpr (context_type<bare>) {
        return role::context;
    } else if constexpr (!std::is_void_v<streamed>) {
        return std::is_reference_v<Parameter> || !std::is_same_v<streamed, Event> ? role::unknown : role::stream;
    } else if constexpr (std::is_same_v<bare, Event>) {
        return is_writable_reference<Parameter> || std::is_rvalue_reference_v<Parameter> ? role::writable_event : role::event;
    } else if constexpr (from_text_type<bare> && !is_writable_reference<Parameter>) {
        return role::group;
    } else if constexpr (event_type<bare>) {
        return role::another_event;
    } else if constexpr (std::is_lvalue_reference_v<Parameter>) {
        return role::component;
    } else {
        return role::unknown;
    }
}

/// The roles of known parameters, and for each the number of groups before it.
template <class Parameters, class Event>
struct roles_of;

template <class... Parameters, class Event>
struct roles_of<type_list<Parameters...>, Event> {
    static constexpr std::size_t size = sizeof...(Parameters);
    static constexpr std::array<role, size> roles{role_of<Parameters, Event>()...};

    static consteval std::size_t count(role wanted) {
        std::size_t found = 0;
        for (auto const role : roles) found += role == wanted ? 1 : 0;
        return found;
    }
    /// The index of the first parameter with that role; `size` if there is none.
    static consteval std::size_t first(role wanted) {
        std::size_t index = 0;
        while (index < size && roles[index] != wanted) ++index;
        return index;
    }
    /// Which group the parameter takes.
    static consteval std::size_t group_of(std::size_t parameter) {
        std::size_t group = 0;
        for (std::size_t i = 0; i < parameter; ++i) group += roles[i] == role::group ? 1 : 0;
        return group;
    }
};

template <std::size_t Index, class List>
struct type_at;
template <std::size_t Index, class... Types>
struct type_at<Index, type_list<Types...>> {
    using type = std::tuple_element_t<Index, std::tuple<Types...>>;
};

/// What a generic handler (`auto& chat` first) lets one know before its context is: how many parameters follow, how many of them are groups.
template <class Handler>
struct generic_shape {
    static constexpr std::size_t count = parameters_after_context<Handler>();
    static constexpr bool takes_context = count <= most_parameters;

    template <class Probe>
    static consteval std::size_t count_taking() {
        return count_taking_at<Probe>(std::make_index_sequence<takes_context ? count : 0>{});
    }
    template <class Probe, std::size_t... Index>
    static consteval std::size_t count_taking_at(std::index_sequence<Index...>) {
        return (std::size_t{0} + ... + (parameter_takes<Handler, count, Index, Probe>() ? 1U : 0U));
    }

    // Also one place behind the last: only a pack takes what nobody knows there.
    static consteval bool has_pack() {
        if constexpr (takes_context && count < most_parameters) {
            return parameter_takes<Handler, count + 1, count, stranger>() || parameter_takes<Handler, count + 1, count, stranger&>();
        } else {
            return false;
        }
    }
    static constexpr bool generic_again = count_taking<stranger>() != 0 || count_taking<stranger&>() != 0 || has_pack();
    static constexpr bool changes_itself = takes_context && !generic_again && takes_anything_if_it_may_change<Handler, count>;
    static constexpr std::size_t groups = [] {
        if constexpr (generic_again) {
            return std::size_t{0};
        } else {
            return count_taking<any_text>();
        }
    }();
};

}  // namespace monongusa::detail

#endif
