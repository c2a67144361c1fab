// SPDX-License-Identifier: BSL-1.0
// prefilter: one pass over a text that names the few patterns which may match it.

#ifndef MONONGUSA_PATTERN_PREFILTER_HPP
#define MONONGUSA_PATTERN_PREFILTER_HPP

#include <monongusa/pattern/piece.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace monongusa::pattern {

/// The number of pieces by the width of their rarest part: those that may stand anywhere, and those that count at the beginning only.
struct prefilter_shape {
    std::size_t anywhere[5]{};
    std::size_t at_begin[5]{};

    constexpr void add(std::span<piece const> required) noexcept {
        for (piece const& each : required) ++(each.at_begin ? at_begin : anywhere)[each.size < 4 ? each.size : 4];
    }

    friend constexpr bool operator==(prefilter_shape const&, prefilter_shape const&) = default;
};

// Eight bytes of a text from `at` on, the first one lowest; 0 behind its end.
inline std::uint64_t load_piece(std::string_view text, std::size_t at) noexcept {
    std::uint64_t bytes = 0;
    if (std::endian::native == std::endian::little && text.size() >= sizeof bytes) {
        std::size_t const from = at < text.size() - sizeof bytes ? at : text.size() - sizeof bytes;
        std::memcpy(&bytes, text.data() + from, sizeof bytes);
        return bytes >> (8 * (at - from));
    }
    for (std::size_t i = at; i < text.size() && i - at < sizeof bytes; ++i)
        bytes |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * (i - at));
    return bytes;
}

// A set of hashes.  Either a byte for each, which takes the fewest instructions, or where these would not fit into the nearest cache, a bit.
template <std::size_t Hashes, bool Bits>
class hash_set {
public:
    void add(std::uint32_t hash) noexcept { seen_[hash] = 1; }
    unsigned has(std::uint32_t hash) const noexcept { return seen_[hash]; }

private:
    unsigned char seen_[Hashes]{};
};
template <std::size_t Hashes>
class hash_set<Hashes, true> {
public:
    void add(std::uint32_t hash) noexcept { seen_[hash / 32] |= 1U << hash % 32; }
    unsigned has(std::uint32_t hash) const noexcept { return seen_[hash / 32] >> hash % 32 & 1; }

private:
    std::uint32_t seen_[Hashes / 32]{};
};

// The pieces whose rarest part has `Width` bytes.  A set of the hashes of these parts says whether any piece has it: for nearly all places of a text
// that is all that is read.  Behind it stand chains of the pieces themselves.
template <std::size_t Width, std::size_t Size>
class piece_lane {
    static constexpr bool in_bits = Width > 1 && Size > 256;
    static constexpr std::size_t hashes = Width == 1 ? 256 : in_bits ? std::size_t{1} << 18 : Size <= 32 ? 4096 : 16384;
    static constexpr std::size_t chains = std::bit_ceil(Size);
    static constexpr unsigned shift = 32 - std::bit_width(hashes - 1);

    struct entry {
        std::uint64_t bytes;
        std::uint64_t mask;
        std::uint32_t next;  // in the chain, from 1; 0 ends it
        std::uint32_t rule;
        std::uint16_t before;  // the bytes in front of its rarest part
        std::uint16_t behind;  // from there on
    };

public:
    void add(piece const& what, std::size_t rule) noexcept {
        std::uint16_t const before = what.at_begin ? 0 : rarest_part(what).offset;
        std::uint32_t const hash = hash_of(static_cast<std::uint32_t>(what.bytes >> (8 * before)));
        std::uint32_t& chain = chains_[hash % chains];
        entries_[size_++] = {what.bytes, what.mask(), chain, static_cast<std::uint32_t>(rule), before, static_cast<std::uint16_t>(what.size - before)};
        chain = static_cast<std::uint32_t>(size_);
        seen_.add(hash);
    }

    void look_anywhere(std::string_view text, std::uint64_t* rules) const noexcept {
        constexpr std::size_t block = 8;
        if (text.size() < Width) return;
        std::size_t const places = text.size() - Width + 1;
        char const* const bytes = text.data();
        if (places < block) {
            for (std::size_t at = 0; at < places; ++at) look_at(text, at, rules);
            return;
        }
        // The last block overlaps the one before it: what is found twice is found.
        for (std::size_t at = 0;; at = at + 2 * block <= places ? at + block : places - block) {
            char const* const here = bytes + at;
            // Written out: compilers leave it a loop, at twice the instructions.
            unsigned const any = seen(here) | seen(here + 1) | seen(here + 2) | seen(here + 3) | seen(here + 4) | seen(here + 5) | seen(here + 6) | seen(here + 7);
            if (any != 0) [[unlikely]] look_closer(text, at, rules);
            if (at + block == places) return;
        }
    }

