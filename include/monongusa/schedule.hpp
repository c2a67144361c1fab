// SPDX-License-Identifier: BSL-1.0
// schedule: rules whose time comes by itself.

#ifndef MONONGUSA_SCHEDULE_HPP
#define MONONGUSA_SCHEDULE_HPP

#include <monongusa/clock/cron.hpp>
#include <monongusa/clock/cron_literal.hpp>
#include <monongusa/clock/cron_next.hpp>
#include <monongusa/clock/wall.hpp>
#include <monongusa/detail/fixed_string.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/nanoseconds.hpp>
#include <monongusa/event/due.hpp>
#include <monongusa/verbs.hpp>

#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace monongusa {

namespace detail {

/// The clock of calendars at an instant of a bot's clock, in nanoseconds since 1970.  A clock that does not tell stands at the beginning of 2001, a Monday, in UTC.
template <class Clock>
std::int64_t wall_nanoseconds(Clock const& clock, instant when) {
    if constexpr (requires { { clock.wall(when) } -> std::same_as<std::int64_t>; }) {
        return clock.wall(when);
    } else {
        return clock::virtual_wall(when);
    }
}
template <class Clock>
zone zone_of([[maybe_unused]] Clock const& clock) noexcept {
    if constexpr (requires { { clock.is_virtual() } -> std::same_as<bool>; }) {
        return clock.is_virtual() ? zone::utc : zone::local;
    } else if constexpr (requires { { clock.wall(instant{}) } -> std::same_as<std::int64_t>; }) {
        return zone::local;
    } else {
        return zone::utc;
    }
}

/// Stands for the matcher of a rule whose time comes again and again.
class interval {
public:
    static constexpr std::string_view description = "every interval";

    static constexpr std::chrono::milliseconds shortest{1};

    constexpr explicit interval(instant::duration length) noexcept : length_(length > shortest ? length : instant::duration{shortest}) {}

    static constexpr bool match(event::due const&) noexcept { return true; }

    template <class Clock>
    instant next(Clock const&, instant before, instant now) const noexcept {
        if (now - before < length_) return after(before, length_);
        return after(before, (now - before) / length_ * length_ + length_);
    }

private:
    instant::duration length_;
};

/// The same by the calendar.
template <class When>
class calendar : When {
public:
    static constexpr std::string_view description = "at its time";

    constexpr explicit calendar(When named) noexcept : When(named) {}
    constexpr calendar()
        requires std::is_empty_v<When>
    = default;

    static constexpr bool match(event::due const&) noexcept { return true; }

    static constexpr std::int64_t farthest = 9'000'000'000;  // Seconds, in the year 2255: what 64 bits of nanoseconds can tell.

    template <class Clock>
    instant next(Clock const& clock, instant before, instant now) const {
        // From the later of the two, since a timer may fire a little early.
        auto const from = wall_nanoseconds(clock, before > now ? before : now);
        auto const coming = next_after(this->get(), wall_time{clock::floor_quotient(from, second)}, zone_of(clock));
        if (coming.seconds > farthest) return instant::max();
        return after(before > now ? before : now, std::chrono::nanoseconds{coming.seconds * second - from});
    }
};

struct cron_given {
    cron when;
    constexpr cron const& get() const noexcept { return when; }
};
template <fixed_string Text>
struct cron_written {
    static constexpr cron get() noexcept { return clock::cron_literal<Text>::value; }
};

}  // namespace detail

/// Every so often, at most a thousand times a second, the first time when that much has passed since the bot began: `mg::every(std::chrono::minutes{5}, handler)`.  The handler may take the
/// `mg::event::due const&`; what it does says in `to` where it goes.  By the bot's clock, so that in a script it takes no time.  If a handler keeps the bot's thread
/// beyond the next time, that is left out.
template <class Rep, class Period, class Handler>
constexpr auto every(std::chrono::duration<Rep, Period> interval, Handler handler) {
    return detail::make_rule<event::due, verb::every>(detail::interval{detail::whole(interval)}, std::move(handler));
}

/// At the times that a cron expression names, in minutes of the local clock: `mg::at("0 9 * * mon-fri", handler)`.  On a clock that is virtual it is Monday, the
/// first of January 2001, 00:00 UTC when the bot begins.  See `mg::cron`; one that is wrong, or never comes, does not compile.
template <class Handler>
constexpr auto at(cron when, Handler handler) {
    return detail::make_rule<event::due, verb::at>(detail::calendar<detail::cron_given>{detail::cron_given{when}}, std::move(handler));
}

/// The same with the expression in the rule's type, so that the rule has no size.
template <detail::fixed_string When, class Handler>
constexpr auto at(Handler handler) {
    if constexpr (!clock::cron_literal<When>::verdict::fine) {
        clock::cron_literal<When>::verdict::require();
        return refused{};
    } else {
        return detail::make_rule<event::due, verb::at>(detail::calendar<detail::cron_written<When>>{}, std::move(handler));
    }
}

}  // namespace monongusa

#endif
