#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The echo says everything again, whatever it is."""

from expect import expect_answers

expect_answers("hello\n\nこんにちは 👋\n  indented\nlast without an end", ["hello", "こんにちは 👋", "  indented", "last without an end"])
expect_answers("[10:00] <ann> hi\n[10:01:30] <bob> [x] <y> z\n[10:02] <bot> not mine\n", ["hi", "[x] <y> z"])
