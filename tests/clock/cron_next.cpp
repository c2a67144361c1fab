// SPDX-License-Identifier: BSL-1.0
// next_after: rows of the calendar, and, for random expressions and zones, what a walk from minute to minute finds.
#include <monongusa/clock/cron_next.hpp>

#include "support/chance.hpp"
#include "support/environment.hpp"

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <time.h>

namespace {

using monongusa::cron;
using monongusa::next_after;
using monongusa::wall_time;
using monongusa::zone;

// As `2026-03-29 01:30:00`, in UTC, by the calendar of the system.
std::string told(wall_time at) {
    if (at == wall_time::never()) return "never";
    auto const system = static_cast<::time_t>(at.seconds);
    tm fields{};
    ::gmtime_r(&system, &fields);
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d %02d:%02d:%02d", fields.tm_year + 1900, fields.tm_mon + 1, fields.tm_mday,
                  fields.tm_hour, fields.tm_min, fields.tm_sec);
    return text;
}

wall_time point(std::string const& text) {
    tm fields{};
    BOOST_TEST_EQ(std::sscanf(text.c_str(), "%d-%d-%d %d:%d:%d", &fields.tm_year, &fields.tm_mon, &fields.tm_mday, &fields.tm_hour,
                              &fields.tm_min, &fields.tm_sec),
                  6);
    fields.tm_year -= 1900;
    fields.tm_mon -= 1;
    return {::timegm(&fields)};
}

// A zone of the process as long as it lives.
class in_zone {
public:
    explicit in_zone(char const* rules) : variable_("TZ", rules) { ::tzset(); }

private:
    support::variable variable_;
};

constexpr char const* berlin = "CET-1CEST,M3.5.0,M10.5.0/3";
constexpr char const* sao_paulo = "<-03>3<-02>,M10.3.0/0,M2.3.0/0";        // Midnight is skipped.
constexpr char const* lord_howe = "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0";  // By half an hour.
constexpr char const* dublin = "IST-1GMT0,M10.5.0,M3.5.0/1";               // Its winter is what it calls daylight saving.
constexpr char const* date_line = "<-10>10<+14>-14,M3.5.0/0,M10.5.0/0";    // A day is skipped, and one comes twice.

struct row {
    char const* expression;
    std::string from;
    std::vector<std::string> next;  // One after the other.
};

void follow(char const* rules, zone where, std::vector<row> const& rows) {
    in_zone const set{rules};
    for (auto const& each : rows) {
        auto const when = cron::read(each.expression);
        if (!BOOST_TEST(when.has_value())) continue;
        auto at = point(each.from);
        for (auto const& expected : each.next) {
            at = next_after(*when, at, where);
            if (!BOOST_TEST_EQ(told(at), expected)) std::fprintf(stderr, "  %s from %s\n", each.expression, each.from.c_str());
        }
    }
}

void it_is_the_next_strictly_after() {
    follow(berlin, zone::utc,
           {
               {"* * * * *", "2026-11-21 10:00:00", {"2026-11-21 10:01:00", "2026-11-21 10:02:00"}},
               {"* * * * *", "2026-11-21 10:00:59", {"2026-11-21 10:01:00"}},
               {"0 9 * * *", "2026-11-21 08:59:59", {"2026-11-21 09:00:00", "2026-11-22 09:00:00"}},
               {"0 9 * * mon-fri", "2026-11-20 12:00:00", {"2026-11-23 09:00:00", "2026-11-24 09:00:00"}},
               {"*/20 22-23 * * *", "2026-12-31 23:39:59", {"2026-12-31 23:40:00", "2027-01-01 22:00:00"}},
               {"59 23 31 12 *", "2026-12-31 23:59:00", {"2027-12-31 23:59:00"}},
               {"@monthly", "2026-11-21 00:00:00", {"2026-12-01 00:00:00", "2027-01-01 00:00:00", "2027-02-01 00:00:00"}},
               {"0 0 31 * *",
                "2026-01-31 00:00:00",
                {"2026-03-31 00:00:00", "2026-05-31 00:00:00", "2026-07-31 00:00:00", "2026-08-31 00:00:00"}},
               {"@weekly", "2026-11-21 00:00:00", {"2026-11-22 00:00:00", "2026-11-29 00:00:00"}},
               {"0 0 13 * fri",
                "2026-03-07 00:00:00",
                {"2026-03-13 00:00:00", "2026-03-20 00:00:00", "2026-03-27 00:00:00", "2026-04-03 00:00:00"}},
               {"0 0 13 * fri", "2026-04-10 00:00:00", {"2026-04-13 00:00:00", "2026-04-17 00:00:00"}},
               {"0 0 13 * */5", "2026-01-01 00:00:00", {"2026-02-13 00:00:00", "2026-03-13 00:00:00", "2026-09-13 00:00:00"}},
           });
}

