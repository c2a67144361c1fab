#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""tools/check_headers.py refuses a header that is not written as the others are."""

import unittest

from tree import Tree, header

PATH = "monongusa/chat/a.hpp"


class Headers(Tree):
    def refuses(self, text: str, saying: str) -> None:
        self.write(f"include/{PATH}", text)
        self.fails("check_headers.py", "--root", self.root, saying=f"{PATH}: {saying}")

    def accepts(self, text: str) -> str:
        self.write(f"include/{PATH}", text)
        return self.passes("check_headers.py", "--root", self.root)

    def test_a_header_like_the_others_is_accepted(self):
        self.accepts(header(PATH, "#include <string>", "namespace monongusa::chat { std::string inline a; }"))

    def test_the_head_is_asked_for(self):
        self.refuses(header(PATH).replace("BSL-1.0", "MIT"), "the first line must be")
        self.refuses(header(PATH).replace("// thing: a thing.\n", "\n"), "the second line must be")

    def test_the_guard_is_named_after_the_path_and_holds_everything(self):
        self.refuses(header(PATH).replace("CHAT_A", "CHAT_B"), "all of it must stand between")
        self.refuses(header(PATH).replace("#endif\n", "#endif\nint behind;\n"), "all of it must stand between")
        self.refuses(header(PATH).replace("#ifndef", "#include <map>\n#ifndef", 1), "all of it must stand between")
        self.refuses("// SPDX-License-Identifier: BSL-1.0\n// a thing.\n#pragma once\n", "all of it must stand between")

    def test_a_check_may_stand_before_the_guard(self):
        self.accepts(header(PATH).replace("#ifndef", "#if defined(X) && X != 1\n#error two\n#endif\n#ifndef", 1))

    def test_words_of_dynamic_dispatch_are_refused(self):
        for line in ("virtual void f();", "std::function<void()> f;", "std :: any a;", "auto b = dynamic_cast<c*>(d);",
                     "auto& t = typeid(int);", "using namespace std;", "#pragma once"):
            with self.subTest(line=line):
                self.refuses(header(PATH, line), "line 7: no '")

    def test_the_same_words_in_comments_literals_and_longer_names_are_not(self):
        self.accepts(header(PATH, "// virtual", "/* using namespace std;", "virtual */", 'auto a = "typeid" R"x(std::any )" virtual)x";',
                            "bool b = std::any_of(c, d, e); int virtually = 1'000; char f = '\"'; // '", "char g = u8'\\'';"))

    def test_a_long_header_is_warned_about_and_a_longer_one_refused(self):
        self.assertEqual(self.accepts(header(PATH, *["int a;"] * 280)), "")
        self.assertIn("warning: monongusa/chat/a.hpp: 308 lines", self.accepts(header(PATH, *["int a;"] * 300)))
        self.refuses(header(PATH, *["int a;"] * 350), "358 lines are more than 350")

    def test_what_a_tool_writes_may_be_long(self):
        written = header(PATH, *["int a;"] * 350).replace("// thing: a thing.", "// thing: a thing; written by tools/thing.py.")
        self.assertEqual(self.accepts(written), "")


if __name__ == "__main__":
    unittest.main()
