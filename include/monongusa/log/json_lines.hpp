// SPDX-License-Identifier: BSL-1.0
// json_lines: the log as JSON, an object a line.

#ifndef MONONGUSA_LOG_JSON_LINES_HPP
#define MONONGUSA_LOG_JSON_LINES_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/json_text.hpp>
#include <monongusa/log/descriptor.hpp>
#include <monongusa/log/record.hpp>
#include <monongusa/log/timestamp.hpp>
#include <monongusa/log/written_lines.hpp>

#include <string>
#include <string_view>

#include <unistd.h>

namespace monongusa {

namespace detail {

struct json_form {
    [[gnu::cold]] static void append(std::string& out, log::record const& line, descriptor) {
        out += "{\"time\":\"";
        append_timestamp(out, line.time);
        out += '"';
        append_member(out, "level", log::name_of(line.level));
        if (!line.bot.empty()) append_member(out, "bot", line.bot);
        if (!line.subsystem.empty()) append_member(out, "subsystem", line.subsystem);
        if (line.rule != 0) append_part(out, joined(",\"rule\":", line.rule));
        append_member(out, "text", line.text);
        out += '}';
    }

private:
    static void append_member(std::string& out, std::string_view name, std::string_view value) {
        append_part(out, joined(",\"", name, "\":"));
        append_json_text(out, value);
    }
};

}  // namespace detail

namespace log {

/// Writes each line in one piece as `{"time":…,"level":…,"bot":…,"subsystem":…,"rule":…,"text":…}`, in that order; `bot` is left out where the process
/// itself speaks, `rule` where the line is about none.  Repetitions are folded.
class json_lines {
public:
    /// The descriptor has to stay open.
    explicit json_lines(int to = STDERR_FILENO) noexcept : written_{to, {}} {}
    json_lines(json_lines const&) = delete;
    json_lines& operator=(json_lines const&) = delete;
    ~json_lines() { flush(); }

    /// Any thread.
    void write(record const& line) { written_.write(line); }

    /// Tells how often the last line came, if it was not told yet.
    void flush() noexcept { written_.flush(); }

private:
    detail::written_lines<detail::json_form> written_;
};

}  // namespace log

}  // namespace monongusa

#endif
