#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""tools/check_mirror.py refuses a header without test, and a test without header."""

import sys
import unittest

from tree import TOOLS, Tree

sys.path.insert(0, str(TOOLS))
import check_mirror as tool  # noqa: E402


class Mirror(Tree):
    def setUp(self):
        super().setUp()
        self.add("monongusa.hpp")
        self.add("monongusa/core.hpp")
        self.add("monongusa/chat/a.hpp")
        self.write("tests/chat/a.cpp", "// a test\n#include <monongusa/chat/a.hpp>\n\n#include <map>\n")
        for beside in tool.BESIDE:
            self.write(f"tests/{beside}", "#include <re2/re2.h>\n")

    def refuses(self, saying: str) -> None:
        self.fails("check_mirror.py", "--root", self.root, saying=saying)

    def test_a_mirror_is_accepted(self):
        self.write("tests/compile_fail/chat/b.cpp", "")
        self.write("tests/chat/helper.hpp", "")
        self.passes("check_mirror.py", "--root", self.root)

    def test_a_header_without_test_is_refused(self):
        self.add("monongusa/wire/discord/b.hpp")
        self.refuses("include/monongusa/wire/discord/b.hpp has no test at tests/wire/discord/b.cpp")

    def test_a_test_without_header_is_refused(self):
        self.write("tests/chat/b.cpp", "#include <monongusa/chat/a.hpp>\n")
        self.refuses("tests/chat/b.cpp has no header at include/monongusa/chat/b.hpp")

    def test_a_test_that_does_not_begin_with_its_header_is_refused(self):
        for text in ("#include <map>\n#include <monongusa/chat/a.hpp>\n", "// #include <monongusa/chat/a.hpp>\n"):
            self.write("tests/chat/a.cpp", text)
            self.refuses("tests/chat/a.cpp must first include <monongusa/chat/a.hpp>")

    def test_a_test_beside_the_mirror_must_be_there_when_it_is_named(self):
        (self.root / "tests/pattern/against_re2.cpp").unlink()
        self.refuses("names tests/pattern/against_re2.cpp, which is not there")


if __name__ == "__main__":
    unittest.main()
