// SPDX-License-Identifier: BSL-1.0
// console_output: a file descriptor that many threads write to, a piece at a time.

#ifndef MONONGUSA_TRANSPORT_CONSOLE_OUTPUT_HPP
#define MONONGUSA_TRANSPORT_CONSOLE_OUTPUT_HPP

#include <monongusa/detail/hex_dump.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/secret/scrubber.hpp>
#include <monongusa/transport/wake.hpp>

#include <atomic>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <cerrno>
#include <csignal>
#include <poll.h>
#include <unistd.h>

namespace monongusa::transport {

/// Keeps a vanished reader of the output from killing the process, as long as it lives; an own choice for SIGPIPE stands.
class no_broken_pipe_signal {
public:
    no_broken_pipe_signal() noexcept {
        struct sigaction ignore = {};
        ignore.sa_handler = SIG_IGN;
        changed_ = ::sigaction(SIGPIPE, nullptr, &before_) == 0 && before_.sa_handler == SIG_DFL && ::sigaction(SIGPIPE, &ignore, nullptr) == 0;
    }
    no_broken_pipe_signal(no_broken_pipe_signal const&) = delete;
    no_broken_pipe_signal& operator=(no_broken_pipe_signal const&) = delete;
    ~no_broken_pipe_signal() {
        if (changed_) ::sigaction(SIGPIPE, &before_, nullptr);
    }

private:
    struct sigaction before_ = {};
    bool changed_ = false;
};

/// Tells the log what went over a descriptor, if it shows such lines.  Takes whole lines, since half a secret is not recognised.
[[gnu::cold]] inline void log_bytes(std::string_view descriptor, std::string_view bytes) {
    auto const to = log::in("stdio");
    if (!to.shows(log::level::bytes)) return;
    std::string told{bytes};
    scrub(told);
    detail::for_each_dump_line(told, [&](std::string_view line) { to.bytes(descriptor, ": ", line); });
}

/// What stands below the last line of a terminal: the line that is being typed.
struct console_footer {
    void* self = nullptr;
    /// Appends what takes it away and leaves the cursor where it began; false if there is none now.
    bool (*hide)(void* self, std::string& out) = nullptr;
    /// Appends what brings it back.
    void (*show)(void* self, std::string& out) = nullptr;
};

/// Any thread may write.  After the first error nothing is written any more: all later writes fail with it, and the reader is woken.
class console_output {
public:
    /// `reader` waits for input and looks at `broken()` when it is woken; `name` is what the descriptor is called where its bytes are logged, which they
    /// are not without one.
    explicit console_output(int descriptor, wake* reader = nullptr, char const* name = nullptr) noexcept
        : descriptor_(descriptor), reader_(reader), name_(name) {}
    console_output(console_output const&) = delete;
    console_output& operator=(console_output const&) = delete;

    /// Writes whole lines in one piece; what is being typed moves below them.
    std::error_code write(std::string_view text) {
        if (name_) log_bytes(name_, text);
        std::lock_guard const lock{mutex_};
        std::string framed;
        if (text.empty() || !footer_.self || !footer_.hide(footer_.self, framed)) return put(text);
        framed += text;
        if (!text.ends_with('\n')) framed += '\n';
        footer_.show(footer_.self, framed);
        return put(framed);
    }

    /// Calls `work`, which writes to the same terminal by another way (as a log on stderr does), while nothing is being typed there.  `work` must
    /// not come back here.
    template <class Work>
    void beside(Work&& work) {
        std::lock_guard const lock{mutex_};
        std::string bytes;
        bool const hidden = footer_.self && footer_.hide(footer_.self, bytes);
        if (hidden) put(bytes);
        struct shown_again {
            console_output& out;
            bool hidden;
            ~shown_again() {
                if (!hidden) return;
                std::string bytes;
                out.footer_.show(out.footer_.self, bytes);
                out.put(bytes);
            }
        } const again{*this, hidden};
        std::forward<Work>(work)();
    }

    /// For the footer itself: writes what `draw(out)` appends; in there no other thread hides or shows it.
    template <class Draw>
    std::error_code draw(Draw&& draw) {
        std::lock_guard const lock{mutex_};
        std::string bytes;
        std::forward<Draw>(draw)(bytes);
        return put(bytes);
    }

    void footer(console_footer footer) {
        std::lock_guard const lock{mutex_};
        footer_ = footer;
    }

    /// Whether nobody can be answered any more.
    bool broken() const noexcept { return broken_; }
    std::error_code error() {
        std::lock_guard const lock{mutex_};
        return error_;
    }

private:
    std::error_code put(std::string_view text) {
        while (!error_ && !text.empty()) {
            auto const written = ::write(descriptor_, text.data(), text.size());
            if (written >= 0) {
                text.remove_prefix(static_cast<std::size_t>(written));
            } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
                pollfd wait{descriptor_, POLLOUT, 0};
                ::poll(&wait, 1, -1);
            } else if (errno != EINTR) {
                error_ = {errno, std::generic_category()};
                broken_ = true;
                if (reader_) reader_->notify();
            }
        }
        return error_;
    }

    int descriptor_;
    wake* reader_;
    char const* name_;
    std::atomic<bool> broken_ = false;
    std::mutex mutex_;
    std::error_code error_;  // The first.
    console_footer footer_;
};

}  // namespace monongusa::transport

#endif
