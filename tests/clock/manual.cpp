// SPDX-License-Identifier: BSL-1.0
// clock::manual: stands still until it is moved, and never goes back.
#include <monongusa/clock/manual.hpp>

#include <monongusa/concept/clock.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <thread>
#include <type_traits>
#include <utility>

namespace {

using monongusa::instant;
using monongusa::clock::manual;
using namespace std::chrono_literals;

static_assert(monongusa::clock_policy<manual>);
static_assert(!manual::passes_by_itself);
static_assert(std::is_default_constructible_v<manual> && std::is_nothrow_move_constructible_v<manual>);

void it_begins_at_nothing_and_goes_where_it_is_set() {
    manual clock;
    BOOST_TEST(clock.now() == instant{});
    clock.set(instant{1h});
    BOOST_TEST(clock.now() == instant{1h});
    clock.set(instant::max());
    BOOST_TEST(clock.now() == instant::max());
}

void it_never_goes_back() {
    manual clock;
    clock.set(instant{2h});
    clock.set(instant{1h});
    BOOST_TEST(clock.now() == instant{2h});
    clock.set(instant{2h});
    clock.set(instant::min());
    BOOST_TEST(clock.now() == instant{2h});
}

void moving_time_fires_nothing_by_itself() {
    manual clock;
    int fired = 0;
    clock.timers().add(instant{1h}, [&fired] { ++fired; });
    clock.set(instant{2h});
    BOOST_TEST_EQ(fired, 0);
    BOOST_TEST(clock.timers().fire_one(clock.now()));
    BOOST_TEST_EQ(fired, 1);
}

void it_keeps_its_time_when_it_is_moved_to_its_place() {
    manual clock;
    clock.set(instant{1h});
    manual const there{std::move(clock)};
    BOOST_TEST(there.now() == instant{1h});
}

void any_thread_may_read_it_while_it_is_moved() {
    manual clock;
    std::atomic<bool> went_back = false;
    std::thread reader{[&] {
        auto last = instant{};
        while (last < instant{1s}) {
            auto const now = clock.now();
            if (now < last) went_back = true;
            last = now;
        }
    }};
    for (int i = 1; i <= 1000; ++i) clock.set(instant{std::chrono::milliseconds{i}});
    reader.join();
    BOOST_TEST(!went_back);
}

}  // namespace

int main() {
    it_begins_at_nothing_and_goes_where_it_is_set();
    it_never_goes_back();
    moving_time_fires_nothing_by_itself();
    it_keeps_its_time_when_it_is_moved_to_its_place();
    any_thread_may_read_it_while_it_is_moved();
    return boost::report_errors();
}
