// SPDX-License-Identifier: BSL-1.0
// line_history: what was typed, to be typed again.

#ifndef MONONGUSA_TRANSPORT_LINE_HISTORY_HPP
#define MONONGUSA_TRANSPORT_LINE_HISTORY_HPP

#include <monongusa/secret/scrubber.hpp>
#include <monongusa/transport/line_reader.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace monongusa::transport {

/// The last lines, each but once in a row.  Bounded; a line with a known secret is not kept.
template <class = void>
class basic_line_history {
public:
    static constexpr std::size_t most = 1000;
    static constexpr std::size_t longest = 16384;  ///< Bytes of a line.

    void add(std::string_view line) {
        if (line.find_first_not_of(" \t") == std::string_view::npos || line.size() > longest) return;
        if (line.find_first_of({"\n\0", 2}) != std::string_view::npos || (size() > 0 && line == (*this)[0]) || is_secret(line)) return;
        if (lines_.size() == most) lines_.erase(lines_.begin());
        lines_.emplace_back(line);
    }

    std::size_t size() const noexcept { return lines_.size(); }
    /// The latest is 0.
    std::string const& operator[](std::size_t ago) const { return lines_[lines_.size() - 1 - ago]; }

    /// Adds the lines of a file; one that is not there has none.
    std::error_code load(std::string const& path) {
        int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (file < 0) return errno == ENOENT ? std::error_code{} : last_error();
        struct stat about = {};
        std::error_code error;
        if (::fstat(file, &about) != 0) {
            error = last_error();
        } else if (!S_ISREG(about.st_mode)) {
            error = std::make_error_code(std::errc::invalid_argument);
        } else {
            error = read(file);
        }
        ::close(file);
        return error;
    }

    /// Replaces the file, which nobody else may read, at once: whoever looks sees the old or the new.
    std::error_code save(std::string const& path) const {
        std::string text;
        for (auto const& line : lines_) {
            if (!is_secret(line)) (text += line) += '\n';  // It may have become one since.
        }
        auto const next = path + ".new";
        ::unlink(next.c_str());
        int const file = ::open(next.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
        if (file < 0) return last_error();
        auto error = write(file, text);
        if (::close(file) != 0 && !error) error = last_error();
        if (!error && std::rename(next.c_str(), path.c_str()) != 0) error = last_error();
        if (error) ::unlink(next.c_str());
        return error;
    }

private:
    static std::error_code last_error() noexcept { return {errno, std::generic_category()}; }

    static bool is_secret(std::string_view line) {
        std::string told{line};
        return scrub_known(told);
    }

    std::error_code read(int file) {
        // Not more than it can have been written with.
        auto const end = ::lseek(file, 0, SEEK_END);
        constexpr auto largest = static_cast<off_t>(most * longest);
        ::lseek(file, end > largest ? end - largest : 0, SEEK_SET);
        line_reader reader{file, longest};
        for (std::string_view line;;) {
            switch (reader.next(line)) {
                case line_reader::result::line: add(line); break;
                case line_reader::result::too_long: break;
                case line_reader::result::empty:
                    if (auto const error = reader.fill()) return error;
                    break;
                case line_reader::result::end: return {};
            }
        }
    }

    static std::error_code write(int file, std::string_view text) noexcept {
        while (!text.empty()) {
            auto const written = ::write(file, text.data(), text.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return last_error();
            text.remove_prefix(static_cast<std::size_t>(written));
        }
        return {};
    }

    std::vector<std::string> lines_;
};
using line_history = basic_line_history<>;

}  // namespace monongusa::transport

#endif
