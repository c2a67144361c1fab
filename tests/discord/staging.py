# SPDX-License-Identifier: BSL-1.0
"""A bot under test beside a fake Discord, and the list of scenarios that are played with the two."""

import contextlib
import itertools
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

import playing  # noqa: E402
from fake_discord import FakeDiscord  # noqa: E402
from playing import Failed, check, main, same, scenario  # noqa: E402, F401


class Stage(playing.Stage):
    """A fake and, when it is called for, the bot."""

    def __init__(self, program: str, fake: FakeDiscord):
        super().__init__(program, fake)
        self.secrets = [fake.account.token]
        self._numbers = itertools.count(1)

    def start(self, *options: str, gateway: bool = True, **variables) -> playing.Bot:
        """variables: of the environment; None takes one away."""
        return self.begin({**self.fake.environment(gateway=gateway), **variables}, "--on", "discord", *options)

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

    def held(self) -> None:
        super().held()
        same([note.text for note in self.fake.notes if note.kind == "throttled"], [], "identified too soon")


@contextlib.contextmanager
def stage(program: str, **options):
    """A fake for a scenario; what must hold at its end is looked at."""
    with FakeDiscord(**options) as fake:
        yield from playing.on_stage(Stage(program, fake))


@contextlib.contextmanager
def greeting(program: str, *arguments: str, gateway: bool = True, **options):
    """As stage(), with a bot that is ready, and that leaves at the end as it should."""
    with stage(program, **options) as on:
        on.start(*arguments, gateway=gateway)
        on.ready()
        yield on
        on.leave()
