#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Plays every script of docs/scripts.md to the bot it is about: what is shown there is what happens, and nothing that there is remains unsaid.

The arguments are the programs made of scripts_bot.cpp and scripts_room.cpp."""

import os
import pty
import re
import select
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = (HERE.parent.parent / "docs/scripts.md").read_text(encoding="utf-8")
BOT, ROOM = (Path(program).resolve() for program in sys.argv[1:])
BLOCKS = re.findall(r"^```(\S*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
problems = []


def told(what: str, got, wanted) -> None:
    if got != wanted:
        shown = [one if isinstance(one, str) else f"{one}\n" for one in (wanted, got)]
        problems.append(f"{what}\n--- the page\n{shown[0]}--- the bot\n{shown[1]}")


def check(script: str, *options: str) -> tuple[int, str]:
    Path("script.chat").write_text(script, encoding="utf-8")
    ended = subprocess.run([BOT, "--check", "script.chat", *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    return ended.returncode, ended.stdout.decode()


def typed(lines: list[str]) -> str:
    """What stands on a terminal at which these lines are typed, each when the prompt is there."""
    process, terminal = pty.fork()
    if process == 0:
        os.execve(BOT, [BOT], {**os.environ, "TERM": "dumb"})
    screen = ""

    def read() -> bool:
        nonlocal screen
        if not select.select([terminal], [], [], 60)[0]:
            sys.exit(f"the prompt does not come back\n{screen}")
        try:
            screen += os.read(terminal, 65536).decode().replace("\r", "")
        except OSError:  # Nobody is there any more.
            return False
        return True

    for line in [*lines, "\x04"]:
        while not ("\n" + screen).endswith("\n> "):
            read()
        begin = len(screen)
        os.write(terminal, line.encode() if line == "\x04" else f"{line}\n".encode())
        while line != "\x04" and "\n" not in screen[begin:]:
            read()
    while read():
        pass
    os.waitpid(process, 0)
    os.close(terminal)
    return screen.removesuffix("> ")


def play(kind: str, text: str, follows: str) -> None:
    if kind == "chat":
        for options in ([], ["--threads", "4"]):
            told(f"this script, played {' '.join(options) or 'in place'}:\n{text}", check(text, *options), (0, "1 of 1 script passed\n"))
    elif kind == "chat-mistake":
        status, said = check(text)
        told(f"this mistake:\n{text}", said.removesuffix("0 of 1 script passed\n"), follows)
        told(f"the exit status of this mistake:\n{text}", status, 1 if follows.startswith("--- ") else 2)
    elif kind == "prompt":
        shown = re.sub("(?<=\n)…\n", "\0", text)
        said = typed(re.findall("^> (.*)$", text, re.MULTILINE))
        if not re.fullmatch(".*".join(map(re.escape, shown.split("\0"))), said, re.DOTALL):
            told("the prompt", said, shown)
        told("what is saved", check(Path("tea.chat").read_text(encoding="utf-8")), (0, "1 of 1 script passed\n"))
    elif kind == "cpp":
        shown, compiled = (re.sub("^ +", "", code, flags=re.MULTILINE) for code in (text, (HERE / "scripts_room.cpp").read_text(encoding="utf-8")))
        for part in shown.split("\n\n"):
            told(f"scripts_room.cpp has what the page shows:\n{part}", part.strip() in compiled, True)


def words(question: str) -> list[str]:
    """What the bot knows of the library."""
    ended = subprocess.run([BOT], input=f"@bot {question}\n", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=60)
    found = ended.stdout.removeprefix("@you:").split()
    told(f"words about {question}", len(found) > 4, True)
    return found


def main() -> int:
    for (kind, text), (_, follows) in zip(BLOCKS, [*BLOCKS[1:], ("", "")]):
        play(kind, text, follows)
    for kind in ("chat", "chat-mistake", "prompt", "cpp"):
        told(f"a block '{kind}' on the page", any(block[0] == kind for block in BLOCKS), True)
    played = "".join(text for kind, text in BLOCKS if kind == "chat")
    for directive in words("directives"):
        told(f"%{directive} in a script that is played", bool(re.search(rf"^%{directive}\b", played, re.MULTILINE)), True)
        told(f"%{directive} in the list", f"`%{directive}" in PAGE, True)
    for command in words("commands"):
        told(f"{command} in the list", f"`{command} " in PAGE or f"`{command}`" in PAGE, True)
    subprocess.run([ROOM], check=True, timeout=60)
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        status = main()
        os.chdir("/")
    sys.exit(status)
