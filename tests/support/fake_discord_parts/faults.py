# SPDX-License-Identifier: BSL-1.0
"""What can go wrong with a request of REST; a fault is given to FakeDiscord.fault()."""

import asyncio
from dataclasses import dataclass
from typing import Callable, Optional

from . import limits
from .exchange import Reply


@dataclass
class Fault:
    """What happens to one request.  Without `reply` the usual answer is given; `done`: what was asked is done, whatever is answered."""
    reply: Optional[Callable[[], Reply]] = None
    done: bool = False
    wait: float = 0.0
    gate: Optional["Gate"] = None  # held until it opens
    cut: str = ""                  # "all": no answer, the connection is closed; "half": half of it; "reset": half of it, and a TCP reset


class Gate:
    """Holds requests until the test opens it; `held` counts them."""

    def __init__(self, loop: asyncio.AbstractEventLoop):
        self._loop, self._event, self.held = loop, asyncio.Event(), 0

    def open(self) -> None:
        self._loop.call_soon_threadsafe(self._event.set)

    async def passed(self) -> None:
        self.held += 1
        await self._event.wait()


def rate_limited(scope: str = "user", after: float = 0.3, *, remaining: Optional[int] = None, code: Optional[int] = None) -> Fault:
    """A 429.  With `remaining` its headers say that the bucket is not empty: a limit below that of the bucket."""
    bucket = {}
    if scope != "global" and remaining is not None:
        bucket = {"X-RateLimit-Limit": "5", "X-RateLimit-Remaining": str(remaining), "X-RateLimit-Reset-After": "5.000",
                  "X-RateLimit-Bucket": "5f0b7f9d5a4b4ed1a7c8be9b2a3f1d6c"}
    return Fault(lambda: limits.refusal(scope, after, bucket, code))


def cloudflare(after: int = 1) -> Fault:
    """Cloudflare's page for who is banned for a while: HTML, and none of Discord's headers."""
    return Fault(lambda: banned(after))


def banned(after: int) -> Reply:
    page = b"<!doctype html><html><head><title>Access denied | discord.com used Cloudflare to restrict access</title></head>" \
           b"<body><h1>Error 1015</h1><p>You are being rate limited</p></body></html>\n"
    return Reply(429, headers={"Retry-After": str(after), "Server": "cloudflare"}, body=page, kind="text/html; charset=UTF-8")


def unavailable(status: int = 502, *, done: bool = False) -> Fault:
    """A 5xx, as a proxy gives it; `done`: after what was asked was done."""
    page = b"<html><head><title>Bad gateway</title></head><body>try again</body></html>\n"
    return Fault(lambda: Reply(status, body=page, kind="text/html"), done=done)


def refused(status: int, code: int, message: str, errors: Optional[dict] = None) -> Fault:
    """An error of Discord's, with its code."""
    return Fault(lambda: Reply(status, {"message": message, "code": code, **({"errors": errors} if errors else {})}))


def slow(seconds: float) -> Fault:
    return Fault(wait=seconds)


def held(gate: Gate) -> Fault:
    return Fault(gate=gate)


def cut(how: str = "all", *, done: bool = True) -> Fault:
    """The connection ends where the answer should be: "all", "half" or "reset"."""
    return Fault(cut=how, done=done)
