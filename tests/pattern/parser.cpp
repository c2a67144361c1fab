// SPDX-License-Identifier: BSL-1.0
#include <monongusa/pattern/parser.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstdio>
#include <string>
#include <string_view>

namespace mp = monongusa::pattern;
using mp::mistake;

namespace {

struct refusal {
    std::string_view pattern;
    mistake reason;
    std::size_t offset;
};

constexpr refusal refusals[] = {
    {"(", mistake::unclosed_group, 0},
    {"a(b(c)", mistake::unclosed_group, 1},
    {"(?:a", mistake::unclosed_group, 0},
    {"(?i:a", mistake::unclosed_group, 0},
    {"x(?i", mistake::unclosed_group, 1},
    {"x(?", mistake::unclosed_group, 1},
    {"(?P<n>a", mistake::unclosed_group, 0},
    {")", mistake::unmatched_parenthesis, 0},
    {"hello.*)", mistake::unmatched_parenthesis, 7},
    {"(a))", mistake::unmatched_parenthesis, 3},
    {"[", mistake::unclosed_class, 0},
    {"a[b", mistake::unclosed_class, 1},
    {"a[]b", mistake::unclosed_class, 1},
    {"a[^]", mistake::unclosed_class, 1},
    {"[a-", mistake::unclosed_class, 0},
    {"[[:alpha:]", mistake::unclosed_class, 0},
    {"[あ", mistake::unclosed_class, 0},
    {"[z-a]", mistake::bad_range, 1},
    {"[ab-あん-あ]", mistake::bad_range, 7},
    {"[a-\\d]", mistake::bad_range, 1},
    {"[[:alphabet:]]", mistake::unknown_class, 1},
    {"[[:^ALPHA:]]", mistake::unknown_class, 1},
    {"[[::]]", mistake::unknown_class, 1},
    {"*", mistake::nothing_to_repeat, 0},
    {"a|*", mistake::nothing_to_repeat, 2},
    {"(+a)", mistake::nothing_to_repeat, 1},
    {"(?:?)", mistake::nothing_to_repeat, 3},
    {"{2}", mistake::nothing_to_repeat, 0},
    {"(?i)*", mistake::nothing_to_repeat, 4},
    {"\\Q\\E+", mistake::nothing_to_repeat, 4},
    {"a**", mistake::repeated_repeat, 2},
    {"a*?*", mistake::repeated_repeat, 3},
    {"a???", mistake::repeated_repeat, 3},
    {"a{2}{3}", mistake::repeated_repeat, 4},
    {"a+{3}", mistake::repeated_repeat, 2},
    {"a++", mistake::possessive_repeat, 2},
    {"a*+", mistake::possessive_repeat, 2},
    {"a?+", mistake::possessive_repeat, 2},
    {"a{2}+", mistake::possessive_repeat, 4},
    {"a{1001}", mistake::repeat_too_large, 1},
    {"a{1,1001}", mistake::repeat_too_large, 1},
    {"a{99999999999999999999,}", mistake::repeat_too_large, 1},
    {"a{3,2}", mistake::repeat_backwards, 1},
    {"\\q", mistake::bad_escape, 0},
    {"a\\Z", mistake::bad_escape, 1},
    {"\\E", mistake::bad_escape, 0},
    {"\\x4", mistake::bad_escape, 0},
    {"\\x{}", mistake::bad_escape, 0},
    {"\\x{41", mistake::bad_escape, 0},
    {"\\x{110000}", mistake::bad_escape, 0},
    {"\\x{D800}", mistake::bad_escape, 0},
    {"\\x{FFFFFFFFFFFFFFFF1}", mistake::bad_escape, 0},
    {"\\あ", mistake::bad_escape, 0},
    {"[\\b]", mistake::bad_escape, 1},
    {"[a\\q]", mistake::bad_escape, 2},
    {"\\", mistake::trailing_backslash, 0},
    {"abc\\", mistake::trailing_backslash, 3},
    {"[abc\\", mistake::trailing_backslash, 4},
    {"(?P<>a)", mistake::bad_group_name, 4},
    {"(?P<a b>c)", mistake::bad_group_name, 4},
    {"(?P<n", mistake::bad_group_name, 4},
    {"(?<na-me>c)", mistake::bad_group_name, 3},
    {"(?P<名>c)", mistake::bad_group_name, 4},
    {"(?P<n>a)(?P<n>b)", mistake::duplicate_group_name, 12},
    {"(?P<n>(?<n>b))", mistake::duplicate_group_name, 9},
    {"(?x)a", mistake::unknown_flag, 2},
    {"(?ix:a)", mistake::unknown_flag, 3},
    {"(?i-)a", mistake::unknown_flag, 4},
    {"(?i-s-m)a", mistake::unknown_flag, 5},
    {"(?#note)", mistake::unknown_group, 0},
    {"a(?|b)", mistake::unknown_group, 1},
    {"(?'n'b)", mistake::unknown_group, 0},
    {"(?Px)", mistake::unknown_group, 0},
    {"a\xFF", mistake::invalid_utf8, 1},
    {"[\xE3\x81]", mistake::invalid_utf8, 1},
    {"\\Q\x80\\E", mistake::invalid_utf8, 2},
    {"((a{1000}){1000}){1000}", mistake::too_large, 10},
    {"(a{1000}b{1000}){5}", mistake::too_large, 16},
    {"(?:(?:(?:(?:a{1000}|b){1000}|c){1000}|d){1000}|e){1000}", mistake::too_large, 22},
    {"(((((((((((((((((((a)))))))))))))))))){500})", mistake::too_large, 38},
    {"\\pA", mistake::unknown_property, 0},
    {"[a\\p{greek}]", mistake::unknown_property, 2},
    {"b\\P{Ha", mistake::unknown_property, 1},
    {"a\\C", mistake::single_byte, 1},
    {"(a)\\1", mistake::backreference, 3},
    {"\\8", mistake::backreference, 0},
    {"\\18", mistake::backreference, 0},
    {"(?P<n>a)(?P=n)", mistake::backreference, 8},
    {"\\k<n>", mistake::backreference, 0},
    {"\\g1", mistake::backreference, 0},
    {"a(?=b)", mistake::lookahead, 1},
    {"a(?!b)", mistake::lookahead, 1},
    {"(?<=a)b", mistake::lookbehind, 0},
    {"(?<!a)b", mistake::lookbehind, 0},
    {"(?>a)", mistake::atomic_group, 0},
    {"a(?R)", mistake::recursion, 1},
    {"(a)(?1)", mistake::recursion, 3},
    {"(a)(?-1)", mistake::recursion, 3},
    {"(a)(?+1)", mistake::recursion, 3},
    {"(?&n)", mistake::recursion, 0},
    {"(?P>n)", mistake::recursion, 0},
    {"(a)?(?(1)b|c)", mistake::conditional, 4},
};

constexpr std::string_view accepted[] = {"",
                                         "a",
                                         "|",
                                         "()",
                                         "(|)",
                                         "a|",
                                         "a{",
                                         "a{,2}",
                                         "a{x}",
                                         "a{1",
                                         "a{1,",
                                         "a{1,x}",
                                         "a{01}",
                                         "{",
                                         "}",
                                         "]",
                                         "a{0}",
                                         "a{1000}",
                                         "a{0,1000}",
                                         "[]]",
                                         "[^]]",
                                         "[]-a]",
                                         "[a-]",
                                         "[-a]",
                                         "[a-c-e]",
                                         "[[:alpha:]-z]",
                                         "[\\]]",
                                         "[[:x]",
                                         "[[a]",
                                         "^*",
                                         "\\b+",
                                         "(?i)",
                                         "(?)",
                                         "(?:)",
                                         "(?:)*",
                                         "a(?i)*",
                                         "(?:a*)*",
                                         "(?i-s:a)",
                                         "(?-i)",
                                         "(?U)a*?",
                                         "\\Q",
                                         "\\Qa",
                                         "\\Q(\\E",
                                         "\\Q\\",
                                         "\\0",
                                         "\\01",
                                         "\\012",
                                         "\\_",
                                         "\\-",
                                         "\\/",
                                         "\\ ",
                                         "(?P<n>a)",
                                         "(?<n>a)",
                                         "(?<_1>a)",
                                         "(?P<n>a)|(?P<m>b)",
                                         "あ*",
                                         "[あ-ん]",
                                         "\\x{1F389}+",
                                         "((((((((((a))))))))))"};

mp::tree const& parsed(mp::tree& into, std::string_view pattern) {
    mp::parse(pattern, into);
    return into;
}

void each_mistake_is_found_where_it_is() {
    for (auto const& row : refusals) {
        mp::tree into;
        mp::tree const& read = parsed(into, row.pattern);
        if (read.reason == row.reason && read.offset == row.offset) continue;
        std::string const got = "offset " + std::to_string(read.offset) + ": " + std::string{mp::sentence(read.reason)};
        BOOST_ERROR((std::string{row.pattern} + ": " + got).c_str());
    }
}

void each_mistake_has_a_row() {
    for (int i = 1; i <= static_cast<int>(mistake::conditional); ++i) {
        bool found = static_cast<mistake>(i) == mistake::too_deep;
        for (auto const& row : refusals) found = found || static_cast<int>(row.reason) == i;
        if (!found) BOOST_ERROR(std::string{mp::sentence(static_cast<mistake>(i))}.c_str());
    }
}

void what_is_odd_but_right_is_taken() {
    for (auto const pattern : accepted) {
        mp::tree read;
        mp::parse(pattern, read);
        if (read.reason != mistake::none) BOOST_ERROR((std::string{pattern} + ": " + std::string{mp::sentence(read.reason)}).c_str());
    }
}

void groups_nest_a_hundred_deep_and_no_deeper() {
    for (std::size_t const depth : {1u, 99u, 100u, 101u, 5000u}) {
        mp::tree read;
        mp::parse(std::string(depth, '(') + "a" + std::string(depth, ')'), read);
        BOOST_TEST(read.reason == (depth <= 100 ? mistake::none : mistake::too_deep));
        if (depth > 100) BOOST_TEST_EQ(read.offset, 100u);
    }
}

// Every beginning and every tail of what is refused or taken: nothing may crash, and an offset lies in the pattern.
void no_piece_of_a_pattern_is_too_much() {
    auto const check = [](std::string_view pattern) {
        mp::tree read;
        mp::parse(pattern, read);
        if (read.reason != mistake::none) BOOST_TEST_LE(read.offset, pattern.size());
        else BOOST_TEST_LT(read.root, read.nodes.size());
    };
    auto const check_pieces = [&](std::string_view pattern) {
        for (std::size_t i = 0; i <= pattern.size(); ++i) {
            check(std::string{pattern.substr(0, i)});
            check(std::string{pattern.substr(i)});
        }
    };
    for (auto const& row : refusals) check_pieces(row.pattern);
    for (auto const pattern : accepted) check_pieces(pattern);
}

void names_and_optional_groups_are_known() {
    mp::tree read;
    mp::parse("(?P<one>a|x)(b)?(?:(c)|(?<four>d))", read);
    BOOST_TEST_EQ(read.groups.size(), 4u);
    BOOST_TEST_EQ(read.groups[0].name_begin, 4u);
    BOOST_TEST_EQ(read.groups[0].name_size, 3u);
    BOOST_TEST_EQ(read.groups[1].name_size, 0u);
    BOOST_TEST(!read.groups[0].optional);
    BOOST_TEST(read.groups[1].optional);
    BOOST_TEST(read.groups[2].optional);
    BOOST_TEST(read.groups[3].optional);
}

}  // namespace

int main() {
    each_mistake_is_found_where_it_is();
    each_mistake_has_a_row();
    what_is_odd_but_right_is_taken();
    groups_nest_a_hundred_deep_and_no_deeper();
    no_piece_of_a_pattern_is_too_much();
    names_and_optional_groups_are_known();
    return boost::report_errors();
}
