# SPDX-License-Identifier: BSL-1.0
"""A bot by hand (slow_bot.cpp) beside a fake Slack, the door at which its handlers wait, and the notes that it takes."""

import contextlib
import socket
import tempfile
from pathlib import Path

import staging
from playing import Journal
from staging import check, same

MOST = 8  # events that may wait, where it is to be filled


class Door:
    """Where the handlers of the bot wait; `path` leads there."""

    def __init__(self, folder: str):
        self.path = str(Path(folder) / "door")
        self._listens = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listens.bind(self.path)
        self._listens.listen(16)
        self._held: list[socket.socket] = []

    def wait(self) -> str:
        """Somebody is there; gives what he waits for."""
        self._listens.settimeout(15 * Journal.patience)
        there, _ = self._listens.accept()
        self._held.append(there)
        with there.makefile("r", encoding="utf-8") as said:
            return said.readline().rstrip("\n")

    def let_in(self) -> None:
        for one in self._held:
            one.close()
        self._held.clear()

    def close(self) -> None:
        self.let_in()
        self._listens.close()


@contextlib.contextmanager
def at_the_door():
    with tempfile.TemporaryDirectory() as folder:
        door = Door(folder)
        try:
            yield door
        finally:
            door.close()


@contextlib.contextmanager
def slow(program: str, *options: str, http: bool = False, leaves: bool = True):
    """A stage with a door, and the bot there, which has learned the names that it will hear; at the end it leaves, if it has not yet."""
    with at_the_door() as door, staging.stage(program) as on:
        begin(on, f"door={door.path}", *options, http=http)
        if http:
            check(on.fake.verify(on.listening()), "the bot does not answer the challenge")
        else:
            on.ready()
        learn_names(on)
        yield on, door
        if not leaves:
            return
        door.close()
        standing = [one for one in on.fake.connections if one.end is None]
        on.leave()
        same([on.fake.wait_end(one) for one in standing], [("bot", 1000)] * len(standing), "how its connections ended")


def begin(on, *options: str, http: bool = False, **variables) -> None:
    on.begin({**on.fake.environment(http=http), **variables}, *options)


def learn_names(on) -> None:
    """What waits for a name waits elsewhere, and so nothing would be full."""
    for where in ("general", "random"):
        note(on, f"that {where} is there", where)
    noted(on, "that general is there", "that random is there")
    for where in ("general", "random"):
        on.fake.say("bob", where, "note that bob is there, too")
    on.fake.wait(lambda: notes(on).count("that bob is there, too") == 2, "it to know bob")


def told(on) -> list[str]:
    return on.bot.stdout.decode("utf-8").splitlines()


def note(on, thing: str, where: str = "general") -> None:
    on.fake.say("alice", where, f"note {thing}")


def notes(on) -> list[str]:
    return [line.removeprefix("noted ") for line in told(on) if line.startswith("noted ")]


def noted(on, *things: str, within: float = 15.0) -> None:
    """The bot has them in its notes; each once, also when it has dealt with what may have come behind them."""
    on.fake.wait(lambda: set(things) <= set(notes(on)), f"{things} in its notes", within)
    for thing in things:
        same(notes(on).count(thing), 1, f"notes of {thing!r}")


def goes_to_the_door(on, door: Door, thing: str) -> None:
    on.fake.say("bob", "general", f"@fakebot wait {thing}")
    same(door.wait(), thing, "who is at the door")


def through(on) -> None:
    """It has dealt with all that was said before in #general."""
    number = len(on.fake.said())
    on.fake.say("bob", "general", f"@fakebot say this is {number}")
    on.fake.wait_said(on.to("bob", f"this is {number}"), within=20)


def fill(on, door: Door, count: int) -> list[str]:
    """A handler is at the door, and so many things are said; gives them.  None of the later ones is read."""
    on.prompt = None
    on.fake.shrink(retries=(0.0, 60.0, 300.0))
    goes_to_the_door(on, door, "the kettle")
    things = [f"thing {number}" for number in range(count)]
    for thing in things:
        note(on, thing)
    # Nobody acknowledges the last, so Slack says it again, and nobody does that either.
    last = on.fake.delivered(f"note {things[-1]}")[0]
    on.fake.wait(lambda: len(last.attempts) > 1, "the last to be said again")
    same(last.acks, 0, "acknowledgements of the last")
    read = sum(one.acks > 0 for one in on.fake.deliveries.all if one.event["text"].startswith("note thing"))
    check(MOST - 2 <= read <= MOST + 2, f"{read} were read where {MOST} may wait")
    return things
