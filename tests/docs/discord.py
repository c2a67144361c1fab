#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Compiles the blocks of docs/discord.md, and holds what it prints of a table to what the table says.

usage: discord.py COMPILER -- FLAGS"""

import sys

from network_page import check

if __name__ == "__main__":
    sys.exit(check("discord", 3, option="--intents", shown=r"^```\n(intents:.*?)^```$"))
