#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""tests/support/fake_slack.py, Socket Mode: tickets, hello, disconnects, pings, ends, and what a bot must not send; each fault once."""

import socket
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from fake_slack import Plan, faults  # noqa: E402
from slack_client import Ended, OnFake  # noqa: E402


class Tickets(OnFake):
    def test_a_ticket_is_good_for_one_connection(self):
        url = self.call("apps.connections.open")["url"]
        self.assertEqual(self.client(url=url).status, 101)
        self.assertEqual(self.client(url=url).status, 409)
        self.violated("a ticket that was used")
        self.assertEqual(self.client(url=url.replace("ticket=", "ticket=0")).status, 409)
        self.violated("or never given")
        self.assertEqual(self.client(url=url.replace("/link/", "/")).status, 400)
        self.violated("Socket Mode: GET /")

    def test_a_token_has_no_place_in_the_handshake(self):
        self.assertEqual(self.client(headers="Authorization: Bearer x\r\n").status, 101)
        self.violated("a token in the handshake")

    def test_a_handshake_can_be_refused_and_the_ticket_is_gone(self):
        for status in (409, 403, 503):
            self.fake.plan(Plan(upgrade=status))
            url = self.fake.on_loop(self.fake.new_ticket)
            self.assertEqual(self.client(url=url).status, status)
            self.assertEqual(set(self.fake.tickets.values()), {"used"})
        self.assertEqual(self.client().status, 101)

    def test_what_apps_connections_open_can_answer(self):
        for fault, seen in ((faults.rate_limited(7), (429, "7")), (faults.rate_limited(None), (429, None)),
                            (faults.unavailable(500), (500, None)), (faults.refused("invalid_auth"), "invalid_auth"),
                            (faults.refused("internal_error"), "internal_error"),
                            (faults.says({"ok": True}), None), (faults.not_json(), b"<!DOCTYPE")):
            self.fake.fault("apps.connections.open", fault)
            reply = self.ask("apps.connections.open")
            with self.subTest(seen=seen):
                if isinstance(seen, tuple):
                    self.assertEqual((reply.status, reply.getheader("Retry-After")), seen)
                elif isinstance(seen, bytes):
                    self.assertEqual((reply.status, reply.json[:9]), (200, seen))
                else:
                    self.assertEqual((reply.json.get("error"), reply.json.get("url")), (seen, None))
        for fault in (faults.slow(0.1), faults.slow_body(0.1)):
            self.fake.fault("apps.connections.open", fault)
            begun = time.monotonic()
            self.assertIn("ticket=", self.call("apps.connections.open")["url"])
            self.assertGreaterEqual(time.monotonic() - begun, 0.1)
        gate = self.fake.gate()
        self.fake.fault("apps.connections.open", faults.held(gate))
        gate.open()
        self.assertEqual(self.ask("apps.connections.open").status, 200)
        for how in ("all", "half", "reset"):
            self.fake.fault("apps.connections.open", faults.cut(how))
            with self.assertRaises(Exception):
                self.ask("apps.connections.open")

    def test_ports_refuse_reset_and_say_nothing(self):
        self.fake.refuse()
        with self.assertRaises(ConnectionRefusedError):
            self.client()
        self.fake.listen()
        self.fake.listener.slam = 1
        with self.assertRaises((Ended, ConnectionError)):
            self.client()
        self.fake.listener.deaf = 1
        raw = socket.create_connection(("127.0.0.1", self.fake.listener.port))
        self.addCleanup(raw.close)
        self.fake.wait(lambda: any(note.kind == "deaf" for note in self.fake.notes), "it to be deaf")
        self.assertEqual(self.client().status, 101)


class Hello(OnFake):
    def test_what_hello_says(self):
        first, _ = self.live()
        second = self.client()
        hello = second.receive()
        self.assertEqual((hello["type"], hello["num_connections"]), ("hello", 2))
        self.assertEqual(hello["connection_info"]["app_id"], self.fake.world.app_id)
        self.assertEqual(hello["debug_info"]["approximate_connection_time"], 3600)
        url = self.fake.on_loop(self.fake.new_ticket) + "&debug_reconnects=true"
        self.assertEqual(self.client(url=url).receive()["debug_info"]["approximate_connection_time"], 360)
        self.fake.plan(Plan(num_connections=9))
        self.assertEqual(self.client().receive()["num_connections"], 9)
        self.fake.deliveries.ghosts = 2
        self.assertEqual(self.client().receive()["num_connections"], 7)

    def test_hello_can_be_held_back_or_be_late(self):
        self.fake.plan(Plan(hello=False, ping_every=0), Plan(hello_after=0.1))
        client = self.client()
        self.fake.say("alice", "general", "dropped")
        connection = self.fake.wait_connection()
        self.assertEqual((connection.state, connection.sent, self.fake.deliveries.before_hello), ("new", [], 1))
        self.fake.do(lambda one: one.hello())
        self.assertEqual(client.receive()["type"], "hello")
        begun = time.monotonic()
        self.assertEqual(self.client().receive()["type"], "hello")
        self.assertGreater(time.monotonic() - begun, 0.08)

    def test_texts_can_come_before_hello(self):
        self.fake.plan(Plan(first=("null", '{"type":"disconnect","reason":"warning"}')))
        client = self.client()
        self.assertEqual([client.receive(), client.receive()["reason"], client.receive()["type"]], [None, "warning", "hello"])

    def test_one_connection_too_many(self):
        self.fake.most_connections = 2
        self.live()
        self.live()
        client = self.client()
        told = client.receive()
        self.assertEqual((told["type"], told["reason"], told["num_connections"]), ("disconnect", "too_many_websockets", 2))
        self.ends(client, 1000)


