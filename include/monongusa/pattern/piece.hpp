// SPDX-License-Identifier: BSL-1.0
// piece: a few bytes that a text must hold, compared without case.

#ifndef MONONGUSA_PATTERN_PIECE_HPP
#define MONONGUSA_PATTERN_PIECE_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace monongusa::pattern {

/// At most eight bytes, the first one lowest, each with the bit set in which the cases of ASCII differ.
///
/// That joins a few other characters too, '[' and '{' for one: who has found a piece has a candidate, not a match.
struct piece {
    static constexpr std::uint32_t most = 8;
    static constexpr std::uint64_t fold = 0x2020'2020'2020'2020U;

    std::uint64_t bytes = 0;
    std::uint8_t size = 0;
    bool at_begin = false;  ///< Only the one at the very beginning of the text counts.

    constexpr std::uint64_t mask() const noexcept { return size == 0 ? 0 : ~std::uint64_t{0} >> (64 - 8 * size); }
    constexpr unsigned byte(std::size_t i) const noexcept { return static_cast<unsigned>(bytes >> (8 * i) & 0xFF); }

    friend constexpr bool operator==(piece const&, piece const&) = default;
};

/// What a text begins with, as a piece.
constexpr piece piece_at_begin(std::string_view text) noexcept {
    piece made{.bytes = 0, .size = static_cast<std::uint8_t>(text.size() < piece::most ? text.size() : piece::most), .at_begin = true};
    for (std::size_t i = made.size; i > 0; --i) made.bytes = made.bytes << 8 | static_cast<unsigned char>(text[i - 1]);
    made.bytes |= piece::fold & made.mask();
    return made;
}

/// Where in a piece it is most unlikely to be found: `width` bytes from `offset` on, which a byte of chat begins once in 2^bits.
struct rare_part {
    std::uint8_t offset = 0;
    std::uint8_t width = 0;
    std::uint8_t bits = 0;
};

// How rare a byte of chat is, folded, as -log2: a letter for each of 0x20…0x3F and 0x60…0x7F, 'a' for 0.  Counted in 195,571 lines of a help channel.
inline constexpr char rarity_of_bytes[] = "dkjmoonikjmmhigijjjkkkklklhmmmlineggfeggfejhfgeegkfeefhgigknlnmj";

constexpr unsigned rarity_of(unsigned byte) noexcept {
    // Bytes beyond ASCII are rare in that channel and common in others.
    return byte >= 0x80 ? 7 : static_cast<unsigned>(rarity_of_bytes[(byte & 0x1F) + (byte >= 0x60 ? 32 : 0)] - 'a');
}

constexpr bool is_of_words(unsigned byte) noexcept { return (byte >= 'a' && byte <= 'z') || byte == ' ' || byte == '\''; }

// How rare a byte is before another.  In words the letters make each other likely; "://", "www" and "..." are one event.
constexpr unsigned rarity_before(unsigned byte, unsigned next) noexcept {
    bool const of_words = is_of_words(byte);
    if ((byte == next && (!of_words || byte == 'w')) || (byte == ':' && next == '/')) return 1;
    unsigned const alone = rarity_of(byte);
    return of_words && is_of_words(next) ? (alone + 1) / 2 : alone;
}

/// The widest part, of at most four bytes, and of those the rarest.
constexpr rare_part rarest_part(piece const& of) noexcept {
    std::uint8_t const width = of.size < 4 ? of.size : 4;
    rare_part best{0, width, 0};
    for (std::uint8_t offset = 0; offset + width <= of.size; ++offset) {
        unsigned bits = 0;
        for (unsigned i = offset; i < offset + width; ++i) {
            bits += i + 1U < offset + width ? rarity_before(of.byte(i), of.byte(i + 1)) : rarity_of(of.byte(i));
        }
        if (bits > best.bits) best = {offset, width, static_cast<std::uint8_t>(bits)};
    }
    return best;
}

/// How often one of them is found, for comparing.
constexpr std::uint64_t cost_of_looking(std::span<piece const> required) noexcept {
    std::uint64_t sum = 0;
    for (piece const& each : required) {
        unsigned const bits = rarest_part(each).bits + (each.at_begin ? 6U : 0U);
        sum += std::uint64_t{1} << (bits < 45 ? 45 - bits : 0);
    }
    return sum;
}

}  // namespace monongusa::pattern

#endif
