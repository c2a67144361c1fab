#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Compiles the blocks of docs/running.md, each the main of a program, and runs them on one line of input.

usage: running.py COMPILER -- FLAGS"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NAME = "docs/running.md"
PAGE = (ROOT / NAME).read_text(encoding="utf-8")
# What each block's bots answer, in their order, and words that are in its log.
WANTED = [("@you: ho\n", ""), ("", ""), ("@you: ho\n", 'monongusa_rule_matches_total{bot="bot",rule="1",name="listen_to \\"hi\\""} 1\n')]

BEFORE = """#include <monongusa.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
namespace mg = monongusa;
constexpr mg::table reactions{mg::listen_to<"hi">([] { return "ho"; })};
"""


def program() -> tuple[str, int]:
    blocks = [(PAGE.count("\n", 0, found.start()) + 2, found[1]) for found in re.finditer(r"^```cpp\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)]
    spaces = [f'namespace block_{number} {{\n#line {line} "{NAME}"\n{text}}}\n' for number, (line, text) in enumerate(blocks)]
    cases = "".join(f"case {number}: return block_{number}::main();\n" for number in range(len(blocks)))
    return BEFORE + "".join(spaces) + "int main(int, char** argv) {\nswitch (std::atoi(argv[1])) {\n" + cases + "}\nreturn 99;\n}\n", len(blocks)


def main() -> int:
    compiler, flags = shlex.split(sys.argv[1]), sys.argv[sys.argv.index("--") + 1:]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        text, count = program()
        Path("blocks.cpp").write_text(text, encoding="utf-8")
        if subprocess.run([*compiler, "-std=c++20", *flags, "blocks.cpp", "-o", "blocks", "-pthread"], check=False).returncode != 0:
            return 1
        problems = [] if count == len(WANTED) else [f"{NAME}: {count} blocks, and something is expected of {len(WANTED)}"]
        for number, (answers, logged) in enumerate(WANTED[:count]):
            done = subprocess.run(["./blocks", str(number)], input="hi\n", stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
            if (done.returncode, done.stdout) != (0, answers) or logged not in done.stderr:
                problems.append(f"{NAME}: block {number + 1}: status {done.returncode}\n--- answers\n{done.stdout}--- log\n{done.stderr}")
    print("\n".join(problems), end="\n" if problems else "")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
