# SPDX-License-Identifier: BSL-1.0
"""One websocket of Socket Mode: hello, envelopes and what answers them, disconnect, and its ends (Slack API documentation, Socket Mode)."""

import json
import time
from dataclasses import dataclass
from typing import Optional, Union

from fake_parts import websocket
from fake_parts.link import Link, compact, pieces

from .blast import envelope_id


@dataclass
class Plan:
    """What is to happen on one connection.  Durations are seconds."""
    upgrade: int = 101                   # any other status: the handshake ends with it
    first: tuple = ()                    # texts that come before hello
    hello: bool = True                   # False: the test says it, by connection.hello()
    hello_after: float = 0.0
    num_connections: Optional[int] = None  # what hello says; else what is so
    connection_time: int = 3600
    ping_every: float = 10.0             # 0: never
    deliver: bool = True                 # False: envelopes go to others
    silent: bool = False                 # after the handshake not a byte: no hello, no envelope, no pong
    pieces: int = 1                      # frames that a text is split into
    deflate: bool = True                 # agree to permessage-deflate, where the bot offers it
    answer_close: bool = True
    stamp_pongs: bool = True             # a pong carries more than the ping, as Slack's do


class Connection(Link):
    """Lives on the fake's loop; methods that end in nothing else may be called by FakeSlack.on_loop alone."""

    def __init__(self, fake, number: int, port: int, query: dict, plan: Plan, reader, writer):
        super().__init__(fake, number, port, query, plan, reader, writer)
        self.begun_at = time.monotonic()
        self.hello_at: Optional[float] = None  # state: new, ready, ended
        self.leaving = ""                # the reason of the disconnect that was sent
        self.received: list[tuple] = []  # (time, what) of all texts of the bot that are JSON
        self.sent: list[tuple] = []      # (time, text or its kind) of all messages to it
        self.pings: list[float] = []     # when the bot pinged
        self.pongs: list[float] = []     # when it answered a ping
        self._asked = b""

    @property
    def live(self) -> bool:
        """Envelopes may come here."""
        return self.state == "ready" and self.plan.deliver and self.leaving not in ("link_disabled", "too_many_websockets")

    # --- what is sent

    def write(self, bytes_: bytes) -> None:
        if not self.plan.silent:
            super().write(bytes_)

    def send_text(self, text: Union[str, bytes], *, count: Optional[int] = None) -> None:
        """Any text, JSON or not, of any size; in `count` frames."""
        bytes_ = text.encode("utf-8") if isinstance(text, str) else text
        if self.state != "ended":
            self.sent.append((time.monotonic(), bytes_[:200]))
            self.fake.note("to", f"#{self.number} {bytes_[:120]!r}{' (silent)' if self.plan.silent else ''}", self)
            self.write(pieces(websocket.TEXT, bytes_, count or self.plan.pieces, deflate=self.deflate))

    def send(self, payload) -> None:
        self.send_text(compact(self.fake.ordered(payload)))

    def send_binary(self, bytes_: bytes = b"\0\1\2") -> None:
        self.fake.note("to", f"#{self.number} {len(bytes_)} bytes, binary", self)
        self.write(websocket.frame(websocket.BINARY, bytes_))

    def hello(self) -> None:
        if self.state != "new":
            return
        live = self.fake.connections_now()
        if len(live) >= self.fake.most_connections:
            self.disconnect("too_many_websockets", num_connections=len(live), connection_info={"app_id": self.fake.world.app_id})
            return self.close(1000)
        self.state, self.hello_at = "ready", time.monotonic()
        self.send({"type": "hello", "num_connections": self.plan.num_connections or len(live) + 1 + self.fake.deliveries.ghosts,
                   "debug_info": {"host": f"applink-{self.number}", "build_number": 107, "started": "2026-01-01 00:00:00.000",
                                  "approximate_connection_time": 360 if self.query.get("debug_reconnects") == "true"
                                  else self.plan.connection_time},
                   "connection_info": {"app_id": self.fake.world.app_id}})
        self.fake.deliveries.connected()

    def disconnect(self, reason: str = "refresh_requested", *, close_after: Optional[float] = None, **more) -> None:
        """The frame that asks the bot to go; then Slack closes, or never does."""
        self.leaving = reason
        self.send({"type": "disconnect", "reason": reason, "debug_info": {"host": f"applink-{self.number}"}, **more})
        if close_after is not None:
            self.fake.loop.call_later(close_after, self.close, 1000)

    async def blast(self, prepared) -> None:
        """Writes prepared envelopes (blast.py) as fast as the bot reads."""
        self.fake.deliveries.blasted = {envelope_id(number) for number in range(prepared.first, prepared.last + 1)}
        for chunk in prepared.chunks:
            self.write(chunk)
            await self.writer.drain()

    def ping(self) -> None:
        if self.end is None and self.closing is None:
            self.write(websocket.frame(websocket.PING, f"Ping from applink-{self.number}".encode("ascii")))
            if self.plan.ping_every:
                self.fake.loop.call_later(self.plan.ping_every, self.ping)

    def ask(self) -> None:
        """A ping of its own: when it is answered, `beat` is set, and the bot has read all that was before it."""
        self._asked = f"read? {len(self.pongs)} {time.monotonic()}".encode("ascii")
        self.beat.clear()
        self.write(websocket.frame(websocket.PING, self._asked))

    def fall_silent(self) -> None:
        self.fake.note("silent", f"#{self.number}", self)
        self.plan.silent = True

    def half(self) -> tuple[bytes, bytes]:
        self._asked = b"half"
        return websocket.frame(websocket.PING, self._asked), websocket.frame(websocket.TEXT, compact({"type": "hello", "p": "x" * 2000}))

    # --- what is read

    def began(self) -> None:
        for text in self.plan.first:
            self.send_text(text)
        if self.plan.hello and not self.plan.silent:
            if self.plan.hello_after:
                self.fake.loop.call_later(self.plan.hello_after, self.hello)
            else:
                self.hello()
        if self.plan.ping_every:
            self.fake.loop.call_later(self.plan.ping_every, self.ping)

    def ended(self, who: str, code: Optional[int]) -> None:
        self.fake.deliveries.gone(self)

    def answers_close(self) -> bool:
        return self.plan.answer_close and not self.plan.silent

    def pinged(self, payload: bytes) -> None:
        self.pings.append(time.monotonic())
        self.fake.note("ping", f"#{self.number} {payload[:40]!r}", self)
        more = b";timestamp:%d" % int(time.time()) if self.plan.stamp_pongs and len(payload) < 90 else b""
        self.write(websocket.frame(websocket.PONG, payload + more))

    def ponged(self, payload: bytes) -> None:
        self.pongs.append(time.monotonic())
        self.fake.note("pong", f"#{self.number}", self)
        if payload == self._asked:
            self.beat.set()

    def heard(self, opcode: int, text: bytes) -> None:
        if not self.fake.deliveries.blasted:
            self.fake.note("from", f"#{self.number} {text[:200]!r}", self)
        try:
            said = json.loads(text.decode("utf-8"))
        except ValueError:
            said = None
        if opcode != websocket.TEXT or not isinstance(said, dict):
            return self.wrong("what is no JSON object in a text message")
        if not self.fake.deliveries.blasted:
            self.received.append((time.monotonic(), said))
        self.fake.deliveries.answered(self, said)

    def wrong(self, what: str) -> None:
        self.fake.violation(f"Socket Mode #{self.number}: {what}")
