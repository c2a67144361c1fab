// SPDX-License-Identifier: BSL-1.0
// filter: which lines of the log are shown.

#ifndef MONONGUSA_LOG_FILTER_HPP
#define MONONGUSA_LOG_FILTER_HPP

#include <monongusa/log/level.hpp>

#include <cstddef>
#include <string_view>

namespace monongusa::log {

/// A level, and others for subsystems that are to say more or less than the rest.  A value without memory of its own.
class filter {
public:
    static constexpr std::size_t most = 8;      ///< Subsystems with a level of their own.
    static constexpr std::size_t longest = 14;  ///< Bytes of their names.

    constexpr filter(level rest = level::info) noexcept : rest_(rest), loudest_(rest) {}

    /// Whether a line of this level is shown.  Where no subsystem shows it, that is one comparison.
    constexpr bool shows(level line, std::string_view subsystem) const noexcept {
        return line <= loudest_ && line <= level_of(subsystem) && line != level::off;
    }

    constexpr level level_of(std::string_view subsystem) const noexcept {
        for (std::size_t i = 0; i < count_; ++i) {
            if (own_[i].name() == subsystem) return own_[i].shown;
        }
        return rest_;
    }

    /// The level of what has none of its own.
    constexpr level rest() const noexcept { return rest_; }
    constexpr void rest(level level) noexcept {
        rest_ = level;
        find_loudest();
    }

    /// Shows this much of it, if not more.
    constexpr void at_least(level level) noexcept {
        if (level > rest_) rest(level);
    }

    /// The most that any subsystem shows.
    constexpr level loudest() const noexcept { return loudest_; }

    /// Gives a subsystem a level of its own, or another.  False if that is one too many, or its name is empty or too long: then nothing has changed.
    constexpr bool set(std::string_view subsystem, level level) noexcept {
        if (subsystem.empty() || subsystem.size() > longest) return false;
        std::size_t i = 0;
        while (i < count_ && own_[i].name() != subsystem) ++i;
        if (i == most) return false;
        if (i == count_) {
            own_[count_++].length = static_cast<unsigned char>(subsystem.copy(own_[i].letters, longest));
        }
        own_[i].shown = level;
        find_loudest();
        return true;
    }

private:
    struct own {
        char letters[longest]{};
        unsigned char length = 0;
        level shown{};

        constexpr std::string_view name() const noexcept { return {letters, length}; }
    };

    constexpr void find_loudest() noexcept {
        loudest_ = rest_;
        for (std::size_t i = 0; i < count_; ++i) {
            if (own_[i].shown > loudest_) loudest_ = own_[i].shown;
        }
    }

    own own_[most]{};
    unsigned char count_ = 0;
    level rest_;
    level loudest_;
};

}  // namespace monongusa::log

#endif
