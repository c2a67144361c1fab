# SPDX-License-Identifier: BSL-1.0
"""The bot's request URL, which Slack knocks at: signed requests, retries, redirects (Slack API documentation, Events API)."""

import asyncio
import hashlib
import hmac
import json
import ssl
import time
from typing import NamedTuple, Optional
from urllib.parse import urlencode, urljoin, urlsplit

from .faults import KIND

AGENT = "Slackbot 1.0 (+https://api.slack.com/robots)"
MOST_REDIRECTS = 2
# Ways to sign that are none.
WRONG = ("bad", "secret", "old", "future", "letters", "unsigned", "untimed", "version", "short", "empty", "body")


class Answer(NamedTuple):
    status: int
    headers: dict  # lower case
    body: bytes


class Unreached(Exception):
    """No answer; says why, as X-Slack-Retry-Reason does."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def signature(secret: str, timestamp: str, body: bytes) -> str:
    return "v0=" + hmac.new(secret.encode("utf-8"), b"v0:" + timestamp.encode("utf-8") + b":" + body, hashlib.sha256).hexdigest()


def signed(secret: str, body: bytes, how: str = "good", now: Optional[float] = None) -> dict:
    """The headers: "good", or one of WRONG."""
    shift = {"old": -301, "future": 301}.get(how, 0)
    stamp = str(int(time.time() if now is None else now) + shift)
    if how == "letters":
        stamp += "x"
    told = signature(secret + "x" if how == "secret" else secret, stamp, body + b" " if how == "body" else body)
    if how == "bad":
        told = told[:-1] + ("0" if told[-1] != "0" else "1")
    told = {"version": "v1" + told[2:], "short": told[:-1], "empty": ""}.get(how, told)
    headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": told}
    for left_out, name in (("unsigned", "X-Slack-Signature"), ("untimed", "X-Slack-Request-Timestamp")):
        if how == left_out:
            del headers[name]
    return headers


class Door:
    """All methods are for the fake's loop."""

    def __init__(self, fake):
        self.fake = fake
        self.chunked = False
        self.keep_alive = False   # says so and leaves the connection when it has the answer, instead of asking that it be closed
        self.sign_as = "good"     # what deliveries are signed with

    async def knock(self, body: bytes, *, how: str = "good", kind: str = KIND, method: str = "POST", url: Optional[str] = None,
                    chunked: Optional[bool] = None, within: float = 10.0, **headers) -> Answer:
        """One request.  headers: more of them; None takes one away; '_' stands for '-'."""
        where = url or self.fake.request_url
        named = {"Host": urlsplit(where).netloc, "User-Agent": AGENT, "Accept": "*/*", "Content-Type": kind,
                 **signed(self.fake.signing_secret, body, how), **{name.replace("_", "-"): value for name, value in headers.items()}}
        named["Connection"] = "keep-alive" if self.keep_alive else "close"
        chunked = self.chunked if chunked is None else chunked
        if chunked:
            named["Transfer-Encoding"] = "chunked"
            third = max(1, len(body) // 3)
            parts = [body[at:at + third] for at in range(0, len(body), third)]
            sent = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
        else:
            named["Content-Length"], sent = str(len(body)), body
        parts = urlsplit(where)
        line = f"{method} {parts.path or '/'}{'?' + parts.query if parts.query else ''} HTTP/1.1"
        head = "\r\n".join([line, *(f"{name}: {value}" for name, value in named.items() if value is not None)]).encode("latin-1")
        return await self.raw(head + b"\r\n\r\n" + sent, where, within)

    async def raw(self, bytes_: bytes, where: str, within: float) -> Answer:
        """Whatever bytes, and the first answer to them."""
        parts = urlsplit(where)
        context = ssl.create_default_context() if parts.scheme == "https" else None
        self.fake.note("knock", f"{where} {bytes_[:60]!r}", None)

        async def talk() -> Answer:
            reader, writer = await asyncio.open_connection(parts.hostname, parts.port, ssl=context, limit=1 << 20)
            try:
                writer.write(bytes_)
                return await read_answer(reader)
            finally:
                writer.close()
        try:
            answer = await asyncio.wait_for(talk(), within)
        except asyncio.TimeoutError:
            raise Unreached("http_timeout") from None
        except ssl.SSLError:
            raise Unreached("ssl_error") from None
        except (OSError, asyncio.IncompleteReadError):
            raise Unreached("connection_failed") from None
        except ValueError:
            raise Unreached("unknown_error") from None
        self.fake.note("answer", f"{answer.status} {answer.body[:100]!r}", None)
        return answer

    async def deliver(self, deliveries, delivery, attempt) -> None:
        """An attempt, with the redirects that Slack follows."""
        kind, body = form_of(delivery) if delivery.type != "events_api" else (
            KIND, json.dumps(self.fake.ordered(delivery.payload)).encode("utf-8"))
        more = {} if not attempt.number else {"X-Slack-Retry-Num": str(attempt.number), "X-Slack-Retry-Reason": attempt.reason}
        where, reason = self.fake.request_url, "http_error"
        try:
            for _ in range(MOST_REDIRECTS + 1):
                answer = await self.knock(body, how=self.sign_as, kind=kind, url=where, within=deliveries.ack_within, **more)
                if answer.status not in (301, 302):
                    break
                where = urljoin(where, answer.headers.get("location", ""))
            else:
                reason = "too_many_redirects"
        except Unreached as unreached:
            return deliveries.overdue(delivery, attempt, unreached.reason)
        attempt.status = answer.status
        if 200 <= answer.status < 300:
            attempt.acked_at = time.monotonic()
            if deliveries.unheard > 0:
                deliveries.unheard -= 1
                return deliveries.overdue(delivery, attempt, "http_timeout")
            return deliveries.accept(delivery, answer.body.decode("utf-8", "replace"))
        if answer.headers.get("x-slack-no-retry") == "1":
            delivery.given_up = True
            return self.fake.note("given up", "at the bot's word", delivery)
        deliveries.overdue(delivery, attempt, reason)

    async def verify(self, url: str, **options) -> bool:
        """As Slack does when a request URL is entered: the challenge must come back, as text, a form's field or in JSON."""
        challenge = "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"
        payload = {"token": "legacy", "challenge": challenge, "type": "url_verification"}
        try:
            answer = await self.knock(json.dumps(payload).encode("utf-8"), url=url, **options)
        except Unreached:
            return False
        text, kind = answer.body.decode("utf-8", "replace"), answer.headers.get("content-type", "").partition(";")[0].strip()
        wanted = {"application/x-www-form-urlencoded": f"challenge={challenge}"}.get(kind, challenge)
        if kind == "application/json":
            try:
                text = json.loads(text).get("challenge")
            except (ValueError, AttributeError):
                text = ""
        return answer.status == 200 and text == wanted


def form_of(delivery) -> tuple[str, bytes]:
    """Commands are forms, interactions a form with the one field `payload`."""
    fields = delivery.payload if delivery.type == "slash_commands" else {"payload": json.dumps(delivery.payload)}
    return "application/x-www-form-urlencoded", urlencode(fields).encode("ascii")


async def read_answer(reader: asyncio.StreamReader) -> Answer:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    line, *fields = head[:-4].split("\r\n")
    headers = {name.strip().lower(): value.strip() for name, _, value in (one.partition(":") for one in fields)}
    version, status = line.split(" ")[:2]
    if not version.startswith("HTTP/1."):
        raise ValueError(line)
    if headers.get("transfer-encoding", "").lower() == "chunked":
        body = b""
        while True:
            size = int((await reader.readuntil(b"\r\n")).strip(), 16)
            body += (await reader.readexactly(size + 2))[:-2]
            if not size:
                return Answer(int(status), headers, body)
    size = headers.get("content-length")
    body = b"" if status == "204" else await reader.readexactly(int(size)) if size is not None else await reader.read()
    return Answer(int(status), headers, body)
