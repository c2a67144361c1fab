#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""A Slack on loopback, Web API, Socket Mode and signed requests, for end-to-end tests, benches, and for playing by hand.

    with FakeSlack(tls=True) as fake:
        bot = subprocess.Popen([...], env={**os.environ, **fake.environment()})
        fake.wait_ready()
        fake.say("alice", "general", "hello")
        fake.wait_said("hello, Alice")
        fake.do(lambda connection: connection.disconnect("warning"))
        fake.wait_ready(2)

It does what Slack's documentation says as far as a bot of reactions can see it, refuses what the documentation forbids, and notes in
`violations` what a bot should not have done.  Faults are planned: plan() for connections of Socket Mode, fault() for calls; or done at
once by do() and by `deliveries`.  It runs on a thread of its own; what is said here is for the thread of the test.  By hand:
fake_slack.py --help."""

import random
import sys
import time
import uuid
from pathlib import Path
from typing import Optional

sys.path.insert(0, str(Path(__file__).resolve().parent))

from fake_parts.exchange import Request  # noqa: E402
from fake_parts.fake import Fake  # noqa: E402
from fake_parts.journal import WITHIN, Late  # noqa: E402, F401
from fake_parts.listener import CERTIFICATES, refused, upgraded, what_is_wrong  # noqa: E402
from fake_slack_parts import blast, door, faults  # noqa: E402, F401
from fake_slack_parts.acts import Acts  # noqa: E402
from fake_slack_parts.api import BASE, Api  # noqa: E402
from fake_slack_parts.call import Account  # noqa: E402
from fake_slack_parts.connection import Connection, Plan  # noqa: E402
from fake_slack_parts.deliveries import Deliveries, Delivery, shuffled  # noqa: E402
from fake_slack_parts.telling import BOT_SCOPES, SCOPES, Telling  # noqa: E402
from fake_slack_parts.world import World  # noqa: E402

LINK = "/link/"
# Not written as Slack's are in one piece, so that nobody's scanner takes them for true ones.
BOT_TOKEN = "-".join(("xoxb", "1", "planted", "notARealToken"))
APP_TOKEN = "-".join(("xapp", "1", "A0", "planted", "notARealToken"))
SECRET = "planted-signing-secret-not-a-real-one"


class FakeSlack(Acts, Telling, Fake):
    def __init__(self, *, tls: bool = True, certificate: str = "localhost", token: str = BOT_TOKEN, app_token: str = APP_TOKEN,
                 secret: str = SECRET, name: str = "fakebot", port: int = 0, plan: Optional[Plan] = None):
        """plan: of the connections without one."""
        super().__init__(tls=tls, certificate=certificate)
        self.default_plan = plan or Plan()
        self.world = World()
        self.signing_secret = secret
        self.subscriptions = set(SCOPES) - {"app_mention"}
        self.mention_first = False                # an app_mention before the message it is of
        self.socket_mode = True
        self.request_url = ""                     # where events go by HTTP; with none they go over websockets
        self.most_connections = 10
        self.tickets: dict[str, str] = {}         # ticket -> "new", "used"
        self.ephemerals: list[dict] = []          # what one person alone is shown
        self.uploads: dict[str, str] = {}         # file id -> "wanted", "there", "complete"
        self.responses: dict[str, dict] = {}      # response_urls by what stands at their end
        self.closed_to_direct: set[str] = set()   # ids of users whose messages tab is closed
        self.unseen_users: set[str] = set()       # ids of users that users.info does not show
        self.unknown_emoji: set[str] = set()      # names that reactions.add refuses
        self.locked_threads: set[str] = set()     # ts of their parents
        self.page_size = 0                        # of lists, below what is asked for; 0: as asked
        self.share_after = 0.02                   # seconds until an upload is shared
        self.chance: Optional[random.Random] = None  # keys of JSON in another order each time
        self.serving = self.api = Api(self)
        self.deliveries = Deliveries(self)
        self.door = door.Door(self)
        bot = self.world.add_bot(name, self.world.app_id)
        for members in self.world.members.values():
            members[:] = [*(one for one in members if one != bot["id"]), bot["id"]]
        self.account = Account(token, bot, set(BOT_SCOPES))
        self.app = Account(app_token, bot, {"connections:write"}, app=True)
        self.accounts = {token: self.account, app_token: self.app}
        self.listener = self.add_listener(port)

    # --- where it is

    def origin(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.listener.port}"

    def environment(self, *, http: bool = False) -> dict:
        """What a bot's environment needs to come here.  http: Slack comes to the bot, at a port of the system's choice."""
        found = {"SLACK_API_BASE": self.origin() + BASE.rstrip("/"), "SLACK_BOT_TOKEN": self.account.token}
        if http:
            found.update(SLACK_SIGNING_SECRET=self.signing_secret, SLACK_LISTEN="127.0.0.1:0")
        else:
            found["SLACK_APP_TOKEN"] = self.app.token
        if self.tls:
            found["SSL_CERT_FILE"] = str(CERTIFICATES / "ca.pem")
        return found

    def new_ticket(self) -> str:
        """The URL of one websocket."""
        ticket = str(uuid.uuid4())
        self.tickets[ticket] = "new"
        return f"{'wss' if self.tls else 'ws'}://127.0.0.1:{self.listener.port}{LINK}?ticket={ticket}&app_id={self.world.app_id}"

    async def serve_websocket(self, port: int, request: Request, reader, writer) -> None:
        plan, wrong, ticket = self.next_plan(), what_is_wrong(request, LINK), request.query.get("ticket", "")
        status = 400 if wrong else plan.upgrade
        if not wrong and self.tickets.get(ticket) != "new":
            wrong, status = f"a ticket that was used, or never given: {request.target}", 409
        if ticket in self.tickets:
            self.tickets[ticket] = "used"
        if "authorization" in request.headers:
            self.violation("Socket Mode: a token in the handshake")
        if wrong or status != 101:
            if wrong:
                self.violation(f"Socket Mode: {wrong}")
            self.note("upgrade", f"refused: {wrong or status}", None)
            return refused(writer, status)
        deflate = plan.deflate and "permessage-deflate" in request.headers.get("sec-websocket-extensions", "")
        upgraded(request, writer, deflate=deflate)
        connection = Connection(self, len(self.connections) + 1, port, request.query, plan, reader, writer)
        connection.deflate = deflate
        self.connections.append(connection)
        self.note("websocket", f"#{connection.number} {request.target}", connection)
        await connection.run()

    def connections_now(self) -> list[Connection]:
        """Those that are live; on the loop."""
        return [one for one in self.connections if one.state == "ready"]

    # --- what goes wrong

    def ordered(self, payload):
        return shuffled(payload, self.chance) if self.chance else payload

    def shrink(self, *, ack_within: float = 0.3, retries: tuple = (0.0, 0.3, 0.6)) -> None:
        """Slack's seconds and minutes, so short that a test can wait for them."""
        self.deliveries.ack_within, self.deliveries.retries = ack_within, retries

    def dispatch(self, event: dict, *, to: Optional[Connection] = None) -> Optional[Delivery]:
        """Any event, whatever the bot subscribed to and may read; to the next connection, or that one."""
        return self.on_loop(lambda: self.bring(event, to=to))

    def deliver(self, payload: dict, type_: str = "events_api", *, to: Optional[Connection] = None) -> Optional[Delivery]:
        """Any payload, such as an app_rate_limited, which has no event."""
        return self.on_loop(lambda: self.deliveries.bring(payload, type_, to=to))

    def limited_notice(self) -> dict:
        """What is delivered when there were too many deliveries."""
        return {"token": "legacy-verification-token", "team_id": self.world.team_id, "type": "app_rate_limited",
                "minute_rate_limited": int(time.time()) // 60 * 60, "api_app_id": self.world.app_id}

    def blast(self, prepared: blast.Prepared, *, within: float = 300.0) -> dict:
        """Writes them all to the newest connection and waits until each is acknowledged.  Gives seconds: written, acknowledged."""
        begun = time.monotonic()
        self.on_loop(self.connections[-1].blast, prepared, within=within)
        written = time.monotonic()
        self.wait(lambda: not self.deliveries.blasted, "the bot to acknowledge all", within)
        return {"written": written - begun, "acknowledged": time.monotonic() - begun, **prepared.figures()}

    # --- Slack comes to the bot

    def verify(self, url: str, **options) -> bool:
        """Enters the request URL as an app's owner does; from then on events go there, if it answers the challenge."""
        found = self.on_loop(lambda: self.door.verify(url, **options))
        if found:
            self.request_url, self.socket_mode = url, False
        return found

    def knock(self, body: bytes, **options) -> door.Answer:
        """A request at the request URL, signed well or not (door.WRONG)."""
        return self.on_loop(lambda: self.door.knock(body, **options))

    # --- waiting

    def wait_read(self, connection: Optional[Connection] = None, within: float = WITHIN) -> None:
        """The bot has read all that was sent on the newest connection, or that one: it answers a ping behind it."""
        asked = connection or self.connections[-1]
        self.on_loop(asked.ask)
        self.wait(asked.beat.is_set, f"#{asked.number} to be read", within)

    def delivered(self, text: str) -> list[Delivery]:
        """What was to be brought with this text in its event."""
        return [one for one in self.deliveries.all if one.event.get("text") == text]

    def wait_acked(self, delivery: Delivery, times: int = 1, within: float = WITHIN) -> Delivery:
        """So many attempts of it were acknowledged."""
        return self.wait(lambda: [delivery] if delivery.acks >= times else [], "an acknowledgement", within)[0]

    def acks(self) -> list[float]:
        """Seconds that each acknowledgement took."""
        return [one.took for delivery in self.deliveries.all for one in delivery.attempts if one.took is not None]

    def done(self, method: str) -> list[Request]:
        """The calls of a method that were answered with ok: true."""
        return [one for one in self.replied(method) if isinstance(one.replied.json, dict) and one.replied.json.get("ok") is True]

    def said(self, text: Optional[str] = None) -> list[Request]:
        """The messages that were posted, all or those with a text; `arguments` has what was asked."""
        return [one for one in self.done("chat.postMessage") if text is None or one.arguments.get("text") == text]

    def wait_said(self, text: str, count: int = 1, within: float = WITHIN) -> Request:
        return self.wait(lambda: self.said(text)[count - 1:count], f"{text!r} to be said", within)[0]


if __name__ == "__main__":
    from fake_slack_parts import by_hand
    sys.exit(by_hand.main(FakeSlack))
