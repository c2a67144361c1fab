// SPDX-License-Identifier: BSL-1.0
// terminal_mode: how a terminal was found, to leave it so.

#ifndef MONONGUSA_TRANSPORT_TERMINAL_MODE_HPP
#define MONONGUSA_TRANSPORT_TERMINAL_MODE_HPP

#include <atomic>
#include <cerrno>
#include <termios.h>
#include <unistd.h>

namespace monongusa::transport {

class terminal_mode {
public:
    /// Looks at the terminal as it is now.
    explicit terminal_mode(int terminal) noexcept : terminal_(terminal), known_(::tcgetattr(terminal, &found_) == 0) {}
    terminal_mode(terminal_mode const&) = delete;
    terminal_mode& operator=(terminal_mode const&) = delete;

    /// Somebody is about to change it, or has given it back himself.
    void changed(bool is) noexcept { changed_ = is; }

    /// Gives it back if it is changed; any thread, also a signal handler.  A terminal that meanwhile is another's, since the process was sent to the
    /// background, is left alone.
    void restore() noexcept {
        if (!known_ || !changed_) return;
        int const before = errno;
        auto const owner = ::tcgetpgrp(terminal_);
        if (owner < 0 || owner == ::getpgrp()) ::tcsetattr(terminal_, TCSANOW, &found_);
        errno = before;
    }

private:
    int terminal_;
    termios found_ = {};
    bool known_;
    std::atomic<bool> changed_ = false;
};

}  // namespace monongusa::transport

#endif
