// SPDX-License-Identifier: BSL-1.0
// transport::stdio: the terminal as a chat: a line is a message, an answer is a line.

#ifndef MONONGUSA_TRANSPORT_STDIO_HPP
#define MONONGUSA_TRANSPORT_STDIO_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/detail/owned.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/event/failure.hpp>
#include <monongusa/transport/line_reader.hpp>
#include <monongusa/transport/plain_dialect.hpp>
#include <monongusa/transport/stdio_session.hpp>

#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::transport {

/// Reads lines from a file descriptor and writes what the bot does to another.  What lines mean is the dialect's (see `plain_dialect`), where they
/// come from the reader's (see `line_reader`).  Works on terminals, pipes, files, `/dev/null` and a closed input; logs go to stderr alone.
///
/// - A line ends with `\n` or `\r\n`; the last needs no end.  Bytes that are not UTF-8, and zero bytes, are text as they are.
/// - A line longer than `config.longest_line` is skipped, with a sentence on stderr.
/// - The end of the input ends `run` without an error.  An output that cannot be written ends it with that error, and fails the action.
template <class Dialect, class Reader>
class basic_stdio {
    using session = stdio_session<Dialect, Reader>;

public:
    using config = typename session::config;
    using sink_type = basic_stdio_sink<session>;

    static constexpr auto emits = event::all;
    static constexpr auto performs = action::all;

    basic_stdio() : basic_stdio(config{}) {}
    explicit basic_stdio(config how) : session_(std::in_place, std::move(how)) {}

    /// What the bot is called; `@name` speaks to it.
    std::string_view name() const noexcept { return session_->name(); }

    sink_type sink() noexcept { return sink_type{*session_}; }

    template <class Listener>
    std::error_code run(Listener& listener) {
        return session_->run(listener);
    }

    void stop() noexcept { session_->stop(); }
    void pause() noexcept { session_->pause(); }
    void resume() noexcept { session_->resume(); }
    void rearm() noexcept { session_->rearm(); }

    bool failed(event::failure const& failure)
        requires requires(Dialect& wants, event::failure const& what) { wants.failed(what); }
    {
        return session_->failed(failure);
    }

    /// Stays where it is when the transport is moved; see `console_output::beside`.
    console_output& output() noexcept { return session_->output(); }

private:
    detail::owned<session> session_;  // Sinks refer to it.
};

/// What stdio's sink is called, so that the names of all that is made for it stay short.
class stdio_sink : public basic_stdio_sink<stdio_session<plain_dialect, line_reader>> {
public:
    explicit stdio_sink(basic_stdio_sink const& sink) noexcept : basic_stdio_sink(sink) {}
};

/// A line is a message, an action is a line of plain text.  Blank lines are nothing; in the format `irc`, so is, with a sentence on stderr, what is
/// not in it.
class stdio : public basic_stdio<plain_dialect, line_reader> {
public:
    using sink_type = stdio_sink;

    using basic_stdio::basic_stdio;

    sink_type sink() noexcept { return sink_type{basic_stdio::sink()}; }
};

}  // namespace monongusa::transport

#endif
