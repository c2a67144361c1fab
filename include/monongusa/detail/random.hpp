// SPDX-License-Identifier: BSL-1.0
// random: chance that a seed repeats, for machines that own no source of it.

#ifndef MONONGUSA_DETAIL_RANDOM_HPP
#define MONONGUSA_DETAIL_RANDOM_HPP

#include <cstdint>

namespace monongusa::detail {

/// SplitMix64 (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators"): good enough to spread waits, and nothing to keep a secret with.
/// The same seed gives the same numbers on every platform.  Whoever wants chance takes the seed from std::random_device.
class random {
public:
    explicit constexpr random(std::uint64_t seed) noexcept : state_(seed) {}

    /// Any number, each as likely.
    constexpr std::uint64_t next() noexcept {
        state_ += 0x9e3779b97f4a7c15;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111eb;
        return mixed ^ mixed >> 31;
    }

    /// In [0, 1).
    constexpr double unit() noexcept { return static_cast<double>(next() >> 11) * 0x1p-53; }

private:
    std::uint64_t state_;
};

}  // namespace monongusa::detail

#endif
