# SPDX-License-Identifier: BSL-1.0
"""An HTTP/1.1 request and its reply, read and written by hand: a server that cuts its replies needs every byte."""

import asyncio
import json
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Optional
from urllib.parse import parse_qs, unquote

MOST_HEAD, MOST_BODY = 32 << 10, 25 << 20


class Malformed(Exception):
    """What was sent is no HTTP request."""


@dataclass
class Reply:
    status: int = 200
    json: object = None
    headers: dict = field(default_factory=dict)
    body: Optional[bytes] = None  # in place of json
    kind: str = "application/json"

    def written(self) -> bytes:
        body = self.body if self.body is not None else b"" if self.status == 204 else json.dumps(self.json).encode("utf-8")
        headers = {"Date": time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime()), **self.headers}
        if self.status != 204:
            headers.update({"Content-Type": self.kind, "Content-Length": str(len(body))})
        lines = [f"HTTP/1.1 {self.status} {phrase(self.status)}", *(f"{name}: {value}" for name, value in headers.items())]
        return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


@dataclass
class Request:
    """A request as it came.  `route` is what the platform calls its kind, such as "POST /channels/{c}/messages" or "chat.postMessage";
    `parts` are what stands in the braces, `arguments` what a method was given, wherever it stood."""
    method: str
    target: str
    headers: dict
    body: bytes = b""
    connection: int = 0
    port: int = 0
    at: float = field(default_factory=time.monotonic)
    route: str = ""
    parts: list = field(default_factory=list)
    replied: Optional[Reply] = None
    account: object = None
    arguments: dict = field(default_factory=dict)

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def query(self) -> dict:
        return {name: values[-1] for name, values in parse_qs(self.target.partition("?")[2], keep_blank_values=True).items()}

    @property
    def json(self):
        """The body, or the payload_json of a multipart one; None if it is neither."""
        body = self.files().get("payload_json", (None, b""))[1] if "multipart/" in self.kind else self.body
        try:
            return json.loads(body.decode("utf-8"))
        except ValueError:
            return None

    @property
    def form(self) -> dict:
        """The fields of a body of application/x-www-form-urlencoded."""
        return {name: values[-1] for name, values in self.repeated.items()}

    @property
    def repeated(self) -> dict:
        """As `form`, with all the values of each field."""
        return parse_qs(self.body.decode("utf-8", "replace"), keep_blank_values=True)

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "")

    def files(self) -> dict:
        """The parts of a multipart body: name -> (filename or None, bytes)."""
        options = [one.strip() for one in self.kind.split(";")]
        boundary = "".join(one[len("boundary="):].strip('"') for one in options if one.startswith("boundary="))
        found = {}
        if boundary:
            for part in (b"\r\n" + self.body).split(b"\r\n--" + boundary.encode("latin-1"))[1:-1]:
                head, _, content = part.partition(b"\r\n\r\n")
                options = [one.strip() for line in head.decode("utf-8").split("\r\n") if line.lower().startswith("content-disposition:")
                           for one in line.split(";")]
                named = {one.partition("=")[0]: one.partition("=")[2].strip('"') for one in options if "=" in one}
                found[named.get("name", "")] = (named.get("filename"), content)
        return found


async def read_request(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Optional[Request]:
    """The next request of a connection; None at its end."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError as end:
        if end.partial:
            raise Malformed("the connection ended in a head") from None
        return None
    except asyncio.LimitOverrunError:
        raise Malformed("a head without end") from None
    line, *fields = head[:-4].split("\r\n")
    words = line.split(" ")
    if len(words) != 3 or words[2] != "HTTP/1.1" or not words[1].startswith("/") or not words[1].isascii():
        raise Malformed(f"the line {line!r}")
    headers = {}
    for one in fields:
        name, colon, value = one.partition(":")
        if not colon or not name or name != name.strip():
            raise Malformed(f"the header {one!r}")
        headers[name.lower()] = value.strip()
    request = Request(words[0], words[1], headers)
    if headers.get("expect", "").lower() == "100-continue":
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
    if headers.get("transfer-encoding", "").lower() == "chunked":
        request.body = await read_chunks(reader)
    elif "content-length" in headers:
        size = headers["content-length"]
        if not size.isdigit() or int(size) > MOST_BODY:
            raise Malformed(f"a body of {size!r} bytes")
        request.body = await reader.readexactly(int(size))
    return request


async def read_chunks(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while True:
        size = int((await reader.readuntil(b"\r\n")).split(b";")[0], 16)
        if size == 0:
            while await reader.readuntil(b"\r\n") != b"\r\n":
                pass
            return body
        if len(body) + size > MOST_BODY:
            raise Malformed("a body that is too large")
        body += (await reader.readexactly(size + 2))[:-2]


def phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def decoded(part: str) -> str:
    """A part of a path, from under its percents."""
    return unquote(part, errors="strict")
