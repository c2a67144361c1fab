#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""tests/support/fake_slack.py, what happens in the workspace and how it is brought: payloads, subscriptions, turns, acks and retries."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from fake_slack import Plan  # noqa: E402
from slack_client import OnFake  # noqa: E402


class Messages(OnFake):
    def setUp(self):
        super().setUp()
        self.wire, _ = self.live()

    def heard(self, number=1):
        return [self.wire.event() for _ in range(number)]

    def nothing_more(self):
        """What is between the last that was heard and this."""
        self.fake.dispatch({"type": "the_end"})
        self.assertEqual(self.wire.event(), {"type": "the_end"})

    def test_what_stands_around_an_event(self):
        self.fake.say("alice", "general", "hello")
        payload = self.wire.envelope()["payload"]
        self.assertEqual((payload["type"], payload["team_id"], payload["api_app_id"], payload["event_id"][:2], type(payload["event_time"])),
                         ("event_callback", self.fake.world.team_id, self.fake.world.app_id, "Ev", int))
        self.assertEqual(payload["authorizations"][0]["user_id"], self.fake.account.user["id"])

    def test_a_message_by_a_person(self):
        said = self.fake.say("alice", "general", "hello")
        event, = self.heard()
        self.assertRegex(event["ts"], r"^\d{10}\.\d{6}$")
        self.assertEqual((event["type"], event["user"], event["channel"], event["channel_type"], event["ts"], event["event_ts"]),
                         ("message", self.id_of("alice"), self.id_of("general"), "channel", said["ts"], said["ts"]))
        self.assertFalse({"bot_id", "subtype", "thread_ts"} & event.keys())

    def test_text_is_markup(self):
        alice, bot, random = self.id_of("alice"), self.fake.account.user["id"], self.id_of("random")
        for typed, text in (("@fakebot: 1 < 2 & 3", f"<@{bot}>: 1 &lt; 2 &amp; 3"), ("@alice, #random", f"<@{alice}>, <#{random}|random>"),
                            ("see http://x.y/?a&b ok", "see <http://x.y/?a&amp;b> ok"), ("a@alicea @nobody", "a@alicea @nobody")):
            self.fake.say("bob", "general", typed)
            self.assertEqual(self.heard()[0]["text"], text)
        self.fake.say("bob", "general", "<!here> & <", raw=True)
        self.assertEqual(self.heard()[0]["text"], "<!here> & <")

    def test_threads(self):
        parent = self.fake.say("alice", "general", "parent")
        reply = self.fake.say("bob", "general", "reply", thread=parent)
        self.fake.say("bob", "general", "another", thread=reply)
        first, second, third = self.heard(3)
        self.assertNotIn("thread_ts", first)
        self.assertEqual([(one["thread_ts"], one["parent_user_id"]) for one in (second, third)], [(parent["ts"], self.id_of("alice"))] * 2)

    def test_kinds_of_channels(self):
        everybody = list(self.fake.world.users)
        self.fake.world.add_channel("secret", "group", everybody)
        self.fake.world.add_channel("elsewhere", "channel", everybody[:1])
        self.fake.say("alice", "secret", "psst")
        self.fake.say("alice", "elsewhere", "not for the bot")
        self.fake.direct("alice", "in private")
        self.fake.together(["alice", "bob"], "of three")
        found = self.heard(3)
        self.assertEqual([one["channel_type"] for one in found], ["group", "im", "mpim"])
        self.assertEqual([one["channel"][0] for one in found], ["C", "D", "C"])
        self.nothing_more()

    def test_who_said_it(self):
        parrot = self.fake.world.add_bot("parrot")
        self.fake.say(parrot["id"], "general", "another bot's")
        self.fake.by_hook("general", "a hook's")
        self.call("chat.postMessage", channel=self.id_of("general"), text="own")
        other, hook, own = self.heard(3)
        self.assertEqual((other["user"], other["bot_id"]), (parrot["id"], parrot["profile"]["bot_id"]))
        self.assertEqual(other["bot_profile"]["name"], "parrot")
        self.assertEqual((hook["subtype"], hook["bot_id"][0], "user" in hook), ("bot_message", "B", False))
        self.assertEqual((own["user"], own["bot_id"], "subtype" in own),
                         (self.fake.account.user["id"], self.fake.account.user["profile"]["bot_id"], False))
        self.fake.by_hook("general", "own through a response_url", bot_id=own["bot_id"])
        self.assertEqual(self.heard()[0]["bot_id"], own["bot_id"])
        self.fake.say("alice", "general", None, user=None)
        self.assertFalse({"user", "text"} & self.heard()[0].keys())

    def test_changes_and_deletions(self):
        said = self.fake.say("alice", "general", "a typo")
        self.fake.edit(said, "no typo")
        _, changed = self.heard(2)
        self.assertEqual((changed["subtype"], changed["previous_message"]["text"], changed["message"]["text"], changed["hidden"]),
                         ("message_changed", "a typo", "no typo", True))
        self.assertEqual((changed["message"]["edited"]["user"], changed["message"]["ts"]), (self.id_of("alice"), said["ts"]))
        self.fake.unfurl(said)
        unfurled, = self.heard()
        self.assertEqual((unfurled["subtype"], unfurled["message"]["text"], unfurled["previous_message"]["text"]),
                         ("message_changed", "no typo", "no typo"))
        self.assertEqual(("attachments" in unfurled["message"], "attachments" in unfurled["previous_message"]), (True, False))
        self.fake.delete(said)
        deleted, = self.heard()
        self.assertEqual((deleted["subtype"], deleted["deleted_ts"], deleted["previous_message"]["text"]),
                         ("message_deleted", said["ts"], "no typo"))
        parent = self.fake.say("alice", "general", "parent")
        self.fake.say("bob", "general", "reply", thread=parent)
        self.fake.delete(parent)
        stone = self.heard(3)[-1]
        self.assertEqual((stone["subtype"], stone["message"]["subtype"]), ("message_changed", "tombstone"))

    def test_files_members_names_and_channels(self):
        self.fake.share("alice", "general", "a.txt", b"content", "look")
        shared, = self.heard()
        self.assertEqual((shared["subtype"], shared["text"]), ("file_share", "look"))
        self.assertEqual((shared["files"][0]["name"], shared["files"][0]["size"]), ("a.txt", 7))
        self.fake.join("bob", "random")
        joined, shown = self.heard(2)
        self.assertEqual((joined["type"], joined["user"], joined["channel_type"]), ("member_joined_channel", self.id_of("bob"), "C"))
        self.assertEqual((shown["subtype"], shown["user"]), ("channel_join", self.id_of("bob")))
        self.fake.join("bob", "random", joined=False)
        self.assertEqual([one.get("subtype", one["type"]) for one in self.heard(2)], ["member_left_channel", "channel_leave"])
        self.fake.rename_user("alice", "Alice in Chains")
        self.assertEqual(self.heard()[0]["user"]["profile"]["display_name"], "Alice in Chains")
        self.fake.rename_channel("random", "stuff")
        self.assertEqual(self.heard()[0]["channel"]["name"], "stuff")
        self.fake.create_channel("new")
        self.assertEqual(self.heard()[0]["channel"]["name"], "new")

    def test_reactions(self):
        said = self.fake.say("alice", "general", "hello")
        for _ in range(2):
            self.fake.react("bob", said, "wave::skin-tone-3")
        self.fake.react("bob", said, "wave::skin-tone-3", added=False)
        _, added, removed = self.heard(3)
        self.assertEqual((added["type"], added["reaction"], added["user"], added["item_user"], added["item"]),
                         ("reaction_added", "wave::skin-tone-3", self.id_of("bob"), self.id_of("alice"),
                          {"type": "message", "channel": self.id_of("general"), "ts": said["ts"]}))
        self.assertEqual(removed["type"], "reaction_removed")
        self.nothing_more()

    def test_a_mention_comes_twice_in_either_order(self):
        self.fake.subscriptions.add("app_mention")
        for first in (False, True):
            self.fake.mention_first = first
            self.fake.say("alice", "general", "@fakebot hi")
            pair = [self.wire.envelope()["payload"] for _ in range(2)]
            self.assertEqual([one["event"]["type"] for one in pair], ["app_mention", "message"] if first else ["message", "app_mention"])
            self.assertEqual(len({one["event"]["ts"] for one in pair}), 1)
            self.assertEqual(len({one["event_id"] for one in pair}), 2)
            mention = next(one["event"] for one in pair if one["event"]["type"] == "app_mention")
            self.assertNotIn("channel_type", mention)
        self.fake.direct("alice", "@fakebot hi")
        self.assertEqual(self.heard()[0]["type"], "message")
        self.nothing_more()

    def test_what_is_not_subscribed_or_not_allowed_is_not_told(self):
        self.fake.subscriptions = {"app_mention", "message.im", "reaction_added"}
        self.fake.account.scopes -= {"reactions:read"}
        said = self.fake.say("alice", "general", "unheard")
        self.fake.react("bob", said, "tada")
        self.fake.say("alice", "general", "@fakebot hi")
        self.fake.direct("alice", "private")
        self.assertEqual([one["type"] for one in self.heard(2)], ["app_mention", "message"])
        self.nothing_more()

    def test_commands_and_buttons(self):
        command = self.fake.command("alice", "general", "/deploy", "now & here")
        envelope = self.wire.envelope(ack=False)
        self.assertEqual((envelope["type"], envelope["accepts_response_payload"], envelope["payload"]["text"], "retry_attempt" in envelope),
                         ("slash_commands", True, "now & here", False))
        self.wire.ack(envelope, payload={"text": "done"})
        self.assertEqual(self.fake.wait_acked(command).response, {"text": "done"})
        said = self.fake.say("alice", "general", "hello")
        self.heard()
        pressed = self.fake.press("bob", said, "ok", "1")
        envelope = self.wire.envelope(ack=False)
        self.assertEqual((envelope["type"], envelope["payload"]["actions"][0]["action_id"]), ("interactive", "ok"))
        self.fake.wait(lambda: pressed.given_up, "it to be given up, for these come once")
        self.assertEqual(len(pressed.attempts), 1)


