# SPDX-License-Identifier: BSL-1.0
"""A bot under test beside a fake Discord, and the list of scenarios that are played with the two."""

import contextlib
import itertools
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Callable, Optional

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from fake_discord import FakeDiscord  # noqa: E402

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
        self._process = subprocess.Popen([program, "--on", "discord", *options], env={**inherited, **environment}, stdin=subprocess.DEVNULL,
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
            status = self._process.wait(within * FakeDiscord.patience)
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
    """A fake and, when it is called for, the bot."""

    def __init__(self, program: str, fake: FakeDiscord):
        self.program, self.fake = program, fake
        self.bot: Optional[Bot] = None
        self.violations: tuple = ()  # the beginnings of those that this scenario provokes
        self._numbers = itertools.count(1)
        self._end = time.monotonic() + LONGEST * fake.patience
        fake.gave_up = self._gave_up

    def _gave_up(self) -> str:
        if self.bot is not None and self.bot.ended() is not None:
            return f"the bot ended with {self.bot.ended()}"
        return f"the scenario took {LONGEST:g} s" if time.monotonic() > self._end else ""

    def start(self, *options: str, gateway: bool = True, **variables) -> Bot:
        """variables: of the environment; None takes one away."""
        environment = {**self.fake.environment(gateway=gateway), **variables}
        self.bot = Bot(self.program, {name: value for name, value in environment.items() if value is not None}, *options)
        return self.bot

    def ready(self, number: int = 1, within: float = 15.0):
        return self.fake.wait_ready(number, within)

    def answers(self, where: str = "general", within: float = 15.0) -> None:
        """The bot has dealt with all that came before, for it answers this.  What one channel says is taken in order."""
        number = next(self._numbers)
        self.fake.say("bob", where, f"@fakebot add 1000 {number}")
        self.fake.wait_said(str(1000 + number), within=within)

    def has_read(self) -> None:
        """The bot has read all that was sent on the newest connection: it answers an op 1."""
        connection = self.fake.connections[-1]
        had = len(connection.of(1))
        self.fake.do(lambda one: one.send(1))
        self.fake.wait_frame(1, had + 1, connection=connection)

    def identified(self) -> int:
        return sum(len(one.of(2)) for one in self.fake.connections)

    def resumed(self) -> int:
        return sum(len(one.of(6)) for one in self.fake.connections)

    def leave(self, status: int = 0) -> None:
        """Ends the bot as an operator does; it takes its leave of the gateway."""
        connection = self.fake.connections[-1]
        stood = connection.end is None
        self.bot.ask_to_end()
        self.fake.gave_up = lambda: ""
        same(self.bot.wait(), status, "the exit status")
        if stood:
            same(self.fake.wait_end(connection), ("bot", 1000), "how the connection ended")

    def held(self) -> None:
        """What is true at the end of each scenario."""
        unexpected = [one for one in self.fake.violations if not one.startswith(self.violations or ("\0",))]
        same(unexpected, [], "what Discord forbids")
        same([note.text for note in self.fake.notes if note.kind == "throttled"], [], "identified too soon")
        if self.bot is not None:
            check(self.fake.account.token.encode() not in self.bot.output, "the token was printed")
            check(b"Sanitizer" not in self.bot.output and b"runtime error" not in self.bot.output, "a sanitizer spoke")


@contextlib.contextmanager
def stage(program: str, **options):
    """A fake for a scenario; what must hold at its end is looked at."""
    with FakeDiscord(**options) as fake:
        made = Stage(program, fake)
        try:
            yield made
            made.held()
        except Exception as error:
            error.told = fake.told() + ("\n--- the bot's log\n" + made.bot.log if made.bot else "")
            raise
        finally:
            if made.bot is not None:
                made.bot.kill()


@contextlib.contextmanager
def greeting(program: str, *arguments: str, gateway: bool = True, **options):
    """As stage(), with a bot that is ready, and that leaves at the end as it should."""
    with stage(program, **options) as on:
        on.start(*arguments, gateway=gateway)
        on.ready()
        yield on
        on.leave()
