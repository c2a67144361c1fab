// SPDX-License-Identifier: BSL-1.0
// wire/discord/identify_gate: the limits of session starts hold, whoever asks when.
#include <monongusa/wire/discord/identify_gate.hpp>

#include "support/chance.hpp"

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <utility>

namespace {

using monongusa::instant;
using namespace monongusa::wire::discord;
using verdict = identify_gate::verdict;
using namespace std::chrono_literals;

constexpr instant start = instant{} + 100h;

// Asks until it is granted, and says when that was; never, where it is exhausted.
instant granted(identify_gate& gate, int shard, instant now) {
    for (;;) {
        auto const answer = gate.ask(shard, now);
        if (answer.verdict == verdict::granted) return now;
        if (answer.verdict == verdict::exhausted) return instant::max();
        BOOST_TEST(answer.when > now);
        if (answer.when <= now) return instant::max();
        now = answer.when;
    }
}

void one_after_the_other_five_seconds_apart() {
    identify_gate gate;
    BOOST_TEST(gate.ask(0, start) == (identify_gate::answer{verdict::granted, start}));
    BOOST_TEST(gate.ask(1, start) == (identify_gate::answer{verdict::wait, start + identify_gate::spacing}));
    BOOST_TEST(gate.ask(0, start + 4s).verdict == verdict::wait);
    BOOST_TEST(gate.ask(1, start + identify_gate::spacing).verdict == verdict::granted);
    BOOST_TEST(identify_gate::spacing > 5s);
}

// Discord's example: 16 shards may identify at once, and those behind them 5 s later.
void as_many_at_once_as_discord_says() {
    for (unsigned const most : {1U, 2U, 16U}) {
        identify_gate gate;
        gate.learn({1000, 1000, most, 24h}, start);
        instant now = start;
        for (int round = 0; round < 48 / static_cast<int>(most); ++round) {
            auto next = instant::max();
            int begun = 0;
            for (int shard = round * static_cast<int>(most); shard < 48; ++shard) {
                auto const answer = gate.ask(shard, now);
                begun += answer.verdict == verdict::granted;
                if (answer.verdict == verdict::wait) next = std::min(next, answer.when);
            }
            BOOST_TEST_EQ(begun, static_cast<int>(most));
            if (begun == 0) return;
            BOOST_TEST(next == now + identify_gate::spacing || (next == instant::max() && round + 1 == 48 / static_cast<int>(most)));
            now = next;
        }
    }
}

void a_concurrency_of_none_is_one() {
    identify_gate gate;
    gate.learn({1000, 1000, 0, 24h}, start);
    BOOST_TEST(gate.ask(0, start).verdict == verdict::granted);
    BOOST_TEST(gate.ask(1, start).verdict == verdict::wait);
}

void nothing_is_begun_with_nothing_left() {
    for (unsigned const remaining : {0U, 1U, 20U}) {
        identify_gate gate;
        gate.learn({1000, remaining, 1, 3h}, start);
        BOOST_TEST(gate.ask(0, start) == (identify_gate::answer{verdict::exhausted, start + 3h}));
        BOOST_TEST_EQ(gate.left(start), remaining);
        BOOST_TEST(gate.ask(0, start + 3h).verdict == verdict::granted);
    }
    identify_gate gate;
    gate.learn({1000, 21, 1, 3h}, start);
    BOOST_TEST(gate.ask(0, start).verdict == verdict::granted);
    BOOST_TEST(gate.ask(0, start + 1h) == (identify_gate::answer{verdict::exhausted, start + 3h}));
    // What Discord says counts, also if it is more.
    gate.learn({1000, 900, 1, 2h}, start + 1h);
    BOOST_TEST(gate.ask(0, start + 1h).verdict == verdict::granted);
    BOOST_TEST_EQ(gate.left(start + 1h), 899U);
}

void a_limit_of_nothing_never_opens() {
    identify_gate gate;
    gate.learn({0, 5, 1, 1h}, start);
    BOOST_TEST(gate.ask(0, start).verdict == verdict::exhausted);
    BOOST_TEST(gate.ask(0, start + 100h) == (identify_gate::answer{verdict::exhausted, instant::max()}));
}

void what_makes_no_sense_is_brought_into_bounds() {
    identify_gate gate;
    gate.learn({4'000'000'000U, 4'000'000'000U, 4'000'000'000U, std::chrono::milliseconds::max()}, start);
    BOOST_TEST_EQ(gate.left(start), identify_gate::most_total);
    BOOST_TEST(gate.ask(-3, start).verdict == verdict::granted);
    BOOST_TEST(gate.ask(-3, start).verdict == verdict::wait);
    for (auto const wrong : {0ms, -5ms, std::chrono::milliseconds::min(), std::chrono::milliseconds::max()}) {
        gate.learn({1000, 0, 1, wrong}, start + 1min);
        BOOST_TEST(gate.ask(0, start + 1min) == (identify_gate::answer{verdict::exhausted, start + 1min + 24h}));
    }
}

void behind_half_of_it_they_come_slowly() {
    identify_gate gate;
    instant now = start;
    std::size_t fast = 0;
    while (fast < 2000) {
        auto const next = granted(gate, 0, now);
        BOOST_TEST(next != instant::max());
        bool const slowly = next - now > identify_gate::spacing;
        now = next;
        if (slowly) break;
        ++fast;
    }
    BOOST_TEST_EQ(fast, 500U);
    // From then on for a week: never exhausted, never more than the limit in a day, and never stuck for long.
    std::deque<instant> day;
    for (auto const end = now + 168h; now < end;) {
        auto const next = granted(gate, 0, now);
        BOOST_TEST(next != instant::max());
        if (next == instant::max()) return;
        BOOST_TEST(next - now < 4min);
        now = next;
        while (!day.empty() && day.front() + 24h <= now) day.pop_front();
        day.push_back(now);
        BOOST_TEST(day.size() <= 980);
    }
}

// Any shards at any time, with what Discord tells in between and what other processes take, against the limits counted anew.
void the_limits_hold_at_random() {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        support::chance chance{seed};
        unsigned const total = 20 + static_cast<unsigned>(chance.below(200));
        unsigned const most = 1 + static_cast<unsigned>(chance.below(4));
        identify_gate gate;
        instant now = start;
        instant resets = now + 24h;
        unsigned remaining = total;
        gate.learn({total, remaining, most, 24h}, now);
        std::deque<std::pair<instant, unsigned>> day;
        std::size_t count[3] = {};
        for (int i = 0; i < 4000; ++i) {
            now += std::chrono::milliseconds{chance.below(chance.one_in(100) ? 36'000'000 : 20'000)};
            if (now >= resets) remaining = total, resets = now + 24h;
            if (chance.one_in(50)) {
                if (remaining > 0 && chance.one_in(3)) --remaining;  // Somebody else's.
                gate.learn({total, remaining, most, std::chrono::duration_cast<std::chrono::milliseconds>(resets - now) + 1ms}, now);
            }
            auto const shard = chance.below(8);
            auto const answer = gate.ask(static_cast<int>(shard), now);
            ++count[static_cast<int>(answer.verdict)];
            if (answer.verdict != verdict::granted) {
                BOOST_TEST(answer.when > now);
                continue;
            }
            while (!day.empty() && day.front().first + 24h <= now) day.pop_front();
            for (auto const& [when, other] : day) BOOST_TEST(now - when >= 5s || other % most != shard % most);
            day.emplace_back(now, static_cast<unsigned>(shard));
            BOOST_TEST(day.size() <= total);
            BOOST_TEST(remaining > 0);
            if (remaining > 0) --remaining;
        }
        BOOST_TEST(count[0] > 50 && count[1] > 50);
    }
}

}  // namespace

int main() {
    one_after_the_other_five_seconds_apart();
    as_many_at_once_as_discord_says();
    a_concurrency_of_none_is_one();
    nothing_is_begun_with_nothing_left();
    a_limit_of_nothing_never_opens();
    what_makes_no_sense_is_brought_into_bounds();
    behind_half_of_it_they_come_slowly();
    the_limits_hold_at_random();
    return boost::report_errors();
}
