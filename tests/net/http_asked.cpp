// SPDX-License-Identifier: BSL-1.0
// http_asked: a target is read in one way, a head that has two meanings is refused, and an answer cannot be made to say more than it should.
#include <monongusa/net/http_asked.hpp>

#include <boost/beast/http/parser.hpp>
#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::net;
namespace http = boost::beast::http;

void a_target_is_a_path_and_a_query() {
    struct {
        std::string_view target;
        std::string_view read;
    } const rows[] = {
        {"/", "/ ?"},
        {"/a/b?c=d&e", "/a/b ?c=d&e"},
        {"/a??b", "/a ??b"},
        {"/a?", "/a ?"},
        {"/%2e%2e/a", "/%2e%2e/a ?"},
        {"/a#b?c", "/a ?"},
        {"//a/b", "//a/b ?"},
        {"*", "* ?"},
        {"http://a.test/b?c", "/b ?c"},
        {"https://a.test:1/b", "/b ?"},
        {"http://a.test", "/ ?"},
        {"http://a.test?c", "/ ?c"},
        {"", "none"},
        {"a", "none"},
        {"*/a", "none"},
        {"a.test:443", "none"},
        {"http://", "none"},
        {"http:///a", "none"},
        {"ftp://a/b", "none"},
        {"/a b", "none"},
        {"/a\tb", "none"},
        {"/a\x7f", "none"},
        {std::string_view{"/a\0b", 4}, "none"},
    };
    for (auto const& row : rows) {
        http_asked found;
        auto const read = http_server_text::read_target(row.target, found) ? found.path + " ?" + found.query : "none";
        BOOST_TEST_EQ(read, row.read);
    }
}

void a_line_that_goes_on_in_the_next_is_seen() {
    for (std::string_view const folded : {"A: b\r\n c\r\n", "A: b\r\n\tc\r\n", "A:\r\n \r\nB: c\r\n", "GET / HTTP/1.1\r\n A: b\r\n"})
        BOOST_TEST(http_server_text::is_folded(folded));
    for (std::string_view const fine : {"", "A: b  c\r\nB:\t\td \r\n\r\n", "GET / HTTP/1.1\r\n\r\n"}) BOOST_TEST(!http_server_text::is_folded(fine));
}

// The status for a head of these lines.
int wrong_with(std::string_view first_line, std::string_view lines) {
    http::request_parser<http::string_body> parser;
    boost::system::error_code failed;
    auto const text = std::string{first_line} + "\r\n" + std::string{lines} + "\r\n";
    parser.put(boost::asio::buffer(text), failed);
    BOOST_TEST(!failed && parser.is_header_done());
    return http_server_text::wrong_with(parser.get());
}

void a_head_with_two_meanings_is_refused() {
    std::string_view const now = "POST / HTTP/1.1";
    std::string_view const old = "POST / HTTP/1.0";
    struct {
        std::string_view first, lines;
        int status;
    } const rows[] = {
        {now, "Host: a\r\n", 0},
        {now, "Host:\r\n", 0},
        {now, "", 400},
        {now, "Host: a\r\nHost: a\r\n", 400},
        {old, "", 0},
        {old, "Host: a\r\n", 0},
        {old, "Host: a\r\nHost: b\r\n", 400},
        {now, "Host: a\r\nTransfer-Encoding: chunked\r\n", 0},
        {now, "Host: a\r\nTransfer-Encoding: CHUNKED\r\n", 0},
        {now, "Host: a\r\nTransfer-Encoding: gzip, chunked\r\n", 501},
        {now, "Host: a\r\nTransfer-Encoding: identity\r\n", 501},
        {now, "Host: a\r\nTransfer-Encoding: xchunked\r\n", 501},
        {now, "Host: a\r\nTransfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n", 400},
        {old, "Transfer-Encoding: chunked\r\n", 400},
        {now, "Host: a\r\nContent-Length: 3\r\n", 0},
        {now, "Host: a\r\nContent-Length: 003\r\n", 0},
        {now, "Host: a\r\nContent-Length: 3\r\nContent-Length: 3\r\n", 400},
        {now, "Host: a\r\nExpect: 100-continue\r\n", 0},
        {now, "Host: a\r\nExpect: 100-Continue\r\n", 0},
        {now, "Host: a\r\nExpect: tea\r\n", 417},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(wrong_with(row.first, row.lines), row.status);
}

void a_request_is_taken_with_its_headers() {
    http::request<http::string_body> request{http::verb::post, "/a?b", 11, "tea"};
    request.set("X-TEA", "green");
    request.insert("X-Tea", "black");
    auto const& came = request;
    http_asked found;
    BOOST_TEST(http_server_text::take_head(came, "127.0.0.1", found));
    BOOST_TEST_EQ(found.method + ' ' + found.path + ' ' + found.query + ' ' + found.body + found.from, "POST /a b 127.0.0.1");
    BOOST_TEST_EQ(found.headers.size(), 2u);
    BOOST_TEST_EQ(found.header("x-tea"), "green");
    BOOST_TEST(found.header("X-TEA").data() == nullptr);
    BOOST_TEST(found.header("x-none").data() == nullptr);
    request.target("a");
    BOOST_TEST(!http_server_text::take_head(came, "", found));
}

void an_answer_is_written_and_says_no_more() {
    struct {
        http_answer answer;
        bool is_head, keep;
        std::string_view written;
    } const rows[] = {
        {{}, false, true, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"},
        {{.body = "tea"}, false, true, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Type: text/plain; charset=utf-8\r\n\r\ntea"},
        {{.status = 404, .body = "tea"},
         true,
         false,
         "HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n"},
        {{.status = 204, .body = "tea"}, false, true, "HTTP/1.1 204 No Content\r\n\r\n"},
        {{.status = 304, .body = "tea"}, false, true, "HTTP/1.1 304 Not Modified\r\n\r\n"},
        {{.status = 0}, false, true, "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"},
        {{.status = 100}, false, true, "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"},
        {{.status = 600}, false, true, "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"},
        {{.content_type = "a\r\nB: c", .body = "x"}, false, true, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"},
        {{.headers = {{"Allow", "POST"}, {"A b", "c"}, {"D", "e\nf: g"}, {"content-length", "9"}, {"Connection", "x"}}},
         false,
         true,
         "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nAllow: POST\r\n\r\n"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(http_server_text::written(row.answer, row.is_head, row.keep), row.written);
}

}  // namespace

int main() {
    a_target_is_a_path_and_a_query();
    a_line_that_goes_on_in_the_next_is_seen();
    a_head_with_two_meanings_is_refused();
    a_request_is_taken_with_its_headers();
    an_answer_is_written_and_says_no_more();
    return boost::report_errors();
}
