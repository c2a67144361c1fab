#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Three bots run beside each other, each with its own input, table and executor; one that fails does not stop the others."""

import os
import signal
import subprocess
import tempfile
from pathlib import Path

from expect import BOT, expect, logged, run

folder = tempfile.TemporaryDirectory()
os.chdir(folder.name)
Path("a.log").write_text("[10:00] <ann> where is the manual?\n")
Path("b.log").write_text("[10:05] <bob> why?\n")
hello = "@you: hello you"
through = ["info first rule 2: is through", "info second rule 2: is through"]


def lines(output: bytes) -> list[str]:
    """In an order of their own, since the bots have none among each other."""
    return sorted(output.decode().splitlines())


def log_lines(stderr: bytes) -> list[str]:
    return lines(logged(stderr).encode())


ended = run("a.log", "b.log", said="@bot hello\n")
expect("what all say", lines(ended.stdout), [hello, "ann asks about 'manual'", "bob asks about 'why'"])
expect("what all log", log_lines(ended.stderr), through)
expect("status", ended.returncode, 0)

# Much at once: each keeps what its executor's order promises.
Path("many.log").write_text("".join(f"[10:00] <ann{i % 7}> is this number{i}?\n" for i in range(3000)))
Path("more.log").write_text("".join(f"[10:00] <bob{i % 7}> is this number{i}?\n" for i in range(3000)))
ended = run("many.log", "more.log", said="@bot hello\nhello\n@bot?\n" * 1000)
said = ended.stdout.decode().splitlines()
expect("status", ended.returncode, 0)
expect("greetings", [line for line in said if line.startswith("@")], [hello, "@you: say hello"] * 1000)
expect("by channel", [line for line in said if line.startswith("ann")], [f"ann{i % 7} asks about 'number{i}'" for i in range(3000)])
for nick in (f"bob{i}" for i in range(7)):
    expect("by author", [line for line in said if line.startswith(nick)],
           [f"{nick} asks about 'number{i}'" for i in range(3000) if f"bob{i % 7}" == nick])
expect("and nothing else", len(said), 8000)

# One that fails: a folder cannot be read.
for logs in ("a.log", "."), (".", "a.log"):
    ended = run(*logs, said="@bot hello\n")
    failed = "second" if logs[1] == "." else "first"
    expect("what the others say", lines(ended.stdout), [hello, "ann asks about 'manual'"])
    expect("what all log", log_lines(ended.stderr), [f"error {failed}: ended: Is a directory", *through])
    expect("status", ended.returncode, 1)
gone = subprocess.run([BOT, "a.log", "b.log"], input=b"@bot hello\n", stdout=open("/dev/full", "wb"), stderr=subprocess.PIPE, timeout=120)
expect("where nobody can be answered", gone.returncode, 1)

# Before any of them runs.
for arguments, status, sentence in (
    (["a.log"], 2, "usage: several_bots LOG LOG"),
    (["a.log", "none.log"], 1, "none.log: No such file or directory"),
):
    ended = run(*arguments, said="@bot hello\n")
    expect(f"with {arguments}", (ended.returncode, ended.stdout, logged(ended.stderr)), (status, b"", f"error: {sentence}\n"))

# One goes on when the others have ended; a signal ends all.
os.mkfifo("pipe.log")
with subprocess.Popen([BOT, "pipe.log", "b.log"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as bots:
    with open("pipe.log", "wb", buffering=0) as pipe:
        bots.stdin.close()
        expect("the first to end", logged(bots.stderr.readline()), "info second rule 2: is through\n")
        expect("what it said", bots.stdout.readline(), b"bob asks about 'why'\n")
        pipe.write(b"[10:00] <ann> where is the pipe?\n")
        expect("the other", bots.stdout.readline(), b"ann asks about 'pipe'\n")
        bots.send_signal(signal.SIGTERM)
        expect("the end of all", log_lines(bots.stderr.read()),
               ["info first rule 2: is through", "info: monongusa: stopping; a second signal ends at once"])
    expect("status", bots.wait(timeout=60), 0)
