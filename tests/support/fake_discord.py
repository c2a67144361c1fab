#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""A Discord on loopback, gateway and REST, for end-to-end tests, benches, and for playing by hand.

    with FakeDiscord(tls=True) as fake:
        bot = subprocess.Popen([...], env={**os.environ, **fake.environment()})
        fake.wait_ready()
        fake.say("alice", "general", "hello")
        fake.wait_said("hello, Alice")
        fake.do(lambda connection: connection.close(4000))
        fake.wait_ready(2)

It does what Discord's documentation says as far as a bot of reactions can see it, refuses what the documentation forbids, and notes in
`violations` what a bot should not have done.  Faults are planned: plan() for connections to the gateway, fault() for requests; or done at
once by do().  It runs on a thread of its own; what is said here is for the thread of the test.  By hand: fake_discord.py --help."""

import random
import sys
import time
from pathlib import Path
from typing import Optional

sys.path.insert(0, str(Path(__file__).resolve().parent))

from fake_discord_parts import blast, faults  # noqa: E402, F401
from fake_discord_parts.connection import Connection, Plan  # noqa: E402
from fake_discord_parts.rest import BASE, Rest  # noqa: E402
from fake_discord_parts.session import Account, Session, deliver  # noqa: E402
from fake_discord_parts.world import DM, World, emoji_of, key_of, now  # noqa: E402
from fake_parts.exchange import Request  # noqa: E402
from fake_parts.fake import Fake  # noqa: E402
from fake_parts.journal import WITHIN, Late  # noqa: E402, F401
from fake_parts.listener import CERTIFICATES, Listener, refused, upgraded, what_is_wrong  # noqa: E402

TOKEN = "planted.token-of-the-fake-discord.not-a-real-one"


class FakeDiscord(Fake):
    TOKEN = TOKEN

    def __init__(self, *, tls: bool = True, certificate: str = "localhost", token: str = TOKEN, name: str = "fakebot", port: int = 0,
                 rest_port: Optional[int] = None, plan: Optional[Plan] = None):
        """rest_port: REST on a port of its own, 0 for any; else it shares the gateway's.  plan: of the connections without one."""
        super().__init__(tls=tls, certificate=certificate)
        self.default_plan = plan or Plan()
        self.world = World()
        self.accounts: dict[str, Account] = {}
        self.sessions: dict[str, Session] = {}
        self.nonces: dict[tuple, dict] = {}
        self.closed_to_direct: set[str] = set()  # ids of users who take no direct messages
        self.resume_port: Optional[int] = None   # of sessions from now on, where it is not the gateway's port
        self._sessions_made = 0
        self.serving = self.rest = Rest(self)
        self.account = self.add_account(token, name)
        self.gateway = self.add_listener(port)
        self.api = self.gateway if rest_port is None else self.add_listener(rest_port)

    async def serve_websocket(self, port: int, request: Request, reader, writer) -> None:
        plan, wrong = self.next_plan(), what_is_wrong(request, "/")
        if wrong or plan.upgrade != 101:
            if wrong:
                self.violation(f"gateway: {wrong}")
            self.note("upgrade", f"refused: {wrong or plan.upgrade}", None)
            return refused(writer, 400 if wrong else plan.upgrade)
        upgraded(request, writer)
        connection = Connection(self, len(self.connections) + 1, port, request.query, plan, reader, writer)
        self.connections.append(connection)
        self.note("websocket", f"#{connection.number} {request.target} at port {port}", connection)
        await connection.run()

    # --- where it is

    def gateway_url(self, port: Optional[int] = None) -> str:
        return f"{'wss' if self.tls else 'ws'}://127.0.0.1:{port or self.gateway.port}"

    def api_url(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.api.port}{BASE}"

    def environment(self, *, gateway: bool = True) -> dict:
        """What a bot's environment needs to come here.  Without `gateway` it has to ask GET /gateway/bot."""
        found = {"DISCORD_API_BASE": self.api_url(), "DISCORD_BOT_TOKEN": self.account.token}
        if gateway:
            found["DISCORD_GATEWAY_URL"] = self.gateway_url()
        if self.tls:
            found["SSL_CERT_FILE"] = str(CERTIFICATES / "ca.pem")
        return found

    def another_port(self, *, certificate: str = "localhost") -> Listener:
        """One more port, the same in all; for resume_port."""
        return self.add_listener(certificate=certificate)

    # --- what people do

    def say(self, who: str, where: str, text: str, **more) -> dict:
        """A message in a channel of the guild.  @NAME of a person or bot becomes markup."""
        return self.on_loop(lambda: self.say_now(self.world.user(who), self.world.channel(where), text, **more))

    def direct(self, who: str, text: str, **more) -> dict:
        """A direct message to the bot."""
        user = self.world.user(who)
        return self.on_loop(lambda: self.say_now(user, self.world.direct(self.account.user, user), text, **more))

    def say_now(self, user: dict, channel: dict, text: str, **more) -> dict:
        """On the loop, where many are to be said at once."""
        for one in self.world.users.values():
            text = text.replace("@" + one["username"], f"<@{one['id']}>")
        message = self.world.add_message(user, channel, text, **more)
        self.tell("MESSAGE_CREATE", self.world.as_event(message), channel)
        return message

    def edit(self, message: dict, text: str) -> None:
        def work():
            message.update(content=text, edited_timestamp=now(), mentions=self.world.mentioned(text))
            self.tell("MESSAGE_UPDATE", self.world.as_event(message), self.world.channels[message["channel_id"]])
        self.on_loop(work)

    def react(self, who: str, message: dict, emoji: str, *, added: bool = True) -> None:
        """With a picture, or name:id."""
        def work():
            user, partial = self.world.user(who), emoji_of(emoji)
            people = self.world.reactions.setdefault(message["id"], {}).setdefault(key_of(partial), set())
            (people.add if added else people.discard)(user["id"])
            self.tell("MESSAGE_REACTION_ADD" if added else "MESSAGE_REACTION_REMOVE",
                      self.world.reaction_event(user, message, partial, added=added), self.world.channels[message["channel_id"]])
        self.on_loop(work)

    def dispatch(self, event: str, data: dict) -> None:
        """Any event, to all sessions, whatever their intents."""
        def work():
            for session in self.sessions.values():
                if session.connection is not None:
                    session.connection.dispatch(event, data)
                else:
                    session.number(event, data)
        self.on_loop(work)

    def blast(self, prepared: blast.Prepared, *, within: float = 300.0) -> dict:
        """Writes them all to the newest connection and waits until the bot has read the last.

        It has when it answers the op 1 behind them with the last sequence number.  Gives seconds: written, read."""
        connection = self.connections[-1]
        begun = time.monotonic()
        self.on_loop(connection.blast, prepared, within=within)
        written = time.monotonic()
        self.wait(lambda: any(op == 1 and d == prepared.last for _, op, d in connection.received[-3:]), "the bot to have read all", within)
        last = next(at for at, op, d in reversed(connection.received) if op == 1 and d == prepared.last)
        return {"written": written - begun, "read": last - begun, **prepared.figures()}

    # --- waiting

    def wait_frame(self, op: int, count: int = 1, *, connection: Optional[Connection] = None, within: float = WITHIN):
        """The d of the count-th frame with this op, of the newest connection or that one."""
        def found():
            return [[d] for d in (connection or self.connections[-1]).of(op)][count - 1:count]
        return self.wait(found, f"op {op} ({count})", within)[0][0]

    def said(self, text: Optional[str] = None) -> list[Request]:
        """The messages that were created, all or those with a text."""
        return [one for one in self.replied("POST /channels/{c}/messages")
                if one.replied.status == 200 and (text is None or (one.json or {}).get("content") == text)]

    def wait_said(self, text: str, count: int = 1, within: float = WITHIN) -> Request:
        return self.wait(lambda: self.said(text)[count - 1:count], f"{text!r} to be said", within)[0]

    # --- for the parts

    def add_account(self, token: str, name: str) -> Account:
        account = Account(token, self.world.add_user(name, bot=True), self.world.new_id())
        self.accounts[token] = account
        return account

    def new_session(self, account: Account, intents: int, shard: tuple) -> Session:
        self._sessions_made += 1
        identity = f"{self._sessions_made:08x}{random.getrandbits(96):024x}"
        session = Session(identity, account, intents, shard, self.resume_port or self.gateway.port)
        self.sessions[identity] = session
        return session

    def forget(self, session: Optional[Session]) -> None:
        if session is not None:
            self.sessions.pop(session.id, None)

    def guilds_of(self, session: Session) -> list[dict]:
        return [self.world.guild()] if (int(self.world.guild_id) >> 22) % session.shard[1] == session.shard[0] else []

    def tell(self, event: str, data: dict, channel: dict) -> None:
        """An event of a channel to the sessions it belongs to, as their intents let them see it."""
        for session in list(self.sessions.values()):
            if channel["type"] == DM:
                belongs = session.shard[0] == 0 and channel["between"] == session.account.user["id"]
            else:
                belongs = (int(self.world.guild_id) >> 22) % session.shard[1] == session.shard[0]
            if belongs:
                deliver(session, event, data)


if __name__ == "__main__":
    from fake_discord_parts import by_hand
    sys.exit(by_hand.main(FakeDiscord))
