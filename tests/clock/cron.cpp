// SPDX-License-Identifier: BSL-1.0
// cron: a literal of the language, checked by the compiler, and the same at run time.
#include <monongusa/clock/cron.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace {

using monongusa::cron;
using monongusa::cron_mistake;
using monongusa::clock::days_of;
using monongusa::detail::fixed_string;

static_assert(sizeof(cron) <= 24 && std::is_trivially_copyable_v<cron> && !std::is_default_constructible_v<cron>);
static_assert(!std::is_constructible_v<cron, std::nullptr_t> && !std::is_convertible_v<std::string, cron>);

// How a verb takes one: from a literal, without a word.
template <class Handler>
struct row {
    cron when;
    Handler handler;
};
template <class Handler>
constexpr row<Handler> at(cron when, Handler handler) {
    return {when, handler};
}

constexpr row daily = at("0 9 * * mon-fri", [] { return 9; });
static_assert(daily.when == cron{"0 9 * * MON-fri"} && daily.when != cron{"0 10 * * mon-fri"} && daily.handler() == 9);
static_assert(cron{"@daily"} == cron{"0 0 * * *"} && cron{"0 * * * *"} != cron{"0 0-23 * * *"});

consteval cron handed_on(char const* text) { return text; }
static_assert(handed_on("@hourly") == cron{"0 * * * *"});

// What the compiler then says is held by tests/compile_fail.
template <fixed_string Text>
concept written = requires {
    typename std::bool_constant<(cron{Text.text}, true)>;
};
template <fixed_string Text>
concept written_elsewhere = requires {
    typename std::bool_constant<(handed_on(Text.text), true)>;
};

static_assert(written<"0 0 29 feb *"> && written_elsewhere<"0 0 29 feb *">);
static_assert(!written<"0 0 30 feb *"> && !written<"60 0 * * *"> && !written<""> && !written<"* * * *"> && !written<"@noon">);
static_assert(!written_elsewhere<"0 0 30 feb *"> && !written_elsewhere<"60 0 * * *">);

void it_may_stand_in_a_generic_function() {
    auto const same = [](auto hour) { return at("0 9 * * mon-fri", hour).when; };
    BOOST_TEST(same(9) == daily.when);
}

void a_text_of_run_time_is_read_alike() {
    std::string text = "0 9 * * mon-fri";
    BOOST_TEST(cron::read(text) == daily.when);
    BOOST_TEST(cron::why_not(text) == cron_mistake::none);
    text += " *";
    BOOST_TEST(!cron::read(text));
    BOOST_TEST(cron::why_not(text) == cron_mistake::too_many_fields);
    BOOST_TEST(!cron::read({}));
    BOOST_TEST(sentence(cron::why_not("0 0 31 feb *")).find("never comes") != std::string_view::npos);
}

void it_takes_days() {
    constexpr auto friday = days_of({.year = 2026, .month = 3, .day = 13});
    constexpr cron either{"0 0 13 * fri"};
    static_assert(either.takes_day(friday) && either.takes_day(friday + 7) && !either.takes_day(friday + 1));
    static_assert(either.takes_day(days_of({.year = 2026, .month = 4, .day = 13})));  // A Monday.
    constexpr cron odd_fridays{"0 0 */2 * fri"};
    static_assert(odd_fridays.takes_day(friday) && !odd_fridays.takes_day(friday + 7) && !odd_fridays.takes_day(friday + 2));
    constexpr cron of_march{"0 0 13 3 *"};
    static_assert(of_march.takes_month(3) && !of_march.takes_month(4) &&
                  !of_march.takes_day(days_of({.year = 2026, .month = 4, .day = 13})));
    BOOST_TEST(either.takes_day(friday));
}

void it_names_minutes_of_a_day() {
    cron const when{"0,30 9,11 * * *"};
    BOOST_TEST_EQ(when.minute_from(0), 9 * 60);
    BOOST_TEST_EQ(when.minute_from(9 * 60), 9 * 60);
    BOOST_TEST_EQ(when.minute_from(9 * 60 + 1), 9 * 60 + 30);
    BOOST_TEST_EQ(when.minute_from(9 * 60 + 31), 11 * 60);
    BOOST_TEST_EQ(when.minute_from(11 * 60 + 31), -1);
    BOOST_TEST_EQ(cron{"59 23 * * *"}.minute_from(1439), 1439);
}

void a_star_for_the_hour_goes_by_hours() {
    BOOST_TEST(cron{"@hourly"}.goes_by_hours() && cron{"0 */4 * * *"}.goes_by_hours());
    BOOST_TEST(!cron{"@daily"}.goes_by_hours() && !cron{"*/5 0-23 * * *"}.goes_by_hours());
}

}  // namespace

int main() {
    it_may_stand_in_a_generic_function();
    a_text_of_run_time_is_read_alike();
    it_takes_days();
    it_names_minutes_of_a_day();
    a_star_for_the_hour_goes_by_hours();
    return boost::report_errors();
}
