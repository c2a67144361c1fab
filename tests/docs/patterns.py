#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Compiles and runs every example of docs/patterns.md, as a literal and at run time, and sees that nothing there is remains unsaid.

usage: patterns.py COMPILER -- FLAGS"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs/patterns.md").read_text(encoding="utf-8")
PARTS = re.compile(r"`([^`]+)`(?: \(`(\w+)`\))?|empty(?: at (\d+))?|unset")
problems = []

BEFORE = r"""
#include <monongusa/core.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cassert>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace mg = monongusa;
namespace mp = monongusa::pattern;

struct part {
    bool set;
    std::string_view text;
    std::string_view name;
    std::size_t at;
};

constexpr std::size_t somewhere = static_cast<std::size_t>(-1);

template <class Found>
constexpr bool is(Found const& found, std::initializer_list<part> parts) {
    if (found.size() != parts.size()) return false;
    std::size_t i = 0;
    for (part const& each : parts) {
        auto const got = found[i++];
        if (got.has_value() != each.set || (each.set && *got != each.text)) return false;
        if (!each.name.empty() && found[each.name] != got) return false;
        if (each.at != somewhere && found.range(i - 1).begin != each.at) return false;
    }
    return true;
}

void finds(std::string_view pattern, std::string_view text, std::initializer_list<part> parts) {
    mp::dynamic const at_run_time{pattern};
    if (!is(at_run_time.search(text), parts)) BOOST_ERROR(std::string{pattern}.c_str());
}

void refuses(std::string_view pattern, std::size_t offset, std::string_view sentence) {
    std::string what = "accepted";
    try {
        mp::dynamic{pattern};
    } catch (mg::pattern_error const& error) {
        what = error.what();
        BOOST_TEST_EQ(error.offset(), offset);
    }
    BOOST_TEST_EQ(what, "monongusa: pattern: at offset " + std::to_string(offset) + ": " + std::string{sentence});
}
"""


def wrong(line: int, what: str) -> None:
    problems.append(f"docs/patterns.md:{line}: {what}")


def literal(data: bytes) -> str:
    # Octal, since no digit behind it can become a part of it.
    return '"' + "".join(chr(one) if 32 <= one < 127 and one not in b'"\\?' else f"\\{one:03o}" for one in data) + '"'


def tables() -> list[tuple[list[str], int, list[str]]]:
    """The head, the line's number and the cells of each row of each table."""
    rows, head = [], []
    for number, line in enumerate(PAGE.splitlines(), 1):
        if not line.startswith("|"):
            head = []
            continue
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if not head:
            head = cells
        elif set("".join(cells)) != {"-"}:
            rows.append((head, number, cells))
    return rows


def code(cell: str) -> str:
    return re.fullmatch("`([^`]+)`", cell)[1]


def text_of(cell: str) -> bytes:
    """In a text, `\\n`, `\\t` and `\\xFF` stand for a byte, as in C++."""
    if cell == "the empty text":
        return b""
    named = {b"n": b"\n", b"t": b"\t"}
    return re.sub(rb"\\(n|t|x[0-9A-F]{2})", lambda found: named.get(found[1]) or bytes([int(found[1][1:], 16)]), code(cell).encode())


def pattern_of(cell: str) -> bytes:
    if found := re.fullmatch(r"`(.+)` (\d+) times", cell):
        return found[1].encode() * int(found[2])
    if found := re.fullmatch(r"`(.+)` and the byte ([0-9A-F]{2})", cell):
        return found[1].encode() + bytes.fromhex(found[2])
    return code(cell).encode()


def parts_of(cell: str, line: int) -> str:
    if cell == "nothing":
        return "{}"
    if not re.fullmatch(rf"(?:{PARTS.pattern})(?:, (?:{PARTS.pattern}))*", cell):
        wrong(line, f"what is found cannot be read: {cell}")
    parts = []
    for found in PARTS.finditer(cell):
        text, name, at = found[1] or "", found[2] or "", found[3] or "somewhere"
        parts.append(f"{{{str(found[0] != 'unset').lower()}, {literal(text_of(f'`{text}`') if text else b'')}, \"{name}\", {at}}}")
    return "{" + ", ".join(parts) + "}"


