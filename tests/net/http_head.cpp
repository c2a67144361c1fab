// SPDX-License-Identifier: BSL-1.0
// http_head: what a head says of the response's body and of the connection, and which are none.
#include <monongusa/net/http_head.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

namespace {

using monongusa::net::body_kind;
using monongusa::net::http_head;
using monongusa::net::read_head;

void what_it_says_of_the_body() {
    struct {
        char const* text;
        body_kind body;
        unsigned length;
        bool keeps_alive;
    } const rows[] = {
        {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", body_kind::sized, 5, true},
        {"HTTP/1.1 200 OK\r\ncontent-length:5  \r\nContent-Length: 5\r\n\r\n", body_kind::sized, 5, true},
        {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: Close\r\n\r\n", body_kind::sized, 5, false},
        {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: x, close\r\n\r\n", body_kind::sized, 5, false},
        {"HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\n", body_kind::sized, 5, false},
        {"HTTP/1.0 200 OK\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\n", body_kind::sized, 5, true},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n", body_kind::chunked, 0, true},
        {"HTTP/1.1 200 OK\r\n\r\n", body_kind::until_close, 0, false},
        {"HTTP/1.1 204 No Content\r\n\r\n", body_kind::none, 0, true},
        {"HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", body_kind::none, 5, true},
        {"HTTP/1.1 100 Continue\r\n\r\n", body_kind::none, 0, true},
        {"HTTP/1.1 101 Switching\r\nConnection: upgrade\r\n\r\n", body_kind::none, 0, false},
    };
    for (auto const& row : rows) {
        http_head head;
        if (!BOOST_TEST(read_head(row.text, head))) continue;
        BOOST_TEST(head.body == row.body);
        BOOST_TEST_EQ(head.length, row.length);
        BOOST_TEST_EQ(head.keeps_alive, row.keeps_alive);
    }
}

void names_are_lowered_and_values_trimmed() {
    http_head head;
    BOOST_TEST(read_head("HTTP/1.1 429 Too Many\r\nX-RateLimit-Bucket:\t a b \r\nEmpty:\r\nBytes: t\xc3\xa4\r\n\r\n", head));
    BOOST_TEST_EQ(head.status, 429);
    BOOST_TEST_EQ(head.headers.size(), 3u);
    BOOST_TEST_EQ(head.headers[0].first, "x-ratelimit-bucket");
    BOOST_TEST_EQ(head.headers[0].second, "a b");
    BOOST_TEST_EQ(head.headers[1].second, "");
    BOOST_TEST_EQ(head.headers[2].second, "t\xc3\xa4");
}

void a_reason_may_be_missing() {
    http_head head;
    BOOST_TEST(read_head("HTTP/1.1 200\r\n\r\n", head));
    BOOST_TEST(read_head("HTTP/1.1 200 \r\n\r\n", head));
}

void interim_responses_are_known() {
    http_head head;
    BOOST_TEST(read_head("HTTP/1.1 103 Early Hints\r\n\r\n", head) && head.is_interim());
    BOOST_TEST(read_head("HTTP/1.1 101 Switching\r\n\r\n", head) && !head.is_interim());
    BOOST_TEST(read_head("HTTP/1.1 200 OK\r\n\r\n", head) && !head.is_interim());
}

void what_is_none_is_refused() {
    using namespace std::string_literals;
    for (auto const& text :
         {""s, "\r\n\r\n"s, "HTTP/2 200 OK\r\n\r\n"s, "HTTP/1.x 200 OK\r\n\r\n"s, "HTTP/1.1 20 OK\r\n\r\n"s, "HTTP/1.1 2000 OK\r\n\r\n"s,
          "HTTP/1.1 099 OK\r\n\r\n"s, "HTTP/1.1 -20 OK\r\n\r\n"s, "HTTP/1.1  200 OK\r\n\r\n"s, "http/1.1 200 OK\r\n\r\n"s, "HTTP/1.1 200 OK\n\n"s,
          "HTTP/1.1 200 OK\r\nA: b\r\n"s, "HTTP/1.1 200 OK\r\nA b\r\n\r\n"s, "HTTP/1.1 200 OK\r\n: b\r\n\r\n"s, "HTTP/1.1 200 OK\r\nA : b\r\n\r\n"s,
          "HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n"s, "HTTP/1.1 200 OK\r\nA: b\0c\r\n\r\n"s, "HTTP/1.1 200 OK\r\nA: b\nC: d\r\n\r\n"s,
          "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n"s, "HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\n"s,
          "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"s, "HTTP/1.1 200 OK\r\nContent-Length: +5\r\n\r\n"s,
          "HTTP/1.1 200 OK\r\nContent-Length: 0x5\r\n\r\n"s, "HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n"s,
          "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n"s,
          "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"s, "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"s,
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"s, "HTTP/1.1 200 OK\r\n\r\nmore"s}) {
        http_head head;
        if (!BOOST_TEST(!read_head(text, head))) BOOST_LIGHTWEIGHT_TEST_OSTREAM << text << '\n';
    }
}

}  // namespace

int main() {
    what_it_says_of_the_body();
    names_are_lowered_and_values_trimmed();
    a_reason_may_be_missing();
    interim_responses_are_known();
    what_is_none_is_refused();
    return boost::report_errors();
}
