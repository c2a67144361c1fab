# SPDX-License-Identifier: BSL-1.0
"""Messages prepared as the bytes of the wire, so that a bench measures the bot and not the fake."""

import random
from dataclasses import dataclass

IDENTITY = "@identity@"  # in a payload: becomes another id in each message
CHUNK = 500              # messages written at once


@dataclass
class Prepared:
    chunks: list
    count: int
    first: int
    last: int
    text_bytes: int  # of the messages, before compression
    wire_bytes: int

    def figures(self) -> dict:
        return {"count": self.count, "text_bytes": self.text_bytes, "wire_bytes": self.wire_bytes}


def words(chance: random.Random, size: int) -> str:
    text = ""
    while len(text) < size:
        text += "".join(chance.choice("aeioulnrstkm") for _ in range(chance.randint(2, 9))) + " "
    return text[:size].rstrip()
