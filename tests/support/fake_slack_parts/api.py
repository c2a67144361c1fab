# SPDX-License-Identifier: BSL-1.0
"""The fake's HTTP side: who may call which method, limits, and then the method; uploads, downloads and response_urls beside them."""

import itertools
from typing import Optional

from fake_parts.exchange import Reply, Request
from fake_parts.serving import Serving

from . import chat, conversations, files, people, reactions  # noqa: F401  (these fill the list of methods)
from .call import METHODS, Account, Call, Method, Refused, arguments
from .faults import KIND
from .limits import Limiter

BASE = "/api/"


class Api(Serving):
    def __init__(self, fake):
        super().__init__(fake)
        self.limiter = Limiter()
        self._numbers = itertools.count(1)

    def find(self, request: Request) -> None:
        path = request.path
        if path.startswith(BASE):
            request.route = path[len(BASE):]
        elif path.startswith((files.UPLOAD, files.DOWNLOAD, chat.RESPONSE)):
            prefix, request.route = next((prefix, route) for prefix, route in (
                (files.UPLOAD, "upload"), (files.DOWNLOAD, "download"), (chat.RESPONSE, "response_url")) if path.startswith(prefix))
            request.parts = [path[len(prefix):]]

    def answer(self, request: Request) -> Reply:
        """What Slack answers when nothing is wrong with Slack."""
        if "host" not in request.headers:
            return Reply(400, body=b"", kind="text/html")
        apart = {"upload": files.upload, "download": files.download, "response_url": chat.respond}
        if request.route in apart and request.parts:
            return apart[request.route](self.fake, request)
        if not request.path.startswith(BASE):
            self.fake.violation(f"HTTP: {request.method} {request.path} is not there")
            return Reply(404, body=b"<html>There's been a glitch</html>", kind="text/html")
        return self._method(request)

    def _method(self, request: Request) -> Reply:
        found, account, call = METHODS.get(request.route), None, None
        try:
            if request.method not in ("GET", "POST"):
                self.fake.violation(f"Web API: {request.method} {request.path}")
                raise Refused("invalid_post_type")
            if found is None:
                self.fake.violation(f"Web API: there is no method {request.route!r}")
                raise Refused("unknown_method", req_method=request.route)
            given, warnings = arguments(request, found, lambda what: self.fake.violation(f"{request.route}: {what}"))
            request.arguments = given
            account = self.account_of(request, found)
            limited = self.limiter.take(account.token, found.name, found.tier)
            if limited:
                return limited
            if found.scopes and not account.scopes & set(found.scopes):
                raise Refused("missing_scope", needed=",".join(found.scopes), provided=",".join(sorted(account.scopes)))
            call = Call(self.fake, account, request, given, warnings)
            answer = {"ok": True, **found.work(call)}
        except Refused as refused:
            answer = {"ok": False, "error": refused.error, **refused.more}
        if isinstance(answer.get("limited"), Reply):
            return answer["limited"]
        if call is not None and call.warnings:
            answer["warning"] = ",".join(call.warnings)
            answer.setdefault("response_metadata", {})["warnings"] = call.warnings
        return Reply(200, answer, self._headers(account, found), kind=KIND)

    def _headers(self, account: Optional[Account], found: Optional[Method]) -> dict:
        headers = {"x-slack-req-id": f"{next(self._numbers):032x}", "cache-control": "private, no-cache", "vary": "Accept-Encoding"}
        if account is not None:
            headers["x-oauth-scopes"] = ",".join(sorted(account.scopes))
        if found is not None and found.scopes:
            headers["x-accepted-oauth-scopes"] = ",".join(found.scopes)
        return headers

    def account_of(self, request: Request, found: Method) -> Account:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if not scheme:
            raise Refused("not_authed")
        account = self.fake.accounts.get(token) if scheme == "Bearer" else None
        request.account = account
        if account is None:
            raise Refused("invalid_auth")
        if account.error:
            raise Refused(account.error)
        if account.app != found.app:
            self.fake.violation(f"{request.route}: with the {'app' if account.app else 'bot'}'s token")
            raise Refused("not_allowed_token_type")
        return account