class Retries(OnFake):
    def test_what_is_not_acknowledged_comes_again(self):
        client, _ = self.live()
        self.fake.say("alice", "general", "hello")
        found = [client.envelope(ack=False) for _ in range(4)]
        self.assertEqual([one["retry_attempt"] for one in found], [0, 1, 2, 3])
        self.assertEqual([one["retry_reason"] for one in found], ["", "timeout", "timeout", "timeout"])
        self.assertEqual((len({one["envelope_id"] for one in found}), len({one["payload"]["event_id"] for one in found})), (4, 1))
        delivery, = self.fake.delivered("hello")
        self.fake.wait(lambda: delivery.given_up, "it to be given up")
        times = [one.at for one in delivery.attempts]
        self.assertGreaterEqual(times[1] - times[0], 0.15)
        self.assertGreaterEqual(times[3] - times[2], 0.15 + 0.05)

    def test_an_answer_ends_the_retries_and_its_time_is_noted(self):
        client, _ = self.live()
        self.fake.say("alice", "general", "hello")
        client.envelope(ack=False)
        client.envelope()
        delivery, = self.fake.delivered("hello")
        self.fake.wait_acked(delivery)
        self.assertEqual([one.took is None for one in delivery.attempts], [True, False])
        self.assertLess(self.fake.acks()[0], 0.15)

    def test_an_answer_can_be_unheard(self):
        client, _ = self.live()
        self.fake.deliveries.unheard = 1
        self.fake.say("alice", "general", "hello")
        first, second = client.envelope(), client.envelope()
        self.assertEqual((second["retry_attempt"], first["payload"]["event_id"]), (1, second["payload"]["event_id"]))
        delivery, = self.fake.delivered("hello")
        self.fake.wait_acked(delivery, 2)
        self.assertIsNotNone(delivery.acked_at)

    def test_the_same_envelope_can_come_again(self):
        client, _ = self.live()
        self.fake.say("alice", "general", "hello")
        first = client.envelope()
        delivery, = self.fake.delivered("hello")
        self.fake.wait_acked(delivery)
        self.fake.on_loop(self.fake.deliveries.again, delivery)
        again = client.envelope()
        self.assertEqual(again, first)
        self.fake.wait_acked(delivery, 2)

    def test_the_first_can_be_lost(self):
        client, _ = self.live()
        self.fake.deliveries.lose = 1
        self.fake.say("alice", "general", "hello")
        self.assertEqual(client.envelope()["retry_attempt"], 1)

    def test_ghosts_have_their_turn(self):
        client, _ = self.live()
        self.fake.deliveries.ghosts = 1
        for number in range(4):
            self.fake.say("alice", "general", str(number))
        found = [client.envelope() for _ in range(4)]
        self.assertEqual(sorted(one["payload"]["event"]["text"] for one in found), ["0", "1", "2", "3"])
        self.assertEqual(sum(one["retry_attempt"] > 0 for one in found) > 0, True)

    def test_connections_have_their_turn(self):
        clients = [self.live()[0] for _ in range(3)]
        self.fake.plan(Plan(deliver=False))
        idle, _ = self.live()
        for number in range(6):
            self.fake.say("alice", "general", str(number))
        found = [client.event()["text"] for client in clients for _ in range(2)]
        self.assertEqual(sorted(found), list("012345"))
        self.fake.dispatch({"type": "for you"}, to=self.fake.connections[3])
        self.assertEqual(idle.event(), {"type": "for you"})

    def test_what_was_unanswered_at_the_end_comes_over_the_next_connection(self):
        client, connection = self.live()
        self.fake.say("alice", "general", "hello")
        client.envelope(ack=False)
        client.wire.close()
        self.fake.wait_end(connection)
        self.fake.say("alice", "general", "meanwhile")
        new, _ = self.live()
        found = [new.envelope() for _ in range(2)]
        self.assertEqual(sorted(one["payload"]["event"]["text"] for one in found), ["hello", "meanwhile"])
        self.assertEqual([one["retry_attempt"] for one in found], [1, 1])


if __name__ == "__main__":
    unittest.main()
