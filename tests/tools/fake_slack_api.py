#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""tests/support/fake_slack.py, the Web API: it does and refuses what the documentation says, and each fault once when it is asked to."""

import http.client
import json
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from fake_slack import faults  # noqa: E402
from slack_client import OnFake  # noqa: E402


class Calling(OnFake):
    def test_who_the_bot_is_and_what_it_may(self):
        reply = self.ask("auth.test")
        self.assertEqual((reply.json["user_id"], reply.json["bot_id"], reply.json["user"], reply.json["team_id"]),
                         (self.fake.account.user["id"], self.fake.account.user["profile"]["bot_id"], "fakebot", self.fake.world.team_id))
        self.assertEqual(set(reply.getheader("x-oauth-scopes").split(",")), self.fake.account.scopes)
        self.assertEqual(len(reply.getheader("x-slack-req-id")), 32)
        self.fake.account.scopes = {"chat:write"}
        self.assertEqual(self.ask("auth.test").getheader("x-oauth-scopes"), "chat:write")

    def test_who_may_not_ask(self):
        for told, error in ((None, "not_authed"), ("Bearer wrong", "invalid_auth"), (f"Basic {self.fake.account.token}", "invalid_auth")):
            self.assertEqual(self.error("auth.test", headers={"Authorization": told}), error)
        self.assertEqual(self.error("auth.test", token=self.fake.app.token), "not_allowed_token_type")
        self.violated("with the app's token")
        self.assertEqual(self.error("apps.connections.open", token=self.fake.account.token), "not_allowed_token_type")
        self.violated("with the bot's token")
        self.fake.account.error = "token_revoked"
        self.assertEqual(self.error("auth.test"), "token_revoked")

    def test_a_token_is_no_argument(self):
        as_argument = self.request("POST", "/api/auth.test", f"token={self.fake.account.token}",
                                   {"Content-Type": "application/x-www-form-urlencoded"})
        self.assertEqual(as_argument.json["error"], "not_authed")
        self.violated("the token as an argument")
        in_query = self.request("POST", f"/api/apps.connections.open?token={self.fake.app.token}", headers={"Content-Length": "0"})
        self.assertEqual(in_query.json["error"], "invalid_auth")
        self.violated("the token as an argument")

    def test_scopes(self):
        self.fake.account.scopes = {"im:history", "chat:write"}
        reply = self.ask("reactions.add", channel="C", timestamp="1", name="tada")
        self.assertEqual((reply.json["error"], reply.json["needed"], reply.json["provided"], reply.getheader("x-accepted-oauth-scopes")),
                         ("missing_scope", "reactions:write", "chat:write,im:history", "reactions:write"))
        self.fake.account.scopes = {"im:history", "chat:write"}
        answer = self.ask("conversations.history", channel=self.id_of("general")).json
        self.assertEqual((answer["error"], answer["needed"]), ("missing_scope", "channels:history"))

    def test_unknown_methods_and_bodies(self):
        self.assertEqual(self.error("chat.shout"), "unknown_method")
        self.violated("no method 'chat.shout'")
        authorization = {"Authorization": f"Bearer {self.fake.account.token}"}
        for kind, body, error in ((None, "x", "missing_post_type"), ("text/plain", "x", "invalid_post_type"),
                                  ("application/json; charset=utf-8", "{", "invalid_json"),
                                  ("application/json; charset=utf-8", "[]", "json_not_object")):
            answer = self.request("POST", "/api/chat.postMessage", body, {**authorization, "Content-Type": kind}).json
            self.assertEqual((answer["ok"], answer["error"]), (False, error))
        answer = self.request("POST", "/api/chat.postMessage", json.dumps({"channel": self.id_of("general"), "text": "x"}),
                              {**authorization, "Content-Type": "application/json"}).json
        self.assertEqual((answer["ok"], answer["warning"]), (True, "missing_charset"))
        self.assertEqual(answer["response_metadata"]["warnings"], ["missing_charset"])
        self.error("users.info", as_json=True, user=self.id_of("alice"))
        self.violated("JSON for a method that takes none")
        self.call("users.info", user=self.id_of("alice"), nonsense="1")
        self.violated("unknown arguments ['nonsense']")
        found = self.request("GET", f"/api/users.info?user={self.id_of('alice')}", headers=authorization)
        self.assertEqual(found.json["user"]["name"], "alice")
        self.request("POST", f"/api/users.info?user={self.id_of('alice')}", "user=x",
                     {**authorization, "Content-Type": "application/x-www-form-urlencoded"})
        self.violated("in the query and in the body")
        self.request("GET", "/elsewhere")
        self.violated("is not there")
        self.request("PUT", "/api/auth.test", headers={**authorization, "Content-Length": "0"})
        self.violated("PUT /api/auth.test")

    def test_connections_are_kept(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.fake.listener.port, timeout=10)
        self.addCleanup(connection.close)
        for _ in range(3):
            self.ask("auth.test", connection=connection)
        self.assertEqual(self.fake.accepted, 1)


