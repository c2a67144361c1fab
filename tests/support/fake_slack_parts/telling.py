# SPDX-License-Identifier: BSL-1.0
"""Which events a bot is told of, by its subscriptions and scopes, and what stands around them (Slack API documentation, Events API)."""

import time
from typing import Optional

from .deliveries import Delivery

MESSAGES = {"channel": "message.channels", "group": "message.groups", "im": "message.im", "mpim": "message.mpim"}
# Subscription -> the scope it needs; where two are named, the second is for private channels.
SCOPES = {"message.channels": ("channels:history",), "message.groups": ("groups:history",), "message.im": ("im:history",),
          "message.mpim": ("mpim:history",), "app_mention": ("app_mentions:read",), "reaction_added": ("reactions:read",),
          "reaction_removed": ("reactions:read",), "member_joined_channel": ("channels:read", "groups:read"),
          "member_left_channel": ("channels:read", "groups:read"), "channel_created": ("channels:read",),
          "channel_rename": ("channels:read",), "channel_archive": ("channels:read",),
          "channel_unarchive": ("channels:read",), "channel_deleted": ("channels:read",),
          "group_rename": ("groups:read",), "group_archive": ("groups:read",), "im_created": ("im:read",), "team_join": ("users:read",),
          "user_change": ("users:read",), "emoji_changed": ("emoji:read",), "file_shared": ("files:read",)}
BOT_SCOPES = sorted({one for scopes in SCOPES.values() for one in scopes} | {
    "chat:write", "reactions:write", "files:write", "im:write", "mpim:write", "mpim:read"})


class Telling:
    """Of FakeSlack.  All methods are for its loop."""

    def wrapped(self, event: dict) -> dict:
        """The payload that Socket Mode and HTTP deliver alike."""
        return {"token": "legacy-verification-token", "team_id": self.world.team_id, "context_team_id": self.world.team_id,
                "context_enterprise_id": None, "api_app_id": self.world.app_id, "event": event, "type": "event_callback",
                "event_id": self.world.new_id("Ev"), "event_time": int(time.time()),
                "authorizations": [{"enterprise_id": None, "team_id": self.world.team_id, "user_id": self.account.user["id"],
                                    "is_bot": True, "is_enterprise_install": False}],
                "is_ext_shared_channel": False, "event_context": "4-eyJldCI6Im1lc3NhZ2UifQ"}

    def bring(self, event: dict, **more) -> Optional[Delivery]:
        return self.deliveries.bring(self.wrapped(event), **more)

    def tell(self, subscription: str, event: dict, channel: Optional[dict] = None) -> Optional[Delivery]:
        """If the bot is told of such a thing, there."""
        scopes = SCOPES[subscription]
        scope = scopes[-1] if channel and channel["is_private"] else scopes[0]
        inside = channel is None or self.account.user["id"] in self.world.members[channel["id"]]
        if subscription in self.subscriptions and scope in self.account.scopes and inside:
            return self.bring(event)
        return None

    def tell_message(self, channel: dict, message: dict) -> Optional[Delivery]:
        """The message, and the app_mention beside it, in either order."""
        kind = self.world.kind(channel)
        event = self.world.as_event(channel, message)
        author = message.get("user") == self.account.user["id"]
        own_mention = f"<@{self.account.user['id']}>" in message.get("text", "") and kind != "im" and not author

        def mention() -> Optional[Delivery]:
            more = {name: value for name, value in event.items() if name not in ("channel_type", "subtype")}
            return self.tell("app_mention", {**more, "type": "app_mention"}, channel) if own_mention else None
        first = mention() if self.mention_first else None
        told = self.tell(MESSAGES[kind], event, channel)
        then = None if self.mention_first else mention()
        return told or first or then

    def change(self, channel: dict, message: dict, made: dict, by: Optional[str]) -> None:
        """message_changed.  by: who edited it; None: Slack itself, as when it unfurls a link."""
        before = dict(message)
        for name in ("blocks", "attachments"):
            if by:
                message.pop(name, None)
        message.update(made)
        ts = self.world.new_ts()
        if by:
            message["edited"] = {"user": by, "ts": ts}
        inner = dict(message)
        event = {"type": "message", "subtype": "message_changed", "hidden": True, "channel": channel["id"], "ts": ts, "event_ts": ts,
                 "message": inner, "previous_message": before, "channel_type": self.world.kind(channel)}
        self.tell(MESSAGES[self.world.kind(channel)], event, channel)

    def remove(self, channel: dict, message: dict) -> None:
        """message_deleted; of a parent with replies a tombstone stays."""
        ts, here = self.world.new_ts(), self.world.messages[channel["id"]]
        event = {"type": "message", "hidden": True, "channel": channel["id"], "ts": ts, "event_ts": ts, "previous_message": dict(message),
                 "channel_type": self.world.kind(channel)}
        if message.get("reply_count"):
            stone = {"type": "message", "subtype": "tombstone", "text": "This message was deleted.", "user": "USLACKBOT", "hidden": True,
                     "ts": message["ts"], "thread_ts": message["ts"], "reply_count": message["reply_count"]}
            here[message["ts"]] = stone
            event.update(subtype="message_changed", message=stone)
        else:
            del here[message["ts"]]
            event.update(subtype="message_deleted", deleted_ts=message["ts"])
        self.tell(MESSAGES[self.world.kind(channel)], event, channel)

    def tell_reaction(self, channel: dict, message: dict, user: str, name: str, *, added: bool) -> None:
        event = self.world.reaction_event(channel, message, user, name, added=added)
        self.tell(event["type"], event, channel)

    def tell_member(self, channel: dict, user: dict, *, joined: bool) -> None:
        """Beside it the message that the channel shows."""
        type_ = "member_joined_channel" if joined else "member_left_channel"
        event = {"type": type_, "user": user["id"], "channel": channel["id"], "channel_type": "G" if channel["is_private"] else "C",
                 "team": self.world.team_id, "event_ts": self.world.new_ts()}
        self.tell(type_, event, channel)
        text = f"<@{user['id']}> has {'joined' if joined else 'left'} the channel"
        shown = self.world.add_message(channel, user, text, subtype="channel_join" if joined else "channel_leave", client_msg_id=None,
                                       blocks=None, bot_id=None, app_id=None, bot_profile=None)
        self.tell_message(channel, shown)
