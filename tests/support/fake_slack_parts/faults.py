# SPDX-License-Identifier: BSL-1.0
"""What can go wrong with a call of the Web API; a fault is given to FakeSlack.fault() with the method it is of."""

from typing import Optional

from fake_parts.exchange import Reply
from fake_parts.faults import Fault, Gate, cut, held, slow, slow_body, unavailable  # noqa: F401

from . import limits

KIND = "application/json; charset=utf-8"


def rate_limited(after: Optional[int] = 1) -> Fault:
    """A 429, with Retry-After in seconds or without."""
    return Fault(lambda: limits.refusal(after))


def says(answer: object, status: int = 200, *, done: bool = False, **headers) -> Fault:
    """Any JSON, such as {"ok": True} of apps.connections.open: an answer without its URL."""
    return Fault(lambda: Reply(status, answer, dict(headers), kind=KIND), done=done)


def refused(error: str, *, done: bool = False, **more) -> Fault:
    """ok: false, with Slack's word for it."""
    return says({"ok": False, "error": error, **more}, done=done)


def not_json(status: int = 200, *, kind: str = "text/html; charset=utf-8") -> Fault:
    """A page where JSON should be."""
    return Fault(lambda: Reply(status, body=b"<!DOCTYPE html><html><body>Something is wrong on our end.</body></html>", kind=kind))


def sign_in_page() -> Fault:
    """What a download gives whose token is not good enough: 200, and a page (Slack API documentation, file object)."""
    return Fault(sign_in)


def sign_in() -> Reply:
    return Reply(200, body=b"<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body></body></html>\n",
                 kind="text/html; charset=utf-8")


def redirected(to: str) -> Fault:
    return Fault(lambda: Reply(302, headers={"Location": to}, body=b"", kind="text/plain"))
