#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Keeps each header as the others are written: its head, its guard, its length, and the words that no header says."""

import re
import sys
from pathlib import Path

import cpp_text

NEVER = r"\bvirtual\b|\bstd\s*::\s*(?:function|any)\b|\bdynamic_cast\b|\btypeid\b|\busing\s+namespace\b|#\s*pragma\s+once\b"
LONG, TOO_LONG = 300, 350


def written_well(header: str, source: str) -> list[str]:
    lines, wrong = source.split("\n"), []
    if lines[0] != "// SPDX-License-Identifier: BSL-1.0":
        wrong.append("the first line must be '// SPDX-License-Identifier: BSL-1.0'")
    if not re.match(r"// \S+ \S", "".join(lines[1:2])):
        wrong.append("the second line must be a comment that says what the file is")
    guard = re.sub(r"\W", "_", header).upper()
    code = cpp_text.code_only(source)
    opened = re.search(rf"^#ifndef {guard}\n#define {guard}\n", code, re.MULTILINE)
    first_include = re.search(r"^\s*#\s*include", code, re.MULTILINE)
    if not opened or not code.rstrip().endswith("#endif") or (first_include and first_include.start() < opened.start()):
        wrong.append(f"all of it must stand between '#ifndef {guard}', '#define {guard}' and a last '#endif'")
    for found in re.finditer(NEVER, code):
        wrong.append(f"line {code.count(chr(10), 0, found.start()) + 1}: no '{found.group()}' in a header")
    # What a tool writes nobody reads from end to end.
    length = 0 if "; written by tools/" in "".join(lines[1:2]) else source.count("\n")
    if length > TOO_LONG:
        wrong.append(f"{length} lines are more than {TOO_LONG}; a file is one idea")
    elif length > LONG:
        print(f"warning: {header}: {length} lines; about {LONG} is a room")
    return wrong


def check(root: Path) -> list[str]:
    sources = cpp_text.headers(root / "include")
    return [f"{header}: {one}" for header, source in sources.items() for one in written_well(header, source)]


if __name__ == "__main__":
    sys.exit(cpp_text.report(__doc__, check))
