#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""tests/support/fake_slack.py as a whole: the way in, waiting, the command line.  Its parts: the fake_slack_….py beside this."""

import random
import ssl
import subprocess
import sys
import threading
import unittest
from pathlib import Path

SUPPORT = Path(__file__).resolve().parent.parent / "support"
sys.path.insert(0, str(SUPPORT))

from fake_slack import FakeSlack, Late, blast  # noqa: E402
from slack_client import Client, OnFake  # noqa: E402


class WayIn(OnFake):
    def test_from_the_token_to_the_hello_and_the_first_event(self):
        url = self.call("apps.connections.open")["url"]
        client = self.client(url=url)
        self.assertEqual(client.receive()["num_connections"], 1)
        self.fake.say("alice", "general", "hello")
        envelope = client.envelope()
        self.assertEqual((envelope["type"], envelope["payload"]["event"]["text"]), ("events_api", "hello"))
        self.fake.wait_acked(self.fake.deliveries.all[0])
        self.call("chat.postMessage", channel=envelope["payload"]["event"]["channel"], text="hello, Alice")
        self.assertEqual(self.fake.wait_said("hello, Alice").arguments["channel"], self.id_of("general"))
        self.assertEqual(client.event()["bot_id"], self.fake.account.user["profile"]["bot_id"])

    def test_what_does_not_come_is_told_with_the_log(self):
        client, _ = self.live()
        with self.assertRaisesRegex(Late, r"(?s)'tea' to be said.*websocket +#1 /link/"):
            self.fake.wait_said("tea", within=0.01)
        self.fake.gave_up = lambda: "the bot ended with 1"
        with self.assertRaisesRegex(Late, "but the bot ended with 1"):
            self.fake.wait_said("tea")

    def test_the_same_json_in_another_order(self):
        self.fake.chance = random.Random(1)
        client, _ = self.live()
        self.fake.say("alice", "general", "hello")
        first = client.envelope()
        self.fake.say("alice", "general", "hello")
        second = client.envelope()
        self.assertEqual(set(first["payload"]), set(second["payload"]))
        self.assertNotEqual(list(first["payload"]), list(second["payload"]))

    def test_a_mistake_of_the_fake_is_a_violation(self):
        async def mistaken():
            raise KeyError("so")
        self.fake.on_loop(lambda: self.fake.spawn(mistaken()))
        self.fake.wait(lambda: self.fake.violations, "the violation")
        self.violated("the fake itself: KeyError('so')")


class Blast(OnFake):
    def test_all_come_and_the_end_is_known(self):
        client, _ = self.live()
        payloads, result = blast.messages(self.fake, "general", 1600), []
        prepared = blast.prepare(payloads, 1234)
        thread = threading.Thread(target=lambda: result.append(self.fake.blast(prepared)))
        thread.start()
        envelopes = [client.envelope(ack=False) for _ in range(1234)]
        for one in envelopes[:-1]:
            client.ack(one)
        self.fake.wait(lambda: len(self.fake.deliveries.blasted) == 1, "all but one")
        self.assertEqual(result, [])
        client.ack(envelopes[-1])
        thread.join()
        self.assertEqual((result[0]["count"], len({one["payload"]["event_id"] for one in envelopes})), (1234, 1234))
        self.assertAlmostEqual(prepared.text_bytes / 1234, 1600, delta=120)
        client.ack(envelopes[-1])
        self.fake.wait(lambda: self.fake.violations, "the violation")
        self.violated("unknown envelope")


class Certificates(unittest.TestCase):
    def test_the_good_one_is_trusted_with_its_authority_alone(self):
        with FakeSlack(tls=True) as fake:
            client = Client(fake, fake.on_loop(fake.new_ticket))
            self.addCleanup(client.wire.close)
            self.assertEqual(client.receive()["type"], "hello")
            with self.assertRaises(ssl.SSLCertVerificationError):
                Client(fake, fake.on_loop(fake.new_ticket), trust=False)

    def test_the_bad_ones_are_not(self):
        for name, words in (("other_name", "IP address mismatch"), ("expired", "expired"), ("self_signed", "self-signed certificate")):
            with self.subTest(name=name), FakeSlack(tls=True, certificate=name) as fake:
                with self.assertRaisesRegex(ssl.SSLCertVerificationError, words):
                    Client(fake, fake.on_loop(fake.new_ticket))


class ByHand(unittest.TestCase):
    def test_it_tells_where_it_is_and_takes_lines(self):
        ended = subprocess.run([sys.executable, "-B", SUPPORT / "fake_slack.py", "--tls"], text=True, capture_output=True, timeout=60,
                               input="alice: hello\nnobody: hello\nreact bob: tada\ndm bob: hi\nhttp: http://127.0.0.1:1/\nwarning\n")
        self.assertEqual((ended.returncode, ended.stderr), (0, ""))
        self.assertRegex(ended.stdout, r"SLACK_API_BASE=https://127.0.0.1:\d+/api\nSLACK_BOT_TOKEN=xoxb-\S+\nSLACK_APP_TOKEN=xapp-\S+\n")
        self.assertEqual(ended.stdout.count("what? "), 2)  # there is no nobody, and no connection
        self.assertIn("does not answer the challenge", ended.stdout)
        self.assertIn("'hello': nobody was ever connected", ended.stdout)


if __name__ == "__main__":
    unittest.main()
