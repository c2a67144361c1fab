// SPDX-License-Identifier: BSL-1.0
// descriptor: an open file that lines of the log are written to.

#ifndef MONONGUSA_LOG_DESCRIPTOR_HPP
#define MONONGUSA_LOG_DESCRIPTOR_HPP

#include <cerrno>
#include <cstddef>
#include <string_view>

#include <poll.h>
#include <unistd.h>

namespace monongusa::detail {

struct descriptor {
    int number;

    bool is_terminal() const noexcept { return ::isatty(number) == 1; }

    /// In one piece, where the system takes it so.  That the file is gone is not an error: there is nobody left to tell.
    void write_line(std::string_view line) const noexcept {
        while (!line.empty()) {
            auto const written = ::write(number, line.data(), line.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
                // Half a line would make the next one look like a part of it.
                pollfd room{number, POLLOUT, 0};
                ::poll(&room, 1, -1);
                continue;
            }
            if (written <= 0) return;
            line.remove_prefix(static_cast<std::size_t>(written));
        }
    }
};

}  // namespace monongusa::detail

#endif
