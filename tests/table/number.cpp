// SPDX-License-Identifier: BSL-1.0
// Tests how text becomes numbers, truth values and durations, and which text does not.
#include <monongusa/table/number.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace detail = monongusa::detail;

namespace {

template <class Number>
std::optional<Number> number(std::string_view text) {
    Number number{};
    if (!detail::read_number(text, number)) return std::nullopt;
    return number;
}

std::optional<bool> truth(std::string_view text) {
    bool truth = false;
    if (!detail::read_truth(text, truth)) return std::nullopt;
    return truth;
}

template <class Duration>
std::optional<typename Duration::rep> ticks(std::string_view text) {
    Duration duration{};
    if (!detail::read_duration(text, duration)) return std::nullopt;
    return duration.count();
}

void whole_numbers_are_read_with_their_sign() {
    BOOST_TEST(number<int>("0") == 0);
    BOOST_TEST(number<int>("42") == 42);
    BOOST_TEST(number<int>("007") == 7);
    BOOST_TEST(number<int>("-7") == -7);
    BOOST_TEST(number<int>("+7") == 7);
    BOOST_TEST(number<unsigned>("+7") == 7u);
    BOOST_TEST(!number<unsigned>("-7"));
}

void a_whole_number_must_be_all_of_the_text() {
    for (std::string_view const garbage :
         {"", "+", "-", "+-7", "-+7", "++7", "--7", " 7", "7 ", "7x", "x7", "7.0", "1e3", "0x10", "1'000", "７"}) {
        BOOST_TEST(!number<int>(garbage));
    }
    BOOST_TEST(!number<int>(std::string_view{"7\0", 2}));
}

template <class Number>
void the_last_number_is_read_and_the_next_is_not(std::string_view last, std::string_view next) {
    BOOST_TEST(number<Number>(last).has_value());
    BOOST_TEST(!number<Number>(next).has_value());
}

void a_number_too_large_for_its_type_is_refused() {
    the_last_number_is_read_and_the_next_is_not<signed char>("127", "128");
    the_last_number_is_read_and_the_next_is_not<signed char>("-128", "-129");
    the_last_number_is_read_and_the_next_is_not<unsigned char>("255", "256");
    the_last_number_is_read_and_the_next_is_not<short>("32767", "32768");
    the_last_number_is_read_and_the_next_is_not<std::int32_t>("2147483647", "2147483648");
    the_last_number_is_read_and_the_next_is_not<std::int32_t>("-2147483648", "-2147483649");
    the_last_number_is_read_and_the_next_is_not<std::uint32_t>("4294967295", "4294967296");
    the_last_number_is_read_and_the_next_is_not<std::int64_t>("9223372036854775807", "9223372036854775808");
    the_last_number_is_read_and_the_next_is_not<std::uint64_t>("18446744073709551615", "18446744073709551616");
    BOOST_TEST(!number<int>("99999999999999999999999999999999"));
    BOOST_TEST(number<std::int64_t>("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
}

void fractions_are_read_in_the_usual_forms() {
    BOOST_TEST(number<double>("1.5") == 1.5);
    BOOST_TEST(number<double>("-1.5") == -1.5);
    BOOST_TEST(number<double>("+1.5") == 1.5);
    BOOST_TEST(number<double>(".5") == 0.5);
    BOOST_TEST(number<double>("-.5") == -0.5);
    BOOST_TEST(number<double>("5.") == 5.0);
    BOOST_TEST(number<double>("12") == 12.0);
    BOOST_TEST(number<double>("2.5e2") == 250.0);
    BOOST_TEST(number<float>("0.25") == 0.25f);
}

void what_is_no_fraction_is_refused() {
    for (std::string_view const garbage :
         {"", "+", "-", ".", "-.", "e5", "--1", "+-1", "inf", "-inf", "infinity", "nan", "NaN", "-nan", "0x1p3", "1,5", "1.5.", "1e", " 1",
          "1 "}) {
        BOOST_TEST(!number<double>(garbage));
    }
    BOOST_TEST(!number<double>("1e400"));
    BOOST_TEST(!number<float>("1e39"));
    BOOST_TEST(number<double>("1e39").has_value());
}

void truth_has_four_words_for_each_value() {
    for (std::string_view const yes : {"true", "yes", "on", "1"}) BOOST_TEST(truth(yes) == true);
    for (std::string_view const no : {"false", "no", "off", "0"}) BOOST_TEST(truth(no) == false);
    for (std::string_view const neither : {"", "2", "10", "maybe", " yes", "yes ", "truefalse"}) BOOST_TEST(!truth(neither));
}

static_assert([] {
    bool truth = false;
    return detail::read_truth("on", truth) && truth && detail::read_truth("off", truth) && !truth && !detail::read_truth("o", truth);
}());

void a_bare_number_is_a_duration_in_the_unit_of_the_type() {
    BOOST_TEST(ticks<std::chrono::seconds>("90") == 90);
    BOOST_TEST(ticks<std::chrono::hours>("90") == 90);
    BOOST_TEST(ticks<std::chrono::seconds>("0") == 0);
    BOOST_TEST(ticks<std::chrono::duration<double>>("1.5") == 1.5);
}

void units_are_added_up() {
    struct row {
        std::string_view text;
        std::int64_t nanoseconds;
    };
    constexpr std::int64_t second = 1'000'000'000;
    row const rows[] = {
        {"7ns", 7},
        {"7us", 7'000},
        {"7µs", 7'000},
        {"7ms", 7'000'000},
        {"7s", 7 * second},
        {"7sec", 7 * second},
        {"7secs", 7 * second},
        {"1second", second},
        {"7 seconds", 7 * second},
        {"7m", 420 * second},
        {"7min", 420 * second},
        {"7mins", 420 * second},
        {"1 minute", 60 * second},
        {"7 minutes", 420 * second},
        {"7h", 7 * 3600 * second},
        {"1 hour", 3600 * second},
        {"7 hours", 7 * 3600 * second},
        {"2d", 2 * 86400 * second},
        {"1 day", 86400 * second},
        {"2 days", 2 * 86400 * second},
        {"2w", 14 * 86400 * second},
        {"1 week", 7 * 86400 * second},
        {"2 weeks", 14 * 86400 * second},
        {"1h30m", 5400 * second},
        {"1h 30m", 5400 * second},
        {"1 h 30 m 15 s", 5415 * second},
        {"30m1h", 5400 * second},
        {"0s", 0},
    };
    for (auto const& row : rows) BOOST_TEST(ticks<std::chrono::nanoseconds>(row.text) == row.nanoseconds);
}

void what_is_no_duration_is_refused() {
    for (std::string_view const garbage :
         {"", " ", "s", "5 parsecs", "5S", "1h-30m", "1.5h", "1h30", "1h ", " 1h", "h1", "1h,30m", "5 s s", "99999999999999999999s"}) {
        BOOST_TEST(!ticks<std::chrono::seconds>(garbage));
    }
}

void a_duration_that_the_type_cannot_hold_exactly_is_refused() {
    BOOST_TEST(ticks<std::chrono::milliseconds>("1500ms") == 1500);
    BOOST_TEST(!ticks<std::chrono::seconds>("1500ms"));
    BOOST_TEST(ticks<std::chrono::minutes>("120s") == 2);
    BOOST_TEST(!ticks<std::chrono::minutes>("90s"));
    BOOST_TEST((ticks<std::chrono::duration<double, std::ratio<3600>>>("90m") == 1.5));
}

void a_duration_too_long_for_its_type_is_refused() {
    using small = std::chrono::duration<std::int16_t>;
    BOOST_TEST(ticks<small>("32767s") == std::int16_t{32767});
    BOOST_TEST(!ticks<small>("32768s"));
    BOOST_TEST(!ticks<small>("32768"));
    BOOST_TEST(ticks<std::chrono::nanoseconds>("9223372036854775807ns") == std::numeric_limits<std::int64_t>::max());
    BOOST_TEST(!ticks<std::chrono::nanoseconds>("9223372036854775807ns 1ns"));
    BOOST_TEST(!ticks<std::chrono::seconds>("9223372037s 9223372037s"));
    BOOST_TEST(!ticks<std::chrono::seconds>("16000 weeks"));
}

}  // namespace

int main() {
    whole_numbers_are_read_with_their_sign();
    a_whole_number_must_be_all_of_the_text();
    a_number_too_large_for_its_type_is_refused();
    fractions_are_read_in_the_usual_forms();
    what_is_no_fraction_is_refused();
    truth_has_four_words_for_each_value();
    a_bare_number_is_a_duration_in_the_unit_of_the_type();
    units_are_added_up();
    what_is_no_duration_is_refused();
    a_duration_that_the_type_cannot_hold_exactly_is_refused();
    a_duration_too_long_for_its_type_is_refused();
    return boost::report_errors();
}
