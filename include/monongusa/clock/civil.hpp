// SPDX-License-Identifier: BSL-1.0
// civil: days of the Gregorian calendar as a count, and back.

#ifndef MONONGUSA_CLOCK_CIVIL_HPP
#define MONONGUSA_CLOCK_CIVIL_HPP

#include <cstdint>

namespace monongusa::clock {

/// A day as people write it; months and days count from 1.  Proleptic: the calendar's rules hold for all years.
struct date {
    std::int64_t year = 1970;
    int month = 1;
    int day = 1;

    friend constexpr bool operator==(date const&, date const&) = default;
};

/// Rounds towards the past, as `/` does not for what is before 1970.
constexpr std::int64_t floor_quotient(std::int64_t number, std::int64_t by) noexcept { return number / by - (number % by < 0 ? 1 : 0); }

/// The count of days since 1970-01-01.
constexpr std::int64_t days_of(date const& when) noexcept {
    // Years begin in March here, so that a leap day is the last of its year, and eras are the 400 years after which the calendar repeats.
    auto const year = when.month > 2 ? when.year : when.year - 1;
    auto const month = when.month > 2 ? when.month - 3 : when.month + 9;
    auto const era = floor_quotient(year, 400);
    auto const of_era = year - era * 400;
    return era * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + (153 * month + 2) / 5 + when.day - 1 - 719'468;
}

/// The date of a count of days since 1970-01-01.
constexpr date date_of(std::int64_t days) noexcept {
    auto const since = days + 719'468;
    auto const era = floor_quotient(since, 146'097);
    auto const of_era = since - era * 146'097;
    auto const year = (of_era - of_era / 1'460 + of_era / 36'524 - of_era / 146'096) / 365;
    auto const of_year = of_era - (365 * year + year / 4 - year / 100);
    auto const month = (5 * of_year + 2) / 153;
    return {.year = era * 400 + year + (month < 10 ? 0 : 1),
            .month = static_cast<int>(month < 10 ? month + 3 : month - 9),
            .day = static_cast<int>(of_year - (153 * month + 2) / 5 + 1)};
}

constexpr bool is_leap(std::int64_t year) noexcept { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr int days_in(std::int64_t year, int month) noexcept {
    if (month == 2) return is_leap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// 0 for a Sunday to 6 for a Saturday.
constexpr int weekday_of(std::int64_t days) noexcept { return static_cast<int>(days + 4 - 7 * floor_quotient(days + 4, 7)); }

}  // namespace monongusa::clock

#endif
