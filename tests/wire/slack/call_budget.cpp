// SPDX-License-Identifier: BSL-1.0
// call_budget: a minute at once, then as it is earned; those under way, and refusals.
#include <monongusa/wire/slack/call_budget.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstdint>

namespace {

using namespace monongusa::wire::slack;
using monongusa::instant;
using namespace std::chrono_literals;

instant const start{1000h};
constexpr instant never = instant::max();

void call(call_budget& budget, instant at) {
    budget.start();
    budget.finish(false, at);
}

void a_minute_goes_at_once_and_then_as_it_is_earned() {
    for (std::uint32_t const each : {1u, 2u, 20u, 60u}) {
        call_budget budget{each};
        for (std::uint32_t i = 0; i != each; ++i) {
            BOOST_TEST(budget.ready_at(start) == start);
            call(budget, start);
        }
        instant now = start;
        for (int i = 0; i != 5; ++i) {
            BOOST_TEST(budget.ready_at(now) == now + 60s / each);
            now += 60s / each;
            BOOST_TEST(budget.ready_at(now) == now);
            call(budget, now);
        }
        // Never more than a minute of them, however long nothing happened.
        now += 24h;
        for (std::uint32_t i = 0; i != each; ++i) {
            BOOST_TEST(budget.ready_at(now) == now);
            call(budget, now);
        }
        BOOST_TEST(budget.ready_at(now) > now);
    }
}

// Wherever between its start and its reply one counts at Slack, there is room for it.
void those_under_way_are_taken_off() {
    call_budget budget{2};
    budget.start();
    BOOST_TEST(budget.ready_at(start) == start);
    budget.start();
    BOOST_TEST(budget.ready_at(start) == never);
    budget.finish(false, start + 10s);
    BOOST_TEST(budget.ready_at(start + 10s) == start + 40s);
    budget.finish(false, start + 15s);
    BOOST_TEST(budget.ready_at(start + 15s) == start + 40s);
    BOOST_TEST(budget.idle_at() == start + 70s);
}

void what_slack_does_not_count_costs_nothing() {
    call_budget budget{1};
    budget.start();
    BOOST_TEST(budget.idle_at() == never);
    budget.finish(true, start);
    BOOST_TEST(budget.ready_at(start) == start && budget.idle_at() <= start);
}

void a_refusal_leaves_one_for_its_end() {
    call_budget budget{60};
    budget.start();
    budget.finish(true, start);
    budget.refuse(start + 30s);
    BOOST_TEST(budget.ready_at(start) == start + 30s && budget.ready_at(start + 29s) == start + 30s);
    BOOST_TEST(budget.ready_at(start + 30s) == start + 30s);
    call(budget, start + 30s);
    BOOST_TEST(budget.ready_at(start + 30s) == start + 31s);
    // A shorter one changes nothing.
    budget.refuse(start + 2s);
    BOOST_TEST(budget.ready_at(start) == start + 31s);
}

void without_a_rate_only_refusals_count() {
    call_budget budget{0};
    for (int i = 0; i != 1'000; ++i) call(budget, start);
    BOOST_TEST(budget.ready_at(start) == start && budget.idle_at() <= start);
    budget.refuse(start + 5s);
    BOOST_TEST(budget.ready_at(start) == start + 5s && budget.idle_at() == start + 5s);
}

void the_ends_of_time_are_no_other_ones() {
    call_budget budget{20};
    budget.refuse(never);
    BOOST_TEST(budget.ready_at(start) == never);
    call(budget, never);
    BOOST_TEST(budget.idle_at() == never);
    call_budget early{20};
    BOOST_TEST(early.ready_at(instant{}) == instant{});
    call(early, instant{});
    BOOST_TEST(early.ready_at(instant{}) == instant{});
}

}  // namespace

int main() {
    a_minute_goes_at_once_and_then_as_it_is_earned();
    those_under_way_are_taken_off();
    what_slack_does_not_count_costs_nothing();
    a_refusal_leaves_one_for_its_end();
    without_a_rate_only_refusals_count();
    the_ends_of_time_are_no_other_ones();
    return boost::report_errors();
}
