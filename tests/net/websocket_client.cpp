// SPDX-License-Identifier: BSL-1.0
// websocket_client: opens, talks and ends in order, whatever the server does.
#include <monongusa/net/websocket_client.hpp>

#include "../support/loopback_websocket.hpp"
#include "../support/on_loop.hpp"
#include "../support/websocket_diary.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <cstddef>
#include <future>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;
using monongusa::net::config;
using monongusa::net::error;
using monongusa::net::header_list;
using monongusa::net::websocket_client;
using support::certificates;
using support::close_frame;
using support::frame;
using support::hear_frame;
using support::loopback_server;
using support::open_websocket;
using support::peer;
using support::websocket_diary;

std::string failed(error why) { return "failed: " + make_error_code(why).message(); }

void messages_go_both_ways() {
    for (bool const tls : {false, true}) {
        std::promise<support::heard_request> asked;
        loopback_server const server{[&](peer& one) {
                                         asked.set_value(open_websocket(one));
                                         auto const heard = hear_frame(one);
                                         BOOST_TEST(heard.masked);
                                         BOOST_TEST_EQ(heard.first, 0x81u);
                                         BOOST_TEST_EQ(heard.payload, "tea");
                                         auto const second = hear_frame(one);
                                         BOOST_TEST_EQ(second.first, 0x82u);
                                         BOOST_TEST_EQ(second.payload, "\0\xff"s);
                                         one.write(frame(0x81, "green") + frame(0x82, "\xff\0"s));
                                         BOOST_TEST_EQ(hear_frame(one).code(), 1000u);
                                         one.write(close_frame(1000));
                                         one.read_to_end();
                                     },
                                     tls ? &certificates::all().good : nullptr};
        websocket_diary mine;
        mine.open(server.url(tls ? "wss" : "ws", "/?v=10"), {{"User-Agent", "tests"}});
        BOOST_TEST_EQ(mine.next(), "opened");
        auto const heard = asked.get_future().get();
        BOOST_TEST_EQ(heard.line, "GET /?v=10 HTTP/1.1");
        BOOST_TEST_EQ(heard.header("User-Agent"), "tests");
        BOOST_TEST(mine.with([](websocket_client& one) { return one.is_open() && one.send("tea") && one.send("\0\xff"s, true); }));
        BOOST_TEST_EQ(mine.next(), "text green");
        BOOST_TEST_EQ(mine.next(), "binary \xff\0"s);
        mine.with([](websocket_client& one) { one.close(); });
        BOOST_TEST_EQ(mine.next(), "closed 1000 ");
        BOOST_TEST(!mine.with([](websocket_client& one) { return one.is_open() || one.send("too late"); }));
    }
}

void frames_that_come_with_the_answer_are_heard() {
    loopback_server const server{[](peer& one) {
        auto const asked = support::hear_request(one);
        one.write(support::websocket_agreement(asked.header("Sec-WebSocket-Key")) + frame(0x81, "at once") + frame(0x01, "in ") + frame(0x80, "parts"));
        one.read_to_end();
    }};
    websocket_diary mine;
    mine.open(server.url("ws"));
    BOOST_TEST_EQ(mine.next(), "opened");
    BOOST_TEST_EQ(mine.next(), "text at once");
    BOOST_TEST_EQ(mine.next(), "text in parts");
}

void every_key_is_another() {
    std::set<std::string> keys;
    std::set<std::string> masks;
    loopback_server const server{[&](peer& one) {
        keys.insert(open_websocket(one).header("Sec-WebSocket-Key"));
        for (int i = 0; i < 8; ++i) masks.insert(hear_frame(one).key);
        one.write(close_frame(1000));
    }};
    websocket_diary mine;
    for (int i = 0; i < 3; ++i) {
        mine.open(server.url("ws"));
        BOOST_TEST_EQ(mine.next(), "opened");
        mine.with([](websocket_client& one) {
            for (int k = 0; k < 8; ++k) one.send("x");
        });
        BOOST_TEST_EQ(mine.next(), "closed 1000 ");
    }
    BOOST_TEST_EQ(keys.size(), 3u);
    // Of 24 keys of 32 bits two are the same once in fifteen million times.
    BOOST_TEST(masks.size() > 22);
    for (auto const& key : keys) BOOST_TEST_EQ(key.size(), 24u);
}

