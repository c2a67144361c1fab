// SPDX-License-Identifier: BSL-1.0
// prefilter: one pass over a text that names the few patterns which may match it.

#ifndef MONONGUSA_PATTERN_PREFILTER_HPP
#define MONONGUSA_PATTERN_PREFILTER_HPP

#include <monongusa/pattern/piece.hpp>
#include <monongusa/pattern/program.hpp>
#include <monongusa/pattern/shift_and.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace monongusa::pattern {

/// How many pieces there are by the width of their rarest part, those that may stand anywhere and those that count at the beginning only; and how many bytes
/// all runs have together.
struct prefilter_shape {
    std::size_t anywhere[5]{};
    std::size_t at_begin[5]{};
    std::size_t run_bytes = 0;

    constexpr void add(std::span<piece const> required) noexcept {
        for (piece const& each : required) ++(each.at_begin ? at_begin : anywhere)[each.size < 4 ? each.size : 4];
    }
    // With the place between it and the next.
    constexpr void add_run(std::span<byte_set const> run) noexcept { run_bytes += run.empty() ? 0 : run.size() + 1; }

    /// The size of pieces up to which they are looked for as runs.
    constexpr std::size_t short_size() const noexcept { return few() ? 3 : 2; }

    /// Whether pieces of three bytes are guests in the lane of four: each with all bytes that may follow, for which only a large set has room.
    constexpr bool guests() const noexcept { return anywhere[4] > most_in_bytes && anywhere[3] <= most_guests; }
    static constexpr std::size_t most_guests = 128;
    static constexpr std::size_t most_in_bytes = 256;

    /// How many words the runs take, the short pieces too: a word costs each byte of a text three instructions, a lane seven.
    constexpr std::size_t words() const noexcept {
        // Most short pieces are joined, as the ten of "-\\d" are.
        std::size_t const bits = run_bytes + (anywhere[1] + anywhere[2]) / 2 + (short_size() == 3 ? 3 * anywhere[3] : 0);
        return bits == 0 ? 0 : bits <= sure_bits ? 1 : bits <= 2 * sure_bits ? 2 : 4;
    }

    friend constexpr bool operator==(prefilter_shape const&, prefilter_shape const&) = default;

private:
    static constexpr std::size_t sure_bits = 56;  // of a word, that are filled whatever does not fit into the rest

    constexpr std::size_t all_bits() const noexcept { return run_bytes + 2 * anywhere[1] + 3 * anywhere[2] + 4 * anywhere[3]; }
    constexpr bool few() const noexcept { return all_bits() <= 3 * sure_bits; }
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
    static constexpr bool in_bits = Width > 1 && Size > prefilter_shape::most_in_bytes;
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
                    look_at(text, i, rules);
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

/// The required pieces of many patterns in one automaton.  Reads a text about once, however many there are.
///
/// It has its memory in itself, some kilobytes; a const one may be used by many threads at once.
template <prefilter_shape Shape>
class prefilter {
public:
    /// No more than the shape was told.  Of pieces that are everywhere, which is what one without a byte is, nothing is known: they are refused.
    bool add(std::span<piece const> required, std::size_t rule) noexcept {
        for (piece const& each : required) {
            if (each.size == 0) return false;
        }
        bool const short_ones_found_by_runs = add_short_ones(required, rule);
        for (piece const& each : required) {
            if (each.at_begin) add_to(each, rule, begin1_, begin2_, begin3_, begin4_);
            else if (each.size > Shape.short_size() || !short_ones_found_by_runs) add_to(each, rule, lane1_, lane2_, lane3_, lane4_);
        }
        return true;
    }

    /// False if there is no room left for it.  Before the pieces, which take the room that is left.
    bool add_run(std::span<byte_set const> run, std::size_t rule) noexcept { return runs_.add(run, rule); }

    /// Sets the bits of the rules of which a piece or a run is in the text; others stay as they are.
    void look(std::string_view text, std::uint64_t* rules) const noexcept {
        begin1_.look_at(text, 0, rules);
        begin2_.look_at(text, 0, rules);
        begin3_.look_at(text, 0, rules);
        begin4_.look_at(text, 0, rules);
        runs_.look(text, rules);
        constexpr piece_lane<0, 0> nobody;
        lane1_.look_anywhere(text, rules, nobody);
        lane2_.look_anywhere(text, rules, nobody);
        if constexpr (Shape.guests()) {
            lane4_.look_anywhere(text, rules, lane3_);
            if (text.size() >= 3) lane3_.look_at(text, text.size() - 3, rules);  // which nothing follows
        } else {
            lane3_.look_anywhere(text, rules, nobody);
            lane4_.look_anywhere(text, rules, nobody);
        }
    }

private:
    template <class Lane1, class Lane2, class Lane3, class Lane4>
    static void add_to(piece const& what, std::size_t rule, Lane1& lane1, Lane2& lane2, Lane3& lane3, Lane4& lane4) noexcept {
        switch (what.size) {
            case 0: return;
            case 1: return lane1.add(what, rule);
            case 2: return lane2.add(what, rule);
            case 3:
                if (Shape.guests() && !what.at_begin) lane4.host(what);
                return lane3.add(what, rule);
            default: return lane4.add(what, rule);
        }
    }

    struct short_run {
        byte_set classes[3]{};
        std::size_t size = 0;

        // True if it differs in one place at most, of which it then has both.
        bool takes_in(short_run const& other) noexcept {
            std::size_t differences = 0;
            std::size_t where = 0;
            for (std::size_t i = 0; i < size; ++i) {
                if (classes[i] == other.classes[i]) continue;
                ++differences;
                where = i;
            }
            if (size != other.size || differences > 1) return false;
            for (unsigned word = 0; word < 4; ++word) classes[where].bits[word] |= other.classes[where].bits[word];
            return true;
        }
    };

    // Pieces such as "-0", "-1" … "-9" are one run.  False if there is no room for all of them.
    bool add_short_ones(std::span<piece const> required, std::size_t rule) noexcept {
        constexpr std::size_t most = 16;
        if constexpr (Shape.words() == 0) return false;
        short_run joined[most];
        std::size_t count = 0;
        for (piece const& each : required) {
            if (each.at_begin || each.size > Shape.short_size()) continue;
            short_run made;
            made.size = each.size;
            for (std::size_t i = 0; i < made.size; ++i) {
                made.classes[i].add(each.byte(i), each.byte(i));
                made.classes[i].add(each.byte(i) & ~0x20U, each.byte(i) & ~0x20U);
            }
            std::size_t same = 0;
            while (same < count && !joined[same].takes_in(made)) ++same;
            if (same < count) continue;
            if (count == most) return false;
            joined[count++] = made;
        }
        for (std::size_t i = 0; i < count; ++i) {
            if (!runs_.add({joined[i].classes, joined[i].size}, rule)) return false;
        }
        return true;
    }

    shift_and<Shape.words()> runs_;
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
