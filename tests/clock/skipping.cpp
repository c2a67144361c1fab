// SPDX-License-Identifier: BSL-1.0
// clock::skipping: passes by itself, and whatever is skipped is over.
#include <monongusa/clock/skipping.hpp>

#include <monongusa/concept/clock.hpp>

#include "../laws/clock.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <thread>
#include <type_traits>
#include <utility>

namespace {

using monongusa::instant;
using monongusa::clock::skipping;
using namespace std::chrono_literals;

static_assert(monongusa::clock_policy<skipping>);
static_assert(monongusa::detail::can_be_set<skipping>);
static_assert(skipping::passes_by_itself);
static_assert(std::is_default_constructible_v<skipping> && std::is_nothrow_move_constructible_v<skipping>);

void it_keeps_the_laws_of_clocks() {
    skipping clock;
    laws::clock(clock, [&](instant when) { clock.set(when); });
    skipping waits;
    laws::clock(waits, [&](instant when) {
        while (waits.now() < when) std::this_thread::yield();
    });
}

void it_passes_as_the_steady_clock_does() {
    skipping const clock;
    auto const before = instant::clock::now();
    auto const now = clock.now();
    auto const after = instant::clock::now();
    BOOST_TEST(before <= now && now <= after);
}

void what_is_skipped_is_over_and_time_goes_on() {
    skipping clock;
    auto const later = clock.now() + 1h;
    clock.set(later);
    auto const now = clock.now();
    BOOST_TEST(now >= later && now < later + 1h);
    while (clock.now() == now) std::this_thread::yield();
    BOOST_TEST(clock.now() > now);
    clock.set(later + 24h);
    BOOST_TEST(clock.now() >= later + 24h);
}

void it_never_goes_back() {
    skipping clock;
    clock.set(clock.now() + 1h);
    auto const now = clock.now();
    for (auto const when : {now - 30min, now - 24h, instant{}, now}) {
        clock.set(when);
        BOOST_TEST(clock.now() >= now && clock.now() < now + 1h);
    }
}

void it_says_when_its_times_really_are() {
    skipping clock;
    auto const when = clock.now() + 2h;
    BOOST_TEST(clock.really(when) == when);
    clock.set(clock.now() + 1h);
    auto const really = clock.really(when);
    // The skip took as long as there was to an hour, so a little less than one is left out.
    BOOST_TEST(really <= when - 59min && really >= when - 1h);
    BOOST_TEST(clock.really(instant::max()) == instant::max());
    auto const now = clock.really(clock.now());
    BOOST_TEST(now <= instant::clock::now());
}

void the_end_of_time_can_be_reached_and_kept() {
    skipping clock;
    clock.set(instant::max());
    BOOST_TEST(clock.now() > instant::clock::now() + 24h * 365);
    auto const now = clock.now();
    clock.set(instant::max());
    BOOST_TEST(clock.now() >= now);
    BOOST_TEST(clock.really(instant::max()) == instant::max());
}

void it_keeps_its_time_when_it_is_moved_to_its_place() {
    skipping clock;
    clock.set(clock.now() + 1h);
    auto const now = clock.now();
    skipping const there{std::move(clock)};
    BOOST_TEST(there.now() >= now && there.now() < now + 1h);
}

void moving_time_fires_nothing_by_itself() {
    skipping clock;
    int fired = 0;
    clock.timers().add(clock.now() + 1h, [&fired] { ++fired; });
    BOOST_TEST(!clock.timers().fire_one(clock.now()));
    clock.set(clock.now() + 1h);
    BOOST_TEST_EQ(fired, 0);
    BOOST_TEST(clock.timers().fire_one(clock.now()));
    BOOST_TEST_EQ(fired, 1);
}

void any_thread_may_read_it_while_it_is_moved() {
    skipping clock;
    std::atomic<bool> went_back = false;
    auto const end = clock.now() + 1000h;
    std::thread reader{[&] {
        auto last = clock.now();
        while (last < end) {
            auto const now = clock.now();
            if (now < last) went_back = true;
            last = now;
        }
    }};
    for (int i = 1; i <= 1001; ++i) clock.set(clock.now() + 1h);
    reader.join();
    BOOST_TEST(!went_back);
}

}  // namespace

int main() {
    it_keeps_the_laws_of_clocks();
    it_passes_as_the_steady_clock_does();
    what_is_skipped_is_over_and_time_goes_on();
    it_never_goes_back();
    it_says_when_its_times_really_are();
    the_end_of_time_can_be_reached_and_kept();
    it_keeps_its_time_when_it_is_moved_to_its_place();
    moving_time_fires_nothing_by_itself();
    any_thread_may_read_it_while_it_is_moved();
    return boost::report_errors();
}
