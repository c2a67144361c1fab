// SPDX-License-Identifier: BSL-1.0
// type sets: compared whatever their order, asked, intersected.
#include <monongusa/detail/type_set.hpp>

#include <boost/core/lightweight_test.hpp>
#include <boost/hana/difference.hpp>
#include <boost/hana/equal.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/intersection.hpp>
#include <boost/hana/is_subset.hpp>
#include <boost/hana/length.hpp>
#include <boost/hana/not_equal.hpp>
#include <boost/hana/union.hpp>

#include <array>
#include <cstddef>

namespace {

namespace hana = boost::hana;
using monongusa::types;
using monongusa::detail::contains_type;
using monongusa::detail::is_one_of;
using monongusa::detail::position_of;
using monongusa::detail::type_list;

struct incomplete;

static_assert(types<int, char> == types<char, int>);
static_assert(types<int, char> != types<int>);
static_assert(types<int> != types<int const>);
static_assert(decltype(hana::length(types<>))::value == 0);
static_assert(decltype(hana::length(types<int, incomplete>))::value == 2);

static_assert(decltype(hana::is_subset(types<int>, types<char, int>))::value);
static_assert(!decltype(hana::is_subset(types<int, long>, types<char, int>))::value);
static_assert(decltype(hana::is_subset(types<>, types<int>))::value);
static_assert(hana::union_(types<int>, types<char, int>) == types<int, char>);
static_assert(hana::difference(types<int, char>, types<char>) == types<int>);
static_assert(hana::intersection(types<int, char>, types<char, long>) == types<char>);

static_assert(contains_type<int, decltype(types<char, int>)>);
static_assert(!contains_type<long, decltype(types<char, int>)>);
static_assert(!contains_type<int, decltype(types<>)>);

static_assert(type_list<>::size == 0);
static_assert(type_list<int, int, incomplete>::size == 3);

static_assert(position_of<int>(type_list<int, char>{}) == 0);
static_assert(position_of<char>(type_list<int, char>{}) == 1);
static_assert(position_of<long>(type_list<int, char>{}) == 2);
static_assert(position_of<long>(type_list<>{}) == 0);
static_assert(position_of<int>(type_list<char, int, int>{}) == 1);

static_assert(is_one_of<int, char, int>);
static_assert(!is_one_of<int, char, long>);
static_assert(!is_one_of<int>);
static_assert(!is_one_of<int, int const&>);

using monongusa::detail::positions_of_true;
static_assert(positions_of_true<std::array{true, false, true}> == std::array<std::size_t, 2>{0, 2});
static_assert(positions_of_true<std::array{false, false}>.empty());
static_assert(positions_of_true<std::array<bool, 0>{}>.empty());
static_assert(positions_of_true<std::array{true, true}> == std::array<std::size_t, 2>{0, 1});

void a_set_is_a_value_one_can_go_through() {
    std::size_t sizes = 0;
    boost::hana::for_each(types<char, char[10], char[100]>, [&](auto type) { sizes += sizeof(typename decltype(type)::type); });
    BOOST_TEST_EQ(sizes, 111u);
}

}  // namespace

int main() {
    a_set_is_a_value_one_can_go_through();
    return boost::report_errors();
}