void the_rare_and_the_far() {
    follow(berlin, zone::utc,
           {
               {"0 0 29 2 *", "2026-11-21 00:00:00", {"2028-02-29 00:00:00", "2032-02-29 00:00:00"}},
               {"0 0 29 2 *", "2096-02-29 00:00:00", {"2104-02-29 00:00:00"}},
               {"0 0 29 2 *", "1896-02-29 00:00:00", {"1904-02-29 00:00:00"}},
               {"0 0 29 2 *", "1996-02-29 00:00:00", {"2000-02-29 00:00:00"}},
               {"0 0 29 2 */6", "2026-11-21 00:00:00", {"2032-02-29 00:00:00", "2048-02-29 00:00:00", "2060-02-29 00:00:00"}},
               {"* * * * *", "1969-12-31 23:58:30", {"1969-12-31 23:59:00", "1970-01-01 00:00:00"}},
               {"@yearly", "9998-06-01 00:00:00", {"9999-01-01 00:00:00", "never", "never"}},
               {"* * * * *", "9999-12-31 23:59:00", {"never"}},
           });
    in_zone const set{berlin};
    constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min(), most = std::numeric_limits<std::int64_t>::max();
    for (auto const where : {zone::utc, zone::local}) {
        BOOST_TEST(next_after(cron{"* 0-23 * * *"}, {most}, where) == wall_time::never());
        BOOST_TEST(next_after(cron{"* * * * *"}, {most - 1}, where) == wall_time::never());
        BOOST_TEST_EQ(told(next_after(cron{"* * * * *"}, {least}, where)), "0001-01-01 00:00:00");
        BOOST_TEST_EQ(told(next_after(cron{"0 0 29 2 *"}, point("9996-03-01 00:00:00"), where)), "never");
    }
    BOOST_TEST_EQ(told(next_after(cron{"0 0 29 2 *"}, point("2096-03-01 00:00:00"), zone::local)), "2104-02-28 23:00:00");
}

void a_time_of_the_day_comes_once_whatever_the_clock_does() {
    follow(berlin, zone::local,
           {
               {"30 2 * * *", "2026-03-28 00:00:00", {"2026-03-28 01:30:00", "2026-03-29 01:00:00", "2026-03-30 00:30:00"}},
               {"*/10 2 * * *", "2026-03-28 23:00:00", {"2026-03-29 01:00:00", "2026-03-30 00:00:00", "2026-03-30 00:10:00"}},
               {"0,30 2,3 29 3 *", "2026-03-01 00:00:00", {"2026-03-29 01:00:00", "2026-03-29 01:30:00", "2027-03-29 00:00:00"}},
               {"30 2 29 3 *", "2026-03-01 00:00:00", {"2026-03-29 01:00:00", "2027-03-29 00:30:00"}},
               {"30 2 * * *", "2026-10-24 00:00:00", {"2026-10-24 00:30:00", "2026-10-25 00:30:00", "2026-10-26 01:30:00"}},
               {"30 2 * * *", "2026-10-25 00:31:00", {"2026-10-26 01:30:00"}},
               {"30 2 * * *", "2026-10-25 01:29:59", {"2026-10-26 01:30:00"}},
               {"0,59 0-3 * * *", "2026-10-25 00:00:00", {"2026-10-25 00:59:00", "2026-10-25 02:00:00", "2026-10-25 02:59:00"}},
               {"0 9 * * *", "2026-03-28 12:00:00", {"2026-03-29 07:00:00"}},
               {"0 9 * * *", "2026-10-24 12:00:00", {"2026-10-25 08:00:00"}},
           });
    follow(sao_paulo, zone::local,
           {
               {"@daily", "2026-10-17 12:00:00", {"2026-10-18 03:00:00", "2026-10-19 02:00:00"}},
               {"30 23 * * *", "2026-02-14 12:00:00", {"2026-02-15 01:30:00", "2026-02-16 02:30:00"}},
               {"0 0 * * sun", "2026-02-10 00:00:00", {"2026-02-15 03:00:00"}},
           });
    follow(date_line, zone::local,
           {
               {"0 9 * * *", "2026-03-28 20:00:00", {"2026-03-29 10:00:00", "2026-03-29 19:00:00"}},
           });
}

