// SPDX-License-Identifier: BSL-1.0
// line_reader: a file descriptor as lines, of a bounded length.

#ifndef MONONGUSA_TRANSPORT_LINE_READER_HPP
#define MONONGUSA_TRANSPORT_LINE_READER_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>

#include <cerrno>
#include <unistd.h>

namespace monongusa::transport {

/// Cuts what is read into lines.  A line longer than the limit is skipped, and reading goes on behind it; nothing else is lost.
class line_reader {
public:
    enum class result : unsigned char {
        line,      ///< One line, without its end (`\n` or `\r\n`).
        too_long,  ///< One line was skipped.
        empty,     ///< No whole line is there; `fill` first.
        end,       ///< Nothing more comes.
    };

    line_reader(int descriptor, std::size_t longest) : descriptor_(descriptor), longest_(longest) {}

    /// The next line of what has been read; the view holds until the next call of `fill`.
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

    /// Reads once more.  An input that was never open is at its end.
    std::error_code fill() {
        if (begin_ > 0) {
            buffer_.erase(0, begin_);
            begin_ = 0;
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

private:
    void forget(std::size_t bytes) noexcept {
        begin_ += bytes;
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
    std::size_t scanned_ = 0;  // Behind it, up to where there is no line end.
    std::size_t number_ = 0;
    bool skipping_ = false;
    bool ended_ = false;
};

}  // namespace monongusa::transport

#endif
