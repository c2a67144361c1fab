// SPDX-License-Identifier: BSL-1.0
// Tests how an exception, whatever its type, becomes a failure in words.
#include <monongusa/bot/thrown.hpp>

#include <boost/core/lightweight_test.hpp>

#include <stdexcept>
#include <system_error>

namespace mg = monongusa;
using mg::detail::words_of;

namespace {

struct silent {};

void an_exception_of_any_type_has_words() {
    BOOST_TEST_EQ(words_of(std::make_exception_ptr(std::runtime_error{"no tea"})), "no tea");
    BOOST_TEST_EQ(words_of(std::make_exception_ptr(std::string{"no coffee"})), "no coffee");
    BOOST_TEST_EQ(words_of(std::make_exception_ptr(static_cast<char const*>("no cake"))), "no cake");
    BOOST_TEST_EQ(words_of(std::make_exception_ptr(7)), "an exception that is no std::exception");
    BOOST_TEST_EQ(words_of(std::make_exception_ptr(silent{})), "an exception that is no std::exception");
}

void a_failure_knows_where_it_happened() {
    mg::chat::user const user{"U1", "ann", false, false};
    mg::chat::channel const channel{"C1", "general"};
    std::string const message = "m1";
    std::string const thread = "m0";
    auto const exception = std::make_exception_ptr(std::runtime_error{"no tea"});
    auto const failure = mg::detail::failure_of(exception, {&channel, &user, &message, &thread});
    BOOST_TEST_EQ(failure.what, "no tea");
    BOOST_TEST(failure.exception == exception);
    BOOST_TEST(!failure.code);
    BOOST_TEST(failure.user == user);
    BOOST_TEST(failure.channel == channel);
    BOOST_TEST_EQ(failure.message, "m1");
    BOOST_TEST_EQ(failure.thread, "m0");
}

void a_failure_of_nowhere_is_empty_but_for_its_words() {
    auto const failure = mg::detail::failure_of(std::make_exception_ptr(7), {});
    mg::event::failure expected;
    expected.what = "an exception that is no std::exception";
    expected.exception = failure.exception;
    BOOST_TEST(failure == expected);
    BOOST_TEST(failure.exception != nullptr);
}

}  // namespace

int main() {
    an_exception_of_any_type_has_words();
    a_failure_knows_where_it_happened();
    a_failure_of_nowhere_is_empty_but_for_its_words();
    return boost::report_errors();
}
