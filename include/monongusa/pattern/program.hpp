// SPDX-License-Identifier: BSL-1.0
// program: a pattern as instructions for the machine, in memory that someone else holds.

#ifndef MONONGUSA_PATTERN_PROGRAM_HPP
#define MONONGUSA_PATTERN_PROGRAM_HPP

#include <monongusa/detail/text_range.hpp>
#include <monongusa/pattern/classes.hpp>
#include <monongusa/pattern/syntax.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::pattern {

enum class opcode : unsigned char {
    one,     // take the character `operand`
    letter,  // take the ASCII letter `operand` (lower case) in either case
    any,     // take any character
    any_but_newline,
    set,    // take a character of set `operand`
    split,  // go on at `next`, or else at `operand`
    loop,   // the same; `next` takes one character and comes back here
    save,   // remember the position in slot `operand`
    check,  // go on where assertion `operand` holds
    accept,
};

// What it came from takes the place of padding: only who asks why a text does not match reads it.
struct instruction {
    opcode op = opcode::accept;
    unsigned char extent = 0;  // how many bytes of the pattern say it, at most 255
    std::uint16_t offset = 0;  // where they begin
    std::uint32_t operand = 0;
    std::uint32_t next = 0;

    friend constexpr bool operator==(instruction const&, instruction const&) = default;
};

constexpr bool takes_a_character(opcode op) noexcept { return op < opcode::split; }

/// A set of characters: bits for ASCII, `count` ranges from `first` on for what lies beyond.
struct character_set {
    std::uint64_t ascii[2]{};
    std::uint32_t first = 0;
    std::uint32_t count = 0;

    friend constexpr bool operator==(character_set const&, character_set const&) = default;
};

/// A set of bytes.
struct byte_set {
    std::uint64_t bits[4]{};

    constexpr bool has(char byte) const noexcept {
        auto const i = static_cast<unsigned char>(byte);
        return (bits[i >> 6] >> (i & 63) & 1) != 0;
    }
    constexpr void add(unsigned lo, unsigned hi) noexcept {
        for (unsigned word = lo >> 6; word <= hi >> 6; ++word) {
            std::uint64_t mask = ~std::uint64_t{0};
            if (word == lo >> 6) mask &= ~std::uint64_t{0} << (lo & 63);
            if (word == hi >> 6) mask &= ~std::uint64_t{0} >> (63 - (hi & 63));
            bits[word] |= mask;
        }
    }

    friend constexpr bool operator==(byte_set const&, byte_set const&) = default;
};

/// What is known of a program as a whole.
struct program_facts {
    static constexpr std::size_t prefix_room = 16;
    static constexpr std::uint32_t no_loop = static_cast<std::uint32_t>(-1);

    std::uint32_t start = 0;    // the first instruction
    std::uint32_t size = 0;     // how many instructions
    std::uint32_t threads = 0;  // how many of them take a character or accept
    std::uint32_t sets = 0;
    std::uint32_t ranges = 0;
    std::uint32_t groups = 0;      // capturing ones
    std::uint32_t plain_size = 0;  // of the text, where the whole pattern is nothing but a text
    char prefix[prefix_room]{};    // what every match begins with, as much of it as there is room for
    std::uint8_t prefix_size = 0;
    bool plain = false;
    bool walks = true;        // no loop can go round without taking a character
    // Of a greedy run of a class that it begins with: where that does not match, it does not from the middle of the run either.
    std::uint32_t first_loop = no_loop;
    bool anchored = false;    // a match can only begin at the beginning of the text
    bool skips = false;       // a match can only begin with a byte of `first`
    bool everything = false;  // it provably matches every text
    byte_set first{};

    friend constexpr bool operator==(program_facts const&, program_facts const&) = default;
};

/// A view of a compiled pattern.  What it points to must outlive it; any number of threads may read it.
struct program {
    program_facts facts{};
    instruction const* code = nullptr;
    character_set const* sets = nullptr;
    code_range const* ranges = nullptr;
    char const* plain = nullptr;
    group_facts const* groups = nullptr;

    constexpr std::string_view plain_text() const noexcept { return {plain, facts.plain_size}; }
    constexpr std::string_view prefix() const noexcept { return {facts.prefix, facts.prefix_size}; }

    /// Whether an instruction that takes a character takes this one.
    constexpr bool takes(instruction const& step, char32_t point) const noexcept {
        switch (step.op) {
            case opcode::one: return point == step.operand;
            case opcode::letter: return point < 0x80 && (point | 0x20) == step.operand;
            case opcode::any: return true;
            case opcode::any_but_newline: return point != '\n';
            case opcode::set: return is_in(sets[step.operand], point);
            default: return false;
        }
    }

    constexpr bool is_in(character_set const& set, char32_t point) const noexcept {
        if (point < 0x80) return (set.ascii[point >> 6] >> (point & 63) & 1) != 0;
        std::uint32_t first = set.first;
        std::uint32_t last = set.first + set.count;
        while (first < last) {
            std::uint32_t const middle = first + (last - first) / 2;
            if (ranges[middle].hi < point) first = middle + 1;
            else last = middle;
        }
        return first < set.first + set.count && ranges[first].lo <= point;
    }

    /// How many positions a thread remembers: the whole match and each group, begin and end.
    constexpr std::size_t slots() const noexcept { return 2 * (std::size_t{facts.groups} + 1); }

    /// A search's result out of these positions: the whole match, then the groups.
    constexpr void write_ranges(std::size_t const* positions, detail::text_range* to) const noexcept {
        constexpr std::size_t unset = detail::text_range::none;
        for (std::size_t i = 0; i <= facts.groups; ++i) {
            bool const set = positions[2 * i] != unset && positions[2 * i + 1] != unset;
            to[i] = set ? detail::text_range{positions[2 * i], positions[2 * i + 1]} : detail::text_range{};
        }
    }

    friend constexpr bool operator==(program const& left, program const& right) noexcept {
        if (left.facts != right.facts || left.plain_text() != right.plain_text()) return false;
        for (std::size_t i = 0; i < left.facts.size; ++i)
            if (left.code[i] != right.code[i]) return false;
        for (std::size_t i = 0; i < left.facts.sets; ++i)
            if (left.sets[i] != right.sets[i]) return false;
        for (std::size_t i = 0; i < left.facts.ranges; ++i)
            if (left.ranges[i] != right.ranges[i]) return false;
        for (std::size_t i = 0; i < left.facts.groups; ++i)
            if (left.groups[i] != right.groups[i]) return false;
        return true;
    }
};

}  // namespace monongusa::pattern

#endif
