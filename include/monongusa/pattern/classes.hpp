// SPDX-License-Identifier: BSL-1.0
// classes: sets of characters as sorted ranges, and the ones that have a name.

#ifndef MONONGUSA_PATTERN_CLASSES_HPP
#define MONONGUSA_PATTERN_CLASSES_HPP

#include <monongusa/detail/utf8.hpp>
#include <monongusa/pattern/fold.hpp>
#include <monongusa/pattern/growing.hpp>
#include <monongusa/pattern/unicode_classes.hpp>

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

// Two neighbouring runs of sorted ranges become one.
constexpr void merge(code_ranges& ranges, std::size_t begin, std::size_t middle, std::size_t end) {
    std::size_t const copy = ranges.size();
    for (std::size_t i = middle; i < end; ++i) {
        code_range const range = ranges[i];
        ranges.push(range);
    }
    std::size_t left = middle;
    for (std::size_t right = ranges.size(); right > copy;) {
        bool const from_left = left > begin && ranges[left - 1].lo > ranges[right - 1].lo;
        ranges[--end] = from_left ? ranges[--left] : ranges[--right];
    }
    ranges.shrink(copy);
}

/// Sorts the ranges and joins those that touch.
constexpr void normalise(code_ranges& ranges, std::size_t from) {
    // Classes with a name are runs of hundreds that are sorted already.
    auto const end_of_run = [&](std::size_t at) {
        if (at < ranges.size()) ++at;
        while (at < ranges.size() && ranges[at - 1].lo <= ranges[at].lo) ++at;
        return at;
    };
    for (bool sorted = false; !sorted;) {
        sorted = true;
        for (std::size_t begin = from; begin < ranges.size();) {
            std::size_t const middle = end_of_run(begin);
            std::size_t const end = end_of_run(middle);
            if (middle < end) {
                merge(ranges, begin, middle, end);
                sorted = false;
            }
            begin = end;
        }
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

/// Adds what differs in case only from what is there.
constexpr void add_other_cases(code_ranges& ranges, std::size_t from) {
    normalise(ranges, from);
    std::size_t const end = ranges.size();
    auto const add = [&](char32_t lo, char32_t hi) {
        std::size_t first = from;
        for (std::size_t last = end; first < last;) {
            std::size_t const middle = (first + last) / 2;
            if (ranges[middle].hi < hi) first = middle + 1;
            else last = middle;
        }
        if (first == end || ranges[first].lo > lo) ranges.push({lo, hi});
    };
    // What is added is looked at in turn; every ring closes at what was there in the beginning.
    for (std::size_t i = from; i < ranges.size(); ++i) {
        code_range const range = ranges[i];
        for (std::size_t r = fold_row_from(range.lo); r < fold_table::size && fold_table::rows[r].lo <= range.hi; ++r) {
            fold_row const& row = fold_table::rows[r];
            char32_t const lo = range.lo < row.lo ? row.lo : range.lo;
            char32_t const hi = range.hi < row.hi ? range.hi : row.hi;
            if (row.step == fold_row::even_odd || row.step == fold_row::odd_even) {
                // Neighbours: only a ring at either edge can be cut in half.
                if (row.next(lo) < lo) add(lo - 1, lo - 1);
                if (row.next(hi) > hi) add(hi + 1, hi + 1);
            } else {
                add(row.next(lo), row.next(hi));
            }
        }
    }
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

/// Adds a class of ASCII to the class being read.
constexpr void add_named(code_ranges& ranges, std::string_view pairs, bool negated, bool any_case) {
    std::size_t const from = ranges.size();
    for (std::size_t i = 0; i < pairs.size(); i += 2)
        ranges.push({static_cast<unsigned char>(pairs[i]), static_cast<unsigned char>(pairs[i + 1])});
    if (any_case) add_other_cases(ranges, from);
    if (!negated) return;
    normalise(ranges, from);
    negate(ranges, from);
}

/// Adds what `\p` names to the class being read; false if there is no such class.
constexpr bool add_unicode(code_ranges& ranges, std::string_view name, bool negated, bool any_case) {
    std::size_t const found = find_unicode_class(name);
    if (found == unicode_class_count) return false;
    unicode_class const& named = unicode_classes[found];
    std::size_t const from = ranges.size();
    bool const folded = any_case && *named.any_case != '\0';
    for_each_range(folded ? named.any_case : named.ranges, [&](char32_t lo, char32_t hi) { ranges.push({lo, hi}); });
    if (negated) negate(ranges, from);
    return true;
}

}  // namespace monongusa::pattern

#endif
