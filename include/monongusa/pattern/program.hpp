// SPDX-License-Identifier: BSL-1.0
// program: a pattern as instructions for the machine, in memory that someone else holds.

#ifndef MONONGUSA_PATTERN_PROGRAM_HPP
#define MONONGUSA_PATTERN_PROGRAM_HPP

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
    save,   // remember the position in slot `operand`
    check,  // go on where assertion `operand` holds
    accept,
};

struct instruction {
    opcode op = opcode::accept;
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
    std::uint32_t start = 0;    // the first instruction
    std::uint32_t size = 0;     // how many instructions
    std::uint32_t threads = 0;  // how many of them take a character or accept
    std::uint32_t sets = 0;
    std::uint32_t ranges = 0;
    std::uint32_t groups = 0;      // capturing ones
    std::uint32_t plain_size = 0;  // of the text, where the whole pattern is nothing but a text
    bool plain = false;
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

    /// How many positions a thread remembers: the whole match and each group, begin and end.
    constexpr std::size_t slots() const noexcept { return 2 * (std::size_t{facts.groups} + 1); }

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
