// SPDX-License-Identifier: BSL-1.0
// cron_field: one of the five fields of a cron expression, read into a set of bits.

#ifndef MONONGUSA_CLOCK_CRON_FIELD_HPP
#define MONONGUSA_CLOCK_CRON_FIELD_HPP

#include <monongusa/clock/cron_mistake.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::clock {

/// What a field may hold.
struct cron_values {
    int first;
    int last;                ///< What `*` reaches to.
    int highest;             ///< What may be written: 7 is Sunday once more.
    std::string_view names;  ///< Three letters each, from `first` on; empty if there are none.
    cron_mistake otherwise;  ///< What a value that is none of these is.
};

inline constexpr cron_values cron_fields[] = {
    {0, 59, 59, "", cron_mistake::no_minute},
    {0, 23, 23, "", cron_mistake::no_hour},
    {1, 31, 31, "", cron_mistake::no_day},
    {1, 12, 12, "janfebmaraprmayjunjulaugsepoctnovdec", cron_mistake::no_month},
    {0, 6, 7, "sunmontuewedthufrisat", cron_mistake::no_weekday},
};

constexpr char lower(char letter) noexcept { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

/// Reads a field, in time linear in its text, whatever the text is.
class cron_field_reader {
public:
    constexpr cron_field_reader(std::string_view text, cron_values const& values) noexcept : text_(text), values_(values) {}

    /// The values as bits, of which a Sunday is bit 0; says why not in `reason`, which it otherwise leaves alone.
    constexpr std::uint64_t read(cron_mistake& reason) noexcept {
        std::uint64_t all = 0;
        do {
            if (auto const wrong = read_item(all); wrong != cron_mistake::none) {
                reason = wrong;
                return 0;
            }
        } while (take(','));
        if (!text_.empty()) reason = cron_mistake::malformed_field;
        // A 7 among the weekdays is the Sunday that is 0.
        auto const beyond = values_.highest > values_.last ? all >> values_.highest & 1 : 0;
        return (all | beyond) & ~(beyond << values_.highest);
    }

private:
    // `*`, `5` or `1-5`, the first and the last with a step or without.
    constexpr cron_mistake read_item(std::uint64_t& all) noexcept {
        int low = values_.first;
        int high = values_.last;
        bool many = take('*');
        if (!many) {
            if (auto const wrong = read_value(low); wrong != cron_mistake::none) return wrong;
            high = low;
            many = take('-');
            if (many) {
                bool const named = !text_.empty() && (text_.front() < '0' || text_.front() > '9');
                if (auto const wrong = read_value(high); wrong != cron_mistake::none) return wrong;
                if (named && high == 0 && low > 0) high = values_.highest;  // A week may end with its sun, as in mon-sun.
            }
        }
        if (low > high) return cron_mistake::backwards;
        int step = 1;
        if (take('/')) {
            if (!many) return cron_mistake::step_of_a_value;
            std::string_view const digits = take_word();
            if (digits.empty()) return cron_mistake::malformed_field;
            step = number(digits);
            if (step < 1 || step > values_.last - values_.first) return cron_mistake::bad_step;
        }
        for (; low <= high; low += step) all |= std::uint64_t{1} << low;
        return cron_mistake::none;
    }

    constexpr cron_mistake read_value(int& value) noexcept {
        auto const word = take_word();
        if (word.empty()) return cron_mistake::malformed_field;
        value = number(word);
        if (value < 0) value = named(word);
        return value < values_.first || value > values_.highest ? values_.otherwise : cron_mistake::none;
    }

    constexpr bool take(char sign) noexcept {
        if (!text_.starts_with(sign)) return false;
        text_.remove_prefix(1);
        return true;
    }

    // Digits and letters as far as they go.
    constexpr std::string_view take_word() noexcept {
        std::size_t length = 0;
        for (; length < text_.size(); ++length) {
            char const letter = lower(text_[length]);
            if (!(letter >= '0' && letter <= '9') && !(letter >= 'a' && letter <= 'z')) break;
        }
        auto const word = text_.substr(0, length);
        text_.remove_prefix(length);
        return word;
    }

    // -1 for what is no number; what is large is told as 1000, beyond every field.
    static constexpr int number(std::string_view word) noexcept {
        int sum = 0;
        for (char const digit : word) {
            if (digit < '0' || digit > '9') return -1;
            sum = 10 * sum + (digit - '0');
            if (sum > 1000) sum = 1000;
        }
        return sum;
    }

    constexpr int named(std::string_view word) const noexcept {
        for (std::size_t at = 0; word.size() == 3 && at < values_.names.size(); at += 3) {
            auto const name = values_.names.substr(at, 3);
            if (lower(word[0]) == name[0] && lower(word[1]) == name[1] && lower(word[2]) == name[2]) {
                return values_.first + static_cast<int>(at / 3);
            }
        }
        return -1;
    }

    std::string_view text_;
    cron_values const& values_;
};

}  // namespace monongusa::clock

#endif
