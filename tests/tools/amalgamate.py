#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""tools/amalgamate.py writes each header once, follows only real includes, and notices when its output is stale."""

import unittest

from tree import Tree


class Amalgamate(Tree):
    def amalgamate(self, *roots: str) -> str:
        self.passes("amalgamate.py", "--root", self.root, *(roots or ("monongusa.hpp",)))
        return (self.root / "single_include" / (roots[-1] if roots else "monongusa.hpp")).read_text(encoding="utf-8")

    def refuses(self, *arguments: str, saying: str) -> None:
        self.fails("amalgamate.py", "--root", self.root, *arguments, saying=saying)

    def setUp(self):
        super().setUp()
        self.add("monongusa/a.hpp", "#include <string>", "int in_a;")
        self.add("monongusa/b.hpp", "#include <monongusa/a.hpp>", "#include <vector>", "int in_b;")
        self.add("monongusa.hpp", "#include <monongusa/b.hpp>", "#include <monongusa/a.hpp>", "int in_root;")

    def test_each_header_stands_once_and_in_order(self):
        text = self.amalgamate()
        self.assertLess(text.index("int in_a;"), text.index("int in_b;"))
        self.assertLess(text.index("int in_b;"), text.index("int in_root;"))
        self.assertEqual(text.count("int in_a;"), 1)
        self.assertNotIn("#include <monongusa", text)
        self.assertIn("#include <string>", text)
        self.assertIn("#ifndef MONONGUSA_B_HPP", text)

    def test_the_output_depends_on_nothing_but_the_headers(self):
        first = self.amalgamate()
        self.assertEqual(first, self.amalgamate())
        self.assertNotIn(str(self.root), first)

    def test_what_only_looks_like_an_include_is_left_alone(self):
        lines = ["// #include <monongusa/none.hpp>", "/*", "#include <monongusa/none.hpp>", "*/",
                 'auto raw = R"x(', '#include "none.hpp"', ')x";', "int thousand = 1'000; //'",
                 "#include <monongusa/a.hpp>  // is one, after a digit separator"]
        self.add("monongusa.hpp", *lines)
        text = self.amalgamate()
        self.assertIn("\n".join(lines[:-1]), text)
        self.assertIn("int in_a;", text)

    def test_what_stands_inside_a_condition_is_not_counted_on_behind_it(self):
        self.add("monongusa.hpp", "#ifdef SOMETIMES", "#include <monongusa/b.hpp>", "#endif", "#include <monongusa/a.hpp>")
        self.assertEqual(self.amalgamate().count("int in_a;"), 2)

    def test_what_only_one_file_asks_for_stands_inside_its_condition(self):
        self.add("monongusa/src.hpp", "#include <monongusa/a.hpp>", "#include <monongusa/c.hpp>", "int in_src;")
        self.add("monongusa/c.hpp", "int in_c;")
        self.add("monongusa.hpp", "#include <monongusa/b.hpp>", "#ifdef ASKED", "#include <monongusa/src.hpp>", "#endif", "int in_root;")
        self.add("monongusa/testing.hpp", "#include <monongusa.hpp>", "#include <monongusa/c.hpp>", "int in_testing;")
        text = self.amalgamate()
        self.assertEqual([text.count(f"int in_{one};") for one in ("a", "c", "src")], [1, 1, 1])
        order = ["int in_b;", "#ifdef ASKED", "int in_c;", "int in_src;", "int in_root;"]
        self.assertEqual(sorted(order, key=text.index), order)
        later = self.amalgamate("monongusa.hpp", "monongusa/testing.hpp")
        self.assertEqual([later.count(f"int in_{one};") for one in "ac"], [0, 1])

    def test_a_later_output_includes_the_earlier_one(self):
        self.add("monongusa/testing.hpp", *(f"#include <monongusa/{one}.hpp>" for one in "abc"), "int in_testing;")
        self.add("monongusa/c.hpp", "#include <monongusa.hpp>", "int in_c;")
        text = self.amalgamate("monongusa.hpp", "monongusa/testing.hpp")
        self.assertEqual(text.count("#include <monongusa.hpp>"), 1)
        self.assertNotIn("int in_a;", text)
        self.assertLess(text.index("#include <monongusa.hpp>"), text.index("int in_c;"))

    def test_an_include_that_cannot_be_followed_is_refused(self):
        for line, saying in (('#include "a.hpp"', "write includes in angle brackets"),
                             ("#include NAME", "write includes in angle brackets"),
                             ("#include <monongusa/none.hpp>", "there is no such header")):
            self.add("monongusa/b.hpp", line)
            self.refuses(saying=f"monongusa/b.hpp:7: {line.split()[1]}: {saying}")
        self.refuses("monongusa/none.hpp", saying="there is no such header to start from")

    def test_check_passes_only_on_a_current_output_and_writes_nothing(self):
        self.refuses("--check", "monongusa.hpp", saying="not what include/ gives: single_include/monongusa.hpp")
        self.assertFalse((self.root / "single_include").exists())
        before = self.amalgamate()
        self.passes("amalgamate.py", "--root", self.root, "--check", "monongusa.hpp")
        self.add("monongusa/a.hpp", "int other;")
        self.refuses("--check", "monongusa.hpp", saying="run tools/amalgamate.py")
        self.assertEqual((self.root / "single_include/monongusa.hpp").read_text(encoding="utf-8"), before)


if __name__ == "__main__":
    unittest.main()
