# SPDX-License-Identifier: BSL-1.0
"""A client's side of a websocket: blocking, by hand, of RFC 6455 alone.  It knows nothing of the fakes, so that it can test them."""

import os
import socket
import ssl
import struct
from urllib.parse import urlsplit


class Ended(Exception):
    """The connection is over: `code` of the close frame, or None."""

    def __init__(self, code=None):
        super().__init__(code)
        self.code = code


class WebsocketClient:
    def __init__(self, url, path=None, *, authority=None, headers=""):
        """authority: the file with what is trusted; none: what the system trusts.  headers: more lines of the handshake."""
        parts = urlsplit(url)
        raw = socket.create_connection((parts.hostname, parts.port), timeout=10)
        self.wire, self.bytes = raw, b""
        self.deflated = None  # whether the last frame said so, where that was agreed on
        path = path or f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        try:
            if parts.scheme == "wss":
                self.wire = ssl.create_default_context(cafile=authority).wrap_socket(raw, server_hostname=parts.hostname)
            self.wire.sendall((f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n{headers}"
                               f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n").encode())
            while b"\r\n\r\n" not in self.bytes:
                self._more()
        except Exception:
            self.wire.close()
            raise
        self.head, _, self.bytes = self.bytes.partition(b"\r\n\r\n")
        self.status = int(self.head.split(b" ")[1])

    def _more(self):
        try:
            got = self.wire.recv(1 << 16)
        except ConnectionError:
            raise Ended("reset") from None
        if not got:
            raise Ended()
        self.bytes += got

    def _take(self, size):
        while len(self.bytes) < size:
            self._more()
        taken, self.bytes = self.bytes[:size], self.bytes[size:]
        return taken

    def frame(self):
        """(last, opcode, payload)"""
        first, size = self._take(2)
        if size == 126:
            size = struct.unpack("!H", self._take(2))[0]
        elif size == 127:
            size = struct.unpack("!Q", self._take(8))[0]
        agreed = b"permessage-deflate" in self.head
        assert size < 1 << 40 and not first & (0x30 if agreed else 0x70)
        self.deflated = bool(first & 0x40) if agreed else None
        return first & 0x80, first & 15, self._take(size)

    def raw(self, opcode, payload, last=True, deflated=False):
        key = os.urandom(4)
        size = len(payload)
        length = bytes([0x80 | size]) if size < 126 else b"\xfe" + struct.pack("!H", size)
        first = opcode | (0x80 if last else 0) | (0x40 if deflated else 0)
        self.wire.sendall(bytes([first]) + length + key + bytes(b ^ key[i % 4] for i, b in enumerate(payload)))

    def close(self, code=1000):
        """Says so, and waits for the other's word."""
        self.raw(8, struct.pack("!H", code))
        while True:
            try:
                self.receive()
            except Ended:
                break
        self.wire.close()
