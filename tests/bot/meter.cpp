// SPDX-License-Identifier: BSL-1.0
// Tests what is counted of a bot.
#include <monongusa/bot/meter.hpp>

#include <boost/core/lightweight_test.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <thread>
#include <type_traits>
#include <vector>

namespace mg = monongusa;
using mg::instant;
using mg::named_rule;
using mg::verb;
using mg::detail::held;
using mg::detail::meter;
using mg::detail::rule_counters;
using namespace std::chrono_literals;

namespace {
std::atomic<std::size_t> allocations = 0;
}

// Inlined in part, g++ takes them for a mismatched pair.
[[gnu::noinline]] void* operator new(std::size_t size) {
    ++allocations;
    if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc{};
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

constexpr std::array<named_rule, 4> names{{
    {1, verb::listen_to, "message", "tea", 10},
    {2, verb::on, "ready", "", 0},
    {3, verb::respond_to, "message", "coffee", 12},
    {4, verb::on_error, "failure", "", 0},
}};

// A bot's, as far as it is needed.
struct metered {
    std::array<rule_counters, 4> rules{};
    meter counts{rules};

    mg::metrics read() const {
        mg::metrics out;
        counts.read(names, out);
        return out;
    }
};

void take_turn(meter& counts, std::size_t rule, instant::duration time, bool call = true) {
    held what;
    auto turn = call ? counts.begin(rule) : counts.go_on(rule);
    turn.began = instant{1h};
    counts.end(turn, instant{1h} + time, what);
}

void a_bot_that_has_heard_nothing_has_its_rules() {
    metered bot;
    auto const read = bot.read();
    mg::metrics expected;
    for (auto const& name : names) expected.rules.push_back({name});
    expected.events = {{"message"}, {"ready"}, {"failure"}};
    BOOST_TEST(read == expected);
}

void events_are_counted_by_their_names() {
    metered bot;
    for (int i = 0; i < 5; ++i) bot.counts.hears(1);
    bot.counts.hears(2);
    bot.counts.hears(4);
    bot.counts.hears(4);
    auto const read = bot.read();
    BOOST_TEST_EQ(read.events_heard, 8U);
    std::vector<mg::metrics::event> const events{{"message", 5}, {"ready", 1}, {"failure", 2}};
    BOOST_TEST(read.events == events);
}

void rules_are_counted_for_themselves() {
    metered bot;
    bot.counts.matches(1);
    bot.counts.matches(1);
    bot.counts.matches(3);
    bot.counts.fails(3);
    bot.counts.action_begins();
    bot.counts.action_begins();
    bot.counts.action_fails();
    take_turn(bot.counts, 1, 3s);
    take_turn(bot.counts, 1, 1s);
    take_turn(bot.counts, 3, 5ms);
    take_turn(bot.counts, 3, 7ms, false);
    auto const read = bot.read();
    BOOST_TEST_EQ(read.rules[0].matches, 2U);
    BOOST_TEST_EQ(read.rules[0].calls, 2U);
    BOOST_TEST_EQ(read.rules[0].errors, 0U);
    BOOST_TEST(read.rules[0].busy == 4s);
    BOOST_TEST(read.rules[0].longest == 3s);
    BOOST_TEST(read.rules[1] == mg::metrics::rule{names[1]});
    BOOST_TEST_EQ(read.rules[2].matches, 1U);
    BOOST_TEST_EQ(read.rules[2].calls, 1U);
    BOOST_TEST_EQ(read.rules[2].errors, 1U);
    BOOST_TEST(read.rules[2].busy == 12ms);
    BOOST_TEST(read.rules[2].longest == 7ms);
    BOOST_TEST_EQ(read.actions_begun, 2U);
    BOOST_TEST_EQ(read.actions_failed, 1U);
    BOOST_TEST(read.handler_times.total == 4s + 12ms);
}

void the_time_of_a_handler_is_sorted_by_length() {
    metered bot;
    for (auto const time : {instant::duration{0}, instant::duration{1ms}, instant::duration{1ms + 1ns}, instant::duration{10ms},
                            instant::duration{99ms}, instant::duration{1s}, instant::duration{10s}, instant::duration{10s + 1ns},
                            instant::duration{24h}}) {
        take_turn(bot.counts, 1, time);
    }
    std::array<std::uint64_t, 6> const counts{2, 2, 1, 1, 1, 2};
    BOOST_TEST(bot.read().handler_times.counts == counts);
    take_turn(bot.counts, 1, -1s);  // No clock does that; no sum may break by it.
    BOOST_TEST_EQ(bot.read().handler_times.counts[0], 3U);
    BOOST_TEST(bot.read().rules[0].busy == 24h + 21s + 111ms + 2ns);
}

void a_handler_is_known_to_run_while_it_does() {
    metered bot;
    auto const running = [&] {
        std::vector<std::size_t> rules;
        bot.counts.for_each_running([&](std::size_t rule, instant since) {
            BOOST_TEST(since <= instant::clock::now());
            rules.push_back(rule);
        });
        return rules;
    };
    held what;
    BOOST_TEST(running().empty());
    auto const outer = bot.counts.begin(3);
    auto const inner = bot.counts.begin(4);
    BOOST_TEST((running() == std::vector<std::size_t>{3, 4}));
    bot.counts.end(inner, what);
    BOOST_TEST((running() == std::vector<std::size_t>{3}));
    BOOST_TEST_EQ(bot.read().rules[2].calls, 1U);  // Of one that runs, too.
    bot.counts.end(outer, what);
    BOOST_TEST(running().empty());
}

void a_turn_that_was_too_long_is_to_be_told() {
    metered bot;
    auto turn = bot.counts.begin(1);
    turn.began = instant{1h};
    held what;
    BOOST_TEST(!bot.counts.end(turn, instant{1h} + 1s, what));
    turn.place = bot.counts.begin(1).place;
    BOOST_TEST(bot.counts.end(turn, instant{1h} + 2s, what));
    BOOST_TEST(what.took == 2s);
    BOOST_TEST(!bot.counts.end(bot.counts.begin(1), what));
    bot.counts.too_long().limit(0s);
    bot.counts.end(bot.counts.begin(2), what);
    BOOST_TEST(what.took < 1min);
}

void what_belongs_to_no_rule_is_let_go() {
    metered bot;
    auto const before = bot.read();
    for (std::size_t const rule : {std::size_t{0}, std::size_t{5}, static_cast<std::size_t>(-1)}) {
        bot.counts.hears(rule);
        bot.counts.matches(rule);
        bot.counts.fails(rule);
        take_turn(bot.counts, rule, 5s);
    }
    BOOST_TEST(bot.read() == before);

    meter of_nothing{{}};
    of_nothing.hears(1);
    mg::metrics read;
    of_nothing.read(names, read);
    BOOST_TEST(read == mg::metrics{});
}

void it_is_up_since_it_first_started() {
    metered bot;
    BOOST_TEST(bot.read().uptime == 0s);
    auto const before = instant::clock::now();
    bot.counts.start();
    auto const after = instant::clock::now();
    auto const first = bot.read().uptime;
    BOOST_TEST(first <= instant::clock::now() - before);
    bot.counts.start();
    BOOST_TEST(bot.read().uptime >= instant::clock::now() - after - 1min);
    BOOST_TEST(bot.read().uptime >= first);
}

void what_the_bot_knows_is_left() {
    metered bot;
    mg::metrics read;
    read.bot = "tea";
    read.tasks = 3;
    read.rules.push_back({names[0]});
    bot.counts.read(names, read);
    BOOST_TEST_EQ(read.bot, "tea");
    BOOST_TEST_EQ(read.tasks, 3U);
    BOOST_TEST_EQ(read.rules.size(), 4U);
}

void nothing_is_allocated_on_the_way() {
    metered bot;
    auto const before = allocations.load();
    for (int i = 0; i < 100; ++i) {
        bot.counts.hears(1);
        bot.counts.matches(1);
        bot.counts.action_begins();
        take_turn(bot.counts, 1, 2s);
        bot.counts.fails(1);
    }
    BOOST_TEST_EQ(allocations.load(), before);
    BOOST_TEST_EQ(bot.read().rules[0].calls, 100U);
    BOOST_TEST_GT(allocations.load(), before);  // So it would have been seen.
}

void threads_count_together() {
    metered bot;
    constexpr int threads = 4;
    constexpr int times = 2000;
    std::vector<std::thread> all;
    for (int thread = 0; thread < threads; ++thread) {
        all.emplace_back([&, thread] {
            for (int i = 0; i < times; ++i) {
                bot.counts.hears(1);
                bot.counts.matches(1);
                take_turn(bot.counts, 1, std::chrono::microseconds{thread * times + i});
                bot.counts.action_begins();
                if (i % 100 == 0) bot.read();
            }
        });
    }
    for (auto& each : all) each.join();
    auto const read = bot.read();
    BOOST_TEST_EQ(read.events_heard, 8000U);
    BOOST_TEST_EQ(read.rules[0].matches, 8000U);
    BOOST_TEST_EQ(read.rules[0].calls, 8000U);
    BOOST_TEST_EQ(read.actions_begun, 8000U);
    BOOST_TEST(read.rules[0].longest == 7999us);
    BOOST_TEST(read.rules[0].busy == 31'996'000us);
    std::uint64_t sorted = 0;
    for (auto const count : read.handler_times.counts) sorted += count;
    BOOST_TEST_EQ(sorted, 8000U);
}

// One for each rule of each bot.
static_assert(sizeof(rule_counters) <= 64);
static_assert(std::is_trivially_destructible_v<meter>);

}  // namespace

int main() {
    a_bot_that_has_heard_nothing_has_its_rules();
    events_are_counted_by_their_names();
    rules_are_counted_for_themselves();
    the_time_of_a_handler_is_sorted_by_length();
    a_handler_is_known_to_run_while_it_does();
    a_turn_that_was_too_long_is_to_be_told();
    what_belongs_to_no_rule_is_let_go();
    it_is_up_since_it_first_started();
    what_the_bot_knows_is_left();
    nothing_is_allocated_on_the_way();
    threads_count_together();
    return boost::report_errors();
}
