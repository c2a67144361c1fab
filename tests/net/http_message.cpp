// SPDX-License-Identifier: BSL-1.0
// http_message: requests become Beast's whole, or not at all; its responses become ours.
#include <monongusa/net/http_message.hpp>

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/core/lightweight_test.hpp>

#include <sstream>
#include <string>

namespace {

namespace http = boost::beast::http;
using monongusa::net::http_request;
using monongusa::net::make_ready;
using monongusa::net::parse_url;

std::string written(http_request const& request) {
    auto const to = parse_url(request.url);
    auto const made = to ? make_ready(request, *to) : nullptr;
    if (!made) return "refused";
    std::ostringstream text;
    text << *made;
    return text.str();
}

void a_request_is_written() {
    BOOST_TEST_EQ(written({.url = "https://example.test/a?b=c", .headers = {{"Accept", "text/plain"}, {"X-A", "1\t2"}, {"X-A", "3"}}}),
                  "GET /a?b=c HTTP/1.1\r\nHost: example.test\r\nAccept: text/plain\r\nX-A: 1\t2\r\nX-A: 3\r\n\r\n");
    BOOST_TEST_EQ(written({.method = "POST", .url = "http://[::1]:81", .body = "tea"}),
                  "POST / HTTP/1.1\r\nHost: [::1]:81\r\nContent-Length: 3\r\n\r\ntea");
    BOOST_TEST_EQ(written({.method = "BREW", .url = "http://a"}), "BREW / HTTP/1.1\r\nHost: a\r\n\r\n");
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
    BOOST_TEST_EQ(written({.url = "http://a", .headers = {{"A", "a\r\nb: c"}}}), "refused");
    BOOST_TEST_EQ(written({.url = "http://a", .headers = {{"Host", "b"}}}), "refused");
}

void a_response_is_taken_over() {
    http::response<http::string_body> from{http::status::not_found, 11};
    from.insert("X-Tea", "green");
    from.insert("x-tea", "black");
    from.insert("ETag", "");
    from.body() = "no tea";
    auto const got = monongusa::net::taken_from(from);
    BOOST_TEST_EQ(got.status, 404);
    BOOST_TEST((got.headers == monongusa::net::header_list{{"x-tea", "green"}, {"x-tea", "black"}, {"etag", ""}}));
    BOOST_TEST_EQ(got.body, "no tea");
    BOOST_TEST_EQ(from.body(), "");
}

}  // namespace

int main() {
    a_request_is_written();
    the_length_is_said_where_a_server_waits_for_it();
    what_would_be_another_request_is_refused();
    a_response_is_taken_over();
    return boost::report_errors();
}
