#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Callers of the telephone are answered on their own lines, in order, also later; who is lost is told about, and a signal ends it."""

import re
import select
import signal
import socket
import struct
import subprocess
import tempfile
import threading
from pathlib import Path

from expect import BOT, expect, logged

folder = tempfile.TemporaryDirectory()
log = Path(folder.name) / "log"
lost = "error bot rule 2: send: the connection was lost before the action was confirmed"


class Caller:
    """A connection; `number` is the one that the bot gave it."""

    def __init__(self, port: int, answered: bool = True, room: int = 0):
        self.socket = socket.socket()
        if room > 0:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
        self.socket.settimeout(60)
        self.socket.connect(("127.0.0.1", port))
        self.lines = self.socket.makefile("r", encoding="utf-8", newline="\n")
        if answered:
            self.greeted()

    def greeted(self) -> None:
        greeting = re.fullmatch(r"you are caller (\d+); say: tell NUMBER TEXT, in 2s TEXT", self.hears())
        expect("a greeting", bool(greeting), True)
        self.number = int(greeting[1])

    def says(self, text: str) -> None:
        self.socket.sendall(text.encode())

    def hears(self) -> str:
        return self.lines.readline().removesuffix("\n")

    def asks(self, text: str) -> str:
        self.says(text + "\n")
        return self.hears()

    def hung_up_on(self) -> bool:
        try:
            return self.lines.read() == ""
        except ConnectionResetError:
            return True

    def leaves(self) -> None:
        self.lines.close()
        self.socket.close()


with open(log, "wb") as stderr, subprocess.Popen([BOT], stdout=subprocess.PIPE, stderr=stderr) as bot:
    port = int(re.fullmatch(rb"nc 127\.0\.0\.1 (\d+)\n", bot.stdout.readline())[1])
    ann, bob = Caller(port), Caller(port)
    expect("their numbers", (ann.number, bob.number), (1, 2))

    # Each has a line of their own, cut as it may be.
    expect("an answer", ann.asks("hello"), "you said: hello")
    expect("to both", (bob.asks("@bot, hi 👋"), ann.asks("@bot")), ("you said: @bot, hi 👋", "you said: @bot"))
    for part in "one\n\ntw", "o", "\nthree", "\n":
        ann.says(part)
    expect("in parts", [ann.hears() for _ in range(4)], ["you said: one", "you said: ", "you said: two", "you said: three"])
    ann.says(f"tell {bob.number} hello bob\n")
    expect("from one line to another", bob.hears(), "caller 1 says: hello bob")

    # Later, by the bot's clock; what is due in an hour keeps nobody from ending.
    ann.says("in 1h never\nin 20ms tea\n")
    expect("later", ann.hears(), "now: tea")

    # More than fits into the queue of the executor, from both at once: the bot reads no faster than it answers, and loses nothing.
    def flood(caller: Caller, heard: list[str]) -> None:
        sender = threading.Thread(target=lambda: caller.says("".join(f"{i}\n" for i in range(20000))))
        sender.start()
        heard += [caller.hears() for _ in range(20000)]
        sender.join()

    floods = [(caller, []) for caller in (ann, bob)]
    threads = [threading.Thread(target=flood, args=each) for each in floods]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for _, heard in floods:
        expect("a flood in order", heard, [f"you said: {i}" for i in range(20000)])
    expect("nothing in the log", log.read_text(), "")

    # Who has hung up, in whatever way, or was never there, cannot be told anything: the action fails.  Ann's first answer says that the bot has
    # been round all its callers since.
    rude = Caller(port)
    rude.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    for number, leave in ((bob.number, bob.leaves), (rude.number, rude.leaves), (99, lambda: None)):
        leave()
        expect("noticed", ann.asks("hello"), "you said: hello")
        expect("told to nobody", ann.asks(f"tell {number} hello\nhello"), "you said: hello")
    expect("in the log", logged(log.read_bytes()).splitlines()[:1], [lost])

    # Who does not read is hung up on when nothing more fits, and so is who says more than a line may hold.
    deaf = Caller(port, room=4096)
    for _ in range(200):  # 16 MB, more than any system keeps for a connection.
        ann.asks(f"tell {deaf.number} {'x' * 4000}\n" * 20 + "hello")
    expect("what who does not read got before the end", deaf.lines.read().startswith(f"caller {ann.number} says: x"), True)
    endless = Caller(port)
    endless.says("x" * 10000)
    expect("who says too much", endless.hung_up_on(), True)

    # 64 callers at a time; the next is answered when one has left.
    others = [Caller(port) for _ in range(63)]
    waiting = Caller(port, answered=False)
    expect("all of them", {other.asks("hello") for other in [ann, *others]}, {"you said: hello"})
    expect("one more waits", select.select([waiting.socket], [], [], 0)[0], [])
    others.pop().leaves()
    waiting.greeted()
    expect("and is answered", waiting.asks("hello"), "you said: hello")

    bot.send_signal(signal.SIGTERM)
    expect("all lines end", {other.hung_up_on() for other in [ann, waiting, *others]}, {True})
    expect("status", bot.wait(timeout=60), 0)
    first, *counts, last = logged(log.read_bytes()).splitlines()
    expect("the first of the lost", first, lost)
    counted = [int(re.fullmatch(r"error bot rule 2: the last line came (\d+) more times?", line)[1]) for line in counts]
    expect("the others, those to the deaf one among them", sum(counted) > 2, True)
    expect("the end of the log", last, "info: monongusa: stopping; a second signal ends at once")
    expect("nothing else on stdout", bot.stdout.read(), b"")
