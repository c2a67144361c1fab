#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""tools/no_vtable.py finds a virtual function of the library, and passes over those that std asks for."""

import os
import subprocess
import unittest

from tree import Tree

THROWN = """\
#include <stdexcept>
namespace monongusa { struct pattern_error : std::runtime_error { using runtime_error::runtime_error; }; }
"""
MAIN = "int main(int argc, char**) { if (argc == 9) throw monongusa::pattern_error{\"\"}; }\n"


class NoVtable(Tree):
    def build(self, text: str, *flags: str):
        file, binary = self.write("bot.cpp", text), self.root / "bot"
        subprocess.run([os.environ.get("CXX", "g++"), "-std=c++20", *flags, file, "-o", binary], check=True)
        return binary

    def test_a_thrown_error_is_accepted(self):
        self.passes("no_vtable.py", self.build(THROWN + MAIN))

    def test_a_virtual_function_is_refused(self):
        spoilt = "namespace monongusa::bot { struct base { virtual int f() { return 1; } }; base* made = new base; }\n"
        binary = self.build(THROWN + spoilt + MAIN, "-fno-rtti")
        self.fails("no_vtable.py", binary, saying="monongusa::bot::base is dispatched or identified at run time")

    def test_a_stripped_binary_proves_nothing(self):
        self.fails("no_vtable.py", self.build("int main() {}", "-s"), saying="finds no symbols")


if __name__ == "__main__":
    unittest.main()
