// SPDX-License-Identifier: BSL-1.0
// wire/slack/link_socket: each state has its deadline, and one that is not read is not blamed.
#include <monongusa/wire/slack/link_socket.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <chrono>

namespace {

using monongusa::instant;
using namespace monongusa::wire::slack;
using namespace std::chrono_literals;
using enum socket_status;

constexpr instant start = instant{} + 100h;
constexpr auto never = instant::max();
link_config const limits;

link_socket in(socket_status status) {
    link_socket one;
    for (auto const next : {connecting, waiting_for_hello, live, draining, closing}) {
        if (next <= status) one.become(next, limits, start);
    }
    return one;
}

void each_state_has_its_deadline() {
    struct {
        socket_status status;
        bool open, delivers;
        instant read, unread, ping;
    } const rows[] = {
        {unused, false, false, never, never, never},
        {connecting, false, false, start + 60s, start + 60s, never},
        {waiting_for_hello, true, false, start + 10s, never, start + 10s},
        {live, true, true, start + 40s, never, start + 10s},
        {draining, true, true, start + 30s, never, start + 10s},
        {closing, false, false, start + 1s, start + 1s, never},
    };
    for (auto const& row : rows) {
        auto const one = in(row.status);
        BOOST_TEST(one.status() == row.status);
        BOOST_TEST_EQ(one.is_open(), row.open);
        BOOST_TEST_EQ(one.delivers(), row.delivers);
        BOOST_TEST(one.deadline(limits, true) == row.read);
        BOOST_TEST(one.deadline(limits, false) == row.unread);
        BOOST_TEST(one.ping_at() == row.ping);
        BOOST_TEST(one.due(limits, true) == std::min(row.read, row.ping));
    }
}

void what_comes_counts_where_silence_would() {
    auto waiting = in(waiting_for_hello), lives = in(live), drains = in(draining);
    for (auto* const one : {&waiting, &lives, &drains}) one->hear(start + 7s);
    BOOST_TEST(waiting.deadline(limits, true) == start + 10s);  // A ping is no hello.
    BOOST_TEST(lives.deadline(limits, true) == start + 47s);
    BOOST_TEST(drains.deadline(limits, true) == start + 30s);
    BOOST_TEST(!drains.is_silent(limits, start + 47s - 1ns) && drains.is_silent(limits, start + 47s));
    drains.drain_on(start + 30s);
    BOOST_TEST(drains.deadline(limits, true) == start + 47s);
    drains.hear(start + 31s);
    BOOST_TEST(drains.deadline(limits, true) == start + 60s);
}

void reading_again_begins_anew() {
    auto waiting = in(waiting_for_hello), lives = in(live), drains = in(draining), attempt = in(connecting), closes = in(closing);
    for (auto* const one : {&waiting, &lives, &drains, &attempt, &closes}) one->read_again(start + 100s);
    BOOST_TEST(waiting.deadline(limits, true) == start + 110s);
    BOOST_TEST(lives.deadline(limits, true) == start + 140s);
    BOOST_TEST(drains.deadline(limits, true) == start + 130s);
    BOOST_TEST(attempt.deadline(limits, true) == start + 60s);
    BOOST_TEST(closes.deadline(limits, true) == start + 1s);
}

void pings_keep_their_distance() {
    auto lives = in(live);
    lives.pinged(limits, start + 10s);
    BOOST_TEST(lives.ping_at() == start + 20s);
    lives.hear(start + 15s);
    BOOST_TEST(lives.ping_at() == start + 20s);
    lives.become(draining, limits, start + 16s);
    BOOST_TEST(lives.ping_at() == start + 20s);
    BOOST_TEST(lives.since() == start + 16s);
}

}  // namespace

int main() {
    each_state_has_its_deadline();
    what_comes_counts_where_silence_would();
    reading_again_begins_anew();
    pings_keep_their_distance();
    return boost::report_errors();
}
