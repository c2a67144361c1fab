#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Compiles every block of docs/coroutines.md, plays each script to the table of its section, and runs what is run there.

usage: coroutines.py COMPILER -- FLAGS"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NAME = "docs/coroutines.md"
PAGE = (ROOT / NAME).read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
problems = []

BEFORE = """
#undef NDEBUG
#include <cassert>
#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
"""


def sections() -> list[list[tuple[int, str, str]]]:
    """The blocks of each section that has any: the line where one begins, its kind and its text."""
    begins = [0, *(found.start() for found in re.finditer("^## ", PAGE, re.MULTILINE)), len(PAGE)]
    found = []
    for begin, end in zip(begins, begins[1:]):
        blocks = [(PAGE.count("\n", 0, block.start()) + 2, block[1], block[2]) for block in BLOCK.finditer(PAGE, begin, end)]
        if blocks:
            found.append(blocks)
    return found


def code_of(blocks: list[tuple[int, str, str]]) -> str:
    return "".join(text for _, kind, text in blocks if kind == "cpp")


def program() -> str:
    """Lines are the page's; each section in a namespace of its own; the first argument says whose bot it is to be.  What the first section has before its table, all have."""
    includes, shared, spaces, cases = [], "", [], []
    for number, blocks in enumerate(sections()):
        lines = []
        for line, kind, text in blocks:
            if kind == "cpp":
                includes += re.findall("^#include .*", text, re.MULTILINE)
                lines += [f"#line {line}", re.sub("^#include .*", "", text, flags=re.MULTILINE)]
        code = "\n".join(lines)
        if not shared:
            shared = "\n".join(re.findall(r"^(?:using )?namespace .*;$", code, re.MULTILINE))
            code = re.sub(r"^(?:using )?namespace .*;$", "", code, flags=re.MULTILINE)
        spaces.append(f"namespace section_{number} {{\n{code}\n}}")
        call = f"section_{number}::main()" if "int main()" in code else f"mg::launch(argc, argv, section_{number}::reactions)"
        cases.append(f"case {number}: return {call};")
    return "\n".join([*dict.fromkeys(includes), BEFORE, shared, *spaces, "int main(int argc, char** argv) {",
                      "int const section = std::atoi(argv[1]);", "argv[1] = argv[0];", "--argc, ++argv;",
                      "switch (section) {", *cases, "}", "return 99;", "}", ""])


def told(line: int, what: str, got, wanted) -> None:
    if got != wanted:
        problems.append(f"{NAME}:{line}: {what}\n--- the page\n{wanted}\n--- the bot\n{got}")


def run(*command: str, said: str = "") -> subprocess.CompletedProcess:
    return subprocess.run(command, input=said, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=120, check=False)


def play(number: int, line: int, kind: str, text: str) -> None:
    if kind == "chat":
        Path("script.chat").write_text(text, encoding="utf-8")
        for options in ([], ["--threads", "4"]):
            ended = run("./bot", str(number), "--check", "script.chat", *options)
            told(line, f"played {' '.join(options) or 'in place'}", (ended.returncode, ended.stdout), (0, "1 of 1 script passed\n"))
    elif kind == "console":
        command, wanted = re.fullmatch(r"\$ echo (.*) \| bot\n(.*)", text, re.DOTALL).groups()
        ended = run("./bot", str(number), said=" ".join(shlex.split(command)) + "\n")
        told(line, "what it prints", (ended.returncode, ended.stdout), (0, wanted))
    elif kind != "cpp":
        problems.append(f"{NAME}:{line}: a block '{kind}' is tried by nobody")


def nothing_is_left_out() -> None:
    verbs = (ROOT / "include/monongusa/context/async_verbs.hpp").read_text(encoding="utf-8")
    for verb in sorted(set(re.findall(r"auto (async_\w+)\(", verbs))):
        if f"{verb}(" not in PAGE and f"{verb}<" not in PAGE:
            problems.append(f"{NAME}: {verb} is not on the page")
    for number, blocks in enumerate(sections()):
        if not any(kind in ("chat", "console") for _, kind, _ in blocks) and "int main()" not in code_of(blocks):
            problems.append(f"{NAME}:{blocks[0][0]}: nothing of section {number} is run")


def main() -> int:
    divider = sys.argv.index("--")
    compiler, flags = shlex.split(" ".join(sys.argv[1:divider])), sys.argv[divider + 1 :]
    Path("coroutines.cpp").write_text(program(), encoding="utf-8")
    built = subprocess.run([*compiler, "-std=c++20", "-Wall", "-Wextra", "-Werror", *flags, "coroutines.cpp", "-o", "bot", "-pthread"], check=False)
    if built.returncode != 0:
        return 1
    nothing_is_left_out()
    for number, blocks in enumerate(sections()):
        for line, kind, text in blocks:
            play(number, line, kind, text)
        if "int main()" in code_of(blocks):
            told(blocks[0][0], "the status of main", run("./bot", str(number)).returncode, 0)
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        status = main()
        os.chdir("/")
    sys.exit(status)
