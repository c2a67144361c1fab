// SPDX-License-Identifier: BSL-1.0
// http: requests are written whole, or not at all.
#include <monongusa/net/http.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

namespace {

using monongusa::net::http_request;
using monongusa::net::http_response;
using monongusa::net::parse_url;
using monongusa::net::write_request;
namespace http_text = monongusa::net::http_text;

std::string written(http_request const& request) {
    std::string text = "left from before";
    auto const to = parse_url(request.url);
    return to && write_request(text, request, *to) ? text : "refused";
}

void a_request_is_written() {
    BOOST_TEST_EQ(written({.url = "https://example.test/a?b=c", .headers = {{"Accept", "text/plain"}, {"X-A", "1\t2"}}}),
                  "GET /a?b=c HTTP/1.1\r\nHost: example.test\r\nAccept: text/plain\r\nX-A: 1\t2\r\n\r\n");
    BOOST_TEST_EQ(written({.method = "POST", .url = "http://[::1]:81", .body = "tea"}),
                  "POST / HTTP/1.1\r\nHost: [::1]:81\r\nContent-Length: 3\r\n\r\ntea");
}

void the_length_is_said_where_a_server_waits_for_it() {
    for (char const* const method : {"POST", "PUT", "PATCH"}) {
        BOOST_TEST(written({.method = method, .url = "http://a"}).find("Content-Length: 0\r\n") != std::string::npos);
    }
    for (char const* const method : {"GET", "DELETE", "HEAD"}) {
        BOOST_TEST(written({.method = method, .url = "http://a"}).find("Content-Length") == std::string::npos);
    }
    BOOST_TEST(written({.method = "DELETE", .url = "http://a", .body = "x"}).find("Content-Length: 1\r\n") != std::string::npos);
}

void what_would_be_another_request_is_refused() {
    using namespace std::string_literals;
    for (auto const& method : {""s, "GE T"s, "GET\r\n"s, "G\0T"s}) BOOST_TEST_EQ(written({.method = method, .url = "http://a"}), "refused");
    for (auto const& value : {"a\r\nb: c"s, "a\nb"s, "a\rb"s, "a\0b"s, "a\x7f"s}) {
        BOOST_TEST_EQ(written({.url = "http://a", .headers = {{"A", value}}}), "refused");
    }
    for (char const* const name : {"", "a b", "a:", "a\r\n", "\xc3\xa4", "Host", "content-length", "Transfer-Encoding", "CONNECTION"}) {
        BOOST_TEST_EQ(written({.url = "http://a", .headers = {{name, "x"}}}), "refused");
    }
    BOOST_TEST(written({.url = "http://a", .headers = {{"A", "t\xc3\xa4"}}}) != "refused");
}

void a_header_is_found_by_its_name() {
    http_response const got{.status = 200, .headers = {{"a", "1"}, {"b", "2"}, {"a", "3"}}, .body = {}};
    BOOST_TEST_EQ(got.header("a"), "1");
    BOOST_TEST_EQ(got.header("b"), "2");
    BOOST_TEST_EQ(got.header("c"), "");
}

void lists_are_searched_for_whole_words() {
    BOOST_TEST(http_text::lists("keep-alive, Upgrade", "upgrade"));
    BOOST_TEST(http_text::lists("a,,\tUPGRADE ", "upgrade"));
    BOOST_TEST(!http_text::lists("upgrades", "upgrade"));
    BOOST_TEST(!http_text::lists("", "upgrade"));
    BOOST_TEST(!http_text::lists("a upgrade", "upgrade"));
}

}  // namespace

int main() {
    a_request_is_written();
    the_length_is_said_where_a_server_waits_for_it();
    what_would_be_another_request_is_refused();
    a_header_is_found_by_its_name();
    lists_are_searched_for_whole_words();
    return boost::report_errors();
}
