#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The greeter on a terminal: the prompt, what is typed there with and without an editor of lines, and that a saved conversation passes as a test."""

import ctypes
import os
import pty
import re
import select
import signal
import sys
import tempfile
import time
from pathlib import Path

from expect import BOT, expect, run

PATIENCE = 30  # Seconds for something that comes at once.


class Prompt:
    """A bot on a terminal of its own, with somebody in front of it."""

    def __init__(self, folder: str, terminal: str, *arguments: str) -> None:
        self.screen = ""
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execve(BOT_PATH, [BOT_PATH, *arguments], {**os.environ, "TERM": terminal})

    def fail(self, why: str) -> None:
        os.kill(self.process, signal.SIGKILL)
        sys.exit(f"{why}; on the screen there is\n{self.screen}")

    def sees(self, text: str, begin: int = 0) -> int:
        """Reads until `text` is on the screen behind `begin`; where it ends."""
        deadline = time.monotonic() + PATIENCE
        while text not in self.screen[begin:]:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.terminal], [], [], left)[0] or not self.read():
                self.fail(f"{text!r} does not come")
        return self.screen.index(text, begin) + len(text)

    def read(self) -> bool:
        try:
            portion = os.read(self.terminal, 65536)
        except OSError:  # Nobody is there any more.
            return False
        plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", portion.decode(errors="replace"))
        self.screen += plain.replace("\r", "")
        return bool(portion)

    def types(self, keys: str, answer: str) -> str:
        """What stands on the screen from the first key to the end of the answer."""
        begin = len(self.screen)
        os.write(self.terminal, keys.encode())
        end = self.sees(answer, begin)
        return self.screen[begin:end]

    def leaves(self, keys: str = "\x04") -> int:
        deadline = time.monotonic() + PATIENCE
        waits = False  # What is typed while the terminal changes its mode may be lost: then it is typed again, as people do.
        os.write(self.terminal, keys.encode())
        while time.monotonic() < deadline:
            if waits := not select.select([self.terminal], [], [], 1)[0]:
                os.write(self.terminal, b"\x04")
            elif not self.read():
                break
        if waits or time.monotonic() >= deadline:
            self.fail("it does not end")
        status = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        os.close(self.terminal)
        return status


def talks(terminal: str) -> None:
    """What works on any terminal."""
    with tempfile.TemporaryDirectory() as folder:
        you = Prompt(folder, terminal, "--color=never")
        you.sees("info: here as bot\n")
        you.sees("> ")
        you.types("@bot add 2 40\r", "< #console @you: 42\n> ")
        you.types("@alice #tea: Can someone help me?\r", "< #tea @alice: Yes, I can!\n< #tea: I can help everybody!\n< #tea >m2 @alice: Here's a threaded reply\n> ")
        you.types("%react :tada: m1 as bob\r", "< #console: bob is happy\n> ")
        why = you.types("\\why @bot add 1 99999999999\r", "default_reply addressed: accepts\n> ")
        expect("the reason", '# rule 3, respond_to (addressed && /add (\\d+) (\\d+)/): group 2 "99999999999" is no int\n' in why, True)
        listed = you.types("\\list\r", "# may:   send, reply, reply_in_thread, react\n> ")
        expect("the first rule", "# 1   listen_to      message           /Can someone help me/  line " in listed, True)
        you.types("\\help\r", "# Ctrl-D ")
        you.sees("\n> ", you.screen.rindex("# Ctrl-D "))
        you.types("%reakt\r", "stdin:7:2: there is no directive 'reakt'")
        you.sees("\n> ", you.screen.rindex("reakt"))
        you.types("\\save talk.chat\r", "# saved; --check talk.chat plays it again\n> ")
        you.types("\\save talk.chat\r", "# talk.chat: there is such a file; \\save! writes over it\n> ")
        you.types("@bot hello\r", "< #tea @alice: I know: give me THING, add A B\n> ")
        you.types("\\save! talk.chat\r", "# saved; --check talk.chat plays it again\n> ")
        you.types("\\save none/talk.chat\r", "# none/talk.chat: No such file or directory\n> ")
        expect("the exit status", you.leaves(), 0)
        saved = Path(folder, "talk.chat")
        expect("what was saved", saved.read_text(encoding="utf-8").splitlines()[:2], ["@bot add 2 40", "< #console @you: 42"])
        expect("the mode of the file", saved.stat().st_mode & 0o777, 0o600)
        for arguments in ([], ["--threads", "4"]):
            ended = run("--check", str(saved), *arguments)
            expect("the check of what was saved", (ended.stdout, ended.returncode), (b"1 of 1 script passed\n", 0))


def edits() -> None:
    """Keys, as far as libedit is there."""
    with tempfile.TemporaryDirectory() as folder:
        you = Prompt(folder, "xterm", "--color=never", "--history", "typed")
        you.sees("> ")
        you.types("@b\tgive me tex\x7fa\r", "< #console @you: Here is tea\n")
        you.types("\x1b[A\r", "< #console @you: Here is tea\n")
        you.types("%rea\t:tad\tm\t", "m1  m2\n")
        you.types("1 as bob\r", "< #console: bob is happy\n")
        # There are two such directives.
        expect("both", "%rename" in you.types("%re\t", "%rename"), True)
        you.types("\x15\\sa\t\t", "\\save!")
        you.types("\x15\x1b[A\x1b[A\x01\x1b[C\r", "< #console @you: Here is tea\n")
        you.sees("> ", you.screen.rindex("Here is tea"))
        expect("the exit status", you.leaves(), 0)
        again = Prompt(folder, "xterm", "--color=never", "--history", "typed")
        again.sees("> ")
        again.types("\x1b[A\r", "Here is tea\n")
        again.sees("> ", again.screen.rindex("Here is tea"))
        expect("the exit status", again.leaves("\x15\x04"), 0)


BOT_PATH = os.path.abspath(BOT)
talks("dumb")
talks("xterm")
try:
    ctypes.CDLL("libedit.so.2")
except OSError:
    print("there is no libedit.so.2: keys are not tested")
else:
    edits()
