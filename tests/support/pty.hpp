// SPDX-License-Identifier: BSL-1.0
// support::pty: a terminal, and somebody who sits in front of it.

#ifndef MONONGUSA_TESTS_SUPPORT_PTY_HPP
#define MONONGUSA_TESTS_SUPPORT_PTY_HPP

#include "descriptors.hpp"
#include "screen.hpp"

#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

// What the library of terminals forgets to free is not ours.
extern "C" [[gnu::used]] inline char const* __lsan_default_suppressions() { return "leak:libtinfo\n"; }

namespace support {

class pty {
public:
    explicit pty(std::size_t columns = 80)
        : keyboard_(checked(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC), "posix_openpt")), screen_(columns) {
        checked(::grantpt(keyboard_.get()), "grantpt");
        checked(::unlockpt(keyboard_.get()), "unlockpt");
        terminal_ = descriptor{checked(::open(::ptsname(keyboard_.get()), O_RDWR | O_NOCTTY | O_CLOEXEC), "the terminal")};
        winsize const size{24, static_cast<unsigned short>(columns), 0, 0};
        checked(::ioctl(keyboard_.get(), TIOCSWINSZ, &size), "TIOCSWINSZ");
    }

    /// What a program is given.
    int terminal() const noexcept { return terminal_.get(); }
    termios mode() const {
        termios now = {};
        checked(::tcgetattr(terminal_.get(), &now), "tcgetattr");
        return now;
    }

    void type(std::string_view keys) { write_all(keyboard_.get(), keys); }
    void hang_up() { keyboard_.close(); }

    /// Looks until the screen is `expected`, or for as long as one can wait; what is seen then.
    std::string see(std::string_view expected) {
        return see_if([expected](std::string_view seen) { return seen == expected; });
    }
    template <class Expected>
    std::string see_if(Expected expected) {
        auto const deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        while (!expected(screen_.seen())) {
            auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
            pollfd wait{keyboard_.get(), POLLIN, 0};
            if (left <= 0 || ::poll(&wait, 1, static_cast<int>(left)) <= 0 || !look()) break;
        }
        return screen_.seen();
    }

    screen const& picture() const noexcept { return screen_; }

private:
    bool look() {
        char bytes[4096];
        auto const got = ::read(keyboard_.get(), bytes, sizeof bytes);
        if (got <= 0) return false;
        screen_.put({bytes, static_cast<std::size_t>(got)});
        return true;
    }

    descriptor keyboard_;
    descriptor terminal_{-1};
    screen screen_;
};

}  // namespace support

#endif
