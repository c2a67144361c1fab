// SPDX-License-Identifier: BSL-1.0
// session_file: a gateway session over a restart.

#ifndef MONONGUSA_TRANSPORT_SESSION_FILE_HPP
#define MONONGUSA_TRANSPORT_SESSION_FILE_HPP

#include <monongusa/wire/discord/gateway_config.hpp>

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include <cerrno>
#include <fcntl.h>
#include <sys/types.h>
#include <sys/stat.h>
#include <unistd.h>

namespace monongusa::transport::session_file {

inline constexpr std::size_t longest = 4096;

/// Four lines: what the session was begun with, the sequence number, its id, where it is resumed.  None for anything else, or if it was begun with something
/// else.
inline std::optional<wire::discord::saved_session> read(std::string_view text, std::string_view begun_with) {
    wire::discord::saved_session session;
    auto const line = [&text] {
        auto const end = text.find('\n');
        auto const found = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        return found;
    };
    if (line() != begun_with) return std::nullopt;
    auto const number = line();
    auto const [end, error] = std::from_chars(number.data(), number.data() + number.size(), session.sequence);
    if (error != std::errc{} || end != number.data() + number.size() || session.sequence < -1) return std::nullopt;
    session.id = line();
    session.resume_url = line();
    if (session.id.empty() || !text.empty()) return std::nullopt;
    return session;
}

inline std::string written(wire::discord::saved_session const& session, std::string_view begun_with) {
    return std::string{begun_with} + '\n' + std::to_string(session.sequence) + '\n' + session.id + '\n' + session.resume_url + '\n';
}

/// The session that a file holds, which is taken away at once: one session goes on in one process, and at most once.
inline std::optional<wire::discord::saved_session> take(std::string const& path, std::string_view begun_with) {
    struct closed {
        void operator()(std::FILE* file) const noexcept { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, closed> const file{std::fopen(path.c_str(), "rbe")};
    if (!file) return std::nullopt;
    std::string text(longest, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), file.get()));
    std::remove(path.c_str());
    return read(text, begun_with);
}

/// For nobody but its owner, and whole or not at all.
inline std::error_code keep(std::string const& path, wire::discord::saved_session const& session, std::string_view begun_with) {
    auto const next = path + ".new";
    std::remove(next.c_str());
    int const file = ::open(next.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) return {errno, std::generic_category()};
    auto const text = written(session, begun_with);
    auto const size = static_cast<ssize_t>(text.size());
    auto const went = ::write(file, text.data(), text.size());
    std::error_code error;
    if (went >= 0 && went < size) {
        error = std::make_error_code(std::errc::no_space_on_device);
    } else if (went < 0 || ::fsync(file) != 0) {
        error = {errno, std::generic_category()};
    }
    ::close(file);
    if (!error && std::rename(next.c_str(), path.c_str()) != 0) error = {errno, std::generic_category()};
    if (error) std::remove(next.c_str());
    return error;
}

}  // namespace monongusa::transport::session_file

#endif
