// SPDX-License-Identifier: BSL-1.0
// Tests the parts of a launched bot, each of whatever kind behind one type: they keep the laws of what they stand for.
#include <monongusa/launch/launched.hpp>

#include "../laws/clock.hpp"
#include "../laws/executor.hpp"
#include "../laws/order.hpp"
#include "../laws/sink.hpp"
#include "../laws/transport.hpp"
#include "../support/descriptors.hpp"

#include <monongusa/concept/clock.hpp>
#include <monongusa/concept/executor.hpp>
#include <monongusa/transport/replay.hpp>
#include <monongusa/transport/stdio.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace mg = monongusa;
using mg::detail::launched_clock;
using mg::detail::launched_executor;
using mg::detail::launched_transport;

namespace {

static_assert(mg::transport_policy<launched_transport> && mg::drives_clock<launched_transport>);
static_assert(mg::clock_policy<launched_clock> && mg::detail::can_be_set<launched_clock>);
static_assert(mg::may_run_in_place<launched_executor>);
// All tables, transports and executors give one type each.
static_assert(std::is_same_v<decltype(std::declval<launched_transport&>().sink()), mg::any_sink>);

// --- the transport

// A listener of the laws has no patience.
template <class Listener>
struct with_patience {
    Listener& inner;

    template <class Event>
    static constexpr bool wants = Listener::template wants<Event>;

    template <class Event>
    bool hear(Event& event) {
        return inner.hear(event);
    }
    mg::instant next_timer() const { return inner.next_timer(); }
    void fire_timers() { inner.fire_timers(); }
    bool settle(mg::instant::duration) {
        inner.settle();
        return true;
    }
    bool pass(mg::instant::duration time, mg::instant::duration) {
        inner.pass(time);
        return true;
    }
};

struct inner_parts {
    std::unique_ptr<mg::transport::stdio> inner;
    std::unique_ptr<mg::transport::stdio::sink_type> sink_of_inner;

    explicit inner_parts(mg::transport::stdio_config how)
        : inner(std::make_unique<mg::transport::stdio>(std::move(how))),
          sink_of_inner(std::make_unique<mg::transport::stdio::sink_type>(inner->sink())) {}
};

// A launched transport together with what it refers to.
struct whole : inner_parts, launched_transport {
    explicit whole(mg::transport::stdio_config how) : inner_parts(std::move(how)), launched_transport(*inner, *sink_of_inner) {}

    template <class Listener>
    std::error_code run(Listener& listener) {
        with_patience<Listener> patient{listener};
        return launched_transport::run(patient);
    }
};

void a_launched_transport_keeps_the_laws() {
    auto const null = support::opened("/dev/null", O_WRONLY);
    std::vector<support::descriptor> files;
    laws::transport([&] {
        files.push_back(support::file_with("one\ntwo\nthree\n"));
        return whole{{.input = files.back().get(), .output = null.get()}};
    });
    support::pipe_ends endless;
    laws::transport_that_drives_the_clock([&] { return whole{{.input = endless.reading.get(), .output = null.get()}}; });
    mg::chat::origin const here{{"console", "console"}, {"ann", "ann"}, "m1", ""};
    whole transport{{.output = null.get()}};
    laws::sink_does(transport.sink(), mg::action::send{"tea", here});
    auto const full = support::opened("/dev/full", O_WRONLY);
    whole broken{{.output = full.get()}};
    laws::sink_fails(broken.sink(), mg::action::send{"tea", here});
    BOOST_TEST_EQ(broken.name(), "bot");
}

struct settling : mg::transport::replay {
    int settled = 0;
    int left = 0;
    void settle() { ++settled; }
    void leave() { ++left; }
};

void it_hands_on_whatever_its_transport_can_be_told() {
    settling inner;
    auto sink = inner.sink();
    launched_transport launched{inner, sink};
    launched.settle();
    BOOST_TEST_EQ(inner.settled, 1);
    launched.leave();
    BOOST_TEST_EQ(inner.left, 1);
    launched.rearm();  // Drives no clock, and is asked for nothing.
    launched_transport moved{std::move(launched)};
    moved.settle();
    BOOST_TEST_EQ(inner.settled, 2);
    moved.leave();
    BOOST_TEST_EQ(inner.left, 2);
    // Nor is one that need not leave.
    mg::transport::replay plain;
    auto sink_of_plain = plain.sink();
    launched_transport{plain, sink_of_plain}.leave();
}

// --- the clock

void both_kinds_of_time_keep_the_laws() {
    launched_clock real{false};
    laws::clock(real, [&](mg::instant when) {
        while (real.now() < when) std::this_thread::yield();
    });
    launched_clock skipped{false};
    laws::clock(skipped, [&](mg::instant when) { skipped.set(when); });
    launched_clock in_a_script{true};
    laws::clock(in_a_script, [&](mg::instant when) { in_a_script.set(when); });
}

void virtual_time_stands_and_nobody_waits_for_it() {
    launched_clock clock{launched_clock{true}};
    auto const begin = clock.now();
    std::this_thread::yield();
    BOOST_TEST(clock.now() == begin);
    BOOST_TEST(clock.really(begin) == mg::instant::max());
    clock.set(begin + std::chrono::hours{1});
    BOOST_TEST(clock.now() == begin + std::chrono::hours{1});
}

void what_is_skipped_need_not_be_waited_for() {
    launched_clock clock{launched_clock{false}};
    auto const due = clock.now() + std::chrono::hours{2};
    BOOST_TEST(clock.really(due) == due);
    clock.set(clock.now() + std::chrono::hours{1});
    auto const left = due - clock.really(due);
    BOOST_TEST(left > std::chrono::minutes{59} && left <= std::chrono::hours{1});
    BOOST_TEST(clock.really(mg::instant::max()) == mg::instant::max());
}

// --- the executor

void both_kinds_of_executors_keep_the_laws() {
    launched_executor in_place{{.threads = 0}};
    BOOST_TEST(in_place.in_place());
    // All but those that a stuck task would keep for ever.
    laws::at_rest_drain_comes_back_at_once(in_place);
    laws::each_taken_task_runs_once(in_place, laws::by_itself{});
    laws::each_copy_of_a_task_is_a_task(in_place, laws::by_itself{});
    laws::a_task_may_hand_over_another(in_place, laws::by_itself{});
    laws::of_room_it_tells_once(in_place, laws::by_itself{});
    laws::in_place_means_at_once(in_place);
    laws::order(in_place, mg::executor::order::channel);
    launched_executor pooled{{.threads = 2, .order = mg::executor::order::author}};
    BOOST_TEST(!pooled.in_place());
    laws::executor(pooled);
    laws::order(pooled, mg::executor::order::author);
}

}  // namespace

int main() {
    a_launched_transport_keeps_the_laws();
    it_hands_on_whatever_its_transport_can_be_told();
    both_kinds_of_time_keep_the_laws();
    virtual_time_stands_and_nobody_waits_for_it();
    what_is_skipped_need_not_be_waited_for();
    both_kinds_of_executors_keep_the_laws();
    return boost::report_errors();
}
