# SPDX-License-Identifier: BSL-1.0
"""A port of a fake: whoever comes asks for a websocket, or is a client of HTTP."""

import asyncio
import base64
import binascii
import contextlib
import socket
import ssl
import struct
from pathlib import Path
from typing import Optional

from . import websocket
from .exchange import MOST_HEAD, Malformed, Reply, Request, read_request

CERTIFICATES = Path(__file__).resolve().parents[2] / "fixtures" / "certificates"


class Listener:
    """All methods are for the fake's loop.  `slam` connections are reset as soon as they came, `deaf` ones are never answered.

    The fake is asked to serve: fake.serve_websocket and fake.serve_http, with what has been read already."""

    def __init__(self, fake, port: int, certificate: Optional[str]):
        self.fake, self.certificate, self.slam, self.deaf = fake, certificate, 0, 0
        # Bound and never listening: keeps the port ours while connections are refused.
        self._holder = bound(port)
        self.port = self._holder.getsockname()[1]
        self._socket: Optional[socket.socket] = None
        self._accepting: Optional[asyncio.Task] = None

    def listen(self) -> None:
        if self._socket is None:
            self._socket = bound(self.port)
            self._socket.listen(128)
            self._socket.setblocking(False)
            self._accepting = self.fake.loop.create_task(self._accept(self._socket))

    def refuse(self) -> None:
        """Connections are refused until listen(); those that stand are left alone."""
        if self._socket is not None:
            self._accepting.cancel()
            self.fake.loop.remove_reader(self._socket.fileno())
            self._socket.close()
            self._socket = None

    def close(self) -> None:
        self.refuse()
        self._holder.close()

    async def _accept(self, from_: socket.socket) -> None:
        while True:
            accepted, _ = await self.fake.loop.sock_accept(from_)
            self.fake.spawn(self._serve(accepted))

    async def _serve(self, accepted: socket.socket) -> None:
        number = self.fake.count_connection()
        if self.slam > 0:
            self.slam -= 1
            accepted.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            accepted.close()
            return self.fake.note("slammed", f"a connection at port {self.port}", None)
        if self.deaf > 0:
            self.deaf -= 1
            self.fake.keep_open(accepted)
            return self.fake.note("deaf", f"to a connection at port {self.port}", None)
        reader = asyncio.StreamReader(limit=MOST_HEAD)
        protocol = asyncio.StreamReaderProtocol(reader)
        try:
            transport, _ = await self.fake.loop.connect_accepted_socket(lambda: protocol, accepted, ssl=self._context())
        except (ssl.SSLError, OSError) as error:
            accepted.close()
            return self.fake.note("tls", f"no handshake at port {self.port}: {error}", None)
        writer = asyncio.StreamWriter(transport, protocol, reader, self.fake.loop)
        self.fake.note("open", f"connection {number} at port {self.port}", None)
        try:
            request = await read_request(reader, writer)
            if request is not None and request.headers.get("upgrade", "").lower() == "websocket":
                await self.fake.serve_websocket(self.port, request, reader, writer)
            elif request is not None:
                await self.fake.serve_http(number, self.port, request, reader, writer)
        except Malformed as what:
            self.fake.violation(f"HTTP: {what}")
            writer.write(Reply(400, {"message": "400: Bad Request", "code": 0}).written())
        except (asyncio.IncompleteReadError, OSError) as error:
            self.fake.note("gone", f"connection {number}: {error}", None)
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()
            self.fake.note("gone", f"connection {number}", None)

    def _context(self) -> Optional[ssl.SSLContext]:
        if self.certificate is None:
            return None
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATES / f"{self.certificate}.pem", CERTIFICATES / f"{self.certificate}.key")
        return context


def refused(writer, status: int) -> None:
    """Ends a handshake without a websocket."""
    writer.write(Reply(status, {"message": "no websocket", "code": 0}).written())


def upgraded(request: Request, writer, *, deflate: bool = False) -> None:
    """deflate: each message is compressed for itself, as the client offered."""
    agreed = "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; client_no_context_takeover\r\n" if deflate else ""
    writer.write((f"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  f"Sec-WebSocket-Accept: {websocket.accept_key(request.headers['sec-websocket-key'])}\r\n{agreed}\r\n").encode("ascii"))


def what_is_wrong(request: Request, path: str) -> str:
    """With a request for a websocket at that path (RFC 6455, 4.2.1); empty if nothing is."""
    headers = request.headers
    try:
        key = base64.b64decode(headers.get("sec-websocket-key", ""), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if request.method != "GET" or request.path != path:
        return f"{request.method} {request.path}"
    if "upgrade" not in headers.get("connection", "").lower() or headers.get("sec-websocket-version") != "13" or "host" not in headers:
        return "no handshake of version 13"
    return "" if len(key) == 16 else "a key that is not 16 bytes in base64"


def bound(port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.bind(("127.0.0.1", port))
    return made
