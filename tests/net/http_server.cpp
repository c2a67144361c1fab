// SPDX-License-Identifier: BSL-1.0
// http_server: requests of strangers are answered once each, bounded in every way, and the server ends as it is told.
#include <monongusa/net/http_server.hpp>

#include "../support/loopback_client.hpp"
#include "../support/on_loop.hpp"

#include <monongusa/net/http_client.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace {

using namespace std::chrono_literals;
using monongusa::net::error;
using monongusa::net::http_answer;
using monongusa::net::http_asked;
using monongusa::net::http_client;
using monongusa::net::http_request;
using monongusa::net::http_response;
using monongusa::net::http_server;
using monongusa::net::loop;
using monongusa::net::server_config;
using raw = support::loopback_client;

server_config usual() { return {.address = "127.0.0.1"}; }

// A server on a loop of its own, which says what it heard.
class fixture {
public:
    template <class Work>
    auto with(Work work) {
        return support::on_loop(*loop_, [&] { return work(*server_); });
    }
    explicit fixture(server_config how = usual()) {
        failed = support::on_loop(*loop_, [&] {
            server_ = std::make_unique<http_server>(loop_, std::move(how), this, &asked);
            return server_->listen();
        });
        port = with([](http_server& one) { return one.port(); });
    }
    fixture(fixture const&) = delete;
    fixture& operator=(fixture const&) = delete;
    ~fixture() { end(); }

    void end() {
        support::on_loop(*loop_, [&] { server_.reset(); });
    }
    /// In a call of the server.
    void end_here() { server_.reset(); }
    /// Waits until so many connections are open.
    void until_open(std::size_t count) {
        while (with([](http_server& one) { return one.connections(); }) != count) std::this_thread::yield();
    }
    std::shared_ptr<loop> const& on() const noexcept { return loop_; }

    std::error_code failed{};
    std::uint16_t port = 0;
    std::vector<std::string> heard{};  // On the loop's thread.
    void (*meanwhile)(fixture& self) = nullptr;

private:
    static void asked(void* owner, http_asked const& request, http_answer& reply) {
        auto& self = *static_cast<fixture*>(owner);
        auto const said = request.method + ' ' + request.path + '?' + request.query + ' ' + request.body;
        self.heard.push_back(said);
        if (request.path == "/headers") {
            reply.headers = {{"X-Tea", "green"}, {"X-Broken", "a\r\nb: c"}, {"Connection", "mine"}};
            reply.content_type = "text/plain\r\nX-Sneaked: yes";
            reply.body = "x";
        } else if (request.path == "/nothing") {
            reply.status = 204;
            reply.body = "left out";
        } else if (request.path == "/strange") {
            reply.status = 99;
        } else if (request.path == "/close") {
            reply.close = true;
        } else if (request.path == "/from") {
            reply.body = request.from + ' ' + std::string{request.header("x-tea")} + '|' + std::string{request.header("x-none")};
        } else if (request.path == "/large") {
            reply.body.assign(8'000'000, 'x');
        } else {
            reply.body = said;
        }
        if (self.meanwhile) self.meanwhile(self);
    }

    std::shared_ptr<loop> loop_ = std::make_shared<loop>();
    std::unique_ptr<http_server> server_{};
};

std::string get(std::string_view target, std::string_view headers = {}) {
    return "GET " + std::string{target} + " HTTP/1.1\r\nHost: a\r\n" + std::string{headers} + "\r\n";
}
std::string post(std::string_view target, std::string_view body, std::string_view headers = {}) {
    return "POST " + std::string{target} + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
           std::string{headers} + "\r\n" + std::string{body};
}