class Messages(OnFake):
    def setUp(self):
        super().setUp()
        self.fake.api.limiter.on = False
        self.general = self.id_of("general")

    def post(self, **more):
        return self.ask("chat.postMessage", **{"channel": self.general, **more}).json

    def test_a_message_is_posted_told_changed_and_deleted(self):
        client, _ = self.live()
        made = self.post(text="hello")
        self.assertEqual((made["channel"], made["message"]["text"], made["message"]["ts"]), (self.general, "hello", made["ts"]))
        self.assertEqual(client.event()["ts"], made["ts"])
        changed = self.call("chat.update", channel=self.general, ts=made["ts"], text="hallo")
        self.assertEqual((changed["text"], client.event()["message"]["text"]), ("hallo", "hallo"))
        found = self.call("conversations.history", channel=self.general, latest=made["ts"], oldest=made["ts"], inclusive="true", limit="1")
        self.assertEqual([one["text"] for one in found["messages"]], ["hallo"])
        self.call("chat.delete", channel=self.general, ts=made["ts"])
        self.assertEqual(client.event()["deleted_ts"], made["ts"])
        self.assertEqual(self.error("chat.delete", channel=self.general, ts=made["ts"]), "message_not_found")

    def test_what_is_refused(self):
        private = self.fake.world.add_channel("secret", "group", [self.id_of("alice")])["id"]
        public = self.fake.world.add_channel("public", "channel", [self.id_of("alice")])["id"]
        archived = self.fake.world.add_channel("old", is_archived=True)["id"]
        for more, error in (({"channel": "C0"}, "channel_not_found"), ({"channel": private}, "channel_not_found"),
                            ({"channel": public}, "not_in_channel"), ({"channel": archived}, "is_archived"),
                            ({"channel": ""}, "invalid_arguments"), ({"text": ""}, "no_text"),
                            ({"attachments": "{"}, "invalid_attachments"), ({"attachments": "[1]"}, "invalid_attachments"),
                            ({"attachments": json.dumps([{}] * 101)}, "too_many_attachments"),
                            ({"blocks": json.dumps([{"type": "divider"}] * 51)}, "invalid_blocks"),
                            ({"unfurl_links": "perhaps"}, "invalid_arguments"), ({"parse": "some"}, "invalid_arguments"),
                            ({"username": "x"}, "missing_scope"), ({"channel": "U0"}, "channel_not_found")):
            with self.subTest(more=str(more)[:60]):
                self.assertEqual(self.post(**{"text": "x", **more})["error"], error)
        self.assertEqual(self.error("chat.postMessage", as_json=True, channel=self.general, text=7), "invalid_arguments")
        found = self.error("chat.postMessage", as_json=True, channel=self.general, text="x", unfurl_links="no")
        self.assertEqual(found, "invalid_arguments")
        self.fake.account.scopes.add("chat:write.public")
        self.assertTrue(self.post(channel=public, text="x")["ok"])

    def test_long_texts(self):
        self.assertTrue(self.post(text="x" * 4000)["ok"])
        made = self.post(text="x" * 4001)
        self.violated("a text of 4001 characters")
        self.assertEqual(self.error("chat.update", channel=self.general, ts=made["ts"], text="x" * 4001), "msg_too_long")
        self.assertEqual(len(self.post(text="🎉" * 40_001)["message"]["text"]), 40_000)
        self.violated("a text of 40001 characters")

    def test_threads(self):
        client, _ = self.live()
        parent = self.fake.say("alice", "general", "parent")
        reply = self.post(text="reply", thread_ts=parent["ts"])
        self.assertEqual((reply["message"]["thread_ts"], reply["message"]["parent_user_id"]), (parent["ts"], self.id_of("alice")))
        self.assertEqual(self.post(text="x", thread_ts=reply["ts"])["error"], "cannot_reply_to_message")
        self.violated("is of a reply")
        self.assertEqual(self.post(text="x", thread_ts="1.000001")["error"], "message_not_found")
        self.assertEqual(self.post(text="x", thread_ts="1531420618.12")["error"], "message_not_found")
        self.violated("which no message has")
        found = self.error("chat.postMessage", as_json=True, channel=self.general, text="x", thread_ts=1531420618.123456)
        self.assertEqual(found, "invalid_arguments")
        self.assertEqual(self.post(text="x", thread_ts=parent["ts"], reply_broadcast="true")["message"]["subtype"], "thread_broadcast")
        self.post(text="x", reply_broadcast="true")
        self.violated("reply_broadcast without a thread")
        found = self.call("conversations.replies", channel=self.general, ts=parent["ts"])["messages"]
        self.assertEqual([one["text"] for one in found], ["parent", "reply", "x"])
        self.fake.locked_threads.add(parent["ts"])
        self.assertEqual(self.post(text="x", thread_ts=parent["ts"])["error"], "restricted_action_thread_locked")

    def test_what_is_not_ones_own(self):
        said = self.fake.say("alice", "general", "hers")
        self.assertEqual(self.error("chat.update", channel=self.general, ts=said["ts"], text="x"), "cant_update_message")
        self.assertEqual(self.error("chat.delete", channel=self.general, ts=said["ts"]), "cant_delete_message")

    def test_attachments_and_ephemerals(self):
        made = self.post(attachments=json.dumps([{"fallback": "f", "title": "t"}]))
        self.assertEqual((made["message"]["attachments"][0]["title"], "warning" in made), ("t", False))
        self.assertEqual(self.post(attachments='[{"title":"t"}]')["warning"], "missing_text_in_message")
        self.assertIn("message_ts", self.call("chat.postEphemeral", channel=self.general, user=self.id_of("alice"), text="psst"))
        self.assertEqual(self.fake.ephemerals[0]["text"], "psst")
        stranger = self.fake.world.add_user("stranger")["id"]
        self.assertEqual(self.error("chat.postEphemeral", channel=self.id_of("random"), user=stranger, text="x"), "user_not_in_channel")

    def test_reactions(self):
        client, _ = self.live()
        said = self.fake.say("alice", "general", "hello")
        client.event()
        what = {"channel": self.general, "timestamp": said["ts"], "name": "wave::skin-tone-3"}
        self.call("reactions.add", **what)
        self.assertEqual(client.event()["reaction"], "wave::skin-tone-3")
        self.assertEqual(self.error("reactions.add", **what), "already_reacted")
        self.assertEqual(self.call("reactions.get", channel=self.general, timestamp=said["ts"])["message"]["reactions"][0]["count"], 1)
        self.call("reactions.remove", **what)
        self.assertEqual(client.event()["type"], "reaction_removed")
        self.assertEqual(self.error("reactions.remove", **what), "no_reaction")
        for name in (":tada:", "🎉", "Tada"):
            self.assertEqual(self.error("reactions.add", **{**what, "name": name}), "invalid_name")
            self.violated(repr(name))
        self.assertEqual(self.error("reactions.add", **{**what, "timestamp": "soon"}), "bad_timestamp")
        self.violated("soon")
        self.assertEqual(self.error("reactions.add", **{**what, "timestamp": "1.000000"}), "message_not_found")
        self.assertIn("partyparrot", self.call("emoji.list")["emoji"])

    def test_a_response_url(self):
        client, _ = self.live()
        self.fake.command("alice", "general", "/x")
        where = "/response/" + client.envelope()["payload"]["response_url"].rpartition("/")[2]
        kind = {"Content-Type": "application/json"}
        for number, more in enumerate(({"response_type": "in_channel"}, {}, {}, {}, {}, {})):
            reply = self.request("POST", where, json.dumps({"text": "done", **more}), kind)
            self.assertEqual(reply.status, 200 if number < 5 else 404)
        event = client.event()
        self.assertEqual((event["bot_id"], "user" in event), (self.fake.account.user["profile"]["bot_id"], False))
        self.assertEqual(self.request("POST", "/response/R0", "{}", kind).status, 404)
        self.request("POST", where, "{}", {**kind, "Authorization": "Bearer x"})
        self.violated("with a token")


