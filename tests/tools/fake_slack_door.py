#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""tests/support/fake_slack.py, requests to the bot: signatures, the challenge, deliveries and their retries, forms, odd requests."""

import hashlib
import hmac
import json
import sys
import threading
import time
import unittest
from pathlib import Path
from urllib.parse import parse_qs

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from fake_slack import door  # noqa: E402
from slack_client import Bot, OnFake  # noqa: E402


class Signatures(unittest.TestCase):
    def test_the_documented_ones(self):
        # The first is the one of Slack's SDKs' tests, the second was made with `openssl dgst -sha256 -hmac`.
        for secret, stamp, body, ending in (
                ("fa2c05deeef5a4077494e89f54394de0", "1531420618", b"test-body",
                 "baa91ef62d346e56607bbdd278a8acd570b91226854f15a382f43d33be42f666"),
                ("monongusa-test-secret", "1700000000", b'{"type":"url_verification","challenge":"c"}',
                 "7e8092fd14a25d829dcabf54123965f3328b9250fd4582a6c469de52cfba4a38")):
            self.assertEqual(door.signature(secret, stamp, body), "v0=" + ending)

    def test_each_wrong_one_is_wrong_in_its_way(self):
        good = door.signed("s", b"body", now=1000)
        self.assertEqual(good, {"X-Slack-Request-Timestamp": "1000", "X-Slack-Signature": door.signature("s", "1000", b"body")})
        for how in door.WRONG:
            with self.subTest(how=how):
                told = door.signed("s", b"body", how, now=1000)
                stamp, signature = told.get("X-Slack-Request-Timestamp"), told.get("X-Slack-Signature")
                fits = stamp is not None and signature == door.signature("s", stamp, b"body")
                self.assertEqual(fits, how in ("old", "future", "letters"))
                self.assertNotEqual(told, good)
                if how in ("old", "future"):
                    self.assertEqual(abs(int(stamp) - 1000), 301)


