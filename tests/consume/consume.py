#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Takes one of the ways in which a project can use the library, builds a bot with it, and talks to the bot; or one of the wrong ways, and
reads what the compiler or the linker says.

The compiler is the one named by CXX.  Exit status 77 means that this machine lacks what the way needs."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
INCLUDE = ("-I", ROOT / "include")
SYMBOL = "monongusa::include_src_hpp_in_one_file()"
CXX = os.environ.get("CXX", "c++")
WRONG = "-< #console @you: There is no coffee +< #console @you: Here is coffee"
PLAIN = ["-GNinja", "-DCMAKE_BUILD_TYPE=Debug", f"-DCMAKE_CXX_COMPILER={CXX}"]


def run(*command: str | Path, **options) -> str:
    ended = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    if ended.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit status {ended.returncode}\n{ended.stdout}")
    return ended.stdout


def refused(*command: str | Path) -> str:
    """What a command says that must fail."""
    ended = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if ended.returncode == 0:
        sys.exit(f"{' '.join(map(str, command))}: this must fail")
    return ended.stdout


def same(what: str, found: object, expected: object) -> None:
    if found != expected:
        sys.exit(f"{what}: {found}, expected {expected}")


def need(program: str) -> None:
    if not shutil.which(program):
        print(f"there is no {program} here")
        sys.exit(77)


def compile_plainly(work: Path, *flags: str | Path) -> Path:
    run(CXX, "-std=c++20", HERE / "bot.cpp", "-o", work / "bot", "-pthread", *flags)
    return work / "bot"


def compiled(work: Path, name: str, *flags: str | Path) -> Path:
    """An object: of main.cpp, other.cpp or bot.cpp, or of the file of that name in `work`."""
    source = name.split("_")[0] + ".cpp"
    run(CXX, "-std=c++20", "-c", work / source if (work / source).exists() else HERE / source, "-o", work / f"{name}.o", *flags)
    return work / f"{name}.o"


def link(*objects: Path) -> list[str | Path]:
    return [CXX, *objects, "-o", objects[0].with_name("bot"), "-pthread", "-lssl", "-lcrypto"]


def linked(*objects: Path) -> Path:
    run(*link(*objects))
    return objects[0].with_name("bot")


def missing(*objects: Path) -> set[str]:
    """The symbols for want of which these objects do not link."""
    return set(re.findall(r"undefined (?:reference to [`']|symbol: )([^'\n]+)", refused(*link(*objects))))


def launches(bot: Path) -> set[str]:
    """The namespaces whose `launch` is in the program."""
    return set(re.findall(r" (?:\w+::)*(\w+)::launch<", run("nm", "-C", bot)))


def on_network(bot: Path) -> Path:
    """The bot, which was built as one that needs <monongusa/src.hpp>."""
    same("the launches in the program", launches(bot), {"with_network"})
    return bot


def installed(work: Path) -> Path:
    """An installation that has been moved after it was made: nothing in it may know where it once was."""
    run("cmake", "-S", ROOT, "-B", work / "library", *PLAIN, "-DMONONGUSA_BUILD_TESTS=OFF", "-DMONONGUSA_BUILD_EXAMPLES=OFF")
    run("cmake", "--install", work / "library", "--prefix", work / "first")
    return (work / "first").rename(work / "moved")


def installed_by_meson(work: Path) -> Path:
    run("meson", "setup", work / "by_meson", ROOT, "--prefix", work / "second", "-Dtests=disabled")
    run("meson", "install", "-C", work / "by_meson")
    return (work / "second").rename(work / "moved_too")


def cmake_project(work: Path, *options: str, bot: str = "bot.cpp") -> Path:
    run("cmake", "-S", HERE / "cmake", "-B", work / "build", f"-DBOT={HERE / bot}", *PLAIN, *options)
    run("cmake", "--build", work / "build")
    return work / "build/bot"


def cmake_subdirectory(work: Path) -> Path:
    return cmake_project(work, f"-DVENDORED={ROOT}")


def cmake_install(work: Path) -> Path:
    return cmake_project(work, f"-DCMAKE_PREFIX_PATH={installed(work)}")


def cmake_project_network(work: Path, option: str, kind: str) -> Path:
    bot = cmake_project(work, option, "-DNETWORK=ON", f"-DPART={HERE / 'other.cpp'}", f"-DPART_IS={kind}", bot="main.cpp")
    talk_to(bot, "other")
    return on_network(bot)


def cmake_subdirectory_network(work: Path) -> Path:
    return cmake_project_network(work, f"-DVENDORED={ROOT}", "OBJECT")


def cmake_install_network(work: Path) -> Path:
    return cmake_project_network(work, f"-DCMAKE_PREFIX_PATH={installed(work)}", "STATIC")


def flags_of(package: str, prefix: Path, *wanted: str) -> list[str]:
    need("pkg-config")
    return run("pkg-config", *wanted, package, env={**os.environ, "PKG_CONFIG_PATH": str(prefix / "share/pkgconfig")}).split()