class Reading(OnFake):
    def test_people_and_bots(self):
        self.assertEqual(self.call("users.info", user=self.id_of("alice"))["user"]["profile"]["display_name"], "Alice")
        self.assertEqual(self.error("users.info", user="U0"), "user_not_found")
        self.assertEqual(self.call("bots.info", bot=self.fake.account.user["profile"]["bot_id"])["bot"]["app_id"], self.fake.world.app_id)

    def test_conversations(self):
        opened = self.call("conversations.open", users=self.id_of("alice"))
        again = self.call("conversations.open", users=self.id_of("alice"), return_im="true")
        self.assertEqual((opened["channel"]["id"][0], "already_open" in opened, again["already_open"], again["channel"]["user"]),
                         ("D", False, True, self.id_of("alice")))
        group = self.call("conversations.open", users=f"{self.id_of('alice')},{self.id_of('bob')}")["channel"]["id"]
        self.assertTrue(self.call("conversations.info", channel=group)["channel"]["is_mpim"])
        for users, error in (("", "users_list_not_supplied"), ("U0", "user_not_found"), (",".join("U0" * 9), "too_many_users"),
                             (self.fake.account.user["id"], "cannot_dm_bot")):
            self.assertEqual(self.error("conversations.open", users=users), error)
        self.fake.account.scopes.discard("im:write")
        self.assertEqual(self.error("conversations.open", users=self.id_of("bob")), "missing_scope")
        self.assertEqual(self.call("chat.postMessage", channel=self.id_of("alice"), text="hi")["channel"], opened["channel"]["id"])
        info = self.call("conversations.info", channel=self.id_of("general"), include_num_members="true")["channel"]
        self.assertEqual((info["name"], info["is_member"], info["num_members"]), ("general", True, 3))
        found = self.call("users.conversations", types="public_channel,im", exclude_archived="true")["channels"]
        self.assertEqual({one["id"] for one in found}, {self.id_of("general"), self.id_of("random"), opened["channel"]["id"]})

    def test_pages(self):
        self.fake.api.limiter.on = False
        texts = [self.fake.say("alice", "general", str(number))["text"] for number in range(5)]
        found, cursor = [], ""
        while True:
            page = self.call("conversations.history", channel=self.id_of("general"), limit="2", **({"cursor": cursor} if cursor else {}))
            found += [one["text"] for one in page["messages"]]
            cursor = page["response_metadata"]["next_cursor"]
            self.assertEqual(page["has_more"], bool(cursor))
            if not cursor:
                break
        self.assertEqual(found, texts[::-1])
        self.assertEqual(self.error("conversations.history", channel=self.id_of("general"), cursor="x"), "invalid_cursor")
        self.assertEqual(self.error("conversations.history", channel=self.id_of("general"), limit="1001"), "invalid_limit")
        self.fake.page_size = 1
        self.assertEqual(len(self.call("conversations.members", channel=self.id_of("general"), limit="100")["members"]), 1)
        self.assertEqual(len(self.call("users.list", limit="100")["members"]), 1)


