// SPDX-License-Identifier: BSL-1.0
// append: parts become one text, and what is shown stays on one line.
#include <monongusa/detail/append.hpp>

#include <boost/core/lightweight_test.hpp>

#include <limits>
#include <string>
#include <string_view>

namespace toy {

struct coin {
    int value;
};

void append_to(std::string& out, coin const& coin) { ((out += '<') += std::to_string(coin.value)) += '>'; }

}  // namespace toy

namespace {

using monongusa::detail::joined;
using namespace std::string_view_literals;

std::string visible(std::string_view text) {
    std::string out{"|"};
    monongusa::detail::append_visible(out, text);
    return out;
}

void all_kinds_of_text_are_appended_as_they_are() {
    char const* const pointer = "pointer";
    BOOST_TEST_EQ(joined("literal ", pointer, ' ', std::string{"string"}, " view"sv), "literal pointer string view");
    BOOST_TEST_EQ(joined("zero\0inside"sv).size(), 11u);
    BOOST_TEST_EQ(joined(), "");
    BOOST_TEST_EQ(joined("", std::string{}), "");
}

void a_character_is_itself_and_a_truth_value_a_word() { BOOST_TEST_EQ(joined('a', true, 'b', false), "atruebfalse"); }

void numbers_are_written_in_full() {
    BOOST_TEST_EQ(joined(0, ' ', -1, ' ', 42u), "0 -1 42");
    BOOST_TEST_EQ(joined(std::numeric_limits<long long>::min()), "-9223372036854775808");
    BOOST_TEST_EQ(joined(std::numeric_limits<unsigned long long>::max()), "18446744073709551615");
    BOOST_TEST_EQ(joined(static_cast<unsigned char>(200), ' ', static_cast<signed char>(-3)), "200 -3");
    BOOST_TEST_EQ(joined(0.1, ' ', 1.5f, ' ', -2.0), "0.1 1.5 -2");
    BOOST_TEST_EQ(joined(std::numeric_limits<double>::max()), "1.7976931348623157e+308");
    BOOST_TEST_EQ(joined(std::numeric_limits<double>::infinity()), "inf");
}

void another_type_joins_by_an_overload_beside_it() { BOOST_TEST_EQ(joined("a ", toy::coin{5}, " coin"), "a <5> coin"); }

void a_part_is_appended_to_what_is_there() {
    std::string out = "two and ";
    monongusa::detail::append_part(out, 2);
    BOOST_TEST_EQ(out, "two and 2");
}

void line_ends_are_made_visible() {
    BOOST_TEST_EQ(visible("one\ntwo"), "|one\\ntwo");
    BOOST_TEST_EQ(visible("one\r\ntwo\n"), "|one\\r\\ntwo\\n");
}

void what_could_steer_a_terminal_is_made_visible() {
    BOOST_TEST_EQ(visible("\x1b[31mred"), "|\\x1b[31mred");
    BOOST_TEST_EQ(visible("\a\b\v\f\x7f"), "|\\x07\\x08\\x0b\\x0c\\x7f");
    BOOST_TEST_EQ(visible("a\0b"sv), "|a\\0b");
    BOOST_TEST_EQ(visible("\xC2\x9B" "31m"), "|\\xc2\\x9b31m");
    BOOST_TEST_EQ(visible("a\u2028b"), "|a\\xe2\\x80\\xa8b");
    for (int code = 0; code < 0x20; ++code) {
        char const character = static_cast<char>(code);
        BOOST_TEST(code == '\t' || visible({&character, 1}).find(character) == std::string::npos);
    }
}

void what_harms_nobody_is_left_alone() {
    BOOST_TEST_EQ(visible(""), "|");
    BOOST_TEST_EQ(visible("a\tb ~"), "|a\tb ~");
    BOOST_TEST_EQ(visible("日本語 🎉 é ©\u00A0‐"), "|日本語 🎉 é ©\u00A0‐");
}

}  // namespace

int main() {
    all_kinds_of_text_are_appended_as_they_are();
    a_character_is_itself_and_a_truth_value_a_word();
    numbers_are_written_in_full();
    another_type_joins_by_an_overload_beside_it();
    a_part_is_appended_to_what_is_there();
    line_ends_are_made_visible();
    what_could_steer_a_terminal_is_made_visible();
    what_harms_nobody_is_left_alone();
    return boost::report_errors();
}
