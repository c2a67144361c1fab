// SPDX-License-Identifier: BSL-1.0
// base64: as RFC 4648, section 10 has it.
#include <monongusa/net/base64.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

namespace {

using monongusa::net::base64;

void texts_of_each_length_are_written() {
    BOOST_TEST_EQ(base64(""), "");
    BOOST_TEST_EQ(base64("f"), "Zg==");
    BOOST_TEST_EQ(base64("fo"), "Zm8=");
    BOOST_TEST_EQ(base64("foo"), "Zm9v");
    BOOST_TEST_EQ(base64("foob"), "Zm9vYg==");
    BOOST_TEST_EQ(base64("fooba"), "Zm9vYmE=");
    BOOST_TEST_EQ(base64("foobar"), "Zm9vYmFy");
}

void bytes_of_every_kind_are_written() {
    using namespace std::string_literals;
    BOOST_TEST_EQ(base64("\0\0\0"s), "AAAA");
    BOOST_TEST_EQ(base64("\xff\xff\xff"), "////");
    BOOST_TEST_EQ(base64("\xfb\xef\xbe"), "++++");
    BOOST_TEST_EQ(base64("\xff"), "/w==");
}

}  // namespace

int main() {
    texts_of_each_length_are_written();
    bytes_of_every_kind_are_written();
    return boost::report_errors();
}
