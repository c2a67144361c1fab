// SPDX-License-Identifier: BSL-1.0
// http_talk: one request, one response, and what is left of the connection.
#include <monongusa/net/http_talk.hpp>

#include "../support/connected_pair.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace {

using monongusa::net::error;
using monongusa::net::http_request;
using monongusa::net::http_talk;
using monongusa::net::make_ready;
using monongusa::net::parse_url;
using monongusa::net::stream;
using support::connected_pair;

// A talk and what it tells; the io_context runs when the test wants it.
struct fixture {
    boost::asio::io_context io{};
    std::unique_ptr<stream> bare = std::make_unique<stream>(io);
    connected_pair pair{io, bare->socket()};
    std::shared_ptr<http_talk> mine{};
    std::vector<std::string> told{};  // To the hook: `<HTTP/1.1 200 OK…`.
    int calls = 0;
    std::error_code failed{};

    explicit fixture(http_request request = {}, http_talk::limits most = {1000, 10}) {
        bare->prepare();
        request.url = "http://a";
        mine = std::make_shared<http_talk>(std::move(bare), make_ready(request, *parse_url(request.url)), most);
        mine->tell(
            [](void* self, char way, std::string_view bytes) { static_cast<fixture*>(self)->told.push_back(way + std::string{bytes}); },
            this);
        mine->start([this](std::error_code why) {
            ++calls;
            failed = why;
        });
        BOOST_TEST_EQ(calls, 0);
    }
    fixture(fixture const&) = delete;
    fixture& operator=(fixture const&) = delete;
    ~fixture() {
        mine->stop();
        poll();
    }

    // In pieces that come one by one.
    void say(std::initializer_list<std::string_view> pieces) {
        for (auto const piece : pieces) {
            pair.say(piece);
            poll();
        }
    }
    void poll() {
        io.restart();
        io.poll();
    }
    void run() {
        io.restart();
        while (calls == 0 && io.run_one() > 0) continue;
        BOOST_TEST_EQ(calls, 1);
    }
};

