// SPDX-License-Identifier: BSL-1.0
// detail/random: gives the numbers of its authors, and spreads them.
#include <monongusa/detail/random.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstdint>

namespace {

using monongusa::detail::random;

constexpr std::uint64_t nth(std::uint64_t seed, int n) {
    random from{seed};
    for (int i = 1; i < n; ++i) from.next();
    return from.next();
}

// Computed with the published algorithm in another language.
static_assert(nth(0, 1) == 0xe220a8397b1dcdaf && nth(0, 2) == 0x6e789e6aa1b965f4 && nth(0, 3) == 0x06c45d188009454f);
static_assert(nth(1234567, 1) == 0x599ed017fb08fc85 && nth(1234567, 2) == 0x2c73f08458540fa5);

void units_lie_in_their_range_and_everywhere_in_it() {
    random from{7};
    int in_tenth[10] = {};
    for (int i = 0; i < 10000; ++i) {
        auto const unit = from.unit();
        BOOST_TEST(unit >= 0.0 && unit < 1.0);
        ++in_tenth[static_cast<int>(unit * 10)];
    }
    for (int const often : in_tenth) BOOST_TEST(often > 850 && often < 1150);
}

}  // namespace

int main() {
    units_lie_in_their_range_and_everywhere_in_it();
    return boost::report_errors();
}
