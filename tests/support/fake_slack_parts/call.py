# SPDX-License-Identifier: BSL-1.0
"""A call of a Web API method: its arguments, from a form, JSON or the query, and what it may ask for (Slack API documentation, Web API)."""

import json
from dataclasses import dataclass, field
from typing import Callable, Optional

from fake_parts.exchange import Request

FORM, JSON, MULTIPART = "application/x-www-form-urlencoded", "application/json", "multipart/form-data"


class Refused(Exception):
    """ok: false."""

    def __init__(self, error: str, **more):
        super().__init__(error)
        self.error, self.more = error, more


def invalid(message: str) -> Refused:
    return Refused("invalid_arguments", response_metadata={"messages": [f"[ERROR] {message}"]})


@dataclass
class Account:
    """A token: of a bot (xoxb) or of an app (xapp), and what it may do."""
    token: str
    user: dict
    scopes: set
    app: bool = False
    error: str = ""  # such as token_revoked: the answer to all it asks


@dataclass
class Method:
    name: str
    tier: Optional[int]
    scopes: tuple      # one of them is enough; empty: none is needed, or the method says which
    takes: frozenset
    reads: bool        # takes no JSON
    app: bool          # for an app's token
    work: Callable


METHODS: dict[str, Method] = {}


def method(name: str, tier: Optional[int], *scopes: str, takes: str = "", reads: bool = False, app: bool = False):
    def added(work):
        METHODS[name] = Method(name, tier, scopes, frozenset(takes.split()), reads, app, work)
        return work
    return added


@dataclass
class Call:
    fake: object
    account: Account
    request: Request
    given: dict
    warnings: list = field(default_factory=list)

    @property
    def world(self):
        return self.fake.world

    # --- arguments

    def text(self, name: str, *, required: bool = False, default: str = "") -> str:
        value = self.given.get(name, default)
        if not isinstance(value, str) or required and not value:
            raise invalid(f"missing required field: {name}" if required and not value else f"must be a string [json-pointer:/{name}]")
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.given.get(name, default)
        if value in (True, False) and isinstance(value, bool):
            return value
        if value in ("true", "1", "false", "0"):
            return value in ("true", "1")
        raise invalid(f"must be a boolean [json-pointer:/{name}]")

    def number(self, name: str, default: int, most: int, least: int = 1) -> int:
        value = self.given.get(name, default)
        if isinstance(value, str) and value.isdigit():
            value = int(value)
        if type(value) is not int or not least <= value <= most:
            raise Refused("invalid_limit") if name == "limit" else invalid(f"must be a number of {least} to {most} [json-pointer:/{name}]")
        return value

    def structure(self, name: str, kind: type, error: str = "invalid_arguments"):
        """JSON: as itself, or as a string in a form."""
        value = self.given.get(name)
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                raise Refused(error, response_metadata={"messages": [f"[ERROR] no JSON [json-pointer:/{name}]"]}) from None
        if value is not None and not isinstance(value, kind):
            raise Refused(error, response_metadata={"messages": [f"[ERROR] must be {kind.__name__} [json-pointer:/{name}]"]})
        return value

    # --- what is named

    def needs(self, *scopes: str) -> None:
        """All of them."""
        for one in scopes:
            if one not in self.account.scopes:
                raise Refused("missing_scope", needed=one, provided=",".join(sorted(self.account.scopes)))

    def channel(self, name: str = "channel", error: str = "channel_not_found") -> dict:
        """One that the bot can see: what is private and without it is not there."""
        identity = self.text(name, required=True)
        found = self.world.channels.get(identity)
        if found is None or found["is_private"] and not self.inside(found):
            raise Refused(error)
        return found

    def inside(self, channel: dict) -> bool:
        return self.account.user["id"] in self.world.members[channel["id"]]

    def message(self, channel: dict, name: str = "ts", error: str = "message_not_found") -> dict:
        ts = self.timestamp(name, error)
        found = self.world.messages[channel["id"]].get(ts)
        if found is None:
            raise Refused(error)
        return found

    def timestamp(self, name: str, error: str) -> str:
        """A ts as Slack writes it.  Another is what a bot makes that took it for a number."""
        ts = self.text(name, required=True)
        seconds, dot, digits = ts.partition(".")
        if not (dot and seconds.isdigit() and digits.isdigit() and len(digits) == 6):
            self.fake.violation(f"{self.request.route}: {name} is {ts!r}, which no message has")
            raise Refused("bad_timestamp" if name == "timestamp" else error)
        return ts

    def page(self, found: list, most: int = 1000, default: int = 100) -> tuple[list, dict]:
        """A part of a list, and the response_metadata with the cursor of the next."""
        limit, cursor = self.number("limit", default, most), self.text("cursor")
        start = 0
        if cursor:
            if not (cursor.startswith("next:") and cursor.endswith("=") and cursor[5:-1].isdigit()):
                raise Refused("invalid_cursor")
            start = int(cursor[5:-1])
        limit = min(limit, self.fake.page_size or limit)
        following = f"next:{start + limit}=" if start + limit < len(found) else ""
        return found[start:start + limit], {"next_cursor": following}


def arguments(request: Request, wanted: Method, told: Callable[[str], None]) -> tuple[dict, list]:
    """What was given, and warnings.  told: of what a bot should not do, though Slack lets it pass."""
    kind, _, options = request.kind.partition(";")
    kind = kind.strip().lower()
    given, warnings = dict(request.query), []
    if request.body:
        if given:
            told("arguments in the query and in the body")
        if kind == FORM:
            if any(len(values) > 1 for values in request.repeated.values()):
                told("a field twice")
            given.update(request.form)
        elif kind == MULTIPART:
            given.update({name: content.decode("utf-8", "replace") for name, (_, content) in request.files().items()})
        elif kind == JSON:
            given.update(read_json(request.body))
            if "charset=utf-8" not in options.replace(" ", "").lower():
                warnings.append("missing_charset")
            if wanted.reads:
                told("JSON for a method that takes none")
                given = {}
        else:
            raise Refused("invalid_post_type" if kind else "missing_post_type")
    unknown = given.keys() - wanted.takes - {"token"}
    if unknown:
        told(f"unknown arguments {sorted(unknown)}")
    if "token" in given:
        told("the token as an argument, where it comes into logs")
        raise Refused("invalid_auth" if wanted.app else "not_authed")
    return given, warnings


def read_json(body: bytes) -> dict:
    try:
        found = json.loads(body.decode("utf-8"))
    except ValueError:
        raise Refused("invalid_json") from None
    if not isinstance(found, dict):
        raise Refused("json_not_object")
    return found