class Disconnects(OnFake):
    def test_each_reason_and_the_close_behind_it(self):
        for reason in ("warning", "refresh_requested", "link_disabled", "too_many_websockets", "something_new"):
            client, connection = self.live()
            self.fake.do(lambda one: one.disconnect(reason, close_after=0.02))
            told = client.receive()
            self.assertEqual((told["type"], told["reason"], connection.leaving), ("disconnect", reason, reason))
            self.ends(client, 1000)
            self.assertEqual(self.fake.wait_end(connection), ("fake", 1000))

    def test_events_come_over_both_connections_while_one_is_going(self):
        old, _ = self.live()
        self.fake.do(lambda one: one.disconnect("warning"))
        new, _ = self.live()
        for number in range(4):
            self.fake.say("alice", "general", str(number))
        seen = [client.event()["text"] for client in (old, new, old, new)]
        self.assertEqual(sorted(seen), ["0", "1", "2", "3"])

    def test_nothing_comes_where_the_link_is_disabled(self):
        self.live()
        self.fake.do(lambda one: one.disconnect("link_disabled"))
        self.fake.say("alice", "general", "waits")
        self.assertEqual(self.fake.deliveries.all[0].attempts, [])


class Ends(OnFake):
    def test_the_bot_closes(self):
        client, connection = self.live()
        client.close(1000)
        self.assertEqual(self.fake.wait_end(connection), ("bot", 1000))

    def test_a_close_can_be_left_without_an_answer(self):
        self.fake.plan(Plan(answer_close=False))
        client, connection = self.live()
        client.raw(8, b"\x03\xe8")
        self.fake.wait(lambda: any("by the bot" in note.text for note in self.fake.notes), "the close")
        self.assertIsNone(connection.end)
        client.wire.close()
        self.assertEqual(self.fake.wait_end(connection), ("lost", None))

    def test_lost_and_reset(self):
        client, _ = self.live()
        self.fake.do(lambda one: one.abort())
        self.assertIsNone(self.ends(client))
        client, _ = self.live()
        self.fake.do(lambda one: one.reset(in_a_frame=False))
        self.assertIn(self.ends(client), ("reset", None) if self.TLS else ("reset",))
        client, _ = self.live()
        self.fake.do(lambda one: one.reset(in_a_frame=True))
        self.assertIn(self.ends(client), ("reset", None) if self.TLS else ("reset",))
        self.assertGreater(len(client.bytes), 0)

    def test_silence(self):
        self.fake.plan(Plan(ping_every=0.02))
        client, connection = self.live()
        self.fake.do(lambda one: one.fall_silent())
        self.fake.say("alice", "general", "unheard")
        client.raw(9, b"are you there")
        self.fake.wait(lambda: connection.pings, "the ping")
        client.wire.settimeout(0.1)
        client.pongs.clear()
        with self.assertRaises(TimeoutError):  # what was on its way before may come, and nothing else
            while True:
                _, opcode, _ = client.frame()
                self.assertEqual(opcode, 9)
        self.fake.plan(Plan(silent=True))
        dumb = self.client()
        dumb.wire.settimeout(0.05)
        with self.assertRaises(TimeoutError):
            dumb.receive()


class EndsOverTls(Ends):
    TLS = True


class Pings(OnFake):
    def test_pings_of_both_sides(self):
        self.fake.plan(Plan(ping_every=0.02))
        client, connection = self.live()
        client.raw(9, b"tag")
        found = {}
        while len(found) < 2:
            _, opcode, payload = client.frame()
            found.setdefault(opcode, payload)
            if opcode == 9:
                client.raw(10, payload)
        self.assertRegex(found[10], rb"tag;timestamp:\d+")
        self.assertEqual(found[9], b"Ping from applink-1")
        self.fake.wait(lambda: connection.pongs, "the pong")

    def test_a_pong_can_be_the_ping_again(self):
        self.fake.plan(Plan(stamp_pongs=False))
        client, _ = self.live()
        client.raw(9, b"tag")
        self.assertEqual(client.frame()[1:], (10, b"tag"))

    def test_it_is_known_when_all_was_read(self):
        client, connection = self.live()
        self.fake.do(lambda one: one.ask())
        self.assertFalse(connection.beat.is_set())
        client.raw(10, client.frame()[2])
        self.fake.wait(connection.beat.is_set, "the pong")


if __name__ == "__main__":
    unittest.main()
