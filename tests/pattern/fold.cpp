// SPDX-License-Identifier: BSL-1.0
#include <monongusa/pattern/fold.hpp>

#include <boost/core/lightweight_test.hpp>

namespace mp = monongusa::pattern;

namespace {

static_assert(mp::next_in_case(U'A') == U'a' && mp::next_in_case(U'a') == U'A');
static_assert(mp::next_in_case(U'k') == 0x212A && mp::next_in_case(0x212A) == U'K' && mp::next_in_case(U'K') == U'k');
static_assert(mp::next_in_case(U's') == 0x17F && mp::next_in_case(0x17F) == U'S');
static_assert(mp::next_in_case(U'é') == U'É' && mp::next_in_case(U'É') == U'é');
static_assert(mp::next_in_case(U'Σ') == U'ς' && mp::next_in_case(U'ς') == U'σ' && mp::next_in_case(U'σ') == U'Σ');
static_assert(mp::next_in_case(U'ß') == U'ẞ');
static_assert(mp::next_in_case(U'あ') == U'あ' && mp::next_in_case(U'1') == U'1' && mp::next_in_case(0x10FFFF) == 0x10FFFF);
static_assert(mp::next_in_case(0x10400) == 0x10428);

void the_rows_are_sorted_and_apart() {
    for (std::size_t i = 0; i < mp::fold_table::size; ++i) {
        BOOST_TEST_LE(mp::fold_table::rows[i].lo, mp::fold_table::rows[i].hi);
        if (i > 0) BOOST_TEST_GT(mp::fold_table::rows[i].lo, mp::fold_table::rows[i - 1].hi);
    }
}

void every_ring_closes_after_at_most_four_steps() {
    int in_rings = 0;
    for (char32_t point = 0; point <= 0x10FFFF; ++point) {
        int steps = 1;
        char32_t other = mp::next_in_case(point);
        for (; other != point && steps <= 4; ++steps) other = mp::next_in_case(other);
        if (other != point) BOOST_ERROR("a ring does not close");
        in_rings += steps > 1;
    }
    // 1,454 characters fold to another one, and those are 1424 more.
    BOOST_TEST_EQ(in_rings, 2878);
}

}  // namespace

int main() {
    the_rows_are_sorted_and_apart();
    every_ring_closes_after_at_most_four_steps();
    return boost::report_errors();
}
