// SPDX-License-Identifier: BSL-1.0
// http_client: every request is completed once, whatever the server does.
#include <monongusa/net/http_client.hpp>

#include "../support/loopback_http.hpp"
#include "../support/on_loop.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace std::chrono_literals;
using monongusa::net::config;
using monongusa::net::error;
using monongusa::net::http_client;
using monongusa::net::http_request;
using monongusa::net::http_response;
using monongusa::net::loop;
using support::certificates;
using support::hear_request;
using support::loopback_server;
using support::on_loop;
using support::peer;
using support::response;

struct answer {
    std::error_code failed;
    http_response got;
    bool sent = false;
};

config usual() { return {.ca_file = certificates::all().trusted.path(), .proxy = "", .request_timeout = 20s}; }

class client {
public:
    explicit client(config settings = usual()) {
        on_loop(on_, [&] { held_ = std::make_unique<http_client>(std::shared_ptr<loop>{std::shared_ptr<void>{}, &on_}, std::move(settings)); });
    }
    client(client const&) = delete;
    client& operator=(client const&) = delete;
    ~client() { end(); }

    std::future<answer> ask(http_request const& request) {
        auto promise = std::make_shared<std::promise<answer>>();
        auto result = promise->get_future();
        on_.post([this, promise, request] {
            // Outlives the call, should the completion come too early or twice: a second value throws.
            auto const inside = std::make_shared<bool>(true);
            held_->send(request, [promise, inside](std::error_code failed, http_response got, bool sent) {
                BOOST_TEST(!*inside);
                promise->set_value({failed, std::move(got), sent});
            });
            *inside = false;
        });
        return result;
    }
    answer get(std::string const& url) { return ask({.url = url}).get(); }

    void end() {
        on_loop(on_, [&] { held_.reset(); });
    }
    template <class Work>
    auto with(Work work) {
        return on_loop(on_, [&] { return work(*held_); });
    }

private:
    loop on_;
    std::unique_ptr<http_client> held_;
};

// Answers each request on a connection with the next text, and closes behind the last.
loopback_server::talk saying(std::vector<std::string> texts) {
    return [texts](peer& one) {
        for (auto const& text : texts) {
            hear_request(one);
            one.write(text);
        }
    };
}

void a_request_goes_and_its_answer_comes() {
    for (bool const tls : {false, true}) {
        loopback_server const server{[](peer& one) {
                                         auto const heard = hear_request(one);
                                         one.write(response(201, heard.line + '|' + heard.header("A") + '|' + heard.body, "X-Tea: green\r\n"));
                                     },
                                     tls ? &certificates::all().good : nullptr};
        client mine;
        auto const got = mine.ask({.method = "POST", .url = server.url(tls ? "https" : "http", "/a?b"), .headers = {{"A", "b"}}, .body = "tea"}).get();
        BOOST_TEST_EQ(got.failed, std::error_code{});
        BOOST_TEST(got.sent);
        BOOST_TEST_EQ(got.got.status, 201);
        BOOST_TEST_EQ(got.got.header("x-tea"), "green");
        BOOST_TEST_EQ(got.got.body, "POST /a?b HTTP/1.1|b|tea");
    }
}

