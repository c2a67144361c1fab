# SPDX-License-Identifier: BSL-1.0
"""Scenarios that are played with a bot and a fake of its platform: the program under test, what must hold, and how all are played."""

import argparse
import concurrent.futures
import os
import re
import signal
import subprocess
import threading
import time
import traceback
from typing import Callable, Optional

from fake_parts.fake import Fake
from fake_parts.journal import Journal

LONGEST = 30.0  # seconds that a scenario takes at most; what it waits for comes much sooner
# Of the environment; no proxy and no other token of whoever runs this.
INHERITED = ("PATH", "HOME", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS", "LD_LIBRARY_PATH", "LC_ALL")

SCENARIOS: dict[str, Callable] = {}


def scenario(function: Callable) -> Callable:
    SCENARIOS[function.__name__] = function
    return function


class Failed(AssertionError):
    """The bot did something else than it should."""


def check(true: object, what: str) -> None:
    if not true:
        raise Failed(what)


def same(found, expected, what: str) -> None:
    check(found == expected, f"{what}: {found!r} instead of {expected!r}")


class Bot:
    """The program, with an environment of nothing but what it needs."""

    def __init__(self, program: str, environment: dict, *options: str):
        inherited = {name: os.environ[name] for name in INHERITED if name in os.environ}
        self._process = subprocess.Popen([program, *options], env={**inherited, **environment}, stdin=subprocess.DEVNULL,
                                         stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.stdout, self.stderr = b"", b""
        self._reading = [threading.Thread(target=self._read, args=(name,), daemon=True) for name in ("stdout", "stderr")]
        for one in self._reading:
            one.start()

    def _read(self, name: str) -> None:
        for line in getattr(self._process, name):
            setattr(self, name, getattr(self, name) + line)

    @property
    def log(self) -> str:
        return self.stderr.decode("utf-8", "replace")

    @property
    def output(self) -> bytes:
        return self.stdout + self.stderr

    def errors(self) -> list:
        """The lines of the log that are errors, with a time or without."""
        return [line for line in self.log.splitlines() if re.match(r"(\d{4}-\S+Z )?error\b", line)]

    def ended(self) -> Optional[int]:
        return self._process.poll()

    def wait(self, within: float = 15.0) -> int:
        """The exit status; negative if a signal ended it."""
        try:
            status = self._process.wait(within * Journal.patience)
        except subprocess.TimeoutExpired:
            raise Failed(f"the bot has not ended within {within:g} s\n{self.log}") from None
        for one in self._reading:
            one.join()
        return status

    def ask_to_end(self) -> None:
        self._process.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()


class Stage:
    """A fake and, when it is called for, the bot.  What a platform adds: how it is started, and what else must hold."""

    def __init__(self, program: str, fake: Fake):
        self.program, self.fake = program, fake
        self.bot: Optional[Bot] = None
        self.violations: tuple = ()  # the beginnings of those that this scenario provokes
        self.secrets: list[str] = []  # what must not be printed
        self._end = time.monotonic() + LONGEST * fake.patience
        fake.gave_up = self._gave_up

    def _gave_up(self) -> str:
        if self.bot is not None and self.bot.ended() is not None:
            return f"the bot ended with {self.bot.ended()}"
        return f"the scenario took {LONGEST:g} s" if time.monotonic() > self._end else ""

    def may_take(self, seconds: float) -> None:
        """From now on, in place of LONGEST."""
        self._end = time.monotonic() + seconds * self.fake.patience

    def begin(self, environment: dict, *options: str) -> Bot:
        """environment: None takes a variable away."""
        self.bot = Bot(self.program, {name: value for name, value in environment.items() if value is not None}, *options)
        return self.bot

    def ready(self, number: int = 1, within: float = 15.0):
        return self.fake.wait_ready(number, within)

    def leave(self, status: int = 0) -> None:
        """Ends the bot as an operator does; it takes its leave of the connection that stands."""
        connection = self.fake.connections[-1] if self.fake.connections else None
        stood = connection is not None and connection.end is None
        self.bot.ask_to_end()
        self.fake.gave_up = lambda: ""
        same(self.bot.wait(), status, "the exit status")
        if stood:
            same(self.fake.wait_end(connection), ("bot", 1000), "how the connection ended")

    def held(self) -> None:
        """What is true at the end of each scenario."""
        unexpected = [one for one in self.fake.violations if not one.startswith(self.violations or ("\0",))]
        same(unexpected, [], "what the platform forbids")
        if self.bot is not None:
            for one in self.secrets:
                check(one.encode() not in self.bot.output, "a secret was printed")
            check(b"Sanitizer" not in self.bot.output and b"runtime error" not in self.bot.output, "a sanitizer spoke")


def on_stage(made: Stage):
    """To be yielded from: the scenario's work; then what must hold is looked at, and the bot is ended."""
    try:
        yield made
        made.held()
    except Exception as error:
        error.told = made.fake.told() + ("\n--- the bot's log\n" + made.bot.log if made.bot else "")
        raise
    finally:
        if made.bot is not None:
            made.bot.kill()


def play(name: str, program: str) -> tuple:
    """What went wrong, or None; and how long it took."""
    begun = time.monotonic()
    try:
        SCENARIOS[name](program)
        return None, time.monotonic() - begun
    except Exception as error:
        what = str(error) if isinstance(error, AssertionError) else traceback.format_exc()
        return f"{what}\n--- the fake's log\n{getattr(error, 'told', '')}", time.monotonic() - begun


def main(description: str) -> int:
    """The command line: which program, which scenarios."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("program", nargs="?", help="examples/greeter, built with the network")
    parser.add_argument("scenarios", nargs="*", help="all, unless some are named")
    parser.add_argument("--jobs", type=int, default=4, help="scenarios at the same time; they wait more than they work")
    parser.add_argument("--patience", type=float, default=1.0, help="so much longer may all take, as with a sanitizer or on a slow machine")
    parser.add_argument("--list", action="store_true", help="prints the names")
    given = parser.parse_args()
    if given.list:
        print("\n".join(SCENARIOS))
        return 0
    if given.program is None:
        parser.error("which program?")
    Journal.patience = given.patience
    names = given.scenarios or list(SCENARIOS)
    unknown = [name for name in names if name not in SCENARIOS]
    if unknown:
        parser.error(f"there is no scenario {', '.join(unknown)}")
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(given.jobs) as together:
        for name, (wrong, took) in zip(names, together.map(lambda one: play(one, given.program), names)):
            print(f"{'ok    ' if wrong is None else 'FAILED'} {name} ({took:.1f} s)", flush=True)
            if wrong is not None:
                failed += 1
                print("    " + wrong.replace("\n", "\n    "), flush=True)
    print(f"{len(names) - failed} of {len(names)} as they should be")
    return 1 if failed else 0
