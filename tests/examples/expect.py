# SPDX-License-Identifier: BSL-1.0
"""What the tests of the examples share: run a bot on some input and hold its output to the letter."""

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


def expect_answers(said: str | bytes, answers: list[str], *arguments: str) -> None:
    """Exactly these lines, in this order, and a clean end."""
    ended = run(*arguments, said=said)
    expect(f"answers to {said!r}", ended.stdout.decode().splitlines(), answers)
    expect("exit status", ended.returncode, 0)
