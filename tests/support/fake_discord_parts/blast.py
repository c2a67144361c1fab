# SPDX-License-Identifier: BSL-1.0
"""Dispatches prepared as the bytes of the wire, so that a bench measures the bot and not the fake."""

import json
import random
import zlib

from fake_parts import websocket
from fake_parts.blast import CHUNK, IDENTITY, Prepared, words
from fake_parts.link import compact

from .world import World

FIRST = 1_000_000  # their first sequence number: behind all that a session has had


def prepare(event: str, payloads: list, count: int, *, compressed: bool, first: int = FIRST) -> Prepared:
    """`count` dispatches of the payloads in turn.  Those of one chunk share a deflate context, which begins with the chunk."""
    halves = []
    for payload in payloads:
        text = payload if isinstance(payload, bytes) else compact(payload)
        halves.append(text.split(IDENTITY.encode()))
    head = b'{"t":"%s","s":' % event.encode()
    chunks, text_bytes = [], 0
    for start in range(0, count, CHUNK):
        deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS) if compressed else None
        frames = []
        for number in range(start, min(count, start + CHUNK)):
            identity = b"%d" % (1_100_000_000_000_000_000 + number)
            text = b'%s%d,"op":0,"d":%s}' % (head, first + number, identity.join(halves[number % len(halves)]))
            text_bytes += len(text)
            if deflate is None:
                frames.append(websocket.frame(websocket.TEXT, text))
            else:
                frames.append(websocket.frame(websocket.BINARY, deflate.compress(text) + deflate.flush(zlib.Z_SYNC_FLUSH)))
        chunks.append(b"".join(frames))
    return Prepared(chunks, count, first, first + count - 1, text_bytes, sum(map(len, chunks)))


def messages(world: World, where: str, size: int, *, texts: int = 64, seed: int = 7) -> list:
    """Payloads of MESSAGE_CREATE of about `size` bytes each, of several people and with different texts that no example bot reacts to."""
    chance = random.Random(seed)
    people = [world.user("alice"), world.user("bob")]
    made = []
    for number in range(texts):
        author, other = people[number % 2], people[1 - number % 2]
        message = {"id": IDENTITY, "channel_id": world.channel(where)["id"], "author": author, "content": "", "nonce": IDENTITY,
                   "timestamp": "2026-01-01T00:00:00.000000+00:00", "edited_timestamp": None, "tts": False, "mention_everyone": False,
                   "mentions": [{**other, "member": world.member(other, whole=False)}], "mention_roles": [], "attachments": [],
                   "embeds": [], "pinned": False, "type": 0, "flags": 0, "components": [], "channel_type": 0, "guild_id": world.guild_id,
                   "member": world.member(author, whole=False)}
        message["content"] = f"<@{other['id']}> " + words(chance, 60)
        room = size - len(json.dumps(message, separators=(",", ":"))) - 60
        if room > 200:  # most of a large message is not its text
            message["embeds"] = [{"type": "rich", "title": words(chance, 30), "description": words(chance, room - 100), "fields": []}]
        made.append(message)
    return made


def reactions(world: World, where: str) -> list:
    """Payloads of MESSAGE_REACTION_ADD."""
    message = {"id": IDENTITY, "channel_id": world.channel(where)["id"], "author": world.user("bob")}
    alice = world.user("alice")
    return [world.reaction_event(alice, message, {"id": None, "name": picture}, added=True) for picture in ("🔥", "👍", "🦊")]


def guilds(world: World, size: int) -> list:
    """A GUILD_CREATE of about `size` bytes."""
    guild = world.guild()
    one = len(compact(guild["channels"][0])) + 1
    room = size - len(compact(guild))
    guild["channels"] = guild["channels"] + [{**guild["channels"][0], "id": str(10**18 + number)} for number in range(max(0, room) // one)]
    return [{**guild, "id": IDENTITY}]
