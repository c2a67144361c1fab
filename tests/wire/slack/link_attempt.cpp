// SPDX-License-Identifier: BSL-1.0
// wire/slack/link_attempt: waits grow until there is a hello.
#include <monongusa/wire/slack/link_attempt.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace {

using monongusa::instant;
using monongusa::detail::random;
using namespace monongusa::wire::slack;
using namespace std::chrono_literals;

constexpr instant start = instant{} + 100h;

void it_asks_or_backs_off_or_neither() {
    link_attempt attempt{{}, random{1}};
    BOOST_TEST(!attempt.asks() && !attempt.backs_off() && attempt.begin_at() == instant::max());
    attempt.ask();
    BOOST_TEST(attempt.asks() && !attempt.backs_off() && attempt.begin_at() == instant::max());
    attempt.back_off(start);
    BOOST_TEST(!attempt.asks() && attempt.backs_off() && attempt.begin_at() < start + 1s);
    attempt.over();
    BOOST_TEST(!attempt.asks() && !attempt.backs_off() && attempt.begin_at() == instant::max());
}

// The longest of many chances after so many failures.
instant::duration longest(int failures, auto fail) {
    instant::duration most{};
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        link_attempt attempt{{}, random{seed}};
        for (int i = 0; i <= failures; ++i) fail(attempt);
        BOOST_TEST(attempt.begin_at() >= start);
        most = std::max(most, attempt.begin_at() - start);
    }
    return most;
}

void waits_double_up_to_a_minute() {
    auto const back_off = [](link_attempt& attempt) { attempt.back_off(start); };
    auto const crowded = [](link_attempt& attempt) { attempt.crowded(start); };
    for (int failures = 0; failures <= 100; failures += failures < 8 ? 1 : 23) {
        auto const most = failures < 6 ? 1s * (1 << failures) : 60s;
        for (auto const found : {longest(failures, back_off), longest(failures, crowded)})
            BOOST_TEST(found <= most && found > most * 9 / 10);
    }
}

void only_a_hello_begins_anew() {
    auto const hello = [](link_attempt& attempt) {
        for (int i = 0; i < 9; ++i) attempt.back_off(start);
        attempt.ask();
        attempt.over();
    };
    auto const most = longest(0, [&](link_attempt& attempt) { hello(attempt), attempt.back_off(start); });
    BOOST_TEST(most > 50s);
    BOOST_TEST(longest(0, [&](link_attempt& attempt) { hello(attempt), attempt.succeeded(), attempt.back_off(start); }) <= 1s);
}

// A hello comes before Slack counts: it must not bring the crowd back at once, for ever.
void a_crowd_is_forgotten_in_time() {
    auto const five = [](link_attempt& attempt, instant last) {
        for (int i = 0; i < 5; ++i) attempt.succeeded(), attempt.crowded(start - 5min);
        attempt.crowded(last);
    };
    BOOST_TEST(longest(0, [&](link_attempt& attempt) { five(attempt, start); }) <= 1s);
    auto const soon = longest(0, [&](link_attempt& attempt) { five(attempt, start - 1ns); });
    BOOST_TEST(soon > 28s && soon <= 32s);
}

void what_slack_says_is_waited_for() {
    link_attempt attempt{{}, random{1}};
    attempt.wait(30s, start);
    BOOST_TEST(attempt.begin_at() == start + 30s);
    attempt.wait(instant::duration::max(), start);
    BOOST_TEST(attempt.begin_at() == instant::max());
}

}  // namespace

int main() {
    it_asks_or_backs_off_or_neither();
    waits_double_up_to_a_minute();
    only_a_hello_begins_anew();
    a_crowd_is_forgotten_in_time();
    what_slack_says_is_waited_for();
    return boost::report_errors();
}
