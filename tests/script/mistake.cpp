// SPDX-License-Identifier: BSL-1.0
// mistake: is told so that one finds the place, whatever stands on the line.
#include <monongusa/script/mistake.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using monongusa::script::mistake;
using namespace std::string_view_literals;

std::string told(std::size_t column, std::string_view line) { return monongusa::script::told(mistake{column, "no"}, "a.chat", 7, line); }

void none_is_none() {
    BOOST_TEST(!mistake{});
    BOOST_TEST(!(mistake{3, ""}));
    BOOST_TEST(static_cast<bool>(mistake{0, "no"}));
    BOOST_TEST((mistake{1, "no"} == mistake{1, "no"}));
    BOOST_TEST((mistake{1, "no"} != mistake{2, "no"}));
}

void the_caret_stands_below_the_place() {
    struct {
        std::size_t column;
        std::string_view line, told;
    } const rows[] = {
        {0, "abc", "a.chat:7:1: no\n  abc\n  ^\n"},
        {2, "abc", "a.chat:7:3: no\n  abc\n    ^\n"},
        {3, "abc", "a.chat:7:4: no\n  abc\n     ^\n"},
        {0, "", "a.chat:7:1: no\n  \n  ^\n"},
        {4, "ab\tcd", "a.chat:7:5: no\n  ab\tcd\n    \t ^\n"},
        {5, "über x", "a.chat:7:5: no\n  über x\n      ^\n"},
        {3, "\x1b[1", "a.chat:7:4: no\n  \\x1b[1\n        ^\n"},
        {1, "\0x"sv, "a.chat:7:2: no\n  \\0x\n    ^\n"},
        {3, "\xe2\x80\xa8x", "a.chat:7:2: no\n  \\xe2\\x80\\xa8x\n              ^\n"},
        {2, "\xff\xfex", "a.chat:7:3: no\n  \xff\xfex\n    ^\n"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(told(row.column, row.line), row.told);
}

void a_column_behind_the_line_is_its_end() { BOOST_TEST_EQ(told(99, "abc"), told(3, "abc")); }

}  // namespace

int main() {
    none_is_none();
    the_caret_stands_below_the_place();
    a_column_behind_the_line_is_its_end();
    return boost::report_errors();
}
