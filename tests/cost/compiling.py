# SPDX-License-Identifier: BSL-1.0
"""What it takes to compile a program, measured by turns with others, and tables of it in Markdown."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


class Job:
    """One compilation, measured as often as wanted."""

    def __init__(self, source: str, *flags: str, kept: bool = False):
        self.source, self.flags, self.kept = source, flags, kept
        self.seconds = self.peak = float("inf")
        self.size = 0

    def run(self, compiler: str, work: Path) -> None:
        source, made = work / "user.cpp", work / "made"
        source.write_text(self.source, encoding="utf-8")
        command = [compiler, "-std=c++20", "-I", ROOT / "include", *self.flags, source, *(["-o", made] if self.kept else [])]
        child = subprocess.Popen([str(word) for word in command], env={**os.environ, "CCACHE_DISABLE": "1"}, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
        if status != 0:
            sys.exit(f"{' '.join(map(str, command))} failed; its source is:\n{self.source}")
        self.seconds = min(self.seconds, usage.ru_utime + usage.ru_stime)
        self.peak = min(self.peak, usage.ru_maxrss / 1024)
        self.size = made.stat().st_size if self.kept else 0


def measured(compiler: str, jobs: dict, times: int) -> dict:
    with tempfile.TemporaryDirectory() as work:
        for turn in range(times):
            for number, job in enumerate(jobs.values()):
                if sys.stderr.isatty():
                    print(f"\r{compiler}: turn {turn + 1} of {times}, {number + 1} of {len(jobs)}  ", end="", file=sys.stderr)
                job.run(compiler, Path(work))
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    return jobs


def table(head: str, rows: list[list]) -> None:
    columns = head.split("|")
    print("|" + "|".join(f" {name.strip()} " for name in columns) + "|")
    print("|---" + "|---:" * (len(columns) - 1) + "|")
    for row in rows:
        print("|" + "|".join(f" {cell} " for cell in row) + "|")
    print()


def compilers_of(named: list | None) -> list:
    """Those named, or g++ and clang++-19 where they are; each is said when its turn comes."""
    found = named or [name for name in ("g++", "clang++-19") if shutil.which(name)]
    if not found:
        sys.exit("neither g++ nor clang++-19 is here: name one with --compiler")
    for compiler in found:
        version = subprocess.run([compiler, "--version"], capture_output=True, text=True, check=True).stdout.split("\n")[0]
        print(f"**{version}**\n")
        yield compiler
