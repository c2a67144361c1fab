# SPDX-License-Identifier: BSL-1.0
"""What the tests of the examples share: run a bot on some input and hold its output to the letter."""

import re
import subprocess
import sys

BOT = sys.argv[1]


def run(*arguments: str, said: str | bytes = "") -> subprocess.CompletedProcess:
    """The bot with these arguments and this input; its output and its log as bytes."""
    data = said.encode() if isinstance(said, str) else said
    return subprocess.run([BOT, *arguments], input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)


def expect(what: str, got, wanted) -> None:
    if got != wanted:
        sys.exit(f"{what}:\n  got    {got!r}\n  wanted {wanted!r}")


def logged(stderr: bytes) -> str:
    """What was logged, each line without its time; every line has one."""
    time = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z "
    lines = stderr.decode().splitlines(keepends=True)
    expect("lines without a time", [line for line in lines if not re.match(time, line)], [])
    return "".join(re.sub(time, "", line, count=1) for line in lines)


def expect_answers(said: str | bytes, answers: list[str], *arguments: str) -> None:
    """Exactly these lines, in this order, and a clean end."""
    ended = run(*arguments, said=said)
    expect(f"answers to {said!r}", ended.stdout.decode().splitlines(), answers)
    expect("exit status", ended.returncode, 0)
