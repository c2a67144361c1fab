#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Accounts in one process: one cannot log in, one throws in a handler and goes on, one just goes on; the status is the worst, and a signal ends all."""

import os
import signal
import subprocess
import tempfile
from pathlib import Path

from expect import BOT, expect, logged

folder = tempfile.TemporaryDirectory()
os.chdir(folder.name)
Path("sums").write_text("divide 42 by 6\ndivide 9 by 3\n")
Path("zero").write_text("divide 1 by 0\ndivide 10 by 2\n")
Path("none").write_text("")
SECRET, WRONG = "open-sesame", "open-barley"
THROWN = "rule 1: nobody divides by zero"


def environment(**tokens: str) -> dict[str, str]:
    return os.environ | {f"{name}_token": token for name, token in tokens.items()}


def expect_run(arguments: str, status: int, said: list[str], log: list[str], **tokens: str) -> None:
    """What all say and log, in an order of their own, since bots have none among each other."""
    ended = subprocess.run([BOT, *arguments.split()], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120,
                           env=environment(**tokens))
    expect(f"the log of {arguments}", sorted(logged(ended.stderr).splitlines()), sorted(log))
    expect(f"what is said by {arguments}", sorted(ended.stdout.decode().splitlines()), sorted(said))
    expect(f"the status of {arguments}", ended.returncode, status)
    expect("a token in the output", SECRET in (text := (ended.stdout + ended.stderr).decode()) or WRONG in text, False)


# All is well; a handler that throws is no failure of its bot.
all_three = {"ann": SECRET, "bob": SECRET, "carol": SECRET}
expect_run("ann=none bob=sums carol=none", 0, ["7", "3"], [], **all_three)
expect_run("ann=sums bob=zero carol=none", 0, ["7", "3", "5"], [f"error bob {THROWN}"], **all_three)

# One cannot log in, wherever it stands; the others hear and answer all the same.
for names in ("ann=sums bob=zero carol=sums", "bob=zero ann=sums carol=sums", "bob=zero carol=sums ann=sums"):
    expect_run(names, 1, ["5", "7", "3"], ["error ann: login: Permission denied", f"error bob {THROWN}"], **all_three | {"ann": WRONG})
expect_run("ann=sums bob=zero carol=sums", 1, ["5", "7", "3"], ["error ann: login: there is no token; set ann_token", f"error bob {THROWN}"],
           bob=SECRET, carol=SECRET)
expect_run("ann=sums bob=sums", 1, [], [f"error {name}: login: there is no token; set {name}_token" for name in ("ann", "bob")])
# One that logs in and then cannot read.
expect_run("ann=. bob=sums", 1, ["7", "3"], ["error ann: ended: Is a directory"], **all_three)

# Accounts of one name are told apart.
expect_run("bob=zero bob=zero bob=none", 0, ["5", "5"], [f"error bob {THROWN}", f"error bob 2 {THROWN}"], bob=SECRET)

# Any number, also none.
many = [f"n{i}" for i in range(40)]
expect_run(" ".join(f"{name}=sums" for name in many), 0, ["7", "3"] * 40, [], **{name: SECRET for name in many})
expect_run("", 0, [], ["warning: monongusa: run: there are no bots"])

# Before any of them runs.
expect_run("ann=sums bob", 2, [], ["error: usage: three_bots NAME=FILE...; the token of each in NAME_token"], ann=SECRET)
expect_run("ann=sums bob=gone", 1, [], ["error: gone: No such file or directory"], ann=SECRET)

# A signal ends those that still run; the one that could not log in has its say in the status.
for token, status, failed in ((SECRET, 0, []), (WRONG, 1, ["error ann: login: Permission denied"])):
    Path("pipe").unlink(missing_ok=True)
    os.mkfifo("pipe")
    keeper = os.open("pipe", os.O_RDWR)
    tokens = environment(**all_three | {"ann": token})
    with subprocess.Popen([BOT, "ann=none", "bob=zero", "carol=pipe"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=tokens) as bots:
        os.write(keeper, b"divide 8 by 2\n")
        expect("what is said before the signal", sorted(bots.stdout.readline() for _ in range(2)), [b"4\n", b"5\n"])
        bots.send_signal(signal.SIGTERM)
        log = logged(bots.stderr.read()).splitlines()
        expect("the log up to the signal", sorted(log), sorted([*failed, f"error bob {THROWN}", "info: monongusa: stopping; a second signal ends at once"]))
        expect("nothing after it", bots.stdout.read(), b"")
        expect("status after a signal", bots.wait(timeout=60), status)
    os.close(keeper)
