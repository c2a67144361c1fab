# SPDX-License-Identifier: BSL-1.0
"""Rate limits as Slack documents them: tiers by method, and one message a second to a channel (Slack API documentation, Rate Limits)."""

import math
import time
from typing import Optional

from fake_parts.exchange import Reply

TIERS = {1: 1, 2: 20, 3: 50, 4: 100}  # calls a minute


class Bucket:
    def __init__(self, most: float, now: float):
        self.left, self.at = most, now


class Limiter:
    """What a bot has left.  A bucket holds a minute's calls, so bursts are let through."""

    def __init__(self):
        self.on = True
        self.most = dict(TIERS)             # a test changes them
        self.of_methods: dict[str, int] = {"apps.connections.open": 10}  # calls a minute, in place of its tier's
        self.posts_within = 1.0             # seconds between two to a channel
        self.posts_at_once = 3              # the burst of them that is let through
        self.overruns: list[str] = []       # the 429s that a bot brought about itself
        self._buckets: dict[tuple, Bucket] = {}

    def take(self, token: str, method: str, tier: Optional[int]) -> Optional[Reply]:
        """The 429, if nothing is left."""
        most = self.of_methods.get(method, self.most.get(tier))
        return self._take((token, method), most, most / 60, method) if self.on and most else None

    def take_post(self, token: str, channel: str) -> Optional[Reply]:
        if not self.on:
            return None
        return self._take((token, "post", channel), self.posts_at_once, 1 / self.posts_within, "chat.postMessage")

    def _take(self, key: tuple, most: float, each_second: float, method: str) -> Optional[Reply]:
        now = time.monotonic()
        bucket = self._buckets.setdefault(key, Bucket(most, now))
        bucket.left, bucket.at = min(most, bucket.left + (now - bucket.at) * each_second), now
        if bucket.left < 1:
            self.overruns.append(method)
            return refusal(max(1, math.ceil((1 - bucket.left) / each_second)))
        bucket.left -= 1
        return None


def refusal(after: Optional[int]) -> Reply:
    """429; without `after` it lacks Retry-After."""
    headers = {} if after is None else {"Retry-After": str(after)}
    return Reply(429, {"ok": False, "error": "ratelimited"}, headers, kind="application/json; charset=utf-8")
