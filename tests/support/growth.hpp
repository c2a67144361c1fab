// SPDX-License-Identifier: BSL-1.0
// support::takes_linear_time: whether reading a text of many equal parts takes time in proportion to their number.

#ifndef MONONGUSA_TESTS_SUPPORT_GROWTH_HPP
#define MONONGUSA_TESTS_SUPPORT_GROWTH_HPP

#include <algorithm>
#include <cstddef>
#include <ctime>
#include <limits>
#include <string>
#include <string_view>

namespace support {

/// `read(text)` is timed by the processor's clock, which goes on only while the test itself runs.
template <class Read>
bool takes_linear_time(std::string_view part, Read const& read) {
    auto const fastest = [&](std::size_t size) {
        std::string text;
        while (text.size() < size) text += part;
        auto best = std::numeric_limits<std::clock_t>::max();
        for (int i = 0; i < 3; ++i) {
            auto const before = std::clock();
            read(text);
            best = std::min(best, std::clock() - before);
        }
        return best;
    };
    // Quadratic would be 64 times.
    return fastest(1U << 17) < 30 * std::max<std::clock_t>(fastest(1U << 14), 1);
}

}  // namespace support

#endif
