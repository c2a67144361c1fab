// SPDX-License-Identifier: BSL-1.0
#include <monongusa/pattern/search.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace mp = monongusa::pattern;

namespace {

static_assert(mp::search<"give (\\w+)(?: to (\\w+))?">("give tea to bob").size() == 3);
static_assert(mp::search<"give (\\w+)(?: to (\\w+))?">("give tea to bob")[2] == "bob");
static_assert(!mp::search<"give (\\w+)(?: to (\\w+))?">("give tea")[2]);
static_assert(!mp::search<"give">("take"));
static_assert(mp::search<"(?<what>[ぁ-ん]+)">("漢字かな")["what"] == "かな");
static_assert(mp::search<"(a|aa)+$">("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!").size() == 0);

void it_gives_views_into_the_text() {
    std::string const text = "please give tea";
    auto const found = mp::search<"give (?P<what>\\w+)">(text);
    BOOST_TEST(static_cast<bool>(found));
    BOOST_TEST_EQ(found.size(), 2u);
    BOOST_TEST(found[0] == "give tea");
    BOOST_TEST(found["what"]->data() == text.data() + 12);
}

void without_a_match_there_is_nothing() {
    auto const found = mp::search<"give (\\w+)">("take");
    BOOST_TEST(!found);
    BOOST_TEST_EQ(found.size(), 0u);
    BOOST_TEST(!found[0]);
}

}  // namespace

int main() {
    it_gives_views_into_the_text();
    without_a_match_there_is_nothing();
    return boost::report_errors();
}
