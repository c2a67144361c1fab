// SPDX-License-Identifier: BSL-1.0
// lines: the log as text, a line each.

#ifndef MONONGUSA_LOG_LINES_HPP
#define MONONGUSA_LOG_LINES_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/log/colour.hpp>
#include <monongusa/log/descriptor.hpp>
#include <monongusa/log/record.hpp>
#include <monongusa/log/timestamp.hpp>
#include <monongusa/log/written_lines.hpp>

#include <string>
#include <string_view>

#include <unistd.h>

namespace monongusa {

namespace detail {

// `2026-11-21T14:45:01.123Z warning bot rule 3: text`.  What is said by colour is said by words too.
class text_form {
public:
    constexpr explicit text_form(log::colour colour) noexcept : colour_(colour) {}

    [[gnu::cold]] void append(std::string& out, log::record const& line, descriptor to) {
        if (!looked_) {
            terminal_ = to.is_terminal();
            coloured_ = is_coloured(colour_, terminal_);
            looked_ = true;
        }
        add(out, paint::dim);
        terminal_ ? append_time_of_day(out, line.time) : append_timestamp(out, line.time);
        add(out, paint::none);
        out += ' ';
        add(out, paint::of(line.level));
        out += log::name_of(line.level);
        add(out, paint::none);
        if (!line.bot.empty()) {
            out += ' ';
            append_visible(out, line.bot);
        }
        // A rule's number says that a rule or its handler speaks.
        bool const of_rule = line.rule != 0 && (line.subsystem == "rule" || line.subsystem == "chat");
        bool const usual = line.subsystem.empty() || line.subsystem == (line.bot.empty() ? "process" : "bot");
        if (!usual || line.rule != 0) {
            add(out, paint::magenta);
            if (!usual && !of_rule) {
                out += ' ';
                append_visible(out, line.subsystem);
            }
            if (line.rule != 0) append_part(out, joined(" rule ", line.rule));
            add(out, paint::none);
        }
        out += ": ";
        append_visible(out, line.text);
    }

private:
    void add(std::string& out, std::string_view colour) const {
        if (coloured_) out += colour;
    }

    log::colour colour_;
    // Found out at the first line, since a static sink is there before the environment can be asked.
    bool looked_ = false;
    bool terminal_ = false;
    bool coloured_ = false;
};

}  // namespace detail

namespace log {

struct lines_config {
    int to = STDERR_FILENO;  ///< A descriptor, which has to stay open.
    log::colour colour = log::colour::automatic;
};

/// Writes each line in one piece, with its time; on a terminal only the time of day, and coloured unless the environment or the configuration asks
/// for something else.  Control characters are made visible, so that nobody's message can pass for a line of the log.  Repetitions are folded.
class lines {
public:
    explicit lines(lines_config const& config = {}) noexcept : written_{config.to, detail::text_form{config.colour}} {}
    lines(lines const&) = delete;
    lines& operator=(lines const&) = delete;
    ~lines() { flush(); }

    /// Any thread.
    void write(record const& line) { written_.write(line); }

    /// Tells how often the last line came, if it was not told yet.
    void flush() noexcept { written_.flush(); }

private:
    detail::written_lines<detail::text_form> written_;
};

}  // namespace log

}  // namespace monongusa

#endif
