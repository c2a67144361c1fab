#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Keeps the floors: which header may include which other, what each may include from outside, and no cycle."""

import re
import sys
from pathlib import Path

import cpp_text

# A folder includes itself and lower floors; folders of one floor do not know each other.
FLOOR = {
    "detail": 0,
    "chat": 1, "error": 1, "pattern": 1, "secret": 1,
    "event": 2, "action": 2, "log": 2,
    "concept": 3,
    "matcher": 4, "executor": 4, "context": 4, "table": 4, "clock": 4, "wire": 4, "net": 4, "script": 4,
    "bot": 5, "transport": 5, "storage": 5,
    "coroutine": 7, "launch": 6,
}
# The headers outside the folders: the base, those that see both sides, and the doors.
ROOT_FLOOR = {
    "fwd.hpp": 0, "version.hpp": 0, "config.hpp": 0, "linkage.hpp": 0,
    "verbs.hpp": 6, "launch.hpp": 7, "testing.hpp": 6, "schedule.hpp": 7, "intents.hpp": 6, "scopes.hpp": 6,
    "core.hpp": 7, "src.hpp": 7, "coroutine.hpp": 8, "monongusa.hpp": 8,
}
STD = r"[a-z_]+"
HANA = r"boost/hana/.+\.hpp"
ASIO = r"boost/asio\.hpp|boost/asio/.+|boost/system/.+"
THREADS = r"pthread\.h|time\.h"
POSIX = r"(?:sys/|netinet/|arpa/)?[a-z_]+\.h"
NETWORK = rf"{ASIO}|boost/(?:beast|json)(?:/.+)?\.hpp|boost/(?:beast|json)/.+|openssl/.+\.h|zlib\.h|{POSIX}"
# What may come from outside: std and Hana, and more or less where it says so.
OUTSIDE = {
    "pattern": STD, "secret": STD, "detail": rf"{STD}|{HANA}|{THREADS}", "clock": rf"{STD}|{THREADS}",
    "log": rf"{STD}|{HANA}|{POSIX}",
    "executor": rf"{STD}|{HANA}|{ASIO}", "bot": rf"{STD}|{HANA}|{ASIO}|{POSIX}",
    "wire": rf"{STD}|{HANA}|boost/beast/(?:core/error|zlib/.+)\.hpp", "storage": rf"{STD}|{HANA}|{POSIX}",
    "transport": rf"{STD}|{HANA}|{NETWORK}", "net": rf"{STD}|{HANA}|{NETWORK}",
    "launch.hpp": rf"{STD}|{HANA}|{ASIO}|{POSIX}", "launch": rf"{STD}|{HANA}|{ASIO}|{POSIX}", "config.hpp": r"version|boost/version\.hpp|monongusa stops here",
    "coroutine.hpp": rf"{STD}|{HANA}|{ASIO}", "coroutine": rf"{STD}|{HANA}|{ASIO}", "src.hpp": rf"{STD}|{HANA}|{NETWORK}",
}
# What a door opens only to the file that asks for it, inside a condition: nobody else reads it.
ASKED_FOR = "monongusa/src.hpp"
# The light doors: what none of the headers behind them may include.
CLOSED = {
    "monongusa/core.hpp": r"iostream|map|deque|functional|regex|chrono|boost/asio.*",
    "monongusa.hpp": r"regex|boost/asio/(?:awaitable|co_spawn|ssl).*|boost/(?:beast|json).*|openssl/.+",
}


def home(header: str) -> str:
    """The folder of a header, or the header itself where it stands outside the folders."""
    return header.removeprefix("monongusa/").split("/")[0]


def floor(header: str) -> int | None:
    return (ROOT_FLOOR if home(header).endswith(".hpp") else FLOOR).get(home(header))


def may_include(above: str, below: str) -> bool:
    upper, lower = floor(above), floor(below)
    if upper is None or lower is None:
        return True  # reported for itself
    both_outside = home(above) in ROOT_FLOOR and home(below) in ROOT_FLOOR
    return lower < upper or home(above) == home(below) or (lower == upper and both_outside)


def includes_well(header: str, included: list[cpp_text.Include], headers: set[str]) -> list[str]:
    wrong = []
    for one in included:
        where = f"line {one.line + 1}: {one.spelled}: "
        if not one.angled:
            wrong.append(where + "write includes in angle brackets, from the root")
        elif not cpp_text.is_ours(one.path):
            if not re.fullmatch(OUTSIDE.get(home(header), rf"{STD}|{HANA}"), one.path):
                wrong.append(where + f"{home(header)} does not include this from outside (see OUTSIDE in tools/check_floors.py)")
        elif one.path not in headers:
            wrong.append(where + "there is no such header")
        elif not may_include(header, one.path):
            wrong.append(where + f"{home(header)} (floor {floor(header)}) may not know {home(one.path)} (floor {floor(one.path)})")
    return wrong


def reach(start: str, graph: dict[str, list[str]]) -> dict[str, str | None]:
    """Each path that `start` leads to, with the header through which it was first met."""
    met: dict[str, str | None] = {}
    waiting = [(path, start) for path in graph.get(start, [])]
    while waiting:
        path, through = waiting.pop(0)
        if path not in met:
            met[path] = through
            waiting += [(further, path) for further in graph.get(path, [])]
    return met


def check(include: Path) -> list[str]:
    sources = cpp_text.headers(include)
    included = {header: cpp_text.includes(source) for header, source in sources.items()}
    graph = {header: [one.path for one in found] for header, found in included.items()}
    unasked = {header: [one.path for one in found if one.path != ASKED_FOR or one.depth <= 1] for header, found in included.items()}
    wrong = []
    for header in sources:
        if floor(header) is None:
            wrong.append(f"{header}: {home(header)} has no floor (see FLOOR in tools/check_floors.py)")
        wrong += [f"{header}: {one}" for one in includes_well(header, included[header], set(sources))]
        reached = reach(header, graph)
        if header in reached:
            wrong.append(f"{header}: includes itself by way of {reached[header]}")
        if header in CLOSED:
            wrong += [f"{header}: leads to <{path}> by way of {through}" for path, through in reach(header, unasked).items()
                      if re.fullmatch(CLOSED[header], path)]
    return wrong


if __name__ == "__main__":
    sys.exit(cpp_text.report(__doc__, lambda root: check(root / "include")))
