# SPDX-License-Identifier: BSL-1.0
"""A bot's side of Discord by hand, and a test case with it and a fake.  It knows nothing of the fake but where it is."""

import http.client
import json
import struct
import unittest
import zlib

from fake_discord import FakeDiscord
from fake_discord_parts.intents import DEFINED as ALL
from fake_parts.client import Ended, WebsocketClient

GOOD_AGENT = "DiscordBot (https://example.org, 1)"


class Client(WebsocketClient):
    """A bot's side of a gateway connection."""

    def __init__(self, fake, *, compress=False, url=None, path=None, trust=True):
        self.inflate = zlib.decompressobj() if compress else None
        self.pieces = 0
        super().__init__(url or fake.gateway_url(), path or "/?v=10&encoding=json" + ("&compress=zlib-stream" if compress else ""),
                         authority=fake.environment()["SSL_CERT_FILE"] if fake.tls and trust else None)

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
