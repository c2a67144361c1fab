// SPDX-License-Identifier: BSL-1.0
// line_reader: a file descriptor as lines, of a bounded length.

#ifndef MONONGUSA_TRANSPORT_LINE_READER_HPP
#define MONONGUSA_TRANSPORT_LINE_READER_HPP

#include <monongusa/transport/console_output.hpp>
#include <monongusa/transport/stdio_config.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <cerrno>
#include <unistd.h>

namespace monongusa::transport {

/// Cuts what is read into lines.  A line longer than the limit is skipped, and reading goes on behind it; nothing else is lost.
///
/// As a policy of `stdio`, a reader is asked for `next` until that is `empty`; then it is told to `await` input, and once there is some to `fill`
/// itself; at last it is told to `close`.  All that is for the thread that reads; `restore` is for any.
class line_reader {
public:
    enum class result : unsigned char {
        line,      ///< One line, without its end (`\n` or `\r\n`).
        too_long,  ///< One line was skipped.
        empty,     ///< No whole line is there; `fill` first.
        end,       ///< Nothing more comes.
    };

    line_reader(int descriptor, std::size_t longest) : descriptor_(descriptor), longest_(longest) {}
    /// Prompts by `out` where somebody types.
    line_reader(stdio_config const& how, console_output& out) : line_reader(how.input, how.longest_line) {
        if (!is_typed(how)) return;
        prompt_ = how.prompt;
        out_ = &out;
    }

    /// The next line of what has been read; the view, and that of `bytes`, hold until the next call of `fill`.
    result next(std::string_view& line) {
        auto const rest = std::string_view{buffer_}.substr(begin_);
        auto const found = rest.find('\n', scanned_);
        if (found == std::string_view::npos && !ended_) {
            scanned_ = rest.size();
            // The end of a line of just the longest length may be two bytes.
            if (rest.size() > longest_ + 2) {
                skipping_ = true;
                forget(rest.size());
            }
            return result::empty;
        }
        if (found == std::string_view::npos && rest.empty()) {
            if (!skipping_) return result::end;
            skipping_ = false;
            return counted(result::too_long);
        }
        bool const whole = found != std::string_view::npos;
        line = rest.substr(0, whole ? found : rest.size());
        forget(line.size() + (whole ? 1 : 0));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (skipping_ || line.size() > longest_) {
            skipping_ = false;
            return counted(result::too_long);
        }
        if (number_ == 0 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);  // A byte order mark is no text.
        return counted(result::line);
    }

    /// What the line that came last was read as, with its end.
    std::string_view bytes() const noexcept { return std::string_view{buffer_}.substr(begin_ - last_, last_); }

    /// Nothing goes on until there is input.  Prompts once for each line that is waited for, whatever ends the wait in between.
    void await() {
        if (out_ && !std::exchange(prompted_, true)) out_->write(prompt_);
    }

    /// Reads once more.  An input that was never open is at its end.
    std::error_code fill() {
        prompted_ = false;
        if (begin_ > 0) {
            buffer_.erase(0, begin_);
            begin_ = last_ = 0;
        }
        constexpr std::size_t portion = 65536;
        auto const before = buffer_.size();
        buffer_.resize(before + portion);
        auto const got = ::read(descriptor_, buffer_.data() + before, portion);
        auto const error = errno;
        buffer_.resize(before + (got > 0 ? static_cast<std::size_t>(got) : 0));
        if (got > 0) return {};
        if (got < 0 && (error == EINTR || error == EAGAIN || error == EWOULDBLOCK)) return {};
        ended_ = true;
        if (got == 0 || error == EBADF || error == EIO) return {};  // EIO: a terminal that has hung up.
        return {error, std::generic_category()};
    }

    /// The number of the line that came last, from 1.
    std::size_t number() const noexcept { return number_; }

    /// Nothing more is read.
    void close() noexcept {}
    /// Gives a terminal back as it was found, at once; also in a signal handler.
    void restore() noexcept {}

private:
    void forget(std::size_t bytes) noexcept {
        begin_ += last_ = bytes;
        scanned_ = 0;
    }
    result counted(result which) noexcept {
        ++number_;
        return which;
    }

    int descriptor_;
    std::size_t longest_;
    std::string buffer_;
    std::size_t begin_ = 0;    // Of what has not been given out.
    std::size_t last_ = 0;     // How much was given out last.
    std::size_t scanned_ = 0;  // Behind it, up to where there is no line end.
    std::size_t number_ = 0;
    bool skipping_ = false;
    bool ended_ = false;
    bool prompted_ = false;
    std::string_view prompt_;
    console_output* out_ = nullptr;  // Where to prompt, if somebody types.
};

}  // namespace monongusa::transport

#endif
