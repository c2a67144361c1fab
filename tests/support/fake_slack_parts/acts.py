# SPDX-License-Identifier: BSL-1.0
"""What people and other apps do in the fake's workspace, for the thread of the test."""

from typing import Optional

from .chat import RESPONSE
from .files import describe


class Acts:
    """Of FakeSlack.  `where` is a channel's name or id, `who` a person's; a message is what say() gave."""

    def where(self, message: dict) -> dict:
        """The channel of a message."""
        return self.world.channels[[channel for channel, found in self.world.messages.items() if message["ts"] in found][0]]

    def say(self, who: str, where: str, text: Optional[str], *, thread: Optional[dict] = None, raw: bool = False, **more) -> dict:
        """A message.  @NAME and #NAME become markup, & < > entities, unless the text is raw.

        more: fields of the message; None takes one away."""
        return self.on_loop(lambda: self.say_now(self.world.user(who), self.world.channel(where), text, thread=thread, raw=raw, **more))

    def direct(self, who: str, text: Optional[str], **more) -> dict:
        """A direct message to the bot."""
        user = self.world.user(who)
        return self.on_loop(lambda: self.say_now(user, self.world.direct(self.account.user, user)[0], text, **more))

    def together(self, who: list, text: str, **more) -> dict:
        """A message of the first of them in a group's direct messages with the bot."""
        users = [self.world.user(one) for one in who]
        return self.on_loop(lambda: self.say_now(users[0], self.world.direct(self.account.user, *users)[0], text, **more))

    def say_now(self, user: Optional[dict], channel: dict, text: Optional[str], /, *, thread: Optional[dict] = None, raw: bool = False,
                **more) -> dict:
        """On the loop, where many are to be said at once."""
        if thread is not None:
            more["thread_ts"] = thread.get("thread_ts", thread["ts"])
        message = self.world.add_message(channel, user, text if raw or text is None else self.world.typed(text), **more)
        self.tell_message(channel, message)
        return message

    def by_hook(self, where: str, text: str, **more) -> dict:
        """An old integration's message: subtype bot_message, a bot_id, and no user."""
        return self.on_loop(lambda: self.say_now(None, self.world.channel(where), text, subtype="bot_message", username="hook",
                                                 **{"bot_id": self.world.new_id("B"), **more}))

    def edit(self, message: dict, text: str, *, raw: bool = False) -> None:
        made = {"text": text if raw else self.world.typed(text)}
        self.on_loop(lambda: self.change(self.where(message), message, made, message.get("user")))

    def unfurl(self, message: dict) -> None:
        """Slack looks up a link: message_changed with the text as it was."""
        shown = [{"id": 1, "from_url": "https://example.org/", "title": "An example", "fallback": "An example"}]
        self.on_loop(lambda: self.change(self.where(message), message, {"attachments": shown}, None))

    def delete(self, message: dict) -> None:
        self.on_loop(lambda: self.remove(self.where(message), message))

    def react(self, who: str, message: dict, name: str, *, added: bool = True) -> None:
        """With a name without colons, such as wave::skin-tone-3."""
        def work():
            user = self.world.user(who)["id"]
            if self.world.react(message, user, name, added=added):
                self.tell_reaction(self.where(message), message, user, name, added=added)
        self.on_loop(work)

    def share(self, who: str, where: str, name: str, content: bytes, comment: str = "") -> dict:
        """A file with a comment: subtype file_share."""
        def work():
            user = self.world.user(who)
            return self.say_now(user, self.world.channel(where), comment, subtype="file_share", upload=True,
                                files=[describe(self, name, content, user)])
        return self.on_loop(work)

    def join(self, who: str, where: str, *, joined: bool = True) -> None:
        def work():
            user, channel = self.world.user(who), self.world.channel(where)
            members = self.world.members[channel["id"]]
            if joined and user["id"] not in members:
                members.append(user["id"])
            self.tell_member(channel, user, joined=joined)
            if not joined and user["id"] in members:
                members.remove(user["id"])
        self.on_loop(work)

    def rename_user(self, who: str, shown: str) -> None:
        def work():
            user = self.world.user(who)
            user["profile"]["display_name"] = user["profile"]["display_name_normalized"] = shown
            self.tell("user_change", {"type": "user_change", "user": user, "cache_ts": user["updated"], "event_ts": self.world.new_ts()})
        self.on_loop(work)

    def rename_channel(self, where: str, name: str) -> None:
        def work():
            channel = self.world.channel(where)
            channel["name"] = channel["name_normalized"] = name
            told = {one: channel[one] for one in ("id", "name", "name_normalized", "created")}
            type_ = "group_rename" if channel["is_private"] else "channel_rename"
            self.tell(type_, {"type": type_, "channel": told, "event_ts": self.world.new_ts()}, channel)
        self.on_loop(work)

    def create_channel(self, name: str) -> dict:
        def work():
            channel = self.world.add_channel(name, members=[self.world.user("alice")["id"]])
            told = {one: channel[one] for one in ("id", "name", "name_normalized", "created", "creator", "is_channel")}
            self.tell("channel_created", {"type": "channel_created", "channel": told, "event_ts": self.world.new_ts()})
            return channel
        return self.on_loop(work)

    # --- what is no event

    def _respondable(self, channel: dict, user: dict) -> str:
        identity = self.world.new_id("R")
        self.responses[identity] = {"channel": channel["id"], "user": user["id"], "used": 0}
        return f"{self.origin()}{RESPONSE}{identity}"

    def command(self, who: str, where: str, command: str, text: str = ""):
        """A slash command; gives the delivery, whose `response` is what the bot answered with."""
        def work():
            user, channel = self.world.user(who), self.world.channel(where)
            return self.deliveries.bring({
                "token": "legacy-verification-token", "team_id": self.world.team_id, "team_domain": "fake", "channel_id": channel["id"],
                "channel_name": channel.get("name", "directmessage"), "user_id": user["id"], "user_name": user["name"], "command": command,
                "text": text, "api_app_id": self.world.app_id, "is_enterprise_install": "false",
                "response_url": self._respondable(channel, user), "trigger_id": f"1.2.{self.world.new_id('X')}"}, "slash_commands")
        return self.on_loop(work)

    def press(self, who: str, message: dict, action: str, value: str = ""):
        """A button of a message: an interactive payload, block_actions."""
        def work():
            user, channel = self.world.user(who), self.where(message)
            return self.deliveries.bring({
                "type": "block_actions", "team": {"id": self.world.team_id, "domain": "fake"}, "api_app_id": self.world.app_id,
                "user": {"id": user["id"], "username": user["name"], "name": user["name"], "team_id": self.world.team_id},
                "token": "legacy-verification-token", "trigger_id": f"1.2.{self.world.new_id('X')}",
                "container": {"type": "message", "message_ts": message["ts"], "channel_id": channel["id"], "is_ephemeral": False},
                "channel": {"id": channel["id"], "name": channel.get("name", "directmessage")}, "message": message,
                "response_url": self._respondable(channel, user), "state": {"values": {}},
                "actions": [{"type": "button", "action_id": action, "block_id": "b1", "value": value, "action_ts": self.world.new_ts(),
                             "text": {"type": "plain_text", "text": action}}]}, "interactive")
        return self.on_loop(work)
