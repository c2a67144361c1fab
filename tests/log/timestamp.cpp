// SPDX-License-Identifier: BSL-1.0
// timestamp: any millisecond has its date and time in UTC, as the C library reckons it.
#include <monongusa/log/timestamp.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstdint>
#include <cstdio>
#include <limits>
#include <string>

#include <time.h>

namespace {

using monongusa::detail::timestamp_now;

std::string told(std::int64_t timestamp) {
    std::string out = "at ";
    monongusa::detail::append_timestamp(out, timestamp);
    return out.substr(3);
}
std::string told_on_a_terminal(std::int64_t timestamp) {
    std::string out;
    monongusa::detail::append_time_of_day(out, timestamp);
    return out;
}

std::string as_the_library_has_it(std::int64_t timestamp) {
    auto const seconds = static_cast<time_t>(timestamp / 1000);
    tm parts{};
    ::gmtime_r(&seconds, &parts);
    char text[64];
    auto const size = ::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
    char milliseconds[16];
    std::snprintf(milliseconds, sizeof milliseconds, ".%03dZ", static_cast<int>(timestamp % 1000));
    return std::string(text, size) + milliseconds;
}

void dates_are_those_of_the_calendar() {
    BOOST_TEST_EQ(told(0), "1970-01-01T00:00:00.000Z");
    BOOST_TEST_EQ(told(1'795'272'301'123), "2026-11-21T14:45:01.123Z");
    BOOST_TEST_EQ(told(951'782'400'000), "2000-02-29T00:00:00.000Z");
    BOOST_TEST_EQ(told(951'868'799'999), "2000-02-29T23:59:59.999Z");
    BOOST_TEST_EQ(told(4'107'542'400'000), "2100-03-01T00:00:00.000Z");
    BOOST_TEST_EQ(told_on_a_terminal(1'795'272'301'123), "14:45:01.123");
    BOOST_TEST_EQ(told_on_a_terminal(7), "00:00:00.007");
}

void every_day_of_four_centuries_is_right() {
    constexpr std::int64_t day = 86'400'000;
    for (std::int64_t number = 0; number < 146'097; ++number) {
        auto const noon = number * day + day / 2 + number % 1000;
        if (told(noon) == as_the_library_has_it(noon)) continue;
        BOOST_TEST_EQ(told(noon), as_the_library_has_it(noon));
        return;
    }
}

void what_no_four_digits_tell_is_told_as_the_nearest() {
    BOOST_TEST_EQ(told(-1), "1970-01-01T00:00:00.000Z");
    BOOST_TEST_EQ(told(std::numeric_limits<std::int64_t>::min()), "1970-01-01T00:00:00.000Z");
    BOOST_TEST_EQ(told(253'402'300'799'999), "9999-12-31T23:59:59.999Z");
    BOOST_TEST_EQ(told(253'402'300'800'000), "9999-12-31T23:59:59.999Z");
    BOOST_TEST_EQ(told(std::numeric_limits<std::int64_t>::max()), "9999-12-31T23:59:59.999Z");
}

void now_is_now() {
    auto const before = std::int64_t{::time(nullptr)} * 1000;
    auto const now = timestamp_now();
    // A second of play, since ::time may look at a coarser clock.
    BOOST_TEST_GE(now, before - 1000);
    BOOST_TEST_LE(now, std::int64_t{::time(nullptr)} * 1000 + 2000);
}

}  // namespace

int main() {
    dates_are_those_of_the_calendar();
    every_day_of_four_centuries_is_right();
    what_no_four_digits_tell_is_told_as_the_nearest();
    now_is_now();
    return boost::report_errors();
}