class Limits(OnFake):
    def test_a_message_a_second_to_a_channel(self):
        general = self.id_of("general")
        statuses = [self.ask("chat.postMessage", channel=general, text="x") for _ in range(4)]
        self.assertEqual([one.status for one in statuses], [200, 200, 200, 429])
        self.assertEqual((statuses[3].getheader("Retry-After"), statuses[3].json), ("1", {"ok": False, "error": "ratelimited"}))
        self.assertEqual(self.ask("chat.postMessage", channel=self.id_of("random"), text="x").status, 200)
        self.assertEqual(self.fake.api.limiter.overruns, ["chat.postMessage"])

    def test_tiers(self):
        self.fake.api.limiter.most[3] = 2
        self.assertEqual([self.ask("bots.info", bot="x").status for _ in range(3)], [200, 200, 429])
        self.assertEqual(self.ask("conversations.info", channel=self.id_of("general")).status, 200)
        self.assertEqual([self.ask("apps.connections.open").status for _ in range(11)][-1], 429)

    def test_faults(self):
        general = self.id_of("general")
        self.fake.api.limiter.on = False
        self.fake.fault("chat.postMessage", faults.rate_limited(2))
        reply = self.ask("chat.postMessage", channel=general, text="x")
        self.assertEqual((reply.status, reply.getheader("Retry-After"), self.fake.said()), (429, "2", []))
        self.fake.fault("chat.postMessage", faults.refused("rate_limited"))
        self.assertEqual(self.error("chat.postMessage", channel=general, text="x"), "rate_limited")
        self.fake.fault("chat.postMessage", faults.refused("internal_error", done=True))
        self.assertEqual(self.error("chat.postMessage", channel=general, text="done all the same"), "internal_error")
        self.assertEqual([one["text"] for one in self.fake.world.messages[general].values()], ["done all the same"])
        for how in ("all", "half", "reset"):
            self.fake.fault("chat.postMessage", faults.cut(how, done=how == "all"))
            with self.assertRaises((http.client.HTTPException, OSError)):
                self.ask("chat.postMessage", channel=general, text=how)
        self.assertEqual(len(self.fake.world.messages[general]), 2)
        self.assertEqual(self.ask("chat.postMessage", channel=general, text="x").status, 200)


if __name__ == "__main__":
    unittest.main()
