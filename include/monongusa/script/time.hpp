// SPDX-License-Identifier: BSL-1.0
// time: `%time +1h30m`: how much has passed, as a script says it.

#ifndef MONONGUSA_SCRIPT_TIME_HPP
#define MONONGUSA_SCRIPT_TIME_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>

#include <string>

namespace monongusa::script {

/// In whole milliseconds.
template <class = void>
std::string time_line(std::chrono::milliseconds passed) {
    std::string line = "%time +";
    auto left = passed.count();
    auto const unit = [&](long long milliseconds, char const* name) {
        if (left < milliseconds) return;
        detail::append_part(line, detail::joined(left / milliseconds, name));
        left %= milliseconds;
    };
    unit(3'600'000, "h");
    unit(60'000, "m");
    unit(1'000, "s");
    unit(1, "ms");
    if (line.back() == '+') line += "0ms";
    return line;
}

}  // namespace monongusa::script

#endif
