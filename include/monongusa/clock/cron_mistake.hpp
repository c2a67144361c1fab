// SPDX-License-Identifier: BSL-1.0
// cron_mistake: why a text is no cron expression.

#ifndef MONONGUSA_CLOCK_CRON_MISTAKE_HPP
#define MONONGUSA_CLOCK_CRON_MISTAKE_HPP

#include <string_view>

// A list macro, since a static_assert of C++20 takes nothing but a literal, and must say the very words of sentence().
#define MONONGUSA_CRON_MISTAKES(X)                                                                                                       \
    X(empty, "nothing is written; write five fields as in '0 9 * * mon-fri', or a name as '@daily'")                                     \
    X(too_few_fields, "there are five fields, minute, hour, day, month and weekday; write '*' for those that do not matter")             \
    X(too_many_fields, "there are only five fields, minute, hour, day, month and weekday, with no blanks inside of one")                 \
    X(no_minute, "the first field is the minute, and a minute is 0 to 59")                                                               \
    X(no_hour, "the second field is the hour, and an hour is 0 to 23")                                                                   \
    X(no_day, "the third field is the day of the month, and such a day is 1 to 31")                                                      \
    X(no_month, "the fourth field is the month, and a month is 1 to 12 or a name as 'jan', 'feb', 'mar'")                                \
    X(no_weekday, "the fifth field is the weekday, and a weekday is 0 to 7, where 0 and 7 are Sunday, or a name as 'mon', 'tue', 'wed'") \
    X(malformed_field, "a field is '*', a value or a range as '1-5', with a step as '*/5' or '10-40/5', or a list of these as '1,3-5'")  \
    X(backwards, "a range runs backwards; write it as two, as in '22-23,0-2'")                                                           \
    X(step_of_a_value, "a step follows a single value; write a range or '*' before its '/', as in '10-59/5'")                            \
    X(bad_step, "a step is at least 1 and stays inside of its field; for longer intervals take every instead of at")                     \
    X(unknown_name, "the names after '@' are hourly, daily, midnight, weekly, monthly, yearly and annually")                             \
    X(never, "none of the months has such a day, so the time never comes")

namespace monongusa {

/// Why a text is no cron expression; `none` when it is one.  sentence() puts each into words.
enum class cron_mistake : unsigned char {
    none,
#define MONONGUSA_CRON_NAME(name, words) name,
    MONONGUSA_CRON_MISTAKES(MONONGUSA_CRON_NAME)
#undef MONONGUSA_CRON_NAME
};

/// What is wrong and what to do, in one sentence without a capital and a full stop; empty for `none`.
constexpr std::string_view sentence(cron_mistake reason) noexcept {
    switch (reason) {
#define MONONGUSA_CRON_SENTENCE(name, words) \
    case cron_mistake::name: return words;
        MONONGUSA_CRON_MISTAKES(MONONGUSA_CRON_SENTENCE)
#undef MONONGUSA_CRON_SENTENCE
        case cron_mistake::none: break;
    }
    return {};
}

}  // namespace monongusa

#endif
