#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""tests/support/fake_discord.py, the gateway's sessions: hello, heartbeats, identify and resume, and what a bot must not send."""

import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from discord_client import ALL, OnFake  # noqa: E402
from fake_discord import Plan  # noqa: E402
from fake_discord_parts import intents  # noqa: E402


class Sessions(OnFake):
    def test_hello_ready_and_the_guild(self):
        client = self.client()
        self.assertEqual(client.receive()["d"]["heartbeat_interval"], 41250)
        client.identify(self.fake)
        ready, guild = client.receive(), client.receive()
        self.assertEqual([ready["t"], ready["s"], guild["t"], guild["s"]], ["READY", 1, "GUILD_CREATE", 2])
        self.assertEqual(ready["d"]["guilds"][0]["id"], guild["d"]["id"])
        self.assertEqual(ready["d"]["resume_gateway_url"], self.fake.gateway_url())

    def test_hello_can_be_held_back(self):
        self.fake.plan(Plan(hello=False, heartbeat_interval=30))
        client = self.client()
        client.send(1)
        self.ends(client, 4003)
        self.violated("before hello")
        self.fake.plan(Plan(hello=False, heartbeat_interval=30))
        client = self.client()
        self.fake.wait_connection(2)
        self.fake.do(lambda connection: connection.hello())
        self.assertEqual(client.receive()["d"]["heartbeat_interval"], 30000)

    def test_hello_can_be_late(self):
        self.fake.plan(Plan(hello_after=0.2))
        begun = time.monotonic()
        self.assertEqual(self.client().receive()["op"], 10)
        self.assertGreater(time.monotonic() - begun, 0.15)

    def test_op_7_can_come_before_hello(self):
        self.fake.plan(Plan(first=({"op": 7},)))
        client = self.client()
        self.assertEqual([client.receive()["op"], client.receive()["op"]], [7, 10])

    def test_heartbeats_are_answered_or_not(self):
        client, _ = self.in_session()
        client.send(1, 2)
        self.assertEqual(client.until(11)["op"], 11)
        self.fake.do(lambda connection: setattr(connection.plan, "acknowledge", False))
        client.send(1, 2)
        self.fake.wait_frame(1, 2)
        self.fake.do(lambda connection: connection.send(1))
        self.assertEqual(client.receive()["op"], 1)  # and no 11 before it

    def test_a_number_that_was_never_sent_is_noticed(self):
        client, _ = self.in_session()
        client.send(1, 77)
        client.until(11)
        self.violated("77")

    def test_who_does_not_beat_is_closed(self):
        self.fake.plan(Plan(heartbeat_interval=0.05))
        client = self.client()
        self.ends(client, 4009)
        self.violated("no heartbeat")

    def test_the_wrong_token_intents_and_shards(self):
        self.fake.account.allowed_intents = ALL & ~(1 << intents.CONTENT)
        for code, more in ((4004, {"token": "wrong"}), (4013, {"wanted": 1 << 30}), (4013, {"wanted": "1"}), (4010, {"shard": [2, 2]}),
                           (4014, {"wanted": 1 << intents.CONTENT})):
            with self.subTest(more=more):
                client = self.client()
                client.receive()
                client.identify(self.fake, **more)
                self.ends(client, code)
        self.assertEqual(len(self.fake.violations), 3)
        self.fake.violations.clear()
        self.fake.account.sharding_required = True
        client = self.client()
        client.receive()
        client.identify(self.fake)
        self.ends(client, 4011)

    def test_what_a_bot_must_not_send(self):
        for code, words, bytes_ in ((4002, "no JSON", b"{"), (4002, "no JSON", b"[1]"), (4001, "unknown op", b'{"op":99,"d":null}'),
                                    (4002, "4097 bytes", b'{"op":1,"d":null}'.ljust(4097)),
                                    (4005, "op 2 again", b'{"op":2,"d":{}}'), (4002, "presence", b'{"op":3,"d":{"status":"busy"}}')):
            with self.subTest(words=words):
                client, _ = self.in_session()
                client.raw(1, bytes_)
                self.ends(client, code)
                self.violated(words)
        client = self.client()
        client.send(3, {})
        self.ends(client, 4003)
        self.violated("without a session")

    def test_4096_bytes_are_not_too_many(self):
        client, _ = self.in_session()
        client.raw(1, b'{"op":1,"d":null}'.ljust(4096))
        client.until(11)

    def test_120_frames_are_not_too_many_and_121_are(self):
        client = self.client()
        client.receive()
        for _ in range(120):
            client.send(1)
            client.until(11)
        client.send(1)
        self.ends(client, 4008)
        self.violated("more than 120")

    def test_identifying_too_soon_or_too_often(self):
        self.fake.account.identify_spacing = 100
        self.fake.account.max_concurrency = 2
        for shard, event in ((0, "READY"), (1, "READY"), (2, None)):
            client = self.client()
            client.receive()
            client.identify(self.fake, shard=[shard, 4])
            message = client.receive()
            self.assertEqual((message["op"], message["t"]), (0, "READY") if event else (9, None))
        self.fake.account.remaining = 0
        client = self.client()
        client.receive()
        client.identify(self.fake, shard=[3, 4])
        self.ends(client, 4004)

    def test_a_session_is_resumed_with_what_was_missed(self):
        for end in (lambda client: client.close(4000), lambda client: client.wire.close()):
            client, ready = self.in_session()
            connection = self.fake.connections[-1]
            end(client)
            self.fake.wait_end(connection)
            for text in ("one", "two"):
                self.fake.say("alice", "general", text)
            client = self.client()
            client.receive()
            client.resume(self.fake, ready, 2)
            told = [client.receive() for _ in range(3)]
            self.assertEqual([(one["s"], one["t"]) for one in told], [(3, "MESSAGE_CREATE"), (4, "MESSAGE_CREATE"), (5, "RESUMED")])
            self.assertEqual([one["d"]["content"] for one in told[:2]], ["one", "two"])
            self.fake.wait_ready(len(self.fake.connections))
            self.fake.say("alice", "general", "three")
            self.assertEqual(client.receive()["s"], 6)

    def test_leaving_with_1000_ends_the_session(self):
        client, ready = self.in_session()
        client.close(1000)
        self.assertEqual(self.fake.wait_end(self.fake.connections[0]), ("bot", 1000))
        client = self.client()
        client.receive()
        client.resume(self.fake, ready, 2)
        self.assertEqual((lambda one: (one["op"], one["d"]))(client.receive()), (9, False))

    def test_a_number_from_the_future_ends_the_session(self):
        client, ready = self.in_session()
        client.wire.close()
        client = self.client()
        client.receive()
        client.resume(self.fake, ready, 99)
        self.ends(client, 4007)
        self.violated("seq 99")
        client = self.client()
        client.receive()
        client.resume(self.fake, ready, 2)
        self.assertEqual(client.receive()["op"], 9)

    def test_sessions_can_be_told_to_resume_elsewhere(self):
        there = self.fake.another_port()
        self.fake.resume_port = there.port
        client, ready = self.in_session()
        self.assertEqual(ready["d"]["resume_gateway_url"], f"ws://127.0.0.1:{there.port}")
        for url, words in ((ready["d"]["resume_gateway_url"], None), (self.fake.gateway_url(), "resumed at port")):
            client = self.client(url=url)
            client.receive()
            client.resume(self.fake, ready, 2)
            client.until(0, "RESUMED")
            if words:
                self.violated(words)

    def test_what_answers_identify_and_resume_can_be_planned(self):
        for planned, seen in ((False, (9, False)), (True, (9, True)), (4008, 4008), (4014, 4014)):
            with self.subTest(planned=planned):
                for key, op in (("on_identify", 2), ("on_resume", 6)):
                    self.fake.plan(Plan(**{key: planned}))
                    client = self.client()
                    client.receive()
                    client.send(op, {"token": self.fake.account.token, "session_id": "x", "seq": 1})
                    if isinstance(seen, tuple):
                        message = client.receive()
                        self.assertEqual((message["op"], message["d"]), seen)
                    else:
                        self.ends(client, seen)

    def test_five_presences_are_not_too_many_and_six_are(self):
        client, _ = self.in_session()
        for number in range(6):
            self.assertEqual(self.fake.violations, [])
            client.send(3, {"since": None, "activities": [], "status": "idle", "afk": False})
            self.fake.wait_frame(3, number + 1)
        client.send(1)
        client.until(11)
        self.violated("more than 5 presences")

    def test_accounts_have_sessions_and_direct_messages_of_their_own(self):
        other = self.fake.add_account("another token", "second")
        other.identify_spacing = 0
        first, _ = self.in_session()
        second = self.client()
        self.assertEqual(second.ready(self.fake, token="another token")["d"]["user"]["username"], "second")
        self.fake.wait_ready(2)
        self.fake.direct("alice", "for the first")
        self.fake.say("alice", "general", "for both")
        self.assertEqual([first.until(0, "MESSAGE_CREATE")["d"]["content"] for _ in range(2)], ["for the first", "for both"])
        self.assertEqual(second.until(0, "MESSAGE_CREATE")["d"]["content"], "for both")

    def test_members_can_be_asked_for(self):
        client, _ = self.in_session()
        client.send(8, {"guild_id": self.fake.world.guild_id, "query": "", "limit": 0})
        self.assertEqual(len(client.until(0, "GUILD_MEMBERS_CHUNK")["d"]["members"]), 3)


if __name__ == "__main__":
    unittest.main()
