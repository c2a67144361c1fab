#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""tools/compile_fail.py accepts only the refusal that was expected.  The compiler is the one named by CXX."""

import os
import unittest

from tree import Tree

EXPECTED = "// expect: monongusa: take one group"
WRONG = "constexpr bool a = require<groups<2>>();"
SOUND = """\
template <int N> struct groups { static constexpr bool fine = N == 1; };
template <typename Groups> consteval bool require() {
    static_assert(Groups::fine, "monongusa: take one group");
    return true;
}
#ifdef MONONGUSA_MUST_FAIL
"""


class CompileFail(Tree):
    def judge(self, head: str, wrong_half: str, sound: str = SOUND):
        file = self.write("case.cpp", f"{head}\n{sound}{wrong_half}\n#else\nint fine;\n#endif\n")
        return os.environ.get("CXX", "g++"), file

    def accepts(self, *case: str) -> None:
        self.passes("compile_fail.py", *self.judge(*case))

    def refuses(self, *case: str, saying: str) -> None:
        self.fails("compile_fail.py", *self.judge(*case), saying=saying)

    def test_the_expected_sentence_is_accepted(self):
        self.accepts(f"{EXPECTED}\n// note: groups<2>", WRONG)

    def test_several_mistakes_are_each_reported_once(self):
        both = "constexpr bool a = require<groups<2>>(), b = require<groups<3>>();"
        self.accepts(f"{EXPECTED}\n{EXPECTED}", both)
        self.refuses(f"{EXPECTED}\n{EXPECTED}", WRONG, saying="2 mistake(s), but 1 error(s)")
        self.refuses(EXPECTED, both, saying="1 mistake(s), but 2 error(s)")

    def test_another_sentence_is_refused(self):
        self.refuses("// expect: monongusa: take two", WRONG, saying="found 0: monongusa: take two")

    def test_an_error_that_is_not_ours_is_refused(self):
        self.refuses("// expect: require", "constexpr bool a = requires_nothing<2>();", saying="does not begin with 'monongusa:'")

    def test_a_second_error_behind_ours_is_refused(self):
        self.refuses(EXPECTED, "constexpr bool a = require<groups<2>>(); nonsense b;", saying="but 2 error(s)")

    def test_a_fact_missing_in_the_note_is_refused(self):
        self.refuses(f"{EXPECTED}\n// note: offset<7>", WRONG, saying="nowhere in the output: offset<7>")

    def test_a_mistake_that_compiles_is_refused(self):
        self.refuses(EXPECTED, "constexpr bool a = require<groups<1>>();", saying="it must not compile with MONONGUSA_MUST_FAIL")

    def test_a_sound_half_that_does_not_compile_is_refused(self):
        self.refuses(EXPECTED, WRONG, "#include <none.hpp>\n" + SOUND, saying="it must compile as it stands")

    def test_a_file_that_expects_nothing_is_refused(self):
        self.refuses("// take one group", WRONG, saying="the first line must be")

    def test_a_sentence_far_down_is_refused(self):
        warned = "\n".join(f"#warning {number}" for number in range(12))
        self.refuses(EXPECTED, f"{warned}\n{WRONG}", saying="it must be within the first 10")

    def test_what_only_some_compilers_refuse_must_compile_on_all_others(self):
        self.accepts(f"{EXPECTED}\n// where: defined(__GNUC__)", WRONG)
        self.accepts(f"{EXPECTED}\n// where: defined(NO_SUCH_COMPILER)", "constexpr bool a = require<groups<1>>();")
        self.refuses(f"{EXPECTED}\n// where: defined(NO_SUCH_COMPILER)", WRONG, saying="this compiler must take it")
        self.refuses(f"{EXPECTED}\n// where: defined(__GNUC__)", "constexpr bool a = require<groups<1>>();", saying="it must not compile")

    def test_a_sentence_in_the_name_of_a_function_is_one(self):
        sound = """\
template <unsigned N> struct fixed_string {
    char text[N]{};
    consteval fixed_string(char const (&given)[N]) { for (unsigned i = 0; i < N; ++i) text[i] = given[i]; }
};
template <fixed_string Sentence> void mistake() noexcept;
struct groups { consteval groups(int taken) { if (taken != 1) mistake<"monongusa: take one group">(); } };
#ifdef MONONGUSA_MUST_FAIL
"""
        if "clang" not in os.environ.get("CXX", "g++"):  # Which cuts it short.
            self.accepts(EXPECTED, "groups two{2};", sound)

    def test_flags_reach_the_compiler(self):
        compiler, file = self.judge(EXPECTED, "constexpr bool a = require<groups<TAKEN>>();")
        self.passes("compile_fail.py", compiler, file, "--", "-DTAKEN=2")


if __name__ == "__main__":
    unittest.main()
