// SPDX-License-Identifier: BSL-1.0
// stdio_session: reads, decodes and writes for transport::stdio.

#ifndef MONONGUSA_TRANSPORT_STDIO_SESSION_HPP
#define MONONGUSA_TRANSPORT_STDIO_SESSION_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/action/completion.hpp>
#include <monongusa/chat/addressing.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/secret/scrubber.hpp>
#include <monongusa/transport/line_format.hpp>
#include <monongusa/transport/line_notation.hpp>
#include <monongusa/transport/line_reader.hpp>
#include <monongusa/transport/recent.hpp>
#include <monongusa/transport/wake.hpp>

#include <atomic>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace monongusa::transport {

struct stdio_config {
    std::string name = "bot";                 ///< What the bot is called.
    line_format format = line_format::guess;  ///< What the input looks like.
    std::size_t longest_line = 1 << 20;       ///< In bytes.
    int input = STDIN_FILENO;
    int output = STDOUT_FILENO;
};

/// Keeps a vanished reader of the output from killing the process, as long as it lives; an own choice for SIGPIPE stands.
class no_broken_pipe_signal {
public:
    no_broken_pipe_signal() noexcept {
        struct sigaction ignore = {};
        ignore.sa_handler = SIG_IGN;
        changed_ = ::sigaction(SIGPIPE, nullptr, &before_) == 0 && before_.sa_handler == SIG_DFL && ::sigaction(SIGPIPE, &ignore, nullptr) == 0;
    }
    no_broken_pipe_signal(no_broken_pipe_signal const&) = delete;
    no_broken_pipe_signal& operator=(no_broken_pipe_signal const&) = delete;
    ~no_broken_pipe_signal() {
        if (changed_) ::sigaction(SIGPIPE, &before_, nullptr);
    }

private:
    struct sigaction before_ = {};
    bool changed_ = false;
};

class stdio_session {
public:
    explicit stdio_session(stdio_config config) : config_(std::move(config)) {}

    std::string_view name() const noexcept { return config_.name; }

    template <class Listener>
    std::error_code run(Listener& listener) {
        no_broken_pipe_signal const guard;
        prompting_ = ::isatty(config_.input) == 1 && ::isatty(config_.output) == 1;
        greet(listener);
        auto const error = read(listener);
        if (unread_ > 0) log::warning("stdin: ", unread_, unread_ == 1 ? " line was" : " lines were", " not in the format [hh:mm] <nick> text");
        event::disconnected gone{error ? error.message() : stopped_ ? "stopped" : "end of input", true};
        listener.hear(gone);
        return error;
    }

    void stop() noexcept {
        stopped_ = true;
        wake_.notify();
    }
    void pause() noexcept { paused_ = true; }
    void resume() noexcept {
        paused_ = false;
        wake_.notify();
    }
    void rearm() noexcept { wake_.notify(); }

    /// Writes an action's line in one piece, without the secrets that are known; any thread.
    template <class Action, class Done>
    void perform(Action const& action, Done&& done) {
        chat::sent sent;
        sent.channel = action.to.channel;
        std::string line;
        write_line(line, action, recent_.words(action.to.message));
        scrub_known(line);
        line += '\n';
        if constexpr (std::is_same_v<Action, action::edit>) {
            recent_.change(action.to.message, action.text);
            sent.message = action.to.message;
        } else if constexpr (requires { action.text; }) {
            recent_.remember(action.text, sent.message);
        }
        auto const error = write(line);
        done(error, sent);
    }

private:
    template <class Listener>
    void greet(Listener& listener) {
        event::ready ready;
        ready.self = {config_.name, config_.name, true, true};
        listener.hear(ready);
    }

