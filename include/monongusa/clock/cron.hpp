// SPDX-License-Identifier: BSL-1.0
// cron: times that come again, as `0 9 * * mon-fri` tells them.

#ifndef MONONGUSA_CLOCK_CRON_HPP
#define MONONGUSA_CLOCK_CRON_HPP

#include <monongusa/clock/civil.hpp>
#include <monongusa/clock/cron_mistake.hpp>
#include <monongusa/clock/cron_reading.hpp>
#include <monongusa/detail/fixed_string.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace monongusa {

namespace mistake {

// Defined nowhere: that it cannot be called at compile time is what stops the compiler, and its name is what both print.
template <detail::fixed_string Sentence>
void cron() noexcept;

}  // namespace mistake

/// The times that a cron expression names, in minutes of some zone's clock.
///
/// Five fields with blanks between: minute 0-59, hour 0-23, day of the month 1-31, month 1-12 or jan-dec, weekday 0-7 or sun-sat, where 0
/// and 7 are Sunday.  A field is `*`, a value, a range `1-5`, `*` or a range with a step `10-40/5`, or a list of these with commas; names
/// in any case.  Or one of `@hourly @daily @midnight @weekly @monthly @yearly @annually`.
///
/// Where both the day and the weekday are restricted, either suffices: `0 0 13 * fri` is each 13th and each Friday.  A field that begins
/// with `*` does not count as one that restricts, even with a step: `0 0 */2 * fri` is the Fridays that are an odd day of the month.
///
/// A plain comparable value: two that are equal name the same times in every zone.
class cron {
public:
    /// What does not name times that come, as a 30th of February, does not compile; the error holds the sentence of the mistake.
    consteval cron(char const* text) noexcept {
        clock::cron_reading const found{text};
        switch (found.reason) {
#define MONONGUSA_CRON_REFUSAL(name, words) \
    case cron_mistake::name: mistake::cron<"monongusa: at: " words>(); break;
            MONONGUSA_CRON_MISTAKES(MONONGUSA_CRON_REFUSAL)
#undef MONONGUSA_CRON_REFUSAL
            case cron_mistake::none: bits_ = found.bits;
        }
    }
#ifdef __clang__
    // clang would cut that sentence short, and give two errors in a constexpr table.  Where it sees the text, this says it all and goes on.
#define MONONGUSA_CRON_SAYING(name, words) \
    __attribute__((diagnose_if(clock::cron_reading{text}.reason == cron_mistake::name, "monongusa: at: " words, "error")))
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat"
    consteval cron(char const* text) noexcept __attribute__((enable_if(clock::cron_reading{text}.reason != cron_mistake::none, "")))
    MONONGUSA_CRON_MISTAKES(MONONGUSA_CRON_SAYING) {}
#pragma clang diagnostic pop
#undef MONONGUSA_CRON_SAYING
#endif
    cron(std::nullptr_t) = delete;

    /// The same of a text that comes at run time, as from a configuration; nothing if it is no cron expression.
    static constexpr std::optional<cron> read(std::string_view text) noexcept {
        clock::cron_reading const found{text};
        if (found.reason != cron_mistake::none) return std::nullopt;
        return cron{found.bits};
    }

    /// Why read() gives nothing, of which sentence() tells; `none` where it gives something.
    static constexpr cron_mistake why_not(std::string_view text) noexcept { return clock::cron_reading{text}.reason; }

    /// Whether it names minutes of a day, which is counted from 1970-01-01.
    constexpr bool takes_day(std::int64_t days) const noexcept {
        auto const day = clock::date_of(days);
        bool const by_day = (bits_.days >> day.day & 1) != 0;
        bool const by_weekday = (bits_.weekdays >> clock::weekday_of(days) & 1) != 0;
        return takes_month(day.month) && (bits_.either_day ? by_day || by_weekday : by_day && by_weekday);
    }
    /// Whether it names minutes of a month, 1 to 12, at all.
    constexpr bool takes_month(int month) const noexcept { return (bits_.months >> month & 1) != 0; }

    /// The first minute of a day that it takes which it names, at or after a minute of this day; -1 if there is none.
    constexpr int minute_from(int of_day) const noexcept {
        for (int hour = of_day / 60, minute = of_day % 60; hour < 24; ++hour, minute = 0) {
            if ((bits_.hours >> hour & 1) == 0) continue;
            for (; minute < 60; ++minute) {
                if ((bits_.minutes >> minute & 1) != 0) return hour * 60 + minute;
            }
        }
        return -1;
    }

    /// Whether the hour begins with `*`: then it means hours that pass rather than times of the day, which matters where clocks change.
    constexpr bool goes_by_hours() const noexcept { return bits_.any_hour; }

    friend constexpr bool operator==(cron const&, cron const&) = default;

private:
    constexpr explicit cron(clock::cron_sets const& bits) noexcept : bits_(bits) {}

    clock::cron_sets bits_{};
};

}  // namespace monongusa

#endif
