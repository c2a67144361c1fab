// SPDX-License-Identifier: BSL-1.0
// cron_reading: a cron expression read from its text.

#ifndef MONONGUSA_CLOCK_CRON_READING_HPP
#define MONONGUSA_CLOCK_CRON_READING_HPP

#include <monongusa/clock/civil.hpp>
#include <monongusa/clock/cron_field.hpp>
#include <monongusa/clock/cron_mistake.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::clock {

/// The five fields as sets of bits.
struct cron_sets {
    std::uint64_t minutes = 0;
    std::uint32_t hours = 0;
    std::uint32_t days = 0;
    std::uint16_t months = 0;
    std::uint8_t weekdays = 0;
    bool any_hour : 1 = false;
    bool either_day : 1 = false;

    friend constexpr bool operator==(cron_sets const&, cron_sets const&) = default;
};

/// What a text turns out to be.  The sets mean nothing if there is a reason why it is no cron expression.
struct cron_reading {
    cron_sets bits{};
    cron_mistake reason = cron_mistake::none;

    constexpr explicit cron_reading(std::string_view text) noexcept {
        text = without_blanks(text);
        if (text.empty()) reason = cron_mistake::empty;
        else if (text.front() == '@') read_named(text.substr(1));
        else read_fields(text);
    }

private:
    constexpr void read_named(std::string_view name) noexcept {
        for (auto const& known : names) {
            if (same_in_any_case(name, known.name)) return read_fields(known.fields);
        }
        reason = cron_mistake::unknown_name;
    }

    constexpr void read_fields(std::string_view text) noexcept {
        std::uint64_t values[5]{};
        bool starred[5]{};
        for (std::size_t i = 0; i < 5; ++i) {
            if (text.empty()) {
                reason = cron_mistake::too_few_fields;
                return;
            }
            auto const end = text.find_first_of(blanks);
            auto const field = text.substr(0, end);
            starred[i] = field.front() == '*';
            values[i] = cron_field_reader{field, cron_fields[i]}.read(reason);
            if (reason != cron_mistake::none) return;
            text = without_blanks(text.substr(field.size()));
        }
        bits = {.minutes = values[0],
                .hours = static_cast<std::uint32_t>(values[1]),
                .days = static_cast<std::uint32_t>(values[2]),
                .months = static_cast<std::uint16_t>(values[3]),
                .weekdays = static_cast<std::uint8_t>(values[4]),
                .any_hour = starred[1],
                .either_day = !starred[2] && !starred[4]};
        if (!text.empty()) reason = cron_mistake::too_many_fields;
        else if (!comes()) reason = cron_mistake::never;
    }

    // A weekday comes in every month, and each date that there is falls on each weekday in the end, the 29th of February too.
    constexpr bool comes() const noexcept {
        for (int month = 1; month <= 12; ++month) {
            if ((bits.months >> month & 1) == 0) continue;
            if (bits.either_day || (bits.days & ((std::uint64_t{2} << days_in(2000, month)) - 1)) != 0) return true;
        }
        return false;
    }

    static constexpr std::string_view blanks = " \t";
    static constexpr std::string_view without_blanks(std::string_view text) noexcept {
        auto const first = text.find_first_not_of(blanks);
        return first == text.npos ? std::string_view{} : text.substr(first, text.find_last_not_of(blanks) + 1 - first);
    }
    static constexpr bool same_in_any_case(std::string_view word, std::string_view name) noexcept {
        if (word.size() != name.size()) return false;
        for (std::size_t i = 0; i < word.size(); ++i) {
            if (lower(word[i]) != name[i]) return false;
        }
        return true;
    }

    struct named {
        std::string_view name;
        std::string_view fields;
    };
    static constexpr named names[] = {{"hourly", "0 * * * *"},  {"daily", "0 0 * * *"},  {"midnight", "0 0 * * *"}, {"weekly", "0 0 * * 0"},
                                      {"monthly", "0 0 1 * *"}, {"yearly", "0 0 1 1 *"}, {"annually", "0 0 1 1 *"}};
};

}  // namespace monongusa::clock

#endif
