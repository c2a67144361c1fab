// SPDX-License-Identifier: BSL-1.0
// Tests when it is told that a handler held its thread, and in what words.
#include <monongusa/bot/held.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace mg = monongusa;
using mg::instant;
using mg::detail::held;
using mg::detail::held_before;
using mg::detail::held_too_long;
using namespace std::chrono_literals;

namespace {

constexpr instant start{1000h};

void what_is_longer_than_the_limit_is_told() {
    held_too_long watches;
    held_before one;
    held_before other;
    held what;
    BOOST_TEST(watches.limit() == 1s);
    BOOST_TEST(!watches.is_to_be_told(0s, start, one, what));
    BOOST_TEST(!watches.is_to_be_told(1s, start, one, what));
    BOOST_TEST(watches.is_to_be_told(1s + 1ns, start, one, what));
    BOOST_TEST(what.took == 1s + 1ns);
    BOOST_TEST_EQ(what.before, 0U);
    BOOST_TEST(watches.is_to_be_told(5s, start, other, what));  // Of another rule.
    BOOST_TEST(what.took == 5s);
}

void of_a_rule_it_is_told_once_a_minute() {
    held_too_long const watches;
    held_before rule;
    held what;
    BOOST_TEST(watches.is_to_be_told(2s, start, rule, what));
    BOOST_TEST(!watches.is_to_be_told(3s, start + 1s, rule, what));
    BOOST_TEST(!watches.is_to_be_told(3s, start + 1min - 1ns, rule, what));
    BOOST_TEST(!watches.is_to_be_told(10ms, start + 1min - 1ns, rule, what));
    BOOST_TEST(what.took == 2s);
    BOOST_TEST(watches.is_to_be_told(4s, start + 1min, rule, what));
    BOOST_TEST(what.took == 4s);
    BOOST_TEST_EQ(what.before, 2U);
    BOOST_TEST(watches.is_to_be_told(4s, start + 3min, rule, what));
    BOOST_TEST_EQ(what.before, 0U);
}

void the_limit_can_be_set() {
    held_too_long watches;
    held_before rule;
    held what;
    watches.limit(instant::duration::max());
    BOOST_TEST(!watches.is_to_be_told(100h, start, rule, what));
    watches.limit(20ms);
    BOOST_TEST(watches.limit() == 20ms);
    BOOST_TEST(watches.is_to_be_told(21ms, start, rule, what));
    watches.limit(0s);
    BOOST_TEST(watches.is_to_be_told(1ns, start + 1h, rule, what));
}

void of_several_threads_one_tells() {
    held_too_long const watches;
    held_before rule;
    std::atomic<int> told = 0;
    std::vector<std::thread> all;
    for (int thread = 0; thread < 4; ++thread) {
        all.emplace_back([&] {
            held what;
            for (int i = 0; i < 1000; ++i) told += watches.is_to_be_told(2s, start, rule, what) ? 1 : 0;
        });
    }
    for (auto& each : all) each.join();
    BOOST_TEST_EQ(told.load(), 1);
    held what;
    BOOST_TEST(watches.is_to_be_told(2s, start + 1min, rule, what));
    BOOST_TEST_EQ(what.before, 3999U);
}

void it_is_told_in_words() {
    mg::named_rule const rule{3, mg::verb::listen_to, "message", "give me (.+)", 41};
    auto const words = [&](held const& what) { return mg::detail::words_of_held(rule, what); };
    BOOST_TEST_EQ(words({2350ms, 0}), "rule 3, listen_to \"give me (.+)\" (line 41), held its thread for 2.35 s; "
                                      "what takes long is for a pool, or to be awaited");
    BOOST_TEST_EQ(words({61s + 9ms, 1}), "rule 3, listen_to \"give me (.+)\" (line 41), held its thread for 61.00 s, as it did 1 time "
                                         "since this was last told; what takes long is for a pool, or to be awaited");
    BOOST_TEST_EQ(words({50ms, 12}), "rule 3, listen_to \"give me (.+)\" (line 41), held its thread for 0.05 s, as it did 12 times "
                                     "since this was last told; what takes long is for a pool, or to be awaited");
}

}  // namespace

int main() {
    what_is_longer_than_the_limit_is_told();
    of_a_rule_it_is_told_once_a_minute();
    the_limit_can_be_set();
    of_several_threads_one_tells();
    it_is_told_in_words();
    return boost::report_errors();
}
