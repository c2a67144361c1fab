// SPDX-License-Identifier: BSL-1.0
// Tests sets of names: what is in them, their order, and that they are known to the compiler.
#include <monongusa/wire/slack/name_set.hpp>

#include <boost/core/lightweight_test.hpp>

#include <array>
#include <iterator>
#include <string_view>
#include <vector>

using monongusa::wire::slack::name_set;
using monongusa::wire::slack::words_of;

namespace {

constexpr std::array<std::string_view, 3> fruit{"apple", "pear", "plum"};
using basket = name_set<fruit>;
constexpr auto apple = basket::of("apple");
constexpr auto pear = basket::of("pear");
constexpr auto plum = basket::of("plum");

static_assert(basket{}.empty() && basket{}.size() == 0 && basket{}.begin() == basket{}.end());
static_assert(basket::all() == (plum | pear | apple) && basket::all().size() == 3);
static_assert((apple | plum).contains("apple") && !(apple | plum).contains("pear") && !(apple | plum).contains("") &&
              !basket::all().contains("Apple"));
static_assert(basket::known("pear") == pear && basket::known("cherry").empty() && basket::known("").empty());
static_assert((apple | plum).includes(plum) && (apple | plum).includes(basket{}) && !plum.includes(apple | plum));
static_assert(((apple | plum) & (pear | plum)) == plum && ((apple | plum) - plum) == apple && (apple - pear) == apple);
static_assert(apple != pear);
static_assert(std::forward_iterator<basket::iterator>);

// As many as there are bits.
constexpr auto many = [] {
    std::array<std::string_view, 32> names{};
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = std::string_view{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}.substr(i);
    return names;
}();
static_assert(name_set<many>::all().size() == 32 && name_set<many>::of("a").size() == 1 && *name_set<many>::of("a").begin() == "a");

void names_come_in_the_order_of_the_list() {
    auto const some = plum | apple;
    std::vector<std::string_view> const names(some.begin(), some.end());
    BOOST_TEST((names == std::vector<std::string_view>{"apple", "plum"}));
    auto at = some.begin();
    BOOST_TEST_EQ(*at++, "apple");
    BOOST_TEST_EQ(*at, "plum");
    BOOST_TEST(++at == some.end());
    std::size_t count = 0;
    for (auto const name : name_set<many>::all()) BOOST_TEST_EQ(name, many[count++]);
    BOOST_TEST_EQ(count, 32u);
}

void words() {
    BOOST_TEST_EQ(words_of(basket{}), "none");
    BOOST_TEST_EQ(words_of(pear), "pear");
    BOOST_TEST_EQ(words_of(plum | apple), "apple, plum");
}

}  // namespace

int main() {
    names_come_in_the_order_of_the_list();
    words();
    return boost::report_errors();
}
