// SPDX-License-Identifier: BSL-1.0
// timestamp: when a line was logged, in milliseconds since 1970, UTC.

#ifndef MONONGUSA_LOG_TIMESTAMP_HPP
#define MONONGUSA_LOG_TIMESTAMP_HPP

#include <cstddef>
#include <cstdint>
#include <string>

#include <time.h>

namespace monongusa::detail {

inline std::int64_t timestamp_now() noexcept {
    timespec time{};
    ::clock_gettime(CLOCK_REALTIME, &time);
    return std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000;
}

// The last `width` digits of a number.
inline void append_digits(std::string& out, std::int64_t number, std::size_t width) {
    out.append(width, '0');
    for (auto at = out.end(); width > 0; --width, number /= 10) *--at = static_cast<char>('0' + number % 10);
}

// Years have four digits.
constexpr std::int64_t told_timestamp(std::int64_t timestamp) noexcept {
    constexpr std::int64_t last = 253'402'300'799'999;
    return timestamp < 0 ? 0 : timestamp > last ? last : timestamp;
}

/// As `14:45:01.123`.
[[gnu::cold]] inline void append_time_of_day(std::string& out, std::int64_t timestamp) {
    auto const left = told_timestamp(timestamp);
    append_digits(out, left / 3'600'000 % 24, 2);
    out += ':';
    append_digits(out, left / 60'000 % 60, 2);
    out += ':';
    append_digits(out, left / 1000 % 60, 2);
    out += '.';
    append_digits(out, left % 1000, 3);
}

/// As `2026-11-21T14:45:01.123Z`.  What is before 1970 or after 9999 is told as their first and last moment.
[[gnu::cold]] inline void append_timestamp(std::string& out, std::int64_t timestamp) {
    // By eras of 400 years, each of which begins on a 1st of March, so that leap days come last.
    auto const day = told_timestamp(timestamp) / 86'400'000 + 719'468;
    auto const era = day / 146'097;
    auto const of_era = day % 146'097;
    auto const year = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
    auto const of_year = of_era - (365 * year + year / 4 - year / 100);
    auto const month = (5 * of_year + 2) / 153;  // From March.
    append_digits(out, year + era * 400 + (month < 10 ? 0 : 1), 4);
    out += '-';
    append_digits(out, month < 10 ? month + 3 : month - 9, 2);
    out += '-';
    append_digits(out, of_year - (153 * month + 2) / 5 + 1, 2);
    out += 'T';
    append_time_of_day(out, timestamp);
    out += 'Z';
}

}  // namespace monongusa::detail

#endif
