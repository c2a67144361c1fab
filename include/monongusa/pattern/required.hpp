// SPDX-License-Identifier: BSL-1.0
// required: which pieces a text must hold if it matches a pattern: at least one of them.

#ifndef MONONGUSA_PATTERN_REQUIRED_HPP
#define MONONGUSA_PATTERN_REQUIRED_HPP

#include <monongusa/detail/utf8.hpp>
#include <monongusa/pattern/growing.hpp>
#include <monongusa/pattern/piece.hpp>
#include <monongusa/pattern/syntax.hpp>

#include <cstddef>
#include <cstdint>

namespace monongusa::pattern {

// A piece that grows towards its beginning, and how rare it is: summed up on the way, since a constant evaluation pays for each step.
struct growing_piece {
    std::uint64_t bytes;
    std::uint64_t rarities;  // of the bytes, in the same order
    std::uint32_t size;
    std::uint32_t part;    // the rarity of the first four bytes
    std::uint32_t rarest;  // of any four
    std::uint32_t whole;

    constexpr void put_before(unsigned byte) noexcept {
        unsigned const rarity = size != 0 ? rarity_before(byte, static_cast<unsigned>(bytes & 0xFF)) : rarity_of(byte);
        part += rarity;
        if (size >= 4) part -= static_cast<std::uint32_t>(rarities >> 24 & 0xFF);
        whole += rarity;
        if (part > rarest) rarest = part;
        bytes = bytes << 8 | byte;
        rarities = rarities << 8 | rarity;
        ++size;
    }
    constexpr void keep_three() noexcept {
        bytes &= 0xFF'FFFF;
        rarities &= 0xFF'FFFF;
        size = 3;
        part = static_cast<std::uint32_t>((rarities & 0xFF) + (rarities >> 8 & 0xFF) + (rarities >> 16 & 0xFF));
        rarest = part;
        whole = part;
    }
    // What it costs to look for it: how often the rarest part is found, and 32 times that for the whole, which makes a rule be asked.
    constexpr std::uint64_t cost() const noexcept {
        return (std::uint64_t{1} << (rarest < 45 ? 45 - rarest : 0)) + (std::uint64_t{32} << (whole < 45 ? 45 - whole : 0));
    }
};

// It reads a tree from its end to its beginning.  What it has read last is a run: one of these pieces stands right there.  A run grows towards the
// beginning, and ends where what may stand before it is too much to be written out; the run that is looked for at the least cost is kept.
class piece_finder {
public:
    /// The most that are ever found.
    static constexpr std::size_t most = 256;

    constexpr explicit piece_finder(tree const& in, std::size_t budget = whole_budget) noexcept : in_(in), budget_(budget) { clear(); }

    constexpr void find() {
        read(in_.root);
        at_begin_ = in_.nodes[in_.root].anchored;
        end_run();
    }

    /// How many there are; none where nothing rare enough is known.
    constexpr std::size_t count() const noexcept { return best_.size(); }
    /// One of them is found in chat once in 2^bits bytes, by the sum of its parts; 0 where there are none.
    constexpr std::uint32_t bits() const noexcept {
        std::uint32_t bits = 0;
        while (count() != 0 && bits < 45 && best_cost_ << bits < std::uint64_t{33} << 45) ++bits;
        return bits;
    }
    constexpr piece operator[](std::size_t i) const noexcept {
        return {best_[i].bytes, static_cast<std::uint8_t>(best_[i].size), best_is_at_begin_};
    }

private:
    static constexpr std::size_t most_crossed = 16;  // in a run, by writing out what stands one after the other
    static constexpr std::size_t most_repeats = 4;   // that are written out
    // For nodes that are read, bytes put before pieces, and pieces copied or compared: some forty steps each, of which compilers take a million.
    static constexpr std::size_t whole_budget = 8192;
    static constexpr std::uint32_t most_depth = 100;
    static constexpr std::uint64_t most_cost = std::uint64_t{33} << (45 - 6);
    static constexpr std::uint64_t nothing = ~std::uint64_t{0};

    // One piece without a byte is everywhere: what a run begins with.
    constexpr void clear() noexcept {
        run_[0] = {};
        count_ = 1;
    }

