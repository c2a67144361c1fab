#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""tests/support/fake_slack.py, the frames of Socket Mode: odd ones, compressed ones, and what a bot must not send."""

import json
import sys
import unittest
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from fake_slack import Plan  # noqa: E402
from slack_client import OnFake  # noqa: E402


class Frames(OnFake):
    def test_odd_frames(self):
        client, connection = self.live()
        for text in ("null", "[]", "{}", '{"type":"news"}', '"text"', '{"type":7}'):
            self.fake.do(lambda one: one.send_text(text))
        self.assertEqual([client.receive() for _ in range(6)], [None, [], {}, {"type": "news"}, "text", {"type": 7}])
        self.fake.do(lambda one: (one.send_binary(b"\1"), one.send_text("{")))
        with self.assertRaises(ValueError):
            client.receive()
        self.assertEqual(client.binaries, [b"\1"])
        self.fake.do(lambda one: one.send({"type": "hello", "padding": "x" * (5 << 20)}))
        self.assertGreater(len(client.receive()["padding"]), 5_000_000)
        self.fake.do(lambda one: one.send_text('{"type":"in pieces"}', count=5))
        self.assertEqual((client.receive()["type"], client.pieces), ("in pieces", 5))
        self.fake.do(lambda one: setattr(one.plan, "pieces", 3))
        self.fake.say("alice", "general", "hello")
        self.assertEqual((client.envelope()["payload"]["event"]["text"], client.pieces), ("hello", 3))
        self.fake.deliver(self.fake.limited_notice())
        self.assertNotIn("event", client.envelope()["payload"])

    def test_compression_on_and_off(self):
        offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
        self.fake.plan(Plan(deflate=False, pieces=3))
        plain, _ = self.live(headers=offer)
        self.assertIsNone(plain.deflated)
        plain.close()
        self.fake.plan(Plan(pieces=3))
        client = self.client(headers=offer)
        for _ in range(2):  # each message for itself
            packed = b""
            for number in range(3):
                last, opcode, payload = client.frame()
                self.assertEqual((bool(last), opcode, client.deflated), (number == 2, 0 if number else 1, number == 0))
                packed += payload
            said = json.loads(zlib.decompressobj(wbits=-zlib.MAX_WBITS).decompress(packed + b"\0\0\xff\xff"))
            if said["type"] == "hello":
                self.fake.dispatch({"type": "message"})
        pack = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        answer = pack.compress(json.dumps({"envelope_id": said["envelope_id"]}).encode()) + pack.flush(zlib.Z_SYNC_FLUSH)
        client.raw(1, answer[:-4], deflated=True)
        self.fake.wait_acked(self.fake.deliveries.all[0])
        client.raw(1, b"not deflated", deflated=True)
        self.ends_raw(client)
        self.violated("what is not deflated")

    def ends_raw(self, client):
        """The close frame, past what is compressed."""
        while client.frame()[1] != 8:
            pass

    def test_what_a_bot_must_not_send(self):
        client, _ = self.live()
        self.fake.say("alice", "general", "hello")
        envelope = client.envelope()
        for payload, words in ((["x"], "no JSON object"), ({"envelope_id": "nonsense"}, "unknown envelope"),
                               ({"type": "ping"}, "unknown envelope"), ({"envelope_id": envelope["envelope_id"]}, "a second answer")):
            client.send(payload)
            self.fake.wait(lambda: self.fake.violations, words)
            self.violated(words)
        other, _ = self.live()
        for more, words in (({"payload": {}}, "a payload in an answer"), ({"ok": True}, "an answer with ['ok']")):
            self.fake.dispatch({"type": "message"}, to=self.fake.connections[0])
            client.ack(client.envelope(ack=False), **more)
            self.fake.wait(lambda: self.fake.violations, words)
            self.violated(words)
        self.fake.dispatch({"type": "message"}, to=self.fake.connections[0])
        other.ack(client.envelope(ack=False))
        self.fake.wait(lambda: self.fake.violations, "the violation")
        self.violated("over another connection")
        other.raw(2, b"{}")
        self.fake.wait(lambda: self.fake.violations, "the violation")
        self.violated("no JSON object in a text message")
        client.wire.sendall(b"\x81\x01x")
        self.ends(client, 1002)
        self.violated("without a mask")


if __name__ == "__main__":
    unittest.main()
