// SPDX-License-Identifier: BSL-1.0
// classes: sets of characters as sorted ranges, and the ones that have a name.

#ifndef MONONGUSA_PATTERN_CLASSES_HPP
#define MONONGUSA_PATTERN_CLASSES_HPP

#include <monongusa/detail/utf8.hpp>
#include <monongusa/pattern/fold.hpp>
#include <monongusa/pattern/growing.hpp>

#include <cstddef>
#include <string_view>

namespace monongusa::pattern {

/// The characters lo…hi, both included.
struct code_range {
    char32_t lo;
    char32_t hi;

    friend constexpr bool operator==(code_range const&, code_range const&) = default;
};

using code_ranges = growing<code_range>;

// The functions below work on the tail [from, size) of the ranges: the class being read.

/// Adds what differs in case only from what is there.
constexpr void add_other_cases(code_ranges& ranges, std::size_t from) {
    auto const add = [&](char32_t lo, char32_t hi) {
        for (std::size_t i = from; i < ranges.size(); ++i)
            if (ranges[i].lo <= lo && hi <= ranges[i].hi) return;
        ranges.push({lo, hi});
    };
    // What is added is looked at in turn, until every ring is closed.
    for (std::size_t i = from; i < ranges.size(); ++i) {
        code_range const range = ranges[i];
        for (std::size_t r = fold_row_from(range.lo); r < fold_table::size && fold_table::rows[r].lo <= range.hi; ++r) {
            fold_row const& row = fold_table::rows[r];
            char32_t lo = range.lo < row.lo ? row.lo : range.lo;
            char32_t hi = range.hi < row.hi ? range.hi : row.hi;
            if (row.step == fold_row::even_odd || row.step == fold_row::odd_even) {
                // A ring at either edge may be cut in half; its other half may only widen the range.
                if (row.next(lo) < lo) --lo;
                if (row.next(hi) > hi) ++hi;
                add(lo, hi);
            } else {
                add(row.next(lo), row.next(hi));
            }
        }
    }
}

/// Sorts the ranges and joins those that touch.
constexpr void normalise(code_ranges& ranges, std::size_t from) noexcept {
    for (std::size_t i = from + 1; i < ranges.size(); ++i) {
        code_range const range = ranges[i];
        std::size_t hole = i;
        for (; hole > from && ranges[hole - 1].lo > range.lo; --hole) ranges[hole] = ranges[hole - 1];
        ranges[hole] = range;
    }
    std::size_t kept = from;
    for (std::size_t i = from; i < ranges.size(); ++i) {
        code_range const range = ranges[i];
        if (kept > from && range.lo <= ranges[kept - 1].hi + 1) {
            if (range.hi > ranges[kept - 1].hi) ranges[kept - 1].hi = range.hi;
        } else {
            ranges[kept++] = range;
        }
    }
    ranges.shrink(kept);
}

/// Puts what is missing in the place of what is there, which must be normalised.
constexpr void negate(code_ranges& ranges, std::size_t from) {
    char32_t lo = 0;
    std::size_t kept = from;
    for (std::size_t i = from; i < ranges.size(); ++i) {
        code_range const range = ranges[i];
        if (range.lo > lo) ranges[kept++] = {lo, range.lo - 1};
        lo = range.hi + 1;
    }
    ranges.shrink(kept);
    if (lo <= detail::utf8::last_code_point) ranges.push({lo, detail::utf8::last_code_point});
}

/// The ranges of a class with a name, written as pairs of their first and last characters; empty for a name that is none.
constexpr std::string_view posix_class(std::string_view name) noexcept {
    if (name == "alnum") return "09AZaz";
    if (name == "alpha") return "AZaz";
    if (name == "ascii") return {"\0\x7F", 2};
    if (name == "blank") return "\t\t  ";
    if (name == "cntrl") return {"\0\x1F\x7F\x7F", 4};
    if (name == "digit") return "09";
    if (name == "graph") return "!~";
    if (name == "lower") return "az";
    if (name == "print") return " ~";
    if (name == "punct") return "!/:@[`{~";
    if (name == "space") return "\t\r  ";
    if (name == "upper") return "AZ";
    if (name == "word") return "09AZ__az";
    if (name == "xdigit") return "09AFaf";
    return {};
}

/// The same for the letter of `\d`, `\s` and `\w`.
constexpr std::string_view perl_class(char letter) noexcept {
    switch (letter) {
        case 'd':
        case 'D': return "09";
        case 's':
        case 'S': return "\t\n\f\r  ";
        case 'w':
        case 'W': return "09AZ__az";
        default: return {};
    }
}

/// Adds a class with a name to the class being read.
constexpr void add_named(code_ranges& ranges, std::string_view pairs, bool negated, bool any_case) {
    std::size_t const from = ranges.size();
    for (std::size_t i = 0; i < pairs.size(); i += 2)
        ranges.push({static_cast<unsigned char>(pairs[i]), static_cast<unsigned char>(pairs[i + 1])});
    if (any_case) add_other_cases(ranges, from);
    if (!negated) return;
    normalise(ranges, from);
    negate(ranges, from);
}

}  // namespace monongusa::pattern

#endif
