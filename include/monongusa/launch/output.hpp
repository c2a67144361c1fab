// SPDX-License-Identifier: BSL-1.0
// output: what a program prints that is no chat.

#ifndef MONONGUSA_LAUNCH_OUTPUT_HPP
#define MONONGUSA_LAUNCH_OUTPUT_HPP

#include <monongusa/log/log.hpp>
#include <monongusa/transport/console_output.hpp>

#include <cstddef>
#include <string_view>
#include <system_error>

#include <cerrno>
#include <unistd.h>

namespace monongusa::detail {

/// Writes to stdout; the exit status.
template <class = void>
int print(std::string_view text) {
    transport::no_broken_pipe_signal const guard;
    while (!text.empty()) {
        auto const written = ::write(STDOUT_FILENO, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            log::error("monongusa: stdout: ", std::error_code{errno, std::generic_category()}.message());
            return 1;
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

}  // namespace monongusa::detail

#endif
