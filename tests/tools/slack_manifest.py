#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""tests/support/slack_manifest.py accepts a sound manifest and names what is wrong with each other one."""

import copy
import json
import subprocess
import sys
import unittest
from pathlib import Path

SUPPORT = Path(__file__).resolve().parent.parent / "support"
sys.path.insert(0, str(SUPPORT))

import slack_manifest  # noqa: E402

SOUND = {
    "display_information": {"name": "demo"},
    "features": {"app_home": {"home_tab_enabled": False, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
                 "bot_user": {"display_name": "demo", "always_online": True}},
    "oauth_config": {"scopes": {"bot": ["app_mentions:read", "chat:write", "im:history", "users:read"], "bot_optional": ["users:read"]}},
    "settings": {"event_subscriptions": {"bot_events": ["app_mention", "message.im"]}, "interactivity": {"is_enabled": False},
                 "org_deploy_enabled": False, "socket_mode_enabled": True, "token_rotation_enabled": False},
}
GONE = object()
COMMAND = {"command": "/hi", "description": "greets"}
SHORTCUT = {"name": "greet", "type": "global", "callback_id": "greet", "description": "greets"}
BOT = "oauth_config.scopes.bot"
EVENTS = "settings.event_subscriptions.bot_events"
# What is put where, and what is said.
WRONG = [
    ({"display_information": GONE}, "the manifest has no 'display_information'"),
    ({"display_information.name": GONE}, "display_information has no 'name'"),
    ({"display_information.name": ""}, "display_information.name has 0 characters, and may have 1 to 35"),
    ({"display_information.name": "n" * 36}, "display_information.name has 36 characters, and may have 1 to 35"),
    ({"display_information.name": 7}, "display_information.name is no text"),
    ({"display_information.description": "d" * 141}, "display_information.description has 141 characters, and may have 1 to 140"),
    ({"display_information.long_description": "d" * 174}, "display_information.long_description has 174 characters, and may have 175 to 4000"),
    ({"display_information.background_color": "red#red"}, "display_information.background_color is 'red#red', which is not of the form "
                                                          "#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?"),
    ({"display_information.colour": "#aabbcc"}, "display_information.colour is nothing that a manifest has"),
    ({"feature": {}}, "feature is nothing that a manifest has"),
    ({"settings": []}, "settings is no object"),
    ({"_metadata": {"major_version": "2"}}, "_metadata.major_version is no version"),
    ({"features.bot_user.display_name": "n" * 81}, "features.bot_user.display_name has 81 characters, and may have 1 to 80"),
    ({"features.bot_user": GONE}, "there are scopes for a bot, and no bot_user"),
    ({"features.bot_user.always_online": "yes"}, "features.bot_user.always_online is neither true nor false"),
    ({"features.app_home.messages_tab_enabled": False}, "nobody can write to the bot: its messages tab is off or read alone"),
    ({"features.app_home.messages_tab_read_only_enabled": True}, "nobody can write to the bot: its messages tab is off or read alone"),
    ({"features.app_home": GONE}, "nobody can write to the bot: its messages tab is off or read alone"),
    ({"features.slash_commands": []}, "features.slash_commands has 0 items, and may have 1 to 50"),
    ({"features.slash_commands": [COMMAND]}, "slash commands need the scope 'commands'"),
    ({"features.slash_commands": [{**COMMAND, "command": "hi"}]}, "features.slash_commands[0].command is 'hi', which is not of the form /\\S+"),
    ({"features.slash_commands": [{"command": "/hi"}]}, "features.slash_commands[0] has no 'description'"),
    ({"features.shortcuts": [SHORTCUT] * 11}, "features.shortcuts has 11 items, and may have 1 to 10"),
    ({"features.shortcuts": [{**SHORTCUT, "type": "local"}]}, "features.shortcuts[0].type is 'local', which is not of the form global|message"),
    ({"oauth_config.scope": {}}, "oauth_config.scope is nothing that a manifest has"),
    ({BOT: "chat:write"}, "oauth_config.scopes.bot is no list"),
    ({BOT: []}, "oauth_config.scopes.bot has 0 items, and may have 1 to 255"),
    ({BOT: ["app_mentions:read", "chat:writes", "im:history", "users:read"]}, "there is no scope 'chat:writes'"),
    ({BOT: ["app_mentions:read", "im:history", "im:history", "users:read"]}, "the scope 'im:history' stands twice in bot"),
    ({BOT: ["chat:write", "im:history", "users:read"]}, "the event 'app_mention' needs the scope app_mentions:read"),
    ({"oauth_config.scopes.bot_optional": ["team:read"]}, "'team:read' is optional, but not among the scopes"),
    ({"oauth_config.scopes.bot_optional": ["im:history"]}, "the event 'message.im' needs the scope im:history"),
    ({"oauth_config.scopes.bot_optional": []}, "oauth_config.scopes.bot_optional has 0 items, and may have 1 to 255"),
    ({EVENTS: ["app_mentions"]}, "there is no event 'app_mentions'"),
    ({EVENTS: ["message"]}, "there is no event 'message'"),
    ({EVENTS: ["message.im", "message.im"]}, "the event 'message.im' stands twice"),
    ({EVENTS: ["member_joined_channel"]}, "the event 'member_joined_channel' needs the scope channels:read or groups:read"),
    ({EVENTS: []}, "settings.event_subscriptions.bot_events has 0 items, and may have 1 to 100"),
    ({"settings.event_subscriptions.request_url": "http://a.example/"}, "settings.event_subscriptions.request_url is no https address"),
    ({"settings.event_subscriptions.request_url": "https:///x"}, "settings.event_subscriptions.request_url is no https address"),
    ({"settings.socket_mode_enabled": False}, "there are events, and neither Socket Mode nor a request_url"),
    ({"settings.socket_mode_enabled": GONE}, "there are events, and neither Socket Mode nor a request_url"),
    ({"settings.socket_mode_enabled": 1}, "settings.socket_mode_enabled is neither true nor false"),
    ({"settings.interactivity": {}}, "settings.interactivity has no 'is_enabled'"),
    ({"settings.interactivity.is_enabled": True, "settings.socket_mode_enabled": False,
      "settings.event_subscriptions.request_url": "https://a.example/"}, "interactivity needs Socket Mode or a request_url"),
    ({BOT: ["links:read", "users:read"], EVENTS: ["link_shared"]}, "the event 'link_shared' needs unfurl_domains"),
]
EXCESSIVE = [
    ({BOT: ["app_mentions:read", "channels:history", "im:history", "users:read"]}, "no event needs the scope 'channels:history'"),
    ({BOT: ["app_mentions:read", "im:history", "reactions:read", "users:read"]}, "no event needs the scope 'reactions:read'"),
    ({BOT: ["app_mentions:read", "channels:history", "groups:history", "im:history", "users:read"],
      EVENTS: ["app_mention", "message.channels", "message.groups", "message.im"]}, "mentions are sent twice, with all messages and as app_mention"),
]


def changed(changes: dict):
    manifest = copy.deepcopy(SOUND)
    for path, value in changes.items():
        *parents, last = path.split(".") if not path.startswith("_") else [path]
        at = manifest
        for name in parents:
            at = at[name]
        if value is GONE:
            del at[last]
        else:
            at[last] = value
    return manifest


class Manifest(unittest.TestCase):
    def test_a_sound_one_is_accepted(self):
        for changes in ({}, {"_metadata": {"major_version": 2, "minor_version": 1}}, {"display_information.name": "ñ" * 35},
                        {"settings.socket_mode_enabled": False, "settings.event_subscriptions.request_url": "https://a.example/slack/events"},
                        {BOT: ["app_mentions:read", "commands", "im:history", "users:read"], "features.slash_commands": [COMMAND]},
                        {"settings.event_subscriptions": GONE, BOT: ["chat:write", "users:read"]}):
            self.assertEqual(slack_manifest.mistakes(changed(changes)), [], changes)
            self.assertEqual(slack_manifest.excesses(changed(changes)), [], changes)

    def test_each_mistake_is_the_only_one_named(self):
        for changes, sentence in WRONG:
            with self.subTest(sentence):
                said = slack_manifest.mistakes(changed(changes))
                self.assertEqual(sorted(set(said)), [sentence], changes)

    def test_what_is_no_object_is_no_manifest(self):
        for other in (None, [], "demo", 7):
            self.assertEqual(slack_manifest.mistakes(other), ["the manifest is no object"])

    def test_what_is_asked_for_without_a_use_is_named(self):
        for changes, sentence in EXCESSIVE:
            self.assertEqual(slack_manifest.mistakes(changed(changes)), [], changes)
            self.assertEqual(slack_manifest.excesses(changed(changes)), [sentence])

    def test_what_an_event_needs_is_a_scope(self):
        for event, scopes in slack_manifest.BOT_EVENTS.items():
            self.assertLessEqual(set(scopes), slack_manifest.BOT_SCOPES, event)

    def test_the_program_says_it_by_its_status(self):
        for given, status, said in ((json.dumps(SOUND), 0, ""), (json.dumps(changed(WRONG[3][0])), 1, WRONG[3][1] + "\n"), ("{", 1, "this is no JSON")):
            ended = subprocess.run([sys.executable, SUPPORT / "slack_manifest.py"], input=given, stdout=subprocess.PIPE, text=True)
            self.assertEqual(ended.returncode, status)
            self.assertTrue(ended.stdout.startswith(said) and (said or not ended.stdout), ended.stdout)


if __name__ == "__main__":
    unittest.main()
