// SPDX-License-Identifier: BSL-1.0
// websocket_session: talks to nobody in particular, and is over once.
#include <monongusa/net/websocket_session.hpp>

#include "../support/loopback_websocket.hpp"
#include "../support/on_loop.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <future>
#include <memory>
#include <string>
#include <thread>

namespace {

using monongusa::net::config;
using monongusa::net::loop;
using monongusa::net::websocket_session;
using support::frame;
using support::hear_frame;
using support::loopback_server;
using support::on_loop;
using support::peer;

// With no events at all.
std::shared_ptr<websocket_session> made(loop& on, std::string const& url) {
    return on_loop(on, [&] {
        auto one = std::make_shared<websocket_session>(on, std::make_shared<config const>(config{.proxy = ""}), monongusa::net::websocket_events{});
        one->open(url, {});
        BOOST_TEST(!one->is_open());
        return one;
    });
}

void events_that_nobody_wants_are_left_out() {
    std::promise<std::string> heard;
    loopback_server const server{[&](peer& one) {
        support::open_websocket(one);
        one.write(frame(0x81, "tea") + frame(0x89, "x") + support::close_frame(1000));
        auto said = hear_frame(one).payload;
        heard.set_value(said + std::to_string(hear_frame(one).code()));
    }};
    loop on;
    auto session = made(on, server.url("ws"));
    BOOST_TEST_EQ(heard.get_future().get(), "x1000");
    // The server hears the answer before the session knows that it has gone.
    while (on_loop(on, [&] { return session->is_open(); })) std::this_thread::yield();
    on_loop(on, [&] {
        BOOST_TEST(!session->is_open());
        BOOST_TEST(!session->send("late", false));
        session->close(1000, {});
        session->read(false);
        session->read(true);
        session->abort();
        session.reset();
    });
}

void a_long_reason_is_cut_between_characters() {
    struct {
        std::string reason;
        std::size_t kept;
    } const rows[] = {
        {std::string(123, 'x'), 123},
        {std::string(200, 'x'), 123},
        {std::string(122, 'x') + "\xc3\xa4", 122},
        {std::string(121, 'x') + "\xc3\xa4y", 123},
    };
    for (auto const& row : rows) {
        std::promise<support::heard_frame> heard;
        loopback_server const server{[&](peer& one) {
            support::open_websocket(one);
            heard.set_value(hear_frame(one));
        }};
        loop on;
        auto session = made(on, server.url("ws"));
        while (!on_loop(on, [&] { return session->is_open(); })) std::this_thread::yield();
        on_loop(on, [&] { session->close(4321, row.reason); });
        auto const said = heard.get_future().get();
        BOOST_TEST_EQ(said.code(), 4321u);
        BOOST_TEST_EQ(said.payload.substr(2), row.reason.substr(0, row.kept));
        on_loop(on, [&] {
            session->abort();
            session.reset();
        });
    }
}

void a_failure_that_nobody_wants_is_left_out() {
    loop on;
    auto session = made(on, "nowhere");
    on_loop(on, [&] {
        BOOST_TEST(!session->is_open());
        session.reset();
    });
}

void one_that_is_aborted_and_let_go_ends() {
    std::promise<void> ended;
    loopback_server const server{[&](peer& one) {
        support::open_websocket(one);
        one.read_to_end();
        ended.set_value();
    }};
    loop on;
    auto session = made(on, server.url("ws"));
    while (!on_loop(on, [&] { return session->is_open(); })) std::this_thread::yield();
    std::weak_ptr const seen = session;
    on_loop(on, [&] {
        session->abort();
        session.reset();
    });
    ended.get_future().get();
    // What was under way ends by turns of the loop, and lets it go.
    while (!seen.expired()) on_loop(on, [] {});
}

}  // namespace

int main() {
    events_that_nobody_wants_are_left_out();
    a_long_reason_is_cut_between_characters();
    a_failure_that_nobody_wants_is_left_out();
    one_that_is_aborted_and_let_go_ends();
    return boost::report_errors();
}