void who_opens_no_websocket_is_told_with_its_status() {
    struct {
        std::string says;
        error expected;
        int status;
    } const rows[] = {
        {support::response(401, "no"), error::websocket_refused, 401},
        {support::response(200, "welcome"), error::websocket_refused, 200},
        {support::response(429, std::string(60'000, 'x')), error::websocket_refused, 429},
        {support::response(429, std::string(100'000, 'x')), error::body_too_large, 0},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA: " + std::string(70'000, 'x') + "\r\n\r\n", error::body_too_large, 0},
        {"HTTP/1.1 401 No\r\nContent-Length: 100\r\n\r\nno", error::cut_off, 0},
        {"HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: wrong\r\n\r\n", error::websocket_refused, 0},
        {"HTTP/1.1 101 Switching\r\n\r\n", error::websocket_refused, 0},
        {"nonsense\r\n", error::bad_response, 0},
        {"HTTP/1.1 101 Switching\r\nA: " + std::string(70'000, 'x'), error::head_too_large, 0},
        {"", error::closed, 0},
    };
    for (auto const& row : rows) {
        loopback_server const server{[&](peer& one) {
            support::hear_request(one);
            one.write(row.says);
            if (row.expected != error::closed && row.expected != error::cut_off) one.read_to_end();
        }};
        websocket_diary mine;
        mine.open(server.url("ws"));
        BOOST_TEST_EQ(mine.next(), failed(row.expected));
        BOOST_TEST_EQ(mine.with([](websocket_client& one) { return one.refused_status(); }), row.status);
    }
}

void what_cannot_be_opened_is_said() {
    loopback_server const server{[](peer&) {}};
    websocket_diary mine;
    struct {
        std::string url;
        header_list headers;
        error expected;
    } const rows[] = {
        {"http://127.0.0.1", {}, error::bad_url},          {"", {}, error::bad_url},
        {"ws://192.0.2.1/", {}, error::insecure_url},      {server.url("ws"), {{"A", "b\r\nC: d"}}, error::bad_request},
        {server.url("ws"), {{"Host", "b"}}, error::bad_request},
    };
    for (auto const& row : rows) {
        mine.open(row.url, row.headers);
        BOOST_TEST_EQ(mine.next(), failed(row.expected));
    }
    BOOST_TEST_EQ(server.accepted(), 0);
}

void a_server_that_never_answers_is_given_up() {
    loopback_server const server{[](peer& one) { one.read_to_end(); }};
    config brief = support::usual_config();
    brief.connect_timeout = 30ms;
    for (char const* const scheme : {"ws", "wss"}) {
        websocket_diary mine{brief};
        mine.open(server.url(scheme));
        BOOST_TEST_EQ(mine.next(), failed(error::timed_out));
    }
}

void the_servers_goodbye_is_answered() {
    struct {
        std::string says;
        char const* told;
        unsigned answered;
    } const rows[] = {
        {close_frame(1000), "closed 1000 ", 1000},
        {close_frame(4004, "Authentication failed."), "closed 4004 Authentication failed.", 4004},
        {frame(0x88, ""), "closed 0 ", 1000},
    };
    for (auto const& row : rows) {
        std::promise<support::heard_frame> answer;
        loopback_server const server{[&](peer& one) {
            open_websocket(one);
            one.write(row.says);
            answer.set_value(hear_frame(one));
        }};
        websocket_diary mine;
        mine.open(server.url("ws"));
        BOOST_TEST_EQ(mine.next(), "opened");
        BOOST_TEST_EQ(mine.next(), row.told);
        auto const heard = answer.get_future().get();
        BOOST_TEST_EQ(heard.first, 0x88u);
        BOOST_TEST_EQ(heard.code(), row.answered);
    }
}

void our_goodbye_goes_behind_what_was_queued_and_ends_the_listening() {
    std::promise<std::string> heard;
    loopback_server const server{[&](peer& one) {
        open_websocket(one);
        auto const first = hear_frame(one).payload;
        auto const last = hear_frame(one);
        heard.set_value(first + ' ' + std::to_string(last.code()) + ' ' + last.payload.substr(2));
        one.write(frame(0x81, "left out") + frame(0x89, "left out") + close_frame(3001, "so be it"));
        one.read_to_end();
    }};
    websocket_diary mine;
    mine.open(server.url("ws"));
    BOOST_TEST_EQ(mine.next(), "opened");
    mine.with([](websocket_client& one) {
        one.pause_reading();
        one.send("last words");
        one.close(4000, "why");
        one.close(1000);
    });
    BOOST_TEST_EQ(heard.get_future().get(), "last words 4000 why");
    BOOST_TEST_EQ(mine.next(), "closed 3001 so be it");
}

void a_goodbye_that_is_not_answered_is_the_end_all_the_same() {
    config brief = support::usual_config();
    brief.close_timeout = 30ms;
    loopback_server const silent{[](peer& one) {
        open_websocket(one);
        one.read_to_end();
    }};
    loopback_server const rude{[](peer& one) {
        open_websocket(one);
        hear_frame(one);
    }};
    for (auto const* const server : {&silent, &rude}) {
        websocket_diary mine{brief};
        mine.open(server->url("ws"));
        BOOST_TEST_EQ(mine.next(), "opened");
        mine.with([](websocket_client& one) { one.close(); });
        BOOST_TEST_EQ(mine.next(), "closed 0 ");
    }
}

void one_that_is_not_open_yet_closes_at_once() {
    loopback_server const server{[](peer& one) { one.read_to_end(); }};
    websocket_diary mine;
    mine.open(server.url("ws"));
    mine.with([](websocket_client& one) { one.close(); });
    BOOST_TEST_EQ(mine.next(), "closed 0 ");
}

void a_connection_that_goes_without_a_goodbye_fails() {
    struct {
        bool tls;
        bool cut;
        error expected;
    } const rows[] = {{false, false, error::closed}, {true, false, error::closed}, {true, true, error::cut_off}};
    for (auto const& row : rows) {
        loopback_server const server{[&](peer& one) {
                                         open_websocket(one);
                                         one.write(frame(0x81, "and then") + "\x81");
                                         row.cut ? one.cut() : one.close();
                                     },
                                     row.tls ? &certificates::all().good : nullptr};
        websocket_diary mine;
        mine.open(server.url(row.tls ? "wss" : "ws"));
        BOOST_TEST_EQ(mine.next(), "opened");
        BOOST_TEST_EQ(mine.next(), "text and then");
        BOOST_TEST_EQ(mine.next(), failed(row.expected));
    }
}

void broken_rules_end_it_with_a_code() {
    config small = support::usual_config();
    small.longest_message = 1000;
    struct {
        std::string says;
        unsigned answered;
        error expected;
    } const rows[] = {
        {"\x81\x83xxxxxxx"s, 1002, error::websocket_broken},
        {frame(0x83, "x"), 1002, error::websocket_broken},
        {frame(0x81, "\xff"), 1007, error::websocket_broken},
        {frame(0x82, std::string(1001, 'x')), 1009, error::message_too_large},
    };
    for (auto const& row : rows) {
        std::promise<unsigned> code;
        loopback_server const server{[&](peer& one) {
            open_websocket(one);
            one.write(row.says);
            code.set_value(hear_frame(one).code());
        }};
        websocket_diary mine{small};
        mine.open(server.url("ws"));
        BOOST_TEST_EQ(mine.next(), "opened");
        BOOST_TEST_EQ(mine.next(), failed(row.expected));
        BOOST_TEST_EQ(code.get_future().get(), row.answered);
    }
}

void pings_are_answered_also_between_the_parts_of_a_message() {
    std::promise<std::string> pongs;
    loopback_server const server{[&](peer& one) {
        open_websocket(one);
        one.write(frame(0x89, "one") + frame(0x01, "a ") + frame(0x89, "") + frame(0x8a, "unasked") + frame(0x80, "message"));
        std::string heard;
        for (int i = 0; i < 2; ++i) {
            auto const pong = hear_frame(one);
            BOOST_TEST_EQ(pong.first, 0x8au);
            heard += pong.payload + ';';
        }
        pongs.set_value(heard);
        one.read_to_end();
    }};
    websocket_diary mine;
    mine.open(server.url("ws"));
    BOOST_TEST_EQ(mine.next(), "opened");
    BOOST_TEST_EQ(mine.next(), "text a message");
    BOOST_TEST_EQ(pongs.get_future().get(), "one;;");
}

void a_ping_is_answered_by_a_sign_of_life() {
    std::promise<std::string> pings;
    std::promise<void> may_answer;
    loopback_server const server{[&](peer& one) {
        open_websocket(one);
        auto const first = hear_frame(one);
        BOOST_TEST_EQ(first.first, 0x89u);
        may_answer.get_future().get();
        one.write(frame(0x8a, first.payload + ";and more"));
        auto const second = hear_frame(one);
        BOOST_TEST_EQ(second.first, 0x89u);
        one.write(frame(0x01, "a part"));
        pings.set_value("both");
        one.read_to_end();
    }};
    websocket_diary mine;
    mine.notes_life = true;
    mine.with([](websocket_client& one) { one.ping(); });  // Nothing is open yet.
    mine.open(server.url("ws"));
    BOOST_TEST_EQ(mine.next(), "opened");
    mine.with([](websocket_client& one) {
        one.ping();
        one.ping();  // The first is under way: the server hears one.
    });
    mine.with([](websocket_client&) {});
    BOOST_TEST(mine.is_empty());
    may_answer.set_value();
    BOOST_TEST_EQ(mine.next(), "alive");
    mine.forget();
    mine.with([](websocket_client& one) { one.ping(); });
    BOOST_TEST_EQ(pings.get_future().get(), "both");
    BOOST_TEST_EQ(mine.next(), "alive");
}

void a_sign_of_life_may_end_it() {
    loopback_server const server{[&](peer& one) {
        open_websocket(one);
        one.write(frame(0x89, "one") + frame(0x81, "a message"));
        one.read_to_end();
    }};
    websocket_diary mine;
    mine.notes_life = true;
    mine.end_after = "alive";
    mine.open(server.url("ws"));
    BOOST_TEST_EQ(mine.next(), "opened");
    BOOST_TEST_EQ(mine.next(), "alive");
    BOOST_TEST(mine.has_ended());
    BOOST_TEST(mine.is_empty());
}

void while_reading_is_paused_writing_goes_on() {
    std::promise<std::string> heard;
    std::promise<void> may_write;
    loopback_server const server{[&](peer& one) {
        open_websocket(one);
        one.write(frame(0x81, "1") + frame(0x81, "2"));
        may_write.get_future().get();
        one.write(frame(0x81, "3"));
        heard.set_value(hear_frame(one).payload);
        one.write(frame(0x81, "4"));
        one.read_to_end();
    }};
    websocket_diary mine;
    // Right in the event of the first message: the second, which came with it, waits already.
    mine.pause_after = "text 1";
    mine.open(server.url("ws"));
    BOOST_TEST_EQ(mine.next(), "opened");
    BOOST_TEST_EQ(mine.next(), "text 1");
    may_write.set_value();
    mine.with([](websocket_client& one) { BOOST_TEST(one.send("heartbeat")); });
    BOOST_TEST_EQ(heard.get_future().get(), "heartbeat");
    mine.with([](websocket_client&) {});
    BOOST_TEST(mine.is_empty());
    mine.with([](websocket_client& one) { one.resume_reading(); });
    BOOST_TEST_EQ(mine.next(), "text 2");
    BOOST_TEST_EQ(mine.next(), "text 3");
    BOOST_TEST_EQ(mine.next(), "text 4");
}

void what_waits_is_not_told_inside_of_a_call() {
    std::promise<void> may_write;
    loopback_server const server{[&](peer& one) {
        open_websocket(one);
        may_write.get_future().get();
        one.write(frame(0x81, "1"));
        one.read_to_end();
    }};
    websocket_diary mine;
    mine.notes_life = true;
    mine.end_after = "text 1";
    mine.open(server.url("ws"));
    BOOST_TEST_EQ(mine.next(), "opened");
    mine.with([](websocket_client& one) { one.pause_reading(); });  // It reads already.
    may_write.set_value();
    BOOST_TEST_EQ(mine.next(), "alive");
    mine.with([&](websocket_client& one) {
        one.resume_reading();
        BOOST_TEST(mine.is_empty());
    });
    BOOST_TEST_EQ(mine.next(), "text 1");
    BOOST_TEST(mine.has_ended());
}

void a_reader_that_pauses_slows_the_server_down() {
    std::atomic<std::size_t> written = 0;
    std::promise<void> full;
    std::string const large(64'000, 'x');
    loopback_server const server{[&](peer& one) {
        open_websocket(one);
        int const room = 64 * 1024;
        ::setsockopt(one.socket(), SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
        timeval const wait{.tv_sec = 0, .tv_usec = 200'000};
        ::setsockopt(one.socket(), SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
        try {
            for (;;) {
                one.write(frame(0x82, large));
                written += large.size();
                if (written > 256'000'000) break;
            }
        } catch (support::peer_gone const&) {
        }
        full.set_value();
        one.read_to_end();
    }};
    websocket_diary mine;
    mine.pause_after = "opened";
    mine.open(server.url("ws"));
    BOOST_TEST_EQ(mine.next(), "opened");
    full.get_future().get();
    BOOST_TEST(written < 256'000'000u);
    BOOST_TEST(mine.is_empty());
}

void what_waits_to_be_sent_is_bounded() {
    config small = support::usual_config();
    small.most_unsent = 1000;
    loopback_server const server{[](peer& one) {
        open_websocket(one);
        one.read_to_end();
    }};
    websocket_diary mine{small};
    mine.open(server.url("ws"));
    BOOST_TEST_EQ(mine.next(), "opened");
    mine.with([](websocket_client& one) {
        BOOST_TEST(!one.send(std::string(1000, 'x')));
        BOOST_TEST(one.send(std::string(900, 'x')));
        BOOST_TEST(one.unsent() > 900);
        BOOST_TEST(!one.send(std::string(100, 'x')));
        BOOST_TEST(one.send("x"));
    });
    while (mine.with([](websocket_client& one) { return one.unsent(); }) > 0) continue;
    mine.with([](websocket_client& one) { BOOST_TEST(one.send(std::string(900, 'x'))); });
}

void large_messages_come_whole() {
    std::string large(5'000'000, 'x');
    for (std::size_t i = 0; i < large.size(); ++i) large[i] = static_cast<char>('a' + i * 31 % 26);
    loopback_server const server{[&](peer& one) {
                                     open_websocket(one);
                                     one.write(frame(0x81, large));
                                     one.write(frame(0x81, hear_frame(one).payload == large ? "the same" : "another"));
                                     one.read_to_end();
                                 },
                                 &certificates::all().good};
    config roomy = support::usual_config();
    roomy.most_unsent = 6'000'000;
    websocket_diary mine{roomy};
    mine.open(server.url("wss"));
    BOOST_TEST_EQ(mine.next(), "opened");
    BOOST_TEST(mine.next() == "text " + large);
    BOOST_TEST(mine.with([&](websocket_client& one) { return one.send(large); }));
    BOOST_TEST_EQ(mine.next(), "text the same");
}

void one_that_was_aborted_says_nothing_and_may_be_opened_again() {
    loopback_server const server{[](peer& one) {
        open_websocket(one);
        one.write(frame(0x81, "tea"));
        one.read_to_end();
    }};
    websocket_diary mine;
    for (int steps = 0; steps < 6; ++steps) {
        mine.open(server.url("ws"));
        for (int i = 0; i < steps; ++i) mine.with([](websocket_client&) {});
        mine.with([](websocket_client& one) { one.abort(); });
        mine.forget();
        for (int i = 0; i < 3; ++i) mine.with([](websocket_client&) {});
        BOOST_TEST(mine.is_empty());
    }
    mine.open(server.url("ws"));
    BOOST_TEST_EQ(mine.next(), "opened");
    BOOST_TEST_EQ(mine.next(), "text tea");
}

void the_client_may_end_in_any_of_its_events() {
    for (char const* const last : {"opened", "text tea", "closed 1000 ", "failed"}) {
        loopback_server const server{[&](peer& one) {
            open_websocket(one);
            one.write(frame(0x81, "tea") + frame(0x81, "more"));
            if (last != "failed"s) one.write(close_frame(1000));
        }};
        websocket_diary mine;
        mine.end_after = last;
        mine.open(server.url("ws"));
        std::string said;
        do said = mine.next();
        while (!said.starts_with(last));
        mine.on_its_thread([] {});
        BOOST_TEST(mine.is_empty());
        BOOST_TEST(mine.has_ended());
    }
}

void the_wire_is_told_what_is_said() {
    std::string seen;
    config told = support::usual_config();
    told.wire_owner = &seen;
    told.wire = [](void* owner, char direction, std::string_view bytes) {
        ((*static_cast<std::string*>(owner) += direction) += bytes.substr(0, bytes.find('\r'))) += ';';
    };
    loopback_server const server{[](peer& one) {
                                     open_websocket(one);
                                     one.write(frame(0x81, hear_frame(one).payload + " and milk"));
                                     one.read_to_end();
                                 },
                                 &certificates::all().good};
    websocket_diary mine{told};
    mine.open(server.url("wss"));
    BOOST_TEST_EQ(mine.next(), "opened");
    mine.with([](websocket_client& one) { one.send("tea"); });
    BOOST_TEST_EQ(mine.next(), "text tea and milk");
    mine.with([](websocket_client& one) { one.abort(); });
    BOOST_TEST_EQ(seen, ">GET / HTTP/1.1;<HTTP/1.1 101 Switching Protocols;>tea;<tea and milk;");
}

}  // namespace

int main() {
    messages_go_both_ways();
    frames_that_come_with_the_answer_are_heard();
    every_key_is_another();
    who_opens_no_websocket_is_told_with_its_status();
    what_cannot_be_opened_is_said();
    a_server_that_never_answers_is_given_up();
    the_servers_goodbye_is_answered();
    our_goodbye_goes_behind_what_was_queued_and_ends_the_listening();
    a_goodbye_that_is_not_answered_is_the_end_all_the_same();
    one_that_is_not_open_yet_closes_at_once();
    a_connection_that_goes_without_a_goodbye_fails();
    broken_rules_end_it_with_a_code();
    pings_are_answered_also_between_the_parts_of_a_message();
    a_ping_is_answered_by_a_sign_of_life();
    a_sign_of_life_may_end_it();
    while_reading_is_paused_writing_goes_on();
    what_waits_is_not_told_inside_of_a_call();
    a_reader_that_pauses_slows_the_server_down();
    what_waits_to_be_sent_is_bounded();
    large_messages_come_whole();
    one_that_was_aborted_says_nothing_and_may_be_opened_again();
    the_client_may_end_in_any_of_its_events();
    the_wire_is_told_what_is_said();
    return boost::report_errors();
}
