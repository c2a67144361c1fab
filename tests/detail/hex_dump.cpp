// SPDX-License-Identifier: BSL-1.0
// Tests how bytes are shown to people.
#include <monongusa/detail/hex_dump.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

using monongusa::detail::append_dump;
using monongusa::detail::for_each_dump_line;

namespace {

std::string dumped(std::string_view bytes) {
    std::string all;
    for_each_dump_line(bytes, [&](std::string_view line) { (all += line) += '\n'; });
    return all;
}

void a_line_holds_sixteen_bytes() {
    BOOST_TEST_EQ(dumped(""), "");
    BOOST_TEST_EQ(dumped("tea\n"), "00000000  74 65 61 0a                                       |tea.|\n");
    BOOST_TEST_EQ(dumped("0123456789abcdef"), "00000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  |0123456789abcdef|\n");
    BOOST_TEST_EQ(dumped("0123456789abcdefg"),
                  "00000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  |0123456789abcdef|\n"
                  "00000010  67                                                |g|\n");
}

void what_is_no_letter_is_a_dot() {
    using namespace std::string_literals;
    BOOST_TEST_EQ(dumped("\0\x1f ~\x7f\x80\xff"s), "00000000  00 1f 20 7e 7f 80 ff                              |.. ~...|\n");
}

void the_offset_is_of_the_whole() {
    std::string line;
    append_dump(line, 0x1234abcd, "x");
    BOOST_TEST(line.starts_with("1234abcd  78 "));
    BOOST_TEST(dumped(std::string(4097, 'x')).find("\n00001000  78 ") != std::string::npos);
}

}  // namespace

int main() {
    a_line_holds_sixteen_bytes();
    what_is_no_letter_is_a_dot();
    the_offset_is_of_the_whole();
    return boost::report_errors();
}
