# SPDX-License-Identifier: BSL-1.0
"""Reads C++ as text for the other tools: what is code, what is a comment or a literal, and what a file includes."""

import argparse
import re
import sys
from pathlib import Path
from typing import Callable, Iterator, NamedTuple

# In this order: numbers and words come after the literals that begin like words, and before the quote that may follow them (1'000).
TOKEN = re.compile(
    r'(?P<raw>(?:u8|[uUL])?R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)")'
    r"|(?P<comment>//(?:\\\n|[^\n])*|/\*.*?\*/)"
    r'|(?P<text>"(?:\\.|[^"\\\n])*")'
    r"|\.?\d(?:'\w|[eEpP][+-]|[\w.])*|\w+"
    r"|(?P<char>'(?:\\.|[^'\\\n])*')",
    re.DOTALL,
)
DIRECTIVE = re.compile(r"\s*#\s*(\w+)")


class Include(NamedTuple):
    line: int  # counted from 0
    spelled: str  # <path> or "path", or whatever else stands there
    depth: int  # of conditionals around it: 1 inside the include guard

    @property
    def path(self) -> str:
        return self.spelled[1:-1]

    @property
    def angled(self) -> bool:
        return self.spelled.startswith("<") and self.spelled.endswith(">")


def is_ours(path: str) -> bool:
    return path == "monongusa.hpp" or path.startswith("monongusa/")


def code_only(source: str) -> str:
    """The source with comments and the insides of literals replaced by spaces; lines and columns stay where they were."""

    def blank(found: re.Match) -> str:
        whole = found.group()
        if found["comment"]:
            return re.sub(r"[^\n]", " ", whole)
        if found["raw"] or found["text"] or found["char"]:
            return whole[0] + re.sub(r"[^\n]", " ", whole[1:-1]) + whole[-1]
        return whole

    return TOKEN.sub(blank, source)


def directives(source: str) -> Iterator[tuple[int, str, int]]:
    """Each preprocessor directive: its line, its name and how many conditionals stand around it."""
    depth = 0
    for number, line in enumerate(code_only(source).split("\n")):
        found = DIRECTIVE.match(line)
        if not found:
            continue
        if found[1] == "endif":
            depth -= 1
        yield number, found[1], depth
        if found[1] in ("if", "ifdef", "ifndef"):
            depth += 1


def includes(source: str) -> list[Include]:
    """What a file includes.  An include inside a comment or a literal is none."""
    lines = source.split("\n")
    found = []
    for number, name, depth in directives(source):
        if name == "include":
            rest = lines[number].split(name, 1)[1].strip()
            spelled = re.match(r'<[^>]*>|"[^"]*"|\S*', rest)
            found.append(Include(number, spelled.group(), depth))
    return found


def headers(include: Path) -> dict[str, str]:
    """The text of every header under a folder, by the path one includes it with."""
    found = {file.relative_to(include).as_posix(): file.read_text(encoding="utf-8") for file in sorted(include.rglob("*.hpp"))}
    if not found:
        sys.exit(f"there are no headers under {include}")
    return found


def report(purpose: str, check: Callable[[Path], list[str]]) -> int:
    """The main function of a check of the whole project: prints each thing that is wrong, and gives the exit status."""
    parser = argparse.ArgumentParser(description=purpose)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="the project's folder")
    wrong = check(parser.parse_args().root)
    for one in wrong:
        print(one)
    return 1 if wrong else 0
