// SPDX-License-Identifier: BSL-1.0
#include <monongusa/pattern/syntax.hpp>

#include <boost/core/lightweight_test.hpp>

namespace mp = monongusa::pattern;
namespace emptiness = monongusa::pattern::emptiness;

namespace {

static_assert((emptiness::at_begin & emptiness::anywhere) == emptiness::at_begin, "'^a*' is empty at the beginning");
static_assert((emptiness::at_begin & emptiness::at_end) == emptiness::somewhere, "'^$' is nowhere surely empty");
static_assert((emptiness::anywhere & emptiness::never) == emptiness::never, "a sequence with a character is never empty");
static_assert((emptiness::never | emptiness::at_end) == emptiness::at_end, "'a|$' is empty at the end");
static_assert((emptiness::at_begin | emptiness::at_end) != emptiness::anywhere, "'^|$' is not empty everywhere");

void a_fresh_node_matches_the_empty_text() {
    mp::node const fresh = mp::blank_node;
    BOOST_TEST(fresh.kind == mp::node_kind::nothing);
    BOOST_TEST_EQ(fresh.empty, emptiness::anywhere);
    BOOST_TEST_EQ(fresh.code, 0u);
}

}  // namespace

int main() {
    a_fresh_node_matches_the_empty_text();
    return boost::report_errors();
}
