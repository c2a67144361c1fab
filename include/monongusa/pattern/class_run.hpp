// SPDX-License-Identifier: BSL-1.0
// class_run: bytes in a row that a text must hold if it matches a pattern, each known by its class only.

#ifndef MONONGUSA_PATTERN_CLASS_RUN_HPP
#define MONONGUSA_PATTERN_CLASS_RUN_HPP

#include <monongusa/detail/utf8.hpp>
#include <monongusa/pattern/piece.hpp>
#include <monongusa/pattern/program.hpp>
#include <monongusa/pattern/syntax.hpp>

#include <cstddef>
#include <cstdint>

namespace monongusa::pattern {

/// So many bytes in a row, each one of a set.  Of patterns such as "\d{3}[- ]\d{4}" no piece is known that is worth looking for; this is.
struct class_run {
    static constexpr std::uint32_t most = 8;

    byte_set classes[most]{};
    std::uint32_t size = 0;
    std::uint32_t bits = 0;  ///< It is found in chat once in 2^bits bytes, so to say.
};

// How rare a byte of the set is, as -log2.
constexpr std::uint32_t rarity_of_class(byte_set const& of) noexcept {
    std::uint32_t sum = 0;
    for (unsigned word = 0; word < 2; ++word) {
        for (unsigned i = 0; i < 64; ++i) {
            if ((of.bits[word] >> i & 1) == 0) continue;
            unsigned const byte = 64 * word + i;
            // Few write in capitals.
            bool const capital = byte >= 'A' && byte <= 'Z';
            sum += 0x10000U >> (rarity_of(byte | 0x20) + (capital ? 3 : 0));
        }
    }
    // Beyond ASCII it is the first byte of a character that is rare, where people write in an alphabet of ASCII.
    for (std::uint64_t trails = of.bits[2]; trails != 0; trails &= trails - 1) sum += 0x10000U >> 4;
    for (std::uint64_t leads = of.bits[3]; leads != 0; leads &= leads - 1) sum += 0x10000U >> 9;
    std::uint32_t bits = 0;
    while (bits < 16 && sum << bits < 0x8000U) ++bits;
    return bits;
}

// Reads a tree from its end to its beginning, as the finder of pieces does.
class class_run_finder {
public:
    constexpr explicit class_run_finder(tree const& in) noexcept : in_(in) {}

    constexpr class_run const& find() {
        read(in_.root);
        end();
        return best_;
    }

private:
    static constexpr std::uint32_t enough = 20;  // bits: what is found less often is not worth more places
    static constexpr std::uint32_t few = 7;      // bits: what is found more often is not worth looking for
    static constexpr std::uint32_t most_nodes = 256;

    // The run, with its first byte last.
    constexpr void put_before(byte_set const& one_of, std::uint32_t bits) {
        next_ = 0;
        if (size_ == class_run::most) {
            for (std::uint32_t i = 1; i < size_; ++i) run_[i - 1] = run_[i];
            bits_ -= rarities_[0];
            for (std::uint32_t i = 1; i < size_; ++i) rarities_[i - 1] = rarities_[i];
            --size_;
        }
        rarities_[size_] = bits;
        run_[size_++] = one_of;
        bits_ += bits;
        if (bits_ > best_.bits && best_.bits < enough) keep();
    }
    // A byte that is known but for its case.
    constexpr void put_known_before(byte_set const& one, unsigned folded) {
        put_before(one, next_ != 0 ? rarity_before(folded, next_) : rarity_of(folded));
        next_ = folded;
    }
    constexpr void keep() noexcept {
        best_.size = size_;
        best_.bits = bits_;
        for (std::uint32_t i = 0; i < size_; ++i) best_.classes[i] = run_[size_ - 1 - i];
    }
    constexpr void end() noexcept {
        size_ = 0;
        next_ = 0;
        bits_ = 0;
        if (best_.bits < few) best_.size = 0;
    }

