// SPDX-License-Identifier: BSL-1.0
// network_settings: what the configurations of all platforms are completed with.

#ifndef MONONGUSA_TRANSPORT_NETWORK_SETTINGS_HPP
#define MONONGUSA_TRANSPORT_NETWORK_SETTINGS_HPP

#include <monongusa/detail/fixed_string.hpp>
#include <monongusa/detail/hex_dump.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/secret/scrubber.hpp>

#include <cstdlib>
#include <string>
#include <string_view>

namespace monongusa::transport {

/// Whether what goes over the wire is shown.  `Part`: of the log.
template <detail::fixed_string Part>
bool shows_network_bytes() {
    return log::in(Part.text).shows(log::level::bytes);
}
/// What goes over the wire, for `-vvv`; without secrets.
template <detail::fixed_string Part>
[[gnu::cold]] void log_network_bytes(void*, char direction, std::string_view bytes) {
    auto const to = log::in(Part.text);
    if (!to.shows(log::level::bytes)) return;
    std::string told{bytes};
    scrub(told);
    detail::for_each_dump_line(told, [&](std::string_view line) { to.bytes(direction == '>' ? "> " : "< ", line); });
}

/// What was configured, else what the environment says, else that.
inline std::string given(std::string const& own, char const* variable, std::string_view otherwise) {
    if (!own.empty()) return own;
    char const* const found = std::getenv(variable);
    return std::string{found && *found ? std::string_view{found} : otherwise};
}

inline std::string without_slash(std::string url) {
    while (url.ends_with('/')) url.pop_back();
    return url;
}

}  // namespace monongusa::transport

#endif
