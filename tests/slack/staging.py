# SPDX-License-Identifier: BSL-1.0
"""A bot under test beside a fake Slack, and what the two can do for a scenario."""

import contextlib
import itertools
import re
import sys
from pathlib import Path
from typing import Optional

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

import playing  # noqa: E402
from fake_slack import FakeSlack  # noqa: E402
from playing import Failed, check, main, same, scenario  # noqa: E402, F401

LISTENING = re.compile(r"listening on (http://127\.0\.0\.1:\d+/slack/events)")
PROMPT = 0.1  # seconds within which an envelope is acknowledged, whatever the bot does


class Stage(playing.Stage):
    """A fake and, when it is called for, the bot."""

    def __init__(self, program: str, fake: FakeSlack):
        super().__init__(program, fake)
        self.secrets = [fake.account.token, fake.app.token, fake.signing_secret]
        self.may_overrun = False     # more calls than Slack allows are what the scenario is about
        self.prompt: Optional[float] = PROMPT
        self._numbers = itertools.count(1)

    def start(self, *options: str, http: bool = False, **variables) -> playing.Bot:
        """variables: of the environment; None takes one away."""
        return self.begin({**self.fake.environment(http=http), **variables}, "--on", "slack", *options)

    def listening(self, within: float = 15.0) -> str:
        """Where the bot takes Slack's requests, as its log says."""
        return self.fake.wait(lambda: LISTENING.search(self.bot.log), "the bot to listen", within)[1]

    def to(self, who: str, text: str) -> str:
        """What a reply to somebody looks like in a channel."""
        return f"<@{self.fake.world.user(who)['id']}> {text}"

    def answers(self, where: str = "random", within: float = 15.0) -> None:
        """The bot has dealt with all that came before, for it answers this.  What one channel says is taken in order."""
        number = next(self._numbers)
        self.fake.say("bob", where, f"@fakebot add 1000 {number}")
        self.fake.wait_said(self.to("bob", str(1000 + number)), within=within)

    def all_acknowledged(self) -> None:
        self.fake.wait(lambda: all(one.acks for one in self.fake.deliveries.all), "all to be acknowledged")

    def texts(self) -> list[str]:
        """What it posted, in order."""
        return [one.arguments["text"] for one in self.fake.said()]

    def held(self) -> None:
        super().held()
        if not self.may_overrun:
            same(self.fake.api.limiter.overruns, [], "calls beyond Slack's limits")
        if self.prompt:
            # No clock decides on a busy machine: there it is enough that the acknowledgement does not wait for what the bot waits for.
            within = self.prompt if self.fake.patience <= 1 else 10.0
            slow = [one for one in self.fake.acks() if one > within]
            same(slow, [], "acknowledgements that took too long")


@contextlib.contextmanager
def stage(program: str, **options):
    """A fake for a scenario; what must hold at its end is looked at."""
    with FakeSlack(**options) as fake:
        yield from playing.on_stage(Stage(program, fake))


@contextlib.contextmanager
def greeting(program: str, *arguments: str, **options):
    """As stage(), with a bot that is connected, and that leaves at the end as it should."""
    with stage(program, **options) as on:
        on.start(*arguments)
        on.ready()
        yield on
        on.leave()


@contextlib.contextmanager
def called_on(program: str, *arguments: str, **options):
    """As greeting(), with a bot that Slack comes to by HTTP."""
    with stage(program, **options) as on:
        on.start(*arguments, http=True)
        check(on.fake.verify(on.listening()), "the bot does not answer the challenge")
        yield on
        on.leave()
        same(on.fake.connections, [], "websockets")
