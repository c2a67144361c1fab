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

import asyncio
import inspect
import random
import sys
import threading
import time
from pathlib import Path
from typing import Callable, Optional, Union

sys.path.insert(0, str(Path(__file__).resolve().parent))

from fake_discord_parts import blast, faults  # noqa: E402
from fake_discord_parts.exchange import Request  # noqa: E402
from fake_discord_parts.connection import Connection, Plan  # noqa: E402
from fake_discord_parts.journal import WITHIN, Journal, Late  # noqa: E402, F401
from fake_discord_parts.listener import CERTIFICATES, Listener  # noqa: E402
from fake_discord_parts.rest import BASE, Rest  # noqa: E402
from fake_discord_parts.session import Account, Session, deliver  # noqa: E402
from fake_discord_parts.world import DM, World, emoji_of, key_of, now  # noqa: E402

TOKEN = "planted.token-of-the-fake-discord.not-a-real-one"


class FakeDiscord(Journal):
    TOKEN = TOKEN

    def __init__(self, *, tls: bool = True, certificate: str = "localhost", token: str = TOKEN, name: str = "fakebot", port: int = 0,
                 rest_port: Optional[int] = None, plan: Optional[Plan] = None):
        """rest_port: REST on a port of its own, 0 for any; else it shares the gateway's.  plan: of the connections without one."""
        super().__init__()
        self.tls, self.default_plan = tls, plan or Plan()
        self.world = World()
        self.accounts: dict[str, Account] = {}
        self.sessions: dict[str, Session] = {}
        self.connections: list[Connection] = []  # to the gateway, in order; #1 is the first
        self.requests: list[Request] = []
        self.nonces: dict[tuple, dict] = {}
        self.closed_to_direct: set[str] = set()  # ids of users who take no direct messages
        self.accepted = 0                        # TCP connections of all kinds
        self.resume_port: Optional[int] = None   # of sessions from now on, where it is not the gateway's port
        self._plans: list[Plan] = []
        self._tasks: set = set()
        self._open: list = []
        self._sessions_made = 0
        self.loop = asyncio.new_event_loop()
        self.rest = Rest(self)
        self.account = self.add_account(token, name)
        used = certificate if tls else None
        self.gateway = Listener(self, port, used)
        self.api = self.gateway if rest_port is None else Listener(self, rest_port, used)
        self._listeners = [self.gateway] if self.api is self.gateway else [self.gateway, self.api]
        self._thread = threading.Thread(target=self.loop.run_forever, name="fake discord", daemon=True)

    def __enter__(self) -> "FakeDiscord":
        self._thread.start()
        for listener in self._listeners:
            self.on_loop(listener.listen)
        return self

    def __exit__(self, *_) -> None:
        self.on_loop(self._stop)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()

    async def _stop(self) -> None:
        for listener in self._listeners:
            listener.close()
        for one in self._open:
            one.close()
        for connection in self.connections:
            connection.abort()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

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
        listener = Listener(self, 0, certificate if self.tls else None)
        self._listeners.append(listener)
        self.on_loop(listener.listen)
        return listener

    # --- what goes wrong

    def plan(self, *plans: Plan) -> None:
        """What the next connections to the gateway are like, one after the other."""
        self._plans.extend(plans)

    def fault(self, match: Union[str, Callable[[Request], bool]], fault: faults.Fault, times: int = 1) -> None:
        """Of the next requests of a route, such as "POST /channels/{c}/messages" or "*"."""
        self.on_loop(self.rest.fault, match, fault, times)

    def gate(self) -> faults.Gate:
        return self.on_loop(lambda: faults.Gate(self.loop))

    def do(self, work: Callable[[Connection], object]):
        """Does something on the newest connection: its methods are for this."""
        return self.on_loop(lambda: work(self.connections[-1]))

    def refuse(self, listener: Optional[Listener] = None) -> None:
        self.on_loop((listener or self.gateway).refuse)

    def listen(self, listener: Optional[Listener] = None) -> None:
        self.on_loop((listener or self.gateway).listen)

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
        return {"written": written - begun, "read": last - begun, "count": prepared.count, "text_bytes": prepared.text_bytes,
                "wire_bytes": prepared.wire_bytes}

    # --- waiting

    def wait_connection(self, number: int = 1, within: float = WITHIN) -> Connection:
        return self.wait(lambda: self.connections[number - 1:number], f"connection #{number}", within)[0]

    def wait_ready(self, number: int = 1, within: float = WITHIN) -> Connection:
        """Connection #number has its session, new or resumed."""
        def found():
            return [one for one in self.connections[number - 1:number] if one.state == "ready"]
        return self.wait(found, f"#{number} to be ready", within)[0]

    def wait_frame(self, op: int, count: int = 1, *, connection: Optional[Connection] = None, within: float = WITHIN):
        """The d of the count-th frame with this op, of the newest connection or that one."""
        def found():
            return [[d] for d in (connection or self.connections[-1]).of(op)][count - 1:count]
        return self.wait(found, f"op {op} ({count})", within)[0][0]

    def wait_end(self, connection: Connection, within: float = WITHIN) -> tuple:
        """How the connection ended: ("bot", 1000), ("fake", 4000), ("lost", None), ("reset", None)."""
        return self.wait(lambda: connection.end, f"the end of #{connection.number}", within)

    def replied(self, route: str) -> list[Request]:
        """The requests of a route that had their answer (or what the fault made of it)."""
        return [one for one in self.requests if one.route == route and one.replied is not None]

    def wait_request(self, route: str, count: int = 1, within: float = WITHIN) -> Request:
        return self.wait(lambda: self.replied(route)[count - 1:count], f"{route} ({count})", within)[0]

    def said(self, text: Optional[str] = None) -> list[Request]:
        """The messages that were created, all or those with a text."""
        return [one for one in self.replied("POST /channels/{c}/messages")
                if one.replied.status == 200 and (text is None or (one.json or {}).get("content") == text)]

    def wait_said(self, text: str, count: int = 1, within: float = WITHIN) -> Request:
        return self.wait(lambda: self.said(text)[count - 1:count], f"{text!r} to be said", within)[0]

    # --- for the parts

    def on_loop(self, work: Callable, *arguments, within: float = 30.0):
        """Runs a function, or a coroutine function, on the fake's thread and gives what it gives."""
        async def run():
            found = work(*arguments)
            return await found if inspect.isawaitable(found) else found
        return asyncio.run_coroutine_threadsafe(run(), self.loop).result(within)

    def spawn(self, work) -> None:
        async def run():
            try:
                await work
            except asyncio.CancelledError:
                raise
            except Exception as error:  # a mistake of the fake, or something no one thought of: told, so that no test passes by it
                self.violation(f"the fake itself: {error!r}")
        task = self.loop.create_task(run())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def count_connection(self) -> int:
        self.accepted += 1
        return self.accepted

    def keep_open(self, one) -> None:
        self._open.append(one)

    def next_plan(self) -> Plan:
        return self._plans.pop(0) if self._plans else Plan(**vars(self.default_plan))

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
