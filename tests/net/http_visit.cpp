// SPDX-License-Identifier: BSL-1.0
// http_visit: one connection, its requests in order, and an end that its server is told once.
#include <monongusa/net/http_visit.hpp>

#include "../support/connected_pair.hpp"

#include <boost/core/lightweight_test.hpp>

#include <memory>
#include <string>
#include <utility>

namespace {

using monongusa::net::http_answer;
using monongusa::net::http_asked;
using monongusa::net::http_visit;
using monongusa::net::visit_shared;
using support::connected_pair;

// A visit, who is asked, and who is told of its end; the io_context runs when the test wants it.
struct fixture {
    boost::asio::io_context io{};
    visit_shared shared{
        io,
        {},
        nullptr,
        this,
        [](void* owner, http_asked const& request, http_answer& reply) { static_cast<fixture*>(owner)->asked(request, reply); },
        this,
        [](void* server, http_visit& which) { static_cast<fixture*>(server)->ended(which); }};
    std::shared_ptr<http_visit> mine = std::make_shared<http_visit>(shared);
    connected_pair pair{io, mine->socket()};
    std::string heard{};
    int ends = 0;
    void (*meanwhile)(fixture& self) = nullptr;

    fixture() { mine->start("192.0.2.7"); }
    fixture(fixture const&) = delete;
    fixture& operator=(fixture const&) = delete;
    ~fixture() {
        if (mine) mine->abandon();
        poll();
    }

    void asked(http_asked const& request, http_answer& reply) {
        heard += request.path + request.from + ' ';
        reply.body = "tea";
        if (meanwhile) meanwhile(*this);
    }
    void ended(http_visit& which) {
        BOOST_TEST(&which == mine.get());
        ++ends;
    }
    void poll() {
        io.restart();
        io.poll();
    }
    template <class Done>
    void run_until(Done done) {
        io.restart();
        while (!done() && io.run_one() > 0) continue;
        BOOST_TEST(done());
    }
};

constexpr char const* request = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";

void it_is_silent_until_something_comes() {
    fixture one;
    BOOST_TEST(one.mine->is_silent() && !one.mine->has_asked());
    one.pair.say("GET");
    one.run_until([&] { return !one.mine->is_silent(); });
    one.pair.say(std::string{request}.substr(3));
    one.run_until([&] { return one.mine->is_silent(); });
    BOOST_TEST(one.mine->has_asked());
    BOOST_TEST_EQ(one.heard, "/a192.0.2.7 ");
    BOOST_TEST(one.pair.hear().ends_with("\r\n\r\ntea"));
    BOOST_TEST_EQ(one.ends, 0);
}

void its_end_is_told_once() {
    fixture one;
    one.mine->end();
    one.mine->end();
    one.mine->abandon();
    one.poll();
    BOOST_TEST_EQ(one.ends, 1);
    fixture other;
    other.mine->abandon();
    other.mine->end();
    other.poll();
    BOOST_TEST_EQ(other.ends, 0);
    fixture third;
    third.pair.other().close();
    third.run_until([&] { return third.ends == 1; });
}

void it_may_be_ended_while_it_asks() {
    for (auto* const meanwhile : {+[](fixture& self) { self.mine->end(); }, +[](fixture& self) { self.mine->abandon(); },
                                  +[](fixture& self) { std::exchange(self.mine, nullptr)->abandon(); }}) {
        fixture one;
        one.meanwhile = meanwhile;
        one.pair.say(request);
        one.run_until([&] { return !one.heard.empty(); });
        one.poll();
        BOOST_TEST_EQ(one.pair.hear(), "");
    }
}

void where_the_server_leaves_each_answer_is_the_last() {
    fixture one;
    one.shared.leaving = true;
    one.pair.say(std::string{request} + request);
    one.run_until([&] { return !one.heard.empty(); });
    BOOST_TEST(one.pair.hear().find("Connection: close\r\n") != std::string::npos);
    one.pair.other().close();
    one.run_until([&] { return one.ends == 1; });
    BOOST_TEST_EQ(one.heard, "/a192.0.2.7 ");
}

void where_it_is_crowded_none_idles() {
    fixture one;
    one.meanwhile = [](fixture& self) { self.shared.crowded = true; };
    one.pair.say(request);
    one.run_until([&] { return !one.heard.empty(); });
    BOOST_TEST(one.pair.hear().find("Connection: close\r\n") != std::string::npos);
    // It became so when the answer was on its way.
    fixture other;
    other.pair.say(request);
    other.run_until([&] { return !other.heard.empty(); });
    other.shared.crowded = true;
    other.run_until([&] { return other.ends == 1; });
    BOOST_TEST(other.pair.hear().find("Connection: close\r\n") == std::string::npos);
}

}  // namespace

int main() {
    it_is_silent_until_something_comes();
    its_end_is_told_once();
    it_may_be_ended_while_it_asks();
    where_the_server_leaves_each_answer_is_the_last();
    where_it_is_crowded_none_idles();
    return boost::report_errors();
}