void connections_are_kept_where_both_sides_want_it() {
    struct {
        std::string text;
        int connections;
    } const rows[] = {
        {response(200, "tea"), 1},
        {response(200, "tea", "Connection: close\r\n"), 2},
        {"HTTP/1.1 204 No Content\r\n\r\n", 1},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntea\r\n0\r\n\r\n", 1},
        {"HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\ntea", 2},
        {response(200, "tea") + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfake", 2},
    };
    for (auto const& row : rows) {
        loopback_server const server{saying({row.text, row.text, row.text})};
        client mine;
        for (int i = 0; i < 2; ++i) {
            auto const got = mine.get(server.url("http"));
            BOOST_TEST_EQ(got.failed, std::error_code{});
            BOOST_TEST_NE(got.got.body, "fake");
        }
        BOOST_TEST_EQ(server.accepted(), row.connections);
    }
}

void a_body_may_end_with_the_connection() {
    loopback_server const server{saying({"HTTP/1.1 200 OK\r\n\r\nuntil the end"}), &certificates::all().good};
    client mine;
    BOOST_TEST_EQ(mine.get(server.url("https")).got.body, "until the end");
    // But not without TLS's own end: anybody could have cut it.
    loopback_server const cutting{[](peer& one) {
                                      hear_request(one);
                                      one.write("HTTP/1.1 200 OK\r\n\r\nuntil the");
                                      one.cut();
                                  },
                                  &certificates::all().good};
    BOOST_TEST_EQ(mine.get(cutting.url("https")).failed, make_error_code(error::cut_off));
}

void a_head_request_has_no_body() {
    loopback_server const server{saying({"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", response(200, "tea")})};
    client mine;
    auto const got = mine.ask({.method = "HEAD", .url = server.url("http")}).get();
    BOOST_TEST_EQ(got.got.header("content-length"), "5");
    BOOST_TEST_EQ(mine.get(server.url("http")).got.body, "tea");
    BOOST_TEST_EQ(server.accepted(), 1);
}

void what_a_server_does_wrong_is_said() {
    config small = usual();
    small.longest_head = 200;
    small.longest_body = 10;
    struct {
        std::string text;
        error expected;
    } const rows[] = {
        {"", error::closed},
        {"HTTP/1.1 200 OK\r\nContent-Le", error::cut_off},
        {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nte", error::cut_off},
        {"SSH-2.0-tea\r\n", error::bad_response},
        {"HTTP/1.1 200 OK\r\nA: " + std::string(300, 'x') + "\r\n\r\n", error::head_too_large},
        {response(200, "eleven char"), error::body_too_large},
        {"HTTP/1.1 200 OK\r\n\r\neleven char", error::body_too_large},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nB\r\neleven char\r\n0\r\n\r\n", error::body_too_large},
        {"HTTP/1.1 101 Switching\r\nUpgrade: tea\r\n\r\n", error::bad_response},
    };
    for (auto const& row : rows) {
        loopback_server const server{saying({row.text})};
        client mine{small};
        auto const got = mine.get(server.url("http"));
        BOOST_TEST_EQ(got.failed, make_error_code(row.expected));
        BOOST_TEST(got.sent);
        BOOST_TEST_EQ(server.accepted(), 1);
    }
}

void a_server_that_resets_is_the_systems_error() {
    loopback_server const server{[](peer& one) {
        hear_request(one);
        one.reset();
    }};
    client mine;
    BOOST_TEST(mine.get(server.url("http")).failed == std::errc::connection_reset);
}

void what_cannot_be_asked_is_not() {
    loopback_server const server{saying({response(200, "")})};
    client mine;
    struct {
        http_request request;
        error expected;
    } const rows[] = {
        {{.url = "ftp://127.0.0.1"}, error::bad_url},
        {{.url = server.url("ws")}, error::bad_url},
        {{.url = ""}, error::bad_url},
        {{.url = "http://example.test/"}, error::insecure_url},
        {{.url = server.url("http"), .headers = {{"A", "b\r\nC: d"}}}, error::bad_request},
        {{.method = "G T", .url = server.url("http")}, error::bad_request},
    };
    for (auto const& row : rows) {
        auto const got = mine.ask(row.request).get();
        BOOST_TEST_EQ(got.failed, make_error_code(row.expected));
        BOOST_TEST(!got.sent);
    }
    BOOST_TEST_EQ(server.accepted(), 0);
}

void a_server_that_never_answers_takes_its_time_and_no_more() {
    loopback_server const server{[](peer& one) { one.read_to_end(); }};
    client mine;
    auto const got = mine.ask({.url = server.url("http"), .timeout = 30ms}).get();
    BOOST_TEST_EQ(got.failed, make_error_code(error::timed_out));
    BOOST_TEST(got.sent);
    config brief = usual();
    brief.request_timeout = 30ms;
    client other{brief};
    BOOST_TEST_EQ(other.get(server.url("http")).failed, make_error_code(error::timed_out));
}

void a_server_that_answers_for_ever_is_stopped_by_the_deadline() {
    loopback_server const server{[](peer& one) {
        hear_request(one);
        one.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (;;) one.write("1\r\nx\r\n");
    }};
    client mine;
    BOOST_TEST_EQ(mine.ask({.url = server.url("http"), .timeout = 50ms}).get().failed, make_error_code(error::timed_out));
}

// Answers the first request of each connection and ends when the second has come.
void a_kept_connection_that_ends_is_replaced_where_that_is_safe() {
    struct {
        http_request request;
        bool again;
    } rows[] = {{{.method = "GET", .repeatable = true}, true}, {{.method = "POST", .body = "x"}, false}};
    for (auto& row : rows) {
        std::atomic<int> connection = 0;
        loopback_server const server{[&](peer& one) {
            auto const first = connection++ == 0;
            hear_request(one);
            one.write(response(200, "tea"));
            if (first) hear_request(one);
            else one.read_to_end();
        }};
        client mine;
        BOOST_TEST_EQ(mine.get(server.url("http")).got.body, "tea");
        row.request.url = server.url("http");
        auto const got = mine.ask(row.request).get();
        BOOST_TEST(got.sent);
        if (row.again) BOOST_TEST_EQ(got.got.body, "tea");
        else BOOST_TEST_EQ(got.failed, make_error_code(error::closed));
        BOOST_TEST_EQ(server.accepted(), row.again ? 2 : 1);
    }
}

void it_is_replaced_once_and_not_after_a_byte_came_back() {
    std::atomic<int> requests = 0;
    loopback_server const never{[&](peer& one) {
        hear_request(one);
        if (requests++ == 0) one.write(response(200, "tea"));
        else return;
        hear_request(one);
        ++requests;
    }};
    client mine;
    BOOST_TEST_EQ(mine.get(never.url("http")).got.body, "tea");
    BOOST_TEST_EQ(mine.ask({.url = never.url("http"), .repeatable = true}).get().failed, make_error_code(error::closed));
    BOOST_TEST_EQ(requests.load(), 3);

    loopback_server const half{saying({response(200, "tea"), "HTTP/1.1 2"})};
    BOOST_TEST_EQ(mine.get(half.url("http")).got.body, "tea");
    BOOST_TEST_EQ(mine.ask({.url = half.url("http"), .repeatable = true}).get().failed, make_error_code(error::cut_off));
    BOOST_TEST_EQ(half.accepted(), 1);
}

void a_connection_that_ended_while_it_was_kept_is_not_used() {
    std::promise<void> closed;
    std::atomic<int> connection = 0;
    loopback_server const server{[&](peer& one) {
        hear_request(one);
        one.write(response(200, "tea"));
        if (connection++ > 0) return;
        one.close();
        closed.set_value();
    }};
    client mine;
    BOOST_TEST_EQ(mine.get(server.url("http")).got.body, "tea");
    closed.get_future().get();
    // Not repeatable: it must not even be tried there.
    BOOST_TEST_EQ(mine.ask({.method = "POST", .url = server.url("http"), .body = "x"}).get().got.body, "tea");
    BOOST_TEST_EQ(server.accepted(), 2);
}

void so_many_are_under_way_and_so_many_wait() {
    config few = usual();
    few.most_connections = 2;
    few.most_waiting = 1;
    std::promise<void> may_answer;
    auto const answering = may_answer.get_future().share();
    loopback_server const server{[&](peer& one) {
        for (;;) {
            auto const heard = hear_request(one);
            answering.wait();
            one.write(response(200, heard.line));
        }
    }};
    client mine{few};
    std::vector<std::future<answer>> asked;
    for (char const* const target : {"/1", "/2", "/3", "/4"}) asked.push_back(mine.ask({.url = server.url("http", target)}));
    auto const refused = asked[3].get();
    BOOST_TEST_EQ(refused.failed, make_error_code(error::too_many_requests));
    BOOST_TEST(!refused.sent);
    BOOST_TEST_EQ(mine.with([](http_client& one) { return one.under_way(); }), 2u);
    BOOST_TEST_EQ(mine.with([](http_client& one) { return one.waiting(); }), 1u);
    may_answer.set_value();
    for (std::size_t i = 0; i < 3; ++i) BOOST_TEST_EQ(asked[i].get().got.body, "GET /" + std::to_string(i + 1) + " HTTP/1.1");
    BOOST_TEST_EQ(server.accepted(), 2);
    BOOST_TEST_EQ(mine.with([](http_client& one) { return one.under_way() + one.waiting(); }), 0u);
    BOOST_TEST_EQ(mine.with([](http_client& one) { return one.kept_connections(); }), 2u);
}

void one_that_waits_may_be_late() {
    config few = usual();
    few.most_connections = 1;
    loopback_server const server{[](peer& one) { one.read_to_end(); }};
    client mine{few};
    auto first = mine.ask({.url = server.url("http")});
    auto const second = mine.ask({.url = server.url("http"), .timeout = 30ms}).get();
    BOOST_TEST_EQ(second.failed, make_error_code(error::timed_out));
    BOOST_TEST(!second.sent);
    mine.end();
    BOOST_TEST_EQ(first.get().failed, make_error_code(error::stopped));
}

void the_end_completes_what_is_under_way() {
    config few = usual();
    few.most_connections = 1;
    std::promise<void> heard;
    loopback_server const server{[&](peer& one) {
        hear_request(one);
        heard.set_value();
        one.read_to_end();
    }};
    client mine{few};
    auto first = mine.ask({.url = server.url("http")});
    auto second = mine.ask({.url = server.url("http")});
    heard.get_future().get();
    mine.with([](http_client& one) { one.stop(); });
    auto const under_way = first.get();
    BOOST_TEST_EQ(under_way.failed, make_error_code(error::stopped));
    BOOST_TEST(under_way.sent);
    auto const waiting = second.get();
    BOOST_TEST_EQ(waiting.failed, make_error_code(error::stopped));
    BOOST_TEST(!waiting.sent);
    BOOST_TEST_EQ(mine.get(server.url("http")).failed, make_error_code(error::stopped));
}

void a_completion_may_send_stop_and_end_the_client() {
    loopback_server const server{saying({response(200, "1"), response(200, "2"), response(200, "3")})};
    loop on;
    std::shared_ptr<loop> const borrowed{std::shared_ptr<void>{}, &on};
    std::promise<std::string> promise;
    struct chain {
        std::unique_ptr<http_client> held{};
        std::string url{};
        std::string said{};
        std::promise<std::string>* promise = nullptr;

        void next() {
            held->send({.url = url}, [this](std::error_code failed, http_response got, bool) {
                said += failed ? failed.message() : got.body;
                if (said == "123") held.reset();
                if (said == "123") promise->set_value(said);
                else next();
            });
        }
    } one;
    one.url = server.url("http");
    one.promise = &promise;
    on.post([&] {
        one.held = std::make_unique<http_client>(borrowed, usual());
        one.next();
    });
    BOOST_TEST_EQ(promise.get_future().get(), "123");
    BOOST_TEST_EQ(server.accepted(), 1);
}

void an_answer_may_come_before_the_request_has_gone() {
    loopback_server const server{[](peer& one) {
        one.read_until("\r\n\r\n");
        one.write(response(413, "too much"));
        // What is still sent is let through, so that the answer is not lost with a reset.
        one.read_to_end();
    }};
    client mine;
    auto const got = mine.ask({.method = "POST", .url = server.url("http"), .body = std::string(8'000'000, 'x')}).get();
    BOOST_TEST_EQ(got.got.status, 413);
    BOOST_TEST_EQ(mine.with([](http_client& one) { return one.kept_connections(); }), 0u);
}

void large_bodies_go_both_ways() {
    for (bool const tls : {false, true}) {
        loopback_server const server{[](peer& one) {
                                         for (;;) one.write(response(200, hear_request(one).body));
                                     },
                                     tls ? &certificates::all().good : nullptr};
        client mine;
        std::string body(3'000'000, 'x');
        for (std::size_t i = 0; i < body.size(); ++i) body[i] = static_cast<char>(i * 7919 >> 8);
        auto const got = mine.ask({.method = "PUT", .url = server.url(tls ? "https" : "http"), .body = body}).get();
        BOOST_TEST_EQ(got.failed, std::error_code{});
        BOOST_TEST(got.got.body == body);
    }
}

void the_wire_is_told_all_bytes() {
    static std::string seen;
    seen.clear();
    config told = usual();
    told.wire_owner = &seen;
    told.wire = [](void* owner, char direction, std::string_view bytes) { (*static_cast<std::string*>(owner) += direction) += bytes; };
    loopback_server const server{saying({response(200, "tea")}), &certificates::all().good};
    client mine{told};
    BOOST_TEST_EQ(mine.get(server.url("https", "/x")).got.body, "tea");
    BOOST_TEST(seen.starts_with(">GET /x HTTP/1.1\r\nHost: 127.0.0.1:"));
    BOOST_TEST(seen.find("<HTTP/1.1 200 Status\r\n") != seen.npos);
    BOOST_TEST(seen.ends_with("tea"));
}

void an_unused_connection_is_not_kept_for_ever() {
    config brief = usual();
    brief.idle_timeout = 20ms;
    std::promise<void> ended;
    loopback_server const server{[&](peer& one) {
        hear_request(one);
        one.write(response(200, "tea"));
        BOOST_TEST_EQ(one.read_to_end(), "");
        ended.set_value();
    }};
    client mine{brief};
    BOOST_TEST_EQ(mine.get(server.url("http")).got.body, "tea");
    ended.get_future().get();
    BOOST_TEST_EQ(mine.with([](http_client& one) { return one.kept_connections(); }), 0u);
}

}  // namespace

int main() {
    a_request_goes_and_its_answer_comes();
    connections_are_kept_where_both_sides_want_it();
    a_body_may_end_with_the_connection();
    a_head_request_has_no_body();
    what_a_server_does_wrong_is_said();
    a_server_that_resets_is_the_systems_error();
    what_cannot_be_asked_is_not();
    a_server_that_never_answers_takes_its_time_and_no_more();
    a_server_that_answers_for_ever_is_stopped_by_the_deadline();
    a_kept_connection_that_ends_is_replaced_where_that_is_safe();
    it_is_replaced_once_and_not_after_a_byte_came_back();
    a_connection_that_ended_while_it_was_kept_is_not_used();
    so_many_are_under_way_and_so_many_wait();
    one_that_waits_may_be_late();
    the_end_completes_what_is_under_way();
    a_completion_may_send_stop_and_end_the_client();
    an_answer_may_come_before_the_request_has_gone();
    large_bodies_go_both_ways();
    the_wire_is_told_all_bytes();
    an_unused_connection_is_not_kept_for_ever();
    return boost::report_errors();
}
