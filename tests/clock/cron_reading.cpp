// SPDX-License-Identifier: BSL-1.0
// cron_reading: what the five fields and the names turn out to be.
#include <monongusa/clock/cron_reading.hpp>

#include "support/chance.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using monongusa::cron_mistake;
using monongusa::clock::cron_reading;
using monongusa::clock::cron_sets;

cron_sets sets(std::string_view text) {
    cron_reading const found{text};
    BOOST_TEST(found.reason == cron_mistake::none);
    return found.bits;
}
cron_mistake mistake(std::string_view text) { return cron_reading{text}.reason; }

void each_field_has_its_place() {
    BOOST_TEST(sets("1 2 3 4 5") == (cron_sets{.minutes = 2, .hours = 4, .days = 8, .months = 16, .weekdays = 32, .either_day = true}));
    BOOST_TEST(sets("1 * 3 4 *") ==
               (cron_sets{.minutes = 2, .hours = 0xffffff, .days = 8, .months = 16, .weekdays = 127, .any_hour = true}));
}

void a_name_is_short_for_fields() {
    BOOST_TEST(sets("@hourly") == sets("0 * * * *"));
    BOOST_TEST(sets("@daily") == sets("0 0 * * *"));
    BOOST_TEST(sets("@midnight") == sets("0 0 * * *"));
    BOOST_TEST(sets("@weekly") == sets("0 0 * * sun"));
    BOOST_TEST(sets("@monthly") == sets("0 0 1 * *"));
    BOOST_TEST(sets("@yearly") == sets("0 0 1 jan *"));
    BOOST_TEST(sets("@annually") == sets("@YEARLY"));
    for (auto const text : {"@", "@reboot", "@dail", "@daily 5", "@ daily", "@dailyy"})
        BOOST_TEST(mistake(text) == cron_mistake::unknown_name);
}

void blanks_stand_between_and_around() {
    BOOST_TEST(sets("  0\t9  * *\t mon-fri ") == sets("0 9 * * 1-5"));
    BOOST_TEST(sets(" @daily\t") == sets("@daily"));
    for (auto const text : {"", " ", "\t \t"}) BOOST_TEST(mistake(text) == cron_mistake::empty);
}

void there_are_five_fields() {
    for (auto const text : {"*", "* *", "* * *", "* * * *", "0 9 1 jan"}) BOOST_TEST(mistake(text) == cron_mistake::too_few_fields);
    for (auto const text : {"* * * * * *", "0 0 9 * * mon-fri", "* * * * * 2026", "1 2 3 4 5 ,"}) {
        BOOST_TEST(mistake(text) == cron_mistake::too_many_fields);
    }
    BOOST_TEST(mistake("0 9 mon-fri * *") == cron_mistake::no_day);
    BOOST_TEST(mistake("61 9") == cron_mistake::no_minute);
    BOOST_TEST(mistake("0 9 * *\nmon") == cron_mistake::malformed_field);
    BOOST_TEST(mistake("0 9 * * *\n") == cron_mistake::malformed_field);
}

void a_day_comes_in_one_of_the_months() {
    for (auto const text : {"0 0 30 2 *", "0 0 31 2 *", "0 0 30,31 feb *", "0 0 31 4,6,9,11 *", "0 0 31 feb,apr */2", "* * 30-31 2 *"}) {
        BOOST_TEST(mistake(text) == cron_mistake::never);
    }
    for (auto const text : {"0 0 29 2 *", "0 0 31 1,2 *", "0 0 30 4 *", "0 0 31 2 fri", "0 0 */30 2 *", "0 0 29-31 2 *", "0 0 29 2 */6"}) {
        BOOST_TEST(mistake(text) == cron_mistake::none);
    }
}

void a_star_at_the_begin_restricts_nothing() {
    BOOST_TEST(sets("0 0 1 1 1").either_day);
    BOOST_TEST(sets("0 0 1-31 1 0-6").either_day);
    BOOST_TEST(!sets("0 0 */2 1 1").either_day);
    BOOST_TEST(!sets("0 0 1 1 */2").either_day);
    BOOST_TEST(sets("0 */2 1 1 1").any_hour);
    BOOST_TEST(!sets("0 0-23 1 1 1").any_hour);
}

void a_long_text_takes_no_long_time() {
    std::string list = "0";
    for (int i = 0; i < 100'000; ++i) list += ",0";
    BOOST_TEST(sets(list + " 0 * * *") == sets("@daily"));
    BOOST_TEST(mistake(std::string(1'000'000, '0') + "60 * * * *") == cron_mistake::no_minute);
    BOOST_TEST(mistake(std::string(1'000'000, '*')) == cron_mistake::malformed_field);
}

void any_text_is_sound_or_has_a_mistake() {
    support::chance chance{61'121};
    std::string_view const values[] = {"0", "1", "5", "7", "12", "29", "31", "*", "*/5", "1-5", "mon-fri", "FEB", "60"};
    std::string_view const pieces[] = {"0", "59", "7", "*", "-", "-", ",", ",", "/", "sun", "jan", "@daily", "\xff"};
    int sound = 0;
    for (int i = 0; i < 100'000; ++i) {
        std::string text;
        for (auto fields = 4 + chance.below(3); fields > 0; --fields) {
            text += chance.one_of(values);
            for (auto left = chance.one_in(4) ? chance.below(5) : 0; left > 0; --left) text += chance.one_of(pieces);
            text += chance.one_in(50) ? '\0' : ' ';
        }
        cron_reading const found{text};
        if (found.reason != cron_mistake::none) continue;
        ++sound;
        auto const& [minutes, hours, days, months, weekdays, any_hour, either_day] = found.bits;
        bool const some = minutes != 0 && hours != 0 && days != 0 && months != 0 && weekdays != 0;
        bool const inside =
            minutes >> 60 == 0 && hours >> 24 == 0 && (days & 1) == 0 && (months & 1) == 0 && months >> 13 == 0 && weekdays >> 7 == 0;
        if (!some || !inside) BOOST_ERROR(text.c_str());
    }
    BOOST_TEST_GT(sound, 500);
}

}  // namespace

int main() {
    each_field_has_its_place();
    a_name_is_short_for_fields();
    blanks_stand_between_and_around();
    there_are_five_fields();
    a_day_comes_in_one_of_the_months();
    a_star_at_the_begin_restricts_nothing();
    a_long_text_takes_no_long_time();
    any_text_is_sound_or_has_a_mistake();
    return boost::report_errors();
}
