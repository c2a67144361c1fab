// SPDX-License-Identifier: BSL-1.0
// env: a variable's value as it was meant, and its name in any case.
#include <monongusa/secret/env.hpp>

#include <monongusa/secret/scrubber.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

#include <stdlib.h>

namespace {

namespace mg = monongusa;

constexpr char name[] = "MONONGUSA_TEST_TOKEN";

mg::secret of(char const* value) {
    BOOST_TEST_EQ(::setenv(name, value, 1), 0);
    return mg::env(name);
}

void a_variable_that_is_set_gives_its_value() {
    auto const token = of("hunter2");
    BOOST_TEST_EQ(token.reveal(), "hunter2");
    BOOST_TEST_EQ(token.name(), name);
    BOOST_TEST(!token.empty());
}

void blanks_and_line_ends_around_it_are_not_meant() {
    BOOST_TEST_EQ(of("hunter2\n").reveal(), "hunter2");
    BOOST_TEST_EQ(of("hunter2\r\n").reveal(), "hunter2");
    BOOST_TEST_EQ(of(" \t\v\f\r\nhunter2 \t\v\f\r\n").reveal(), "hunter2");
    BOOST_TEST_EQ(of("two words\nand lines ").reveal(), "two words\nand lines");
    BOOST_TEST_EQ(of("x").reveal(), "x");
}

void one_without_a_value_is_empty_and_knows_its_name() {
    for (char const* const value : {"", " ", "\n", " \t\r\n"}) {
        auto const token = of(value);
        BOOST_TEST(token.empty());
        BOOST_TEST_EQ(token.name(), name);
    }
    BOOST_TEST_EQ(::unsetenv(name), 0);
    auto const token = mg::env(name);
    BOOST_TEST(token.empty());
    BOOST_TEST_EQ(token.name(), name);
    std::string text = "it stays";
    BOOST_TEST(!mg::scrub(text));
    BOOST_TEST_EQ(text, "it stays");
}

void what_it_gave_is_told_to_nobody() {
    auto const token = of(" hunter2\n");
    std::string text = "logged in with hunter2";
    BOOST_TEST(mg::scrub_known(text));
    BOOST_TEST_EQ(text, "logged in with (secret MONONGUSA_TEST_TOKEN)");
}

}  // namespace

int main() {
    a_variable_that_is_set_gives_its_value();
    blanks_and_line_ends_around_it_are_not_meant();
    one_without_a_value_is_empty_and_knows_its_name();
    what_it_gave_is_told_to_nobody();
    return boost::report_errors();
}
