#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Takes one of the ways in which a project can use the library, builds a bot with it, and talks to the bot.

The compiler is the one named by CXX.  Exit status 77 means that this machine lacks what the way needs."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CXX = os.environ.get("CXX", "c++")
PLAIN = ["-GNinja", "-DCMAKE_BUILD_TYPE=Debug", f"-DCMAKE_CXX_COMPILER={CXX}"]


def run(*command: str | Path, **options) -> str:
    ended = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    if ended.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit status {ended.returncode}\n{ended.stdout}")
    return ended.stdout


def need(program: str) -> None:
    if not shutil.which(program):
        print(f"there is no {program} here")
        sys.exit(77)


def compile_plainly(work: Path, *flags: str | Path) -> Path:
    run(CXX, "-std=c++20", HERE / "bot.cpp", "-o", work / "bot", "-pthread", *flags)
    return work / "bot"


def installed(work: Path) -> Path:
    """An installation that has been moved after it was made: nothing in it may know where it once was."""
    run("cmake", "-S", ROOT, "-B", work / "library", *PLAIN, "-DMONONGUSA_BUILD_TESTS=OFF", "-DMONONGUSA_BUILD_EXAMPLES=OFF")
    run("cmake", "--install", work / "library", "--prefix", work / "first")
    return (work / "first").rename(work / "moved")


def cmake_project(work: Path, *options: str) -> Path:
    run("cmake", "-S", HERE / "cmake", "-B", work / "build", f"-DBOT={HERE / 'bot.cpp'}", *PLAIN, *options)
    run("cmake", "--build", work / "build")
    return work / "build/bot"


def cmake_subdirectory(work: Path) -> Path:
    return cmake_project(work, f"-DVENDORED={ROOT}")


def cmake_install(work: Path) -> Path:
    return cmake_project(work, f"-DCMAKE_PREFIX_PATH={installed(work)}")


def pkg_config(work: Path) -> Path:
    need("pkg-config")
    path = {**os.environ, "PKG_CONFIG_PATH": str(installed(work) / "share/pkgconfig")}
    return compile_plainly(work, *run("pkg-config", "--cflags", "--libs", "monongusa", env=path).split())


def meson(work: Path) -> Path:
    need("meson")
    shutil.copytree(HERE / "meson", work / "bot_project")
    shutil.copy(HERE / "bot.cpp", work / "bot_project")
    (work / "bot_project/subprojects").mkdir()
    (work / "bot_project/subprojects/monongusa").symlink_to(ROOT)
    run("meson", "setup", work / "build", work / "bot_project")
    run("meson", "compile", "-C", work / "build")
    return work / "build/bot"


def single_header(work: Path) -> Path:
    (work / "include").mkdir()
    shutil.copy(ROOT / "single_include/monongusa.hpp", work / "include")
    return compile_plainly(work, "-I", work / "include")


def talk_to(bot: Path) -> None:
    ended = subprocess.run([bot], input="hello\n@bot give me tea\n", capture_output=True, text=True, timeout=60)
    if (ended.returncode, ended.stdout) != (0, "@you: Here is tea\n"):
        sys.exit(f"the bot ended with {ended.returncode}\n--- it said\n{ended.stdout}--- it logged\n{ended.stderr}")


def main() -> None:
    ways = {way.__name__: way for way in (cmake_subdirectory, cmake_install, pkg_config, meson, single_header)}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("way", choices=ways)
    with tempfile.TemporaryDirectory() as work:
        talk_to(ways[parser.parse_args().way](Path(work).resolve()))


if __name__ == "__main__":
    main()