void requests_are_answered_in_turn_on_one_connection() {
    fixture one;
    BOOST_TEST(!one.failed);
    raw client{one.port};
    struct {
        std::string text;
        std::string_view answer;
    } const rows[] = {
        {get("/"), "200 GET /? "},
        {get("/tea?a=b%20c&d"), "200 GET /tea?a=b%20c&d "},
        {get("http://a.test/tea?x"), "200 GET /tea?x "},
        {get("http://a.test"), "200 GET /? "},
        {get("https://a.test?x"), "200 GET /?x "},
        {"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "200 OPTIONS *? "},
        {post("/a", "tea"), "200 POST /a? tea"},
        {post("/a", ""), "200 POST /a? "},
        {post("/a", std::string_view{"\0\xff", 2}), std::string_view{"200 POST /a? \0\xff", 15}},
        {"POST /b HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntea\r\n5;x=y\r\n milk\r\n0\r\nX-Trailer: t\r\n\r\n",
         "200 POST /b? tea milk"},
        {"POST /b HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n0\r\n\r\n", "200 POST /b? "},
        {"post /b HTTP/1.1\r\nHost: a\r\n\r\n", "200 post /b? "},
        {get("/from", "X-TEA:  green  \r\nX-Tea: black\r\n"), "200 127.0.0.1 green|"},
        // What stands behind the body is no header.
        {"POST /from HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-Tea: sneaked\r\n\r\n", "200 127.0.0.1 |"},
        {get("/nothing"), "204 "},
        {get("/strange"), "500 "},
    };
    for (auto const& row : rows) {
        client.say(row.text);
        BOOST_TEST_EQ(client.answer(), row.answer);
        BOOST_TEST(client.head.find("Connection: close") == std::string::npos);
    }
    client.say("HEAD /tea HTTP/1.1\r\nHost: a\r\n\r\n");
    BOOST_TEST_EQ(client.answer(false), "200 ");
    BOOST_TEST(client.head.find("Content-Length: 11\r\n") != std::string::npos);
    client.say(get("/headers"));
    BOOST_TEST_EQ(client.answer(), "200 x");
    BOOST_TEST_EQ(client.head, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nX-Tea: green\r\n\r\n");
    BOOST_TEST_EQ(one.with([](http_server& server) { return server.connections(); }), 1u);
}

void requests_may_come_all_at_once_or_byte_by_byte() {
    fixture one;
    raw client{one.port, get("/1") + post("/2", "tea") + get("/3")};
    BOOST_TEST_EQ(client.answer(), "200 GET /1? ");
    BOOST_TEST_EQ(client.answer(), "200 POST /2? tea");
    BOOST_TEST_EQ(client.answer(), "200 GET /3? ");
    for (char const byte : post("/4", "tea")) client.say({&byte, 1});
    BOOST_TEST_EQ(client.answer(), "200 POST /4? tea");
}

void a_connection_ends_where_one_side_wants_it() {
    for (auto const& text : {get("/", "Connection: close\r\n"), get("/close"), std::string{"GET / HTTP/1.0\r\n\r\n"}}) {
        fixture one;
        raw client{one.port, text + get("/never")};
        BOOST_TEST(client.answer().starts_with("200"));
        BOOST_TEST(client.head.find("\r\nConnection: close\r\n") != std::string::npos);
        BOOST_TEST(client.is_closed());
        client.hang_up();
        one.until_open(0);
        BOOST_TEST_EQ(one.heard.size(), 1u);
    }
}

void what_is_no_request_is_refused_without_a_call() {
    server_config small = usual();
    small.longest_head = 2000;
    small.longest_body = 10;
    std::string const host = "Host: a\r\n";
    struct {
        std::string text;
        int status;
    } const rows[] = {
        {"tea\r\n\r\n", 400},
        {"\x16\x03\x01\x02\r\n\r\n", 400},
        {"GET  / HTTP/1.1\r\n" + host + "\r\n", 400},
        {"GET tea HTTP/1.1\r\n" + host + "\r\n", 400},
        {"GET http:///x HTTP/1.1\r\n" + host + "\r\n", 400},
        {"CONNECT a.test:443 HTTP/1.1\r\n" + host + "\r\n", 400},
        {"GET / HTTP/1.1\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n" + host + host + "\r\n", 400},
        {"GET / HTTP/1.0\r\n" + host + host + "\r\n", 400},
        {"GET / HTTP/1.1\r\n" + host + "Bad Name: x\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n" + host + "X: a\x01\r\n\r\n", 400},
        {"GET / HTTP/2.0\r\n" + host + "\r\n", 400},
        {"GET / HTTP/1.2\r\n" + host + "\r\n", 400},
        {"GET / HTTP/1.1\r\n" + host + "X: a\r\n b\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n" + host + "X:\r\n\tb\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n" + host + "X: a\r\n \r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n X: a\r\n" + host + "\r\n", 400},
        {"GET / HTTP/1.1\r\n" + host + "X : a\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n" + host + "X: a\nY: b\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n" + host + "X: a\rY: b\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n" + host + "Expect: tea\r\n\r\n", 417},
        {"POST / HTTP/1.1\r\n" + host + "Content-Length: x\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\n" + host + "Content-Length: 99999999999999999999\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\n" + host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400},
        {"POST / HTTP/1.1\r\n" + host + "Content-Length: 2\r\nContent-Length: 2\r\n\r\nab", 400},
        {"POST / HTTP/1.1\r\n" + host + "Content-Length: 2, 2\r\n\r\nab", 400},
        {"POST / HTTP/1.1\r\n" + host + "Content-Length: +2\r\n\r\nab", 400},
        {"POST / HTTP/1.1\r\n" + host + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501},
        {"POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip\r\n\r\n", 501},
        {"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nx\r\n", 400},
        {"POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n3\r\nteax\r\n", 400},
        {"POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n", 400},
        {"GET / HTTP/1.1\r\n" + host + "X: " + std::string(3000, 'x') + "\r\n\r\n", 431},
        {"GET /" + std::string(3000, 'x') + " HTTP/1.1\r\n" + host + "\r\n", 431},
        {post("/", "eleven char"), 413},
        {"POST / HTTP/1.1\r\n" + host + "Content-Length: 4294967296\r\nExpect: 100-continue\r\n\r\n", 413},
        {"POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nB\r\neleven char\r\n0\r\n\r\n", 413},
        {"POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\nX: " + std::string(70'000, 'x'), 431},
    };
    fixture one{small};
    for (auto const& row : rows) {
        raw client{one.port, row.text + get("/never")};
        auto const said = client.answer();
        if (said != std::to_string(row.status) + ' ') BOOST_TEST_EQ(row.text, said);
        BOOST_TEST_EQ(said, std::to_string(row.status) + ' ');
        BOOST_TEST(client.head.find("\r\nConnection: close\r\n") != std::string::npos);
        BOOST_TEST(client.is_closed());
    }
    BOOST_TEST(one.heard.empty());
}

// A reset would take the answer with it.
void a_refusal_is_read_although_more_is_still_sent() {
    server_config small = usual();
    small.longest_body = 10;
    small.leave_timeout = 60s;
    fixture one{small};
    raw client{one.port};
    std::string const body(2'000'000, 'x');
    client.say(post("/", body));
    BOOST_TEST_EQ(client.answer(), "413 ");
}

void who_waits_to_be_invited_is_invited() {
    fixture one;
    raw client{one.port, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-Continue\r\n\r\n"};
    BOOST_TEST_EQ(client.answer(), "100 ");
    client.say("tea");
    BOOST_TEST_EQ(client.answer(), "200 POST /? tea");
    // Nothing to wait for.
    client.say(post("/", "", "Expect: 100-continue\r\n"));
    BOOST_TEST_EQ(client.answer(), "200 POST /? ");
    raw old{one.port, "POST / HTTP/1.0\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\ntea"};
    BOOST_TEST_EQ(old.answer(), "200 POST /? tea");
}

void who_is_too_slow_is_refused() {
    server_config brief = usual();
    brief.head_timeout = brief.body_timeout = brief.idle_timeout = 30ms;
    fixture one{brief};
    // So that its bytes have come before its time begins.
    auto const early = [&](std::string_view text) { return one.with([&](http_server&) { return std::make_unique<raw>(one.port, text); }); };
    struct {
        std::string text;
        std::string_view answer;
    } const rows[] = {
        {"G", "408"},
        {"GET / HTTP/1.1\r\nHost: a\r\n", "408"},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nte", "408"},
        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntea\r\n", "408"},
    };
    for (auto const& row : rows) {
        auto const client = early(row.text);
        BOOST_TEST_EQ(client->answer().substr(0, 3), row.answer);
        BOOST_TEST(client->is_closed());
    }
    // Who says nothing gets no answer.
    BOOST_TEST_EQ(raw{one.port}.rest(), "");
    auto const idle = early(get("/"));
    BOOST_TEST_EQ(idle->answer(), "200 GET /? ");
    BOOST_TEST(idle->is_closed());
    one.until_open(0);
    BOOST_TEST_EQ(one.heard.size(), 1u);
}

void who_takes_no_answer_or_does_not_go_is_closed() {
    server_config brief = usual();
    brief.answer_timeout = brief.leave_timeout = 30ms;
    fixture one{brief};
    raw deaf{one.port, get("/large")};
    raw stays{one.port, get("/close")};
    BOOST_TEST_EQ(stays.answer(), "200 ");
    one.until_open(0);
}

void who_goes_in_the_middle_is_forgotten() {
    fixture one;
    for (auto const* const text : {"", "GET", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nte"}) {
        raw client{one.port, text};
        client.hang_up();
    }
    one.until_open(0);
    BOOST_TEST(one.heard.empty());
    // Who has only said all still hears.
    raw half{one.port, post("/", "tea")};
    half.end_writing();
    BOOST_TEST_EQ(half.answer(), "200 POST /? tea");
}

void more_connections_wait_for_room_and_an_idle_one_makes_it() {
    server_config few = usual();
    few.most_connections = 2;
    fixture one{few};
    raw idle{one.port, get("/1")};
    BOOST_TEST_EQ(idle.answer(), "200 GET /1? ");
    raw busy{one.port, "G"};
    one.until_open(2);
    raw third{one.port, get("/3", "Connection: close\r\n")};
    BOOST_TEST(idle.is_closed());
    BOOST_TEST_EQ(third.answer(), "200 GET /3? ");
    third.hang_up();
    one.until_open(1);

    // Now nobody idles.
    raw other{one.port, "G"};
    one.until_open(2);
    raw waits{one.port, get("/4")};
    busy.say("ET /2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    BOOST_TEST_EQ(busy.answer(), "200 GET /2? ");
    busy.hang_up();
    BOOST_TEST_EQ(waits.answer(), "200 GET /4? ");
}

void where_it_cannot_listen_it_says_why() {
    fixture one;
    struct {
        server_config how;
        std::error_condition expected;
    } const rows[] = {
        {{.port = one.port}, std::errc::address_in_use},
        {{.address = "192.0.2.1"}, std::errc::address_not_available},
        {{.address = "localhost"}, make_error_code(error::bad_address).default_error_condition()},
        {{.address = ""}, std::errc::invalid_argument},
        {{.certificate_file = "nowhere.pem", .key_file = "fixtures/certificates/localhost.key"}, std::errc::io_error},
        {{.certificate_file = "fixtures/certificates/localhost.pem", .key_file = "fixtures/certificates/expired.key"}, std::errc::io_error},
        {{.certificate_file = "fixtures/certificates/localhost.pem"}, std::errc::io_error},
        {{.key_file = "fixtures/certificates/localhost.key"}, std::errc::io_error},
    };
    for (auto const& row : rows) {
        fixture other{row.how};
        BOOST_TEST(other.failed == row.expected);
        BOOST_TEST_EQ(other.port, 0);
    }
    fixture six{{.address = "::1"}};
    // Where this machine has no IPv6 it cannot.
    BOOST_TEST((six.port != 0) == !six.failed);
}

void it_can_be_asked_with_tls_alone() {
    server_config shown = usual();
    shown.certificate_file = "fixtures/certificates/localhost.pem";
    shown.key_file = "fixtures/certificates/localhost.key";
    fixture one{shown};
    BOOST_TEST(!one.failed);
    BOOST_TEST(one.with([](http_server& server) { return server.is_secure(); }));
    std::unique_ptr<http_client> client;
    support::on_loop(*one.on(), [&] {
        client = std::make_unique<http_client>(one.on(), monongusa::net::config{.ca_file = "fixtures/certificates/ca.pem", .proxy = ""});
    });
    auto const ask = [&](http_request request) {
        std::promise<std::pair<std::error_code, std::string>> promise;
        support::on_loop(*one.on(), [&] {
            client->send(request, [&](std::error_code failed, http_response got, bool) { promise.set_value({failed, got.body}); });
        });
        return promise.get_future().get();
    };
    auto const base = "https://localhost:" + std::to_string(one.port);
    std::string const large(1'000'000, 'x');
    for (int i = 0; i < 2; ++i) {
        auto const [failed, body] = ask({.method = "POST", .url = base + "/tea", .body = large});
        BOOST_TEST_EQ(failed, std::error_code{});
        BOOST_TEST_EQ(body.size(), large.size() + 11);
    }
    BOOST_TEST_EQ(one.with([](http_server& server) { return server.connections(); }), 1u);
    // Two things at once on a connection that ends: it says goodbye in order.
    BOOST_TEST_EQ(ask({.method = "GET", .url = base + "/close"}).first, std::error_code{});
    BOOST_TEST_EQ(ask({.method = "POST", .url = base + "/", .body = std::string(1'048'577, 'x')}).first, std::error_code{});
    BOOST_TEST(raw(one.port, get("/")).rest().find("HTTP") == std::string::npos);
    support::on_loop(*one.on(), [&] { client.reset(); });
    one.until_open(0);
}

void its_end_closes_everything() {
    fixture one;
    raw idle{one.port, get("/")};
    BOOST_TEST_EQ(idle.answer(), "200 GET /? ");
    raw begun{one.port, "G"};
    one.until_open(2);
    one.with([](http_server& server) { server.stop(); });
    BOOST_TEST(idle.is_closed());
    BOOST_TEST_EQ(begun.rest(), "");
    BOOST_TEST_EQ(one.with([](http_server& server) { return server.connections() + server.port(); }), 0u);
    // Its port is free at once.
    server_config again = usual();
    again.port = one.port;
    fixture other{again};
    BOOST_TEST(!other.failed);
}

void it_can_end_while_it_is_asked() {
    fixture one;
    one.with([&](http_server&) { one.meanwhile = [](fixture& self) { self.end_here(); }; });
    raw client{one.port, get("/")};
    BOOST_TEST(client.is_closed());
    BOOST_TEST_EQ(support::on_loop(*one.on(), [&] { return one.heard.size(); }), 1u);
}

void it_drains() {
    fixture one;
    raw idle{one.port, get("/")};
    BOOST_TEST_EQ(idle.answer(), "200 GET /? ");
    raw silent{one.port};
    raw begun{one.port, "POST /last HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n"};
    one.until_open(3);
    // So that its head is read for certain.
    raw third{one.port, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n"};
    BOOST_TEST_EQ(third.answer(), "100 ");
    bool drained = false;
    std::promise<void> promise;
    one.with([&](http_server& server) {
        server.drain([&] {
            drained = true;
            promise.set_value();
        });
        BOOST_TEST(!drained);
    });
    BOOST_TEST(idle.is_closed());
    BOOST_TEST(silent.is_closed());
    third.say("tea");
    BOOST_TEST_EQ(third.answer(), "200 POST /? tea");
    BOOST_TEST(third.head.find("Connection: close") != std::string::npos);
    third.hang_up();
    BOOST_TEST(!one.with([&](http_server&) { return drained; }));
    begun.say("tea");
    BOOST_TEST_EQ(begun.answer(), "200 POST /last? tea");
    begun.hang_up();
    promise.get_future().get();
    BOOST_TEST_EQ(one.with([](http_server& server) { return server.connections(); }), 0u);

    fixture empty;
    std::promise<void> at_once;
    empty.with([&](http_server& server) { server.drain([&] { at_once.set_value(); }); });
    at_once.get_future().get();
}

}  // namespace

int main() {
    requests_are_answered_in_turn_on_one_connection();
    requests_may_come_all_at_once_or_byte_by_byte();
    a_connection_ends_where_one_side_wants_it();
    what_is_no_request_is_refused_without_a_call();
    a_refusal_is_read_although_more_is_still_sent();
    who_waits_to_be_invited_is_invited();
    who_is_too_slow_is_refused();
    who_takes_no_answer_or_does_not_go_is_closed();
    who_goes_in_the_middle_is_forgotten();
    more_connections_wait_for_room_and_an_idle_one_makes_it();
    where_it_cannot_listen_it_says_why();
    it_can_be_asked_with_tls_alone();
    its_end_closes_everything();
    it_can_end_while_it_is_asked();
    it_drains();
    return boost::report_errors();
}
