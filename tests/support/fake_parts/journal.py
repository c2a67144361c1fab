# SPDX-License-Identifier: BSL-1.0
"""What happened to the fake, in order; and waiting for what is to happen."""

import threading
import time
from typing import Callable, NamedTuple

WITHIN = 10.0  # seconds that waiting takes at most unless told otherwise


class Late(AssertionError):
    """What was waited for did not come; says what came instead."""


class Note(NamedTuple):
    at: float
    kind: str       # open websocket to from ready close end request reply violation tls gone ...
    text: str
    subject: object  # the connection or request


class Journal:
    """Written by the fake's thread, read and waited for by the test's."""

    patience = 1.0  # all that is waited for may take so much longer, on a machine that is slow or has much to do

    def __init__(self):
        self.notes: list[Note] = []
        self.violations: list[str] = []  # what a bot should not have done
        self.gave_up: Callable[[], str] = lambda: ""  # asked while waiting: why there is no use in it, such as a bot that ended
        self._told = threading.Condition(threading.RLock())

    def wait(self, condition: Callable[[], object], what: str, within: float = WITHIN):
        """What the condition gives as soon as it is not false.  It is asked after each note, and must not do anything on the loop."""
        end = time.monotonic() + within * self.patience
        with self._told:
            while True:
                found = condition()
                if found:
                    return found
                gave_up = self.gave_up()
                left = end - time.monotonic()
                if left <= 0 or gave_up:
                    raise Late(f"waited for {what}" + (f", but {gave_up}" if gave_up else f" {within:g} s") + "\n" + self.told())
                self._told.wait(min(left, 0.2))

    def told(self, last: int = 40) -> str:
        """The end of the log, for a human."""
        begin = self.notes[0].at if self.notes else 0
        return "\n".join(f"{note.at - begin:9.3f} {note.kind:<9} {note.text}" for note in self.notes[-last:])

    def note(self, kind: str, text: str, subject: object) -> None:
        with self._told:
            self.notes.append(Note(time.monotonic(), kind, text, subject))
            self._told.notify_all()

    def violation(self, what: str) -> None:
        self.violations.append(what)
        self.note("violation", what, None)
