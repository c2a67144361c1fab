// SPDX-License-Identifier: BSL-1.0
// civil: agrees with a calendar that is walked day by day, and with the system's.
#include <monongusa/clock/civil.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstdint>

#include <time.h>

namespace {

using namespace monongusa::clock;

static_assert(days_of({.year = 1970, .month = 1, .day = 1}) == 0 && weekday_of(0) == 4);
static_assert(days_of({.year = 2000, .month = 2, .day = 29}) + 1 == days_of({.year = 2000, .month = 3, .day = 1}));
static_assert(date_of(-1) == date{.year = 1969, .month = 12, .day = 31} && weekday_of(-1) == 3 && weekday_of(-5) == 6);
static_assert(floor_quotient(-1, 60) == -1 && floor_quotient(-60, 60) == -1 && floor_quotient(59, 60) == 0);
static_assert(is_leap(2000) && is_leap(2024) && !is_leap(1900) && !is_leap(2023) && is_leap(0) && is_leap(-4) && !is_leap(-100));

void days_follow_each_other() {
    date day{.year = -401, .month = 1, .day = 1};
    auto count = days_of(day);
    auto weekday = weekday_of(count);
    for (; day.year < 2801; ++count, weekday = (weekday + 1) % 7) {
        // Gathered, since a check for each of a million days would take longer than the rest.
        if (days_of(day) != count || !(date_of(count) == day) || weekday_of(count) != weekday) {
            BOOST_ERROR("a day is not where it should be");
            return;
        }
        if (++day.day > days_in(day.year, day.month)) {
            day.day = 1;
            if (++day.month > 12) {
                day.month = 1;
                ++day.year;
            }
        }
    }
}

void it_is_the_calendar_of_the_system() {
    for (std::int64_t days = -800'000; days < 3'000'000; days += 997) {
        auto const at = static_cast<::time_t>(days * 86'400);
        tm told{};
        BOOST_TEST(::gmtime_r(&at, &told) != nullptr);
        BOOST_TEST(date_of(days) == (date{.year = std::int64_t{told.tm_year} + 1900, .month = told.tm_mon + 1, .day = told.tm_mday}));
        BOOST_TEST_EQ(weekday_of(days), told.tm_wday);
    }
}

}  // namespace

int main() {
    days_follow_each_other();
    it_is_the_calendar_of_the_system();
    return boost::report_errors();
}