class Door(OnFake):
    def good(self, heard):
        _, _, headers, body = heard
        told = hmac.new(self.fake.signing_secret.encode(), f"v0:{headers['X-Slack-Request-Timestamp']}:".encode() + body, hashlib.sha256)
        return headers["X-Slack-Signature"] == "v0=" + told.hexdigest()

    def test_the_challenge(self):
        bot = self.bot()
        self.assertEqual((self.fake.request_url, self.fake.socket_mode), (bot.url, False))
        asked = json.loads(bot.heard[0][3])
        self.assertEqual((asked["type"], self.good(bot.heard[0])), ("url_verification", True))
        self.assertEqual(self.error("apps.connections.open"), "access_denied")
        for answer, found in (((200, {"Content-Type": "application/json"}, json.dumps({"challenge": asked["challenge"]}).encode()), True),
                              ((200, {"Content-Type": "application/x-www-form-urlencoded"},
                                b"challenge=" + asked["challenge"].encode()), True),
                              ((200, {"Content-Type": "application/json"}, b"[]"), False), ((200, {}, b"no"), False),
                              ((500, {}, asked["challenge"].encode()), False)):
            bot.answers.append(answer)
            self.assertIs(self.fake.verify(bot.url), found)

    def test_a_delivery(self):
        bot = self.bot()
        for self.fake.door.chunked in (False, True):
            said = self.fake.say("alice", "general", "hello")
            delivery = self.fake.wait_acked(self.fake.deliveries.all[-1])
            _, path, headers, body = bot.heard[-1]
            self.assertEqual((path, json.loads(body)["event"]["ts"], self.good(bot.heard[-1])), ("/slack/events", said["ts"], True))
            self.assertEqual(headers.get("Transfer-Encoding"), "chunked" if self.fake.door.chunked else None)
            self.assertNotIn("X-Slack-Retry-Num", headers)
            self.assertEqual((delivery.attempts[0].status, len(delivery.attempts)), (200, 1))

    def test_retries_and_their_reasons(self):
        bot = self.bot()
        late = threading.Event()
        bot.answers += [(500, {}, b""), late, *((302, {"Location": f"/{number}"}, b"") for number in (1, 2, 3))]
        self.fake.say("alice", "general", "hello")
        delivery = self.fake.wait_acked(self.fake.deliveries.all[-1])
        late.set()
        told = [(one[1], one[2].get("X-Slack-Retry-Num"), one[2].get("X-Slack-Retry-Reason")) for one in bot.heard[1:]]
        self.assertEqual(told, [("/slack/events", None, None), ("/slack/events", "1", "http_error"), ("/slack/events", "2", "http_timeout"),
                                ("/1", "2", "http_timeout"), ("/2", "2", "http_timeout"), ("/slack/events", "3", "too_many_redirects")])
        self.assertEqual(len(delivery.attempts), 4)

    def test_an_answer_can_be_unheard_or_end_the_retries(self):
        bot = self.bot()
        self.fake.deliveries.unheard = 1
        self.fake.say("alice", "general", "hello")
        delivery = self.fake.wait_acked(self.fake.deliveries.all[-1], 2)
        self.assertEqual([one.reason for one in delivery.attempts], ["", "http_timeout"])
        bot.answers.append((500, {"X-Slack-No-Retry": "1"}, b""))
        self.fake.say("alice", "general", "hello")
        self.fake.wait(lambda: self.fake.deliveries.all[-1].given_up, "it to be given up")
        self.assertEqual(len(self.fake.deliveries.all[-1].attempts), 1)

    def test_nobody_is_there(self):
        gone = Bot()
        gone.end()
        self.assertFalse(self.fake.verify(gone.url))
        self.fake.request_url = gone.url
        self.fake.say("alice", "general", "hello")
        self.fake.wait(lambda: self.fake.deliveries.all[-1].given_up, "it to be given up")
        self.assertEqual([one.reason for one in self.fake.deliveries.all[-1].attempts], [""] + ["connection_failed"] * 3)

    def test_commands_and_interactions_are_forms(self):
        bot = self.bot()
        bot.answers.append((200, {}, b'{"text":"done"}'))
        command = self.fake.command("alice", "general", "/deploy", "now & here")
        self.assertEqual(self.fake.wait_acked(command).response, '{"text":"done"}')
        _, _, headers, body = bot.heard[-1]
        self.assertEqual((headers["Content-Type"], parse_qs(body.decode())["text"]), ("application/x-www-form-urlencoded", ["now & here"]))
        said = self.fake.say("alice", "general", "hello")
        self.fake.wait_acked(self.fake.deliveries.all[-1])
        self.fake.wait_acked(self.fake.press("bob", said, "ok"))
        self.assertEqual(json.loads(parse_qs(bot.heard[-1][3].decode())["payload"][0])["type"], "block_actions")
        self.assertTrue(self.good(bot.heard[-1]))

    def test_any_request(self):
        bot = self.bot()
        answer = self.fake.knock(b"x", how="unsigned", kind="text/plain", X_Slack_Request_Timestamp="soon", User_Agent=None)
        headers = bot.heard[-1][2]
        self.assertEqual((answer.status, bot.heard[-1][3]), (200, b"x"))
        self.assertEqual((headers["X-Slack-Request-Timestamp"], headers["Content-Type"]), ("soon", "text/plain"))
        self.assertEqual(headers["Connection"], "close")
        self.assertFalse({"X-Slack-Signature", "User-Agent"} & headers.keys())
        self.fake.door.keep_alive = True
        self.fake.knock(b"x")
        self.assertEqual(bot.heard[-1][2]["Connection"], "keep-alive")
        bot.answers.append(threading.Event())
        begun = time.monotonic()
        with self.assertRaisesRegex(door.Unreached, "http_timeout"):
            self.fake.knock(b"x", within=0.05)
        self.assertLess(time.monotonic() - begun, 5)


if __name__ == "__main__":
    unittest.main()
