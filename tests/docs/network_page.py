# SPDX-License-Identifier: BSL-1.0
"""What the tests of the pages about networks share: compile a page's blocks, and hold what it shows of a table to what the table says."""

import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

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


def check(platform: str, count: int, *, option: str = "", shown: str = "") -> int:
    """The page has so many blocks; if it shows what `option` prints, `shown` finds it.

    usage of the programs: COMPILER -- FLAGS"""
    compiler, flags = shlex.split(sys.argv[1]), sys.argv[sys.argv.index("--") + 1:]
    name = f"docs/{platform}.md"
    page = (ROOT / name).read_text(encoding="utf-8")
    blocks = [(page.count("\n", 0, found.start()) + 2, found[1]) for found in re.finditer(r"^```cpp\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)]
    spaces = "".join(f'namespace block_{number} {{\n#line {line} "{name}"\n{text}}}\n' for number, (line, text) in enumerate(blocks))
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        whole, alone = Path(folder, "blocks.cpp"), Path(folder, "bot.cpp")
        whole.write_text(BEFORE + spaces + "int main() {}\n", encoding="utf-8")
        alone.write_text(BEFORE + AFTER, encoding="utf-8")
        subprocess.run([*compiler, "-std=c++20", *flags, "-fsyntax-only", whole], check=True)
        subprocess.run([*compiler, "-std=c++20", *flags, alone, "-o", f"{folder}/bot", "-pthread"], check=True)
        if option:
            said = subprocess.run([f"{folder}/bot", option], stdout=subprocess.PIPE, text=True, check=True, env={}).stdout
            # The page's table stands at other lines.
            found = re.search(shown, page, re.MULTILINE | re.DOTALL)
            if not found or found[1] != said:
                problems.append(f"{name} shows\n{found and found[1]}and the table says\n{said}")
        refused = subprocess.run([f"{folder}/bot", "--on", platform], stderr=subprocess.PIPE, text=True, check=False)
    if refused.returncode != 2 or f"built without the network, so '--on {platform}'" not in refused.stderr:
        problems.append(f"--on {platform} without the network: status {refused.returncode}, {refused.stderr}")
    if len(blocks) != count:
        problems.append(f"{name}: {len(blocks)} blocks, expected {count}")
    print("\n".join(problems), end="\n" if problems else "")
    return 1 if problems else 0
