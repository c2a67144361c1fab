// SPDX-License-Identifier: BSL-1.0
// cron_field: the values of each form a field may have, and the mistake of each it may not.
#include <monongusa/clock/cron_field.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace {

using namespace monongusa::clock;
using monongusa::cron_mistake;

enum { minute, hour, day, month, weekday };

// The values with blanks between, or the number of the mistake.
std::string read(int field, std::string_view text) {
    auto reason = cron_mistake::none;
    auto const bits = cron_field_reader{text, cron_fields[field]}.read(reason);
    if (reason != cron_mistake::none) return "mistake " + std::to_string(static_cast<int>(reason));
    std::string values;
    for (int i = 0; i < 64; ++i) {
        if ((bits >> i & 1) != 0) values += (values.empty() ? "" : " ") + std::to_string(i);
    }
    return values;
}

std::string is(cron_mistake reason) { return "mistake " + std::to_string(static_cast<int>(reason)); }

void a_field_may_be() {
    BOOST_TEST_EQ(read(minute, "0"), "0");
    BOOST_TEST_EQ(read(minute, "59"), "59");
    BOOST_TEST_EQ(read(minute, "009"), "9");
    BOOST_TEST_EQ(read(minute, "*/15"), "0 15 30 45");
    BOOST_TEST_EQ(read(minute, "*/59"), "0 59");
    BOOST_TEST_EQ(read(minute, "10-40/10"), "10 20 30 40");
    BOOST_TEST_EQ(read(minute, "10-39/10"), "10 20 30");
    BOOST_TEST_EQ(read(minute, "10-12/5"), "10");
    BOOST_TEST_EQ(read(minute, "50-51,3,3,1-2"), "1 2 3 50 51");
    BOOST_TEST_EQ(read(hour, "*"), "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23");
    BOOST_TEST_EQ(read(day, "*/10"), "1 11 21 31");
    BOOST_TEST_EQ(read(day, "31"), "31");
    BOOST_TEST_EQ(read(month, "*/3"), "1 4 7 10");
    BOOST_TEST_EQ(read(month, "jan,Mar-MAY,dec"), "1 3 4 5 12");
    BOOST_TEST_EQ(read(month, "feb-12/5"), "2 7 12");
    BOOST_TEST_EQ(read(weekday, "*"), "0 1 2 3 4 5 6");
    BOOST_TEST_EQ(read(weekday, "mon-fri"), "1 2 3 4 5");
    BOOST_TEST_EQ(read(weekday, "sun,mon,tue,wed,thu,fri,sat"), "0 1 2 3 4 5 6");
}

void sunday_has_two_numbers() {
    BOOST_TEST_EQ(read(weekday, "0"), "0");
    BOOST_TEST_EQ(read(weekday, "7"), "0");
    BOOST_TEST_EQ(read(weekday, "5-7"), "0 5 6");
    BOOST_TEST_EQ(read(weekday, "0-7"), "0 1 2 3 4 5 6");
    BOOST_TEST_EQ(read(weekday, "fri-sun"), "0 5 6");
    BOOST_TEST_EQ(read(weekday, "sun-mon"), "0 1");
    BOOST_TEST_EQ(read(weekday, "sun-sun"), "0");
    BOOST_TEST_EQ(read(weekday, "5-0"), is(cron_mistake::backwards));
}

void a_value_is_one_of_its_field() {
    cron_mistake const otherwise[] = {cron_mistake::no_minute, cron_mistake::no_hour, cron_mistake::no_day, cron_mistake::no_month,
                                      cron_mistake::no_weekday};
    std::string_view const below[] = {"x", "x", "0", "0", "x"};
    std::string_view const above[] = {"60", "24", "32", "13", "8"};
    for (int field = minute; field <= weekday; ++field) {
        for (auto const text : {below[field], above[field], std::string_view{"99999999999999999999"}, std::string_view{"1,year"},
                                std::string_view{"1-5x"}, std::string_view{"4294967297"}, std::string_view{"L"}, std::string_view{"ja"}}) {
            BOOST_TEST_EQ(read(field, text), is(otherwise[field]));
        }
    }
    BOOST_TEST_EQ(read(hour, "mon"), is(cron_mistake::no_hour));
    BOOST_TEST_EQ(read(month, "mon"), is(cron_mistake::no_month));
    BOOST_TEST_EQ(read(weekday, "jan"), is(cron_mistake::no_weekday));
    BOOST_TEST_EQ(read(weekday, "monday"), is(cron_mistake::no_weekday));
}

void what_is_malformed_is_said() {
    for (std::string_view const text : {"",    ",", "1,",  ",1", "1,,2",  "-1",  "1-",   "1-2-3", "*5",  "**",       "5*",
                                        "*-5", "?", "1#2", "*/", "*/5/5", "1 2", "1-3/", "*/-1",  "1.5", "\xc3\xa9", "+1"}) {
        BOOST_TEST_EQ(read(minute, text), is(cron_mistake::malformed_field));
    }
    BOOST_TEST_EQ(read(minute, std::string_view{"1\0", 2}), is(cron_mistake::malformed_field));
    BOOST_TEST_EQ(read(minute, "30-10"), is(cron_mistake::backwards));
    BOOST_TEST_EQ(read(month, "dec-jan"), is(cron_mistake::backwards));
    BOOST_TEST_EQ(read(minute, "5/15"), is(cron_mistake::step_of_a_value));
    BOOST_TEST_EQ(read(weekday, "mon/2"), is(cron_mistake::step_of_a_value));
}

void a_step_stays_inside() {
    for (auto const& [field, text] : {std::pair{minute, "*/60"},
                                      {minute, "*/0"},
                                      {minute, "*/x"},
                                      {minute, "0-59/99999999999"},
                                      {hour, "*/24"},
                                      {day, "*/31"},
                                      {month, "*/12"},
                                      {weekday, "*/7"}}) {
        BOOST_TEST_EQ(read(field, text), is(cron_mistake::bad_step));
    }
    BOOST_TEST_EQ(read(weekday, "*/6"), "0 6");
    BOOST_TEST_EQ(read(month, "*/11"), "1 12");
}

}  // namespace

int main() {
    a_field_may_be();
    sunday_has_two_numbers();
    a_value_is_one_of_its_field();
    what_is_malformed_is_said();
    a_step_stays_inside();
    return boost::report_errors();
}