    constexpr std::uint64_t cost_of_run() const noexcept {
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < count_; ++i) sum += run_[i].cost();
        return at_begin_ ? sum >> 6 : sum;
    }

    constexpr void keep_run_if_best() {
        if (run_[0].size == 0) return;
        std::uint64_t const cost = cost_of_run();
        if (cost > most_cost || cost >= best_cost_) return;
        best_cost_ = cost;
        best_is_at_begin_ = at_begin_;
        spend(count_);
        best_.shrink(0);
        for (std::size_t i = 0; i < count_; ++i) best_.push(run_[i]);
    }

    constexpr void end_run() {
        keep_run_if_best();
        clear();
    }

    constexpr void read(std::uint32_t which) {
        // What is repeated is read more than once, at every depth; of what is not read, nothing is known.
        spend(1);
        if (budget_ == 0 || depth_ == most_depth) return end_run();
        ++depth_;
        read_parts(which);
        --depth_;
    }

    constexpr void spend(std::size_t steps) noexcept { budget_ -= budget_ < steps ? budget_ : steps; }

    constexpr void read_parts(std::uint32_t which) {
        node const& what = in_.nodes[which];
        switch (what.kind) {
            case node_kind::nothing:
            case node_kind::check: return;
            case node_kind::one:
            case node_kind::letter: return put_before(what.value);
            case node_kind::text:
                for (std::uint32_t i = what.value; i > 0; --i) put_byte_before(static_cast<unsigned char>(in_.text[what.offset + i - 1]));
                return;
            case node_kind::any:
            case node_kind::any_but_newline: return end_run();
            case node_kind::set: return read_set(in_.sets[what.value]);
            case node_kind::capture: return read(what.child);
            case node_kind::repeat: return read_repeat(what);
            case node_kind::sequence:
                for (std::uint32_t i = what.child; i != node::none; i = in_.nodes[i].next) read(i);
                return;
            case node_kind::alternation: return read_alternation(what);
        }
    }

    constexpr void put_before(char32_t point) {
        if (point < 0x80) return put_byte_before(point);
        char bytes[4]{};
        for (std::uint32_t i = detail::utf8::encode(point, bytes); i > 0; --i) put_byte_before(static_cast<unsigned char>(bytes[i - 1]));
    }

    constexpr void put_byte_before(unsigned byte) {
        spend(count_);
        byte |= 0x20;
        for (std::size_t i = 0; i < count_; ++i) {
            if (run_[i].size == piece::most) shorten();
        }
        for (std::size_t i = 0; i < count_; ++i) run_[i].put_before(byte);
    }

    // What the run begins with stays, so that the next one overlaps it.
    constexpr void shorten() {
        keep_run_if_best();
        for (std::size_t i = 0; i < count_; ++i) {
            if (run_[i].size > 3) run_[i].keep_three();
        }
        remove_equal();
    }

    constexpr void remove_equal() noexcept {
        spend(count_ * count_ / 4);
        std::size_t kept = 1;
        for (std::size_t i = 1; i < count_; ++i) {
            std::size_t other = 0;
            while (other < kept && (run_[other].bytes != run_[i].bytes || run_[other].size != run_[i].size)) ++other;
            if (other == kept) run_[kept++] = run_[i];
        }
        count_ = kept;
    }

    constexpr void read_set(set_of_ranges const& set) {
        // Both cases of a letter are one byte of a piece.
        char32_t points[2 * most_crossed];
        std::size_t count = 0;
        for (std::uint32_t i = set.first; i < set.first + set.count; ++i) {
            code_range const range = in_.ranges[i];
            if (range.hi - range.lo >= 2 * most_crossed - count) return end_run();
            for (char32_t point = range.lo; point <= range.hi; ++point) {
                char32_t const folded = point < 0x80 ? point | 0x20 : point;
                std::size_t other = 0;
                while (other < count && points[other] != folded) ++other;
                if (other == count) points[count++] = folded;
            }
        }
        spend(count * count / 4 + count * count_);
        if (count == 0) return end_run();  // matches nothing
        if (count == 1) return put_before(points[0]);
        // Room for each of them, since what is kept on the way must be the whole run.
        std::uint32_t const width = points[count - 1] < 0x80 ? 1 : 4;
        bool has_room = count_ * count <= most_crossed;
        for (std::size_t i = 0; i < count_; ++i) has_room = has_room && run_[i].size + width <= piece::most;
        if (!has_room) shorten();
        if (count_ * count > most_crossed) end_run();
        if (count > most_crossed) return;
        growing_piece before[most_crossed];
        std::size_t const count_before = count_;
        for (std::size_t i = 0; i < count_before; ++i) before[i] = run_[i];
        growing_piece all[most_crossed];
        std::size_t size = 0;
        for (std::size_t each = 0; each < count; ++each) {
            count_ = count_before;
            for (std::size_t i = 0; i < count_before; ++i) run_[i] = before[i];
            put_before(points[each]);
            for (std::size_t i = 0; i < count_; ++i) all[size++] = run_[i];
        }
        count_ = size;
        for (std::size_t i = 0; i < size; ++i) run_[i] = all[i];
        remove_equal();  // characters may differ in what is folded away
    }

