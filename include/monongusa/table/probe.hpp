// SPDX-License-Identifier: BSL-1.0
// probe: asks a generic handler how many parameters it takes, without instantiating its body.

#ifndef MONONGUSA_TABLE_PROBE_HPP
#define MONONGUSA_TABLE_PROBE_HPP

#include <monongusa/concept/from_text.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

// A call that two overloads could take is ambiguous where each is better in one place, and nobody instantiates the body of either.  So the handler
// gets a rival that is better in the object it is called on (it is not const, as a handler is) and worse in the context: where the call is
// ambiguous the handler could have taken it, where the rival wins it could not.

// In the place of the context.  It cannot be copied, so a handler that takes its context by value is not mistaken for one that refers to it.
struct probe_context {
    static constexpr bool is_context = true;
    probe_context() = default;
    probe_context(probe_context const&) = delete;
};

template <std::size_t>
struct whatever {
    template <class Type>
    whatever(Type const&) noexcept;
};

template <class Indices>
struct rival;
template <std::size_t... Index>
struct rival<std::index_sequence<Index...>> {
    void operator()(whatever<sizeof...(Index)>, whatever<Index>...);
};

// Equal to a handler that changes itself and better than one that does not, so that asking is safe for both.
template <class Indices>
struct equal_rival;
template <std::size_t... Index>
struct equal_rival<std::index_sequence<Index...>> {
    template <class Context>
    void operator()(Context&, whatever<Index>...);
};

// A call operator that is private is told here, once.
template <class Handler>
struct opened : Handler {
    using Handler::operator();
};
template <class Handler, class Rival>
struct beside : opened<Handler>, Rival {
    using opened<Handler>::operator();
    using Rival::operator();
};

template <class Type>
inline constexpr bool is_whatever = false;
template <std::size_t Index>
inline constexpr bool is_whatever<whatever<Index>> = true;

struct anything {
    template <class Type>
        requires(!is_whatever<std::remove_cv_t<Type>>)
    operator Type&() const noexcept;
    template <class Type>
        requires(!is_whatever<std::remove_cv_t<Type>>)
    operator Type&&() const noexcept;
};
struct any_text {
    template <class Type>
        requires from_text_type<std::remove_cvref_t<Type>>
    operator Type() const noexcept;
};
template <class Event>
struct any_event {
    operator Event const&() const noexcept;
};
// Only a parameter that takes every type takes this one.
struct stranger {};

template <class Handler, template <class> class Rival, class... Arguments>
concept rival_wins = requires(beside<Handler, Rival<std::make_index_sequence<sizeof...(Arguments)>>>& handler, probe_context& context) {
    handler(context, std::declval<Arguments>()...);
};

// A name that two bases have is ambiguous: that shows whether a class has a call operator of any kind.
struct with_call_operator {
    void operator()();
};
template <class Handler>
struct two_bases : Handler, with_call_operator {};

template <class Handler>
concept can_be_asked = std::is_class_v<Handler> && !std::is_final_v<Handler> && !requires { &two_bases<Handler>::operator(); };

inline constexpr std::size_t most_parameters = 12;

template <class Handler, template <class> class Rival, std::size_t... Index>
consteval bool beats_with_anything(std::index_sequence<Index...>) {
    return !rival_wins<Handler, Rival, std::conditional_t<(Index < most_parameters), anything, void>...>;
}

/// A handler such as `[count = 0](auto& chat) mutable {…}`, which a constant table cannot call, or one that takes a second `auto`.
template <class Handler, std::size_t Count>
inline constexpr bool takes_anything_if_it_may_change = beats_with_anything<Handler, equal_rival>(std::make_index_sequence<Count>{});

template <class Handler, std::size_t Count>
consteval bool takes_anything() {
    // In this order: a handler that changes itself would win against the other rival and be instantiated.
    if constexpr (takes_anything_if_it_may_change<Handler, Count>) {
        return true;
    } else {
        return beats_with_anything<Handler, rival>(std::make_index_sequence<Count>{});
    }
}

/// How many parameters follow the context, without those that have a default; `most_parameters + 1` if the handler cannot be called like that.
template <class Handler, std::size_t Count = 0>
consteval std::size_t parameters_after_context() {
    if constexpr (takes_anything<Handler, Count>()) {
        return Count;
    } else if constexpr (Count == most_parameters) {
        return most_parameters + 1;
    } else {
        return parameters_after_context<Handler, Count + 1>();
    }
}

template <class Handler, template <class> class Rival, std::size_t Position, class Probe, std::size_t... Index>
consteval bool takes_at(std::index_sequence<Index...>) {
    return !rival_wins<Handler, Rival, std::conditional_t<Index == Position, Probe, anything>...>;
}

/// Whether the parameter at `Position` after the context, of `Count`, takes a `Probe`.
template <class Handler, std::size_t Count, std::size_t Position, class Probe>
consteval bool parameter_takes() {
    if constexpr (takes_anything_if_it_may_change<Handler, Count>) {
        return takes_at<Handler, equal_rival, Position, Probe>(std::make_index_sequence<Count>{});
    } else {
        return takes_at<Handler, rival, Position, Probe>(std::make_index_sequence<Count>{});
    }
}

}  // namespace monongusa::detail

#endif
