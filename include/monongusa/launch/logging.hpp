// SPDX-License-Identifier: BSL-1.0
// logging: the log of the process as the command line wants it.

#ifndef MONONGUSA_LAUNCH_LOGGING_HPP
#define MONONGUSA_LAUNCH_LOGGING_HPP

#include <monongusa/launch/options.hpp>
#include <monongusa/log/json_lines.hpp>
#include <monongusa/log/lines.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/log/record.hpp>
#include <monongusa/transport/console_output.hpp>

#include <optional>

#include <unistd.h>

namespace monongusa::detail {

/// For as long as it lives.
class logging {
public:
    explicit logging(launch_options const& options) : before_(log::process().shown()) {
        auto shown = options.shown;
        auto const wanted = log::level_of_verbosity(options.verbosity);
        if (options.verbosity > 0 && wanted > shown.rest()) shown.rest(wanted);
        log::process().show(shown);
        if (options.log_is_json) {
            to_.emplace(json_.emplace());
        } else {
            to_.emplace(text_.emplace(log::lines_config{STDERR_FILENO, options.colour}));
        }
    }
    logging(logging const&) = delete;
    logging& operator=(logging const&) = delete;
    ~logging() { log::process().show(before_); }

private:
    log::filter before_;
    std::optional<log::lines> text_;
    std::optional<log::json_lines> json_;
    std::optional<log::redirection> to_;
};

/// Lines on a terminal where somebody types, as long as it lives: they appear above what is being typed.
class logging_beside {
public:
    explicit logging_beside(transport::console_output& out) : out_(out), before_(log::process().to(*this)) {}
    logging_beside(logging_beside const&) = delete;
    logging_beside& operator=(logging_beside const&) = delete;
    ~logging_beside() { log::process().to(before_); }

    void write(log::record const& line) {
        out_.beside([&] { before_.write(line); });
    }

private:
    transport::console_output& out_;
    log::sink_ref before_;
};

}  // namespace monongusa::detail

#endif
