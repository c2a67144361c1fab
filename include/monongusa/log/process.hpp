// SPDX-License-Identifier: BSL-1.0
// process: the log of the process, which is that of every bot without one of its own.

#ifndef MONONGUSA_LOG_PROCESS_HPP
#define MONONGUSA_LOG_PROCESS_HPP

#include <monongusa/log/filter.hpp>
#include <monongusa/log/lines.hpp>
#include <monongusa/log/record.hpp>
#include <monongusa/log/sink.hpp>
#include <monongusa/secret/gate.hpp>

#include <atomic>
#include <string_view>
#include <utility>

#include <unistd.h>

namespace monongusa {

namespace log {

/// Any thread may use and change it, at any time, also in constructors and destructors of statics; but a sink may not change it while it writes.
class process_log {
public:
    constexpr explicit process_log(sink_ref sink) noexcept : sink_(sink) {}
    process_log(process_log const&) = delete;
    process_log& operator=(process_log const&) = delete;

    /// Which lines are shown; those of level info and before it, unless set.
    void show(filter const& shown) noexcept {
        detail::writing const alone{gate_};
        filter_ = shown;
        loudest_.store(shown.loudest(), std::memory_order_relaxed);
    }
    filter shown() const noexcept {
        detail::reading const inside{gate_};
        return filter_;
    }

    /// Where lines go from now on, until they are sent elsewhere; `mg::log::lines` on stderr, unless set.  Returns where they went.  When this comes
    /// back, nobody uses that any more.
    sink_ref to(sink_ref sink) noexcept {
        detail::writing const alone{gate_};
        return std::exchange(sink_, sink);
    }

    /// Whether any subsystem shows lines of this level.
    bool may_show(level line) const noexcept { return line <= loudest_.load(std::memory_order_relaxed); }
    bool shows(level line, std::string_view subsystem) const noexcept {
        if (!may_show(line) || inside_) return false;
        detail::reading const inside{gate_};
        return filter_.shows(line, subsystem);
    }

    /// Hands a line over as it stands.  What a sink logs while it writes goes nowhere.
    void write(record const& line) const noexcept {
        if (std::exchange(inside_, true)) return;
        {
            detail::reading const inside{gate_};
            sink_.write(line);
        }
        inside_ = false;
    }

private:
    static inline constinit thread_local bool inside_ = false;  // The gate, for whom nothing is shown then: nobody may enter it twice.

    detail::gate mutable gate_;
    filter filter_;
    std::atomic<level> loudest_{level::info};
    sink_ref sink_;
};

}  // namespace log

namespace detail {

// Not log::lines, whose destructor would come before the last line.
inline constinit written_lines<text_form> lines_on_stderr{STDERR_FILENO, text_form{log::colour::automatic}};
inline constinit log::process_log log_of_process{lines_on_stderr};

struct flushed_at_the_end {
    ~flushed_at_the_end() { lines_on_stderr.flush(); }
};
inline flushed_at_the_end const flushes_stderr;

}  // namespace detail

namespace log {

/// The log of the process; `main` sets what it shows and where it goes.
inline process_log& process() noexcept { return detail::log_of_process; }

/// Sends the log of the process to a sink for as long as it lives.
class redirection {
public:
    explicit redirection(sink_ref sink) noexcept : before_(process().to(sink)) {}
    redirection(redirection const&) = delete;
    redirection& operator=(redirection const&) = delete;
    ~redirection() { process().to(before_); }

private:
    sink_ref before_;
};

}  // namespace log

}  // namespace monongusa

#endif
