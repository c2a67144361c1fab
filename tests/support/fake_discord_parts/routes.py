# SPDX-License-Identifier: BSL-1.0
"""What each endpoint of the fake does and refuses (Discord's documentation, Resources)."""

from typing import Optional

from fake_parts.exchange import Reply, Request

from .world import PUBLIC_THREAD, emoji_of, key_of, now

MOST_CHARACTERS, MOST_NONCE, MOST_IDS = 2000, 25, 100
BODY_KEYS = {"content", "embeds", "sticker_ids", "components", "files", "poll", "nonce", "enforce_nonce", "tts", "allowed_mentions",
             "message_reference", "flags", "attachments"}


class Refused(Exception):
    def __init__(self, reply: Reply):
        super().__init__(reply.json)
        self.reply = reply


def error(status: int, code: int, message: str, errors: Optional[dict] = None) -> Reply:
    return Reply(status, {"message": message, "code": code, **({"errors": errors} if errors else {})})


def invalid(path: str, code: str, message: str) -> Refused:
    """50035 with one error at a path such as allowed_mentions.parse."""
    errors: dict = {"_errors": [{"code": code, "message": message}]}
    for name in reversed(path.split(".")):
        errors = {name: errors}
    return Refused(error(400, 50035, "Invalid Form Body", errors))


def unknown(code: int, what: str) -> Refused:
    return Refused(error(404, code, f"Unknown {what}"))


# --- what requests name

def channel_of(fake, identity: str) -> dict:
    if not identity.isdigit():
        raise invalid("channel_id", "NUMBER_TYPE_COERCE", f"Value \"{identity}\" is not snowflake.")
    if identity not in fake.world.channels:
        raise unknown(10003, "Channel")
    return fake.world.channels[identity]


def message_of(fake, channel: str, identity: str) -> dict:
    channel_of(fake, channel)
    message = fake.world.messages.get(identity)
    if message is None or message["channel_id"] != channel:
        raise unknown(10008, "Message")
    return message


