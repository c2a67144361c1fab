#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Each example's `--manifest` is one that Slack takes, over Socket Mode and over HTTP, and asks for nothing without a use."""

import json
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from slack_manifest import excesses, mistakes  # noqa: E402

ADDRESS = "https://bot.example.org/slack/events"


def printed(program: str, *arguments: str) -> dict:
    ended = subprocess.run([program, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60,
                           env={**os.environ, "EMOJI_DB": ":memory:"})
    if ended.returncode != 0 or ended.stderr:
        sys.exit(f"{program} {arguments} ends with {ended.returncode}:\n{ended.stderr}")
    return json.loads(ended.stdout)


def expect(program: str, what: str, got, wanted) -> None:
    if got != wanted:
        sys.exit(f"{program}: {what}:\n  got    {got!r}\n  wanted {wanted!r}")


# Names are worth their scopes where a handler takes the event; who is only spoken to, and takes none, asks for the least that answers.
NAMES = ["channels:read", "groups:read", "mpim:read", "users:read"]
OPTIONAL = {"custom_executor": [], "echo": NAMES, "factoids": [], "greeter": NAMES, "three_bots": []}
LEAST = {"custom_executor": (["app_mentions:read", "chat:write", "im:history"], ["app_mention", "message.im"])}

programs = sys.argv[1:]
if not programs:
    sys.exit("usage: manifests.py PROGRAM...")
for program in programs:
    manifest = printed(program, "--manifest")
    expect(program, "mistakes", mistakes(manifest), [])
    expect(program, "excesses", excesses(manifest), [])
    expect(program, "its name", manifest["display_information"]["name"], Path(program).name[:35])
    expect(program, "Socket Mode", manifest["settings"]["socket_mode_enabled"], True)
    example = Path(program).name.removeprefix("examples.")
    asked = manifest["oauth_config"]["scopes"]
    if example in OPTIONAL:
        expect(program, "scopes for names", asked.get("bot_optional", []), OPTIONAL[example])
    if example in LEAST:
        expect(program, "the least", (asked["bot"], manifest["settings"]["event_subscriptions"]["bot_events"]), LEAST[example])
    over_http = printed(program, "--manifest-url", ADDRESS)
    expect(program, "mistakes over HTTP", mistakes(over_http), [])
    expect(program, "Socket Mode over HTTP", over_http["settings"]["socket_mode_enabled"], False)
    expect(program, "what it asks for over HTTP", over_http["oauth_config"], manifest["oauth_config"])
    subscribed = over_http["settings"]["event_subscriptions"]
    expect(program, "the events over HTTP", (subscribed.pop("request_url"), subscribed), (ADDRESS, manifest["settings"]["event_subscriptions"]))
    named = printed(program, "--manifest", "--name", "n" * 90)
    expect(program, "mistakes with a long name", mistakes(named), [])
