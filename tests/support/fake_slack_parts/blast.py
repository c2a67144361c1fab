# SPDX-License-Identifier: BSL-1.0
"""Envelopes prepared as the bytes of the wire, so that a bench measures the bot and not the fake."""

import random

from fake_parts import websocket
from fake_parts.blast import CHUNK, IDENTITY, Prepared, words
from fake_parts.link import compact

FIRST = 1_000_000


def envelope_id(number: int) -> str:
    return f"b1a57000-0000-4000-8000-{number:012}"


def prepare(payloads: list, count: int) -> Prepared:
    """`count` envelopes of events_api with the payloads in turn.  In them IDENTITY becomes another number of twelve digits each time."""
    halves = []
    for payload in payloads:
        envelope = {"envelope_id": f"b1a57000-0000-4000-8000-{IDENTITY}", "payload": payload, "type": "events_api",
                    "accepts_response_payload": False, "retry_attempt": 0, "retry_reason": ""}
        halves.append(compact(envelope).split(IDENTITY.encode()))
    chunks, text_bytes = [], 0
    for start in range(0, count, CHUNK):
        frames = []
        for number in range(start, min(count, start + CHUNK)):
            text = (b"%012d" % (FIRST + number)).join(halves[number % len(halves)])
            text_bytes += len(text)
            frames.append(websocket.frame(websocket.TEXT, text))
        chunks.append(b"".join(frames))
    return Prepared(chunks, count, FIRST, FIRST + count - 1, text_bytes, sum(map(len, chunks)))


def messages(fake, where: str, size: int, *, texts: int = 64, seed: int = 7) -> list:
    """Payloads of messages of about `size` bytes each, of several people and with different texts that no example bot reacts to."""
    chance, channel = random.Random(seed), fake.world.channel(where)
    people = [fake.world.user("alice"), fake.world.user("bob")]
    made = []
    for number in range(texts):
        ts, text = f"1700000000.{number:06}", f"<@{people[1 - number % 2]['id']}> {words(chance, 60)}"
        event = {"type": "message", "user": people[number % 2]["id"], "ts": ts, "client_msg_id": IDENTITY, "text": text,
                 "team": fake.world.team_id, "blocks": [], "channel": channel["id"], "event_ts": ts, "channel_type": "channel"}
        payload = {**fake.wrapped(event), "event_id": f"Ev{IDENTITY}"}
        room = size - len(compact(payload)) - 320
        if room > 0:  # a person's message comes as text and as blocks
            event["blocks"] = [{"type": "rich_text", "block_id": "b1", "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": words(chance, room)}]}]}]
        made.append(payload)
    return made
