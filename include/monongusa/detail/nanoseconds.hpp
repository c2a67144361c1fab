// SPDX-License-Identifier: BSL-1.0
// nanoseconds: a length of time as people write it.

#ifndef MONONGUSA_DETAIL_NANOSECONDS_HPP
#define MONONGUSA_DETAIL_NANOSECONDS_HPP

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <system_error>

namespace monongusa::detail {

struct duration_unit {
    std::string_view name;
    std::int64_t nanoseconds;
};

inline constexpr std::int64_t second = 1'000'000'000;
inline constexpr duration_unit duration_units[] = {
    {"ns", 1},           {"us", 1'000},        {"µs", 1'000},         {"ms", 1'000'000},       {"s", second},
    {"sec", second},     {"secs", second},     {"second", second},    {"seconds", second},     {"m", 60 * second},
    {"min", 60 * second}, {"mins", 60 * second}, {"minute", 60 * second}, {"minutes", 60 * second}, {"h", 3'600 * second},
    {"hour", 3'600 * second}, {"hours", 3'600 * second}, {"d", 86'400 * second}, {"day", 86'400 * second}, {"days", 86'400 * second},
    {"w", 604'800 * second}, {"week", 604'800 * second}, {"weeks", 604'800 * second},
};

constexpr std::int64_t nanoseconds_in(std::string_view unit) noexcept {
    for (auto const& known : duration_units) {
        if (known.name == unit) return known.nanoseconds;
    }
    return 0;
}

/// `1h30m`, `90 s`, `2 days`: the sum in nanoseconds; false if it is none or too large.
inline bool read_nanoseconds(std::string_view text, std::int64_t& sum) noexcept {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    sum = 0;
    while (!text.empty()) {
        std::int64_t count = 0;
        auto const [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), count);
        if (error != std::errc{} || count < 0) return false;
        text.remove_prefix(static_cast<std::size_t>(stopped - text.data()));
        if (text.starts_with(' ')) text.remove_prefix(1);
        auto const unit = text.substr(0, text.find_first_of("0123456789 "));
        auto const factor = nanoseconds_in(unit);
        if (factor == 0 || count > (most - sum) / factor) return false;
        sum += count * factor;
        text.remove_prefix(unit.size());
        if (text.size() > 1 && text.front() == ' ') text.remove_prefix(1);
    }
    return true;
}

}  // namespace monongusa::detail

#endif