void a_request_is_answered() {
    fixture one;
    BOOST_TEST(!one.mine->has_begun());
    one.poll();
    BOOST_TEST(one.mine->has_sent());
    BOOST_TEST_EQ(one.pair.hear(), "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    BOOST_TEST_EQ(one.calls, 0);
    one.pair.say("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nte");
    one.poll();
    BOOST_TEST(one.mine->has_begun());
    one.pair.say("a");
    one.run();
    BOOST_TEST_EQ(one.failed, std::error_code{});
    BOOST_TEST_EQ(one.mine->status(), 200);
    BOOST_TEST_EQ(one.mine->take_response().body, "tea");
    BOOST_TEST(one.mine->is_reusable());
    BOOST_TEST(one.mine->take_stream()->is_quiet());
}

void what_is_left_of_the_connection() {
    struct {
        char const* says;
        bool cleanly;
        bool reusable;
    } const rows[] = {
        {"HTTP/1.1 204 No Content\r\n\r\n", true, true},
        {"HTTP/1.1 304 As Before\r\nContent-Length: 5\r\n\r\n", true, true},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntea\r\n0\r\n\r\n", true, true},
        {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", true, false},
        {"HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n", true, false},
        {"HTTP/1.0 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n", true, true},
        {"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nxy", false, false},
        {"HTTP/1.1 100 Go On\r\n\r\nHTTP/1.1 103 Hints\r\nA: b\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", true, true},
    };
    for (auto const& row : rows) {
        fixture one;
        one.poll();
        one.pair.say(row.says);
        one.run();
        BOOST_TEST_EQ(one.failed, std::error_code{});
        BOOST_TEST(one.mine->status() >= 200);
        BOOST_TEST_EQ(one.mine->is_over_cleanly(), row.cleanly);
        BOOST_TEST_EQ(one.mine->is_reusable(), row.reusable);
    }
}

void a_body_that_the_end_ends_leaves_nothing() {
    fixture one;
    one.poll();
    one.pair.hear();
    one.pair.say("HTTP/1.1 200 OK\r\n\r\ntea");
    one.pair.other().close();
    one.run();
    BOOST_TEST_EQ(one.failed, std::error_code{});
    BOOST_TEST_EQ(one.mine->take_response().body, "tea");
    BOOST_TEST(!one.mine->is_reusable());
}

void what_is_too_large_is_said() {
    std::string const many(70'000, 'x');
    std::string const few(64'000, 'x');
    auto const folded = std::string(5000, 'x') + "\r\n " + std::string(5000, 'y');
    std::string lines;
    while (lines.size() < 70'000) lines += "A: b\r\n";
    struct {
        std::string says;
        http_talk::limits most;
        error expected;
    } const rows[] = {
        {"HTTP/1.1 200 OK\r\nA: " + many + "\r\nContent-Length: 0\r\n\r\n", {1 << 20, 10}, error::head_too_large},
        {"HTTP/1.1 200 OK\r\n" + lines + "Content-Length: 0\r\n\r\n", {1 << 20, 10}, error::head_too_large},
        {"HTTP/1.1 200 " + many + "\r\nContent-Length: 0\r\n\r\n", {1 << 20, 10}, error::head_too_large},
        {"HTTP/1.1 200 OK\r\n" + many + ": b\r\nContent-Length: 0\r\n\r\n", {1 << 20, 10}, error::head_too_large},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA: " + many + "\r\n\r\n", {1 << 20, 10}, error::head_too_large},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" + lines + "\r\n", {1 << 20, 10}, error::head_too_large},
        {"HTTP/1.1 200 OK\r\nA: " + folded + "\r\nContent-Length: 0\r\n\r\n", {1 << 20, 10}, error::head_too_large},
        {"HTTP/1.1 200 OK\r\nA: " + few + "\r\nContent-Length: 11\r\n\r\n", {1 << 20, 10}, error::body_too_large},
        {"HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551615\r\n\r\n", {1000, 10}, error::body_too_large},
        {"HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551616\r\n\r\n", {1000, 10}, error::bad_response},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n", {1000, 10}, error::body_too_large},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;" + many + "\r\n", {1000, 10}, error::head_too_large},
        {"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", {1000, 10}, error::bad_response},
        {"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", {1000, 10}, error::bad_response},
    };
    for (auto const& row : rows) {
        fixture one{{}, row.most};
        one.poll();
        one.pair.say(row.says);
        one.run();
        BOOST_TEST_EQ(one.failed, make_error_code(row.expected));
    }
}

void interim_responses_do_not_go_on_for_ever() {
    fixture one;
    one.poll();
    for (int i = 0; i < 17; ++i) one.pair.say("HTTP/1.1 100 Go On\r\n\r\n");
    one.run();
    BOOST_TEST_EQ(one.failed, make_error_code(error::bad_response));
    BOOST_TEST_EQ(one.told.size(), 2U);
    BOOST_TEST_EQ(one.told.back().size(), 1 + 17 * std::string_view{"HTTP/1.1 100 Go On\r\n\r\n"}.size());
}

void an_answer_may_come_before_all_is_sent() {
    fixture one{{.method = "POST", .body = std::string(8'000'000, 'x')}};
    one.poll();
    one.pair.say("HTTP/1.1 413 Too Much\r\nContent-Length: 0\r\n\r\n");
    one.run();
    BOOST_TEST_EQ(one.failed, std::error_code{});
    BOOST_TEST_EQ(one.mine->status(), 413);
    BOOST_TEST(!one.mine->is_over_cleanly());
    BOOST_TEST(!one.mine->is_reusable());
}

void answers_without_a_body_end_with_their_head() {
    for (char const* const method : {"HEAD", "CONNECT"}) {
        fixture one{{.method = method}};
        one.poll();
        one.pair.say("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
        one.run();
        BOOST_TEST_EQ(one.failed, std::error_code{});
    }
}

void one_that_is_stopped_says_nothing() {
    fixture one;
    one.poll();
    one.pair.say("HTTP/1.1 204 No Content\r\n\r\n");
    one.mine->stop();
    one.poll();
    BOOST_TEST_EQ(one.calls, 0);
    one.pair.hear();
    BOOST_TEST_EQ(one.pair.hear(), "");
}

// --- the wire hook

std::string_view const request = ">GET / HTTP/1.1\r\nHost: a\r\n\r\n";

// Of a secret that comes in two reads neither half looks like one to who scrubs.
void the_hook_is_told_a_response_as_one() {
    fixture one;
    one.poll();
    one.say({"HTTP/1.1 100 Go On\r\n\r\n", "HTTP/1.1 103 Hin", "ts\r\nA: b\r\n\r\nHTTP/1.1 200 OK\r\nA: planted.tok",
             "en.4711\r\nContent-Length: 3\r\n\r\n", "te"});
    BOOST_TEST_EQ(one.calls, 0);
    BOOST_TEST_EQ(one.told.size(), 1U);
    BOOST_TEST_EQ(one.told.back(), request);
    one.pair.say("a");
    one.run();
    BOOST_TEST_EQ(one.failed, std::error_code{});
    BOOST_TEST_EQ(one.told.size(), 2U);
    BOOST_TEST_EQ(one.told.back(),
                  "<HTTP/1.1 100 Go On\r\n\r\nHTTP/1.1 103 Hints\r\nA: b\r\n\r\n"
                  "HTTP/1.1 200 OK\r\nA: planted.token.4711\r\nContent-Length: 3\r\n\r\ntea");
}

void it_is_told_what_came_of_one_that_breaks_off() {
    fixture one;
    one.poll();
    one.pair.hear();
    one.say({"HTTP/1.1 200 OK\r\nContent-Len", "gth: 3\r\n\r\nt"});
    BOOST_TEST_EQ(one.told.size(), 1U);
    one.pair.other().close();
    one.run();
    BOOST_TEST(one.failed != std::error_code{});
    BOOST_TEST_EQ(one.told.size(), 2U);
    BOOST_TEST_EQ(one.told.back(), "<HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nt");
}

void it_is_told_what_came_of_one_that_is_stopped() {
    fixture one;
    one.poll();
    one.say({"HTTP/1.1 200 OK\r\nContent-Len", "gth: 3\r\n\r\nt"});
    for (int times = 0; times < 2; ++times) {
        one.mine->stop();
        one.poll();
        BOOST_TEST_EQ(one.told.size(), 2U);
        BOOST_TEST_EQ(one.told.back(), "<HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nt");
    }
}

// Such a one outlives the talk.
void it_is_not_told_what_an_unused_connection_says() {
    fixture one;
    one.poll();
    one.pair.say("HTTP/1.1 204 No Content\r\n\r\n");
    one.run();
    auto const left = one.mine->take_stream();
    one.pair.say("and so on");
    char room[100];
    std::size_t came = 0;
    left->async_read_some(boost::asio::buffer(room), [&](boost::system::error_code const&, std::size_t count) { came = count; });
    one.poll();
    one.mine->stop();  // It would tell what it had kept.
    BOOST_TEST_EQ(came, 9U);
    BOOST_TEST_EQ(one.told.size(), 2U);
}

// Of chunks only what they hold is counted against the limit, and more may stand around it than anybody wants to keep.
void what_is_longer_than_it_may_be_is_told_in_parts() {
    fixture one{{}, {1000, 10}};
    one.poll();
    auto const chunk = "1;a=" + std::string(500, 'x') + "\r\ny\r\n";
    std::string all = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    one.say({all});
    for (int i = 0; i < 10; ++i) {
        one.say({chunk});
        all += chunk;
    }
    one.pair.say("0\r\n\r\n");
    one.run();
    BOOST_TEST_EQ(one.failed, std::error_code{});
    std::string told;
    for (std::size_t i = 1; i < one.told.size(); ++i) {
        BOOST_TEST_LT(one.told[i].size(), 1600U);
        told += one.told[i].substr(1);
    }
    BOOST_TEST_EQ(told, all + "0\r\n\r\n");
}

}  // namespace

int main() {
    a_request_is_answered();
    what_is_left_of_the_connection();
    a_body_that_the_end_ends_leaves_nothing();
    what_is_too_large_is_said();
    interim_responses_do_not_go_on_for_ever();
    an_answer_may_come_before_all_is_sent();
    answers_without_a_body_end_with_their_head();
    one_that_is_stopped_says_nothing();
    the_hook_is_told_a_response_as_one();
    it_is_told_what_came_of_one_that_breaks_off();
    it_is_told_what_came_of_one_that_is_stopped();
    it_is_not_told_what_an_unused_connection_says();
    what_is_longer_than_it_may_be_is_told_in_parts();
    return boost::report_errors();
}
