// SPDX-License-Identifier: BSL-1.0
// The header under test comes first, to prove that it stands alone.
// clang-format off
#include <monongusa/pattern/machine.hpp>
#include <monongusa/pattern/dynamic.hpp>
// clang-format on

#include "support/pattern_answer.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace mp = monongusa::pattern;
using namespace std::string_view_literals;

namespace {

struct run {
    run(std::string_view pattern, std::string_view text) {
        mp::dynamic const what{pattern};
        mp::program program = what.compiled();
        program.facts.plain = false;  // or it is searched without a machine, which then has no memory
        auto const needed = mp::scratch_for(program);
        // What memory held before must not matter.
        std::vector<std::uint32_t> indices(needed.indices, 0xDEADBEEF);
        std::vector<std::size_t> positions(needed.positions, 3);
        support::step_counter count;
        mp::machine<support::step_counter> machine{program, text, {indices.data(), positions.data()}, count};
        support::pattern_answer found;
        if (std::size_t const* const slots = machine.run(0)) {
            found.parts.resize(what.groups() + 1);
            program.write_ranges(slots, found.parts.data());
        }
        steps = count.steps;
        answer = shown(found);
    }
    std::size_t steps = 0;
    std::string answer;
};

struct row {
    std::string_view pattern;
    std::string_view text;
    std::string_view answer;  // begin-end of the match and of each group, '-' where unset; empty for no match
};

// What RE2, Go and Rust answer; Perl differs where a loop ends with an empty turn, which it records: "(a|)+" in "aab" is 2-2 to it.
constexpr row rows[] = {
    {"", "", "0-0"},
    {"", "abc", "0-0"},
    {"a", "bab", "1-2"},
    {"abc", "xabcabc", "1-4"},
    {"abc", "ab", ""},
    {"a.c", "abc a\nc", "0-3"},
    {"a.c", "a\nc", ""},
    {"(?s)a.c", "a\nc", "0-3"},
    {"a|ab", "ab", "0-1"},
    {"ab|a", "ab", "0-2"},
    {"(a|ab)(c|bcd)", "abcd", "0-4 0-1 1-4"},
    {"(?:a|ab)(?:c|bcd)(d*)", "abcd", "0-4 4-4"},
    {"a*", "aaa", "0-3"},
    {"a*?", "aaa", "0-0"},
    {"a+?", "aaa", "0-1"},
    {"a?\?b", "ab", "0-2"},
    {"(a?\?)(a?)", "aa", "0-1 0-0 0-1"},
    {"(a+?)(a*)", "aaa", "0-3 0-1 1-3"},
    {"<(.+?)>", "<a><b>", "0-3 1-2"},
    {"<(.+)>", "<a><b>", "0-6 1-5"},
    {"(?U)<(.+)>", "<a><b>", "0-3 1-2"},
    {"(?U)<(.+?)>", "<a><b>", "0-6 1-5"},
    {"a{2}", "aaa", "0-2"},
    {"a{2,}", "xaaaay", "1-5"},
    {"a{2,3}", "aaaa", "0-3"},
    {"a{2,3}?", "aaaa", "0-2"},
    {"a{0}b", "ab", "1-2"},
    {"(a){0}b", "ab", "1-2 -"},
    {"a{,2}", "a{,2}", "0-5"},
    {"a{01}", "a{01}", "0-5"},
    {"x{", "x{", "0-2"},
    {"(a)|b", "b", "0-1 -"},
    {"(a)|(b)", "b", "0-1 - 0-1"},
    {"(?:(a)|(b))+", "ab", "0-2 0-1 1-2"},
    {"(a|b)*", "abab", "0-4 3-4"},
    {"(a*)*", "aab", "0-2 0-2"},
    {"(a*)*", "b", "0-0 0-0"},
    {"(a*)+", "b", "0-0 0-0"},
    {"(a*)+", "aa", "0-2 0-2"},
    {"(a*?)*", "aa", "0-0 0-0"},
    {"(|a)*", "aa", "0-0 0-0"},
    {"(|a)+", "aa", "0-0 0-0"},
    {"(a|)+", "aab", "0-2 1-2"},
    {"(a|)*b", "aab", "0-3 1-2"},
    {"(?:|a)(?:|a+?|)*", "a", "0-0"},
    {"(?m)(^|a)+", "a\naaa\n", "0-0 0-0"},
    {"(?m)(?:^|a)*", "a\naaa\n", "0-0"},
    {"((a)|(b))*", "ab", "0-2 1-2 0-1 1-2"},
    {"(a?)*?", "aa", "0-0 -"},
    {"(a?)*?$", "aa", "0-2 1-2"},
    {"(a{0,2})*", "aaa", "0-3 2-3"},
    {"(?:(a)?b)*", "abb", "0-3 0-1"},
    {"(a)(b)(c)", "xabc", "1-4 1-2 2-3 3-4"},
    {"(a(b(c)))", "abc", "0-3 0-3 1-3 2-3"},
    {"^abc$", "abc", "0-3"},
    {"^abc$", "abc\n", ""},
    {"^b", "ab\nb", ""},
    {"(?m)^b$", "ab\nb\n", "3-4"},
    {"(?m)a$", "a\nb", "0-1"},
    {"(?m)\\Ab", "a\nb", ""},
    {"a\\z", "a\n", ""},
    {"$", "ab", "2-2"},
    {"^$", "", "0-0"},
    {"(?m)^$", "a\n\nb", "2-2"},
    {"^*", "a", "0-0"},
    {"\\bfoo\\b", "xfoo foo", "5-8"},
    {"\\Boo", "foo", "1-3"},
    {"\\B", "ab", "1-1"},
    {"\\b", "  a", "2-2"},
    {"\\b", "", ""},
    {"\\B", "", "0-0"},
    {"x\\b", "xあ", "0-1"},
    {"[a-c]+", "xxabcabcd", "2-8"},
    {"[^a-c]+", "abcxyz\na", "3-7"},
    {"[]a]+", "x]a]", "1-4"},
    {"[^]a]", "]ab", "2-3"},
    {"[a\\-z]+", "m-az", "1-4"},
    {"[a-]+", "b-a", "1-3"},
    {"[\\d\\-x]+", "a1-x", "1-4"},
    {"[^\\d]+", "12ab3", "2-4"},
    {"[\\D]+", "12ab3", "2-4"},
    {"\\d+\\s\\w+", "a 12 b_3!", "2-8"},
    {"\\D\\S\\W", "1a1 ", "1-4"},
    {"\\s+", "a\t\n\f\r b", "1-6"},
    {"\\s", "\v", ""},
    {"[[:space:]]", "\v", "0-1"},
    {"[[:alpha:]]+", "12ab34", "2-4"},
    {"[[:^alpha:]]+", "ab12cd", "2-4"},
    {"[[:alpha:][:digit:]_]+", "-a1_-", "1-4"},
    {"[[:xdigit:]]{2}", "xgAf", "2-4"},
    {"[[:x]+", ":[x", "0-3"},
    {"\\Qa.b\\E+", "a.bbb", "0-5"},
    {"\\Q(", "a(", "1-2"},
    {"\\x41\\x{42}\\103", "ABC", "0-3"},
    {"a\\.b", "axb a.b", "4-7"},
    {"\\t\\n\\r", "\t\n\r", "0-3"},
    {"(?i)hello", "say HeLLo", "4-9"},
    {"(?i)k", "\xE2\x84\xAA", "0-3"},
    {"(?i)\\x{212A}", "k", "0-1"},
    {"(?i)S", "ſ", "0-2"},
    {"(?i)[^k]", "kK\xE2\x84\xAA!", "5-6"},
    {"(?i)[a-z]+", "AbſC1", "0-5"},
    {"(?i)\\w", "ſ", "0-2"},
    {"(?i)\\W", "ſ", ""},
    {"(?i)[[:upper:]]+", "aB", "0-2"},
    {"(?i)ÀÉ", "àé", "0-4"},
    {"(?i)[à-é]+", "ÀÉx", "0-4"},
    {"(?i)ΣΑΣ", "σας", "0-6"},
    {"(?i)привет", "ПРИВЕТ", "0-12"},
    {"(?i)ß", "ẞ", "0-3"},
    {"(?i)a(?-i)b", "AB", ""},
    {"(?i)a(?-i)b", "Ab", "0-2"},
    {"(?i:a)b", "Ab", "0-2"},
    {"(?i:a)b", "AB", ""},
    {"(a(?i)b)c", "aBc", "0-3 0-2"},
    {"(a(?i)b)c", "aBC", ""},
    {"(?i-s:A.)", "a\n", ""},
    {"あ", "いあ", "3-6"},
    {".", "あ", "0-3"},
    {"^.$", "🎉", "0-4"},
    {"^..$", "🎉", ""},
    {"[ぁ-ん]+", "漢字ひらがなカタカナ", "6-18"},
    {"[^ぁ-ん]+", "ひ漢字ひ", "3-9"},
    {"(おはよう)(?:ございます)?", "やあ、おはようございます", "9-36 9-21"},
    {"[🎉🎊]", "a🎊", "1-5"},
    {"🎉+", "🎉🎉", "0-8"},
    {"あ?い", "ああい", "3-9"},
    {"(.)(.)", "aあ", "0-4 0-1 1-4"},
    {"\\B", "aあ", "4-4"},
    {"x*", "あx", "0-0"},
    {"x*$", "あ", "3-3"},
    {".", "\xFF", ""},
    {"a.b",
     "a\xFF"
     "b",
     ""},
    {"b",
     "\xFF\xE3"
     "b",
     "2-3"},
    {".", "\xE3\x81", ""},
    {".",
     "\xE3\x81"
     "a",
     "2-3"},
    {"[^a]", "\xC0\xAF", ""},
    {"(?s).", "\xED\xA0\x80", ""},
    {"a|",
     "\xFF"
     "a",
     "0-0"},
    {"a\\z",
     "\xFF"
     "a",
     "1-2"},
    {"\\x{0}", "a\0b"sv, "1-2"},
    {"a\0b"sv, "xa\0b"sv, "1-4"},
    {"give (\\w+)(?: to (\\w+))?", "please give tea to bob", "7-22 12-15 19-22"},
    {"give (\\w+)(?: to (\\w+))?", "give tea", "0-8 5-8 -"},
    {"(\\d{4})-(\\d{2})-(\\d{2})", "on 2026-11-21.", "3-13 3-7 8-10 11-13"},
};

void every_row_is_answered() {
    for (auto const& each : rows) {
        std::string const expected{each.answer.empty() ? "none" : each.answer};
        std::string const question = std::string{each.pattern} + " in " + std::string{each.text};
        std::string const got = run{each.pattern, each.text}.answer;
        if (got != expected) BOOST_ERROR((question + ": " + got + ", not " + expected).c_str());
        // Whatever else may come before it.
        std::string const searched = shown(support::answer_of(mp::dynamic{each.pattern}, each.text));
        if (searched != expected) BOOST_ERROR((question + ": searched " + searched + ", not " + expected).c_str());
    }
}

// Where text grows tenfold, steps may grow tenfold.
void steps_grow_as_the_text_does() {
    for (auto const pattern : {"(a*)*b", "(a|aa)+$", "(x+x+)+y", "(a?){20}a{20}", "(?:a|a)*c", "(.*)(.*)(.*)(.*)z", "([a-z]+)*[0-9]"}) {
        for (char const letter : {'a', 'x'}) {
            std::size_t const few = run{pattern, std::string(1'000, letter)}.steps;
            std::size_t const many = run{pattern, std::string(10'000, letter)}.steps;
            BOOST_TEST_LE(many, few * 10 + 1'000);
        }
        mp::dynamic const what{pattern};
        std::size_t const size = what.compiled().facts.size;
        BOOST_TEST_LE(run(pattern, std::string(10'000, 'a') + "!").steps, 10'003 * 4 * size);
    }
}

void what_cannot_match_is_skipped() {
    std::string const text(10'000, '.');
    BOOST_TEST_EQ(run("give (\\w+)", text).steps, 0u);
    BOOST_TEST_EQ(run("^(?:give|take)", text).steps, 0u);
    BOOST_TEST_EQ(run("[あ-ん]+x", text).steps, 0u);
    BOOST_TEST_LE(run("^.(a)", text).steps, 10u);
}

}  // namespace

int main() {
    every_row_is_answered();
    steps_grow_as_the_text_does();
    what_cannot_match_is_skipped();
    return boost::report_errors();
}
