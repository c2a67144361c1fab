#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The executor of one thread runs every handler once and in order, refuses when it is full, loses nothing, and tells what it did."""

import re
import signal
import subprocess

from expect import BOT, expect, logged, run


def without_slow_handlers(log: bytes) -> bytes:
    """A slow machine with sanitizers takes more than a second for the longest question, which the bot rightly tells."""
    slow = re.compile(rb"\S+ warning bot: rule 1, [^\n]* held its thread for [^\n]*\n")
    return slow.sub(b"", log)


SLOW = b"""2026-01-01T00:00:00.000Z warning bot: rule 1, respond_to "^primes$" (line 1), held its thread for 4.01 s; what is slow ...\n"""
expect("such a line", without_slow_handlers(SLOW + b"other\n"), b"other\n")


def told(log: bytes) -> tuple[int, int, int]:
    """How many ran, waited at most, and were refused, by the only line of the log."""
    line = re.fullmatch(
        r"info: worker: ran (\d+) handlers, at most (\d+) waited, (\d+) were refused\n", logged(without_slow_handlers(log))
    )
    expect(f"the worker's line in {log!r}", bool(line), True)
    return tuple(int(number) for number in line.groups())


ended = run(said="@bot primes below 9000000\n@bot primes below 10\n@bot primes below 100\n")
expect("in order", ended.stdout, b"@you: 602489 below 9000000\n@you: 4 below 10\n@you: 25 below 100\n")
expect("status", ended.returncode, 0)
expect("ran", told(ended.stderr)[0], 3)
for below, primes in ((0, 0), (1, 0), (2, 0), (3, 1), (4, 2), (1000, 168)):
    expect(f"below {below}", run(said=f"@bot primes below {below}\n").stdout, f"@you: {primes} below {below}\n".encode())
ended = run(said="hello\n@bot primes below 10000000\n@bot\n")
expect("what no rule accepts is no task", (ended.stdout, told(ended.stderr)), (b"", (0, 0, 0)))

# A question that waits for the answer to the last never finds a queue.
with subprocess.Popen([BOT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as bot:
    for _ in range(100):
        bot.stdin.write(b"@bot primes below 10\n")
        bot.stdin.flush()
        expect("an answer at once", bot.stdout.readline(), b"@you: 4 below 10\n")
    bot.stdin.close()
    expect("one after the other", told(bot.stderr.read()), (100, 1, 0))
    expect("status", bot.wait(timeout=60), 0)

# A flood behind a question that takes long: the transport is paused, and all answers come in order.  How long is up to the machine, so that
# several floods may be needed until the queue was full.
flood = "@bot primes below 9999999\n" + "".join(f"@bot primes below {1000 + i}\n" for i in range(500))
for _ in range(20):
    ended = run(said=flood)
    below = [int(line.split()[-1]) for line in ended.stdout.splitlines()]
    expect("each once and in order", below, [9999999, *range(1000, 1500)])
    expect("status", ended.returncode, 0)
    ran, longest, refused = told(ended.stderr)
    expect("all ran, and no more than four waited", (ran, longest <= 4), (501, True))
    if refused > 0:
        expect("refused by a full queue alone", longest, 4)
        break
else:
    expect("a full queue in twenty floods", False, True)

# A signal ends it after what it had taken.
with subprocess.Popen([BOT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as bot:
    bot.stdin.write(b"@bot primes below 10\n@bot primes below 100\n")
    bot.stdin.flush()
    expect("an answer", bot.stdout.readline(), b"@you: 4 below 10\n")
    expect("another", bot.stdout.readline(), b"@you: 25 below 100\n")
    bot.send_signal(signal.SIGTERM)
    stopping, worker = bot.stderr.read().splitlines(keepends=True)
    expect("what it says", logged(stopping), "info: monongusa: stopping; a second signal ends at once\n")
    expect("what it had done", told(worker), (2, 2, 0) if b"most 2" in worker else (2, 1, 0))
    expect("status", bot.wait(timeout=60), 0)
