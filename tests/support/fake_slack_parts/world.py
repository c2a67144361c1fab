# SPDX-License-Identifier: BSL-1.0
"""The fake's workspace: people, bots, conversations, messages, reactions and files, as Slack's documentation describes them (Objects)."""

import itertools
import re
import time
from typing import Optional

DIGITS = "0123456789ABCDEFGHJKLMNPQRSTVWXYZ"
KINDS = {"channel": "is_channel", "group": "is_group", "im": "is_im", "mpim": "is_mpim"}
TYPES = {"channel": "public_channel", "group": "private_channel", "im": "im", "mpim": "mpim"}  # of a kind, as conversations.list names it


class World:
    """One workspace.  Names stand for ids wherever a test speaks."""

    def __init__(self):
        self._count = itertools.count(1)
        self._micros = 0
        self.team_id, self.app_id = self.new_id("T"), self.new_id("A")
        self.users: dict[str, dict] = {}     # by id
        self.bots: dict[str, dict] = {}      # by id: what bots.info tells
        self.channels: dict[str, dict] = {}  # by id
        self.members: dict[str, list] = {}   # channel id -> user ids
        self.messages: dict[str, dict] = {}  # channel id -> ts -> message
        self.files: dict[str, dict] = {}     # by id
        self.contents: dict[str, bytes] = {}  # of files
        self.emoji: dict[str, str] = {"partyparrot": "https://emoji.example/partyparrot.gif", "shipit": "alias:squirrel"}
        for name in ("alice", "bob"):
            self.add_user(name)
        for name in ("general", "random"):
            self.add_channel(name)

    def new_id(self, letter: str) -> str:
        number, text = 32 ** 6 + 7919 * next(self._count), ""
        while number:
            number, digit = divmod(number, 32)
            text = DIGITS[digit] + text
        return f"{letter}0{text}".ljust(11, "0")

    def new_ts(self) -> str:
        """Seconds, and six digits that never come twice; they rise."""
        self._micros = max(self._micros + 1, int(time.time() * 1_000_000))
        return f"{self._micros // 1_000_000}.{self._micros % 1_000_000:06}"

    # --- people

    def add_user(self, name: str, **more) -> dict:
        shown = "" if more.get("is_bot") else name.capitalize()
        user = {"id": self.new_id("U"), "team_id": self.team_id, "name": name, "deleted": False, "real_name": name.capitalize(),
                "tz": "Europe/Berlin", "tz_offset": 3600, "is_admin": False, "is_owner": False, "is_primary_owner": False,
                "is_restricted": False, "is_ultra_restricted": False, "is_bot": False, "is_app_user": False, "updated": int(time.time()),
                "profile": {"display_name": shown, "real_name": name.capitalize(), "display_name_normalized": shown,
                            "real_name_normalized": name.capitalize(), "status_text": "", "status_emoji": "", "team": self.team_id}}
        user.update(more)
        self.users[user["id"]] = user
        for channel, members in self.members.items():
            if self.channels[channel].get("is_general"):
                members.append(user["id"])
        return user

    def add_bot(self, name: str, app_id: Optional[str] = None) -> dict:
        """A user with the bot behind it: user["profile"]["bot_id"]."""
        user = self.add_user(name, is_bot=True)
        bot = {"id": self.new_id("B"), "deleted": False, "name": name, "updated": int(time.time()), "app_id": app_id or self.new_id("A"),
               "user_id": user["id"], "icons": {"image_36": "https://icons.example/36.png"}}
        self.bots[bot["id"]] = bot
        user["profile"].update(bot_id=bot["id"], api_app_id=bot["app_id"])
        return user

    def user(self, who: str) -> dict:
        return self.users.get(who) or named(self.users, who)

    def bot_of(self, user: dict) -> Optional[dict]:
        return self.bots.get(user["profile"].get("bot_id", ""))

    # --- conversations

    def add_channel(self, name: str, kind: str = "channel", members: Optional[list] = None, **more) -> dict:
        """Everybody is in it, unless members are named."""
        channel = {"id": self.new_id("D" if kind == "im" else "C"), "created": int(time.time()), "creator": self.user("alice")["id"],
                   **{flag: one == kind for one, flag in KINDS.items()}, "is_private": kind != "channel", "is_archived": False,
                   "is_shared": False, "is_ext_shared": False, "is_org_shared": False, "is_general": name == "general",
                   "context_team_id": self.team_id, "updated": int(time.time() * 1000)}
        if kind != "im":
            channel.update(name=name, name_normalized=name, topic={"value": "", "creator": "", "last_set": 0},
                           purpose={"value": "", "creator": "", "last_set": 0}, previous_names=[])
        channel.update(more)
        self.channels[channel["id"]] = channel
        self.members[channel["id"]] = list(members) if members is not None else list(self.users)
        self.messages[channel["id"]] = {}
        return channel

    def channel(self, where: str) -> dict:
        return self.channels.get(where) or named(self.channels, where)

    def kind(self, channel: dict) -> str:
        return next(kind for kind in ("im", "mpim", "group", "channel") if channel[KINDS[kind]])

    def direct(self, *users: dict) -> tuple[dict, bool]:
        """The conversation of two, or of more; and whether it was there already."""
        together = sorted(one["id"] for one in users)
        kind = "im" if len(together) == 2 else "mpim"
        for channel in self.channels.values():
            if self.kind(channel) == kind and sorted(self.members[channel["id"]]) == together:
                return channel, True
        if kind == "mpim":
            return self.add_channel("mpdm-" + "--".join(one["name"] for one in users) + "-1", kind, together), False
        person = next((one for one in users if not one["is_bot"]), users[0])
        return self.add_channel("", kind, together, user=person["id"], is_open=True), False

    # --- messages

    def add_message(self, channel: dict, user: Optional[dict], text: Optional[str], /, **more) -> dict:
        """By a user, as a client or a modern app posts it; None is nobody, as through a response_url.  None takes a field away."""
        message = {"type": "message", "ts": self.new_ts(), "team": self.team_id}
        if text is not None:
            message["text"] = text
        if user is not None:
            message["user"] = user["id"]
            bot = self.bot_of(user)
            if bot:
                message.update(bot_id=bot["id"], app_id=bot["app_id"],
                               bot_profile={**{name: bot[name] for name in ("id", "deleted", "name", "updated", "app_id", "icons")},
                                            "team_id": self.team_id})
            else:
                message["client_msg_id"] = f"{next(self._count):08x}-0000-4000-8000-{len(text or ''):012x}"
                message["blocks"] = [{"type": "rich_text", "block_id": "b1", "elements": [
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": text or ""}]}]}]
        message.update(more)
        message = {name: value for name, value in message.items() if value is not None}
        self.messages[channel["id"]][message["ts"]] = message
        parent = self.messages[channel["id"]].get(message.get("thread_ts", ""))
        if parent is not None and parent is not message:
            message.setdefault("parent_user_id", parent.get("user"))
            parent["thread_ts"] = parent["ts"]
            parent["reply_count"] = parent.get("reply_count", 0) + 1
            parent["latest_reply"] = message["ts"]
        return message

    def replies(self, channel: str, ts: str) -> list[dict]:
        """The parent first."""
        return [one for one in self.messages[channel].values() if one["ts"] == ts or one.get("thread_ts") == ts]

    def as_event(self, channel: dict, message: dict) -> dict:
        """The message as the Events API tells it."""
        left = {name: value for name, value in message.items() if name not in ("reply_count", "latest_reply", "reactions")}
        return {**left, "channel": channel["id"], "channel_type": self.kind(channel), "event_ts": message["ts"]}

    def react(self, message: dict, user: str, name: str, *, added: bool) -> bool:
        """Whether that changed anything."""
        reactions = message.setdefault("reactions", [])
        found = next((one for one in reactions if one["name"] == name), None)
        if added == bool(found and user in found["users"]):
            return False
        if found is None:
            found = {"name": name, "users": [], "count": 0}
            reactions.append(found)
        (found["users"].append if added else found["users"].remove)(user)
        found["count"] = len(found["users"])
        if not found["count"]:
            reactions.remove(found)
        return True

    def reaction_event(self, channel: dict, message: dict, user: str, name: str, *, added: bool) -> dict:
        event = {"type": "reaction_added" if added else "reaction_removed", "user": user, "reaction": name,
                 "item": {"type": "message", "channel": channel["id"], "ts": message["ts"]}, "event_ts": self.new_ts()}
        if "user" in message:
            event["item_user"] = message["user"]
        return event

    # --- text

    def typed(self, text: str) -> str:
        """What a person typed, as Slack keeps it: entities, @NAME and #NAME as markup, URLs in brackets."""
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        for one in sorted(self.users.values(), key=lambda user: -len(user["name"])):
            text = re.sub(rf"@{re.escape(one['name'])}(?![\w.-])", f"<@{one['id']}>", text)
        for one in self.channels.values():
            if one.get("name"):
                text = re.sub(rf"(?<!\w)#{re.escape(one['name'])}(?![\w-])", f"<#{one['id']}|{one['name']}>", text)
        return re.sub(r"(?<![<\w])https?://[^\s<>|]+", lambda found: f"<{found[0]}>", text)


def named(found: dict, name: str) -> dict:
    for one in found.values():
        if one.get("name") == name:
            return one
    raise LookupError(f"there is no {name!r}")
