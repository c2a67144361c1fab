// SPDX-License-Identifier: BSL-1.0
// Tests that a list of types becomes the variant of them.
#include <monongusa/detail/variant_of.hpp>

#include <type_traits>
#include <variant>

using monongusa::detail::type_list;
using monongusa::detail::variant_of;

static_assert(std::is_same_v<variant_of<type_list<int, char>>, std::variant<int, char>>);
static_assert(std::is_same_v<variant_of<type_list<int>, char, long>, std::variant<int, char, long>>);
static_assert(std::is_same_v<variant_of<type_list<>, char>, std::variant<char>>);

int main() {}
