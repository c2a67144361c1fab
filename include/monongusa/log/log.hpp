// SPDX-License-Identifier: BSL-1.0
// log: what the process has to tell its owner.

#ifndef MONONGUSA_LOG_LOG_HPP
#define MONONGUSA_LOG_LOG_HPP

#include <monongusa/log/filter.hpp>
#include <monongusa/log/level.hpp>
#include <monongusa/log/lines.hpp>
#include <monongusa/log/logger.hpp>
#include <monongusa/log/process.hpp>
#include <monongusa/log/record.hpp>
#include <monongusa/log/sink.hpp>

namespace monongusa::log {

/// A part of the process, which the filter can name: `log::in("cache").warning(…)`.  The name lives as long as the program.
constexpr scope in(char const* subsystem) noexcept { return scope{subsystem}; }

// The process itself; the parts (text, numbers, truth values, the values of `chat`) are one line.  Any thread.

template <class... Parts>
void error(Parts const&... parts) {
    in("process").write(level::error, parts...);
}
template <class... Parts>
void warning(Parts const&... parts) {
    in("process").write(level::warning, parts...);
}
template <class... Parts>
void info(Parts const&... parts) {
    in("process").write(level::info, parts...);
}
template <class... Parts>
void debug(Parts const&... parts) {
    in("process").write(level::debug, parts...);
}
template <class... Parts>
void trace(Parts const&... parts) {
    in("process").write(level::trace, parts...);
}

}  // namespace monongusa::log

#endif
