// SPDX-License-Identifier: BSL-1.0
// syntax: the tree that a pattern is read into.

#ifndef MONONGUSA_PATTERN_SYNTAX_HPP
#define MONONGUSA_PATTERN_SYNTAX_HPP

#include <monongusa/pattern/classes.hpp>
#include <monongusa/pattern/growing.hpp>
#include <monongusa/pattern/mistake.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::pattern {

enum class node_kind : unsigned char {
    nothing,  // matches the empty text
    one,      // the character `value`
    letter,   // the ASCII letter `value` (lower case) in either case
    text,     // `value` characters of ASCII as the pattern has them from `offset` on, letters in either case if `any_case`
    any,      // any character
    any_but_newline,
    set,          // one of the set number `value`
    check,        // the assertion `value`
    capture,      // the child, as group number `value`
    repeat,       // the child, min…max times
    sequence,     // the children one after the other
    alternation,  // one of the children
};

enum class assertion : unsigned char { text_begin, text_end, line_begin, line_end, word_edge, no_word_edge };

// Where a node can match the empty text.  A sequence can where all of its parts can, an alternation where any can: & and |.
namespace emptiness {
inline constexpr unsigned char never = 0;
inline constexpr unsigned char somewhere = 1;             // under some assertion
inline constexpr unsigned char at_begin = 2 | somewhere;  // surely at the beginning of every text
inline constexpr unsigned char at_end = 4 | somewhere;    // surely at the end of every text
inline constexpr unsigned char anywhere = at_begin | at_end | 8;
}  // namespace emptiness

/// A part of a pattern.
///
/// Children are linked last to first: so a repeat finds what it repeats at the head, and the compiler works backwards.
struct node {
    static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

    node_kind kind;
    bool lazy;
    bool any_case;
    bool grouped;   // in parentheses: what repeats a text repeats all of it
    bool anchored;  // it can only begin to match at the beginning of the text
    unsigned char empty;
    unsigned char extent;  // how many bytes of the pattern say it, at most 255, if it is a leaf
    std::uint16_t offset;  // where they begin
    std::uint32_t value;
    std::uint32_t min;
    std::uint32_t max;  // none: no limit
    std::uint32_t child;  // the last one
    std::uint32_t next;  // the one before it
    std::uint32_t first_group;  // the number of groups opened before it
    std::uint32_t code;  // how many instructions it takes
    std::uint32_t threads;  // how many of these take a character
};

// Not the initializers of its members, so that an array of nodes costs a constant evaluation nothing until they are made.
inline constexpr node blank_node{.kind = node_kind::nothing,
                                 .lazy = false,
                                 .any_case = false,
                                 .grouped = false,
                                 .anchored = false,
                                 .empty = emptiness::anywhere,
                                 .extent = 0,
                                 .offset = 0,
                                 .value = 0,
                                 .min = 0,
                                 .max = node::none,
                                 .child = node::none,
                                 .next = node::none,
                                 .first_group = 0,
                                 .code = 0,
                                 .threads = 0};

/// A set of characters: `count` ranges from `first` on, sorted and not touching.
struct set_of_ranges {
    std::uint32_t first;
    std::uint32_t count;
};

/// What is known of a capturing group; the name is a part of the pattern.
struct group_facts {
    std::uint32_t name_begin = 0;
    std::uint32_t name_size = 0;
    bool optional = false;  // a match can leave it unset

    friend constexpr bool operator==(group_facts const&, group_facts const&) = default;
};

/// A pattern as it was read, or the first mistake in it.
struct tree {
    std::string_view text;  // the pattern
    growing<node> nodes;
    growing<set_of_ranges> sets;
    code_ranges ranges;
    growing<group_facts> groups;
    std::uint32_t root = node::none;
    mistake reason = mistake::none;
    std::size_t offset = 0;  // of the mistake, in bytes
};

}  // namespace monongusa::pattern

#endif
