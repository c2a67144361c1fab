// SPDX-License-Identifier: BSL-1.0
// piece_lane: finds pieces whose rarest parts have the same width, by hashes of all parts of a text.

#ifndef MONONGUSA_PATTERN_PIECE_LANE_HPP
#define MONONGUSA_PATTERN_PIECE_LANE_HPP

#include <monongusa/pattern/piece.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace monongusa::pattern {

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

// Up to here a set has a byte for each hash.
inline constexpr std::size_t most_pieces_in_bytes = 256;

// A set of hashes; the lowest bit of what `has` gives is the answer.  Either a byte for each, which takes the fewest instructions, or where these would not fit into the nearest cache, a bit.
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
    unsigned has(std::uint32_t hash) const noexcept { return seen_[hash / 32] >> hash % 32; }

private:
    std::uint32_t seen_[Hashes / 32]{};
};

// The pieces whose rarest part has `Width` bytes.  A set of the hashes of these parts says whether any piece has it: for nearly all places of a text
// that is all that is read.  Behind it stand chains of the pieces themselves.
template <std::size_t Width, std::size_t Size>
class piece_lane {
    static constexpr bool in_bits = Width > 1 && Size > most_pieces_in_bytes;
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

    /// A piece that is one byte shorter and is kept in the lane before: what may be one is then looked at there.
    void host(piece const& guest) noexcept {
        hosts_ = true;
        for (std::uint32_t next = 0; next < 256; ++next) seen_.add(hash_of(static_cast<std::uint32_t>(guest.bytes) | next << 24));
    }

    template <class Guests>
    void look_anywhere(std::string_view text, std::uint64_t* rules, Guests const& guests) const noexcept {
        if (empty() || text.size() < Width) return;
        std::size_t const places = text.size() - Width + 1;
        if constexpr (many) {
            look_at_many(text, places, rules, guests);
        } else {
            look_at_blocks(text, places, rules, guests);
        }
    }

    bool empty() const noexcept { return size_ == 0 && !hosts_; }

    void look_at(std::string_view text, std::size_t at, std::uint64_t* rules) const noexcept {
        if (at + Width <= text.size() && (seen(text.data() + at) & 1) != 0) follow(text, at, rules);
    }

private:
    static constexpr bool many = Size > 128;

    // Of few pieces hardly any is found: eight places are looked at before asking whether any was one.
    template <class Guests>
    void look_at_blocks(std::string_view text, std::size_t places, std::uint64_t* rules, Guests const& guests) const noexcept {
        constexpr std::size_t block = 8;
        char const* const bytes = text.data();
        if (places < block) {
            for (std::size_t at = 0; at < places; ++at) {
                look_at(text, at, rules);
                guests.look_at(text, at, rules);
            }
            return;
        }
        // The last block overlaps the one before it: what is found twice is found.
        for (std::size_t at = 0;; at = at + 2 * block <= places ? at + block : places - block) {
            char const* const here = bytes + at;
            // Written out: compilers leave it a loop, at twice the instructions.
            unsigned const any =
                seen(here) | seen(here + 1) | seen(here + 2) | seen(here + 3) | seen(here + 4) | seen(here + 5) | seen(here + 6) | seen(here + 7);
            if ((any & 1) != 0) [[unlikely]] {
                for (std::size_t i = at; i < at + block; ++i) {
                    if ((seen(bytes + i) & 1) == 0) continue;
                    follow(text, i, rules);
                    guests.look_at(text, i, rules);
                }
            }
            if (at + block == places) return;
        }
    }

    // Of many some are found in most texts, and a branch for each would be guessed wrong: the places are noted first, without one.
    template <class Guests>
    void look_at_many(std::string_view text, std::size_t places, std::uint64_t* rules, Guests const& guests) const noexcept {
        constexpr std::size_t most = 512;
        std::uint16_t noted[most];
        for (std::size_t begin = 0; begin < places; begin += most) {
            std::size_t const count = places - begin < most ? places - begin : most;
            char const* const here = text.data() + begin;
            std::size_t size = 0;
            auto const note = [&](std::size_t i) {
                noted[size] = static_cast<std::uint16_t>(i);
                size += seen(here + i) & 1;
            };
            std::size_t i = 0;
            for (; i + 4 <= count; i += 4) note(i), note(i + 1), note(i + 2), note(i + 3);
            for (; i < count; ++i) note(i);
            for (i = 0; i < size; ++i) {
                follow(text, begin + noted[i], rules);
                guests.look_at(text, begin + noted[i], rules);
            }
        }
    }

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
    bool hosts_ = false;
};

template <std::size_t Width>
class piece_lane<Width, 0> {
public:
    void add(piece const&, std::size_t) noexcept {}
    bool empty() const noexcept { return true; }
    void host(piece const&) noexcept {}
    template <class Guests>
    void look_anywhere(std::string_view, std::uint64_t*, Guests const&) const noexcept {}
    void look_at(std::string_view, std::size_t, std::uint64_t*) const noexcept {}
};

}  // namespace monongusa::pattern

#endif
