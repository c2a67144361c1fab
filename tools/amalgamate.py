#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Writes single_include/ from include/: one file for each root, each header in it once, where it is first needed."""

import argparse
import sys
from pathlib import Path

import cpp_text

# In order: where a later root needs a header that an earlier output holds, it includes that output.
ROOTS = ["monongusa.hpp", "monongusa/testing.hpp", "monongusa/coroutine.hpp"]

HEAD = """\
// SPDX-License-Identifier: BSL-1.0
// <{}> with all of the library that it needs.
// Written by tools/amalgamate.py: change include/ and run that again.

"""


class Mistake(Exception):
    pass


class Library:
    def __init__(self, include: Path):
        self.include = include
        self.holder: dict[str, str] = {}  # header -> the root whose output holds it

    def amalgamate(self, root: str) -> str:
        written: set[str] = set()
        text = HEAD.format(root) + self.expand(root, written)
        for header in written:
            self.holder.setdefault(header, root)
        return text

    def expand(self, header: str, written: set[str]) -> str:
        """A header's text with the includes of ours replaced by what they name, or by nothing where that is already `written`."""
        written.add(header)
        source = (self.include / header).read_text(encoding="utf-8")
        lines = source.rstrip("\n").split("\n")
        for found in cpp_text.includes(source):
            where = f"{header}:{found.line + 1}: {found.spelled}"
            if not found.angled:
                raise Mistake(f"{where}: write includes in angle brackets, from the root, as in <monongusa/table.hpp>")
            if not cpp_text.is_ours(found.path):
                continue
            if not (self.include / found.path).is_file():
                raise Mistake(f"{where}: there is no such header under {self.include.name}/")
            # Inside a conditional of its own (that is, below the guard) a header may be skipped: what follows must not count on it.
            known = written if found.depth <= 1 else set(written)
            lines[found.line] = self.replacement(found.path, known)
        return "\n".join(line for line in lines if line is not None) + "\n"

    def replacement(self, header: str, written: set[str]) -> str | None:
        if header in written:
            return None
        if header not in self.holder:
            return self.expand(header, written).rstrip("\n")
        written.add(header)
        holder = self.holder[header]
        if holder in written and holder != header:
            return None
        written.add(holder)
        return f"#include <{holder}>"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("roots", nargs="*", default=ROOTS, help=f"headers to start from, by default {' '.join(ROOTS)}")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if single_include/ is not what would be written")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="the project's folder")
    given = parser.parse_args()

    library = Library(given.root / "include")
    target = given.root / "single_include"
    stale = []
    try:
        for root in given.roots:
            if not (library.include / root).is_file():
                raise Mistake(f"include/{root}: there is no such header to start from")
            text, file = library.amalgamate(root), target / root
            if file.is_file() and file.read_text(encoding="utf-8") == text:
                continue
            stale.append(root)
            if not given.check:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
    except Mistake as mistake:
        print(f"amalgamate: {mistake}", file=sys.stderr)
        return 1
    if given.check and stale:
        print(f"amalgamate: not what include/ gives: single_include/{', single_include/'.join(stale)}; "
              "run tools/amalgamate.py and commit the result", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
