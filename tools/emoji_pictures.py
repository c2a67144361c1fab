#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Writes include/monongusa/wire/emoji_pictures.hpp from the emoji.json of the npm package emoji-datasource.

usage: tools/emoji_pictures.py emoji.json
       (npm pack emoji-datasource; tar xf emoji-datasource-*.tgz package/emoji.json package/package.json)
"""

import json
import re
import sys
from pathlib import Path

WIDTH = 140
HEADER = Path(__file__).resolve().parent.parent / "include/monongusa/wire/emoji_pictures.hpp"
TABLE = re.compile(r"(emoji-datasource )[0-9.]+(.*?inline constexpr std::string_view emoji_pictures =\n).*?(;\n)", re.S)


def entries_in(path: Path) -> list[str]:
    entries = []
    for emoji in json.loads(path.read_text(encoding="utf-8")):
        picture = "".join(chr(int(point, 16)) for point in emoji["unified"].split("-"))
        names = emoji["short_names"]
        if not all(re.fullmatch(r"[a-z0-9_+'-]+", name) for name in names):
            sys.exit(f"these names need an escape or hold a blank: {names}")
        entries.append((picture.replace("\ufe0f", "").encode(), f"{picture}={','.join(names)}"))
    return [entry for _, entry in sorted(entries)]


def literals(entries: list[str]) -> str:
    lines, line = [], ""
    for position, entry in enumerate(entries):
        word = entry + ("" if position + 1 == len(entries) else " ")
        if len(f'    "{line}{word}";') > WIDTH:
            lines.append(line)
            line = ""
        line += word
    return "\n".join(f'    "{one}"' for one in [*lines, line])


def main() -> None:
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    source = Path(sys.argv[1])
    header = Path(sys.argv[2]) if len(sys.argv) == 3 else HEADER
    version = json.loads((source.parent / "package.json").read_text(encoding="utf-8"))["version"]
    table = literals(entries_in(source))
    text, changed = TABLE.subn(lambda old: old[1] + version + old[2] + table + old[3], header.read_text(encoding="utf-8"), count=1)
    if changed != 1:
        sys.exit(f"no table found in {header}")
    header.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
