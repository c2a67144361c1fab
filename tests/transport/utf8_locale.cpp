// SPDX-License-Identifier: BSL-1.0
// Tests that one thread takes text for UTF-8 for a while, and nobody else.
#include <monongusa/transport/utf8_locale.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstdlib>
#include <string>
#include <thread>

#include <langinfo.h>

using monongusa::transport::utf8_locale;

namespace {

std::string encoding() { return ::nl_langinfo(CODESET); }
std::string encoding_elsewhere() {
    std::string there;
    std::thread{[&] { there = encoding(); }}.join();
    return there;
}

void it_holds_for_this_thread_and_for_a_while() {
    auto const before = encoding();
    BOOST_TEST_NE(before, "UTF-8");
    utf8_locale const locale;
    BOOST_TEST(static_cast<bool>(locale));
    BOOST_TEST_EQ(encoding(), before);
    {
        utf8_locale::use const here{locale};
        BOOST_TEST_EQ(encoding(), "UTF-8");
        BOOST_TEST_EQ(encoding_elsewhere(), before);
        {
            utf8_locale::use const again{locale};
            BOOST_TEST_EQ(encoding(), "UTF-8");
        }
        BOOST_TEST_EQ(encoding(), "UTF-8");
        wchar_t wide = 0;
        BOOST_TEST_EQ(std::mbtowc(&wide, "\xC3\xA9", 2), 2);
        BOOST_TEST(wide == L'\u00e9');
    }
    BOOST_TEST_EQ(encoding(), before);
}

void a_users_locale_that_is_none_or_not_utf_8_does_not_matter() {
    for (char const* const name : {"C", "POSIX", "there_IS.none", ""}) {
        ::setenv("LC_ALL", name, 1);
        utf8_locale const locale;
        BOOST_TEST(static_cast<bool>(locale));
        utf8_locale::use const here{locale};
        BOOST_TEST_EQ(encoding(), "UTF-8");
    }
}

}  // namespace

int main() {
    it_holds_for_this_thread_and_for_a_while();
    a_users_locale_that_is_none_or_not_utf_8_does_not_matter();
    return boost::report_errors();
}
