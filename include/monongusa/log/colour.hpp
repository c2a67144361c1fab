// SPDX-License-Identifier: BSL-1.0
// colour: whether lines of the log are coloured, and how.

#ifndef MONONGUSA_LOG_COLOUR_HPP
#define MONONGUSA_LOG_COLOUR_HPP

#include <monongusa/log/level.hpp>

#include <cstdlib>
#include <string_view>

namespace monongusa::log {

enum class colour : unsigned char {
    automatic,  ///< As the environment says, else on a terminal.
    always,
    never,
};

/// As `--color` calls them: auto, always, never.  False for other words, and then `read` is as it was.
constexpr bool read_colour(std::string_view name, colour& read) noexcept {
    if (name == "auto") read = colour::automatic;
    else if (name == "always") read = colour::always;
    else if (name == "never") read = colour::never;
    else return false;
    return true;
}

}  // namespace monongusa::log

namespace monongusa::detail {

/// What a variable of the environment says; nothing, where there is none.
inline std::string_view variable(char const* name) noexcept {
    char const* const found = std::getenv(name);
    return found ? found : "";
}

inline bool is_coloured(log::colour wanted, bool terminal) noexcept {
    if (wanted != log::colour::automatic) return wanted == log::colour::always;
    if (!variable("NO_COLOR").empty()) return false;
    for (char const* const name : {"CLICOLOR_FORCE", "FORCE_COLOR"}) {
        if (auto const forced = variable(name); !forced.empty() && forced != "0") return true;
    }
    auto const kind = variable("TERM");
    return terminal && !kind.empty() && kind != "dumb";
}

/// What a terminal is told before a part of a line, and behind it.
struct paint {
    static constexpr std::string_view none = "\x1b[0m";
    static constexpr std::string_view dim = "\x1b[2m";
    static constexpr std::string_view magenta = "\x1b[35m";

    static constexpr std::string_view of(log::level level) noexcept {
        switch (level) {
            case log::level::error: return "\x1b[1;31m";
            case log::level::warning: return "\x1b[33m";
            case log::level::info: return "\x1b[32m";
            case log::level::debug: return "\x1b[36m";
            default: return "\x1b[34m";
        }
    }
};

}  // namespace monongusa::detail

#endif
