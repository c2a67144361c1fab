// SPDX-License-Identifier: BSL-1.0
#include <monongusa/pattern/found.hpp>

#include <boost/core/lightweight_test.hpp>

#include <array>
#include <string_view>

namespace mp = monongusa::pattern;
using monongusa::detail::text_range;

namespace {

using three = mp::found<std::array<text_range, 3>>;

constexpr mp::group_facts groups[] = {{}, {4, 4, true}};
constexpr three some{"give tea", {{{0, 8}, {5, 8}, {}}}, "(?P<name>", groups};
static_assert(some && some.size() == 3 && some[0] == "give tea" && some[1] == "tea" && !some[2] && !some[3]);
static_assert(!some["name"] && !some["other"] && !some[""]);
static_assert(!three{} && three{}.size() == 0 && !three{}[0] && !three{}["name"]);

void an_empty_part_is_not_an_absent_one() {
    three const found{"ab", {{{1, 1}, {1, 1}, {0, 1}}}, "(?P<name>", groups};
    BOOST_TEST(found[1].has_value());
    BOOST_TEST(found[1]->empty());
    BOOST_TEST(found["name"] == "a");
    BOOST_TEST((found.range(2) == text_range{0, 1}));
    BOOST_TEST(!found.range(9).present());
}

}  // namespace

int main() {
    an_empty_part_is_not_an_absent_one();
    return boost::report_errors();
}
