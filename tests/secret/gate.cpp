// SPDX-License-Identifier: BSL-1.0
// gate: readers share it, a writer has it alone.
#include <monongusa/secret/gate.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <thread>
#include <type_traits>
#include <vector>

namespace {

using namespace monongusa::detail;

static_assert(std::is_trivially_destructible_v<gate>);
[[maybe_unused]] constinit gate made_before_the_process_runs;

void readers_are_inside_together() {
    gate gate;
    reading const one{gate};
    std::atomic<bool> inside = false;
    std::thread other{[&] {
        reading const two{gate};
        inside = true;
    }};
    other.join();  // Ends although the first reader stays.
    BOOST_TEST(inside);
}

void a_writer_waits_for_the_readers_and_they_for_him() {
    gate gate;
    int value = 0;  // Plain: a sanitizer would see if two met.
    std::atomic<bool> reads = false;
    std::thread writer;
    {
        reading const first{gate};
        writer = std::thread{[&] {
            while (!reads) std::this_thread::yield();
            writing const alone{gate};
            ++value;
        }};
        reads = true;
        BOOST_TEST_EQ(value, 0);
    }
    writer.join();
    reading const after{gate};
    BOOST_TEST_EQ(value, 1);
}

void whoever_waits_is_woken() {
    constexpr int rounds = 50;
    gate gate;
    auto const stay = [] {  // Time enough for the other to fall asleep outside.
        for (int i = 0; i < 2000; ++i) std::this_thread::yield();
    };
    std::atomic<int> asked = 0;
    int done = 0;
    std::thread writer{[&] {
        for (int round = 0; round < rounds; ++round) {
            while (asked <= round) std::this_thread::yield();
            writing const alone{gate};
            ++done;
            stay();
        }
    }};
    for (int round = 0; round < rounds; ++round) {
        reading const here{gate};
        BOOST_TEST_LE(done, round);
        ++asked;
        stay();
    }
    writer.join();
    BOOST_TEST_EQ(done, rounds);
}

void nothing_is_lost_among_many() {
    constexpr int threads = 4;
    constexpr int rounds = 2000;
    gate gate;
    int one = 0;
    int other = 0;
    std::atomic<int> torn = 0;
    std::vector<std::thread> all;
    for (int i = 0; i < threads; ++i) {
        all.emplace_back([&] {
            for (int round = 0; round < rounds; ++round) {
                {
                    writing const alone{gate};
                    ++one;
                    ++other;
                }
                reading const shared{gate};
                if (one != other) ++torn;
            }
        });
    }
    for (auto& thread : all) thread.join();
    BOOST_TEST_EQ(torn.load(), 0);
    BOOST_TEST_EQ(one, threads * rounds);
}

}  // namespace

int main() {
    readers_are_inside_together();
    a_writer_waits_for_the_readers_and_they_for_him();
    whoever_waits_is_woken();
    nothing_is_lost_among_many();
    return boost::report_errors();
}
