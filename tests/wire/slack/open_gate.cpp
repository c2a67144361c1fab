// SPDX-License-Identifier: BSL-1.0
// wire/slack/open_gate: a few calls at once, one a minute in the long run, and none before Slack said so.
#include <monongusa/wire/slack/open_gate.hpp>

#include "support/chance.hpp"

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace {

using monongusa::instant;
using namespace monongusa::wire::slack;
using namespace std::chrono_literals;

constexpr instant start = instant{} + 100h;

// Asks until it is granted, and says when that was.
instant granted(open_gate& gate, instant now) {
    for (;;) {
        auto const answer = gate.ask(now);
        if (answer.granted) {
            BOOST_TEST(answer.when == now);
            return now;
        }
        BOOST_TEST(answer.when > now);
        if (answer.when <= now || answer.when == instant::max()) return instant::max();
        now = answer.when;
    }
}

void a_few_at_once_then_one_a_minute() {
    open_gate gate;
    for (int i = 0; i < 5; ++i) BOOST_TEST(gate.ask(start) == (open_gate::answer{true, start}));
    BOOST_TEST(gate.ask(start) == (open_gate::answer{false, start + 1min}));
    BOOST_TEST(gate.ask(start + 1min - 1ns) == (open_gate::answer{false, start + 1min}));
    for (int i = 1; i < 100; ++i) BOOST_TEST(granted(gate, start) == start + i * 1min);
}

void quiet_brings_them_back() {
    open_gate gate{{.burst = 3, .each = 10s}};
    for (int i = 0; i < 3; ++i) BOOST_TEST(gate.ask(start).granted);
    BOOST_TEST(!gate.ask(start + 9s).granted);
    BOOST_TEST(gate.ask(start + 20s).granted && gate.ask(start + 20s).granted);
    BOOST_TEST(gate.ask(start + 20s) == (open_gate::answer{false, start + 30s}));
    // However long it was quiet, no more than the burst.
    for (int i = 0; i < 3; ++i) BOOST_TEST(gate.ask(start + 100h).granted);
    BOOST_TEST(gate.ask(start + 100h) == (open_gate::answer{false, start + 100h + 10s}));
}

void slack_has_the_last_word() {
    open_gate gate;
    BOOST_TEST(gate.ask(start).granted);
    gate.limited(start + 90s);
    BOOST_TEST(gate.ask(start + 1s) == (open_gate::answer{false, start + 90s}));
    gate.limited(start + 30s);  // Less than was said before.
    BOOST_TEST(gate.ask(start + 31s) == (open_gate::answer{false, start + 90s}));
    // Then one, and the next a minute later: who asked too often has no burst.
    BOOST_TEST(gate.ask(start + 90s).granted);
    BOOST_TEST(gate.ask(start + 90s) == (open_gate::answer{false, start + 150s}));
    BOOST_TEST(gate.ask(start + 150s).granted);
}

void strange_limits_do_no_harm() {
    open_gate none{{.burst = 0, .each = 1min}};
    BOOST_TEST(none.ask(start).granted);
    BOOST_TEST(none.ask(start) == (open_gate::answer{false, start + 1min}));
    none.limited(start + 2min);
    BOOST_TEST(granted(none, start) == start + 2min);
    open_gate never;
    never.limited(instant::max());
    BOOST_TEST(never.ask(start) == (open_gate::answer{false, instant::max()}));
    open_gate endless{{.burst = 1, .each = instant::duration::max()}};
    BOOST_TEST(endless.ask(start).granted);
    BOOST_TEST(endless.ask(start) == (open_gate::answer{false, instant::max()}));
}

// In no span of n minutes are there more than n and the burst.
void the_budget_holds_at_random() {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        support::chance chance{seed};
        open_gate gate;
        std::vector<instant> calls;
        auto now = start;
        auto closed_until = start;
        for (int i = 0; i < 3000; ++i) {
            now += chance.one_in(20) ? std::chrono::seconds{chance.below(900)} : std::chrono::seconds{chance.below(30)};
            if (chance.one_in(300)) gate.limited(closed_until = std::max(closed_until, now + std::chrono::seconds{chance.below(300)}));
            if (!gate.ask(now).granted) continue;
            BOOST_TEST(now >= closed_until);
            calls.push_back(now);
        }
        BOOST_TEST_GT(calls.size(), 300U);
        for (std::size_t first = 0; first < calls.size(); ++first) {
            for (std::size_t last = first; last < std::min(first + 40, calls.size()); ++last) {
                auto const count = static_cast<int>(last - first) + 1;
                if (calls[last] - calls[first] < (count - 5) * 1min) BOOST_ERROR("too many in a span");
            }
        }
    }
}

}  // namespace

int main() {
    a_few_at_once_then_one_a_minute();
    quiet_brings_them_back();
    slack_has_the_last_word();
    strange_limits_do_no_harm();
    the_budget_holds_at_random();
    return boost::report_errors();
}
