#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Holds what the library costs, as far as that can be decided without a clock; tests/cost/report measures the rest.

includes      what the front headers read, and what they do not
binary        bots stripped: their size, and what they are linked against
names         the names of symbols grow with the length of a table, not with its square
instructions  those of a message against 64 patterns, by callgrind

The compiler is the one named by CXX, its further flags follow '--'.  Exit status 77 means that this machine lacks what the check needs."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import sources

TESTS = Path(__file__).resolve().parent.parent
CXX = os.environ.get("CXX", "c++")
KILO = 1000

# Folders of headers, and words of the program, that a file which includes the header must not see.
NEVER_READ = {
    "monongusa/core.hpp": (r"/boost/(?!hana|config|core|preprocessor|version)\w+|/(?:iostream|istream|ostream|regex|chrono|map|deque|functional|"
                           r"condition_variable|thread|future|filesystem|format|random)$|/openssl/",
                           r"\bco_(?:await|return)\b|\byear_month_day\b|\bboost::asio\b"),
    "monongusa.hpp": (r"/boost/(?:beast|json)|/openssl/|/asio/(?:awaitable|co_spawn|ssl|ip/|use_awaitable|experimental)|/(?:iostream|regex|filesystem)$",
                      r"\bawaitable\b|\bnamespace (?:beast|json)\b|\bSSL_CTX\b|\byear_month_day\b"),
}
LIBRARIES = {"libstdc++.so.6", "libc++.so.1", "libc++abi.so.1", "libm.so.6", "libgcc_s.so.1", "libc.so.6"}
LARGEST = {"plain": 250 * KILO, "pool": 250 * KILO, "launch": 1100 * KILO}
MOST_GROWTH = 2.3
BUDGET, MOST_INSTRUCTIONS = 1_000, 1_450  # The budget is told, the limit holds what there is.


class Failure(Exception):
    pass


def run(*command, **options) -> str:
    ended = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)
    if ended.returncode != 0:
        raise Failure(f"{' '.join(map(str, command))}: exit status {ended.returncode}\n{ended.stderr[:4000]}")
    return ended.stdout


def need(program: str) -> None:
    if not shutil.which(program):
        print(f"there is no {program} here")
        sys.exit(77)


class Checks:
    def __init__(self, work: Path, flags: list[str]):
        self.work = work
        self.flags = ["-std=c++20", "-I", TESTS.parent / "include", *flags]

    def compiled(self, name: str, text: str, *flags: str) -> Path:
        source, made = self.work / f"{name}.cpp", self.work / name
        source.write_text(text, encoding="utf-8")
        run(CXX, *self.flags, *flags, source, "-o", made, "-pthread")
        return made

    def includes(self) -> list[str]:
        wrong = []
        for header, (folders, words) in NEVER_READ.items():
            source = self.work / "user.cpp"
            source.write_text(f"#include <{header}>\n", encoding="utf-8")
            text = run(CXX, *self.flags, "-E", source)
            read = dict.fromkeys(re.findall(r'^# \d+ "([^"<]+)"', text, re.MULTILINE))
            if not any(path.endswith(header) for path in read):
                raise Failure(f"<{header}> is not to be found in its own preprocessed text")
            wrong += [f"<{header}> reads {path}" for path in read if re.search(folders, path)]
            code = re.sub(r"^#.*$", "", text, flags=re.MULTILINE)
            wrong += [f"<{header}> knows the word {word}" for word in dict.fromkeys(re.findall(words, code))]
            print(f"<{header}>: {len(read)} files, {len(code) // KILO} kB")
        return wrong

    def binary(self) -> list[str]:
        need("readelf")
        wrong = []
        for name, text in (("plain", sources.PLAIN_BOT), ("pool", sources.POOL_BOT), ("launch", sources.LAUNCH_BOT)):
            made = self.compiled(name, text, "-O2", "-s")
            size, linked = made.stat().st_size, set(re.findall(r"\(NEEDED\).*\[(.+)\]", run("readelf", "-dW", made)))
            if not linked:
                raise Failure(f"readelf names nothing that {name} needs")
            print(f"{name}: {size / KILO:.0f} kB of {LARGEST[name] / KILO:.0f}; {' '.join(sorted(linked))}")
            if size > LARGEST[name]:
                wrong.append(f"the {name} bot has {size / KILO:.0f} kB, stripped, at -O2: more than {LARGEST[name] / KILO:.0f}")
            wrong += [f"the {name} bot needs {library}" for library in sorted(linked - LIBRARIES)]
        return wrong + self.tools_of_launch()

    def tools_of_launch(self) -> list[str]:
        """Scripts, the prompt and recordings come with `launch` alone."""
        need("nm")
        tools = r"monongusa::(?:script|wire|detail::launch\w*|transport::(?:line_editor|chat_dialect|jsonl_dialect|recorder|scripted))\b"
        launch, *others = (re.findall(tools, run("nm", "-C", self.compiled(name, text, "-O0")))
                           for name, text in (("launch", sources.LAUNCH_BOT), ("plain", sources.PLAIN_BOT), ("pool", sources.POOL_BOT)))
        if not launch:
            raise Failure("not even a bot that launches has the tools of launch")
        return [f"a bot by mg::run has {found}" for each in others for found in dict.fromkeys(each)]

    def names(self) -> list[str]:
        need("nm")
        bytes_at = {}
        for rules in (64, 128):
            listed = run("nm", self.compiled(f"table{rules}", sources.table(rules), "-O0", "-c")).split("\n")
            bytes_at[rules] = sum(len(line.split()[-1]) for line in listed if line)
            print(f"{rules} rules: {len(listed)} symbols, their names {bytes_at[rules] / KILO:.0f} kB")
        growth = bytes_at[128] / bytes_at[64]
        return [f"twice the rules have {growth:.2f} times the bytes of names; at most {MOST_GROWTH} is linear"] if growth > MOST_GROWTH else []

    def instructions(self) -> list[str]:
        need("valgrind")
        made = self.compiled("instructions", (TESTS / "bench/instructions.cpp").read_text(encoding="utf-8"), "-O2", "-I", TESTS / "bench")

        def executed(messages: int) -> int:
            command = ("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", made, str(messages))
            ended = subprocess.run(command, stderr=subprocess.PIPE, text=True)
            found = re.search(r"Collected : (\d+)", ended.stderr)
            if ended.returncode != 0 or not found:
                raise Failure(f"valgrind does not run here, or its program failed:\n{ended.stderr[:4000]}")
            return int(found[1])

        # The difference of two runs leaves the start out.
        few, many = 200, 1200
        each = (executed(many) - executed(few)) / (many - few)
        print(f"{each:.0f} instructions a message at 64 patterns; the budget is {BUDGET}")
        return [f"{each:.0f} instructions a message are more than {MOST_INSTRUCTIONS}"] if each > MOST_INSTRUCTIONS else []


def main() -> int:
    checks = ["includes", "binary", "names", "instructions"]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("check", choices=checks)
    parser.add_argument("flags", nargs="*", help="for the compiler, after '--'")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        try:
            wrong = getattr(Checks(Path(work), given.flags), given.check)()
        except Failure as failure:
            wrong = [str(failure)]
    for sentence in wrong:
        print(f"cost: {sentence}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
