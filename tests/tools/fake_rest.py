#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""tests/support/fake_discord.py, REST: it does and refuses what the documentation says, and each fault once when it is asked to."""

import http.client
import socket
import sys
import time
import unittest
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from discord_client import GOOD_AGENT, OnFake  # noqa: E402
from fake_discord import faults  # noqa: E402

MESSAGES = "POST /channels/{c}/messages"


class Rest(OnFake):
    def send(self, **body):
        return self.ask("POST", self.general + "/messages", body)

    def test_a_message_is_created_told_changed_and_deleted(self):
        client, _ = self.in_session()
        made = self.send(content="hello")
        self.assertEqual((made.status, made.json["content"]), (200, "hello"))
        self.assertEqual(client.until(0, "MESSAGE_CREATE")["d"]["id"], made.json["id"])
        where = f"{self.general}/messages/{made.json['id']}"
        self.assertEqual(self.ask("PATCH", where, {"content": "hallo"}).json["content"], "hallo")
        self.assertEqual(client.until(0, "MESSAGE_UPDATE")["d"]["content"], "hallo")
        self.assertEqual(self.ask("GET", where).json["content"], "hallo")
        self.assertEqual([one["id"] for one in self.ask("GET", self.general + "/messages?limit=1").json], [made.json["id"]])
        self.assertEqual(self.ask("DELETE", where).status, 204)
        self.assertEqual(client.until(0, "MESSAGE_DELETE")["d"]["id"], made.json["id"])
        self.assertEqual(self.code(self.ask("GET", where)), (404, 10008))

    def test_reactions_threads_and_direct_messages(self):
        client, _ = self.in_session()
        asked = self.fake.say("alice", "general", "a question")
        where = f"{self.general}/messages/{asked['id']}"
        self.fake.rest.limiter.of_routes.clear()
        for emoji in ("🎉", "blob:123456"):
            path = f"{where}/reactions/{quote(emoji, safe='')}/@me"
            self.assertEqual(self.ask("PUT", path, headers={"Content-Length": "0"}).status, 204)
            self.assertEqual(client.until(0, "MESSAGE_REACTION_ADD")["d"]["emoji"]["name"], emoji.partition(":")[0])
        self.assertEqual(self.ask("DELETE", path).status, 204)
        self.assertEqual(client.until(0, "MESSAGE_REACTION_REMOVE")["d"]["emoji"], {"id": "123456", "name": "blob"})
        self.assertEqual(self.code(self.ask("PUT", f"{where}/reactions/tada/@me", headers={"Content-Length": "0"})), (400, 10014))
        thread = self.ask("POST", f"{where}/threads", {"name": "answers"})
        self.assertEqual((thread.status, thread.json["id"], thread.json["type"]), (201, asked["id"], 11))
        self.assertTrue(client.until(0, "THREAD_CREATE")["d"]["newly_created"])
        self.assertEqual(self.code(self.ask("POST", f"{where}/threads", {"name": "answers"})), (400, 160004))
        self.assertEqual(self.ask("POST", f"/channels/{asked['id']}/messages", {"content": "in it"}).status, 200)
        alice, bob = self.fake.world.user("alice"), self.fake.world.user("bob")
        direct, again = (self.ask("POST", "/users/@me/channels", {"recipient_id": alice["id"]}).json for _ in range(2))
        self.assertEqual((direct["type"], again["id"]), (1, direct["id"]))
        self.fake.closed_to_direct.add(bob["id"])
        self.assertEqual(self.code(self.ask("POST", "/users/@me/channels", {"recipient_id": bob["id"]})), (400, 50007))
        self.assertEqual(self.ask("POST", self.general + "/typing", headers={"Content-Length": "0"}).status, 204)

    def test_what_else_can_be_read(self):
        guild = f"/guilds/{self.fake.world.guild_id}"
        self.assertEqual([one["name"] for one in self.ask("GET", guild + "/roles").json], ["@everyone", "helpers"])
        alice = self.fake.world.user("alice")["id"]
        self.assertEqual(self.ask("GET", f"{guild}/members/{alice}").json["user"]["username"], "alice")
        self.fake.account.remaining = 3
        found = self.ask("GET", "/gateway/bot").json
        self.assertEqual((found["url"], found["session_start_limit"]["remaining"]), (self.fake.gateway_url(), 3))
        self.assertEqual(self.ask("GET", "/gateway", headers={"Authorization": None}).json["url"], self.fake.gateway_url())

    def test_who_may_not_ask(self):
        for told in ("Bot wrong", f"Bearer {self.fake.account.token}", self.fake.account.token, None):
            reply = self.ask("GET", "/gateway/bot", headers={"Authorization": told})
            self.assertEqual((reply.status, reply.json), (401, {"message": "401: Unauthorized", "code": 0}))
        self.assertEqual(len(self.fake.rest.invalid), 4)
        self.assertEqual(self.code(self.ask("GET", "/gateway/bot", headers={"User-Agent": "curl/8"})), (403, 40333))
        self.violated("User-Agent")
        self.assertEqual(self.code(self.ask("GET", "/nothing")), (404, 0))
        self.violated("is not there")
        self.assertEqual(self.code(self.ask("PUT", "/gateway", headers={"Content-Length": "0"})), (405, 0))
        self.violated("is not there")

    def test_what_a_message_may_not_hold(self):
        self.fake.rest.limiter.of_routes.clear()
        for body, code in (({"content": ""}, 50006), ({"content": "x" * 2001}, 50035), ({"content": 1}, 50035), ([], 50035),
                           ({"content": "x", "nonce": "n" * 26}, 50035), ({"content": "x", "allowed_mentions": {"parse": ["all"]}}, 50035),
                           ({"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}, 50035),
                           ({"content": "x", "allowed_mentions": {"users": [str(one) for one in range(101)]}}, 50035),
                           ({"content": "x", "message_reference": {"message_id": "1"}}, 50035)):
            with self.subTest(body=str(body)[:60]):
                self.assertEqual(self.code(self.ask("POST", self.general + "/messages", body)), (400, code))
        for bytes_, kind, code in ((b"{", "application/json", 50109), (b"\xff", "application/json", 50109), (b"{}", "text/plain", 50035)):
            reply = self.ask("POST", self.general + "/messages", bytes_, headers={"Content-Type": kind})
            self.assertEqual(self.code(reply), (400, code))
        self.violated("text/plain")
        self.assertEqual(self.code(self.ask("POST", "/channels/1/messages", {"content": "x"})), (404, 10003))
        self.assertEqual(self.code(self.ask("POST", "/channels/x/messages", {"content": "x"})), (400, 50035))
        for good in ("x" * 2000, "🎉" * 2000):
            self.assertEqual(self.send(content=good).status, 200)
        self.assertEqual(self.send(content="x", message_reference={"message_id": "1", "fail_if_not_exists": False}).status, 200)

    def test_who_is_told_is_what_was_allowed(self):
        self.fake.rest.limiter.of_routes.clear()
        alice = self.fake.world.user("alice")
        text = f"hey <@{alice['id']}>"
        for allowed, told in ((None, ["alice"]), ({"parse": []}, []), ({"parse": ["users"]}, ["alice"]),
                              ({"users": [alice["id"]]}, ["alice"])):
            body = {"content": text} if allowed is None else {"content": text, "allowed_mentions": allowed}
            self.assertEqual([one["username"] for one in self.send(**body).json["mentions"]], told)
        asked = self.fake.say("alice", "general", "?")
        for ping, told in ((False, []), (True, ["alice"])):
            reply = self.send(content="!", message_reference={"message_id": asked["id"]},
                              allowed_mentions={"parse": [], "replied_user": ping}).json
            self.assertEqual((reply["type"], [one["username"] for one in reply["mentions"]]), (19, told))

    def test_a_nonce_makes_a_message_once(self):
        first, again = self.send(content="x", nonce="7", enforce_nonce=True), self.send(content="x", nonce="7", enforce_nonce=True)
        self.assertEqual(first.json["id"], again.json["id"])
        self.assertNotEqual(self.send(content="x", nonce="7").json["id"], first.json["id"])

    def test_files_come_in_parts(self):
        body = (b'--b\r\nContent-Disposition: form-data; name="payload_json"\r\nContent-Type: application/json\r\n\r\n{"content":"see"}\r\n'
                b'--b\r\nContent-Disposition: form-data; name="files[0]"; filename="a.bin"\r\n\r\n\x00\r\n\xff\r\n--b--\r\n')
        reply = self.ask("POST", self.general + "/messages", body, headers={"Content-Type": "multipart/form-data; boundary=b"})
        self.assertEqual([(one["filename"], one["size"]) for one in reply.json["attachments"]], [("a.bin", 4)])
        self.assertEqual(self.fake.requests[-1].files()["files[0]"], ("a.bin", b"\x00\r\n\xff"))

    def test_a_connection_is_kept(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.fake.api.port, timeout=10)
        self.addCleanup(connection.close)
        for _ in range(3):
            self.ask("GET", "/gateway", connection=connection)
        self.assertEqual(self.fake.accepted, 1)


class Limits(OnFake):
    def send(self):
        return self.ask("POST", self.general + "/messages", {"content": "x"})

    def test_a_bucket_is_counted_down_and_then_refuses(self):
        left = [self.send() for _ in range(5)]
        self.assertEqual([one.getheader("X-RateLimit-Remaining") for one in left], ["4", "3", "2", "1", "0"])
        refused = self.send()
        self.assertEqual((refused.status, refused.getheader("X-RateLimit-Scope"), refused.json["global"]), (429, "user", False))
        self.assertTrue(0 < refused.json["retry_after"] <= 5)
        self.assertEqual(self.fake.rest.limiter.overruns, 1)
        other = self.fake.world.channel("random")["id"]  # another major parameter
        self.assertEqual(self.ask("POST", f"/channels/{other}/messages", {"content": "x"}).status, 200)
        self.assertEqual(len(self.fake.rest.invalid), 1)

    def test_the_bucket_fills_again(self):
        limit = self.fake.rest.limiter.of_routes[MESSAGES]
        limit.most, limit.within = 1, 0.05
        first = self.send()
        self.assertLess(float(first.getheader("X-RateLimit-Reset-After")), 0.051)
        deadline = time.monotonic() + 5
        while self.send().status != 200:
            self.assertLess(time.monotonic(), deadline)

    def test_the_global_limit(self):
        self.fake.rest.limiter.most_globally = 2
        self.assertEqual([self.ask("GET", "/users/@me").status for _ in range(2)], [200, 200])
        refused = self.ask("GET", "/users/@me")
        self.assertEqual((refused.status, refused.getheader("X-RateLimit-Global"), refused.json["global"]), (429, "true", True))
        self.assertIsNone(refused.getheader("X-RateLimit-Bucket"))

    def test_each_429(self):
        for fault, scope, global_, counted in ((faults.rate_limited("user", 0.25, remaining=3), "user", False, 1),
                                               (faults.rate_limited("shared", 0.25), "shared", False, 0),
                                               (faults.rate_limited("global", 0.25), "global", True, 1)):
            with self.subTest(scope=scope):
                before = len(self.fake.rest.invalid)
                self.fake.fault(MESSAGES, fault)
                refused = self.send()
                self.assertEqual((refused.status, refused.getheader("X-RateLimit-Scope")), (429, scope))
                self.assertEqual((refused.json["global"], refused.json["retry_after"]), (global_, 0.25))
                self.assertEqual(refused.getheader("X-RateLimit-Remaining"), "3" if scope == "user" else None)
                self.assertEqual(len(self.fake.rest.invalid) - before, counted)
        self.assertEqual(self.send().status, 200)

    def test_cloudflare_answers_in_html(self):
        self.fake.fault("*", faults.cloudflare())
        page = self.send()
        self.assertEqual((page.status, page.getheader("Via"), page.getheader("X-RateLimit-Scope")), (429, None, None))
        self.assertIn(b"1015", page.json)
        self.fake.rest.most_invalid = 1
        self.assertIn(b"1015", self.send().json)

    def test_the_hash_of_a_bucket_can_change(self):
        seen = [self.send().getheader("X-RateLimit-Bucket")]
        self.fake.rest.limiter.of_routes[MESSAGES].hash = "another"
        seen.append(self.send().getheader("X-RateLimit-Bucket"))
        self.assertNotEqual(seen[0], "another")
        self.assertEqual(seen[1], "another")


class Broken(OnFake):
    def send(self):
        return self.ask("POST", self.general + "/messages", {"content": "x"})

    def made(self):
        return len(self.fake.world.messages)

    def test_the_server_can_be_unavailable_before_and_after_the_deed(self):
        for done in (False, True):
            before = self.made()
            self.fake.fault(MESSAGES, faults.unavailable(503, done=done))
            self.assertEqual(self.send().status, 503)
            self.assertEqual(self.made() - before, int(done))

    def test_an_error_can_be_planned(self):
        self.fake.fault(MESSAGES, faults.refused(403, 50013, "Missing Permissions"))
        self.assertEqual(self.code(self.send()), (403, 50013))

    def test_the_connection_can_end_in_place_of_the_answer(self):
        self.fake.rest.limiter.of_routes.clear()
        for how, error in (("all", http.client.RemoteDisconnected), ("half", http.client.IncompleteRead),
                           ("reset", ConnectionResetError)):
            for done in (False, True):
                with self.subTest(how=how, done=done):
                    before = self.made()
                    self.fake.fault(MESSAGES, faults.cut(how, done=done))
                    with self.assertRaises(error):
                        self.send()
                    self.assertEqual(self.made() - before, int(done))

    def test_an_answer_can_be_slow_or_held(self):
        self.fake.fault(MESSAGES, faults.slow(0.2))
        begun = time.monotonic()
        self.assertEqual(self.send().status, 200)
        self.assertGreater(time.monotonic() - begun, 0.15)
        gate = self.fake.gate()
        self.fake.fault(MESSAGES, faults.held(gate))
        asking = http.client.HTTPConnection("127.0.0.1", self.fake.api.port, timeout=10)
        self.addCleanup(asking.close)
        before = self.made()
        asking.request("POST", "/api/v10" + self.general + "/messages", b'{"content":"x"}',
                       {"User-Agent": GOOD_AGENT, "Authorization": f"Bot {self.fake.account.token}", "Content-Type": "application/json"})
        self.fake.wait(lambda: gate.held, "the request to be held")
        self.assertEqual(self.made(), before)
        gate.open()
        self.assertEqual(asking.getresponse().status, 200)

    def test_what_is_no_http_is_refused(self):
        for bytes_ in (b"GET /\r\n\r\n", b"nonsense\r\n\r\n", b"GET / HTTP/1.1\r\nbad header\r\n\r\n",
                       b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", b"GET / HTTP/1.1\r\n" + b"x" * 70000):
            with self.subTest(bytes_=bytes_[:30]):
                with socket.create_connection(("127.0.0.1", self.fake.api.port), timeout=10) as raw:
                    raw.sendall(bytes_)
                    self.assertTrue(raw.recv(100).startswith(b"HTTP/1.1 400 "))
        self.assertEqual(len(self.fake.violations), 5)
        self.fake.violations.clear()


if __name__ == "__main__":
    unittest.main()
