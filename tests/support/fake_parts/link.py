# SPDX-License-Identifier: BSL-1.0
"""A websocket between a bot and a fake: its frames, and the ways it ends.  What is said in them is the platform's."""

import asyncio
import contextlib
import json
import socket
import struct
from typing import Optional

from . import websocket

MOST_READ = 1 << 20  # bytes of a frame of a bot


class Link:
    """Lives on the fake's loop.  What a platform adds: began(), heard(opcode, text), ended(who, code), half() and what it can say."""

    def __init__(self, fake, number: int, port: int, query: dict, plan, reader, writer):
        self.fake, self.number, self.port, self.query, self.plan = fake, number, port, query, plan
        self.reader, self.writer = reader, writer
        self.state = "new"                # in the end: ended
        self.end: Optional[tuple] = None  # ("bot" | "fake", code), ("lost", None) or ("reset", None)
        self.closing: Optional[int] = None
        self.deflate = False              # permessage-deflate was agreed on
        self.beat = asyncio.Event()       # set when the bot answers what tells that it has read all

    def began(self) -> None:
        raise NotImplementedError

    def heard(self, opcode: int, text: bytes) -> None:
        raise NotImplementedError

    def ended(self, who: str, code: Optional[int]) -> None:
        raise NotImplementedError

    def half(self) -> tuple[bytes, bytes]:
        """What the bot answers so that `beat` is set, and a whole frame that half of is sent."""
        raise NotImplementedError

    def pinged(self, payload: bytes) -> None:
        self.write(websocket.frame(websocket.PONG, payload))

    def ponged(self, payload: bytes) -> None:
        pass

    def answers_close(self) -> bool:
        return True

    def write(self, bytes_: bytes) -> None:
        if self.end is None and not self.writer.is_closing():
            self.writer.write(bytes_)

    # --- ends

    def close(self, code: Optional[int] = 1000, reason: str = "") -> None:
        """As a server does: the close frame, then it waits for the bot's."""
        if self.closing is None and self.end is None:
            self.closing = code
            self.state = "ended"
            self.fake.note("close", f"#{self.number} by the fake with {code} {reason}", self)
            self.write(websocket.frame(websocket.CLOSE, websocket.close_payload(code, reason)))
            self.fake.loop.call_later(5, self.finish, "fake", code)

    def abort(self) -> None:
        """The connection is gone without a word (over TLS: also without its close_notify)."""
        self.finish("lost", None)

    def reset(self, *, in_a_frame: bool) -> None:
        """A TCP reset.  in_a_frame: after half of a frame, when the bot has read that half."""
        self.fake.spawn(self._reset(in_a_frame))

    async def _reset(self, in_a_frame: bool) -> None:
        if in_a_frame:  # what is answered goes before it in the same segment: the answer tells that both were read
            asked, whole = self.half()
            self.beat = asyncio.Event()
            self.write(asked + whole[:len(whole) // 2])
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self.beat.wait(), 2)
        raw = self.writer.get_extra_info("socket")
        if raw is not None:
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.finish("reset", None)

    def finish(self, who: str, code: Optional[int]) -> None:
        if self.end is not None:
            return
        self.end, self.state = (who, code), "ended"
        self.ended(who, code)
        self.fake.note("end", f"#{self.number} {who} {code}", self)
        if who in ("lost", "reset"):
            self.writer.transport.abort()
        else:
            self.writer.close()

    # --- what is read

    async def run(self) -> None:
        self.began()
        try:
            await self._read()
        except websocket.Broken as broken:
            self.fake.violation(f"websocket of #{self.number}: {broken}")
            self.close(broken.code, str(broken))
            self.finish("fake", broken.code)
        except (asyncio.IncompleteReadError, OSError):
            self.finish("fake" if self.closing else "lost", self.closing)

    async def _read(self) -> None:
        parts, opcode, packed = b"", None, False
        while True:
            part = await websocket.read_frame(self.reader, MOST_READ, deflate=self.deflate)
            if part.opcode == websocket.CLOSE:
                code = websocket.read_close(part.payload)
                self.fake.note("close", f"#{self.number} by the bot with {code}", self)
                if not self.answers_close():
                    continue
                if self.closing is None:
                    self.write(websocket.frame(websocket.CLOSE, part.payload[:2]))
                    self.finish("bot", code)
                else:
                    self.finish("fake", self.closing)
                return
            if part.opcode == websocket.PING:
                self.pinged(part.payload)
            elif part.opcode == websocket.PONG:
                self.ponged(part.payload)
            else:
                if (part.opcode == websocket.CONTINUATION) != (opcode is not None):
                    raise websocket.Broken(1002, "a message inside another, or the rest of none")
                opcode, packed = (part.opcode, part.deflated) if opcode is None else (opcode, packed)
                parts += part.payload
                if part.last:
                    if self.closing is None:
                        self.heard(opcode, websocket.inflated(parts, MOST_READ) if packed else parts)
                    parts, opcode = b"", None


def pieces(opcode: int, text: bytes, count: int, *, deflate: bool = False) -> bytes:
    """One message in so many frames."""
    text = websocket.deflated(text) if deflate else text
    count = max(1, min(count, len(text)))
    cuts = [len(text) * part // count for part in range(count + 1)]
    return b"".join(websocket.frame(opcode if part == 0 else websocket.CONTINUATION, text[start:end], last=part == count - 1,
                                     compressed=deflate and part == 0)
                    for part, (start, end) in enumerate(zip(cuts, cuts[1:])))


def compact(payload) -> bytes:
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
