// SPDX-License-Identifier: BSL-1.0
// Tests who is said to be running, and since when.
#include <monongusa/bot/turns.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <set>
#include <thread>
#include <utility>
#include <vector>

using monongusa::instant;
using monongusa::detail::turns;
using namespace std::chrono_literals;

namespace {

std::vector<std::size_t> rules_of(turns const& of) {
    std::vector<std::size_t> rules;
    of.for_each([&](std::size_t rule, instant) { rules.push_back(rule); });
    return rules;
}
using list = std::vector<std::size_t>;

void a_turn_goes_on_until_it_ends() {
    turns running;
    auto const now = instant::clock::now();
    BOOST_TEST(rules_of(running).empty());
    auto const first = running.begin(7, now);
    auto const second = running.begin(7, now);
    auto const third = running.begin(1, now);
    BOOST_TEST((rules_of(running) == list{7, 7, 1}));
    running.end(second);
    BOOST_TEST((rules_of(running) == list{7, 1}));
    BOOST_TEST_EQ(running.begin(9, now), second);
    running.end(first);
    running.end(third);
    BOOST_TEST((rules_of(running) == list{9}));
    running.end(second);
    BOOST_TEST(rules_of(running).empty());
}

void it_is_known_since_when() {
    turns running;
    auto const now = instant::clock::now();
    running.begin(16'000'000, now + 3h + 250ms);
    running.for_each([&](std::size_t rule, instant since) {
        BOOST_TEST_EQ(rule, 16'000'000U);
        BOOST_TEST(since > now + 3h + 248ms && since <= now + 3h + 250ms);
    });
    turns before;
    before.begin(1, now - 1h);  // A clock that was read before.
    before.for_each([&](std::size_t rule, instant since) {
        BOOST_TEST_EQ(rule, 1U);
        BOOST_TEST(since >= now);
    });
    BOOST_TEST_EQ(rules_of(before).size(), 1U);
}

void more_than_there_is_room_for_are_not_told() {
    turns running;
    auto const now = instant::clock::now();
    std::set<std::size_t> places;
    for (std::size_t i = 0; i < turns::most; ++i) places.insert(running.begin(i + 1, now));
    BOOST_TEST_EQ(places.size(), turns::most);
    BOOST_TEST(!places.contains(turns::none));
    BOOST_TEST_EQ(running.begin(100, now), turns::none);
    running.end(turns::none);
    BOOST_TEST_EQ(rules_of(running).size(), turns::most);
    running.end(5);
    BOOST_TEST_EQ(running.begin(100, now), 5U);
}

void threads_do_not_take_each_others_places() {
    turns running;
    constexpr std::size_t threads = 4;
    std::atomic<bool> done = false;
    std::atomic<std::size_t> wrong = 0;
    std::vector<std::thread> all;
    std::thread reader{[&] {
        do {
            std::size_t count = 0;
            running.for_each([&](std::size_t rule, instant) {
                ++count;
                if (rule == 0 || rule > threads) ++wrong;
            });
            if (count > turns::most) ++wrong;
        } while (!done);
    }};
    for (std::size_t thread = 1; thread <= threads; ++thread) {
        all.emplace_back([&, thread] {
            for (int i = 0; i < 2000; ++i) {
                auto const place = running.begin(thread, instant::clock::now());
                bool found = false;
                std::size_t at = 0;
                running.for_each([&](std::size_t rule, instant) {
                    found = found || rule == thread;
                    ++at;
                });
                if (!found || at == 0) ++wrong;
                running.end(place);
            }
        });
    }
    for (auto& each : all) each.join();
    done = true;
    reader.join();
    BOOST_TEST_EQ(wrong.load(), 0U);
    BOOST_TEST(rules_of(running).empty());
}

}  // namespace

int main() {
    a_turn_goes_on_until_it_ends();
    it_is_known_since_when();
    more_than_there_is_room_for_are_not_told();
    threads_do_not_take_each_others_places();
    return boost::report_errors();
}
