# SPDX-License-Identifier: BSL-1.0
"""The fake's REST, version 10: who may ask, faults, rate limits, and then what was asked (Discord's documentation, API Reference)."""

import asyncio
import re
import socket
import struct
import time
from typing import Callable, Union

from . import routes
from .exchange import Malformed, Reply, Request, decoded, read_request
from .faults import Fault, banned
from .limits import Limiter

BASE = "/api/v10"
USER_AGENT = re.compile(r"DiscordBot \([^\s,)]+, [^\s)]+\)( .*)?")
WITHOUT_TOKEN = {"GET /gateway"}


class Rest:
    def __init__(self, fake):
        self.fake = fake
        self.limiter = Limiter()
        self.check_user_agent = True
        self.invalid: list[float] = []  # when 401, 403 and 429 were given; a 429 of scope shared does not count
        self.most_invalid = 10_000      # of them within ten minutes; then Cloudflare answers
        self.under_way = self.most_under_way = 0
        self._faults: list[list] = []
        self._table = [(method, re.compile(re.sub(r"\{\w+\}", "([^/]+)", path)), f"{method} {path}", work)
                       for method, path, work in routes.TABLE]

    def fault(self, match: Union[str, Callable[[Request], bool]], fault: Fault, times: int) -> None:
        self._faults.append([match, fault, times])

    def clear_faults(self) -> None:
        self._faults.clear()

    async def serve(self, connection: int, port: int, request: Request, reader, writer) -> None:
        """All requests of a connection, one after the other; the first has been read."""
        while request is not None:
            request.connection, request.port = connection, port
            if not await self._exchange(request, writer):
                return
            try:
                request = await read_request(reader, writer)
            except Malformed as what:
                self.fake.violation(f"HTTP: {what}")
                writer.write(Reply(400, {"message": "400: Bad Request", "code": 0}).written())
                return

    async def _exchange(self, request: Request, writer) -> bool:
        self._find(request)
        self.fake.requests.append(request)
        self.fake.note("request", f"{request.method} {request.target} {request.body[:200]!r}", request)
        fault = self._fault_for(request)
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            if fault.wait:
                await asyncio.sleep(fault.wait)
            if fault.gate:
                await fault.gate.passed()
            usual = self.answer(request) if fault.done or not (fault.reply or fault.cut) else Reply(200, {"padding": "x" * 100})
        finally:
            self.under_way -= 1
        reply = fault.reply() if fault.reply else usual
        self._count(reply)
        request.replied = reply
        cut = f", cut: {fault.cut}" if fault.cut else ""
        self.fake.note("reply", f"{reply.status} to {request.method} {request.target}{cut}", request)
        if fault.cut == "all":
            return False
        bytes_ = reply.written()
        if fault.cut:
            writer.transport.set_write_buffer_limits(high=0)
            writer.write(bytes_[:len(bytes_) - max(1, len(reply.body or b"xx") // 2)] if reply.status != 204 else bytes_[:len(bytes_) // 2])
            await writer.drain()
            raw = writer.get_extra_info("socket")
            if fault.cut == "reset" and raw is not None:
                raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
            return False
        writer.write(bytes_)
        await writer.drain()
        return request.headers.get("connection", "").lower() != "close"

    def _find(self, request: Request) -> None:
        path = request.path[len(BASE):] if request.path.startswith(BASE + "/") else None
        if path is not None:
            for method, pattern, route, _ in self._table:
                matched = pattern.fullmatch(path)
                if matched and (method == request.method or not request.route):
                    request.route = route if method == request.method else f"405 {route}"
                    try:
                        request.parts = [decoded(part) for part in matched.groups()]
                    except UnicodeDecodeError:
                        request.parts = ["\N{REPLACEMENT CHARACTER}" for _ in matched.groups()]
                    if method == request.method:
                        return

    def _fault_for(self, request: Request) -> Fault:
        for row in self._faults:
            match, fault, times = row
            if times and (match in (request.route, "*") if isinstance(match, str) else match(request)):
                row[2] -= 1
                return fault
        return Fault()

    def _count(self, reply: Reply) -> None:
        if reply.status in (401, 403) or reply.status == 429 and reply.headers.get("X-RateLimit-Scope") != "shared":
            self.invalid.append(time.monotonic())

    def answer(self, request: Request) -> Reply:
        """What Discord answers when nothing is wrong with Discord."""
        if sum(at > time.monotonic() - 600 for at in self.invalid) >= self.most_invalid:
            return banned(600)
        if self.check_user_agent and not USER_AGENT.fullmatch(request.headers.get("user-agent", "")):
            self.fake.violation(f"REST: the User-Agent {request.headers.get('user-agent')!r}")
            return routes.error(403, 40333, "internal network error")
        if "host" not in request.headers:
            return Reply(400, {"message": "400: Bad Request", "code": 0})
        if not request.route or request.route.startswith("405 "):
            status, text = (405, "405: Method Not Allowed") if request.route else (404, "404: Not Found")
            self.fake.violation(f"REST: {request.method} {request.path} is not there")
            return Reply(status, {"message": text, "code": 0})
        headers = {"Via": "1.1 google"}
        if request.route not in WITHOUT_TOKEN:
            scheme, _, token = request.headers.get("authorization", "").partition(" ")
            request.account = self.fake.accounts.get(token) if scheme == "Bot" else None
            if request.account is None:
                return Reply(401, {"message": "401: Unauthorized", "code": 0}, headers)
            major = request.parts[0] if request.path.startswith((BASE + "/channels/", BASE + "/guilds/")) else ""
            more, refused = self.limiter.take(token, request.route, major)
            if refused:
                return refused
            headers.update(more)
        try:
            reply = self._checked(request)
        except routes.Refused as refused:
            reply = refused.reply
        reply.headers = {**headers, **reply.headers}
        return reply

    def _checked(self, request: Request) -> Reply:
        if request.method in ("POST", "PUT", "PATCH") and not request.body and request.headers.get("content-length") != "0":
            self.fake.violation(f"REST: {request.method} {request.path} without Content-Length")
        if request.body:
            if request.method == "GET":
                self.fake.violation(f"REST: GET {request.path} with a body")
            kind = request.kind.partition(";")[0].strip().lower()
            if kind not in ("application/json", "application/x-www-form-urlencoded", "multipart/form-data"):
                self.fake.violation(f"REST: the Content-Type {kind!r}")
                raise routes.invalid("content-type", "CONTENT_TYPE_INVALID", "The \"Content-Type\" header must be one of the known ones.")
            if kind != "application/x-www-form-urlencoded" and request.json is None:
                raise routes.Refused(routes.error(400, 50109, "The request body contains invalid JSON."))
        work = next(work for _, _, route, work in self._table if route == request.route)
        return work(self.fake, request, *request.parts)
