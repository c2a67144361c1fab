// SPDX-License-Identifier: BSL-1.0
// nanoseconds: sums of counts with units, and nothing else.
#include <monongusa/detail/nanoseconds.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using monongusa::detail::read_nanoseconds;

std::int64_t read(std::string_view text) {
    std::int64_t sum = -2;
    return read_nanoseconds(text, sum) ? sum : -1;
}

}  // namespace

int main() {
    constexpr std::int64_t second = 1'000'000'000;
    BOOST_TEST_EQ(read("30s"), 30 * second);
    BOOST_TEST_EQ(read("1h30m"), 5400 * second);
    BOOST_TEST_EQ(read("90 s"), 90 * second);
    BOOST_TEST_EQ(read("2 days 1 hour"), 49 * 3600 * second);
    BOOST_TEST_EQ(read("500ms"), second / 2);
    BOOST_TEST_EQ(read("1w"), 7 * 86400 * second);
    BOOST_TEST_EQ(read("7us1ns"), 7001);
    BOOST_TEST_EQ(read("30"), -1);
    BOOST_TEST_EQ(read("-1s"), -1);
    BOOST_TEST_EQ(read("s"), -1);
    BOOST_TEST_EQ(read("1 fortnight"), -1);
    BOOST_TEST_EQ(read("15250w1s"), 15250 * (7 * 86400 * second) + second);
    BOOST_TEST_EQ(read("15251w"), -1);  // More than an int64 holds.
    BOOST_TEST_EQ(read("15250w99999999s"), -1);
    BOOST_TEST_EQ(read("99999999999999999999s"), -1);
    return boost::report_errors();
}