def pkg_config(work: Path) -> Path:
    return compile_plainly(work, *flags_of("monongusa", installed(work), "--cflags", "--libs"))


def pkg_config_network(work: Path) -> Path:
    """From what Meson installs, which is what CMake installs, but for what CMake itself reads."""
    need("meson")
    prefix, other = installed_by_meson(work), installed(work)
    files = {file.relative_to(prefix): file.read_bytes() for file in prefix.rglob("*") if file.is_file()}
    others = {file.relative_to(other): file.read_bytes() for file in other.rglob("*") if file.is_file()}
    others = {file: text for file, text in others.items() if file.parts[:2] != ("share", "cmake")}
    same("installed by one of Meson and CMake", sorted(map(str, files.keys() ^ others.keys())), [])
    same("installed differently", sorted(str(file) for file in files if files[file] != others[file]), [])
    flags = flags_of("monongusa-network", prefix, "--variable=source") + flags_of("monongusa-network", prefix, "--cflags", "--libs")
    return on_network(compile_plainly(work, *flags))


def meson_project(work: Path, dependency: str, *chats: str) -> Path:
    need("meson")
    shutil.copytree(HERE / "meson", work / "bot_project")
    for file in ("bot.cpp", *(f"{chat}.chat" for chat in chats)):
        shutil.copy(HERE / file, work / "bot_project")
    (work / "bot_project/subprojects").mkdir()
    (work / "bot_project/subprojects/monongusa").symlink_to(ROOT)
    run("meson", "setup", work / "build", work / "bot_project", f"-Dmonongusa={dependency}", f"-Dchats={','.join(chats)}")
    run("meson", "compile", "-C", work / "build")
    return work / "build/bot"


def meson(work: Path) -> Path:
    return meson_project(work, "monongusa")


def meson_network(work: Path) -> Path:
    return on_network(meson_project(work, "monongusa-network"))


def fails(expected: str, *tests: str) -> None:
    """Runs tests that must fail; what is said of it tells why."""
    said = refused(*tests)
    if expected not in re.sub(r"\s+", " ", said):
        sys.exit(f"{' '.join(tests)}: expected: {expected}\n{said}")


def chat_tests(build: Path) -> list[list[str]]:
    """The tests that CTest is to run, each with its name and its command, in which the program is without its folder."""
    lines = re.findall(r"^add_test\((.*)\)$", (build / "CTestTestfile.cmake").read_text(encoding="utf-8"), re.MULTILINE)
    return [[word.strip('[]="').removeprefix(f"{build}/") for word in line.split()] for line in lines]


def cmake_chat(work: Path) -> Path:
    """The function that makes conversations tests comes with the library, installed or not."""
    chats = [HERE / "tea.chat", HERE / "coffee.chat"]
    option = f"-DCHATS={chats[0]};{chats[1]}"
    bot = cmake_project(work, f"-DCMAKE_PREFIX_PATH={installed(work)}", option)
    same("the tests", chat_tests(work / "build"), [
        [f"bot.{chat.stem}{suffix}", "bot", "--check", str(chat), *arguments]
        for suffix, arguments in (("", []), (".threads", ["--threads", "4"])) for chat in chats
    ])
    ctest = ["ctest", "--test-dir", str(work / "build"), "--no-tests=error", "--output-on-failure"]
    run(*ctest, "-R", "^bot.tea")
    for name in ("bot.coffee", "bot.coffee.threads"):
        fails(WRONG, *ctest, "-R", f"^{name}$")
    same("the tests of a label", len(re.findall(r"Test +#", run(*ctest, "-N", "-L", "threads"))), 2)
    run("cmake", "-S", HERE / "cmake", "-B", work / "vendored", f"-DBOT={HERE / 'bot.cpp'}", *PLAIN, f"-DVENDORED={ROOT}", option)
    same("the tests with the library in a folder", chat_tests(work / "vendored"), chat_tests(work / "build"))
    for wrong, path in {"none.chat": HERE / "cmake/none.chat", "..": HERE}.items():
        fails(f"monongusa_add_chat_test: there is no file '{path}'", "cmake", "-S", str(HERE / "cmake"), "-B", str(work / "vendored"), f"-DCHATS={wrong}")
    return bot


def meson_chat(work: Path) -> Path:
    bot = meson_project(work, "monongusa", "tea", "coffee")
    tests = ["meson", "test", "-C", str(work / "build"), "--no-rebuild", "--print-errorlogs"]
    run(*tests, "bot.tea")
    fails(WRONG, *tests, "bot.coffee")
    fails("1/1 - " + str(work / "build/../bot_project/coffee.chat") + " FAIL", *tests, "bot")
    return bot


def alone(work: Path) -> tuple[str, Path]:
    (work / "include").mkdir()
    shutil.copy(ROOT / "single_include/monongusa.hpp", work / "include")
    return "-I", work / "include"


def single_header(work: Path) -> Path:
    return compile_plainly(work, *alone(work))


