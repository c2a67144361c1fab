// SPDX-License-Identifier: BSL-1.0
// stdio_session: reads and waits for transport::stdio; what lines mean is its dialect's.

#ifndef MONONGUSA_TRANSPORT_STDIO_SESSION_HPP
#define MONONGUSA_TRANSPORT_STDIO_SESSION_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/action/occasion.hpp>
#include <monongusa/event/failure.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/transport/console_output.hpp>
#include <monongusa/transport/stdio_config.hpp>
#include <monongusa/transport/wake.hpp>

#include <boost/hana/contains.hpp>
#include <boost/hana/type.hpp>

#include <atomic>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::transport {

template <class Dialect>
struct config_of_dialect {
    using type = stdio_config;
};
template <class Dialect>
    requires requires { typename Dialect::config; }
struct config_of_dialect<Dialect> {
    using type = typename Dialect::config;
};

/// See `plain_dialect` for what a dialect is asked, `line_reader` for a reader.  A dialect with more to be told has a `config` of its own, derived from
/// `stdio_config`; one that can complete what is typed a `completion()`.
template <class Dialect, class Reader>
class stdio_session {
public:
    using config = typename config_of_dialect<Dialect>::type;

    explicit stdio_session(config how)
        : config_(std::move(how)),
          out_(config_.output, &wake_, "stdout"),
          dialect_(config_, out_),
          reader_(config_, out_) {
        if constexpr (requires { dialect_.completion(); }) config_.completion = dialect_.completion();
    }

    std::string_view name() const noexcept { return config_.name; }

    template <class Listener>
    std::error_code run(Listener& listener) {
        no_broken_pipe_signal const guard;
        dialect_.begin(listener);
        auto const error = read(listener);
        dialect_.end(listener, error ? error.message() : stopped_ ? "stopped" : "end of input");
        return error;
    }

    void stop() noexcept {
        stopped_ = true;
        // Now: a handler may keep the thread that reads for as long as it likes, until a second signal ends the process.
        reader_.restore();
        wake_.notify();
    }
    void pause() noexcept { paused_ = true; }
    void resume() noexcept {
        paused_ = false;
        wake_.notify();
    }
    void rearm() noexcept { wake_.notify(); }

    /// Any thread.
    template <class Action, class Done>
    void perform(Action action, Done done, action::stamp const& stamp = {}) {
        dialect_.perform(std::move(action), std::move(done), stamp);
    }

    bool failed(event::failure const& failure)
        requires requires(Dialect& wants, event::failure const& what) { wants.failed(what); }
    {
        return dialect_.failed(failure);
    }

    /// Any thread; to write beside the answers, on a terminal that they share.
    console_output& output() noexcept { return out_; }

private:
    template <class Listener>
    std::error_code read(Listener& listener) {
        using result = typename Reader::result;
        struct closed_at_the_end {
            Reader& reader;
            ~closed_at_the_end() { reader.close(); }
        } const closed{reader_};
        std::string_view line;
        while (!ended()) {
            if (paused_) {
                wait(listener, true);
                continue;
            }
            switch (reader_.next(line)) {
                case result::line:
                    log_bytes("stdin", reader_.bytes());
                    dialect_.hear(listener, line, reader_.number());
                    break;
                case result::too_long:
                    log::warning("stdin:", reader_.number(), ": the line is longer than ", config_.longest_line, " bytes and was skipped");
                    break;
                case result::empty:
                    reader_.await();
                    if (!wait(listener, false) || ended() || paused_) break;
                    if (auto const error = reader_.fill()) return error;
                    break;
                case result::end:
                    return out_.error();
            }
        }
        return out_.error();
    }

    // Whether there is input.
    template <class Listener>
    bool wait(Listener& listener, bool only_notice) {
        bool const input = wake_.wait_for(config_.input, only_notice, listener.next_timer());
        listener.fire_timers();
        dialect_.timers_fired(listener);
        return input;
    }

    bool ended() const noexcept { return stopped_ || out_.broken(); }

    config config_;
    wake wake_;
    console_output out_;
    Dialect dialect_;
    Reader reader_;
    std::atomic<bool> stopped_ = false;
    std::atomic<bool> paused_ = false;
};

/// Where the actions of a bot on stdio go; refers to its transport.
template <class Session>
class basic_stdio_sink {
public:
    explicit basic_stdio_sink(Session& session) noexcept : session_(&session) {}

    template <class Action, class Done>
        requires(decltype(boost::hana::contains(action::all, boost::hana::type_c<Action>))::value)
    void perform(Action action, Done done, action::stamp const& stamp = {}) const {
        session_->perform(std::move(action), std::move(done), stamp);
    }

private:
    Session* session_;
};

}  // namespace monongusa::transport

#endif
