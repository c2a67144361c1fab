# SPDX-License-Identifier: BSL-1.0
"""files.*: the three steps of an upload, and downloads (Slack API documentation, Working with files)."""

import time

from fake_parts.exchange import Reply, Request

from .call import Call, Refused, invalid, method
from .chat import place, thread
from .faults import sign_in

UPLOAD, DOWNLOAD = "/upload/v1/", "/files-pri/"
MOST_ALT, MOST_BYTES = 1000, 1 << 30


def describe(fake, name: str, content: bytes, user: dict, title: str = "") -> dict:
    """A file of the workspace, with its content."""
    identity = fake.world.new_id("F")
    url = f"{fake.origin()}{DOWNLOAD}{fake.world.team_id}-{identity}/"
    ending = name.rpartition(".")[2].lower()
    mime = {"txt": "text/plain", "png": "image/png", "json": "application/json"}.get(ending, "application/octet-stream")
    file = {"id": identity, "created": int(time.time()), "timestamp": int(time.time()), "name": name, "title": title or name,
            "mimetype": mime, "filetype": ending or "binary", "pretty_type": ending.upper(), "user": user["id"],
            "mode": "hosted", "editable": False, "is_external": False, "is_public": False, "size": len(content), "url_private": url + name,
            "url_private_download": url + "download/" + name, "file_access": "visible"}
    fake.world.files[identity] = file
    fake.world.contents[identity] = content
    return file


@method("files.getUploadURLExternal", 4, "files:write", takes="filename length alt_txt snippet_type", reads=True)
def get_url(call: Call) -> dict:
    name, length = call.text("filename", required=True), call.number("length", 0, MOST_BYTES)
    if len(call.text("alt_txt")) > MOST_ALT:
        raise invalid("must be less than 1001 characters [json-pointer:/alt_txt]")
    file = describe(call.fake, name, b"", call.account.user)
    file["size"] = length
    call.fake.uploads[file["id"]] = "wanted"
    return {"upload_url": f"{call.fake.origin()}{UPLOAD}{file['id']}", "file_id": file["id"]}


def upload(fake, request: Request) -> Reply:
    """The bytes, raw or in a part of a form; without a token."""
    identity = request.parts[0]
    if "authorization" in request.headers:
        fake.violation("upload: with a token")
    if request.method != "POST" or fake.uploads.get(identity) != "wanted":
        fake.violation(f"upload: {request.method} {request.path}, which takes nothing")
        return Reply(404, body=b"not found", kind="text/plain")
    found = list(request.files().values()) if "multipart/" in request.kind else [(None, request.body)]
    file = fake.world.files[identity]
    if len(found) != 1 or len(found[0][1]) != file["size"]:
        fake.violation(f"upload: {[len(content) for _, content in found]} bytes in place of {file['size']}")
        return Reply(400, body=b"the length is not what was told", kind="text/plain")
    fake.world.contents[identity] = found[0][1]
    fake.uploads[identity] = "there"
    return Reply(200, body=b"OK - %d" % file["size"], kind="text/plain")


@method("files.completeUploadExternal", 4, "files:write", takes="files channel_id channels thread_ts initial_comment blocks")
def complete(call: Call) -> dict:
    asked = call.structure("files", list)
    if not asked or not all(isinstance(one, dict) and isinstance(one.get("id"), str) for one in asked):
        raise invalid("missing required field: files")
    for one in asked:
        if call.fake.uploads.get(one["id"]) != "there":
            raise Refused("file_not_found")
    found = []
    for one in asked:
        file = call.world.files[one["id"]]
        file["title"] = one.get("title") or file["name"]
        found.append(file)
    channels = [one for one in (call.text("channel_id") or call.text("channels")).split(",") if one]
    shared = []
    for identity in channels:
        call.given["channel"] = identity
        try:
            channel = place(call)
        except Refused as refused:
            raise Refused("not_in_channel" if refused.error == "not_in_channel" else "channel_not_found") from None
        shared.append((channel, thread(call, channel)))
    for file in found:
        call.fake.uploads[file["id"]] = "complete"
    told = [dict(one) for one in found]  # sharing comes later: `shares` is not in it
    comment, user = call.text("initial_comment"), call.account.user

    def share() -> None:
        for channel, parent in shared:
            message = call.world.add_message(channel, user, comment, subtype="file_share", files=found, upload=True, thread_ts=parent)
            for file in found:
                kind = "private" if channel["is_private"] else "public"
                file.setdefault("shares", {}).setdefault(kind, {})[channel["id"]] = [{"ts": message["ts"]}]
            call.fake.tell_message(channel, message)
    call.fake.loop.call_later(call.fake.share_after, share)
    return {"files": told}


@method("files.info", 4, "files:read", takes="file limit cursor", reads=True)
def info(call: Call) -> dict:
    file = call.world.files.get(call.text("file", required=True))
    if file is None:
        raise Refused("file_not_found")
    return {"file": file, "comments": [], "response_metadata": {"next_cursor": ""}}


def download(fake, request: Request) -> Reply:
    """With a token that may not read it: the page for signing in, and 200."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    account = fake.accounts.get(token) if scheme == "Bearer" else None
    request.account = account
    identity = request.parts[0].partition("/")[0].partition("-")[2]
    if account is None or account.error or "files:read" not in account.scopes:
        return sign_in()
    if identity not in fake.world.files:
        return Reply(404, body=b"not found", kind="text/html")
    return Reply(200, body=fake.world.contents[identity], kind=fake.world.files[identity]["mimetype"])
