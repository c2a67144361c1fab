// SPDX-License-Identifier: BSL-1.0
// log: what the process has to tell its owner, a line each on stderr.

#ifndef MONONGUSA_LOG_LOG_HPP
#define MONONGUSA_LOG_LOG_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/secret/scrubber.hpp>

#include <cerrno>
#include <string>
#include <string_view>

#include <poll.h>
#include <unistd.h>

namespace monongusa::log {

enum class level : unsigned char { info, warning, error };

constexpr std::string_view name_of(level level) noexcept {
    switch (level) {
        case level::info: return "info";
        case level::warning: return "warning";
        case level::error: return "error";
    }
    return "log";
}

/// Writes one line, in one piece, to the process's sink (stderr).  Any thread may call it.  Control characters are made visible, so that
/// nobody's message can pass for a line of the log, and secrets are taken out (see `mg::scrub`).  A stderr that is gone is not an error: there
/// is nobody left to tell.
inline void write(level level, std::string_view text) {
    std::string told{text};
    scrub(told);
    std::string line{name_of(level)};
    line += ": ";
    detail::append_visible(line, told);
    line += '\n';
    for (std::string_view left = line; !left.empty();) {
        auto const written = ::write(STDERR_FILENO, left.data(), left.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            // Half a line would make the next one look like a part of it.
            pollfd room{STDERR_FILENO, POLLOUT, 0};
            ::poll(&room, 1, -1);
            continue;
        }
        if (written <= 0) return;
        left.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// Writes the parts (text, numbers, truth values, the values of `chat`) as one line.
template <class... Parts>
void info(Parts const&... parts) {
    write(level::info, detail::joined(parts...));
}

template <class... Parts>
void warning(Parts const&... parts) {
    write(level::warning, detail::joined(parts...));
}

template <class... Parts>
void error(Parts const&... parts) {
    write(level::error, detail::joined(parts...));
}

/// The log of one bot: the same lines behind the bot's name.  `log(parts…)` is `log.info(parts…)`.
struct of_bot {
    std::string_view name;

    template <class... Parts>
    void operator()(Parts const&... parts) const {
        info(parts...);
    }
    template <class... Parts>
    void info(Parts const&... parts) const {
        log::info(name, ": ", parts...);
    }
    template <class... Parts>
    void warning(Parts const&... parts) const {
        log::warning(name, ": ", parts...);
    }
    template <class... Parts>
    void error(Parts const&... parts) const {
        log::error(name, ": ", parts...);
    }
};

}  // namespace monongusa::log

#endif
