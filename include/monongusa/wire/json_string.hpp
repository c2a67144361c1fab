// SPDX-License-Identifier: BSL-1.0
// json_string: what is written between the quotes of a JSON string, and what it says.

#ifndef MONONGUSA_WIRE_JSON_STRING_HPP
#define MONONGUSA_WIRE_JSON_STRING_HPP

#include <monongusa/detail/utf8.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace monongusa::wire::json_string {

namespace eight_bytes {

inline constexpr std::uint64_t ones = 0x0101010101010101;
inline constexpr std::uint64_t highs = 0x8080808080808080;

inline std::uint64_t at(char const* bytes) noexcept {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

// Has the high bit of each byte that is `byte`, and of none below the first such; above it may be wrong.
constexpr std::uint64_t equal(std::uint64_t word, char byte) noexcept {
    auto const difference = word ^ (ones * static_cast<unsigned char>(byte));
    return (difference - ones) & ~difference & highs;
}

}  // namespace eight_bytes

/// The quote that ends the string which begins at `at`, behind its first quote; null if there is none.  Sets `escapes` if there is a
/// backslash in it.
inline char const* end(char const* at, char const* last, bool& escapes) noexcept {
    for (;;) {
        if constexpr (std::endian::native == std::endian::little) {
            while (last - at >= 8) {
                auto const word = eight_bytes::at(at);
                auto const found = eight_bytes::equal(word, '"') | eight_bytes::equal(word, '\\');
                if (found != 0) {
                    at += std::countr_zero(found) / 8;
                    break;
                }
                at += 8;
            }
        }
        while (at != last && *at != '"' && *at != '\\') ++at;
        if (at == last) return nullptr;
        if (*at == '"') return at;
        escapes = true;
        if (last - at < 2) return nullptr;
        at += 2;  // Whatever is escaped, its first character is no end.
    }
}

inline constexpr std::string_view replacement = "\xEF\xBF\xBD";  ///< U+FFFD.

namespace escapes {

// The value of four hexadecimal digits; above 0xFFFF if they are none.
constexpr char32_t four_digits(char const* at, char const* last) noexcept {
    if (last - at < 4) return 0x10000;
    char32_t value = 0;
    for (int i = 0; i < 4; ++i) {
        char const digit = at[i];
        char32_t nibble = 0;
        if (digit >= '0' && digit <= '9') {
            nibble = static_cast<char32_t>(digit - '0');
        } else if ((digit | 0x20) >= 'a' && (digit | 0x20) <= 'f') {
            nibble = static_cast<char32_t>((digit | 0x20) - 'a' + 10);
        } else {
            return 0x10000;
        }
        value = value << 4 | nibble;
    }
    return value;
}

// Behind `\u`: the character, and moves `at` behind it.  A surrogate without its other half, and what is no number, gives U+FFFD.
constexpr char32_t code_point(char const*& at, char const* last) noexcept {
    constexpr char32_t broken = 0xFFFD;
    auto const unit = four_digits(at, last);
    if (unit > 0xFFFF) return broken;
    at += 4;
    if (unit < 0xD800 || unit > 0xDFFF) return unit;
    if (unit > 0xDBFF || last - at < 6 || at[0] != '\\' || at[1] != 'u') return broken;
    auto const low = four_digits(at + 2, last);
    if (low < 0xDC00 || low > 0xDFFF) return broken;
    at += 6;
    return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

// The character that a letter behind a backslash stands for; itself for those that JSON does not have.
constexpr char meaning(char letter) noexcept {
    switch (letter) {
        case 'b': return '\b';
        case 'f': return '\f';
        case 'n': return '\n';
        case 'r': return '\r';
        case 't': return '\t';
        default: return letter;
    }
}

}  // namespace escapes

/// The first byte from `at` that is not plain ASCII: a backslash, or one of a longer character; `last` if there is none.
inline char const* plain_until(char const* at, char const* last) noexcept {
    if constexpr (std::endian::native == std::endian::little) {
        while (last - at >= 8) {
            auto const word = eight_bytes::at(at);
            auto const found = eight_bytes::equal(word, '\\') | (word & eight_bytes::highs);
            if (found != 0) return at + std::countr_zero(found) / 8;
            at += 8;
        }
    }
    while (at != last && *at != '\\' && static_cast<unsigned char>(*at) < 0x80) ++at;
    return at;
}

/// Appends what was written between the quotes, decoded.  Always UTF-8: bytes that are none, half surrogate pairs and numbers that are none
/// become U+FFFD, one each.  An unknown escape stands for its letter.
inline void append(std::string& out, std::string_view written) {
    char const* at = written.data();
    char const* const last = at + written.size();
    while (at != last) {
        auto const* const plain = plain_until(at, last);
        out.append(at, static_cast<std::size_t>(plain - at));
        at = plain;
        if (at == last) return;
        if (*at != '\\') {
            auto const size = detail::utf8::decode(at, last).size;
            size == 0 ? out += replacement : out.append(at, size);
            at += size == 0 ? 1 : size;
            continue;
        }
        if (++at == last) return void(out += replacement);
        char const letter = *at;
        if (letter != 'u') {
            // A byte of a longer character stays in its place, to be read with the rest of it.
            if (static_cast<unsigned char>(letter) >= 0x80) continue;
            out += escapes::meaning(letter);
            ++at;
            continue;
        }
        char bytes[4];
        auto const size = detail::utf8::encode(escapes::code_point(++at, last), bytes);
        out.append(bytes, size);
    }
}

/// The same in the place of what `out` held; its capacity is kept.
inline void assign(std::string& out, std::string_view written) {
    out.clear();
    append(out, written);
}

/// A name with escapes, decoded into `room`; empty, which is nobody's name, if it does not fit.
template <std::size_t Room>
std::string_view decoded_name(std::string_view written, char (&room)[Room]) noexcept {
    std::size_t size = 0;
    char const* at = written.data();
    char const* const last = at + written.size();
    while (at != last) {
        if (Room - size < 4) return {};
        if (*at != '\\') {
            room[size++] = *at++;
        } else if (++at == last) {
            return {};
        } else if (*at == 'u') {
            size += detail::utf8::encode(escapes::code_point(++at, last), room + size);
        } else {
            room[size++] = escapes::meaning(*at++);
        }
    }
    return {room, size};
}

}  // namespace monongusa::wire::json_string

#endif
