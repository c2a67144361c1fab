// SPDX-License-Identifier: BSL-1.0
// support::chance: random choices that a seed repeats, on every platform alike.

#ifndef MONONGUSA_TESTS_SUPPORT_CHANCE_HPP
#define MONONGUSA_TESTS_SUPPORT_CHANCE_HPP

#include <cstddef>
#include <cstdint>
#include <random>
#include <string_view>

namespace support {

class chance {
public:
    explicit chance(std::uint64_t seed) : random_(seed) {}

    // Not one of std's distributions, which differ from library to library.
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
    bool one_in(std::size_t n) { return below(n) == 0; }

    template <std::size_t Size>
    std::string_view one_of(std::string_view const (&choices)[Size]) {
        return choices[below(Size)];
    }

private:
    std::mt19937_64 random_;
};

}  // namespace support

#endif
