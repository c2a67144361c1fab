// SPDX-License-Identifier: BSL-1.0
// transport::stdio: the terminal as a chat: a line is a message, an answer is a line.

#ifndef MONONGUSA_TRANSPORT_STDIO_HPP
#define MONONGUSA_TRANSPORT_STDIO_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/detail/owned.hpp>
#include <monongusa/transport/stdio_session.hpp>

#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::transport {

/// Reads messages from a file descriptor and writes what the bot does to another, one action a line.  Works on terminals, pipes, files,
/// `/dev/null` and a closed input; logs go to stderr alone.
///
/// - A line ends with `\n` or `\r\n`; the last needs no end.  Blank lines are nothing.  Bytes that are not UTF-8, and zero bytes, are text as they are.
/// - A line longer than `config.longest_line` is skipped, with a sentence on stderr.  So is, in the format `irc`, what is not in it.
/// - The end of the input ends `run` without an error.  An output that cannot be written ends it with that error, and fails the action.
class stdio {
public:
    using config = stdio_config;
    using sink_type = stdio_sink;

    static constexpr auto emits = event::all;
    static constexpr auto performs = action::all;

    stdio() : stdio(config{}) {}
    explicit stdio(config how) : session_(std::in_place, std::move(how)) {}

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

private:
    detail::owned<stdio_session> session_;  // Sinks refer to it.
};

}  // namespace monongusa::transport

#endif
