# SPDX-License-Identifier: BSL-1.0
"""Which events a gateway session is told, and how much of them (Discord's documentation, Gateway: Gateway Intents)."""

from typing import Optional

GUILDS, MEMBERS, PRESENCES, MESSAGES, REACTIONS, TYPING = 0, 1, 8, 9, 10, 11
DIRECT_MESSAGES, DIRECT_REACTIONS, DIRECT_TYPING, CONTENT = 12, 13, 14, 15

DEFINED = 0x331FFFF
PRIVILEGED = 1 << MEMBERS | 1 << PRESENCES | 1 << CONTENT

# The beginning of an event's name -> the bit it needs in a guild, and in a direct message (None: it is not sent there).
NEEDS = {"GUILD_CREATE": (GUILDS, None), "GUILD_UPDATE": (GUILDS, None), "GUILD_DELETE": (GUILDS, None), "GUILD_ROLE_": (GUILDS, None),
         "CHANNEL_PINS_UPDATE": (GUILDS, DIRECT_MESSAGES), "CHANNEL_": (GUILDS, None), "THREAD_": (GUILDS, None),
         "GUILD_MEMBER_": (MEMBERS, None), "PRESENCE_UPDATE": (PRESENCES, None), "MESSAGE_REACTION_": (REACTIONS, DIRECT_REACTIONS),
         "MESSAGE_": (MESSAGES, DIRECT_MESSAGES), "TYPING_START": (TYPING, DIRECT_TYPING)}
HIDDEN = {"content": "", "embeds": [], "attachments": [], "components": []}


def visible(event: str, data: dict, intents: int, self_id: str) -> Optional[dict]:
    """The event as a session with these intents is told it, or None.  Events with no entry are always told."""
    direct = "guild_id" not in data and not event.startswith("GUILD_")
    for start, bits in NEEDS.items():
        if event.startswith(start):
            bit = bits[1 if direct else 0]
            own_member = event == "GUILD_MEMBER_UPDATE" and data.get("user", {}).get("id") == self_id
            if not own_member and (bit is None or not intents >> bit & 1):
                return None
            break
    if event not in ("MESSAGE_CREATE", "MESSAGE_UPDATE") or intents >> CONTENT & 1 or direct:
        return data
    if data.get("author", {}).get("id") == self_id or any(one["id"] == self_id for one in data.get("mentions", [])):
        return data
    return {**data, **HIDDEN}
