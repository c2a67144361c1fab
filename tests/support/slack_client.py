# SPDX-License-Identifier: BSL-1.0
"""A bot's side of Slack by hand, and a test case with it and a fake.  It knows nothing of the fake but where it is."""

import http.client
import http.server
import json
import struct
import threading
import time
import unittest
from urllib.parse import urlencode

from fake_parts.client import Ended, WebsocketClient
from fake_slack import FakeSlack


class Client(WebsocketClient):
    """A bot's side of Socket Mode."""

    def __init__(self, fake, url, *, trust=True, headers=""):
        super().__init__(url, authority=fake.environment()["SSL_CERT_FILE"] if fake.tls and trust else None, headers=headers)
        self.pings, self.pongs, self.pieces, self.binaries = [], [], 0, []

    def receive(self):
        """The next text, as JSON if it is; answers pings.  Raises Ended at a close frame or the end."""
        text, self.pieces = b"", 0
        while True:
            last, opcode, payload = self.frame()
            if opcode == 8:
                self.raw(8, payload[:2])
                raise Ended(struct.unpack("!H", payload[:2])[0] if payload else None)
            if opcode == 9:
                self.pings.append(payload)
                self.raw(10, payload)
            elif opcode == 10:
                self.pongs.append(payload)
            elif opcode == 2:
                self.binaries.append(payload)
            else:
                self.pieces += 1
                text += payload
                if last:
                    return json.loads(text)

    def send(self, payload):
        self.raw(1, json.dumps(payload).encode())

    def ack(self, envelope, **more):
        self.send({"envelope_id": envelope["envelope_id"], **more})

    def envelope(self, *, ack=True):
        """The next envelope."""
        while True:
            got = self.receive()
            if isinstance(got, dict) and "envelope_id" in got:
                if ack:
                    self.ack(got)
                return got

    def event(self, **more):
        return self.envelope(**more)["payload"]["event"]


class Bot(http.server.ThreadingHTTPServer):
    """A request URL.  `answers`: what the next requests get, (status, headers, body) or seconds to be late; then 200."""

    def __init__(self):
        self.heard, self.answers = [], []
        super().__init__(("127.0.0.1", 0), Ear)
        self.url = f"http://127.0.0.1:{self.server_address[1]}/slack/events"
        self.thread = threading.Thread(target=lambda: self.serve_forever(0.02), daemon=True)
        self.thread.start()

    def end(self):
        self.shutdown()
        self.server_close()


class Ear(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        if self.headers.get("Transfer-Encoding") == "chunked":
            body = b""
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size)
                self.rfile.readline()
        else:
            body = self.rfile.read(int(self.headers["Content-Length"]))
        answer = self.server.answers.pop(0) if self.server.answers else (200, {}, None)
        self.server.heard.append((time.monotonic(), self.path, dict(self.headers.items()), body))
        if isinstance(answer, threading.Event):  # no answer until the test lets go of it
            answer.wait(10)
            return
        status, headers, told = answer
        if told is None:
            told = body if b"challenge" not in body else json.loads(body)["challenge"].encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_):
        pass


class OnFake(unittest.TestCase):
    TLS = False

    def setUp(self):
        self.fake = FakeSlack(tls=self.TLS).__enter__()
        self.addCleanup(self.fake.__exit__)
        self.fake.shrink(ack_within=0.15, retries=(0.0, 0.05, 0.1))
        self.clients = []
        self.addCleanup(lambda: [one.wire.close() for one in self.clients])

    def client(self, *, url=None, **options):
        client = Client(self.fake, url or self.fake.on_loop(self.fake.new_ticket), **options)
        self.clients.append(client)
        return client

    def live(self, **options):
        """A connection that had its hello."""
        client = self.client(**options)
        self.assertEqual(client.receive()["type"], "hello")
        return client, self.fake.wait_ready(len(self.fake.connections))

    def bot(self, **options):
        bot = Bot()
        self.addCleanup(bot.end)
        self.assertTrue(self.fake.verify(bot.url))
        return bot

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

    # --- the Web API

    def request(self, method, path, body=None, headers=None, connection=None):
        used = connection or http.client.HTTPConnection("127.0.0.1", self.fake.listener.port, timeout=10)
        if not connection:
            self.addCleanup(used.close)
        used.request(method, path, body, {name: value for name, value in (headers or {}).items() if value is not None})
        reply = used.getresponse()
        content = reply.read()
        reply.json = json.loads(content) if (reply.getheader("Content-Type") or "").startswith("application/json") else content
        return reply

    def ask(self, method, *, token=None, as_json=False, headers=None, verb="POST", connection=None, **arguments):
        """A call with a form, or JSON; gives the reply."""
        used = self.fake.app.token if method == "apps.connections.open" else self.fake.account.token
        told = {"Authorization": f"Bearer {token or used}"}
        if as_json:
            body, told["Content-Type"] = json.dumps(arguments).encode(), "application/json; charset=utf-8"
        else:
            body, told["Content-Type"] = urlencode(arguments).encode(), "application/x-www-form-urlencoded"
        told.update(headers or {})
        return self.request(verb, "/api/" + method, body, told, connection)

    def call(self, method, **more):
        """The answer, which must be ok."""
        answer = self.ask(method, **more).json
        self.assertIs(answer["ok"], True, answer)
        return answer

    def error(self, method, **more):
        answer = self.ask(method, **more).json
        self.assertIs(answer["ok"], False, answer)
        return answer["error"]

    def id_of(self, name):
        """Of a channel or a person."""
        found = [one["id"] for one in (*self.fake.world.channels.values(), *self.fake.world.users.values()) if one.get("name") == name]
        return found[0]
