// SPDX-License-Identifier: BSL-1.0
// level: how much a line of the log matters, and how much of the log is shown.

#ifndef MONONGUSA_LOG_LEVEL_HPP
#define MONONGUSA_LOG_LEVEL_HPP

#include <string_view>

namespace monongusa::log {

/// From few lines to many: who shows one level shows those before it.
enum class level : unsigned char {
    off,      ///< Nothing is shown; no line has it.
    error,    ///< Something was not done.
    warning,  ///< Somebody should look at it.
    info,     ///< What the owner is told unasked.
    debug,    ///< Events, and what is decided about them.
    trace,    ///< The same with what is said.
    bytes,    ///< What goes over the wire.
};

constexpr std::string_view name_of(level level) noexcept {
    constexpr std::string_view names[] = {"off", "error", "warning", "info", "debug", "trace", "bytes"};
    return names[static_cast<unsigned char>(level)];
}

/// The level of that name; `err` and `warn` are names too.  False if there is none, and then `read` is as it was.
constexpr bool read_level(std::string_view name, level& read) noexcept {
    if (name == "err") name = "error";
    if (name == "warn") name = "warning";
    for (level const one : {level::off, level::error, level::warning, level::info, level::debug, level::trace, level::bytes}) {
        if (name_of(one) != name) continue;
        read = one;
        return true;
    }
    return false;
}

/// What has to be shown for `-v`, `-vv` and `-vvv`; nothing for none of them, everything for more.
constexpr level level_of_verbosity(int count) noexcept {
    if (count <= 0) return level::off;
    return count == 1 ? level::debug : count == 2 ? level::trace : level::bytes;
}

}  // namespace monongusa::log

#endif
