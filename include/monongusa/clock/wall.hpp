// SPDX-License-Identifier: BSL-1.0
// wall_time: a point in time as calendars and people's clocks tell it, and the zone by whose clock it is told.

#ifndef MONONGUSA_CLOCK_WALL_HPP
#define MONONGUSA_CLOCK_WALL_HPP

#include <monongusa/clock/civil.hpp>
#include <monongusa/detail/instant.hpp>

#include <compare>
#include <cstdint>
#include <limits>

#include <time.h>

namespace monongusa {

/// Seconds since 1970-01-01 00:00 UTC, without leap seconds.  Other than an `instant` it jumps when somebody sets the machine's clock.
struct wall_time {
    std::int64_t seconds = 0;

    static constexpr wall_time never() noexcept { return {std::numeric_limits<std::int64_t>::max()}; }

    friend constexpr auto operator<=>(wall_time const&, wall_time const&) = default;
};

/// Whose clock is meant: `local` is the zone of the process, by TZ or as the machine is set, with its changes in spring and autumn.
enum class zone : unsigned char { utc, local };

namespace clock {

/// By how many seconds the zone's clock is ahead of UTC then; 0 for what the system cannot tell.  Any thread, as long as none changes TZ.
inline std::int64_t ahead(zone where, wall_time when) noexcept {
    auto const system = static_cast<::time_t>(when.seconds);
    tm told{};
    if (where == zone::utc || system != when.seconds || ::localtime_r(&system, &told) == nullptr) return 0;
    auto const days = days_of({.year = std::int64_t{told.tm_year} + 1900, .month = told.tm_mon + 1, .day = told.tm_mday});
    return days * 86'400 + told.tm_hour * 3'600 + told.tm_min * 60 + told.tm_sec - when.seconds;
}

/// What a clock shows that has nothing to do with the machine's, at an instant of its own: it begins with the year 2001, a Monday.  Nanoseconds since 1970.
constexpr std::int64_t virtual_wall(instant when) noexcept {
    return days_of({.year = 2001, .month = 1, .day = 1}) * 86'400 * 1'000'000'000 + std::chrono::nanoseconds{when.time_since_epoch()}.count();
}

}  // namespace clock
}  // namespace monongusa

#endif
