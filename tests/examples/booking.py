#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What no script of the booking can say: how conversations end with the input and with a signal, and many at once."""

import os
import signal
import subprocess

from expect import BOT, expect, expect_answers, logged, run

OFFER = "a table for 3 at 19:00: yes or no?"
BUTTONS = [f':thumbsup: on "{OFFER}"', f':thumbsdown: on "{OFFER}"']

# At the end of the input there is nobody left to answer; that is no failure.
expect_answers("@bot book a table\n", ["@you: for how many?"])
expect_answers("@bot book a table\n3\n19:00\n", ["@you: for how many?", "@you: at what time?", OFFER, *BUTTONS])
# What is said in the middle of a conversation is an answer, if a bad one.
expect_answers("@bot book a table\n0\n" * 40, ["@you: for how many?", "@you: a number from 1 to 8, please", "@you: a number from 1 to 8, please",
                                              "@you: another time, then"] * 20)
ended = run(said="@bot book a table\n")
expect("what is logged of it", logged(ended.stderr), "warning bot: ended while 1 coroutine waited for an event or a time\n")

# Many at once, each with answers of its own.  In place: threads would read the answers before the questions are out.
guests = [f"guest{i}" for i in range(200)]
said = "".join(f"[10:00] <{who}> @bot book a table\n" for who in guests)
said += "".join(f"[10:01] <{who}> {1 + i % 8}\n" for i, who in enumerate(guests))
said += "".join(f"[10:02] <{who}> 20:{i % 60:02}\n" for i, who in enumerate(guests))
answers = [f"@{who}: for how many?" for who in guests] + [f"@{who}: at what time?" for who in guests]
for i in range(len(guests)):
    offer = f"a table for {1 + i % 8} at 20:{i % 60:02}: yes or no?"
    answers += [offer, f':thumbsup: on "{offer}"', f':thumbsdown: on "{offer}"']
expect_answers(said, answers, "--format", "irc")

# A signal ends a bot in the middle of a conversation at once.
for options in ([], ["--threads", "2"]):
    read, write = os.pipe()
    with subprocess.Popen([BOT, *options], stdin=read, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as bot:
        os.close(read)
        os.write(write, b"@bot book a table\n")
        expect("the question", bot.stdout.readline(), b"@you: for how many?\n")
        bot.send_signal(signal.SIGTERM)
        out, err = bot.communicate(timeout=60)
        expect("nothing after the signal", out, b"")
        expect("the log", logged(err), "info: monongusa: stopping; a second signal ends at once\n")
        expect("status after the signal", bot.returncode, 0)
    os.close(write)

listed = run("--list").stdout.decode()
expect("what it hears and does is known beforehand", [line.split(maxsplit=1)[1] for line in listed.splitlines() if line.startswith(("hears:", "may:"))],
       ["message, reaction_added", "send, reply, reply_in_thread, react, edit"])
