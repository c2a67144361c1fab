# SPDX-License-Identifier: BSL-1.0
"""A bot's side of Discord by hand, and a test case with it and a fake.  It knows nothing of the fake but where it is."""

import http.client
import json
import os
import socket
import ssl
import struct
import unittest
import zlib
from urllib.parse import urlsplit

from fake_discord import FakeDiscord
from fake_discord_parts.intents import DEFINED as ALL

GOOD_AGENT = "DiscordBot (https://example.org, 1)"


class Ended(Exception):
    """The connection is over: `code` of the close frame, or None."""

    def __init__(self, code=None):
        super().__init__(code)
        self.code = code


class Client:
    """A bot's side of a gateway connection: blocking, by hand, of RFC 6455 and RFC 1950 alone."""

    def __init__(self, fake, *, compress=False, url=None, path=None, trust=True):
        parts = urlsplit(url or fake.gateway_url())
        raw = socket.create_connection((parts.hostname, parts.port), timeout=10)
        self.wire = raw
        self.inflate = zlib.decompressobj() if compress else None
        self.bytes, self.pieces = b"", 0
        path = path or "/?v=10&encoding=json" + ("&compress=zlib-stream" if compress else "")
        try:
            if parts.scheme == "wss":
                context = ssl.create_default_context(cafile=fake.environment()["SSL_CERT_FILE"]) if trust else ssl.create_default_context()
                self.wire = context.wrap_socket(raw, server_hostname=parts.hostname)
            self.wire.sendall((f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
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
        first, size = self._take(2)
        if size == 126:
            size = struct.unpack("!H", self._take(2))[0]
        elif size == 127:
            size = struct.unpack("!Q", self._take(8))[0]
        assert size < 1 << 40 and not first & 0x70
        return first & 0x80, first & 15, self._take(size)

    def raw(self, opcode, payload, last=True):
        key = os.urandom(4)
        size = len(payload)
        length = bytes([0x80 | size]) if size < 126 else b"\xfe" + struct.pack("!H", size)
        self.wire.sendall(bytes([opcode | (0x80 if last else 0)]) + length + key + bytes(b ^ key[i % 4] for i, b in enumerate(payload)))

    def send(self, op, d=None):
        self.raw(1, json.dumps({"op": op, "d": d}).encode())

    def receive(self):
        """The next gateway message; raises Ended at a close frame or the end."""
        text, self.pieces = b"", 0
        while True:
            last, opcode, payload = self.frame()
            if opcode == 8:
                code = struct.unpack("!H", payload[:2])[0] if payload else None
                self.raw(8, payload[:2])
                raise Ended(code)
            if opcode >= 8:
                continue
            self.pieces += 1
            text += payload
            if self.inflate is None and last:
                return json.loads(text)
            if self.inflate is not None and text.endswith(b"\0\0\xff\xff"):
                return json.loads(self.inflate.decompress(text))

    def until(self, op=0, event=None):
        while True:
            message = self.receive()
            if message["op"] == op and (event is None or message["t"] == event):
                return message

    def identify(self, fake, *, token=None, wanted=ALL, **more):
        properties = {"os": "", "browser": "", "device": ""}
        self.send(2, {"token": token or fake.account.token, "intents": wanted, "properties": properties, **more})

    def ready(self, fake, **more):
        assert self.receive()["op"] == 10
        self.identify(fake, **more)
        return self.until(0, "READY")

    def resume(self, fake, ready, sequence):
        self.send(6, {"token": fake.account.token, "session_id": ready["d"]["session_id"], "seq": sequence})

    def close(self, code=1000):
        self.raw(8, struct.pack("!H", code))
        while True:
            try:
                self.receive()
            except Ended:
                break
        self.wire.close()


class OnFake(unittest.TestCase):
    TLS = False

    def setUp(self):
        self.fake = FakeDiscord(tls=self.TLS).__enter__()
        self.addCleanup(self.fake.__exit__)
        self.fake.account.identify_spacing = 0
        self.clients = []
        self.addCleanup(lambda: [one.wire.close() for one in self.clients])

    def client(self, **options):
        client = Client(self.fake, **options)
        self.clients.append(client)
        return client

    def in_session(self, *, wanted=ALL, **options):
        client = self.client(**options)
        ready = client.ready(self.fake, wanted=wanted)
        self.fake.wait_ready(len(self.fake.connections))
        return client, ready

    def ends(self, client, code=None):
        with self.assertRaises(Ended) as ended:
            while True:
                client.receive()
        if code is not None:
            self.assertEqual(ended.exception.code, code)
        return ended.exception.code

    def violated(self, words):
        """The bot was told off, once, for this."""
        self.assertEqual([words in one for one in self.fake.violations], [True], self.fake.violations)
        self.fake.violations.clear()

    def tearDown(self):
        self.assertEqual(self.fake.violations, [])

    # --- REST

    def ask(self, method, path, body=None, *, headers=None, connection=None):
        port = self.fake.api.port
        used = connection or http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        if not connection:
            self.addCleanup(used.close)
        told = {"User-Agent": GOOD_AGENT, "Authorization": f"Bot {self.fake.account.token}"}
        if body is not None and not isinstance(body, bytes):
            body, told["Content-Type"] = json.dumps(body).encode(), "application/json"
        told.update(headers or {})
        used.request(method, "/api/v10" + path, body, {name: value for name, value in told.items() if value is not None})
        reply = used.getresponse()
        content = reply.read()
        reply.json = json.loads(content) if reply.getheader("Content-Type") == "application/json" else content
        return reply

    def code(self, reply):
        return reply.status, reply.json["code"]

    @property
    def general(self):
        return f"/channels/{self.fake.world.channel('general')['id']}"
