// SPDX-License-Identifier: BSL-1.0
// utf8: code points to bytes and back, well-formed sequences only.

#ifndef MONONGUSA_DETAIL_UTF8_HPP
#define MONONGUSA_DETAIL_UTF8_HPP

#include <cstdint>

namespace monongusa::detail::utf8 {

inline constexpr char32_t last_code_point = 0x10FFFF;

/// True for the code points that a well-formed text can hold: not the surrogates, nothing above U+10FFFF.
constexpr bool is_scalar(char32_t point) noexcept { return point < 0xD800 || (point > 0xDFFF && point <= last_code_point); }

/// True for a byte that only goes on a character.
constexpr bool is_trail(char byte) noexcept { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// A code point and how many bytes it took; `size` is 0 where there is none.
struct decoded {
    char32_t point = 0;
    std::uint32_t size = 0;

    friend constexpr bool operator==(decoded const&, decoded const&) = default;
};

/// The code point that begins at `at`; `size` 0 at the end and where the bytes are not well-formed (overlong, surrogate, cut short, …).
constexpr decoded decode(char const* at, char const* end) noexcept {
    if (at == end) return {};
    auto const byte = [&](int i) { return static_cast<char32_t>(static_cast<unsigned char>(at[i])); };
    auto const trails = [&](int i) { return (byte(i) & 0xC0) == 0x80; };
    char32_t const lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    auto const left = end - at;
    if (lead < 0xC2 || lead > 0xF4 || left < 2 || !trails(1)) return {};
    if (lead < 0xE0) return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2};
    if (left < 3 || !trails(2)) return {};
    if (lead < 0xF0) {
        char32_t const point = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
        return point >= 0x800 && is_scalar(point) ? decoded{point, 3} : decoded{};
    }
    if (left < 4 || !trails(3)) return {};
    char32_t const point = (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
    return point >= 0x10000 && point <= last_code_point ? decoded{point, 4} : decoded{};
}

/// Writes the bytes of a scalar value to `to`, which must have room for four, and gives their number.
constexpr std::uint32_t encode(char32_t point, char* to) noexcept {
    auto const trail = [&](int shift) { return static_cast<char>(0x80 | (point >> shift & 0x3F)); };
    if (point < 0x80) {
        to[0] = static_cast<char>(point);
        return 1;
    }
    if (point < 0x800) {
        to[0] = static_cast<char>(0xC0 | point >> 6);
        to[1] = trail(0);
        return 2;
    }
    if (point < 0x10000) {
        to[0] = static_cast<char>(0xE0 | point >> 12);
        to[1] = trail(6);
        to[2] = trail(0);
        return 3;
    }
    to[0] = static_cast<char>(0xF0 | point >> 18);
    to[1] = trail(12);
    to[2] = trail(6);
    to[3] = trail(0);
    return 4;
}

/// The first byte of a scalar value; it never decreases as the value grows.
constexpr unsigned char lead_byte(char32_t point) noexcept {
    if (point < 0x80) return static_cast<unsigned char>(point);
    if (point < 0x800) return static_cast<unsigned char>(0xC0 | point >> 6);
    if (point < 0x10000) return static_cast<unsigned char>(0xE0 | point >> 12);
    return static_cast<unsigned char>(0xF0 | point >> 18);
}

}  // namespace monongusa::detail::utf8

#endif
