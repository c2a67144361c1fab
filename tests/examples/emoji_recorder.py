#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The recorder counts each emoji of what is said, keeps it in its file, and says in one sentence when it cannot."""

import os
import sqlite3
import tempfile
from pathlib import Path

from expect import expect, expect_answers, logged, run

os.environ["EMOJI_DB"] = ":memory:"
expect_answers("done :tada: 🎉\nall of it :tada:\n@bot top\n@bot who :tada:\n", ["@you: :tada: 2, 🎉 1", "@you: you 2"], "--threads", "4")
expect_answers("@bot top\n@bot who 🎉\n@bot who tada\n@bot hello :tada:\n@bot top\n",
               ["@you: no emoji so far", "@you: nobody so far", *["@you: ask me: top, who :tada:"] * 2, "@you: no emoji so far"])

folder = tempfile.TemporaryDirectory()
os.chdir(folder.name)


def rows(sql: str, file: str = "emoji.db") -> list[tuple]:
    with sqlite3.connect(file) as database:
        return database.execute(sql).fetchall()


def emoji_in(text: str) -> list[str]:
    """What is recorded of a message, in its order."""
    Path("emoji.db").unlink(missing_ok=True)
    expect_answers(text + "\n", [])
    return [emoji for (emoji,) in rows("select emoji from uses order by rowid")]


del os.environ["EMOJI_DB"]
for text, wanted in {
    "none": [],
    "12:30:45, std::vector::iterator, foo:tada:, http://a:80/b:c, a :b c: :: :::": [],
    "2 < 3 ✓ © 2026 ™ → ←": [],
    ":tada::+1::-1: (:e-mail:)": [":tada:", ":+1:", ":-1:", ":e-mail:"],
    "🎉🎉👍🏽👍x🎉": ["🎉", "🎉", "👍🏽", "👍", "🎉"],
    "👩🏽‍🚀👨‍👩‍👧❤️‍🔥🏳️‍🌈": ["👩🏽‍🚀", "👨‍👩‍👧", "❤️‍🔥", "🏳️‍🌈"],
    "🇯🇵🇩🇪 🏴󠁧󠁢󠁥󠁮󠁧󠁿": ["🇯🇵", "🇩🇪", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"],
    "1️⃣ #⃣ ☕ ❤️ ©️ 3": ["1️⃣", "#⃣", "☕", "❤️", "©️"],
    "良い:tada:ね✨": [":tada:", "✨"],
}.items():
    expect(f"emoji in {text!r}", emoji_in(text), wanted)

# Many users on four threads, and the file outlives the bot.
os.environ["EMOJI_DB"] = "many.db"
said = "".join(f"[10:00] <user{i % 10}> {':wave: ' * (i % 3)}🎉\n" for i in range(600))
expect_answers(said, [], "--threads", "4", "--order", "author")
expect("all of it", rows("select emoji, count(*) from uses group by emoji order by 1", "many.db"), [(":wave:", 600), ("🎉", 600)])
expect("whose", rows("select user, name, message, way from uses where message = 'm1'", "many.db"), [("user0", "user0", "m1", "said")])
expect_answers("[10:01] <ann> @bot top\n[10:01] <ann> @bot who 🎉\n[10:01] <ann> @bot who :wave:\n", [
    "@ann: :wave: 600, 🎉 600",
    "@ann: user0 60, user1 60, user2 60, user3 60, user4 60",
    "@ann: user0 60, user1 60, user2 60, user3 60, user4 60",
])


def refused(file: str, sentence: str) -> None:
    os.environ["EMOJI_DB"] = file
    ended = run(said="hello :tada:\n")
    expect(f"what is said of {file}", (ended.returncode, ended.stdout, logged(ended.stderr)), (1, b"", f"error: {sentence}\n"))


Path("text.db").write_text("no database, but a text that is long enough to be none\n" * 20)
refused("/no/such/folder/emoji.db", "/no/such/folder/emoji.db: unable to open database file")
refused("text.db", "text.db: file is not a database")

# What cannot be recorded is told, the rest goes on, and the exit status tells it as well.
rows("create table uses(emoji text, user text, name text, message text, way text)", "full.db")
rows("create trigger full before insert on uses when new.emoji = '💾' begin select raise(abort, 'the disk is full'); end", "full.db")
os.environ["EMOJI_DB"] = "full.db"
ended = run("--threads", "4", said="💾\n🎉\n@bot top\n")
expect("around what cannot be recorded", (ended.returncode, ended.stdout.decode(), logged(ended.stderr)),
       (1, "@you: 🎉 1\n", "error bot rule 1: full.db: the disk is full\n"))
