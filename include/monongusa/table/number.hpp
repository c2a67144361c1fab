// SPDX-License-Identifier: BSL-1.0
// number: reads numbers, truth values and durations as people write them.

#ifndef MONONGUSA_TABLE_NUMBER_HPP
#define MONONGUSA_TABLE_NUMBER_HPP

#include <monongusa/concept/from_text.hpp>
#include <monongusa/detail/nanoseconds.hpp>

#include <charconv>
#include <cstdint>
#include <limits>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace monongusa::detail {

/// The whole of `text` as a number: a leading `+` may stand, nothing may follow.  Too large is no number; neither are `nan` and `inf`.
template <class Number>
bool read_number(std::string_view text, Number& number) noexcept {
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-')) return false;
    }
    if constexpr (std::is_floating_point_v<Number>) {
        auto const first = text.find_first_not_of('-');
        if (first == std::string_view::npos || !(text[first] == '.' || (text[first] >= '0' && text[first] <= '9'))) return false;
    }
    auto const* const end = text.data() + text.size();
    auto const [stopped, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && stopped == end;
}

constexpr bool read_truth(std::string_view text, bool& truth) noexcept {
    for (std::string_view const yes : {"true", "yes", "on", "1"}) {
        if (text == yes) return truth = true;
    }
    for (std::string_view const no : {"false", "no", "off", "0"}) {
        if (text == no) return !(truth = false);
    }
    return false;
}

/// A duration with units (`1h30m`, `90 s`, `2 days`), or a bare number in the unit of the type.  What the type cannot hold exactly is refused.
template <readable_duration Duration>
bool read_duration(std::string_view text, Duration& duration) noexcept {
    using rep = typename Duration::rep;
    using period = typename Duration::period;
    rep count{};
    if (!text.starts_with('-') && read_number(text, count)) {
        duration = Duration{count};
        return true;
    }
    std::int64_t nanoseconds = 0;
    if (text.empty() || !read_nanoseconds(text, nanoseconds)) return false;
    if constexpr (std::is_floating_point_v<rep>) {
        duration = Duration{static_cast<rep>(nanoseconds) / static_cast<rep>(second) * static_cast<rep>(period::den) /
                            static_cast<rep>(period::num)};
        return true;
    } else {
        constexpr std::int64_t tick = second / period::den * period::num;
        auto const ticks = nanoseconds / tick;
        if (nanoseconds % tick != 0 || ticks > static_cast<std::int64_t>(std::numeric_limits<rep>::max())) return false;
        duration = Duration{static_cast<rep>(ticks)};
        return true;
    }
}

}  // namespace monongusa::detail

#endif
