// SPDX-License-Identifier: BSL-1.0
// header_text: what the values of HTTP's headers say: counts, seconds, dates.

#ifndef MONONGUSA_WIRE_HEADER_TEXT_HPP
#define MONONGUSA_WIRE_HEADER_TEXT_HPP

#include <monongusa/detail/instant.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace monongusa::wire {

/// What a header's value is; none where it is something else.
namespace header_text {

constexpr std::string_view without_blanks(std::string_view text) noexcept {
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    return text;
}

constexpr bool is_digit(char one) noexcept { return one >= '0' && one <= '9'; }

/// Digits alone, as a number that fits.
constexpr std::optional<std::uint32_t> count(std::string_view text) noexcept {
    text = without_blanks(text);
    if (text.empty() || text.size() > 10 || !std::all_of(text.begin(), text.end(), is_digit)) return {};
    std::uint64_t number = 0;
    for (char const digit : text) number = number * 10 + static_cast<std::uint64_t>(digit - '0');
    if (number > std::numeric_limits<std::uint32_t>::max()) return {};
    return static_cast<std::uint32_t>(number);
}

/// Seconds with or without a fraction, rounded up to the nanosecond; as long as can be told, where they are more.
/// Not std::from_chars, which not every standard library has for fractions, and which knows exponents, infinity and NaN.
constexpr std::optional<std::chrono::nanoseconds> seconds(std::string_view text) noexcept {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    constexpr std::int64_t second = 1'000'000'000;
    text = without_blanks(text);
    std::size_t const point = text.find('.');
    std::string_view const whole = text.substr(0, point);
    std::string_view const fraction = point == text.npos ? std::string_view{} : text.substr(point + 1);
    if (whole.empty() || (point != text.npos && fraction.empty())) return {};
    if (!std::all_of(whole.begin(), whole.end(), is_digit) || !std::all_of(fraction.begin(), fraction.end(), is_digit)) return {};
    std::int64_t sum = 0;
    for (char const digit : whole) {
        if (sum > (most / second - 9) / 10) return std::chrono::nanoseconds{most};
        sum = sum * 10 + (digit - '0');
    }
    std::int64_t part = 0;
    for (std::size_t i = 0; i != 9; ++i) part = part * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
    bool const more = fraction.size() > 9 && fraction.find_first_not_of('0', 9) != fraction.npos;
    if (sum > (most - part - 1) / second) return std::chrono::nanoseconds{most};
    return std::chrono::nanoseconds{sum * second + part + (more ? 1 : 0)};
}

/// A Date such as `Sun, 06 Nov 1994 08:49:37 GMT`, since 1970.  (RFC 9110, section 5.6.7; its two older forms are not read.)
constexpr std::optional<std::chrono::seconds> date(std::string_view text) noexcept {
    text = without_blanks(text);
    if (text.size() != 29 || text.substr(3, 2) != ", " || !text.ends_with(" GMT")) return {};
    auto const number = [&](std::size_t at, std::size_t digits) { return count(text.substr(at, digits)); };
    std::size_t const month_at = std::string_view{"JanFebMarAprMayJunJulAugSepOctNovDec"}.find(text.substr(8, 3));
    auto const day = number(5, 2), year = number(12, 4), hour = number(17, 2), minute = number(20, 2), second = number(23, 2);
    if (month_at == text.npos || month_at % 3 != 0 || !day || !year || !hour || !minute || !second) return {};
    if (*year < 1970 || *day < 1 || *day > 31 || *hour > 23 || *minute > 59 || *second > 60) return {};
    // Counted in years that begin with March, so that the day that not every year has is the last one.
    std::int64_t const month = static_cast<std::int64_t>((month_at / 3 + 10) % 12);
    std::int64_t const from_march = static_cast<std::int64_t>(*year) - (month > 9 ? 1 : 0);
    std::int64_t const days = from_march * 365 + from_march / 4 - from_march / 100 + from_march / 400 + (month * 153 + 2) / 5 +
                              static_cast<std::int64_t>(*day) - 1 - 719'468;
    return std::chrono::seconds{((days * 24 + *hour) * 60 + *minute) * 60 + *second};
}

}  // namespace header_text

}  // namespace monongusa::wire

#endif
