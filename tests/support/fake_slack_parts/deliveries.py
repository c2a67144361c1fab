# SPDX-License-Identifier: BSL-1.0
"""What is brought to the bot, over websockets in turn or by HTTP, until it is acknowledged or given up: attempts and their times."""

import random
import time
import uuid
from dataclasses import dataclass, field
from typing import Optional

RETRIES = (0.0, 60.0, 300.0)  # seconds from a failure to the next attempt (Slack API documentation, Events API)
TYPES = {"events_api": False, "slash_commands": True, "interactive": True}  # whether they take a payload in the answer


@dataclass
class Attempt:
    number: int                    # retry_attempt
    reason: str
    at: float = field(default_factory=time.monotonic)
    connection: object = None      # None: by HTTP, to a ghost, or to nobody
    envelope_id: str = ""
    acked_at: Optional[float] = None
    status: Optional[int] = None   # of HTTP

    @property
    def took(self) -> Optional[float]:
        return None if self.acked_at is None else self.acked_at - self.at


@dataclass
class Delivery:
    type: str
    payload: dict
    attempts: list = field(default_factory=list)
    acked_at: Optional[float] = None  # and the fake heard of it
    response: object = None           # the payload in the answer
    given_up: bool = False

    @property
    def event(self) -> dict:
        return self.payload.get("event") or {}

    @property
    def acks(self) -> int:
        return sum(one.acked_at is not None for one in self.attempts)


