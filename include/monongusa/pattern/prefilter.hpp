// SPDX-License-Identifier: BSL-1.0
// prefilter: one pass over a text that names the few patterns which may match it.

#ifndef MONONGUSA_PATTERN_PREFILTER_HPP
#define MONONGUSA_PATTERN_PREFILTER_HPP

#include <monongusa/pattern/piece.hpp>
#include <monongusa/pattern/piece_lane.hpp>
#include <monongusa/pattern/program.hpp>
#include <monongusa/pattern/shift_and.hpp>

#include <cstddef>
#include <cstdint>
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
    constexpr bool guests() const noexcept { return anywhere[4] > most_pieces_in_bytes && anywhere[3] <= most_guests; }
    static constexpr std::size_t most_guests = 128;

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

/// The required pieces of many patterns in one automaton.  Reads a text about once, however many there are.
///
/// It has its memory in itself, some kilobytes; a const one may be used by many threads at once.
template <prefilter_shape Shape>
class prefilter {
public:
    /// No more than the shape was told.  False for pieces that no text could be looked through for: without a byte, which is everywhere, too long, or not folded.
    bool add(std::span<piece const> required, std::size_t rule) noexcept {
        for (piece const& each : required) {
            if (each.size == 0 || each.size > piece::most || each.bytes != ((each.bytes | piece::fold) & each.mask())) return false;
        }
        bool const short_ones_found_by_runs = add_short_ones(required, rule);
        for (piece const& each : required) {
            if (each.at_begin) {
                begins_[each.byte(0)] = true;
                add_to(each, rule, begin1_, begin2_, begin3_, begin4_);
            } else if (each.size > Shape.short_size() || !short_ones_found_by_runs) {
                add_to(each, rule, lane1_, lane2_, lane3_, lane4_);
            }
        }
        return true;
    }

    /// False if there is no room left for it.  Before the pieces, which take the room that is left.
    bool add_run(std::span<byte_set const> run, std::size_t rule) noexcept { return runs_.add(run, rule); }

    /// Sets the bits of the rules of which a piece or a run is in the text; others stay as they are.
    void look(std::string_view text, std::uint64_t* rules) const noexcept {
        if (!text.empty() && begins_[static_cast<unsigned char>(text[0]) | 0x20]) {
            begin1_.look_at(text, 0, rules);
            begin2_.look_at(text, 0, rules);
            begin3_.look_at(text, 0, rules);
            begin4_.look_at(text, 0, rules);
        }
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
    bool begins_[256]{};  // any of the following with this byte, folded
    piece_lane<1, Shape.at_begin[1]> begin1_;
    piece_lane<2, Shape.at_begin[2]> begin2_;
    piece_lane<3, Shape.at_begin[3]> begin3_;
    piece_lane<4, Shape.at_begin[4]> begin4_;
};

}  // namespace monongusa::pattern

#endif
