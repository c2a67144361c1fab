# SPDX-License-Identifier: BSL-1.0
"""chat.*: messages posted, changed, deleted, shown to one; and what is posted to a response_url (Slack API documentation, chat)."""

from typing import Optional

from fake_parts.exchange import Reply, Request

from .call import Call, Refused, method, read_json

RESPONSE = "/response/"
RECOMMENDED, TRUNCATED, MOST_OF_UPDATE = 4000, 40_000, 4000  # characters of a text
MOST_ATTACHMENTS, MOST_BLOCKS = 100, 50
MOST_RESPONSES = 5
CONTENT = "text blocks attachments mrkdwn parse link_names metadata markdown_text unfurl_links unfurl_media"


def content(call: Call, most: int = TRUNCATED) -> dict:
    """What a message may hold."""
    text = call.text("text") or call.text("markdown_text")
    attachments = call.structure("attachments", list, "invalid_attachments")
    blocks = call.structure("blocks", list, "invalid_blocks")
    for name in ("mrkdwn", "unfurl_links", "unfurl_media", "link_names", "reply_broadcast"):
        call.flag(name)
    if call.text("parse", default="none") not in ("none", "full"):
        raise Refused("invalid_arguments")
    if not text and not attachments and not blocks:
        raise Refused("no_text")
    if len(attachments or []) > MOST_ATTACHMENTS:
        raise Refused("too_many_attachments")
    if any(not isinstance(one, dict) for one in attachments or []):
        raise Refused("invalid_attachments")
    if len(blocks or []) > MOST_BLOCKS or any(not isinstance(one, dict) or not one.get("type") for one in blocks or []):
        raise Refused("invalid_blocks")
    if len(text) > most == MOST_OF_UPDATE:
        raise Refused("msg_too_long")
    if len(text) > RECOMMENDED:
        call.fake.violation(f"{call.request.route}: a text of {len(text)} characters")
    if not text and not any(one.get("fallback") for one in attachments or []):
        call.warnings.append("missing_text_in_message")
    made = {"text": text[:TRUNCATED]}
    for name, value in (("attachments", attachments), ("blocks", blocks)):
        if value:
            made[name] = [{"id": number, **one} for number, one in enumerate(value, 1)] if name == "attachments" else value
    return made


def place(call: Call) -> dict:
    """Where a message goes: a conversation the bot is in, or a user."""
    identity = call.text("channel", required=True)
    if identity.startswith(("U", "W")):
        return direct(call, identity)
    channel = call.channel()
    if channel["is_archived"]:
        raise Refused("is_archived")
    if not call.inside(channel) and "chat:write.public" not in call.account.scopes:
        raise Refused("not_in_channel")
    return channel


def direct(call: Call, identity: str) -> dict:
    user = call.world.users.get(identity)
    if user is None:
        raise Refused("channel_not_found")
    if identity in call.fake.closed_to_direct:
        raise Refused("messages_tab_disabled")
    return call.world.direct(call.account.user, user)[0]


def thread(call: Call, channel: dict) -> Optional[str]:
    """The ts of the parent that is answered to, which must not be a reply itself."""
    if "thread_ts" not in call.given:
        if call.flag("reply_broadcast"):
            call.fake.violation(f"{call.request.route}: reply_broadcast without a thread")
        return None
    parent = call.message(channel, "thread_ts")
    if parent.get("thread_ts", parent["ts"]) != parent["ts"]:
        call.fake.violation(f"{call.request.route}: thread_ts {parent['ts']} is of a reply")
        raise Refused("cannot_reply_to_message")
    if parent["ts"] in call.fake.locked_threads:
        raise Refused("restricted_action_thread_locked")
    return parent["ts"]


