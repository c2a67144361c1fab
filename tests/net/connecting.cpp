// SPDX-License-Identifier: BSL-1.0
// connecting: to whom it leads, and each way it can fail.
#include <monongusa/net/connecting.hpp>

#include "../support/loopback_http.hpp"
#include "../support/on_loop.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <future>
#include <memory>
#include <string>

namespace {

using namespace std::chrono_literals;
using monongusa::instant;
using monongusa::net::config;
using monongusa::net::connecting;
using monongusa::net::error;
using monongusa::net::loop;
using monongusa::net::parse_url;
using monongusa::net::stream;
using support::certificates;
using support::loopback_server;
using support::on_loop;
using support::peer;

config trusting() { return {.ca_file = certificates::all().trusted.path(), .proxy = ""}; }
config through(loopback_server const& proxy, std::string const& login = "") {
    auto settings = trusting();
    settings.proxy = "http://" + login + "127.0.0.1:" + std::to_string(proxy.port());
    return settings;
}

std::error_code attempt(std::string const& url, config const& settings, instant::duration limit = 20s) {
    loop on;
    connecting way;
    std::promise<std::error_code> promise;
    bool inside = true;
    on.post([&] {
        way.start(on, std::make_shared<config const>(settings), *parse_url(url), instant::clock::now() + limit,
                  [&](std::error_code failed, std::unique_ptr<stream> made) {
                      BOOST_TEST(!inside);
                      BOOST_TEST_EQ(made == nullptr, bool{failed});
                      promise.set_value(failed);
                  });
        inside = false;
    });
    auto const result = promise.get_future().get();
    on_loop(on, [&] { way.cancel(); });
    return result;
}

void a_good_certificate_is_taken() {
    auto const& all = certificates::all();
    std::string called;
    std::promise<void> told[2];
    std::atomic<int> turn = 0;
    loopback_server const server{[&](peer& one) {
                                     auto const mine = turn++;
                                     called = one.called();
                                     told[mine].set_value();
                                     one.read_to_end();
                                 },
                                 &all.good};
    BOOST_TEST_EQ(attempt(server.url("https"), trusting()), std::error_code{});
    told[0].get_future().get();
    // Addresses are not named in SNI.
    BOOST_TEST_EQ(called, "");
    BOOST_TEST_EQ(attempt(server.url("wss", "/", "localhost"), trusting()), std::error_code{});
    told[1].get_future().get();
    BOOST_TEST_EQ(called, "localhost");
}

void every_other_certificate_is_refused() {
    auto const& all = certificates::all();
    struct {
        support::certificate const& shown;
        char const* host;
        error expected;
    } const rows[] = {
        {all.for_another, "127.0.0.1", error::certificate_host},       {all.for_another, "localhost", error::certificate_host},
        {all.expired, "127.0.0.1", error::certificate_expired},        {all.not_yet, "127.0.0.1", error::certificate_expired},
        {all.self_signed, "127.0.0.1", error::certificate_untrusted},
    };
    for (auto const& row : rows) {
        std::atomic<bool> secured = false;
        loopback_server const server{[&](peer&) { secured = true; }, &row.shown};
        BOOST_TEST_EQ(attempt(server.url("https", "/", row.host), trusting()), make_error_code(row.expected));
        BOOST_TEST(!secured);
    }
    loopback_server const server{[](peer&) {}, &all.good};
    // The system knows nothing of the test's authority.
    BOOST_TEST_EQ(attempt(server.url("https"), {.proxy = ""}), make_error_code(error::certificate_untrusted));
}

void a_file_that_is_none_of_certificates_is_said() {
    loopback_server const server{[](peer&) {}, &certificates::all().good};
    for (char const* const file : {"/nowhere/at/all.pem", "/dev/null"}) {
        BOOST_TEST_EQ(attempt(server.url("https"), {.ca_file = file, .proxy = ""}), make_error_code(error::trust_unreadable));
    }
    BOOST_TEST_EQ(server.accepted(), 0);
}

void who_speaks_no_tls_is_told_apart() {
    loopback_server const nonsense{[](peer& one) {
        one.write("220 ready\r\n");
        one.read_to_end();
    }};
    BOOST_TEST_EQ(attempt(nonsense.url("https"), trusting()), make_error_code(error::tls_failed));
    loopback_server const shy{[](peer& one) { one.read_some(); }};
    BOOST_TEST_EQ(attempt(shy.url("https"), trusting()), make_error_code(error::closed));
}

void an_old_tls_is_refused() {
    std::atomic<bool> secured = false;
    loopback_server const server{[&](peer& one) {
        auto const old = support::server_context(certificates::all().good);
        ::SSL_CTX_set_security_level(old.get(), 0);
        ::SSL_CTX_set_min_proto_version(old.get(), TLS1_1_VERSION);
        ::SSL_CTX_set_max_proto_version(old.get(), TLS1_1_VERSION);
        secured = one.secure(old.get());
    }};
    BOOST_TEST_EQ(attempt(server.url("https"), trusting()), make_error_code(error::tls_failed));
    BOOST_TEST(!secured);
}

void tls_1_2_is_still_spoken() {
    loopback_server const server{[](peer& one) {
        auto const older = support::server_context(certificates::all().good);
        ::SSL_CTX_set_max_proto_version(older.get(), TLS1_2_VERSION);
        BOOST_TEST(one.secure(older.get()));
        one.read_to_end();
    }};
    BOOST_TEST_EQ(attempt(server.url("https"), trusting()), std::error_code{});
}

void who_never_answers_is_waited_for_until_the_deadline() {
    loopback_server const server{[](peer& one) { one.read_to_end(); }};
    BOOST_TEST_EQ(attempt(server.url("https"), trusting(), 30ms), make_error_code(error::timed_out));
}

void where_nobody_listens_the_system_says_so() {
    support::silent_port const nobody;
    auto const url = "http://127.0.0.1:" + std::to_string(nobody.port());
    BOOST_TEST(attempt(url, trusting()) == std::errc::connection_refused);
}

void without_tls_only_this_machine_is_connected_to() {
    BOOST_TEST_EQ(attempt("ws://192.0.2.1:9/", trusting()), make_error_code(error::insecure_url));
    BOOST_TEST_EQ(attempt("http://example.test/", trusting()), make_error_code(error::insecure_url));
    // By way of another machine it would not be within this one.
    config far = trusting();
    far.proxy = "http://192.0.2.1:9";
    BOOST_TEST_EQ(attempt("ws://127.0.0.1:9/", far), make_error_code(error::insecure_url));
    loopback_server const server{[](peer& one) { one.read_to_end(); }};
    BOOST_TEST_EQ(attempt(server.url("ws"), trusting()), std::error_code{});
}

void a_proxy_is_asked_and_then_not_in_between() {
    auto const& all = certificates::all();
    struct {
        char const* login;
        char const* header;
    } const rows[] = {{"", ""}, {"me:p%40ss@", "Basic bWU6cEBzcw=="}};
    for (auto const& row : rows) {
        std::promise<support::heard_request> asked;
        loopback_server const proxy{[&](peer& one) {
            asked.set_value(support::hear_request(one));
            one.write("HTTP/1.1 200 Connected\r\nVia: tea\r\n\r\n");
            auto const shown = support::server_context(all.for_another);
            BOOST_TEST(one.secure(shown.get()));
            BOOST_TEST_EQ(one.called(), "elsewhere.test");
            one.read_to_end();
        }};
        BOOST_TEST_EQ(attempt("wss://elsewhere.test:1234/", through(proxy, row.login)), std::error_code{});
        auto const heard = asked.get_future().get();
        BOOST_TEST_EQ(heard.line, "CONNECT elsewhere.test:1234 HTTP/1.1");
        BOOST_TEST_EQ(heard.header("Host"), "elsewhere.test:1234");
        BOOST_TEST_EQ(heard.header("Proxy-Authorization"), row.header);
    }
    std::promise<std::string> asked;
    loopback_server const proxy{[&](peer& one) {
        asked.set_value(support::hear_request(one).head);
        one.write("HTTP/1.1 200 Connected\r\n\r\n");
        one.read_to_end();
    }};
    BOOST_TEST_EQ(attempt("ws://[::1]:81/", through(proxy)), std::error_code{});
    BOOST_TEST_EQ(asked.get_future().get(), "CONNECT [::1]:81 HTTP/1.1\r\nHost: [::1]:81\r\n\r\n");
}

void a_proxy_may_refuse_in_many_ways() {
    struct {
        std::string says;
        error expected;
    } const rows[] = {
        {"HTTP/1.1 407 Login\r\nProxy-Authenticate: Basic\r\nContent-Length: 2\r\n\r\nno", error::proxy_login},
        {"HTTP/1.1 403 No\r\nContent-Length: 2\r\n\r\nno", error::proxy_refused},
        {"HTTP/1.1 502 Bad\r\n\r\n", error::proxy_refused},
        {"SOCKS is spoken here\r\n", error::bad_response},
        {"", error::closed},
        {"HTTP/1.1 200 Conn", error::cut_off},
        {"HTTP/1.1 200 OK\r\nA: " + std::string(70'000, 'x'), error::head_too_large},
        {"HTTP/1.1 200 OK\r\n\r\nby the way", error::bad_response},
    };
    for (auto const& row : rows) {
        loopback_server const proxy{[&](peer& one) {
            support::hear_request(one);
            one.write(row.says);
        }};
        BOOST_TEST_EQ(attempt("https://elsewhere.test/", through(proxy)), make_error_code(row.expected));
    }
    config bad = trusting();
    bad.proxy = "socks5://127.0.0.1:1";
    BOOST_TEST_EQ(attempt("https://elsewhere.test/", bad), make_error_code(error::bad_proxy));
}

void one_that_was_cancelled_says_nothing() {
    loopback_server const server{[](peer& one) { one.read_to_end(); }};
    loop on;
    int calls = 0;
    for (int steps = 0; steps < 5; ++steps) {
        connecting way;
        auto const settings = std::make_shared<config const>(trusting());
        on_loop(on, [&] {
            way.start(on, settings, *parse_url(server.url("https")), instant::clock::now() + 20s,
                      [&](std::error_code, std::unique_ptr<stream>) { ++calls; });
        });
        for (int i = 0; i < steps; ++i) on_loop(on, [] {});
        on_loop(on, [&] { way.cancel(); });
        on_loop(on, [] {});
    }
    BOOST_TEST_EQ(calls, 0);
}

}  // namespace

int main() {
    a_good_certificate_is_taken();
    every_other_certificate_is_refused();
    a_file_that_is_none_of_certificates_is_said();
    who_speaks_no_tls_is_told_apart();
    an_old_tls_is_refused();
    tls_1_2_is_still_spoken();
    who_never_answers_is_waited_for_until_the_deadline();
    where_nobody_listens_the_system_says_so();
    without_tls_only_this_machine_is_connected_to();
    a_proxy_is_asked_and_then_not_in_between();
    a_proxy_may_refuse_in_many_ways();
    one_that_was_cancelled_says_nothing();
    return boost::report_errors();
}
