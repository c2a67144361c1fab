// SPDX-License-Identifier: BSL-1.0
// Tests that metrics are values.
#include <monongusa/bot/metrics.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <type_traits>

namespace mg = monongusa;

namespace {

static_assert(std::is_aggregate_v<mg::metrics>);
static_assert(mg::handler_times::bounds.front() == std::chrono::milliseconds{1});
static_assert(mg::handler_times::bounds.back() == std::chrono::seconds{10});
static_assert([] {
    auto const& bounds = mg::handler_times::bounds;
    for (std::size_t i = 1; i < bounds.size(); ++i) {
        if (bounds[i] != 10 * bounds[i - 1]) return false;
    }
    return true;
}());

// Nothing that is told may be left out of a comparison.
template <class Change>
bool makes_a_difference(Change change) {
    mg::metrics one;
    one.events.push_back({"message", 3});
    one.rules.push_back({{1, mg::verb::on, "message", "", 7}});
    auto other = one;
    if (!(one == other)) return false;
    change(other);
    return one != other;
}

void metrics_are_equal_if_all_of_them_is() {
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { of.bot = "tea"; }));
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { of.uptime = std::chrono::nanoseconds{1}; }));
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { ++of.events_heard; }));
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { ++of.events[0].heard; }));
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { of.events[0].name = "ready"; }));
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { ++of.rules[0].line; }));
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { ++of.rules[0].matches; }));
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { ++of.rules[0].calls; }));
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { ++of.rules[0].errors; }));
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { of.rules[0].busy = std::chrono::nanoseconds{1}; }));
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { of.rules[0].longest = std::chrono::nanoseconds{1}; }));
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { ++of.handler_times.counts[5]; }));
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { of.handler_times.total = std::chrono::nanoseconds{1}; }));
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { ++of.actions_begun; }));
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { ++of.actions_failed; }));
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { ++of.handlers_dropped; }));
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { ++of.events_dropped; }));
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { ++of.tasks; }));
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { ++of.timers_waiting; }));
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { ++of.coroutines_running; }));
    BOOST_TEST(makes_a_difference([](mg::metrics& of) { ++of.coroutines_waiting; }));
    BOOST_TEST(!makes_a_difference([](mg::metrics&) {}));
}

}  // namespace

int main() {
    metrics_are_equal_if_all_of_them_is();
    return boost::report_errors();
}
