// SPDX-License-Identifier: BSL-1.0
// wall_time: ahead() is what the zone's rules say, to the second.
#include <monongusa/clock/wall.hpp>

#include "support/environment.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstdint>
#include <limits>

#include <time.h>

namespace {

using monongusa::wall_time;
using monongusa::zone;
using monongusa::clock::ahead;
using monongusa::clock::days_of;

static_assert(wall_time{1} < wall_time{2} && wall_time{-1} < wall_time{} && wall_time{1} == wall_time{1});
static_assert(wall_time::never() > wall_time{std::numeric_limits<std::int64_t>::max() - 1});

void utc_is_never_ahead() {
    support::variable const berlin{"TZ", "CET-1CEST,M3.5.0,M10.5.0/3"};
    ::tzset();
    for (std::int64_t const at : {std::int64_t{0}, std::int64_t{1'780'000'000}, std::numeric_limits<std::int64_t>::min()}) {
        BOOST_TEST_EQ(ahead(zone::utc, {at}), 0);
    }
}

void a_zone_changes_twice_a_year() {
    support::variable const berlin{"TZ", "CET-1CEST,M3.5.0,M10.5.0/3"};
    ::tzset();
    auto const spring = days_of({.year = 2026, .month = 3, .day = 29}) * 86'400 + 3'600;
    BOOST_TEST_EQ(ahead(zone::local, {spring - 1}), 3'600);
    BOOST_TEST_EQ(ahead(zone::local, {spring}), 7'200);
    auto const autumn = days_of({.year = 2026, .month = 10, .day = 25}) * 86'400 + 3'600;
    BOOST_TEST_EQ(ahead(zone::local, {autumn - 1}), 7'200);
    BOOST_TEST_EQ(ahead(zone::local, {autumn}), 3'600);
}

void a_zone_may_be_behind_and_odd() {
    support::variable const odd{"TZ", "ODD4:56:02"};
    ::tzset();
    BOOST_TEST_EQ(ahead(zone::local, {0}), -(4 * 3'600 + 56 * 60 + 2));
    BOOST_TEST_EQ(ahead(zone::local, {-1}), -(4 * 3'600 + 56 * 60 + 2));
}

void what_the_system_cannot_tell_is_not_ahead() {
    support::variable const berlin{"TZ", "CET-1CEST,M3.5.0,M10.5.0/3"};
    ::tzset();
    BOOST_TEST_EQ(ahead(zone::local, {std::numeric_limits<std::int64_t>::max()}), 0);
    BOOST_TEST_EQ(ahead(zone::local, {std::numeric_limits<std::int64_t>::min()}), 0);
}

}  // namespace

int main() {
    utc_is_never_ahead();
    a_zone_changes_twice_a_year();
    a_zone_may_be_behind_and_odd();
    what_the_system_cannot_tell_is_not_ahead();
    return boost::report_errors();
}