    constexpr void read_repeat(node const& what) {
        if (what.min == 0) {
            if (what.max == 1) read_optional(what.child);
            else end_run();
            return;
        }
        bool const written_out = what.min == what.max && what.min <= most_repeats;
        if (!written_out) {
            read(what.child);  // the last one, and what follows
            end_run();
        }
        for (std::uint32_t i = 0; i < (written_out ? what.min : 1); ++i) read(what.child);
    }

    // What is found inside is required only where it is there; the run is what it was without it, or goes on with it.
    constexpr void read_optional(std::uint32_t child) {
        keep_run_if_best();
        piece_finder inside{in_, budget_};
        inside.take_run_of(*this);
        inside.read(child);
        budget_ = inside.budget_;
        bool too_much = count_ + inside.count_ > most_crossed;
        for (std::size_t i = 0; i < count_; ++i) too_much = too_much || run_[i].size == 0;
        for (std::size_t i = 0; i < inside.count_; ++i) too_much = too_much || inside.run_[i].size == 0;
        if (too_much) return clear();
        for (std::size_t i = 0; i < inside.count_; ++i) run_[count_++] = inside.run_[i];
        remove_equal();
    }

    constexpr void take_run_of(piece_finder const& other) noexcept {
        count_ = other.count_;
        depth_ = other.depth_;
        spend(count_);
        for (std::size_t i = 0; i < count_; ++i) run_[i] = other.run_[i];
    }

    // Each branch goes on with the run on its own.  Else what is rarest in each of them is required too, taken together.
    constexpr void read_alternation(node const& what) {
        keep_run_if_best();
        growing<growing_piece> runs;
        growing<growing_piece> best;
        std::uint64_t cost = 0;
        bool runs_on = true;
        bool each_has_one = true;
        for (std::uint32_t i = what.child; i != node::none && (runs_on || each_has_one); i = in_.nodes[i].next) {
            piece_finder branch{in_, budget_};
            branch.take_run_of(*this);
            branch.read(i);
            budget_ = branch.budget_;
            for (std::size_t each = 0; each < branch.count_; ++each) {
                runs_on = runs_on && branch.run_[each].size != 0;
                runs.push(branch.run_[each]);
            }
            spend(branch.count_ + branch.count());
            branch.keep_run_if_best();
            each_has_one = each_has_one && branch.count() != 0 && best.size() + branch.count() <= most;
            if (!each_has_one) continue;
            cost += branch.best_cost_;
            for (std::size_t each = 0; each < branch.count(); ++each) best.push(branch.best_[each]);
        }
        if (each_has_one && cost <= most_cost && cost < best_cost_) {
            best_cost_ = cost;
            best_.shrink(0);
            for (std::size_t i = 0; i < best.size(); ++i) best_.push(best[i]);
        }
        clear();
        if (!runs_on || runs.size() > most_crossed) return;
        count_ = runs.size();
        for (std::size_t i = 0; i < count_; ++i) run_[i] = runs[i];
        remove_equal();
    }

    tree const& in_;
    std::size_t budget_;
    std::uint32_t depth_ = 0;
    growing_piece run_[most_crossed];  // not initialised: the first `count_` are
    std::size_t count_ = 0;
    growing<growing_piece> best_;
    std::uint64_t best_cost_ = nothing;
    bool at_begin_ = false;
    bool best_is_at_begin_ = false;
};

}  // namespace monongusa::pattern

#endif
