// SPDX-License-Identifier: BSL-1.0
// limits: how large a pattern may be.

#ifndef MONONGUSA_PATTERN_LIMITS_HPP
#define MONONGUSA_PATTERN_LIMITS_HPP

#include <cstdint>

namespace monongusa::pattern::limits {

/// How deep groups may be nested: the compiler recurses by at most four calls a level, and compilers allow 512 in a constant.
inline constexpr std::uint32_t depth = 100;

/// The largest number in `{n,m}`, as in RE2.
inline constexpr std::uint32_t repeat = 1000;

/// The longest pattern, in bytes; the other limits end most of them long before.
inline constexpr std::uint32_t text = 65536;

/// The largest number of instructions of a program, its repeats written out.
inline constexpr std::uint32_t instructions = 8192;

/// The largest number of positions that the threads of one step may remember; the memory of a search is twice this, on the stack.
inline constexpr std::uint32_t slots = 16384;

// Sums and products that stay at "far too much" instead of wrapping round: every count below stays under it once it passed the limits.
inline constexpr std::uint32_t far_too_much = 1'000'000;

constexpr std::uint32_t add(std::uint32_t left, std::uint32_t right) noexcept {
    return left + right < far_too_much ? left + right : far_too_much;
}

constexpr std::uint32_t multiply(std::uint32_t left, std::uint32_t right) noexcept {
    std::uint64_t const product = std::uint64_t{left} * right;
    return product < far_too_much ? static_cast<std::uint32_t>(product) : far_too_much;
}

}  // namespace monongusa::pattern::limits

#endif
