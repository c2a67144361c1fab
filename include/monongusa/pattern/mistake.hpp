// SPDX-License-Identifier: BSL-1.0
// mistake: why a text is no pattern.

#ifndef MONONGUSA_PATTERN_MISTAKE_HPP
#define MONONGUSA_PATTERN_MISTAKE_HPP

#include <string_view>

// A list macro, since a static_assert of C++20 takes nothing but a literal and require.hpp must say the very words of sentence().
// (name, whether it is refused because no linear matcher can have it, sentence)
#define MONONGUSA_PATTERN_MISTAKES(X)                                                                                              \
    X(unclosed_group, false, "a group is opened and never closed; close it with ')' or write '\\('")                               \
    X(unmatched_parenthesis, false, "a ')' closes no group; remove it or write '\\)'")                                             \
    X(unclosed_class, false, "a '[' is never closed; close it with ']' or write '\\['")                                            \
    X(bad_range, false, "a range in a class needs two characters, the smaller one first; swap them or write '\\-'")                \
    X(unknown_class, false, "no class has the name between '[:' and ':]'; those of ASCII are known, as in [[:alpha:]]")            \
    X(unknown_property, false, "no class of Unicode is named so; write a category as in '\\p{Lu}' or a script as in '\\p{Greek}'") \
    X(nothing_to_repeat, false, "a repeat has nothing before it; give it something to repeat or put '\\' before it")               \
    X(repeated_repeat, false, "a repeat follows a repeat; put the first into '(?:' and ')', or '\\' before the second")            \
    X(repeat_too_large, false, "a repeat counts beyond 1000; count less or use '*'")                                               \
    X(repeat_backwards, false, "a repeat allows at most fewer than it wants at least; swap the two numbers")                       \
    X(bad_escape, false, "a '\\' and what follows have no meaning; to mean a letter or '\\' itself, write it alone or as '\\\\'")  \
    X(trailing_backslash, false, "the pattern ends in a '\\' that escapes nothing; remove it or write '\\\\'")                     \
    X(bad_group_name, false, "a group's name is one or more of A-Z a-z 0-9 _ and ends with '>'; write '(?P<name>'")                \
    X(duplicate_group_name, false, "two groups have the same name; rename one of them")                                            \
    X(unknown_flag, false, "a flag is none of i m s U; write '(?i)' or '(?i:' with one of these")                                  \
    X(unknown_group, false, "a '(?' opens no kind of group that is known; write '(?:' for a group, '\\(' for the character")       \
    X(invalid_utf8, false, "the pattern is not valid UTF-8; save the file as UTF-8 or write the character as '\\x{3042}'")         \
    X(too_large, false, "the pattern is too large once its repeats are written out; count less or use '*'")                        \
    X(too_deep, false, "groups are nested more than 100 deep; nest less")                                                          \
    X(single_byte, false, "'\\C' is not supported, since text is matched by character; write '.' instead")                         \
    X(backreference, true, "a backreference cannot be matched in linear time; compare the groups in the handler instead")          \
    X(lookahead, true, "a lookahead cannot be matched in linear time; match what follows and leave it out of the group")           \
    X(lookbehind, true, "a lookbehind cannot be matched in linear time; match what precedes and leave it out of the group")        \
    X(atomic_group, true, "an atomic group cannot be matched in linear time; write '(?:', nothing ever backtracks here")           \
    X(possessive_repeat, true, "a possessive repeat cannot be matched in linear time; drop its '+', nothing ever backtracks here") \
    X(recursion, true, "a pattern that calls itself or a group cannot be matched in linear time; write the part out")              \
    X(conditional, true, "a condition on a group cannot be matched in linear time; write the cases as '(?:a|b)'")

namespace monongusa::pattern {

/// Why a text is no pattern; `none` when it is one.  sentence() puts each into words.
enum class mistake : unsigned char {
    none,
#define MONONGUSA_PATTERN_NAME(name, linear, words) name,
    MONONGUSA_PATTERN_MISTAKES(MONONGUSA_PATTERN_NAME)
#undef MONONGUSA_PATTERN_NAME
};

/// What is wrong and what to do, in one sentence without a capital and a full stop; empty for `none`.
constexpr std::string_view sentence(mistake reason) noexcept {
    switch (reason) {
#define MONONGUSA_PATTERN_SENTENCE(name, linear, words) \
    case mistake::name: return words;
        MONONGUSA_PATTERN_MISTAKES(MONONGUSA_PATTERN_SENTENCE)
#undef MONONGUSA_PATTERN_SENTENCE
        case mistake::none: break;
    }
    return {};
}

/// True for what other engines have at the price of exponential time: it is refused for good, not for now.
constexpr bool cannot_be_linear(mistake reason) noexcept {
    switch (reason) {
#define MONONGUSA_PATTERN_LINEAR(name, linear, words) \
    case mistake::name: return linear;
        MONONGUSA_PATTERN_MISTAKES(MONONGUSA_PATTERN_LINEAR)
#undef MONONGUSA_PATTERN_LINEAR
        case mistake::none: break;
    }
    return false;
}

}  // namespace monongusa::pattern

#endif
