// SPDX-License-Identifier: BSL-1.0
// http: what can be sent, and what is found in an answer.
#include <monongusa/net/http.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

namespace {

using monongusa::net::http_response;
namespace http_text = monongusa::net::http_text;

void methods_and_names_are_words() {
    using namespace std::string_literals;
    for (auto const& good : {"GET"s, "X-A"s, "m!#$%&'*+.^_`|~1"s}) BOOST_TEST(http_text::is_token(good));
    for (auto const& bad : {""s, "GE T"s, "GET\r\n"s, "G\0T"s, "a:"s, "\xc3\xa4"s}) BOOST_TEST(!http_text::is_token(bad));
}

void what_would_be_another_request_is_refused() {
    using namespace std::string_literals;
    BOOST_TEST(http_text::can_be_sent({}));
    BOOST_TEST(http_text::can_be_sent({{"Accept", "text/plain"}, {"X-A", "1\t2"}, {"B", ""}, {"C", "t\xc3\xa4"}}));
    for (auto const& value : {"a\r\nb: c"s, "a\nb"s, "a\rb"s, "a\0b"s, "a\x7f"s}) BOOST_TEST(!http_text::can_be_sent({{"A", value}}));
    for (char const* const name : {"", "a b", "a:", "a\r\n", "\xc3\xa4", "Host", "content-length", "Transfer-Encoding", "CONNECTION"}) {
        BOOST_TEST(!http_text::can_be_sent({{"A", "x"}, {name, "x"}}));
    }
    BOOST_TEST(http_text::can_be_sent({{std::string(1000, 'a'), std::string(10'000, 'x')}}));
    BOOST_TEST(!http_text::can_be_sent({{std::string(20'000, 'a'), "x"}}));
    BOOST_TEST(!http_text::can_be_sent({{"A", std::string(20'000, 'x')}}));
}

void a_header_is_found_by_its_name() {
    http_response const got{.status = 200, .headers = {{"a", "1"}, {"b", "2"}, {"a", "3"}}, .body = {}};
    BOOST_TEST_EQ(got.header("a"), "1");
    BOOST_TEST_EQ(got.header("b"), "2");
    BOOST_TEST_EQ(got.header("c"), "");
}

}  // namespace

int main() {
    methods_and_names_are_words();
    what_would_be_another_request_is_refused();
    a_header_is_found_by_its_name();
    return boost::report_errors();
}