def object_of(request: Request) -> dict:
    body = request.json
    if not isinstance(body, dict):
        raise invalid("_", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
    return body


def emoji_in(text: str) -> dict:
    """Of a path.  Text that is no picture and has no id is none."""
    name, colon, identity = text.partition(":")
    custom = colon and name and identity.isdigit()
    picture = not colon and all(not one.isascii() or one in "0123456789#*" for one in text)  # digits: of keycaps
    if not text or not (custom or picture):
        raise Refused(error(400, 10014, "Unknown Emoji"))
    return emoji_of(text)


# --- what a message may hold

def check_mentions(asked) -> None:
    if asked is None:
        return
    if not isinstance(asked, dict) or asked.keys() - {"parse", "users", "roles", "replied_user"}:
        raise invalid("allowed_mentions", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
    parse = asked.get("parse") or []
    if not isinstance(parse, list) or any(one not in ("users", "roles", "everyone") for one in parse):
        raise invalid("allowed_mentions.parse", "BASE_TYPE_CHOICES", "Value must be one of {'users', 'roles', 'everyone'}.")
    for kind in ("users", "roles"):
        ids = asked.get(kind) or []
        if not isinstance(ids, list) or not all(isinstance(one, str) and one.isdigit() for one in ids):
            raise invalid(f"allowed_mentions.{kind}", "NUMBER_TYPE_COERCE", "Value is not snowflake.")
        if len(ids) > MOST_IDS:
            raise invalid(f"allowed_mentions.{kind}", "BASE_TYPE_BAD_LENGTH", f"Must be between 0 and {MOST_IDS} in length.")
        if ids and kind in parse:
            raise invalid("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                          f"parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.")
    if not isinstance(asked.get("replied_user", False), bool):
        raise invalid("allowed_mentions.replied_user", "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")


def pinged(fake, body: dict, content: str, replied_to: Optional[dict]) -> list[dict]:
    """Who is told of the message: what its text mentions, as far as it was allowed to."""
    asked = body.get("allowed_mentions")
    everyone = asked is None or "users" in (asked.get("parse") or [])
    people = [one for one in fake.world.mentioned(content) if everyone or one["id"] in (asked.get("users") or [])]
    if replied_to is not None and (asked is None or asked.get("replied_user")) and replied_to["author"] not in people:
        people.append(replied_to["author"])
    return people


def check_content(fake, body: dict) -> str:
    content = body.get("content")
    if content is None:
        return ""
    if not isinstance(content, str):
        raise invalid("content", "STRING_TYPE_CONVERT", "Could not interpret as string.")
    if any("\ud800" <= one <= "\udfff" for one in content):
        fake.violation("REST: half a surrogate pair in content")
        content = content.encode("utf-8", "replace").decode("utf-8")
    if len(content) > MOST_CHARACTERS:
        raise invalid("content", "BASE_TYPE_MAX_LENGTH", f"Must be {MOST_CHARACTERS} or fewer in length.")
    return content


# --- messages

def create_message(fake, request: Request, channel_id: str) -> Reply:
    channel, body, files = channel_of(fake, channel_id), object_of(request), request.files()
    if body.keys() - BODY_KEYS:
        fake.violation(f"REST: a message with {sorted(body.keys() - BODY_KEYS)}")
    check_mentions(body.get("allowed_mentions"))
    content = check_content(fake, body)
    attached = [{"id": fake.world.new_id(), "filename": named, "size": len(bytes_), "url": f"https://127.0.0.1/{named}", "proxy_url": ""}
                for part, (named, bytes_) in files.items() if part.startswith("files[")]
    if not content.strip() and not body.get("embeds") and not attached and not body.get("poll") and not body.get("sticker_ids"):
        raise Refused(error(400, 50006, "Cannot send an empty message"))
    nonce, more = body.get("nonce"), {}
    if nonce is not None:
        if not isinstance(nonce, (str, int)) or len(str(nonce)) > MOST_NONCE:
            raise invalid("nonce", "NONCE_TYPE_TOO_LONG", f"The nonce is too long. Must be {MOST_NONCE} or fewer.")
        known = fake.nonces.get((request.account.token, channel_id, str(nonce)))
        if known is not None and body.get("enforce_nonce") is True:
            return Reply(200, known)
        more["nonce"] = nonce
    replied_to = None
    reference = body.get("message_reference")
    if reference is not None:
        replied_to = fake.world.messages.get(str(reference.get("message_id")))
        if replied_to is None or replied_to["channel_id"] != channel_id:
            if reference.get("fail_if_not_exists", True):
                raise invalid("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
            replied_to = None
        else:
            more.update(type=19, referenced_message={one: value for one, value in replied_to.items() if one != "referenced_message"},
                        message_reference={"type": 0, "channel_id": channel_id, "message_id": replied_to["id"], **in_guild(channel)})
    message = fake.world.add_message(request.account.user, channel, content, embeds=body.get("embeds") or [], attachments=attached,
                                     mentions=pinged(fake, body, content, replied_to), tts=bool(body.get("tts")), **more)
    if nonce is not None:
        fake.nonces[(request.account.token, channel_id, str(nonce))] = message
    fake.tell("MESSAGE_CREATE", fake.world.as_event(message), channel)
    return Reply(200, message)


def edit_message(fake, request: Request, channel_id: str, message_id: str) -> Reply:
    message, body = message_of(fake, channel_id, message_id), object_of(request)
    if message["author"] is not request.account.user:
        raise Refused(error(403, 50005, "Cannot edit a message authored by another user"))
    check_mentions(body.get("allowed_mentions"))
    if "content" in body:
        message["content"] = check_content(fake, body)
        message["mentions"] = pinged(fake, body, message["content"], None)
    message["embeds"] = body.get("embeds", message["embeds"]) or []
    message["edited_timestamp"] = now()
    fake.tell("MESSAGE_UPDATE", fake.world.as_event(message), fake.world.channels[channel_id])
    return Reply(200, message)


def delete_message(fake, request: Request, channel_id: str, message_id: str) -> Reply:
    message = message_of(fake, channel_id, message_id)
    channel = fake.world.channels[channel_id]
    if "guild_id" not in channel and message["author"] is not request.account.user:
        raise Refused(error(403, 50003, "Cannot execute action on a DM channel"))
    del fake.world.messages[message_id]
    fake.tell("MESSAGE_DELETE", {"id": message_id, "channel_id": channel_id, **in_guild(channel)}, channel)
    return Reply(204)


def get_message(fake, request: Request, channel_id: str, message_id: str) -> Reply:
    return Reply(200, message_of(fake, channel_id, message_id))


def list_messages(fake, request: Request, channel_id: str) -> Reply:
    channel_of(fake, channel_id)
    limit = request.query.get("limit", "50")
    if not limit.isdigit() or not 1 <= int(limit) <= 100:
        raise invalid("limit", "NUMBER_TYPE_MAX", "int value should be less than or equal to 100.")
    before, after = int(request.query.get("before", 1 << 63)), int(request.query.get("after", 0))
    found = [one for one in fake.world.messages.values() if one["channel_id"] == channel_id and after < int(one["id"]) < before]
    found.sort(key=lambda one: int(one["id"]), reverse=True)
    return Reply(200, found[-int(limit):] if "after" in request.query else found[:int(limit)])


# --- reactions, threads, and the rest

def change_reaction(fake, request: Request, channel_id: str, message_id: str, text: str, *, added: bool) -> Reply:
    message, user = message_of(fake, channel_id, message_id), request.account.user
    emoji = emoji_in(text)
    of_message = fake.world.reactions.setdefault(message_id, {})
    if added and key_of(emoji) not in of_message and len(of_message) >= 20:
        raise Refused(error(400, 30010, "Maximum number of reactions reached (20)"))
    people = of_message.setdefault(key_of(emoji), set())
    if added != (user["id"] in people):
        (people.add if added else people.discard)(user["id"])
        if not people:
            del of_message[key_of(emoji)]
        fake.tell("MESSAGE_REACTION_ADD" if added else "MESSAGE_REACTION_REMOVE",
                  fake.world.reaction_event(user, message, emoji, added=added), fake.world.channels[channel_id])
    return Reply(204)


def add_reaction(fake, request: Request, channel_id: str, message_id: str, text: str) -> Reply:
    return change_reaction(fake, request, channel_id, message_id, text, added=True)


def remove_reaction(fake, request: Request, channel_id: str, message_id: str, text: str) -> Reply:
    return change_reaction(fake, request, channel_id, message_id, text, added=False)


def thread_from_message(fake, request: Request, channel_id: str, message_id: str) -> Reply:
    message, body = message_of(fake, channel_id, message_id), object_of(request)
    channel, name = fake.world.channels[channel_id], body.get("name")
    if channel["type"] == PUBLIC_THREAD or "guild_id" not in channel:
        raise Refused(error(400, 50024, "Cannot execute action on this channel type"))
    if not isinstance(name, str) or not 1 <= len(name) <= 100:
        raise invalid("name", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.")
    if message_id in fake.world.channels:
        raise Refused(error(400, 160004, "A thread has already been created for this message"))
    if body.get("auto_archive_duration", 60) not in (60, 1440, 4320, 10080):
        raise invalid("auto_archive_duration", "BASE_TYPE_CHOICES", "Value must be one of {60, 1440, 4320, 10080}.")
    thread = fake.world.add_channel(name, PUBLIC_THREAD, id=message_id, parent_id=channel_id, owner_id=request.account.user["id"],
                                    message_count=0, member_count=1, thread_metadata={"archived": False, "auto_archive_duration": 1440,
                                                                                      "archive_timestamp": now(), "locked": False})
    message["thread"], message["flags"] = thread, message["flags"] | 1 << 5
    fake.tell("THREAD_CREATE", {**thread, "newly_created": True}, channel)
    return Reply(201, thread)


def create_direct(fake, request: Request) -> Reply:
    recipient = object_of(request).get("recipient_id")
    if recipient not in fake.world.users:
        raise invalid("recipient_id", "NUMBER_TYPE_COERCE", "Value is not snowflake.")
    if recipient in fake.closed_to_direct or recipient == request.account.user["id"]:
        raise Refused(error(400, 50007, "Cannot send messages to this user"))
    return Reply(200, fake.world.direct(request.account.user, fake.world.users[recipient]))


def typing(fake, request: Request, channel_id: str) -> Reply:
    channel_of(fake, channel_id)
    return Reply(204)


def gateway(fake, request: Request) -> Reply:
    return Reply(200, {"url": fake.gateway_url()})


def gateway_bot(fake, request: Request) -> Reply:
    return Reply(200, {"url": fake.gateway_url(), "shards": request.account.shards, "session_start_limit": request.account.start_limit()})


def self_user(fake, request: Request) -> Reply:
    return Reply(200, request.account.user)


def guild_roles(fake, request: Request, guild_id: str) -> Reply:
    if guild_id != fake.world.guild_id:
        raise unknown(10004, "Guild")
    return Reply(200, fake.world.roles)


def guild_member(fake, request: Request, guild_id: str, user_id: str) -> Reply:
    if guild_id != fake.world.guild_id:
        raise unknown(10004, "Guild")
    if user_id not in fake.world.users:
        raise unknown(10007, "Member")
    return Reply(200, fake.world.member(fake.world.users[user_id]))


def channel(fake, request: Request, channel_id: str) -> Reply:
    return Reply(200, channel_of(fake, channel_id))


def in_guild(of_channel: dict) -> dict:
    return {"guild_id": of_channel["guild_id"]} if "guild_id" in of_channel else {}


TABLE = [("GET", "/gateway", gateway), ("GET", "/gateway/bot", gateway_bot), ("GET", "/users/@me", self_user),
         ("POST", "/users/@me/channels", create_direct),
         ("GET", "/channels/{c}", channel), ("POST", "/channels/{c}/typing", typing),
         ("GET", "/channels/{c}/messages", list_messages), ("POST", "/channels/{c}/messages", create_message),
         ("GET", "/channels/{c}/messages/{m}", get_message), ("PATCH", "/channels/{c}/messages/{m}", edit_message),
         ("DELETE", "/channels/{c}/messages/{m}", delete_message),
         ("POST", "/channels/{c}/messages/{m}/threads", thread_from_message),
         ("PUT", "/channels/{c}/messages/{m}/reactions/{e}/@me", add_reaction),
         ("DELETE", "/channels/{c}/messages/{m}/reactions/{e}/@me", remove_reaction),
         ("GET", "/guilds/{g}/roles", guild_roles), ("GET", "/guilds/{g}/members/{u}", guild_member)]
