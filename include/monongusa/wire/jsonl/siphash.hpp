// SPDX-License-Identifier: BSL-1.0
// siphash: a number out of a text that nobody can guess without the key.

#ifndef MONONGUSA_WIRE_JSONL_SIPHASH_HPP
#define MONONGUSA_WIRE_JSONL_SIPHASH_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::wire::jsonl {

struct siphash_key {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
};

/// SipHash-2-4 (Aumasson, Bernstein: "SipHash: a fast short-input PRF").
constexpr std::uint64_t siphash(siphash_key const& key, std::string_view text) noexcept {
    std::uint64_t v0 = key.first ^ 0x736f6d6570736575;
    std::uint64_t v1 = key.second ^ 0x646f72616e646f6d;
    std::uint64_t v2 = key.first ^ 0x6c7967656e657261;
    std::uint64_t v3 = key.second ^ 0x7465646279746573;
    auto const rounds = [&](int count) {
        for (int i = 0; i < count; ++i) {
            v0 += v1;
            v1 = std::rotl(v1, 13) ^ v0;
            v0 = std::rotl(v0, 32);
            v2 += v3;
            v3 = std::rotl(v3, 16) ^ v2;
            v0 += v3;
            v3 = std::rotl(v3, 21) ^ v0;
            v2 += v1;
            v1 = std::rotl(v1, 17) ^ v2;
            v2 = std::rotl(v2, 32);
        }
    };
    auto const take = [&](std::uint64_t word) {
        v3 ^= word;
        rounds(2);
        v0 ^= word;
    };
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        word |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[i])) << i % 8 * 8;
        if (i % 8 == 7) {
            take(word);
            word = 0;
        }
    }
    take(word | static_cast<std::uint64_t>(text.size()) << 56);
    v2 ^= 0xFF;
    rounds(4);
    return v0 ^ v1 ^ v2 ^ v3;
}

}  // namespace monongusa::wire::jsonl

#endif
