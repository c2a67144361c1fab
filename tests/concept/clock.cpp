// SPDX-License-Identifier: BSL-1.0
// clock_policy: what is a clock.
#include <monongusa/concept/clock.hpp>

#include <monongusa/clock/manual.hpp>
#include <monongusa/clock/real.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>

namespace {

using monongusa::clock_policy;
using monongusa::instant;

struct sound {
    static constexpr bool passes_by_itself = true;
    instant now() const noexcept { return {}; }
    monongusa::clock::timer_queue& timers() noexcept { return queue; }
    monongusa::clock::timer_queue queue{};
};
static_assert(clock_policy<sound>);
static_assert(clock_policy<monongusa::clock::real> && clock_policy<monongusa::clock::manual>);
static_assert(!clock_policy<int>);

struct without_now : sound {
    void now() const = delete;
};
struct whose_time_can_be_read_by_its_owner_alone : sound {
    instant now() noexcept { return {}; }
};
struct of_another_time : sound {
    std::chrono::system_clock::time_point now() const noexcept { return {}; }
};
static_assert(!monongusa::has_now<without_now> && !clock_policy<without_now>);
static_assert(!monongusa::has_now<whose_time_can_be_read_by_its_owner_alone>);
static_assert(!monongusa::has_now<of_another_time>);

struct without_timers : sound {
    void timers() = delete;
};
struct whose_timers_are_none : sound {
    int& timers() noexcept { return none; }
    int none = 0;
};
static_assert(!monongusa::has_timers<without_timers> && !clock_policy<without_timers>);
static_assert(!monongusa::has_timers<whose_timers_are_none>);

struct of_unknown_passing {
    instant now() const noexcept { return {}; }
    monongusa::clock::timer_queue& timers() noexcept;
};
struct whose_passing_is_known_when_it_runs : of_unknown_passing {
    bool passes_by_itself = true;
};
struct whose_passing_may_change : of_unknown_passing {
    static inline bool passes_by_itself = true;
};
static_assert(monongusa::has_now<of_unknown_passing> && monongusa::has_timers<of_unknown_passing>);
static_assert(!monongusa::has_passes_by_itself<of_unknown_passing> && !clock_policy<of_unknown_passing>);
static_assert(!monongusa::has_passes_by_itself<whose_passing_is_known_when_it_runs>);
static_assert(!monongusa::has_passes_by_itself<whose_passing_may_change>);

static_assert(!monongusa::mistake::not_a_clock<int>::fine);
// Each of its sentences names what is lacking, so for a sound clock it has none.
static_assert((monongusa::mistake::not_a_clock<sound>::require(), true));

// What a model of the concept has to do beyond having the members.
template <class Clock>
void its_timers_fire_by_its_time(Clock clock) {
    int fired = 0;
    auto const now = clock.now();
    BOOST_TEST(clock.now() >= now);
    auto const due = clock.timers().add(now, [&fired] { ++fired; });
    auto const far = clock.timers().add(now + std::chrono::hours{1}, [&fired] { fired += 100; });
    BOOST_TEST(clock.timers().earliest() == now);
    BOOST_TEST(clock.timers().fire_one(clock.now()));
    BOOST_TEST(!clock.timers().fire_one(clock.now()));
    BOOST_TEST_EQ(fired, 1);
    BOOST_TEST(!clock.timers().cancel(due));
    BOOST_TEST(clock.timers().cancel(far));
    BOOST_TEST_EQ(clock.timers().size(), 0u);
}

}  // namespace

int main() {
    its_timers_fire_by_its_time(sound{});
    its_timers_fire_by_its_time(monongusa::clock::real{});
    its_timers_fire_by_its_time(monongusa::clock::manual{});
    return boost::report_errors();
}
