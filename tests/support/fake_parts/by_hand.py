# SPDX-License-Identifier: BSL-1.0
"""A fake that is played with by hand: lines from stdin are obeyed, the log goes to stdout."""

import sys
from typing import Callable

from .journal import Late


def play(fake, obey: Callable[[object, str], None]) -> None:
    shown = 0
    for line in sys.stdin:
        try:
            obey(fake, line.rstrip("\n"))
        except (IndexError, StopIteration, ValueError, LookupError, OSError, Late) as error:
            print(f"what? {error!r}", flush=True)
        for note in fake.notes[shown:]:
            print(f"{note.kind:<9} {note.text}", flush=True)
        shown = len(fake.notes)
