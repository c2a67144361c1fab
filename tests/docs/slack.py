#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Compiles the blocks of docs/slack.md.

usage: slack.py COMPILER -- FLAGS"""

import sys

from network_page import check

if __name__ == "__main__":
    sys.exit(check("slack", 4))