def implementation(work: Path) -> Path:
    single = (*alone(work), "-DMONONGUSA_NETWORK")
    bot = linked(compiled(work, "main", *single), compiled(work, "other", *single, "-DMONONGUSA_IMPLEMENTATION"))
    talk_to(bot, "other")
    return on_network(bot)


def two_files(work: Path) -> Path:
    bot = linked(compiled(work, "main", *INCLUDE), compiled(work, "other", *INCLUDE))
    talk_to(bot, "other")
    same("the launches in the program", launches(bot), {"terminal_only"})
    return bot


def src(work: Path) -> Path:
    """Twice in one file is harmless; in two files the linker says so."""
    (work / "src.cpp").write_text("#include <monongusa/src.hpp>\n" * 2, encoding="utf-8")
    bot, heavy = compiled(work, "bot", *INCLUDE, "-DMONONGUSA_NETWORK"), compiled(work, "src", *INCLUDE)
    again = shutil.copy(heavy, work / "again.o")
    said = refused(*link(bot, heavy, again))
    same("defined twice", set(re.findall(r"(?:multiple definition of [`']|duplicate symbol: )([^'\n]+)", said)), {SYMBOL})
    return on_network(linked(bot, heavy))


def forgotten_src(work: Path) -> Path:
    bot = compiled(work, "bot", *INCLUDE, "-DMONONGUSA_NETWORK")
    same("without src.hpp the linker misses", missing(bot), {SYMBOL})
    shutil.copy(ROOT / "include/monongusa/src.cpp", work)
    return on_network(linked(bot, compiled(work, "src", *INCLUDE)))


def mixed_network(work: Path) -> Path:
    """Files that differ have each its own launch, and none that expects the other's gets it."""
    network = compiled(work, "other_network", *INCLUDE, "-DMONONGUSA_IMPLEMENTATION")  # which implies MONONGUSA_NETWORK
    bot = linked(compiled(work, "main", *INCLUDE), network)
    talk_to(bot, "other")
    same("the launches in the program", launches(bot), {"terminal_only", "with_network"})
    expecting = compiled(work, "main_expecting", *INCLUDE, "-DEXPECTS_LAUNCH_IN_THE_OTHER_FILE")
    names = missing(expecting, network)
    if len(names) != 1 or not re.match(r"int monongusa::terminal_only::launch<", *names):
        sys.exit(f"a launch of the terminal, expected of a file with the network: the linker misses {names}")
    return linked(expecting, compiled(work, "other", *INCLUDE))


def refused_tools(work: Path) -> None:
    """What is too old, or not there, is refused by one sentence at every door, and nothing follows it."""
    (work / "old/boost").mkdir(parents=True)
    (work / "old/boost/version.hpp").write_text("#define BOOST_VERSION 108000\n", encoding="utf-8")
    doors = [(ROOT / "include", door) for door in ("monongusa.hpp", "monongusa/core.hpp", "monongusa/src.hpp")]
    doors.append((ROOT / "single_include", "monongusa.hpp"))
    refusals = {
        "this compiler does not speak C++20": ["-std=c++17"],
        "there is no Boost on the include path": ["-std=c++20", "-nostdinc"],
        "the Boost on the include path is older than 1.81": ["-std=c++20", "-I", work / "old"],
    }
    for folder, door in doors:
        (work / "file.cpp").write_text(f"#include <{door}>\n", encoding="utf-8")
        for sentence, flags in refusals.items():
            said = refused(CXX, *flags, "-I", folder, "-fsyntax-only", work / "file.cpp")
            errors = re.findall(r": (?:fatal )?error: (?:#error )?\W*(.*)", said)
            if len(errors) != 2 or not errors[0].startswith(f"monongusa: {sentence}") or not errors[1].startswith("monongusa stops here"):
                sys.exit(f"<{door}> with {' '.join(map(str, flags))}: expected '{sentence}', and that it stops there\n{said}")


def talk_to(bot: Path, *arguments: str) -> None:
    ended = subprocess.run([bot, *arguments], input="hello\n@bot give me tea\n", capture_output=True, text=True, timeout=60)
    if (ended.returncode, ended.stdout) != (0, "@you: Here is tea\n"):
        sys.exit(f"the bot ended with {ended.returncode}\n--- it said\n{ended.stdout}--- it logged\n{ended.stderr}")


def main() -> None:
    os.environ["LC_ALL"] = "C"
    ways = {way.__name__: way for way in (
        cmake_subdirectory, cmake_install, meson, pkg_config, single_header, two_files,
        cmake_subdirectory_network, cmake_install_network, meson_network, pkg_config_network, implementation, src,
        forgotten_src, mixed_network, refused_tools, cmake_chat, meson_chat)}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("way", choices=ways)
    with tempfile.TemporaryDirectory() as work:
        bot = ways[parser.parse_args().way](Path(work).resolve())
        if bot:
            talk_to(bot)


if __name__ == "__main__":
    main()
