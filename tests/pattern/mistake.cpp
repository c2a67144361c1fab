// SPDX-License-Identifier: BSL-1.0
#include <monongusa/pattern/mistake.hpp>

#include <boost/core/lightweight_test.hpp>

#include <set>
#include <string_view>

namespace mp = monongusa::pattern;
using mp::mistake;

namespace {

constexpr mistake all[] = {
#define NAME(name, linear, words) mistake::name,
    MONONGUSA_PATTERN_MISTAKES(NAME)
#undef NAME
};

static_assert(mp::sentence(mistake::none).empty());
static_assert(!mp::cannot_be_linear(mistake::none));
static_assert(mp::sentence(mistake::unclosed_group) == "a group is opened and never closed; close it with ')' or write '\\('");

void every_mistake_has_a_sentence_of_its_own_with_a_remedy() {
    std::set<std::string_view> seen;
    for (mistake const each : all) {
        std::string_view const words = mp::sentence(each);
        BOOST_TEST(seen.insert(words).second);
        BOOST_TEST(words.size() > 20);
        BOOST_TEST_NE(words.back(), '.');
        BOOST_TEST(words.find("; ") != std::string_view::npos);
        // A compiler shows other characters as numbers.
        for (char const c : words) BOOST_TEST(c >= ' ' && c <= '~');
    }
}

void what_can_never_be_linear_says_so() {
    for (mistake const each : all)
        BOOST_TEST_EQ(mp::cannot_be_linear(each), mp::sentence(each).find("cannot be matched in linear time") != std::string_view::npos);
    BOOST_TEST(mp::cannot_be_linear(mistake::backreference));
    BOOST_TEST(mp::cannot_be_linear(mistake::lookahead));
    BOOST_TEST(!mp::cannot_be_linear(mistake::unknown_property));
}

}  // namespace

int main() {
    every_mistake_has_a_sentence_of_its_own_with_a_remedy();
    what_can_never_be_linear_says_so();
    return boost::report_errors();
}
