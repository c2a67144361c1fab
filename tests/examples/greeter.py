#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The greeter answers as the README says, on whatever input it is given."""

import os
import re
import subprocess
from pathlib import Path

from expect import BOT, expect, expect_answers, logged, run

expect_answers(
    "Can someone help me?\n@bot give me tea\n@bot add 2 40\n@bot add 2 99999999999\n",
    [
        "@you: Yes, I can!",
        "I can help everybody!",
        "@you (thread): Here's a threaded reply",
        "@you: Here is tea",
        "@you: 42",
        "@you: I know: give me THING, add A B",
    ],
)
fallback = "@you: I know: give me THING, add A B"
expect_answers("", [])
expect_answers("give me tea\n", [])
expect_answers("\n \n@bot\n", [fallback])
expect_answers("@bot add 1 2\r\nadd 3 4, @bot", ["@you: 3", "@you: 7"])
expect_answers("please, @bot, give me tea\n", ["@you: Here is tea"])
expect_answers("@bot: Give me 抹茶 🍵\n", ["@you: Here is 抹茶 🍵"])
expect_answers("x" * 501 + "\n", [':scroll: on "' + "x" * 40 + '…"'])
expect_answers("@nao add 1 2\n@bot add 3 4\n", ["@you: 3"], "--name", "nao")
expect_answers("[10:00] <ann> @bot add 1 2\n", ["@ann: 3"])
expect_answers("[10:00] <ann> @bot add 1 2\n", ["@you: 3"], "--format", "lines")
# Bytes that are not UTF-8, and zero bytes, are text; only what would steer a terminal is made visible.
ended = run(said=b"@bot give me \xff\xfe tea\n@bot give me a\0b\n")
expect("odd bytes", ended.stdout, b"@you: I know: give me THING, add A B\n@you: Here is a\\0b\n")
# A line beyond the limit is skipped, with a sentence; nothing else is.
ended = run(said="@bot add 1 2\n" + "y" * (8 << 20) + "\n@bot add 3 4\n")
expect("around a line of 8 MB", ended.stdout, b"@you: 3\n@you: 7\n")
expect("its sentence", b"stdin:2: the line is longer than 1048576 bytes and was skipped" in ended.stderr, True)
expect("its exit status", ended.returncode, 0)

# The README shows a conversation that is played as a test of its own.
root = Path(__file__).resolve().parents[2]
shown = re.search(r"\(examples/greeter\.chat\).*?```\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)
expect("a conversation in the README", bool(shown), True)
expect("the README's conversation is in greeter.chat", shown[1] in (root / "examples/greeter.chat").read_text(encoding="utf-8"), True)

expect("log on stderr alone", (run().stdout, logged(run().stderr)), (b"", "info: here as bot\n"))
for wrong in (["--nonsense"], ["--threads", "x"], ["--order", "x"], ["--grace", "x"], ["--on"], ["--on", "irc"], ["--on", "discord"], ["--format", "xml"], ["--name", "a b"], ["word"]):
    ended = run(*wrong)
    expect(f"status of {wrong}", ended.returncode, 2)
    expect(f"sentences about {wrong}", len(ended.stderr.splitlines()), 1)
    expect(f"output of {wrong}", ended.stdout, b"")
expect("rows of --list", [line.split()[1] for line in run("--list").stdout.decode().splitlines()[:7]],
       ["listen_to", "respond_to", "respond_to", "on_emoji", "when", "on", "default_reply"])
expect("--version", run("--version").stdout.startswith(b"monongusa "), True)
expect("--help", run("--help").returncode, 0)


def status(**streams) -> int:
    return subprocess.run([BOT], stderr=subprocess.DEVNULL, timeout=60, **streams).returncode


with open(os.devnull, "rb") as null:
    expect("/dev/null", status(stdin=null, stdout=subprocess.DEVNULL), 0)
expect("a closed stdin", subprocess.run(["sh", "-c", '"$0" <&-', BOT], stderr=subprocess.DEVNULL).returncode, 0)
expect("a folder as stdin", subprocess.run(["sh", "-c", '"$0" </', BOT], stderr=subprocess.DEVNULL).returncode, 1)
expect("a full device", subprocess.run(["sh", "-c", 'echo @bot | "$0" >/dev/full', BOT], stderr=subprocess.DEVNULL).returncode, 1)
expect("a closed stdout", subprocess.run(["sh", "-c", 'echo @bot | "$0" >&-', BOT], stderr=subprocess.DEVNULL).returncode, 1)
reader, writer = os.pipe()
os.close(reader)
gone = subprocess.run([BOT], input=b"@bot\n" * 1000, stdout=writer, stderr=subprocess.PIPE, timeout=60)
expect("a vanished reader", (gone.returncode, gone.stderr.count(b"\n") < 6), (1, True))