@method("chat.postMessage", None, "chat:write", takes=CONTENT + " channel thread_ts reply_broadcast username icon_emoji icon_url")
def post_message(call: Call) -> dict:
    if {"username", "icon_emoji", "icon_url"} & call.given.keys():
        call.needs("chat:write.customize")
    channel, made = place(call), content(call)
    parent, broadcast = thread(call, channel), call.flag("reply_broadcast")
    limited = call.fake.api.limiter.take_post(call.account.token, channel["id"])
    if limited:
        return {"limited": limited}
    subtype = "thread_broadcast" if parent and broadcast else None
    root = call.world.messages[channel["id"]].get(parent) if subtype else None
    message = call.world.add_message(channel, call.account.user, made.pop("text"), thread_ts=parent, subtype=subtype,
                                     root=root and dict(root), **made)
    call.fake.tell_message(channel, message)
    return {"channel": channel["id"], "ts": message["ts"], "message": message}


def own(call: Call, channel: dict, error: str) -> dict:
    message = call.message(channel)
    if message.get("user") != call.account.user["id"] and message.get("bot_id") != call.world.bot_of(call.account.user)["id"]:
        raise Refused(error)
    return message


@method("chat.update", 3, "chat:write", takes=CONTENT + " channel ts file_ids reply_broadcast as_user")
def update(call: Call) -> dict:
    channel = call.channel()
    message = own(call, channel, "cant_update_message")
    made = content(call, MOST_OF_UPDATE)
    call.fake.change(channel, message, made, call.account.user["id"])
    return {"channel": channel["id"], "ts": message["ts"], "text": message["text"], "message": message}


@method("chat.delete", 3, "chat:write", takes="channel ts as_user")
def delete(call: Call) -> dict:
    channel = call.channel()
    message = own(call, channel, "cant_delete_message")
    call.fake.remove(channel, message)
    return {"channel": channel["id"], "ts": message["ts"]}


@method("chat.postEphemeral", 4, "chat:write", takes=CONTENT + " channel user thread_ts username icon_emoji icon_url as_user")
def post_ephemeral(call: Call) -> dict:
    channel = call.channel()
    user = call.text("user", required=True)
    if not call.inside(channel):
        raise Refused("not_in_channel")
    if user not in call.world.members[channel["id"]]:
        raise Refused("user_not_in_channel")
    made, parent = content(call), thread(call, channel)
    shown = {"channel": channel["id"], "user": user, "thread_ts": parent, "message_ts": call.world.new_ts(), **made}
    call.fake.ephemerals.append(shown)
    return {"message_ts": shown["message_ts"]}


def respond(fake, request: Request) -> Reply:
    """A POST to a response_url: no token; five times (Slack API documentation, Handling user interaction)."""
    found = fake.responses.get(request.parts[0])
    if "authorization" in request.headers:
        fake.violation("response_url: with a token")
    if request.method != "POST" or not request.kind.lower().startswith("application/json"):
        fake.violation(f"response_url: {request.method} with {request.kind!r}")
        return Reply(400, body=b"invalid_payload", kind="text/html")
    if found is None or found["used"] >= MOST_RESPONSES:
        return Reply(404, {"ok": False, "error": "expired_url" if found is None else "used_url"})
    try:
        request.arguments = given = read_json(request.body)
    except Refused:
        return Reply(400, body=b"invalid_payload", kind="text/html")
    if not given.get("text") and not given.get("blocks") and not given.get("delete_original"):
        return Reply(400, body=b"no_text", kind="text/html")
    found["used"] += 1
    channel = fake.world.channels[found["channel"]]
    if given.get("response_type") == "in_channel":
        bot = fake.world.bot_of(fake.account.user)
        message = fake.world.add_message(channel, None, given.get("text", ""), subtype="bot_message", bot_id=bot["id"],
                                         app_id=bot["app_id"], thread_ts=given.get("thread_ts"))
        fake.tell_message(channel, message)
    else:
        fake.ephemerals.append({"channel": channel["id"], "user": found["user"], "text": given.get("text", "")})
    return Reply(200, body=b"ok", kind="text/html")
