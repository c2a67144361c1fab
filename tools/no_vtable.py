#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Holds the promise of no virtual dispatch: no class of the library may have left a vtable or a typeinfo in these binaries."""

import argparse
import re
import subprocess
import sys

RUNTIME_TYPE = re.compile(r"\b(?:vtable|VTT|typeinfo(?: name)?|construction vtable) for (monongusa::.*)")
# Polymorphic because std asks for it: what is thrown derives from std::exception, and a std::error_code needs a std::error_category.
ASKED_FOR_BY_STD = re.compile(r"^monongusa::(?:\w+::)*\w+_(?:error|category)$")


def symbols(nm: str, binary: str) -> str:
    ended = subprocess.run([nm, "-C", binary], capture_output=True, text=True, errors="replace")
    if ended.returncode != 0 or not ended.stdout:
        sys.exit(f"no_vtable: {nm} finds no symbols in {binary}: {ended.stderr.strip() or 'it is stripped'}")
    return ended.stdout


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binaries", nargs="+", metavar="BINARY")
    parser.add_argument("--nm", default="nm", help="the program that lists symbols")
    given = parser.parse_args()

    found = 0
    for binary in given.binaries:
        for name in dict.fromkeys(RUNTIME_TYPE.findall(symbols(given.nm, binary))):
            if not ASKED_FOR_BY_STD.match(name):
                found += 1
                print(f"{binary}: {name} is dispatched or identified at run time; make it a concept and a template")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
