// SPDX-License-Identifier: BSL-1.0
// launching: a bot as a command line starts it, within the test; and a folder for its files.

#ifndef MONONGUSA_TESTS_LAUNCH_LAUNCHING_HPP
#define MONONGUSA_TESTS_LAUNCH_LAUNCHING_HPP

#include "../support/descriptors.hpp"

#include <monongusa/launch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace launching {

/// Each line without the time of the log, where it has one.
inline std::string without_times(std::string_view written) {
    constexpr std::string_view time = "dddd-dd-ddTdd:dd:dd.dddZ ";
    std::string out;
    while (!written.empty()) {
        auto line = written.substr(0, written.find('\n') + 1);
        if (line.empty()) line = written;
        written.remove_prefix(line.size());
        bool timed = line.size() >= time.size();
        for (std::size_t i = 0; timed && i < time.size(); ++i) timed = time[i] == 'd' ? line[i] >= '0' && line[i] <= '9' : line[i] == time[i];
        out += timed ? line.substr(time.size()) : line;
    }
    return out;
}

struct ended {
    int status = -1;
    std::string out{};
    std::string log{};
};

/// The bot `greeter` with these arguments and this input, in this process.
template <class Table, class... Given>
ended launch(Table const& reactions, std::vector<std::string> const& arguments, std::string_view input = "", Given&&... given) {
    std::vector<char const*> argv{"greeter"};
    for (auto const& argument : arguments) argv.push_back(argument.c_str());
    auto const file = support::file_with(input);
    support::redirected const instead{STDIN_FILENO, file.get()};
    ended ended;
    ended.log = without_times(support::written_to(STDERR_FILENO, [&] {
        ended.out = support::written_to(STDOUT_FILENO, [&] {
            ended.status = monongusa::launch(static_cast<int>(argv.size()), argv.data(), reactions, std::forward<Given>(given)...);
        });
    }));
    return ended;
}

/// A folder that is gone at the end, with all that is in it.
class folder {
public:
    folder() {
        char path[] = "/tmp/monongusa-test-XXXXXX";
        if (::mkdtemp(path) == nullptr) std::abort();
        path_ = path;
    }
    folder(folder const&) = delete;
    folder& operator=(folder const&) = delete;
    ~folder() { std::filesystem::remove_all(path_); }

    std::string path(std::string_view name) const { return path_ + '/' + std::string{name}; }
    /// Its path.
    std::string with(std::string_view name, std::string_view text) const {
        std::ofstream{path(name), std::ios::binary} << text;
        return path(name);
    }
    std::string read(std::string_view name) const {
        std::ifstream file{path(name), std::ios::binary};
        return {std::istreambuf_iterator<char>{file}, {}};
    }
    /// How many files there are.
    std::size_t size() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{path_}, std::filesystem::directory_iterator{}));
    }

private:
    std::string path_;
};

/// `text` with what is `from` written as `to` wherever it stands.
inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
    return text;
}

}  // namespace launching

#endif