    constexpr void put_before(char32_t point) {
        char bytes[4]{};
        for (std::uint32_t i = detail::utf8::encode(point, bytes); i > 0; --i) {
            byte_set one;
            auto const byte = static_cast<unsigned char>(bytes[i - 1]);
            one.add(byte, byte);
            put_known_before(one, byte | 0x20U);
        }
    }
    constexpr void put_letter_before(char32_t lower) {
        byte_set one;
        one.add(lower, lower);
        one.add(lower ^ 0x20, lower ^ 0x20);
        put_known_before(one, static_cast<unsigned>(lower));
    }

    constexpr void read(std::uint32_t which) {
        if (nodes_ == 0) return end();
        --nodes_;
        node const& what = in_.nodes[which];
        switch (what.kind) {
            case node_kind::nothing:
            case node_kind::check: return;
            case node_kind::one: return put_before(static_cast<char32_t>(what.value));
            case node_kind::letter: return put_letter_before(what.value);
            case node_kind::text:
                for (std::uint32_t i = what.value; i > 0; --i) {
                    char const c = in_.text[what.offset + i - 1];
                    bool const letter = what.any_case && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
                    letter ? put_letter_before(static_cast<unsigned char>(c | 0x20)) : put_before(static_cast<char32_t>(static_cast<unsigned char>(c)));
                }
                return;
            case node_kind::set: return read_set(in_.sets[what.value]);
            case node_kind::capture: return read(what.child);
            case node_kind::repeat: return read_repeat(what);
            case node_kind::sequence:
                for (std::uint32_t i = what.child; i != node::none; i = in_.nodes[i].next) read(i);
                return;
            case node_kind::any:
            case node_kind::any_but_newline:
            case node_kind::alternation: return end();
        }
    }

    constexpr void read_set(set_of_ranges const& set) {
        bool const begins_in_ascii = set.count != 0 && in_.ranges[set.first].lo < 0x80;
        bool const ends_in_ascii = set.count != 0 && in_.ranges[set.first + set.count - 1].hi < 0x80;
        if (set.count == 0 || begins_in_ascii != ends_in_ascii || set.count >= nodes_) return end();
        nodes_ -= set.count;
        // Of characters of several sizes, the bytes that all of them have.
        byte_set places[4]{};
        std::uint32_t least = 4;
        std::uint32_t most = 0;
        for (std::uint32_t i = set.first; i < set.first + set.count; ++i) {
            char lo[4]{};
            char hi[4]{};
            std::uint32_t const size = detail::utf8::encode(in_.ranges[i].lo, lo);
            std::uint32_t const size_of_last = detail::utf8::encode(in_.ranges[i].hi, hi);
            least = size < least ? size : least;
            most = size_of_last > most ? size_of_last : most;
            bool same = size == size_of_last;
            places[0].add(static_cast<unsigned char>(lo[0]), static_cast<unsigned char>(hi[0]));
            for (std::uint32_t place = 1; place < size; ++place) {
                same = same && lo[place - 1] == hi[place - 1];
                if (same) places[place].add(static_cast<unsigned char>(lo[place]), static_cast<unsigned char>(hi[place]));
                else places[place].add(0x80, 0xBF);
            }
        }
        if (least != most) end();
        for (std::uint32_t place = least; place > 0; --place) put_before(places[place - 1], rarity_of_class(places[place - 1]));
    }

    constexpr void read_repeat(node const& what) {
        if (what.min == 0) return end();
        std::uint32_t const copies = what.min < class_run::most ? what.min : class_run::most;
        for (std::uint32_t i = 0; i < copies; ++i) read(what.child);
        if (what.min == what.max && what.min <= class_run::most) return;
        end();
        for (std::uint32_t i = 0; i < copies; ++i) read(what.child);
    }

    tree const& in_;
    byte_set run_[class_run::most]{};
    std::uint32_t rarities_[class_run::most]{};
    std::uint32_t size_ = 0;
    std::uint32_t bits_ = 0;
    unsigned next_ = 0;  // the first byte of the run, folded, if it is known
    std::uint32_t nodes_ = most_nodes;  // still to be read, and ranges of classes
    class_run best_{};
};

}  // namespace monongusa::pattern

#endif
