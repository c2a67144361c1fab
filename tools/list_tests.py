#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Lists what there is to test, a line each, for CMake and Meson alike: the test's name and its file, with ';' between them.

unit          a test beside its header, or a law or a cost
header        a header
compile_fail  a mistake and what the compiler must say to it
tool          a test of a tool
example       a program, to be built alone; its script, if it has one, is tests/examples/NAME.py"""

import argparse
import sys
from pathlib import Path

# Folders of tests/ whose sources are not programs of their own, or are built in another way.
APART = {"bench", "compile_fail", "consume", "docs", "examples", "fixtures", "fuzz", "headers", "slack", "support", "tools"}


def name(path: Path) -> str:
    return ".".join(path.with_suffix("").parts)


def rows(kind: str, root: Path) -> list[tuple[str, Path]]:
    include, tests = root / "include", root / "tests"
    if kind == "unit":
        found = ((name(file.relative_to(tests)), file) for file in tests.rglob("*.cpp") if file.relative_to(tests).parts[0] not in APART)
    elif kind == "header":
        # src.hpp is the heavy part: it needs OpenSSL, and is compiled where the network is tested.
        found = ((name(file.relative_to(include)), file.relative_to(include))
                 for file in include.rglob("*.hpp") if file != include / "monongusa/src.hpp")
    elif kind == "compile_fail":
        found = ((name(file.relative_to(tests)), file) for file in (tests / kind).rglob("*.cpp"))
    elif kind == "tool":
        found = ((name(file.relative_to(tests)), file) for file in (tests / "tools").glob("*.py") if file.name != "tree.py")
    else:
        found = ((f"examples.{file.stem}", file) for file in (root / "examples").glob("*.cpp"))
    return sorted(found)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["unit", "header", "compile_fail", "tool", "example"])
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="the project's folder")
    given = parser.parse_args()
    for test, file in rows(given.kind, given.root):
        print(f"{test};{file.relative_to(given.root) if file.is_absolute() else file}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
