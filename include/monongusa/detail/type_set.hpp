// SPDX-License-Identifier: BSL-1.0
// type sets: events and actions as sets one can compare, intersect and ask.

#ifndef MONONGUSA_DETAIL_TYPE_SET_HPP
#define MONONGUSA_DETAIL_TYPE_SET_HPP

#include <boost/hana/bool.hpp>
#include <boost/hana/contains.hpp>
#include <boost/hana/set.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/type.hpp>

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace monongusa {

/// A set of types as a value: `mg::types<mg::event::message, mg::event::ready>`.
///
/// It is a `hana::set`, so sets of the same types are equal whatever their order, and Hana's algorithms (`is_subset`, `contains`,
/// `union_`, `difference`) work on it.
template <class... Types>
inline constexpr boost::hana::set<boost::hana::type<Types>...> types{};

namespace detail {

template <class... Types>
struct type_list {
    static constexpr std::size_t size = sizeof...(Types);
};

template <class List>
inline constexpr auto types_in = types<>;
template <class... Types>
inline constexpr auto types_in<type_list<Types...>> = types<Types...>;

template <class Type, class Set>
inline constexpr bool contains_type = decltype(boost::hana::contains(std::declval<Set>(), boost::hana::type_c<Type>))::value;

// The position of `Type` in the list, its size if it is not there.
template <class Type, class... Types>
consteval std::size_t position_of(type_list<Types...>) {
    std::size_t position = 0;
    (void)((std::is_same_v<Type, Types> ? false : (++position, true)) && ...);
    return position;
}

template <class Wanted, class... Types>
inline constexpr bool is_one_of = (std::is_same_v<Wanted, Types> || ...);

/// The positions of the flags that are set, in order.
template <std::array Flags>
inline constexpr auto positions_of_true = [] {
    constexpr std::size_t count = [] {
        std::size_t set = 0;
        for (bool const flag : Flags) set += flag ? 1 : 0;
        return set;
    }();
    std::array<std::size_t, count> positions{};
    std::size_t next = 0;
    for (std::size_t i = 0; i < Flags.size(); ++i) {
        if (Flags[i]) positions[next++] = i;
    }
    return positions;
}();

}  // namespace detail
}  // namespace monongusa

#endif