void hours_that_pass_come_whenever_the_clock_shows_them() {
    follow(berlin, zone::local,
           {
               {"@hourly", "2026-03-28 23:00:00", {"2026-03-29 00:00:00", "2026-03-29 01:00:00", "2026-03-29 02:00:00"}},
               {"@hourly", "2026-10-24 23:00:00", {"2026-10-25 00:00:00", "2026-10-25 01:00:00", "2026-10-25 02:00:00"}},
               {"*/30 * * * *", "2026-03-29 00:00:00", {"2026-03-29 00:30:00", "2026-03-29 01:00:00", "2026-03-29 01:30:00"}},
               {"30 */2 * * *", "2026-03-28 23:30:00", {"2026-03-29 02:30:00"}},
               {"30 */2 * * *", "2026-10-24 22:30:00", {"2026-10-25 00:30:00", "2026-10-25 01:30:00", "2026-10-25 03:30:00"}},
               {"0 * 29 2 *", "2026-03-01 00:00:00", {"2028-02-28 23:00:00", "2028-02-29 00:00:00"}},
           });
    follow(lord_howe, zone::local, {{"@hourly", "2026-04-04 13:30:00", {"2026-04-04 14:00:00", "2026-04-04 15:30:00"}}});
}

void minutes_begin_where_the_zone_has_them() {
    follow("ODD4:56:02", zone::local, {{"0 9 * * *", "2026-01-01 00:00:00", {"2026-01-01 13:56:02", "2026-01-02 13:56:02"}}});
}

// An expression together with what it means, which does not come from the text.
struct meant {
    std::string text;
    std::set<int> values[5];
    bool starred[5]{};
};

