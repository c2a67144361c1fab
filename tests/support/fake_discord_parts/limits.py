# SPDX-License-Identifier: BSL-1.0
"""Rate limits as Discord documents them: buckets by hash and major parameter, the global limit, and what a 429 says."""

import math
import time
from dataclasses import dataclass
from typing import Optional

from fake_parts.exchange import Reply


@dataclass
class Limit:
    """So many requests within so many seconds; routes with the same hash share them."""
    hash: str
    most: int
    within: float


def usual() -> dict:
    """Route -> limit.  The numbers are not documented and change; what matters is that there are some."""
    write = Limit("5f0b7f9d5a4b4ed1a7c8be9b2a3f1d6c", 5, 5.0)
    react = Limit("c1a2d4f6b8e0a9c7d5f3b1e2a4c6e8d0", 1, 0.25)
    return {"POST /channels/{c}/messages": write,
            "PATCH /channels/{c}/messages/{m}": Limit("09d1a8e7c2f4b6d3a5c7e9f1b2d4a6c8", 5, 5.0),
            "DELETE /channels/{c}/messages/{m}": Limit("e2c4a6b8d0f1e3c5a7b9d1f3e5c7a9b0", 5, 1.0),
            "PUT /channels/{c}/messages/{m}/reactions/{e}/@me": react,
            "DELETE /channels/{c}/messages/{m}/reactions/{e}/@me": react,
            "POST /channels/{c}/typing": Limit("a7b9c1d3e5f7a9b1c3d5e7f9a1b3c5d7", 5, 5.0),
            "POST /channels/{c}/messages/{m}/threads": Limit("b4d6f8a0c2e4b6d8f0a2c4e6b8d0f2a4", 10, 10.0)}


class Bucket:
    def __init__(self, limit: Limit, now: float):
        self.left, self.reset = limit.most, now + limit.within


class Limiter:
    def __init__(self):
        self.of_routes = usual()
        self.most_globally, self.globally_within = 50, 1.0
        self.overruns = 0  # 429s that came of a bot that did not heed the headers
        self._buckets: dict[tuple, Bucket] = {}
        self._global: dict[str, list] = {}

    def take(self, token: str, route: str, major: str) -> tuple[dict, Optional[Reply]]:
        """The headers for the reply, and the 429 if there is nothing left."""
        now = time.monotonic()
        recent = [at for at in self._global.get(token, []) if at > now - self.globally_within]
        self._global[token] = recent
        if len(recent) >= self.most_globally:
            self.overruns += 1
            return {}, refusal("global", recent[0] + self.globally_within - now)
        recent.append(now)
        limit = self.of_routes.get(route)
        if limit is None:
            return {}, None
        bucket = self._buckets.get((token, limit.hash, major))
        if bucket is None or bucket.reset <= now:
            bucket = self._buckets[(token, limit.hash, major)] = Bucket(limit, now)
        headers = {"X-RateLimit-Limit": str(limit.most), "X-RateLimit-Bucket": limit.hash,
                   "X-RateLimit-Remaining": str(max(0, bucket.left - 1)),
                   "X-RateLimit-Reset": f"{time.time() + bucket.reset - now:.3f}", "X-RateLimit-Reset-After": f"{bucket.reset - now:.3f}"}
        if bucket.left == 0:
            self.overruns += 1
            return headers, refusal("user", bucket.reset - now, headers)
        bucket.left -= 1
        return headers, None


def refusal(scope: str, after: float, bucket: Optional[dict] = None, code: Optional[int] = None) -> Reply:
    """429 of a scope: user, global or shared."""
    headers = {**(bucket or {}), "Retry-After": str(math.ceil(after)), "X-RateLimit-Scope": scope, "Via": "1.1 google"}
    if scope == "global":
        headers["X-RateLimit-Global"] = "true"
    body = {"message": "The resource is being rate limited." if scope == "shared" else "You are being rate limited.",
            "retry_after": round(after, 3), "global": scope == "global"}
    if code is not None:
        body["code"] = code
    return Reply(429, body, headers)
