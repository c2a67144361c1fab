# SPDX-License-Identifier: BSL-1.0
"""One connection of a bot to the fake gateway: its frames and its ends.  What is said in them is gateway.py."""

import asyncio
import json
import time
import zlib
from collections import deque
from dataclasses import dataclass
from typing import Optional, Union

from fake_parts import websocket
from fake_parts.link import Link, compact, pieces

from . import gateway
from .session import Session

MOST_BYTES, MOST_FRAMES, FRAMES_WITHIN = 4096, 120, 60.0  # of what a bot sends
SESSION_ENDING = (4003, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014)  # the others leave it to be resumed


@dataclass
class Plan:
    """What is to happen on one connection.  Durations are seconds.

    What answers identify and resume: None, as Discord does when all is well; a number, that close code; True or False, op 9 with it;
    "nothing"."""
    heartbeat_interval: float = 41.25
    upgrade: int = 101           # any other status: the handshake ends with it
    first: tuple = ()            # payloads that come before hello
    hello: bool = True           # False: the test says it, by connection.hello()
    hello_after: float = 0.0
    on_identify: Union[None, int, bool, str] = None
    on_resume: Union[None, int, bool, str] = None
    acknowledge: bool = True     # answer heartbeats; connection.plan is looked at each time, so it can change while it runs
    pieces: int = 1              # websocket messages, or frames of one without compression, that a gateway message is split into
    enforce_heartbeat: bool = True


class Connection(Link):
    """A websocket.  Lives on the fake's loop; methods that end in nothing else may be called by FakeDiscord.on_loop alone."""

    def __init__(self, fake, number: int, port: int, query: dict, plan: Plan, reader, writer):
        super().__init__(fake, number, port, query, plan, reader, writer)
        self.session: Optional[Session] = None  # state: new, hello, ready, ended
        self.hello_at: Optional[float] = None
        self.received: list[tuple] = []  # (time, op, d) of all frames of the bot
        self.sent: list[tuple] = []      # (time, op, t) of all frames to it
        self._deflate = zlib.compressobj() if query.get("compress") == "zlib-stream" else None
        self._passed_over = False
        self._times: deque = deque()
        self._overdue: Optional[asyncio.TimerHandle] = None
        self.presences: list = []  # when the bot last changed how it is shown

    def of(self, op: int) -> list:
        """The d of all frames of the bot with this op."""
        return [d for _, one, d in self.received if one == op]

    # --- what is sent

    @property
    def compressed(self) -> bool:
        return self._deflate is not None

    def packed(self, text: bytes) -> tuple[int, bytes]:
        if self._deflate is None:
            return websocket.TEXT, text
        if self._passed_over:
            self._deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        return websocket.BINARY, self._deflate.compress(text) + self._deflate.flush(zlib.Z_SYNC_FLUSH)

    async def blast(self, prepared) -> None:
        """Writes prepared dispatches (blast.py) as fast as the bot reads.

        They were packed without this connection's context, so what is said between them and after them may not refer to what was before."""
        self.session.sequence = prepared.last
        self._passed_over = True
        for chunk in prepared.chunks:
            self.write(chunk)
            await self.writer.drain()
        self.send(1)
        self._passed_over = False

    def send_text(self, text: bytes) -> None:
        opcode, bytes_ = self.packed(text)
        if self._deflate is None:
            return self.write(pieces(opcode, bytes_, self.plan.pieces))
        count = max(1, min(self.plan.pieces, len(bytes_)))  # several messages of the websocket
        cuts = [len(bytes_) * part // count for part in range(count + 1)]
        for start, end in zip(cuts, cuts[1:]):
            self.write(websocket.frame(opcode, bytes_[start:end]))

    def send(self, op: int, d=None, *, s: Optional[int] = None, t: Optional[str] = None) -> None:
        if self.state != "ended":
            self.sent.append((time.monotonic(), op, t))
            self.fake.note("to", f"#{self.number} op {op} {t or ''}", self)
            self.send_text(compact({"t": t, "s": s, "op": op, "d": d}))

    def hello(self) -> None:
        if self.state != "new":
            return
        self.state, self.hello_at = "hello", time.monotonic()
        self.send(10, {"heartbeat_interval": int(self.plan.heartbeat_interval * 1000), "_trace": ["[\"fake\"]"]})
        self.expect_heartbeat(2 * self.plan.heartbeat_interval)

    def dispatch(self, event: str, data, *, sequence: Optional[int] = None) -> None:
        """Numbers, keeps and sends; with a sequence of the test's it only sends."""
        self.send(0, data, s=self.session.number(event, data) if sequence is None else sequence, t=event)

    # --- ends

    def close(self, code: Optional[int] = 1000, reason: str = "") -> None:
        if self.closing is None and self.end is None and code in SESSION_ENDING:
            self.fake.forget(self.session)
        super().close(code, reason)

    def half(self) -> tuple[bytes, bytes]:
        opcode, asked = self.packed(compact({"t": None, "s": None, "op": 1, "d": None}))
        _, half = self.packed(compact({"t": "TYPING_START", "s": None, "op": 0, "d": {"padding": "x" * 2000}}))
        return websocket.frame(opcode, asked), websocket.frame(opcode, half)

    def ended(self, who: str, code: Optional[int]) -> None:
        if self._overdue:
            self._overdue.cancel()
        if self.session and self.session.connection is self:
            self.session.connection = None
            if who == "bot" and code in (1000, 1001):
                self.fake.forget(self.session)

    # --- what is read

    def began(self) -> None:
        if self.query.get("v") != "10" or self.query.get("encoding") != "json" or self.query.get("compress") not in (None, "zlib-stream"):
            self.fake.violation(f"gateway #{self.number}: asked for {self.query}")
            self.close(4012, "Invalid API version")
        for payload in self.plan.first:
            self.send(payload["op"], payload.get("d"))
        if self.plan.hello:
            if self.plan.hello_after:
                self.fake.loop.call_later(self.plan.hello_after, self.hello)
            else:
                self.hello()

    def heard(self, opcode: int, text: bytes) -> None:
        at = time.monotonic()
        self._times.append(at)
        while self._times[0] < at - FRAMES_WITHIN:
            self._times.popleft()
        if len(self._times) > MOST_FRAMES:
            return self.wrong(4008, "more than 120 frames within 60 seconds")
        if len(text) > MOST_BYTES:
            return self.wrong(4002, f"a frame of {len(text)} bytes")
        try:
            payload = json.loads(text.decode("utf-8"))
            op = payload["op"]
        except (ValueError, KeyError, TypeError):
            return self.wrong(4002, "a frame that is no JSON, or has no op")
        if opcode != websocket.TEXT:
            return self.wrong(4002, "JSON in a binary message")
        data = payload.get("d")
        self.received.append((at, op, data))
        self.fake.note("from", f"#{self.number} op {op}", self)
        gateway.obey(self, op, data)

    def wrong(self, code: int, what: str) -> None:
        self.fake.violation(f"gateway #{self.number}: {what}")
        self.close(code, what)

    def expect_heartbeat(self, within: float) -> None:
        if self._overdue:
            self._overdue.cancel()
        if self.plan.enforce_heartbeat:
            self._overdue = self.fake.loop.call_later(within, self.wrong, 4009, f"no heartbeat within {within:.1f} s")
