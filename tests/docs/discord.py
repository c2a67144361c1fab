#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Compiles the blocks of docs/discord.md, and holds what it prints of a table to what the table says.

usage: discord.py COMPILER -- FLAGS"""

import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NAME = "docs/discord.md"
PAGE = (ROOT / NAME).read_text(encoding="utf-8")

BEFORE = """#include <monongusa.hpp>
namespace mg = monongusa;
constexpr mg::table reactions{
    mg::respond_to<"give (.+)">([](std::string_view thing) { return std::string{thing}; }),
    mg::listen_to<"help">([](auto& chat) { chat.reply("yes"); }),
};
constexpr mg::table spoken_to{mg::respond_to<"give (.+)">([](std::string_view thing) { return std::string{thing}; })};
"""
# A program without the network can say what the table asks, and refuses to go there.
AFTER = "int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }\n"


def main() -> int:
    compiler, flags = shlex.split(sys.argv[1]), sys.argv[sys.argv.index("--") + 1:]
    blocks = [(PAGE.count("\n", 0, found.start()) + 2, found[1]) for found in re.finditer(r"^```cpp\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)]
    spaces = "".join(f'namespace block_{number} {{\n#line {line} "{NAME}"\n{text}}}\n' for number, (line, text) in enumerate(blocks))
    with tempfile.TemporaryDirectory() as folder:
        whole, alone = Path(folder, "blocks.cpp"), Path(folder, "bot.cpp")
        whole.write_text(BEFORE + spaces + "int main() {}\n", encoding="utf-8")
        alone.write_text(BEFORE + AFTER, encoding="utf-8")
        subprocess.run([*compiler, "-std=c++20", *flags, "-fsyntax-only", whole], check=True)
        subprocess.run([*compiler, "-std=c++20", *flags, alone, "-o", f"{folder}/bot", "-pthread"], check=True)
        said = subprocess.run([f"{folder}/bot", "--intents"], stdout=subprocess.PIPE, text=True, check=True, env={}).stdout
        refused = subprocess.run([f"{folder}/bot", "--on", "discord"], stderr=subprocess.PIPE, text=True, check=False)
    problems = []
    # The page's table stands at other lines.
    shown = re.search(r"^```\n(intents:.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    if not shown or shown[1] != said:
        problems.append(f"{NAME} shows\n{shown and shown[1]}and the table says\n{said}")
    if refused.returncode != 2 or "built without the network" not in refused.stderr:
        problems.append(f"--on discord without the network: status {refused.returncode}, {refused.stderr}")
    if len(blocks) != 3:
        problems.append(f"{NAME}: {len(blocks)} blocks, expected 3")
    print("\n".join(problems), end="\n" if problems else "")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
