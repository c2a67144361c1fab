// SPDX-License-Identifier: BSL-1.0
// new_file: a text into a file, whole or not at all.

#ifndef MONONGUSA_TRANSPORT_NEW_FILE_HPP
#define MONONGUSA_TRANSPORT_NEW_FILE_HPP

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace monongusa::transport {

namespace files {

template <class = void>
std::error_code last_error() noexcept { return {errno, std::generic_category()}; }

template <class = void>
std::error_code write_all(int file, std::string_view text) {
    while (!text.empty()) {
        auto const written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return last_error();
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

template <class = void>
std::error_code written_and_closed(int file, std::string_view text) {
    auto error = write_all(file, text);
    if (::close(file) != 0 && !error) error = last_error();
    return error;
}

}  // namespace files

/// Writes a file that nobody else may read; `over` says that it may replace one, whose permissions then stay, and which is as it was after an error.
/// Else `std::errc::file_exists`.
template <class = void>
std::error_code write_new_file(std::string const& path, std::string_view text, bool over) {
    if (!over) {
        int const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (file < 0) return files::last_error();
        auto const error = files::written_and_closed(file, text);
        if (error) ::unlink(path.c_str());
        return error;
    }
    // Beside it and then in its place; of a link, in the place of what it leads to.
    char* const real = ::realpath(path.c_str(), nullptr);
    std::string const target = real ? real : path;
    std::free(real);
    std::string beside = target + ".XXXXXX";
    struct stat before = {};
    bool const exists = ::stat(target.c_str(), &before) == 0;
    if (exists && S_ISDIR(before.st_mode)) return std::make_error_code(std::errc::is_a_directory);
    if (exists && !S_ISREG(before.st_mode)) return std::make_error_code(std::errc::operation_not_supported);  // A device is not to become a file.
    int const file = ::mkostemp(beside.data(), O_CLOEXEC);
    if (file < 0) return files::last_error();
    if (exists) ::fchmod(file, before.st_mode & 07777);
    auto error = files::written_and_closed(file, text);
    if (!error && std::rename(beside.c_str(), target.c_str()) != 0) error = files::last_error();
    if (error) ::unlink(beside.c_str());
    return error;
}

}  // namespace monongusa::transport

#endif
