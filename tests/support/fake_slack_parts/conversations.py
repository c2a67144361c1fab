# SPDX-License-Identifier: BSL-1.0
"""conversations.* and users.conversations (Slack API documentation, conversations)."""

from .call import Call, Refused, method
from .world import TYPES

LISTS = "types exclude_archived limit cursor team_id"
HISTORY = "channel latest oldest inclusive limit cursor include_all_metadata"
PREFIX = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}  # of the scopes of a kind
MOST_IN_GROUP = 8
READ, HISTORIES = tuple(f"{one}:read" for one in PREFIX.values()), tuple(f"{one}:history" for one in PREFIX.values())


def seen(call: Call, scope: str) -> dict:
    """The conversation that is named, if the bot may read this of its kind."""
    channel = call.channel()
    call.needs(f"{PREFIX[call.world.kind(channel)]}:{scope}")
    return channel


def shown(call: Call, channel: dict) -> dict:
    return {**channel, "is_member": call.inside(channel)} if not channel["is_im"] else dict(channel)


@method("conversations.open", 3, "im:write", "mpim:write", takes="users channel return_im prevent_creation")
def opened(call: Call) -> dict:
    if call.given.get("channel"):
        channel, there = call.channel(), True
        if not (channel["is_im"] or channel["is_mpim"]):
            raise Refused("method_not_supported_for_channel_type")
    else:
        ids = [one for one in call.text("users").split(",") if one]
        if not ids:
            raise Refused("users_list_not_supplied")
        if len(ids) > MOST_IN_GROUP:
            raise Refused("too_many_users")
        users = [call.world.users.get(one) for one in ids]
        if None in users:
            raise Refused("user_not_found")
        if any(one["deleted"] for one in users):
            raise Refused("user_disabled")
        if any(one["is_bot"] for one in users):
            raise Refused("cannot_dm_bot")
        call.needs("im:write" if len(ids) == 1 else "mpim:write")
        channel, there = call.world.direct(call.account.user, *users)
    told = shown(call, channel) if call.flag("return_im") else {"id": channel["id"]}
    return {"channel": told, **({"no_op": True, "already_open": True} if there else {})}


@method("conversations.info", 3, *READ, takes="channel include_num_members include_locale", reads=True)
def info(call: Call) -> dict:
    channel = shown(call, seen(call, "read"))
    if call.flag("include_num_members"):
        channel["num_members"] = len(call.world.members[channel["id"]])
    return {"channel": channel}


@method("conversations.list", 2, *READ, takes=LISTS, reads=True)
def listed(call: Call) -> dict:
    return _listed(call, [one for one in call.world.channels.values() if call.inside(one) or not one["is_private"]])


@method("users.conversations", 2, *READ, takes=LISTS + " user", reads=True)
def of_user(call: Call) -> dict:
    user = call.text("user") or call.account.user["id"]
    if user not in call.world.users:
        raise Refused("user_not_found")
    return _listed(call, [one for one in call.world.channels.values() if user in call.world.members[one["id"]] and
                          (call.inside(one) or not one["is_private"])])


def _listed(call: Call, found: list) -> dict:
    types = call.text("types", default="public_channel").replace(" ", "").split(",")
    kinds = {kind for kind, name in TYPES.items() if name in types}
    if len(kinds) != len(set(types)):
        raise Refused("invalid_types")
    call.needs(*(f"{PREFIX[kind]}:read" for kind in sorted(kinds)))
    archived = not call.flag("exclude_archived")
    part, more = call.page([shown(call, one) for one in found if call.world.kind(one) in kinds and (archived or not one["is_archived"])])
    return {"channels": part, "response_metadata": more}


@method("conversations.members", 4, *READ, takes="channel limit cursor", reads=True)
def members(call: Call) -> dict:
    part, more = call.page(call.world.members[seen(call, "read")["id"]])
    return {"members": part, "response_metadata": more}


def _within(call: Call, found: list) -> list:
    """Those between oldest and latest, which are texts of digits and compare as such."""
    oldest, latest, inclusive = call.text("oldest", default="0"), call.text("latest"), call.flag("inclusive")
    for name, value in (("oldest", oldest), ("latest", latest)):
        if value and not value.replace(".", "", 1).isdigit():
            raise Refused(f"invalid_ts_{name}")

    def parts(ts: str) -> tuple:
        seconds, _, digits = ts.partition(".")
        return int(seconds), int(digits.ljust(6, "0") or 0)
    low, high = parts(oldest), parts(latest) if latest else (1 << 62, 0)
    return [one for one in found if low < parts(one["ts"]) < high or inclusive and parts(one["ts"]) in (low, high)]


@method("conversations.history", 3, *HISTORIES, takes=HISTORY, reads=True)
def history(call: Call) -> dict:
    channel = seen(call, "history")
    if not call.inside(channel):
        raise Refused("not_in_channel")
    top = [one for one in call.world.messages[channel["id"]].values()
           if one.get("thread_ts", one["ts"]) == one["ts"] or one.get("subtype") == "thread_broadcast"]
    part, more = call.page(_within(call, top)[::-1], 999)
    return {"messages": part, "has_more": bool(more["next_cursor"]), "pin_count": 0, "response_metadata": more}


@method("conversations.replies", 3, *HISTORIES, takes=HISTORY + " ts", reads=True)
def replies(call: Call) -> dict:
    channel = seen(call, "history")
    message = call.message(channel, "ts", "thread_not_found")
    part, more = call.page(_within(call, call.world.replies(channel["id"], message.get("thread_ts", message["ts"]))), 1000)
    return {"messages": part, "has_more": bool(more["next_cursor"]), "response_metadata": more}


@method("conversations.join", 3, "channels:join", takes="channel")
def join(call: Call) -> dict:
    channel = call.channel()
    if channel["is_private"]:
        raise Refused("method_not_supported_for_channel_type")
    if not call.inside(channel):
        call.world.members[channel["id"]].append(call.account.user["id"])
        call.fake.tell_member(channel, call.account.user, joined=True)
    return {"channel": shown(call, channel)}