    void look_at_begin(std::string_view text, std::uint64_t* rules) const noexcept {
        if (text.size() >= Width) look_at(text, 0, rules);
    }

private:
    static std::uint32_t load_part(char const* at) noexcept {
        if constexpr (Width == 4) return load<std::uint32_t>(at);
        else if constexpr (Width == 3) return load<std::uint16_t>(at) | std::uint32_t{static_cast<unsigned char>(at[2])} << 16;
        else if constexpr (Width == 2) return load<std::uint16_t>(at);
        else return static_cast<unsigned char>(*at);
    }

    template <class Word>
    static std::uint32_t load(char const* at) noexcept {
        if constexpr (std::endian::native != std::endian::little) return static_cast<Word>(load_piece({at, sizeof(Word)}, 0));
        Word word;
        std::memcpy(&word, at, sizeof word);
        return word;
    }

    static std::uint32_t hash_of(std::uint32_t part) noexcept {
        if constexpr (Width == 1) return (part & 0xFF) | 0x20;
        constexpr auto fold = static_cast<std::uint32_t>(piece::fold);
        constexpr std::uint32_t mask = 0xFFFF'FFFF >> (8 * (4 - Width));
        return ((part | fold) & mask) * 0x9E37'79B1U >> shift;
    }

    unsigned seen(char const* at) const noexcept { return seen_.has(hash_of(load_part(at))); }

    // Which of a block it was, all at once: a branch for each would be guessed wrong.
    void look_closer(std::string_view text, std::size_t at, std::uint64_t* rules) const noexcept {
        unsigned found = 0;
        for (unsigned i = 0; i < 8; ++i) found |= seen(text.data() + at + i) << i;
        for (; found != 0; found &= found - 1) follow(text, at + static_cast<unsigned>(std::countr_zero(found)), rules);
    }

    void look_at(std::string_view text, std::size_t at, std::uint64_t* rules) const noexcept {
        if (seen(text.data() + at) != 0) follow(text, at, rules);
    }

    void follow(std::string_view text, std::size_t at, std::uint64_t* rules) const noexcept {
        for (std::uint32_t i = chains_[hash_of(load_part(text.data() + at)) % chains]; i != 0; i = entries_[i - 1].next) {
            entry const& each = entries_[i - 1];
            if (at < each.before || at + each.behind > text.size()) continue;
            std::size_t const begin = at - each.before;
            std::uint64_t const bytes = load_piece(text, begin) | piece::fold;
            if ((bytes & each.mask) == each.bytes) rules[each.rule / 64] |= std::uint64_t{1} << each.rule % 64;
        }
    }

    hash_set<hashes, in_bits> seen_;
    std::uint32_t chains_[chains]{};
    entry entries_[Size]{};
    std::size_t size_ = 0;
};

template <std::size_t Width>
class piece_lane<Width, 0> {
public:
    void add(piece const&, std::size_t) noexcept {}
    void look_anywhere(std::string_view, std::uint64_t*) const noexcept {}
    void look_at_begin(std::string_view, std::uint64_t*) const noexcept {}
};

/// The required pieces of many patterns in one automaton.  Reads a text about once, however many there are.
///
/// It has its memory in itself, some kilobytes; a const one may be used by many threads at once.
template <prefilter_shape Shape>
class prefilter {
public:
    /// No more than the shape was told.
    void add(std::span<piece const> required, std::size_t rule) noexcept {
        for (piece const& each : required) {
            each.at_begin ? add_to(each, rule, begin1_, begin2_, begin3_, begin4_) : add_to(each, rule, lane1_, lane2_, lane3_, lane4_);
        }
    }

    /// Sets the bits of the rules of which a piece is in the text; others stay as they are.
    void look(std::string_view text, std::uint64_t* rules) const noexcept {
        begin1_.look_at_begin(text, rules);
        begin2_.look_at_begin(text, rules);
        begin3_.look_at_begin(text, rules);
        begin4_.look_at_begin(text, rules);
        lane1_.look_anywhere(text, rules);
        lane2_.look_anywhere(text, rules);
        lane3_.look_anywhere(text, rules);
        lane4_.look_anywhere(text, rules);
    }

private:
    template <class Lane1, class Lane2, class Lane3, class Lane4>
    static void add_to(piece const& what, std::size_t rule, Lane1& lane1, Lane2& lane2, Lane3& lane3, Lane4& lane4) noexcept {
        switch (what.size) {
            case 0: return;
            case 1: return lane1.add(what, rule);
            case 2: return lane2.add(what, rule);
            case 3: return lane3.add(what, rule);
            default: return lane4.add(what, rule);
        }
    }

    piece_lane<1, Shape.anywhere[1]> lane1_;
    piece_lane<2, Shape.anywhere[2]> lane2_;
    piece_lane<3, Shape.anywhere[3]> lane3_;
    piece_lane<4, Shape.anywhere[4]> lane4_;
    piece_lane<1, Shape.at_begin[1]> begin1_;
    piece_lane<2, Shape.at_begin[2]> begin2_;
    piece_lane<3, Shape.at_begin[3]> begin3_;
    piece_lane<4, Shape.at_begin[4]> begin4_;
};

}  // namespace monongusa::pattern

#endif
