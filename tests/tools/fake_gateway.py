#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""tests/support/fake_discord.py, the gateway's connections: their beginnings and ends, what comes over them; each fault once."""

import socket
import ssl
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from discord_client import ALL, Client, Ended, OnFake  # noqa: E402
from fake_discord import FakeDiscord, Plan  # noqa: E402
from fake_discord_parts import intents  # noqa: E402


class Handshake(OnFake):
    def test_the_websocket_is_that_of_the_rfc(self):
        client = self.client()
        self.assertIn(b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", client.head)

    def test_a_handshake_can_be_refused(self):
        self.fake.plan(Plan(upgrade=503))
        self.assertEqual(self.client().status, 503)
        self.assertEqual(self.client().status, 101)

    def test_another_path_is_no_gateway(self):
        self.assertEqual(self.client(path="/gateway?v=10&encoding=json").status, 400)
        self.violated("GET /gateway")

    def test_another_version_is_closed(self):
        self.ends(self.client(path="/?v=6&encoding=json"), 4012)
        self.violated("asked for")

    def test_a_ping_is_answered(self):
        client = self.client()
        client.receive()
        client.raw(9, b"are you there")
        self.assertEqual(client.frame()[1:], (10, b"are you there"))

    def test_what_breaks_the_websocket_ends_it(self):
        for bytes_, words, code in ((b"\x81\x01x", "without a mask", 1002), (b"\xc1\x81....x", "reserved bits", 1002),
                                    (b"\x83\x81....x", "unknown opcode", 1002), (b"\x09\x81....x", "control frame", 1002),
                                    (b"\x80\x81....x", "the rest of none", 1002), (b"\x81\xff" + b"\0\0\0\1" * 2, "a frame of", 1009)):
            with self.subTest(words=words):
                client = self.client()
                client.wire.sendall(bytes_)
                self.ends(client, code)
                self.violated(words)

    def test_connections_can_be_refused_and_come_back_at_the_same_port(self):
        self.fake.refuse()
        with self.assertRaises(ConnectionRefusedError):
            self.client()
        self.fake.listen()
        self.assertEqual(self.client().status, 101)

    def test_a_connection_can_be_reset_as_it_comes(self):
        self.fake.gateway.slam = 1
        with self.assertRaises((Ended, ConnectionError)):
            self.client()
        self.assertEqual(self.client().status, 101)

    def test_a_connection_can_be_left_without_an_answer(self):
        self.fake.gateway.deaf = 1
        raw = socket.create_connection(("127.0.0.1", self.fake.gateway.port))
        self.addCleanup(raw.close)
        raw.sendall(b"GET / HTTP/1.1\r\n\r\n")
        self.fake.wait(lambda: any(note.kind == "deaf" for note in self.fake.notes), "it to be deaf")
        raw.setblocking(False)
        with self.assertRaises(BlockingIOError):
            raw.recv(1)


class Certificates(unittest.TestCase):
    def test_the_good_one_is_trusted_with_its_authority_alone(self):
        with FakeDiscord(tls=True) as fake:
            client = Client(fake)
            self.addCleanup(client.wire.close)
            self.assertEqual(client.ready(fake)["t"], "READY")
            with self.assertRaises(ssl.SSLCertVerificationError):
                Client(fake, trust=False)
            fake.wait(lambda: any(note.kind == "tls" for note in fake.notes), "the alert")

    def test_the_bad_ones_are_not(self):
        for name, words in (("other_name", "IP address mismatch"), ("expired", "expired"), ("self_signed", "self-signed certificate")):
            with self.subTest(name=name), FakeDiscord(tls=True, certificate=name) as fake:
                with self.assertRaisesRegex(ssl.SSLCertVerificationError, words):
                    Client(fake)


class Ends(OnFake):
    def test_every_close_code(self):
        for code in (1000, 1001, 1011, 4000, 4001, 4002, 4003, 4004, 4005, 4007, 4008, 4009, 4010, 4011, 4012, 4013, 4014):
            with self.subTest(code=code):
                client, ready = self.in_session()
                connection = self.fake.connections[-1]
                self.fake.do(lambda one: one.close(code, "so"))
                self.ends(client, code)
                self.assertEqual(self.fake.wait_end(connection), ("fake", code))
                lost = code in (4003, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014)
                self.assertEqual(ready["d"]["session_id"] in self.fake.sessions, not lost)

    def test_op_7_and_op_9(self):
        client, _ = self.in_session()
        client.until(0, "GUILD_CREATE")
        for op, d in ((7, None), (9, True), (9, False)):
            self.fake.do(lambda one: one.send(op, d))
            message = client.receive()
            self.assertEqual((message["op"], message["d"]), (op, d))

    def test_the_connection_can_be_lost_without_a_word(self):
        client, _ = self.in_session()
        self.fake.do(lambda one: one.abort())
        self.assertIsNone(self.ends(client))

    def test_the_connection_can_be_reset_inside_a_frame(self):
        for compress in (False, True):
            with self.subTest(compress=compress):
                client, _ = self.in_session(compress=compress)
                client.until(0, "GUILD_CREATE")
                self.fake.do(lambda one: one.reset(in_a_frame=True))
                self.assertEqual(client.receive()["op"], 1)
                client.send(1, 2)
                # What is left is the half of a frame; Python's TLS tells the reset as a plain end.
                self.assertIn(self.ends(client), ("reset", None) if self.TLS else ("reset",))
                self.assertGreater(len(client.bytes), 0)


class EndsOverTls(Ends):
    TLS = True


class Compression(OnFake):
    def test_one_context_for_the_whole_connection(self):
        client, _ = self.in_session(compress=True)
        for text in ("once", "once more"):
            self.fake.say("alice", "general", text)
            self.assertEqual(client.until(0, "MESSAGE_CREATE")["d"]["content"], text)

    def test_a_message_can_come_in_pieces(self):
        for compress in (False, True):
            with self.subTest(compress=compress):
                client, _ = self.in_session(compress=compress)
                client.until(0, "GUILD_CREATE")
                self.assertEqual(client.pieces, 1)
                self.fake.do(lambda one: setattr(one.plan, "pieces", 7))
                self.fake.say("alice", "general", "in pieces")
                self.assertEqual(client.receive()["d"]["content"], "in pieces")
                self.assertEqual(client.pieces, 7)


class Intents(OnFake):
    def heard(self, client, wanted):
        """What is heard of one of each, the op 1 behind them aside."""
        message = self.fake.say("alice", "general", "in the guild")
        self.fake.say("alice", "general", "@fakebot for you")
        self.fake.direct("alice", "in private")
        self.fake.react("alice", message, "🎉")
        self.fake.do(lambda one: one.send(1))
        found = []
        while (got := client.receive())["op"] != 1:
            if got["t"] != "GUILD_CREATE":
                found.append(got["d"].get("content", got["t"]))
        return found

    def test_a_session_hears_what_it_asked_for(self):
        mention = f"<@{self.fake.account.user['id']}> for you"
        for wanted, heard in ((0, []), (1 << intents.MESSAGES, ["", mention]),
                              (1 << intents.MESSAGES | 1 << intents.CONTENT, ["in the guild", mention]),
                              (1 << intents.DIRECT_MESSAGES, ["in private"]), (1 << intents.REACTIONS, ["MESSAGE_REACTION_ADD"]),
                              (ALL, ["in the guild", mention, "in private", "MESSAGE_REACTION_ADD"])):
            with self.subTest(wanted=wanted):
                client, _ = self.in_session(wanted=wanted)
                self.assertEqual(self.heard(client, wanted), heard)
                client.close()

    def test_what_people_do_is_told(self):
        client, _ = self.in_session()
        message = self.fake.say("alice", "general", "a typo")
        self.fake.edit(message, "no typo")
        changed = client.until(0, "MESSAGE_UPDATE")["d"]
        self.assertEqual((changed["content"], changed["edited_timestamp"] is None), ("no typo", False))
        self.fake.react("bob", message, "blob:77")
        self.fake.react("bob", message, "blob:77", added=False)
        self.assertEqual(client.until(0, "MESSAGE_REACTION_ADD")["d"]["member"]["user"]["username"], "bob")
        self.assertNotIn("member", client.until(0, "MESSAGE_REACTION_REMOVE")["d"])
        self.fake.dispatch("SOMETHING_NEW", {"id": 1})
        self.assertEqual(client.until(0, "SOMETHING_NEW")["d"], {"id": 1})


if __name__ == "__main__":
    unittest.main()
