# SPDX-License-Identifier: BSL-1.0
"""The fake's world: people, channels and messages, and their payloads as Discord's documentation describes them (Resources)."""

import itertools
import re
import time
from datetime import datetime, timezone

EPOCH = 1420070400000  # the first millisecond of Discord, which ids count from
GUILD_TEXT, DM, PUBLIC_THREAD = 0, 1, 11


class World:
    """One guild with its people and channels, and all messages.  Names stand for ids wherever a test speaks."""

    def __init__(self):
        self._count = itertools.count(1)
        self.users: dict[str, dict] = {}      # by id
        self.channels: dict[str, dict] = {}   # by id
        self.messages: dict[str, dict] = {}   # by id
        self.reactions: dict[str, dict] = {}  # message id -> emoji key -> user ids
        self.guild_id = self.new_id()
        self.roles = [self._role("@everyone", self.guild_id, "1071698660929"), self._role("helpers", self.new_id(), "0")]
        self.nicknames: dict[str, str] = {}
        self.member_roles: dict[str, list[str]] = {}
        for name in ("general", "random"):
            self.add_channel(name)
        for name in ("alice", "bob"):
            self.add_user(name)

    def new_id(self) -> str:
        return str(((int(time.time() * 1000) - EPOCH) << 22) | (next(self._count) & 0x3FFFFF))

    # --- nouns

    def _role(self, name: str, identity: str, permissions: str) -> dict:
        return {"id": identity, "name": name, "color": 0, "hoist": False, "icon": None, "unicode_emoji": None, "position": 0,
                "permissions": permissions, "managed": False, "mentionable": False, "flags": 0}

    def add_user(self, name: str, *, bot: bool = False) -> dict:
        user = {"id": self.new_id(), "username": name, "discriminator": "0", "global_name": None if bot else name.capitalize(),
                "avatar": None, "bot": bot, "system": False, "public_flags": 0}
        self.users[user["id"]] = user
        return user

    def add_channel(self, name: str, kind: int = GUILD_TEXT, **more) -> dict:
        channel = {"id": self.new_id(), "type": kind, "name": name, "position": 0, "permission_overwrites": [], "topic": None,
                   "nsfw": False, "last_message_id": None, "rate_limit_per_user": 0, "parent_id": None}
        if kind != DM:
            channel["guild_id"] = self.guild_id
        channel.update(more)
        self.channels[channel["id"]] = channel
        return channel

    def user(self, who: str) -> dict:
        return self.users.get(who) or next(user for user in self.users.values() if user["username"] == who)

    def channel(self, where: str) -> dict:
        return self.channels.get(where) or next(channel for channel in self.channels.values() if channel.get("name") == where)

    def direct(self, bot: dict, other: dict) -> dict:
        """The channel between two, made when it is first asked for."""
        for channel in self.channels.values():
            if channel["type"] == DM and {one["id"] for one in channel["recipients"]} | {channel["between"]} == {bot["id"], other["id"]}:
                return channel
        return self.add_channel(None, DM, recipients=[other], between=bot["id"])

    def member(self, user: dict, *, whole: bool = True) -> dict:
        member = {"nick": self.nicknames.get(user["id"]), "avatar": None, "roles": self.member_roles.get(user["id"], []),
                  "joined_at": "2021-01-01T00:00:00.000000+00:00", "premium_since": None, "deaf": False, "mute": False, "flags": 0,
                  "pending": False, "communication_disabled_until": None}
        return {"user": user, **member} if whole else member

    def guild(self) -> dict:
        """As GUILD_CREATE tells it."""
        everyone = [self.member(user) for user in self.users.values()]
        return {"id": self.guild_id, "name": "the fake's", "icon": None, "owner_id": self.user("alice")["id"], "afk_timeout": 300,
                "verification_level": 0, "default_message_notifications": 0, "roles": self.roles, "emojis": [], "features": [],
                "mfa_level": 0, "system_channel_id": None, "premium_tier": 0, "preferred_locale": "en-US", "nsfw": False, "stickers": [],
                "joined_at": "2021-01-01T00:00:00.000000+00:00", "large": False, "unavailable": False, "member_count": len(everyone),
                "voice_states": [], "members": everyone, "presences": [], "stage_instances": [], "guild_scheduled_events": [],
                "channels": [one for one in self.channels.values() if one["type"] == GUILD_TEXT],
                "threads": [one for one in self.channels.values() if one["type"] == PUBLIC_THREAD], "soundboard_sounds": []}

    # --- messages

    def mentioned(self, text: str) -> list[dict]:
        ids = dict.fromkeys(re.findall(r"<@!?(\d{1,20})>", text))
        return [self.users[one] for one in ids if one in self.users]

    def add_message(self, author: dict, channel: dict, content: str, **more) -> dict:
        message = {"id": self.new_id(), "channel_id": channel["id"], "author": author, "content": content, "timestamp": now(),
                   "edited_timestamp": None, "tts": False, "mention_everyone": False, "mentions": self.mentioned(content),
                   "mention_roles": [], "attachments": [], "embeds": [], "pinned": False, "type": 0, "flags": 0, "components": []}
        message.update(more)
        self.messages[message["id"]] = message
        channel["last_message_id"] = message["id"]
        return message

    def as_event(self, message: dict) -> dict:
        """The message as the gateway tells it: with what is known of the guild and of the members."""
        channel = self.channels[message["channel_id"]]
        event = {**message, "channel_type": channel["type"]}
        if "guild_id" in channel:
            event["guild_id"] = channel["guild_id"]
            if "webhook_id" not in message:
                event["member"] = self.member(message["author"], whole=False)
            event["mentions"] = [{**one, "member": self.member(one, whole=False)} for one in message["mentions"]]
        return event

    def reaction_event(self, user: dict, message: dict, emoji: dict, *, added: bool) -> dict:
        channel = self.channels[message["channel_id"]]
        event = {"user_id": user["id"], "channel_id": channel["id"], "message_id": message["id"], "emoji": emoji, "burst": False, "type": 0}
        if "guild_id" in channel:
            event["guild_id"] = channel["guild_id"]
            if added:
                event["member"] = self.member(user)
        if added:
            event["message_author_id"] = message["author"]["id"]
        return event


def now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="microseconds")


def emoji_of(text: str) -> dict:
    """A picture, or name:id of a custom emoji, as Discord tells it."""
    name, _, identity = text.partition(":")
    return {"id": identity or None, "name": name}


def key_of(emoji: dict) -> str:
    """What tells an emoji from others: the id of a custom one, else the picture without its variation selector."""
    return emoji["id"] or emoji["name"].replace("\N{VARIATION SELECTOR-16}", "")
