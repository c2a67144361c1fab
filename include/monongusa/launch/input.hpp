// SPDX-License-Identifier: BSL-1.0
// input: a file that is read whole, since it is known to be small.

#ifndef MONONGUSA_LAUNCH_INPUT_HPP
#define MONONGUSA_LAUNCH_INPUT_HPP

#include <cstddef>
#include <string>
#include <system_error>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace monongusa::detail {

inline constexpr std::size_t largest_file = 4 << 20;

/// `-` is stdin.  Larger ones are `std::errc::file_too_large`.
template <class = void>
std::error_code read_file(std::string const& path, std::string& text) {
    auto const failed = [] { return std::error_code{errno, std::generic_category()}; };
    bool const standard = path == "-";
    int const file = standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return failed();
    constexpr std::size_t portion = 65536;
    std::error_code error;
    for (;;) {
        auto const before = text.size();
        text.resize(before + portion);
        auto const got = ::read(file, text.data() + before, portion);
        if (got < 0 && errno != EINTR) error = failed();
        text.resize(before + (got > 0 ? static_cast<std::size_t>(got) : 0));
        if (text.size() > largest_file) error = make_error_code(std::errc::file_too_large);
        if (error || got == 0) break;
    }
    if (!standard) ::close(file);
    return error;
}

}  // namespace monongusa::detail

#endif
