// SPDX-License-Identifier: BSL-1.0
// record: a line of the log before it is written.

#ifndef MONONGUSA_LOG_RECORD_HPP
#define MONONGUSA_LOG_RECORD_HPP

#include <monongusa/log/level.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::log {

/// What a sink gets.  Views are valid while it is called; secrets have been taken out, but control characters are still there.
struct record {
    log::level level = level::info;
    std::int64_t time = 0;         ///< Milliseconds since 1970, UTC.
    std::string_view subsystem{};  ///< What speaks: `bot`, `rule`, `chat`, a transport's name; `process` where no bot does.
    std::string_view bot{};        ///< Its name; empty for the process.
    std::size_t rule = 0;          ///< The position of a rule in its table, from 1; 0 if the line is about none.
    std::string_view text{};
};

}  // namespace monongusa::log

#endif
