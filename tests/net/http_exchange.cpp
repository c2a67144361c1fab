// SPDX-License-Identifier: BSL-1.0
// http_exchange: refused at once or under way, and over once.
#include <monongusa/net/http_exchange.hpp>

#include "../support/loopback_http.hpp"

#include <boost/core/lightweight_test.hpp>

#include <future>
#include <memory>
#include <string>

namespace {

using namespace std::chrono_literals;
using monongusa::net::config;
using monongusa::net::error;
using monongusa::net::http_exchange;
using monongusa::net::http_request;
using monongusa::net::http_response;
using monongusa::net::http_shared;
using monongusa::net::idle_streams;
using monongusa::net::loop;
using support::loopback_server;
using support::peer;

// Its client, as far as it sees one, on a loop of the test's.
struct fixture {
    loop on{};
    std::shared_ptr<config const> settings = std::make_shared<config const>(config{.proxy = ""});
    idle_streams idle{on.io(), 4, 1h};
    http_shared shared{on, settings, idle, this, [](void* self, http_exchange&) { static_cast<fixture*>(self)->said += "ended;"; }};
    std::string said{};

    std::shared_ptr<http_exchange> made(http_request const& request) {
        return std::make_shared<http_exchange>(shared, request, [this](std::error_code failed, http_response got, bool sent) {
            said += failed ? failed.message() : got.body;
            said += sent ? ";sent" : ";not sent";
            over.set_value();
        });
    }
    template <class Work>
    void do_there(Work work) {
        std::promise<void> done;
        on.post([&] {
            work();
            done.set_value();
        });
        done.get_future().get();
    }
    std::promise<void> over{};
};

void what_cannot_be_sent_is_known_at_once() {
    fixture test;
    BOOST_TEST(test.made({.url = "nowhere"})->refused() == error::bad_url);
    BOOST_TEST(test.made({.url = "wss://a.test"})->refused() == error::bad_url);
    BOOST_TEST(test.made({.method = "", .url = "https://a.test"})->refused() == error::bad_request);
    BOOST_TEST(!test.made({.url = "https://a.test"})->refused());
}

void the_client_hears_of_the_end_before_the_completion() {
    loopback_server const server{[](peer& one) {
        support::hear_request(one);
        one.write(support::response(200, "tea"));
        one.read_to_end();
    }};
    fixture test;
    auto const one = test.made({.url = server.url("http")});
    test.do_there([&] {
        BOOST_TEST(!one->started());
        one->watch();
        one->start();
        BOOST_TEST(one->started());
        BOOST_TEST_EQ(test.said, "");
    });
    test.over.get_future().get();
    test.do_there([&] {
        BOOST_TEST_EQ(test.said, "ended;tea;sent");
        BOOST_TEST_EQ(test.idle.size(), 1u);
        one->finish(error::stopped);
        BOOST_TEST_EQ(test.said, "ended;tea;sent");
        test.idle.clear();
    });
}

void one_that_was_ended_does_nothing_more() {
    loopback_server const server{[](peer& one) { one.read_to_end(); }};
    fixture test;
    auto const one = test.made({.url = server.url("http")});
    test.do_there([&] {
        one->watch();
        one->start();
        one->finish(error::stopped);
    });
    test.do_there([&] { BOOST_TEST_EQ(test.said, "ended;" + make_error_code(error::stopped).message() + ";not sent"); });
    BOOST_TEST_EQ(server.accepted(), 0);
}

}  // namespace

int main() {
    what_cannot_be_sent_is_known_at_once();
    the_client_hears_of_the_end_before_the_completion();
    one_that_was_ended_does_nothing_more();
    return boost::report_errors();
}
