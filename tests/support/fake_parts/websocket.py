# SPDX-License-Identifier: BSL-1.0
"""Websocket frames, version 13, read and written by hand (RFC 6455): a server that makes mistakes on purpose needs every byte."""

import asyncio
import base64
import hashlib
import struct
import zlib
from typing import NamedTuple, Optional

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class Broken(Exception):
    """The other side broke the protocol of RFC 6455; `code` is what it is closed with."""

    def __init__(self, code: int, what: str):
        super().__init__(what)
        self.code = code


class Frame(NamedTuple):
    last: bool
    opcode: int
    payload: bytes
    deflated: bool = False  # the first of a message that is compressed (RFC 7692)


def accept_key(key: str) -> str:
    """What the server answers to Sec-WebSocket-Key."""
    return base64.b64encode(hashlib.sha1((key + GUID).encode("ascii")).digest()).decode("ascii")


def masked(payload: bytes, key: bytes) -> bytes:
    """The payload under the mask, or from under it."""
    if not payload:
        return b""
    long_key = (key * (len(payload) // 4 + 1))[:len(payload)]
    return (int.from_bytes(payload, "big") ^ int.from_bytes(long_key, "big")).to_bytes(len(payload), "big")


def head(opcode: int, size: int, *, last: bool = True, key: Optional[bytes] = None, compressed: bool = False) -> bytes:
    """The head of a frame whose payload has `size` bytes; with a key it is a client's."""
    first, mask_bit = opcode | (0x80 if last else 0) | (0x40 if compressed else 0), 0x80 if key is not None else 0
    if size < 126:
        start = struct.pack("!BB", first, mask_bit | size)
    elif size < 1 << 16:
        start = struct.pack("!BBH", first, mask_bit | 126, size)
    else:
        start = struct.pack("!BBQ", first, mask_bit | 127, size)
    return start + (key or b"")


def frame(opcode: int, payload: bytes, *, last: bool = True, key: Optional[bytes] = None, compressed: bool = False) -> bytes:
    return head(opcode, len(payload), last=last, key=key, compressed=compressed) + (payload if key is None else masked(payload, key))


def deflated(message: bytes) -> bytes:
    """A message under permessage-deflate, without a context of those before it (RFC 7692)."""
    deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return (deflate.compress(message) + deflate.flush(zlib.Z_SYNC_FLUSH))[:-4]


def inflated(bytes_: bytes, most: int) -> bytes:
    inflate = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
    try:
        found = inflate.decompress(bytes_ + b"\0\0\xff\xff", most)
    except zlib.error as error:
        raise Broken(1007, f"what is not deflated: {error}") from None
    if inflate.unconsumed_tail:
        raise Broken(1009, f"a message of more than {most} bytes")
    return found


def close_payload(code: Optional[int], reason: str = "") -> bytes:
    return b"" if code is None else struct.pack("!H", code) + reason.encode("utf-8")


def read_close(payload: bytes) -> Optional[int]:
    """The code of a close frame; None if it has none."""
    if len(payload) == 1:
        raise Broken(1002, "a close frame with half a code")
    return struct.unpack("!H", payload[:2])[0] if payload else None


async def read_frame(reader: asyncio.StreamReader, most: int, *, deflate: bool = False) -> Frame:
    """The next frame of a client, unmasked; deflate: it may be compressed.

    Raises Broken, and asyncio.IncompleteReadError at the end of the connection."""
    first, second = await reader.readexactly(2)
    opcode, size = first & 0x0F, second & 0x7F
    if first & (0x30 if deflate and opcode in (TEXT, BINARY) else 0x70):
        raise Broken(1002, "reserved bits without an extension")
    if opcode not in (CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG):
        raise Broken(1002, f"unknown opcode {opcode}")
    if opcode >= CLOSE and (size > 125 or not first & 0x80):
        raise Broken(1002, "a control frame too long, or in pieces")
    if not second & 0x80:
        raise Broken(1002, "a client's frame without a mask")
    if size == 126:
        size, = struct.unpack("!H", await reader.readexactly(2))
    elif size == 127:
        size, = struct.unpack("!Q", await reader.readexactly(8))
    if size > most:
        raise Broken(1009, f"a frame of {size} bytes")
    key = await reader.readexactly(4)
    return Frame(bool(first & 0x80), opcode, masked(await reader.readexactly(size), key), bool(first & 0x40))
