#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Writes include/monongusa/pattern/unicode_classes.hpp from what perl knows of Unicode, which must be of the version below.

usage: tools/unicode_classes.py
"""

import subprocess
import sys
from collections import defaultdict
from pathlib import Path

VERSION = "14.0.0"
WIDTH = 140
LAST = 0x10FFFF
# Prints the version and, a line for each property, "first:value" for all points from the first up to that of the next.
FACTS = r"""
use Unicode::UCD qw(prop_invmap);
print Unicode::UCD::UnicodeVersion(), "\n";
for my $property ("General_Category", "Script", "Simple_Case_Folding") {
    my ($points, $values) = prop_invmap($property);
    print join(" ", map { "$points->[$_]:$values->[$_]" } 0 .. $#$points), "\n";
}
"""
# The digits of a number, and the digit that ends it: none needs an escape, and no two of them can be a trigraph.
MORE, END = range(0x40, 0x5C), range(0x5D, 0x7F)
HEAD = '''// SPDX-License-Identifier: BSL-1.0
// unicode_classes: the classes that `\\p` can name: categories and scripts of Unicode @VERSION@; written by tools/unicode_classes.py.

#ifndef MONONGUSA_PATTERN_UNICODE_CLASSES_HPP
#define MONONGUSA_PATTERN_UNICODE_CLASSES_HPP

#include <cstddef>
#include <string_view>

namespace monongusa::pattern {

// A class is written as numbers: how many characters to leave out, how many more than one to take, and so on.  A number is digits of
// base @MORE@ from '@FIRST_MORE@' on, the highest first, and ends with one of base @END@ from '@FIRST_END@' on.  Plain pointers, since views would have to be
// computed by everyone who includes this.
struct unicode_class {
    char const* name;
    char const* ranges;
    char const* any_case;  // with what differs in case only; empty where that is nothing
};

/// Sorted by name.
// clang-format off
inline constexpr unicode_class unicode_classes[] = {
@CLASSES@
};
// clang-format on

inline constexpr std::size_t unicode_class_count = sizeof(unicode_classes) / sizeof(unicode_classes[0]);

// An index, not a pointer: with -fsanitize=undefined, comparing one with null is no constant for g++ 12.
/// The index of a class; unicode_class_count for a name that is none.
constexpr std::size_t find_unicode_class(std::string_view name) noexcept {
    std::size_t first = 0;
    std::size_t last = unicode_class_count;
    while (first < last) {
        std::size_t const middle = (first + last) / 2;
        int const order = name.compare(unicode_classes[middle].name);
        if (order == 0) return middle;
        if (order > 0) first = middle + 1;
        else last = middle;
    }
    return unicode_class_count;
}

/// Calls `seen(lo, hi)` for each range, both included, in their order.
template <class Seen>
constexpr void for_each_range(char const* ranges, Seen&& seen) {
    auto const number = [&ranges] {
        unsigned value = 0;
        while (*ranges < '@FIRST_END@') value = value * @MORE@ + static_cast<unsigned>(*ranges++ - '@FIRST_MORE@');
        return value * @END@ + static_cast<unsigned>(*ranges++ - '@FIRST_END@');
    };
    char32_t next = 0;
    while (*ranges != '\\0') {
        char32_t const lo = next + number();
        char32_t const hi = lo + number();
        seen(lo, hi);
        next = hi + 1;
    }
}

}  // namespace monongusa::pattern

#endif
'''


def values_of(line: str) -> list[str]:
    """The value of every code point."""
    points = [one.split(":") for one in line.split()]
    values = []
    for (first, value), (end, _) in zip(points, [*points[1:], (LAST + 1, "")]):
        values += [value] * (int(end) - int(first))
    return values[: LAST + 1]


def rings_of(line: str) -> dict[int, set[int]]:
    """For every code point that is not alone, the ring of those that differ in case only."""
    rings = defaultdict(set)
    points = [one.split(":") for one in line.split()]
    for (first, value), (end, _) in zip(points, points[1:]):
        if value != "0":
            for point in range(int(first), int(end)):
                folded = int(value) + point - int(first)
                rings[folded] |= {folded, point}
    return {point: ring for ring in rings.values() for point in ring}


def number(value: int) -> str:
    text = chr(END[value % len(END)])
    value //= len(END)
    while value:
        text = chr(MORE[value % len(MORE)]) + text
        value //= len(MORE)
    return text


def written(points: set[int]) -> str:
    text, end = "", 0
    ordered = sorted(points)
    first = 0
    for i, point in enumerate(ordered):
        if i + 1 == len(ordered) or ordered[i + 1] != point + 1:
            text += number(ordered[first] - end) + number(point - ordered[first])
            end, first = point + 1, i + 1
    return text


def classes_and_rings() -> tuple[dict[str, set[int]], dict[int, set[int]]]:
    perl = subprocess.run(["perl", "-e", FACTS], check=True, stdout=subprocess.PIPE, text=True)
    version, categories, scripts, folding = perl.stdout.splitlines()
    if version != VERSION:
        sys.exit(f"this perl knows Unicode {version}, not {VERSION}")
    classes = defaultdict(set, Any=set(range(LAST + 1)))
    for point, category in enumerate(values_of(categories)):
        if category != "Cn":  # What is not assigned is in no class, as RE2 has it.
            classes[category].add(point)
            classes[category[0]].add(point)
    for point, script in enumerate(values_of(scripts)):
        if script != "Unknown":
            classes[script].add(point)
    return classes, rings_of(folding)


def entry(name: str, ranges: str, any_case: str) -> str:
    """One line if it fits, else literals one below the other."""
    room = WIDTH - len('     "",')
    pieces = [[f'"{text[at : at + room]}"' for at in range(0, len(text), room)] or ['""'] for text in (ranges, any_case)]
    parts = [f'"{name}"', *("\n     ".join(one) for one in pieces)]
    line = f"    {{{', '.join(parts)}}},"
    return line if len(line) <= WIDTH else "    {" + ",\n     ".join(parts) + "},"


def main() -> None:
    if len(sys.argv) != 1:
        sys.exit(__doc__)
    classes, rings = classes_and_rings()
    lines = []
    for name, points in sorted(classes.items()):
        any_case = points.union(*(rings[point] for point in points if point in rings))
        lines.append(entry(name, written(points), "" if any_case == points else written(any_case)))
    text = HEAD.replace("@VERSION@", VERSION).replace("@CLASSES@", "\n".join(lines))
    for key, digits in {"MORE": MORE, "END": END}.items():
        text = text.replace(f"@{key}@", str(len(digits))).replace(f"@FIRST_{key}@", chr(digits[0]))
    header = Path(__file__).resolve().parent.parent / "include/monongusa/pattern/unicode_classes.hpp"
    header.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
