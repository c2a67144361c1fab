// SPDX-License-Identifier: BSL-1.0
// wake: ends or pauses a wait for input from another thread or a signal.

#ifndef MONONGUSA_TRANSPORT_WAKE_HPP
#define MONONGUSA_TRANSPORT_WAKE_HPP

#include <monongusa/detail/instant.hpp>

#include <system_error>

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace monongusa::transport {

/// A pipe to oneself.  `notify` may be called by any thread and by a signal handler.
class wake {
public:
    wake() {
        if (::pipe2(ends_, O_CLOEXEC | O_NONBLOCK) != 0) throw std::system_error{errno, std::generic_category(), "pipe"};
        // Where stdin or stdout are closed their numbers must not become this pipe's.
        for (int& end : ends_) {
            if (end > STDERR_FILENO) continue;
            int const higher = ::fcntl(end, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
            if (higher < 0) {
                std::error_code const error{errno, std::generic_category()};
                close();
                throw std::system_error{error, "pipe"};
            }
            ::close(end);
            end = higher;
        }
    }
    wake(wake const&) = delete;
    wake& operator=(wake const&) = delete;
    ~wake() { close(); }

    void notify() noexcept {
        int const before = errno;
        char const byte = 0;
        // A full pipe will wake its reader as well as one byte more would.
        [[maybe_unused]] auto const written = ::write(ends_[1], &byte, 1);
        errno = before;
    }

    /// Waits until there is input, somebody notifies, or it is `until`; with `only_notice` input is left alone.  Whether there is input: then
    /// reading it does not block.
    bool wait_for(int input, bool only_notice, instant until = instant::max()) noexcept {
        if (input < 0 && !only_notice) return true;  // Poll would wait for ever; reading says that it is closed.
        pollfd waits[] = {{ends_[0], POLLIN, 0}, {input, POLLIN, 0}};
        if (::poll(waits, only_notice ? 1U : 2U, milliseconds_to(until)) < 0) return false;
        char bytes[64];
        if (waits[0].revents != 0) {
            while (::read(ends_[0], bytes, sizeof bytes) > 0) {
            }
        }
        return waits[1].revents != 0;
    }

private:
    // As poll takes them: rounded up, so that it is not asked again and again within the last one; -1 for ever.
    static int milliseconds_to(instant until) noexcept {
        if (until == instant::max()) return -1;
        auto const now = instant::clock::now();
        if (until <= now) return 0;
        auto const left = until - now;
        constexpr std::chrono::hours longest{1};
        if (left >= longest) return static_cast<int>(std::chrono::milliseconds{longest}.count());
        return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(left).count()) + 1;
    }

    void close() noexcept {
        ::close(ends_[0]);
        ::close(ends_[1]);
    }

    int ends_[2]{-1, -1};
};

}  // namespace monongusa::transport

#endif
