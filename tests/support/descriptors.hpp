// SPDX-License-Identifier: BSL-1.0
// descriptors: pipes, files and redirections that close themselves, and a look at whether a thread waits.

#ifndef MONONGUSA_TESTS_SUPPORT_DESCRIPTORS_HPP
#define MONONGUSA_TESTS_SUPPORT_DESCRIPTORS_HPP

#include <monongusa/log/process.hpp>

#include <cerrno>
#include <cstdio>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

namespace support {

inline int checked(int result, char const* what) {
    if (result < 0) throw std::system_error{errno, std::generic_category(), what};
    return result;
}

/// Owns a file descriptor.
class descriptor {
public:
    explicit descriptor(int number) noexcept : number_(number) {}
    descriptor(descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    descriptor& operator=(descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~descriptor() { close(); }

    int get() const noexcept { return number_; }
    void close() noexcept {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }

private:
    int number_;
};

inline descriptor opened(char const* path, int flags) { return descriptor{checked(::open(path, flags | O_CLOEXEC), path)}; }

struct pipe_ends {
    descriptor reading{-1};
    descriptor writing{-1};

    pipe_ends() {
        int ends[2];
        checked(::pipe2(ends, O_CLOEXEC), "pipe");
        reading = descriptor{ends[0]};
        writing = descriptor{ends[1]};
    }
};

/// Does not write more than a pipe holds unless somebody reads.
inline void write_all(int to, std::string_view text) {
    while (!text.empty()) {
        auto const written = checked(static_cast<int>(::write(to, text.data(), text.size())), "write");
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// All up to the end of the file or until every writer of the pipe has closed it.
inline std::string read_all(int from) {
    std::string all;
    char portion[4096];
    while (auto const got = checked(static_cast<int>(::read(from, portion, sizeof portion)), "read")) {
        all.append(portion, static_cast<std::size_t>(got));
    }
    return all;
}

/// A regular file without a name, read from its beginning.
inline descriptor file_with(std::string_view contents) {
    char path[] = "/tmp/monongusa-test-XXXXXX";
    descriptor file{checked(::mkstemp(path), "mkstemp")};
    ::unlink(path);
    write_all(file.get(), contents);
    checked(static_cast<int>(::lseek(file.get(), 0, SEEK_SET)), "lseek");
    return file;
}

/// Puts another file under a descriptor's number, as long as it lives.
class redirected {
public:
    redirected(int number, int to) : number_(number), before_(checked(::fcntl(number, F_DUPFD_CLOEXEC, 100), "dup")) {
        checked(::dup2(to, number), "dup2");
    }
    redirected(redirected const&) = delete;
    redirected& operator=(redirected const&) = delete;
    ~redirected() { ::dup2(before_.get(), number_); }

private:
    int number_;
    descriptor before_;
};

/// What `work` writes to a descriptor's number, STDERR_FILENO say.  What is tested in there is not seen: test behind it.
template <class Work>
std::string written_to(int number, Work&& work) {
    auto const file = file_with("");
    {
        redirected const instead{number, file.get()};
        work();
    }
    checked(static_cast<int>(::lseek(file.get(), 0, SEEK_SET)), "lseek");
    return read_all(file.get());
}

/// The same for the log, each line without its time.
template <class Work>
std::string logged_by(Work&& work) {
    std::string const written = written_to(STDERR_FILENO, [&] {
        // One of its own, so that no line passes for a repetition of what was logged before.
        monongusa::log::lines lines{{.to = STDERR_FILENO, .colour = monongusa::log::colour::never}};
        monongusa::log::redirection const here{lines};
        work();
    });
    constexpr std::string_view time = "dddd-dd-ddTdd:dd:dd.dddZ ";
    auto const begins_with_a_time = [&](std::string_view line) {
        if (line.size() < time.size()) return false;
        for (std::size_t i = 0; i < time.size(); ++i) {
            if (time[i] == 'd' ? line[i] < '0' || line[i] > '9' : line[i] != time[i]) return false;
        }
        return true;
    };
    std::string log;
    for (std::string_view left = written; !left.empty();) {
        auto const line = left.substr(0, left.find('\n') + 1);
        if (line.empty()) return "the log ends in the middle of a line: " + written;
        if (!begins_with_a_time(line)) return "a line without a time: " + written;
        log += line.substr(time.size());
        left.remove_prefix(line.size());
    }
    return log;
}

/// Comes back when the thread, by its `gettid`, waits for something: what it could do by itself is then done.
inline void until_waiting(pid_t thread) {
    auto const path = "/proc/self/task/" + std::to_string(thread) + "/stat";
    for (;;) {
        std::ifstream file{path};
        std::string line;
        if (!std::getline(file, line)) return;
        // The name of the program, in parentheses, may hold anything.
        auto const state = line.rfind(')') + 2;
        if (state < line.size() && line[state] == 'S') return;
        std::this_thread::yield();
    }
}

}  // namespace support

#endif