def program() -> str:
    asserted, run = [], []
    for head, line, cells in tables():
        here = f'#line {line} "docs/patterns.md"'
        if head[2:] == ["pattern", "in", "finds"]:
            pattern, text, parts = literal(pattern_of(cells[2])), literal(text_of(cells[3])), parts_of(cells[4], line)
            asserted += [here, f"static_assert(is(mp::search<{pattern}>({text}), {parts}));"]
            run += [here, f"finds({pattern}, {text}, {parts});"]
        elif head == ["pattern", "at", "the compiler says"]:
            pattern, sentence = literal(pattern_of(cells[0])), literal(code(cells[2]).encode())
            asserted += [here, f"static_assert(mp::literal<{pattern}>::offset == {cells[1]});",
                         here, f"static_assert(mp::sentence(mp::literal<{pattern}>::reason) == {sentence});"]
            run += [here, f"refuses({pattern}, {cells[1]}, {sentence});"]
    for number, found in enumerate(re.finditer(r"^```cpp\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)):
        line = PAGE.count("\n", 0, found.start()) + 2
        asserted += [f"void block_{number}() {{", f'#line {line} "docs/patterns.md"', found[1], "}"]
        run.append(f"block_{number}();")
    return "\n".join([BEFORE, *asserted, "int main() {", *run, "return boost::report_errors();", "}", ""])


def nothing_is_left_out() -> None:
    rows = tables()
    examples = [(line, cells) for head, line, cells in rows if head[-1] == "finds"]
    refused = [code(cells[2]) for head, _, cells in rows if head[-1] == "the compiler says"]
    if len(examples) < 80:
        wrong(1, f"only {len(examples)} examples")
    for line, cells in examples:
        for construct in re.findall(r"`(\\[A-Za-z]|\[:\^?\w+:\])", cells[0]):
            if construct not in cells[2]:
                wrong(line, f"{construct} is explained and not shown")
    header = (ROOT / "include/monongusa/pattern/mistake.hpp").read_text(encoding="utf-8")
    for sentence in re.findall(r'^    X\(\w+, \w+, "(.*)"\)', header, re.MULTILINE):
        sentence = sentence.replace("\\\\", "\\")
        if sentence not in refused:
            wrong(1, f"no example is refused with: {sentence}")
    header = (ROOT / "include/monongusa/pattern/classes.hpp").read_text(encoding="utf-8")
    for name in re.findall(r'name == "(\w+)"', header):
        if f"[:{name}:]" not in PAGE:
            wrong(1, f"[:{name}:] is not on the page")
    header = (ROOT / "include/monongusa/pattern/unicode_classes.hpp").read_text(encoding="utf-8")
    names = re.findall(r'^    \{"(\w+)"', header, re.MULTILINE)
    if len(names) < 190:
        wrong(1, "the names of the classes are not found in the header")
    listed = set(re.findall(r"`(?:\\p\{)?(\w+)\}?`", PAGE[PAGE.index("## Classes of Unicode"):]))
    for name in names:
        if name not in listed:
            wrong(1, f"the class of Unicode {name} is not listed")


def main() -> int:
    divider = sys.argv.index("--")
    compiler, flags = shlex.split(" ".join(sys.argv[1:divider])), sys.argv[divider + 1 :]
    Path("patterns.cpp").write_text(program(), encoding="utf-8")
    nothing_is_left_out()
    if problems:
        print("\n".join(problems), flush=True)
    built = subprocess.run([*compiler, "-std=c++20", "-Wall", "-Wextra", "-Werror", *flags, "patterns.cpp", "-o", "patterns", "-pthread"],
                           check=False)
    return 1 if problems or built.returncode != 0 else subprocess.run(["./patterns"], check=False).returncode


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        status = main()
        os.chdir("/")
    sys.exit(status)