    template <class Listener>
    std::error_code read(Listener& listener) {
        using result = line_reader::result;
        line_reader reader{config_.input, config_.longest_line};
        event::message message;
        std::string_view line;
        while (!stopped_) {
            if (paused_) {
                wait(listener, true);
                continue;
            }
            switch (reader.next(line)) {
                case result::line:
                    hear(listener, message, line, reader.number());
                    break;
                case result::too_long:
                    log::warning("stdin:", reader.number(), ": the line is longer than ", config_.longest_line, " bytes and was skipped");
                    break;
                case result::empty:
                    prompt();
                    if (!wait(listener, false) || stopped_ || paused_) break;
                    prompted_ = false;
                    if (auto const error = reader.fill()) return error;
                    break;
                case result::end:
                    return output_error();
            }
        }
        return output_error();
    }

    template <class Listener>
    void hear(Listener& listener, event::message& message, std::string_view line, std::size_t number) {
        if (line.find_first_not_of(" \t") == std::string_view::npos) return;
        std::string_view nick = "you";
        if (config_.format == line_format::guess) {
            config_.format = !prompting_ && read_irc(line).valid ? line_format::irc : line_format::lines;
        }
        if (config_.format == line_format::irc) {
            auto const said = read_irc(line);
            if (!said.valid) {
                if (unread_++ == 0) log::warning("stdin:", number, ": not in the format [hh:mm] <nick> text; skipped, as will be all such lines");
                return;
            }
            line = said.text;
            nick = said.nick;
            if (line.find_first_not_of(" \t") == std::string_view::npos) return;
        }
        if constexpr (Listener::template wants<event::message>) {
            fill(message, nick, line);
            auto const id = message.id;
            // What no rule accepts must not push what waits for its handler out of memory.
            if (!listener.hear(message)) recent_.forget(id);
        }
    }

    template <class Listener>
    bool wait(Listener& listener, bool only_notice) {
        bool const input = wake_.wait_for(config_.input, only_notice, listener.next_timer());
        listener.fire_timers();
        return input;
    }

    // Into what the last message left, whose strings keep their capacity.
    void fill(event::message& message, std::string_view nick, std::string_view text) {
        recent_.remember(text, message.id);
        message.text.assign(text);
        message.raw.assign(text);
        message.author.id.assign(nick);
        message.author.name.assign(nick);
        message.author.self = message.author.bot = nick == config_.name;
        message.channel.id.assign("console");
        message.channel.name.assign("console");
        message.channel.kind = chat::channel_kind::open;
        message.thread.clear();
        message.attachments.clear();
        auto const address = chat::find_address(message.text, config_.name);
        message.addressed = address.mentioned;
        message.body_range = address.body;
    }

    // Once for each line that is waited for, whatever ends the wait in between.
    void prompt() {
        if (prompting_ && !std::exchange(prompted_, true)) write("> ");
    }

    std::error_code write(std::string_view text) {
        std::lock_guard const lock{output_mutex_};
        while (!output_error_ && !text.empty()) {
            auto const written = ::write(config_.output, text.data(), text.size());
            if (written >= 0) {
                text.remove_prefix(static_cast<std::size_t>(written));
            } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
                pollfd wait{config_.output, POLLOUT, 0};
                ::poll(&wait, 1, -1);
            } else if (errno != EINTR) {
                output_error_ = {errno, std::generic_category()};
                stop();  // Nobody can be answered any more.
            }
        }
        return output_error_;
    }

    std::error_code output_error() {
        std::lock_guard const lock{output_mutex_};
        return output_error_;
    }

    stdio_config config_;
    wake wake_;
    recent recent_;
    std::atomic<bool> stopped_ = false;
    std::atomic<bool> paused_ = false;
    bool prompting_ = false;
    bool prompted_ = false;
    std::size_t unread_ = 0;
    std::mutex output_mutex_;
    std::error_code output_error_;  // The first, which all later actions fail with.
};

/// Where the actions of a stdio bot go; refers to its transport.
class stdio_sink {
public:
    explicit stdio_sink(stdio_session& session) noexcept : session_(&session) {}

    template <class Action, class Done>
        requires(decltype(boost::hana::contains(action::all, boost::hana::type_c<Action>))::value)
    void perform(Action action, Done done) const {
        session_->perform(action, std::move(done));
    }

private:
    stdio_session* session_;
};

}  // namespace monongusa::transport

#endif
