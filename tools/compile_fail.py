#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Holds the compiler to what a user reads after a mistake.

Each file is compiled twice: as it stands it must compile, so that a missing include cannot pass for a refusal; with MONONGUSA_MUST_FAIL
defined it must be refused, and the compiler must say what the file's first lines expect:
    // expect: TEXT    one mistake: exactly one error, whose sentence holds TEXT; a line of its own for each mistake of the file
    // note: TEXT      somewhere in the output, as the facts that the compiler prints beside the sentence
    // where: TEXT     a condition of the preprocessor, where only some compilers refuse it; all others must take the mistake as well
    // within: N       the first error stands within the first N lines, where 10 cannot be: inside the body of a generic handler g++ first
                       prints how it came there
Every error is a sentence of ours, and the first stands within the first 10 lines."""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

FIRST_LINES = 10
ERROR = re.compile(r": (?:fatal )?error: (.*)")
# What the compilers themselves put before the sentence of a static_assert, an #error, or a function that is there to be refused.
PREFIX = re.compile(r"""^(?:static assertion failed(?: due to requirement '.*?')?: |#error |call to non-'constexpr' function '.*? = [\w:]*fixed_string<\d+>\{)?"?(?=monongusa(?::|\[E\d+\]:))""")


def demands(source: str, word: str) -> list[str]:
    return re.findall(rf"^// {word}: *(.*\S)", source, re.MULTILINE)


def compile_file(compiler: list[str], file: Path, flags: list[str]) -> tuple[bool, str]:
    command = [*compiler, "-std=c++20", "-fsyntax-only", "-fdiagnostics-color=never", *flags, str(file)]
    ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                           env={**os.environ, "LC_ALL": "C"})
    return ended.returncode == 0, ended.stdout


def holds(compiler: list[str], condition: str) -> bool:
    """Whether a condition of the preprocessor is true of the compiler."""
    ended = subprocess.run([*compiler, "-x", "c++", "-E", "-P", "-"], input=f"#if {condition}\nyes\n#endif\n", stdout=subprocess.PIPE, text=True, check=True)
    return "yes" in ended.stdout


def complaints(output: str, expected: list[str], notes: list[str], within: int) -> list[str]:
    """What is wrong with the compiler's answer to the mistakes."""
    lines = output.splitlines()
    errors = [(number, found[1]) for number, line in enumerate(lines, 1) if (found := ERROR.search(line))]
    wrong = []
    if len(errors) != len(expected):
        wrong.append(f"{len(expected)} mistake(s), but {len(errors)} error(s)")
    for number, error in errors:
        if not PREFIX.match(error):
            wrong.append(f"line {number} is an error that does not begin with 'monongusa:': {error}")
    for text in dict.fromkeys(expected):
        times = sum(text in error for _, error in errors)
        if times != expected.count(text):
            wrong.append(f"expected {expected.count(text)} time(s) in an error, found {times}: {text}")
    if errors and errors[0][0] > within:
        wrong.append(f"the first error stands on line {errors[0][0]}, it must be within the first {within}")
    wrong += [f"nowhere in the output: {text}" for text in notes if text not in output]
    return wrong


def judge(compiler: list[str], file: Path, flags: list[str]) -> tuple[list[str], str]:
    source = file.read_text(encoding="utf-8")
    expected, notes = demands(source, "expect"), demands(source, "note")
    if not expected or not source.startswith("// expect:"):
        return ["the first line must be '// expect: TEXT'"], ""
    compiled, output = compile_file(compiler, file, flags)
    if not compiled:
        return ["it must compile as it stands, without MONONGUSA_MUST_FAIL"], output
    compiled, output = compile_file(compiler, file, [*flags, "-DMONONGUSA_MUST_FAIL"])
    if not all(holds(compiler, condition) for condition in demands(source, "where")):
        return ([] if compiled else ["this compiler must take it, with MONONGUSA_MUST_FAIL as well"]), output
    if compiled:
        return ["it must not compile with MONONGUSA_MUST_FAIL"], output
    within = [int(number) for number in demands(source, "within")] or [FIRST_LINES]
    return complaints(output, expected, notes, within[0]), output


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
                                     usage="compile_fail.py [-h] COMPILER FILE... [-- FLAG...]")
    parser.add_argument("compiler", help="as in g++, or 'ccache g++'")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    before, flags = sys.argv[1:], []
    if "--" in before:
        at = before.index("--")
        before, flags = before[:at], before[at + 1:]
    given = parser.parse_args(before)

    failed = 0
    for file in given.files:
        wrong, output = judge(given.compiler.split(), file, flags)
        if wrong:
            failed += 1
            print(f"{file}: refused by {given.compiler} in another way than expected")
            print("".join(f"  - {one}\n" for one in wrong), end="")
            print("".join(f"  {number:3} | {line}\n" for number, line in enumerate(output.splitlines(), 1)), end="")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
