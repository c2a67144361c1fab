// SPDX-License-Identifier: BSL-1.0
// monitor: excludes, wakes and times out.
#include <monongusa/detail/monitor.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <thread>
#include <type_traits>
#include <vector>

namespace {

using monongusa::instant;
using monongusa::detail::monitor;
using namespace std::chrono_literals;

static_assert(!std::is_copy_constructible_v<monitor> && !std::is_move_constructible_v<monitor>);

void it_excludes_as_any_mutex() {
    monitor guarded;
    int count = 0;  // Not atomic: without the lock the sanitizer or the sum would tell.
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int j = 0; j < 1000; ++j) {
                std::lock_guard const lock{guarded};
                ++count;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    BOOST_TEST_EQ(count, 4000);
}

// Each waits for the other in turn: one notice lost and this would not end.
void a_notice_ends_a_wait() {
    for (auto const deadline : {instant::max(), instant::clock::now() + 1h}) {
        monitor guarded;
        int turn = 0;
        auto const play = [&](int mine) {
            std::lock_guard const lock{guarded};
            while (turn < 1000) {
                while (turn % 2 != mine && turn < 1000) guarded.wait_until(deadline);
                ++turn;
                guarded.notify_all();
            }
        };
        std::thread other{[&] { play(1); }};
        play(0);
        other.join();
        BOOST_TEST_GE(turn, 1000);
    }
}

void a_notice_ends_all_waits() {
    monitor guarded;
    bool go = false;
    int waiting = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            std::lock_guard const lock{guarded};
            ++waiting;
            guarded.notify_all();
            while (!go) guarded.wait_until(instant::max());
            --waiting;
        });
    }
    {
        std::lock_guard const lock{guarded};
        while (waiting < 4) guarded.wait_until(instant::max());
        go = true;
        guarded.notify_all();
    }
    for (auto& thread : threads) thread.join();
    BOOST_TEST_EQ(waiting, 0);
}

void a_wait_ends_at_its_deadline() {
    monitor guarded;
    std::lock_guard const lock{guarded};
    auto const deadline = instant::clock::now() + 3ms;
    int waits = 0;
    for (; instant::clock::now() < deadline; ++waits) guarded.wait_until(deadline);
    // By another clock than that of an instant it would be asked thousands of times, or once and for ever.
    BOOST_TEST_GT(waits, 0);
    BOOST_TEST_LT(waits, 100);
}

void a_deadline_in_the_past_is_no_wait() {
    monitor guarded;
    std::lock_guard const lock{guarded};
    for (auto const past : {instant{}, instant::clock::now() - 1ns, instant{1ns}, instant{-1ns}, instant{-1500ms}, instant::min()}) {
        guarded.wait_until(past);  // Else it would not end: nobody notifies.
    }
    BOOST_TEST(instant::clock::now() > instant{});
}

}  // namespace

int main() {
    it_excludes_as_any_mutex();
    a_notice_ends_a_wait();
    a_notice_ends_all_waits();
    a_wait_ends_at_its_deadline();
    a_deadline_in_the_past_is_no_wait();
    return boost::report_errors();
}
