# SPDX-License-Identifier: BSL-1.0
"""A bot's account and its gateway sessions, which outlive their connections (Discord's documentation, Gateway)."""

import time
from typing import TYPE_CHECKING, Optional

from .intents import DEFINED, visible

if TYPE_CHECKING:
    from .connection import Connection


class Account:
    """A token, the bot behind it, and what it may do."""

    def __init__(self, token: str, user: dict, application_id: str):
        self.token, self.user, self.application_id = token, user, application_id
        self.allowed_intents = DEFINED   # without a privileged one: 4014 for who asks for it
        self.sharding_required = False
        self.shards = 1                  # what GET /gateway/bot proposes
        self.total = self.remaining = 1000
        self.reset_after = 14_400_000    # milliseconds
        self.max_concurrency = 1
        self.identify_spacing = 5.0      # seconds between two of one key
        self.identified: dict[int, float] = {}

    def take_identify(self, shard: int) -> Optional[str]:
        """None if it may identify, else why not."""
        if self.remaining <= 0:
            return "exhausted"
        key, now = shard % self.max_concurrency, time.monotonic()
        if now - self.identified.get(key, -1e9) < self.identify_spacing:
            return "throttled"
        self.identified[key] = now
        self.remaining -= 1
        return None

    def start_limit(self) -> dict:
        return {"total": self.total, "remaining": self.remaining, "reset_after": self.reset_after, "max_concurrency": self.max_concurrency}


class Session:
    """What can be resumed.  Every dispatch has its number and is kept."""

    def __init__(self, identity: str, account, intents: int, shard: tuple, port: int):
        self.id, self.account, self.intents, self.shard, self.resume_port = identity, account, intents, shard, port
        self.sequence = 0
        self.kept: list[tuple] = []  # (sequence, event, data), all that a resume may ask for
        self.connection: Optional["Connection"] = None

    def number(self, event: str, data) -> int:
        self.sequence += 1
        self.kept.append((self.sequence, event, data))
        return self.sequence


def deliver(session: Session, event: str, data: dict) -> None:
    """To a session, now or when it is resumed: as much as its intents let it see."""
    seen = visible(event, data, session.intents, session.account.user["id"])
    if seen is not None:
        if session.connection is not None and session.connection.state == "ready":
            session.connection.dispatch(event, seen)
        else:
            session.number(event, seen)