class Deliveries:
    """All methods are for the fake's loop."""

    def __init__(self, fake):
        self.fake = fake
        self.all: list[Delivery] = []
        self.ack_within = 3.0
        self.retries = RETRIES
        self.ghosts = 0       # connections that are dead and that Slack does not know to be: their turn comes like others'
        self.lose = 0         # so many first attempts are lost
        self.unheard = 0      # so many answers are not heard
        self.before_hello = 0  # events that nobody had ever connected for: Slack drops them
        self._envelopes: dict[str, tuple] = {}  # id -> (delivery, its attempts with it)
        self._waiting: list[tuple] = []         # nobody is connected
        self._turn = 0
        self.blasted: set = set()  # envelopes of a blast that are not answered yet

    def bring(self, payload: dict, type_: str = "events_api", *, to=None) -> Optional[Delivery]:
        """to: the connection it goes to; else the next in turn."""
        if not self.fake.request_url and not any(one.hello_at for one in self.fake.connections):
            self.before_hello += 1
            return self.fake.note("dropped", f"{name_of(payload)}: nobody was ever connected", None)
        delivery = Delivery(type_, payload)
        self.all.append(delivery)
        self.attempt(delivery, 0, "", to=to)
        return delivery

    def attempt(self, delivery: Delivery, number: int, reason: str, *, to=None, envelope_id: str = "") -> None:
        if delivery.acked_at is not None:
            return
        if self.fake.request_url:
            made = self._made(delivery, number, reason, None, "")
            return self.fake.spawn(self.fake.door.deliver(self, delivery, made))
        lost = number == 0 and self.lose > 0
        self.lose -= lost
        target, dead = (to, False) if to else (None, True) if lost else self._next(number)
        if target is None and not dead:
            self._waiting.append((delivery, number, reason))
            return self.fake.note("waits", f"{name_of(delivery.payload)}: nobody is connected", delivery)
        made = self._made(delivery, number, reason, target, envelope_id or str(uuid.uuid4()))
        self._envelopes.setdefault(made.envelope_id, (delivery, []))[1].append(made)
        if target is not None:
            envelope = {"envelope_id": made.envelope_id, "payload": delivery.payload, "type": delivery.type,
                        "accepts_response_payload": TYPES[delivery.type]}
            if delivery.type == "events_api":
                envelope.update(retry_attempt=number, retry_reason=reason)
            target.send(envelope)
        self.fake.loop.call_later(self.ack_within, self.overdue, delivery, made, "timeout")

    def _made(self, delivery: Delivery, number: int, reason: str, target, envelope_id: str) -> Attempt:
        made = Attempt(number, reason, connection=target, envelope_id=envelope_id)
        delivery.attempts.append(made)
        where = f"#{target.number}" if target else "by HTTP" if self.fake.request_url else "to nobody"
        self.fake.note("bring", f"{name_of(delivery.payload)} {where}, attempt {number} {reason}", delivery)
        return made

    def again(self, delivery: Delivery, *, number: int = 0, same_envelope: bool = True, reason: str = "") -> None:
        """Once more, though it was acknowledged: as Slack does that lost the answer."""
        delivery.acked_at = None
        self.attempt(delivery, number, reason, envelope_id=delivery.attempts[0].envelope_id if same_envelope else "")

    def _next(self, number: int) -> tuple:
        """Whose turn it is, and whether that is a ghost.  Of the retries none goes to a ghost, so that none needs luck."""
        live = [one for one in self.fake.connections if one.live]
        if not live:
            return None, False
        self._turn += 1
        place = self._turn % (len(live) + (self.ghosts if number == 0 else 0))
        return (live[place], False) if place < len(live) else (None, True)

    def overdue(self, delivery: Delivery, attempt: Attempt, reason: str) -> None:
        """Nobody answered the attempt in time, or not as one should."""
        if delivery.acked_at is not None or attempt is not delivery.attempts[-1]:
            return
        if delivery.type != "events_api" or attempt.number >= len(self.retries):
            delivery.given_up = True
            return self.fake.note("given up", name_of(delivery.payload), delivery)
        after = self.retries[attempt.number]
        self.fake.loop.call_later(after, self.attempt, delivery, attempt.number + 1, reason)

    def connected(self) -> None:
        waiting, self._waiting = self._waiting, []
        for delivery, number, reason in waiting:  # what was tried in vain counts
            self.attempt(delivery, max(number, 1) if delivery.type == "events_api" else 0, reason or "timeout")

    def gone(self, connection) -> None:
        self.fake.note("gone", f"#{connection.number} had {len(self.unanswered(connection))} without an answer", connection)

    def unanswered(self, connection) -> list[Delivery]:
        return [one for one in self.all if one.acks == 0 and any(attempt.connection is connection for attempt in one.attempts)]

    def answered(self, connection, said: dict) -> None:
        """What a bot sent.  It may send nothing but answers to envelopes, each once, over the connection it came by."""
        identity = said.get("envelope_id")
        if self.blasted and isinstance(identity, str) and identity in self.blasted and len(said) == 1:
            self.blasted.remove(identity)
            return None if self.blasted else self.fake.note("blasted", f"all are acknowledged by #{connection.number}", connection)
        delivery, attempts = self._envelopes.get(identity, (None, [])) if isinstance(identity, str) else (None, [])
        if delivery is None:
            return connection.wrong(f"an answer to an unknown envelope: {str(said)[:200]}")
        if set(said) - {"envelope_id", "payload"}:
            connection.wrong(f"an answer with {sorted(set(said) - {'envelope_id', 'payload'})}")
        if "payload" in said and not TYPES[delivery.type]:
            connection.wrong("a payload in an answer that takes none")
        mine = [one for one in attempts if one.connection is connection]
        open_ = [one for one in mine if one.acked_at is None]
        if not open_:
            return connection.wrong("an answer over another connection" if not mine else "a second answer to an envelope")
        open_[0].acked_at = time.monotonic()
        if self.unheard > 0:
            self.unheard -= 1
            return self.fake.note("unheard", name_of(delivery.payload), delivery)
        self.accept(delivery, said.get("payload"))

    def accept(self, delivery: Delivery, response: object = None) -> None:
        delivery.acked_at = time.monotonic()
        delivery.response = response
        self.fake.note("acked", f"{name_of(delivery.payload)} after {delivery.attempts[-1].took or 0:.4f} s", delivery)


def name_of(payload: dict) -> str:
    event = payload.get("event") or {}
    return f"{payload.get('event_id', payload.get('type', payload.get('command', '?')))} {event.get('type', '')} " \
           f"{str(event.get('text') or event.get('subtype') or '')[:60]!r}"


def shuffled(value, chance: random.Random):
    """The same JSON with its keys in another order."""
    if isinstance(value, dict):
        names = list(value)
        chance.shuffle(names)
        return {name: shuffled(value[name], chance) for name in names}
    return [shuffled(one, chance) for one in value] if isinstance(value, list) else value
