# SPDX-License-Identifier: BSL-1.0
"""What can go wrong with a request over HTTP, on any platform; a fault is given to a fake's fault()."""

import asyncio
from dataclasses import dataclass
from typing import Callable, Optional

from .exchange import Reply


@dataclass
class Fault:
    """What happens to one request.  Without `reply` the usual answer is given; `done`: what was asked is done, whatever is answered."""
    reply: Optional[Callable[[], Reply]] = None
    done: bool = False
    wait: float = 0.0
    late_body: float = 0.0         # seconds between the head of the answer and the rest
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


def unavailable(status: int = 502, *, done: bool = False) -> Fault:
    """A 5xx, as a proxy gives it; `done`: after what was asked was done."""
    page = b"<html><head><title>Bad gateway</title></head><body>try again</body></html>\n"
    return Fault(lambda: Reply(status, body=page, kind="text/html"), done=done)


def slow(seconds: float) -> Fault:
    return Fault(wait=seconds)


def slow_body(seconds: float) -> Fault:
    """The head of the answer comes at once, the rest later."""
    return Fault(late_body=seconds)


def held(gate: Gate) -> Fault:
    return Fault(gate=gate)


def cut(how: str = "all", *, done: bool = True) -> Fault:
    """The connection ends where the answer should be: "all", "half" or "reset"."""
    return Fault(cut=how, done=done)
