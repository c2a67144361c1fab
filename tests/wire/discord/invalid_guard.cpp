// SPDX-License-Identifier: BSL-1.0
// invalid_guard: holds before Discord would shut the address out, and waits out a ban.
#include <monongusa/wire/discord/invalid_guard.hpp>

#include "../../support/chance.hpp"

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>

namespace {

using monongusa::instant;
using monongusa::wire::discord::invalid_guard;
using namespace std::chrono_literals;

instant const start{1000h};

void it_holds_when_too_many_are_refused() {
    invalid_guard guard{{.warn_at = 5, .hold_at = 10}};
    for (int i = 0; i != 9; ++i) guard.count(start);
    BOOST_TEST(guard.ready_at(start) <= start);
    guard.count(start + 1min);
    auto const ready = guard.ready_at(start + 1min);
    BOOST_TEST(ready >= start + 10min);
    BOOST_TEST(ready <= start + 10min + 10s);
    BOOST_TEST(guard.ready_at(ready - 1ns) == ready);
    BOOST_TEST(guard.ready_at(ready) <= ready);
    BOOST_TEST_EQ(guard.recent(ready), 1u);
}

void it_waits_until_enough_have_left() {
    invalid_guard guard{{.warn_at = 5, .hold_at = 10}};
    for (int i = 0; i != 30; ++i) guard.count(start + i * 10s);
    // 21 of the thirty have to leave.
    auto const ready = guard.ready_at(start + 5min);
    BOOST_TEST(ready >= start + 20 * 10s + 10min);
    BOOST_TEST(ready <= start + 21 * 10s + 10min);
}

void it_warns_once_each_time() {
    invalid_guard guard{{.warn_at = 3, .hold_at = 10}};
    guard.count(start);
    guard.count(start);
    BOOST_TEST(!guard.warns(start));
    guard.count(start);
    BOOST_TEST(guard.warns(start));
    guard.count(start);
    BOOST_TEST(!guard.warns(start));
    BOOST_TEST(!guard.warns(start + 11min));
    for (int i = 0; i != 3; ++i) guard.count(start + 12min);
    BOOST_TEST(guard.warns(start + 12min));
}

void never_do_more_count_than_are_allowed() {
    support::chance chance{7};
    invalid_guard guard{{.warn_at = 50, .hold_at = 100}};
    std::deque<instant> counted;
    instant now = start;
    std::size_t held = 0, most = 0;
    for (int i = 0; i != 20'000; ++i) {
        now += std::chrono::milliseconds{chance.below(8'000)};
        if (guard.ready_at(now) > now) {
            ++held;
            continue;
        }
        guard.count(now);
        counted.push_back(now);
        while (counted.front() <= now - 10min) counted.pop_front();
        most = std::max(most, counted.size());
        BOOST_TEST_GE(guard.recent(now), counted.size());
    }
    BOOST_TEST_LE(most, 100u);
    BOOST_TEST_GE(most, 95u);
    BOOST_TEST_GT(held, 100u);
}

void a_ban_is_waited_out() {
    invalid_guard guard;
    BOOST_TEST(!guard.is_banned(start));
    guard.banned(std::nullopt, start);
    BOOST_TEST(guard.ready_at(start) == start + 1min);
    BOOST_TEST(guard.is_banned(start + 59s));
    BOOST_TEST(!guard.is_banned(start + 1min));
    // What was under way tells of the same ban.
    guard.banned(std::nullopt, start + 1s);
    BOOST_TEST(guard.ready_at(start + 1s) == start + 1min);
    // It is still there: twice as long, and no longer than an hour.
    instant now = start;
    for (auto const length : {2min, 4min, 8min, 16min, 32min, 60min, 60min}) {
        now = guard.ready_at(now);
        guard.banned(std::nullopt, now);
        BOOST_TEST(guard.ready_at(now) == now + length);
    }
    now = guard.ready_at(now);
    guard.let_in();
    guard.banned(std::nullopt, now);
    BOOST_TEST(guard.ready_at(now) == now + 1min);
}

void a_ban_lasts_as_long_as_is_told() {
    invalid_guard guard;
    guard.banned(30s, start);
    BOOST_TEST(guard.ready_at(start) == start + 30s);
    guard.banned(2h, start + 1s);
    BOOST_TEST(guard.ready_at(start + 1s) == start + 1s + 2h);
    guard.banned(5s, start + 2s);
    BOOST_TEST(guard.ready_at(start + 2s) == start + 1s + 2h);
    invalid_guard other;
    other.banned(0s, start);
    BOOST_TEST(other.ready_at(start) == start + 1s);
}

void a_long_silence_empties_it() {
    invalid_guard guard{{.warn_at = 3, .hold_at = 5}};
    for (int i = 0; i != 5; ++i) guard.count(instant{});
    BOOST_TEST(guard.ready_at(instant{}) > instant{});
    BOOST_TEST(guard.ready_at(start) <= start);
    BOOST_TEST_EQ(guard.recent(start), 0u);
}

}  // namespace

int main() {
    it_holds_when_too_many_are_refused();
    it_waits_until_enough_have_left();
    it_warns_once_each_time();
    never_do_more_count_than_are_allowed();
    a_ban_is_waited_out();
    a_ban_lasts_as_long_as_is_told();
    a_long_silence_empties_it();
    return boost::report_errors();
}
