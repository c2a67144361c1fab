// SPDX-License-Identifier: BSL-1.0
// is_ended_twice: what must not be made inside of a `co_await` with g++ 12.

#ifndef MONONGUSA_DETAIL_ENDED_TWICE_HPP
#define MONONGUSA_DETAIL_ENDED_TWICE_HPP

#include <string_view>
#include <type_traits>

namespace monongusa::detail {

// The compilers' own names of closures: `<lambda(int)>`, `(lambda at bot.cpp:3:5)`; and what holds any function is made of one.
template <class Type>
consteval bool is_closure() {
    std::string_view const name = __PRETTY_FUNCTION__;
    return name.find("lambda") != name.npos || name.find("function<") != name.npos;
}

/// g++ 12 ends a temporary twice that is made by braces, or is a lambda with captures, in an expression that is awaited (GCC bug 104031 and its kin; g++ 13
/// does not).  `Given` is the type of a forwarding reference.
template <class Given>
consteval bool is_ended_twice() {
#if defined(__GNUC__) && !defined(__clang__) && __GNUC__ < 13
    using type = std::remove_cvref_t<Given>;
    if constexpr (std::is_lvalue_reference_v<Given> || !std::is_class_v<type> || std::is_trivially_destructible_v<type>) {
        return false;
    } else {
        return std::is_aggregate_v<type> || is_closure<type>();
    }
#else
    return false;
#endif
}

}  // namespace monongusa::detail

#endif
