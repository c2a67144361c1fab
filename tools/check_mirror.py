#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Keeps tests/ the mirror of include/monongusa/: a test at the same path for each header, which it includes first."""

import sys
from pathlib import Path

import cpp_text

# Headers that only gather or declare: a test of theirs is welcome but not asked for.
NEED_NO_TEST = {"monongusa.hpp", "core.hpp", "src.hpp", "coroutine.hpp", "fwd.hpp"}
# Tests that stand beside the mirror, with what they are for.
BESIDE = {
    "bot/later.cpp": "what a bot does later, in virtual and in real time",
    "bot/on_a_pool.cpp": "a bot whose handlers run later and elsewhere",
    "bot/stop_under_load.cpp": "a bot that is stopped in the middle, two hundred times",
    "bot/stopping.cpp": "how a bot comes to its end",
    "bot/strange_executors.cpp": "a bot with executors of other people",
    "bot/toy_network.cpp": "a bot on a network that pauses, delays and breaks off",
    "coroutine/holds_nothing.cpp": "a waiting conversation holds no lane and no thread",
    "coroutine/made_in_co_await.cpp": "what g++ 12 ends twice, and what it does not",
    "coroutine/many_conversations.cpp": "ten thousand conversations at once, and their memory",
    "coroutine/stop_with_conversations.cpp": "a bot that is stopped while a thousand coroutines wait",
    "pattern/against_re2.cpp": "the engine gives RE2's captures",
    "pattern/against_re2_chat.cpp": "the benches' patterns in real chat, against RE2",
    "pattern/linear.cpp": "what makes other engines explode grows with the text",
    "pattern/prefilter_at_random.cpp": "each piece and run is found and no other, at random",
    "table/candidates_of_runs.cpp": "rows that require a run of classes",
    "pattern/same_program.cpp": "compile time and run time give one program",
    "pattern/unicode_against_re2.cpp": "the classes of Unicode are RE2's",
    "launch/console_formats.cpp": "which format a terminal speaks and how each is answered",
    "launch/logging_above.cpp": "the log is as it was after each launch, and stands above what is being typed",
    "launch/secrets.cpp": "no output of a launched bot holds a token",
    "launch/strange_recordings.cpp": "recordings of every format, and those that are long, strange or none",
    "launch/updating.cpp": "what --update writes is read again, whatever the bot says",
    "table/many_rules.cpp": "a table longer than a fold may be",
    "transport/chat_commands.cpp": "what the commands of the prompt answer",
    "transport/slackbot_behaviours.cpp": "what a bot made with slackbot does with a message, and where this one differs",
    "wire/discord/gateway_for_days.cpp": "days of a gateway's machine in virtual time, under faults",
    "wire/discord/rest_for_hours.cpp": "hours of requests in virtual time, under Discord's limits",
    "wire/slack/link_for_days.cpp": "days of a Socket Mode connection in virtual time, under faults",
    "wire/slack/web_for_hours.cpp": "hours of calls in virtual time, under Slack's limits",
    "table/why_as_a_bot.cpp": "why says of rules of every kind what a bot does with them",
}
# Folders of tests/ that mirror nothing.
OTHER = {"bench", "compile_fail", "consume", "cost", "docs", "examples", "fixtures", "fuzz", "headers", "laws", "slack", "support", "tools"}


def check(root: Path) -> list[str]:
    tests = root / "tests"
    headers = {header.removeprefix("monongusa/"): header for header in cpp_text.headers(root / "include")}
    mirror = {file.relative_to(tests) for file in tests.rglob("*.cpp")}
    mirror = {path.as_posix() for path in mirror if path.parts[0] not in OTHER}
    wrong = []
    for header in sorted(headers.keys() - NEED_NO_TEST):
        if header.replace(".hpp", ".cpp") not in mirror:
            wrong.append(f"include/{headers[header]} has no test at tests/{header.replace('.hpp', '.cpp')}")
    for test in sorted(mirror - set(BESIDE)):
        header = test.replace(".cpp", ".hpp")
        if header not in headers:
            wrong.append(f"tests/{test} has no header at include/monongusa/{header}; "
                         "if it stands beside the mirror on purpose, say so in tools/check_mirror.py")
            continue
        first = cpp_text.includes((tests / test).read_text(encoding="utf-8"))[:1]
        if not first or first[0].spelled != f"<{headers[header]}>":
            wrong.append(f"tests/{test} must first include <{headers[header]}>, which proves that it stands alone")
    wrong += [f"tools/check_mirror.py names tests/{test}, which is not there" for test in sorted(set(BESIDE) - mirror)]
    return wrong


if __name__ == "__main__":
    sys.exit(cpp_text.report(__doc__, check))
