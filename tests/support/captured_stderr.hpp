// SPDX-License-Identifier: BSL-1.0
// support::captured_stderr: what the program writes to stderr while `run` runs.

#ifndef MONONGUSA_TESTS_SUPPORT_CAPTURED_STDERR_HPP
#define MONONGUSA_TESTS_SUPPORT_CAPTURED_STDERR_HPP

#include <cstdio>
#include <memory>
#include <string>
#include <system_error>

#include <cerrno>
#include <unistd.h>

namespace support {

template <class Run>
std::string captured_stderr(Run&& run) {
    auto const close = [](std::FILE* file) { std::fclose(file); };
    std::unique_ptr<std::FILE, decltype(close)> const file{std::tmpfile(), close};
    int const before = ::dup(STDERR_FILENO);
    if (!file || before < 0 || ::dup2(::fileno(file.get()), STDERR_FILENO) < 0) throw std::system_error{errno, std::generic_category()};
    run();
    ::dup2(before, STDERR_FILENO);
    ::close(before);
    std::string text;
    std::rewind(file.get());
    for (int character = std::fgetc(file.get()); character != EOF; character = std::fgetc(file.get())) text += static_cast<char>(character);
    return text;
}

}  // namespace support

#endif
