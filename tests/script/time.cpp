// SPDX-License-Identifier: BSL-1.0
// time: what is written is what has passed, to the millisecond.
#include <monongusa/script/time.hpp>

#include <monongusa/detail/nanoseconds.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace {

using monongusa::script::time_line;
using namespace std::chrono_literals;

void only_units_that_are_needed_are_written() {
    BOOST_TEST_EQ(time_line(0ms), "%time +0ms");
    BOOST_TEST_EQ(time_line(1ms), "%time +1ms");
    BOOST_TEST_EQ(time_line(999ms), "%time +999ms");
    BOOST_TEST_EQ(time_line(1s), "%time +1s");
    BOOST_TEST_EQ(time_line(59s + 1ms), "%time +59s1ms");
    BOOST_TEST_EQ(time_line(1min), "%time +1m");
    BOOST_TEST_EQ(time_line(90min), "%time +1h30m");
    BOOST_TEST_EQ(time_line(100h + 2s), "%time +100h2s");
    BOOST_TEST_EQ(time_line(1h + 1min + 1s + 1ms), "%time +1h1m1s1ms");
    BOOST_TEST_EQ(time_line(-5ms), "%time +0ms");
}

void it_is_read_as_it_was_written() {
    std::minstd_rand random{20'240'602};
    for (int i = 0; i < 10'000; ++i) {
        std::chrono::milliseconds const passed{random() >> (i % 31)};
        std::int64_t nanoseconds = -1;
        auto const line = time_line(passed);
        BOOST_TEST(line.starts_with("%time +"));
        BOOST_TEST(monongusa::detail::read_nanoseconds(std::string_view{line}.substr(7), nanoseconds));
        BOOST_TEST_EQ(nanoseconds, std::chrono::nanoseconds{passed}.count());
    }
}

}  // namespace

int main() {
    only_units_that_are_needed_are_written();
    it_is_read_as_it_was_written();
    return boost::report_errors();
}
