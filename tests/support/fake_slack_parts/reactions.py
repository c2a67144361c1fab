# SPDX-License-Identifier: BSL-1.0
"""reactions.* and emoji.list (Slack API documentation, reactions)."""

import re

from .call import Call, Refused, method

NAME = re.compile(r"[a-z0-9_+'-]{1,100}(::skin-tone-[2-6])?")
MOST_KINDS = 23  # of one user on a message; Slack tells no number


def _of(call: Call) -> tuple[dict, dict, str]:
    channel = call.channel()
    if not call.inside(channel):
        raise Refused("not_in_channel")
    message, name = call.message(channel, "timestamp"), call.text("name", required=True)
    if not NAME.fullmatch(name) or name in call.fake.unknown_emoji:
        call.fake.violation(f"{call.request.route}: the name {name!r}")
        raise Refused("invalid_name")
    if channel["is_archived"]:
        raise Refused("is_archived")
    return channel, message, name


@method("reactions.add", 3, "reactions:write", takes="channel timestamp name")
def add(call: Call) -> dict:
    channel, message, name = _of(call)
    mine = [one for one in message.get("reactions", []) if call.account.user["id"] in one["users"]]
    if len(mine) >= MOST_KINDS:
        raise Refused("too_many_reactions")
    if not call.world.react(message, call.account.user["id"], name, added=True):
        raise Refused("already_reacted")
    call.fake.tell_reaction(channel, message, call.account.user["id"], name, added=True)
    return {}


@method("reactions.remove", 2, "reactions:write", takes="channel timestamp name")
def remove(call: Call) -> dict:
    channel, message, name = _of(call)
    if not call.world.react(message, call.account.user["id"], name, added=False):
        raise Refused("no_reaction")
    call.fake.tell_reaction(channel, message, call.account.user["id"], name, added=False)
    return {}


@method("reactions.get", 3, "reactions:read", takes="channel timestamp full", reads=True)
def get(call: Call) -> dict:
    channel = call.channel()
    return {"type": "message", "channel": channel["id"], "message": call.message(channel, "timestamp")}


@method("emoji.list", 2, "emoji:read", takes="include_categories", reads=True)
def emoji(call: Call) -> dict:
    return {"emoji": dict(call.world.emoji), "cache_ts": call.world.new_ts()}
