#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What Slack would refuse in an app's manifest, and what an app would ask for without a use: sentences, none for a sound one.

Shape and limits are those of Slack's documentation, App manifest reference; scopes and events are known by name (Scopes reference, those of
bot tokens; Events reference).  As a program it reads a manifest from stdin and ends with 1 where something is wrong."""

import json
import re
import sys
from urllib.parse import urlsplit

BOT_SCOPES = set("""
    app_mentions:read assistant:write bookmarks:read bookmarks:write calls:read calls:write canvases:read canvases:write
    channels:history channels:join channels:manage channels:read channels:write.invites channels:write.topic
    chat:write chat:write.customize chat:write.public commands
    conversations.connect:manage conversations.connect:read conversations.connect:write dnd:read emoji:read files:read files:write
    groups:history groups:read groups:write groups:write.invites groups:write.topic
    im:history im:read im:write im:write.topic incoming-webhook links.embed:write links:read links:write lists:read lists:write
    metadata.message:read mpim:history mpim:read mpim:write mpim:write.topic pins:read pins:write reactions:read reactions:write
    reminders:read reminders:write remote_files:read remote_files:share remote_files:write
    team.billing:read team.preferences:read team:read tokens.basic usergroups:read usergroups:write
    users.profile:read users:read users:read.email users:write workflow.steps:execute""".split())

# One of the scopes is enough to be sent the event, in part perhaps.
BOT_EVENTS = {
    "app_home_opened": [], "app_uninstalled": [], "tokens_revoked": [], "message.app_home": [],
    "app_mention": ["app_mentions:read"],
    "message.channels": ["channels:history"], "channel_history_changed": ["channels:history"],
    "message.groups": ["groups:history"], "group_history_changed": ["groups:history"],
    "message.im": ["im:history"], "im_history_changed": ["im:history"],
    "message.mpim": ["mpim:history"],
    "reaction_added": ["reactions:read"], "reaction_removed": ["reactions:read"],
    "member_joined_channel": ["channels:read", "groups:read"], "member_left_channel": ["channels:read", "groups:read"],
    **{f"channel_{what}": ["channels:read"] for what in
       ("created", "rename", "archive", "unarchive", "deleted", "left", "shared", "unshared", "id_changed")},
    **{f"group_{what}": ["groups:read"] for what in ("rename", "archive", "unarchive", "deleted", "left", "open", "close")},
    **{f"im_{what}": ["im:read"] for what in ("created", "open", "close")},
    "team_join": ["users:read"], "user_change": ["users:read"],
    "team_rename": ["team:read"], "emoji_changed": ["emoji:read"], "link_shared": ["links:read"],
    **{f"file_{what}": ["files:read"] for what in ("created", "shared", "change", "public", "deleted", "unshared")},
    "pin_added": ["pins:read"], "pin_removed": ["pins:read"],
    **{f"subteam_{what}": ["usergroups:read"] for what in ("created", "updated", "members_changed", "self_added", "self_removed")},
    "dnd_updated_user": ["dnd:read"],
}
# Scopes that let an app hear and do nothing else in these bots.
ONLY_FOR_EVENTS = {"app_mentions:read", "channels:history", "groups:history", "im:history", "mpim:history", "reactions:read"}


def text(least, most, form=None):
    def check(value):
        if not isinstance(value, str):
            return "is no text"
        if not least <= len(value) <= most:
            return f"has {len(value)} characters, and may have {least} to {most}"
        if form and not re.fullmatch(form, value):
            return f"is {value!r}, which is not of the form {form}"
        return None
    return check


def flag(value):
    return None if isinstance(value, bool) else "is neither true nor false"


def version(value):
    return None if isinstance(value, int) and not isinstance(value, bool) and value >= 1 else "is no version"


def address(value):
    wrong = text(1, 1000)(value)
    if wrong:
        return wrong
    url = urlsplit(value)
    return None if url.scheme == "https" and url.hostname and not re.search(r"\s", value) else "is no https address"


class Items(tuple):
    """(least, most, what each is)"""


# An object's members; what a dict holds is an object in turn.
SHORTCUT = {"name": text(1, 24), "type": text(1, 7, "global|message"), "callback_id": text(1, 255), "description": text(1, 150)}
COMMAND = {"command": text(2, 32, r"/\S+"), "description": text(1, 2000), "usage_hint": text(0, 1000), "url": address, "should_escape": flag}
SHAPE = {
    "_metadata": {"major_version": version, "minor_version": version},
    "display_information": {"name": text(1, 35), "description": text(1, 140), "long_description": text(175, 4000),
                            "background_color": text(4, 7, "#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?")},
    "features": {
        "app_home": {"home_tab_enabled": flag, "messages_tab_enabled": flag, "messages_tab_read_only_enabled": flag},
        "bot_user": {"display_name": text(1, 80), "always_online": flag},
        "shortcuts": Items((1, 10, SHORTCUT)),
        "slash_commands": Items((1, 50, COMMAND)),
        "unfurl_domains": Items((1, 5, text(1, 255))),
    },
    "oauth_config": {
        "scopes": {name: Items((1, 255, text(1, 255))) for name in ("bot", "bot_optional", "user", "user_optional")},
        "redirect_urls": Items((1, 1000, address)),
    },
    "settings": {
        "event_subscriptions": {"request_url": address, "bot_events": Items((1, 100, text(1, 255))), "user_events": Items((1, 100, text(1, 255)))},
        "interactivity": {"is_enabled": flag, "request_url": address, "message_menu_options_url": address},
        "allowed_ip_address_ranges": Items((1, 10, text(1, 64))),
        "socket_mode_enabled": flag, "org_deploy_enabled": flag, "token_rotation_enabled": flag, "is_hosted": flag,
    },
}
REQUIRED = {"": ["display_information"], "display_information": ["name"], "features.bot_user": ["display_name"], "settings.interactivity": ["is_enabled"],
            "features.slash_commands[]": ["command", "description"], "features.shortcuts[]": ["name", "type", "callback_id", "description"]}


def misshapen(value, shape, path=""):
    where = path or "the manifest"
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return [f"{where} is no object"]
        wrong = [f"{where} has no '{name}'" for name in REQUIRED.get(re.sub(r"\[\d+\]", "[]", path), []) if name not in value]
        for name, member in value.items():
            inner = f"{path}.{name}" if path else name
            wrong += misshapen(member, shape[name], inner) if name in shape else [f"{inner} is nothing that a manifest has"]
        return wrong
    if isinstance(shape, Items):
        least, most, each = shape
        if not isinstance(value, list):
            return [f"{where} is no list"]
        wrong = [] if least <= len(value) <= most else [f"{where} has {len(value)} items, and may have {least} to {most}"]
        return wrong + [one for i, item in enumerate(value) for one in misshapen(item, each, f"{path}[{i}]")]
    told = shape(value)
    return [f"{where} {told}"] if told else []


def within(manifest, path, otherwise):
    for name in path.split("."):
        if name not in manifest:
            return otherwise
        manifest = manifest[name]
    return manifest


def mistakes(manifest):
    """What Slack refuses; the rest is looked at only where the shape is sound."""
    wrong = misshapen(manifest, SHAPE)
    if wrong:
        return wrong
    bot = within(manifest, "oauth_config.scopes.bot", [])
    for name in ("bot", "bot_optional"):
        given = within(manifest, f"oauth_config.scopes.{name}", [])
        wrong += [f"there is no scope '{one}'" for one in given if one not in BOT_SCOPES]
        wrong += [f"the scope '{one}' stands twice in {name}" for one in sorted({one for one in given if given.count(one) > 1})]
    wrong += [f"'{one}' is optional, but not among the scopes" for one in within(manifest, "oauth_config.scopes.bot_optional", []) if one not in bot]
    if bot and "bot_user" not in manifest.get("features", {}):
        wrong.append("there are scopes for a bot, and no bot_user")

    events = within(manifest, "settings.event_subscriptions.bot_events", [])
    needed = set(bot) - set(within(manifest, "oauth_config.scopes.bot_optional", []))
    for event in events:
        if event not in BOT_EVENTS:
            wrong.append(f"there is no event '{event}'")
        elif BOT_EVENTS[event] and not needed.intersection(BOT_EVENTS[event]):
            wrong.append(f"the event '{event}' needs the scope {' or '.join(BOT_EVENTS[event])}")
        if events.count(event) > 1:
            wrong.append(f"the event '{event}' stands twice")
    socket_mode = within(manifest, "settings.socket_mode_enabled", False)
    if events and not socket_mode and "request_url" not in within(manifest, "settings.event_subscriptions", {}):
        wrong.append("there are events, and neither Socket Mode nor a request_url")
    if within(manifest, "features.slash_commands", []) and "commands" not in bot:
        wrong.append("slash commands need the scope 'commands'")
    if within(manifest, "settings.interactivity.is_enabled", False) and not socket_mode and "request_url" not in manifest["settings"]["interactivity"]:
        wrong.append("interactivity needs Socket Mode or a request_url")
    if "link_shared" in events and not within(manifest, "features.unfurl_domains", []):
        wrong.append("the event 'link_shared' needs unfurl_domains")
    home = within(manifest, "features.app_home", {})
    if "message.im" in events and (not home.get("messages_tab_enabled", False) or home.get("messages_tab_read_only_enabled", True)):
        wrong.append("nobody can write to the bot: its messages tab is off or read alone")
    return wrong


def excesses(manifest):
    """What a sound manifest asks for without a use."""
    events = within(manifest, "settings.event_subscriptions.bot_events", [])
    used = {scope for event in events for scope in BOT_EVENTS[event]}
    wrong = [f"no event needs the scope '{scope}'" for scope in within(manifest, "oauth_config.scopes.bot", []) if scope in ONLY_FOR_EVENTS - used]
    if "app_mention" in events and {"message.channels", "message.groups"} <= set(events):
        wrong.append("mentions are sent twice, with all messages and as app_mention")
    return wrong


def main():
    try:
        manifest = json.load(sys.stdin)
    except ValueError as error:
        print(f"this is no JSON: {error}")
        return 1
    wrong = mistakes(manifest)
    wrong = wrong or excesses(manifest)
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