constexpr int firsts[] = {0, 0, 1, 1, 0}, lasts[] = {59, 23, 31, 12, 6};
constexpr std::string_view months[] = {"Jan", "feb", "MAR", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::string_view weekdays[] = {"sun", "Mon", "tue", "wed", "tHu", "fri", "SAT"};

std::string value_in_words(support::chance& chance, int field, int value) {
    if (field == 3 && chance.one_in(2)) return std::string{months[value - 1]};
    if (field == 4 && chance.one_in(2)) return std::string{weekdays[value]};
    return std::to_string(value);
}

meant anything(support::chance& chance) {
    meant made;
    for (int field = 0; field < 5; ++field) {
        auto const first = firsts[field], last = lasts[field];
        auto const some = [&] { return first + static_cast<int>(chance.below(static_cast<std::size_t>(last - first + 1))); };
        if (field > 0) made.text += ' ';
        // Minutes and hours are what most is about; days are mostly free, or a walk would be too long.
        bool const free = chance.one_in(field < 2 ? 4 : 2);
        made.starred[field] = free || chance.one_in(4);
        int items = made.starred[field] ? 1 : 1 + static_cast<int>(chance.below(4));
        for (bool begun = false; items > 0; --items, begun = true) {
            if (begun) made.text += ',';
            int low = first, high = last, step = 1;
            if (made.starred[field]) {
                made.text += '*';
            } else {
                low = high = some();
                if (chance.one_in(3)) high = std::max(low, some());
                made.text += value_in_words(chance, field, low);
                if (high > low) made.text += '-' + value_in_words(chance, field, high);
            }
            if (!free && high > low && chance.one_in(2)) {
                step = 1 + static_cast<int>(chance.below(static_cast<std::size_t>(std::min(high - low, last - first))));
                made.text += '/' + std::to_string(step);
            }
            for (; low <= high; low += step) made.values[field].insert(low);
        }
    }
    return made;
}

bool names(meant const& when, tm const& fields) {
    auto const has = [&](int field, int value) { return when.values[field].contains(value); };
    bool const by_day = has(2, fields.tm_mday), by_weekday = has(4, fields.tm_wday);
    bool const day = when.starred[2] || when.starred[4] ? by_day && by_weekday : by_day || by_weekday;
    return has(0, fields.tm_min) && has(1, fields.tm_hour) && day && has(3, fields.tm_mon + 1);
}

// What the clock shows, in seconds as if it were UTC.
std::int64_t shown(zone where, std::int64_t at) {
    auto const system = static_cast<::time_t>(at);
    tm fields{};
    where == zone::utc ? ::gmtime_r(&system, &fields) : ::localtime_r(&system, &fields);
    return ::timegm(&fields);
}

bool names(meant const& when, std::int64_t reading) {
    auto const system = static_cast<::time_t>(reading);
    tm fields{};
    ::gmtime_r(&system, &fields);
    return names(when, fields);
}

// From minute to minute, beginning two days before, to know what the clock has shown already; nothing found until `end` is `end`.
std::int64_t walk(meant const& when, std::int64_t from, std::int64_t end, zone where) {
    auto at = (from / 60 - 2 * 1'440) * 60;
    auto latest = shown(where, at);
    for (at += 60; at < end; at += 60) {
        auto const reading = shown(where, at);
        if (when.starred[1]) {
            if (at > from && names(when, reading)) return at;
            continue;
        }
        for (; latest < reading;) {
            latest += 60;
            if (at > from && names(when, latest)) return at;
        }
    }
    return end;
}

void a_walk_from_minute_to_minute_finds_the_same() {
    struct place {
        char const* rules;
        zone where;
        std::vector<std::string> changes;
    };
    place const places[] = {
        {berlin, zone::utc, {"2026-12-31 23:59:00", "2028-02-28 23:00:00"}},
        {berlin, zone::local, {"2026-03-29 01:00:00", "2026-10-25 01:00:00"}},
        {sao_paulo, zone::local, {"2026-10-18 03:00:00", "2026-02-15 02:00:00"}},
        {lord_howe, zone::local, {"2026-04-04 15:00:00", "2026-10-03 15:30:00"}},
        {dublin, zone::local, {"2026-03-29 01:00:00", "2026-10-25 01:00:00"}},
        {date_line, zone::local, {"2026-03-29 10:00:00", "2026-10-24 10:00:00"}},
    };
    support::chance chance{20'261'121};
    int found = 0, checked = 0;
    for (auto const& each : places) {
        in_zone const set{each.rules};
        for (auto const& change : each.changes) {
            auto const at = point(change).seconds;
            if (each.where == zone::local) BOOST_TEST_NE(shown(each.where, at) - at, shown(each.where, at - 1) - (at - 1));
            for (int i = 0; i < 125; ++i) {
                auto const when = anything(chance);
                auto const reach = (chance.one_in(2) ? 4 : 60) * std::int64_t{3'600};
                auto const from = at - reach + static_cast<std::int64_t>(chance.below(static_cast<std::size_t>(2 * reach)));
                auto const end = (from / 60 + 4 * 1'440) * 60;
                auto const read = cron::read(when.text);
                if (!read) {
                    BOOST_TEST(cron::why_not(when.text) == monongusa::cron_mistake::never);
                    BOOST_TEST_EQ(walk(when, from, end, each.where), end);
                    continue;
                }
                ++checked;
                auto const expected = walk(when, from, end, each.where);
                auto const got = next_after(*read, {from}, each.where).seconds;
                found += expected != end;
                if (!BOOST_TEST_EQ(told({std::min(got, end)}), told({expected}))) {
                    std::fprintf(stderr, "  %s from %s, TZ=%s\n", when.text.c_str(), told({from}).c_str(), each.rules);
                }
            }
        }
    }
    // Most have to have been decided within the walk, or it would have tested little.
    BOOST_TEST_GT(checked, 1'200);
    BOOST_TEST_GT(found, checked / 3);
}

void threads_may_ask_at_once() {
    in_zone const set{berlin};
    auto const count = [] {
        auto at = point("2026-01-01 00:00:00");
        int times = 0;
        for (auto const end = point("2027-01-01 00:00:00"); at < end; ++times) at = next_after(cron{"30 2 * * *"}, at, zone::local);
        return times;
    };
    int counts[4]{};
    std::vector<std::thread> threads;
    for (int& each : counts) threads.emplace_back([&each, &count] { each = count(); });
    for (auto& each : threads) each.join();
    for (int const each : counts) BOOST_TEST_EQ(each, 366);  // One of each day, and the first of the next year.
}

}  // namespace

int main() {
    it_is_the_next_strictly_after();
    the_rare_and_the_far();
    a_time_of_the_day_comes_once_whatever_the_clock_does();
    hours_that_pass_come_whenever_the_clock_shows_them();
    minutes_begin_where_the_zone_has_them();
    a_walk_from_minute_to_minute_finds_the_same();
    threads_may_ask_at_once();
    return boost::report_errors();
}
