// SPDX-License-Identifier: BSL-1.0
// next_after: when a cron expression comes next, by the clock of a zone.

#ifndef MONONGUSA_CLOCK_CRON_NEXT_HPP
#define MONONGUSA_CLOCK_CRON_NEXT_HPP

#include <monongusa/clock/civil.hpp>
#include <monongusa/clock/cron.hpp>
#include <monongusa/clock/wall.hpp>

#include <cstdint>

namespace monongusa {
namespace clock {

inline constexpr std::int64_t day_length = 86'400;
inline constexpr std::int64_t first_told = -62'135'596'800;  // The year 1.
inline constexpr std::int64_t last_told = 253'402'300'799;   // The end of 9999.

/// The first minute that the expression names and that begins after a reading of the clock, told in seconds as if its zone were UTC.  Steps
/// over months that are not named, and over days; the rarest days are decades apart.
constexpr std::int64_t named_after(cron const& when, std::int64_t reading) noexcept {
    auto const minute = floor_quotient(reading, 60) + 1;
    auto day = floor_quotient(minute, 1'440);
    auto of_day = static_cast<int>(minute - day * 1'440);
    for (;;) {
        auto const today = date_of(day);
        if (!when.takes_month(today.month)) {
            day += days_in(today.year, today.month) - today.day + 1;
        } else {
            int const found = when.takes_day(day) ? when.minute_from(of_day) : -1;
            if (found >= 0) return day * day_length + std::int64_t{found} * 60;
            ++day;
        }
        of_day = 0;
    }
}

/// The zone's clock, and when it is set.
class zone_clock {
public:
    explicit zone_clock(zone where) noexcept : where_(where) {}

    std::int64_t ahead(std::int64_t at) const noexcept { return clock::ahead(where_, {at}); }

    /// The first second after `from` and up to `to` that is not as far ahead of UTC as `from` is; the last one has to be none such.
    std::int64_t change(std::int64_t from, std::int64_t to) const noexcept {
        auto const before = ahead(from);
        while (to - from > 1) {
            auto const middle = from + (to - from) / 2;
            (ahead(middle) == before ? from : to) = middle;
        }
        return to;
    }

private:
    zone where_;
};

}  // namespace clock

/// The first time strictly after `from` at which the expression comes by the clock of the zone; never, if that is after the year 9999.
/// What is before the year 1 is taken as its begin.
///
/// Where the zone's clock changes:
/// - An expression whose hour begins with `*` goes by hours that pass: it comes whenever the clock shows what it names, twice in an hour
///   that is shown twice, and not at all in one that is skipped.
/// - Any other names times of the day, and each comes once: when the clock first shows it, or skips it.  `30 2 * * *` comes at 3:00 sharp
///   on the day on which the clock goes from 2:00 to 3:00, and at the first 2:30 on the day on which it shows two.  Several that are
///   skipped at once come as one.
///
/// Knows changes of up to a day, if they are more than a day apart.  Takes some microseconds, and allocates nothing.  Any thread, as long
/// as none changes TZ.
inline wall_time next_after(cron const& when, wall_time from, zone where) noexcept {
    if (from.seconds >= clock::last_told) return wall_time::never();
    clock::zone_clock const local{where};
    auto now = from.seconds < clock::first_told ? clock::first_told - 1 : from.seconds;
    auto ahead = local.ahead(now);
    // What the clock has shown, by its own reading: what is named by then has come.
    auto shown = now + ahead;
    if (auto const before = local.ahead(now - clock::day_length); before > ahead && !when.goes_by_hours()) {
        auto const change = local.change(now - clock::day_length, now);
        if (change - 1 + before > shown) shown = change - 1 + before;
    }
    auto named = clock::named_after(when, shown);
    for (;;) {
        auto const due = named - ahead > now ? named - ahead : now;
        auto const end = due < now + clock::day_length ? due : now + clock::day_length;
        if (auto const later = local.ahead(end); later != ahead) {
            now = local.change(now, end);
            ahead = local.ahead(now);
            if (when.goes_by_hours()) named = clock::named_after(when, now + ahead - 1);
        } else if (due == end) {
            return due <= clock::last_told ? wall_time{due} : wall_time::never();
        } else {
            // No clock is more than a day ahead or behind, so that none shows it earlier than three days before.
            now = end > named - ahead - 3 * clock::day_length ? end : named - ahead - 3 * clock::day_length;
            ahead = local.ahead(now);
        }
    }
}

}  // namespace monongusa

#endif
