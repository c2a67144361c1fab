# SPDX-License-Identifier: BSL-1.0
"""The fake's REST, version 10: who may ask, faults, rate limits, and then what was asked (Discord's documentation, API Reference)."""

import re
import time

from fake_parts.exchange import Reply, Request, decoded
from fake_parts.serving import Serving

from . import routes
from .faults import banned
from .limits import Limiter

BASE = "/api/v10"
USER_AGENT = re.compile(r"DiscordBot \([^\s,)]+, [^\s)]+\)( .*)?")
WITHOUT_TOKEN = {"GET /gateway"}


class Rest(Serving):
    def __init__(self, fake):
        super().__init__(fake)
        self.limiter = Limiter()
        self.check_user_agent = True
        self.invalid: list[float] = []  # when 401, 403 and 429 were given; a 429 of scope shared does not count
        self.most_invalid = 10_000      # of them within ten minutes; then Cloudflare answers
        self._table = [(method, re.compile(re.sub(r"\{\w+\}", "([^/]+)", path)), f"{method} {path}", work)
                       for method, path, work in routes.TABLE]

    def find(self, request: Request) -> None:
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

    def counted(self, reply: Reply) -> None:
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
