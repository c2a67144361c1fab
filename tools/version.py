#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Prints the version that include/monongusa/version.hpp states."""

import re
import sys
from pathlib import Path

if len(sys.argv) > 1:
    sys.exit(f"{__doc__}\nusage: version.py")
header = Path(__file__).resolve().parent.parent / "include/monongusa/version.hpp"
print(re.search(r'define MONONGUSA_VERSION_STRING "(.+)"', header.read_text(encoding="utf-8"))[1])
