# SPDX-License-Identifier: BSL-1.0
"""What can go wrong with a request of REST; a fault is given to FakeDiscord.fault()."""

from typing import Optional

from fake_parts.exchange import Reply
from fake_parts.faults import Fault, Gate, cut, held, slow, slow_body, unavailable  # noqa: F401

from . import limits


def rate_limited(scope: str = "user", after: float = 0.3, *, remaining: Optional[int] = None, code: Optional[int] = None) -> Fault:
    """A 429.  With `remaining` its headers say that the bucket is not empty: a limit below that of the bucket."""
    bucket = {}
    if scope != "global" and remaining is not None:
        bucket = {"X-RateLimit-Limit": "5", "X-RateLimit-Remaining": str(remaining), "X-RateLimit-Reset-After": "5.000",
                  "X-RateLimit-Bucket": "5f0b7f9d5a4b4ed1a7c8be9b2a3f1d6c"}
    return Fault(lambda: limits.refusal(scope, after, bucket, code))


def cloudflare(after: int = 1) -> Fault:
    """Cloudflare's page for who is banned for a while: HTML, and none of Discord's headers."""
    return Fault(lambda: banned(after))


def banned(after: int) -> Reply:
    page = b"<!doctype html><html><head><title>Access denied | discord.com used Cloudflare to restrict access</title></head>" \
           b"<body><h1>Error 1015</h1><p>You are being rate limited</p></body></html>\n"
    return Reply(429, headers={"Retry-After": str(after), "Server": "cloudflare"}, body=page, kind="text/html; charset=UTF-8")


def refused(status: int, code: int, message: str, errors: Optional[dict] = None) -> Fault:
    """An error of Discord's, with its code."""
    return Fault(lambda: Reply(status, {"message": message, "code": code, **({"errors": errors} if errors else {})}))
