// SPDX-License-Identifier: BSL-1.0
// tally: what a bot's handlers count, and every peer after its own fashion: the same if both have found the same.

#ifndef MONONGUSA_TESTS_BENCH_TALLY_HPP
#define MONONGUSA_TESTS_BENCH_TALLY_HPP

#include <cstddef>

namespace bench {

struct tally {
    std::size_t hits = 0;   ///< The sum of their rules' numbers, from 1 on, so that it also tells which they were.
    std::size_t bytes = 0;  ///< In the groups.

    friend bool operator==(tally const&, tally const&) = default;
    friend tally operator-(tally const& left, tally const& right) noexcept { return {left.hits - right.hits, left.bytes - right.bytes}; }
};

}  // namespace bench

#endif
