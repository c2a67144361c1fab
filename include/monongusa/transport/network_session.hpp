// SPDX-License-Identifier: BSL-1.0
// network_session: what sessions of all platforms have in common: a thread that hears, a thread that is connected, and how one ends.

#ifndef MONONGUSA_TRANSPORT_NETWORK_SESSION_HPP
#define MONONGUSA_TRANSPORT_NETWORK_SESSION_HPP

#include <monongusa/action/any.hpp>
#include <monongusa/action/completion.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/monitor.hpp>
#include <monongusa/error/error.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/transport/frame_inbox.hpp>
#include <monongusa/transport/late_answers.hpp>
#include <monongusa/transport/listener_ref.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <system_error>
#include <utility>
#include <variant>

namespace monongusa::transport {

/// Any thread, where nothing else is said.
class network_session {
public:
    explicit network_session(std::size_t most_events) : inbox_(most_events, most_bytes), loop_(net::loop::shared()) {}
    network_session(network_session const&) = delete;
    network_session& operator=(network_session const&) = delete;

    net::loop& loop() const noexcept { return *loop_; }
    std::shared_ptr<net::loop> const& shared_loop() const noexcept { return loop_; }
    frame_inbox& inbox() noexcept { return inbox_; }

    static std::uint64_t chance() {
        std::random_device device;
        return std::uint64_t{device()} << 32 | device();
    }

    /// Why the bot ends, in a sentence that says what to do; the last one counts.
    std::error_code fail(std::error_code error, std::string sentence) {
        std::lock_guard const lock{monitor_};
        error_ = error;
        sentence_ = std::move(sentence);
        return error;
    }
    std::error_code error() const {
        std::lock_guard const lock{monitor_};
        return error_;
    }
    /// Empty of any other error than that.
    std::string explain(std::error_code error) const {
        std::lock_guard const lock{monitor_};
        return error && error == error_ ? sentence_ : std::string{};
    }
    std::string why_it_ended() const {
        std::lock_guard const lock{monitor_};
        return sentence_.empty() ? "stopped" : sentence_;
    }

    /// The bot hears nothing more, and who waits for an answer at login waits no longer.
    void stop() {
        inbox_.stop();
        std::lock_guard const lock{monitor_};
        stopped_ = true;
        monitor_.notify_all();
    }
    /// Whoever was connected has said goodbye.
    void is_over() {
        std::lock_guard const lock{monitor_};
        over_ = true;
        monitor_.notify_all();
    }
    void wait_until_over(instant::duration at_most) {
        auto const until = detail::after(instant::clock::now(), at_most);
        std::unique_lock lock{monitor_};
        while (!over_ && instant::clock::now() < until) monitor_.wait_until(until);
    }

    /// Calls `ask(done)` on the loop's thread and waits for `done(error, answer)`, or until the bot is stopped: then `error::stopped`.  Not on that thread.
    template <class Answer, class Ask>
    std::error_code wait_for(Answer& out, Ask ask) {
        struct answer {
            std::error_code error;
            Answer value;
            bool came = false;
        };
        auto const shared = std::make_shared<answer>();
        loop_->post([this, shared, ask = std::move(ask)]() mutable {
            ask([this, shared](std::error_code error, Answer& value) {
                std::lock_guard const lock{monitor_};
                *shared = {error, std::move(value), true};
                monitor_.notify_all();
            });
        });
        std::unique_lock lock{monitor_};
        while (!shared->came && !stopped_) monitor_.wait_until(instant::max());
        if (stopped_) return make_error_code(error::stopped);
        out = std::move(shared->value);
        return shared->error;
    }

    /// Calls `how(action, done)` on the loop's thread.  A completion may ask for more, also one that is told that this is the end.
    template <class How>
    void perform(action::any&& action, action::completion&& done, How how) {
        if (closing_) {
            auto channel = std::visit([](auto const& one) { return one.to.channel; }, action);
            return late_.tell(*loop_, [done = std::move(done), channel = std::move(channel)]() mutable { done(make_error_code(error::stopped), {{}, std::move(channel)}); });
        }
        loop_->post([how, action = std::move(action), done = std::move(done)]() mutable { how(std::move(action), std::move(done)); });
    }
    /// Calls `how(done)` there.
    template <class Done, class How>
    void ask(Done&& done, How&& how) {
        if (closing_) return late_.tell(*loop_, [done = std::move(done)]() mutable { done(make_error_code(error::stopped), {}); });
        loop_->post([done = std::move(done), how = std::move(how)]() mutable { how(std::move(done)); });
    }

    /// On the bot's thread: fires its timers and calls `each(item)` until that gives false, or the bot is stopped.  `room()` is called on the loop's thread
    /// when there is room again in an inbox that was full.
    template <class Room, class Each>
    void hear_all(listener_ref& listener, Room room, Each each) {
        inbox_item taken;
        while (!inbox_.stopped()) {
            listener.fire_timers();  // Before it takes: a timer may stop or pause it.
            auto const got = inbox_.take(taken, listener.next_timer());
            if (got == frame_inbox::got::nothing) continue;
            if (got == frame_inbox::got::room) loop_->post(room);
            if (!each(taken)) return;
        }
    }

    // --- the end

    /// Waits until what the bot has to say is said, at most so long.  `when_idle(done)` is called on the loop's thread; on that thread itself nothing is waited for.
    template <class WhenIdle>
    void wait_for_last_words(WhenIdle when_idle, instant::duration at_most) {
        if (loop_->here()) return;
        loop_->post([this, when_idle]() mutable {
            when_idle([this] {
                std::lock_guard const lock{monitor_};
                silent_ = true;
                monitor_.notify_all();
            });
        });
        auto const until = detail::after(instant::clock::now(), at_most);
        std::unique_lock lock{monitor_};
        while (!silent_ && instant::clock::now() < until) monitor_.wait_until(until);
    }

    /// From here on who asks something is told later that it is over.
    void begin_to_close() noexcept { closing_ = true; }
    bool is_closing() const noexcept { return closing_; }
    void wait_for_late_answers() const { late_.wait(*loop_); }

    /// Ends a session also in a callback of its own: it then ends when that has come back.
    template <class Session>
    static void close(Session* session, std::shared_ptr<net::loop> const on) {
        if (!on->here()) {
            delete session;
            return;
        }
        on->post([session] { delete session; });
    }

private:
    static constexpr std::size_t most_bytes = 64 * 1024 * 1024;  // Of frames that wait to be heard.

    frame_inbox inbox_;
    detail::monitor mutable monitor_;  // Guards the five below.
    std::error_code error_{};
    std::string sentence_{};
    bool stopped_ = false;
    bool over_ = false;
    bool silent_ = false;
    std::atomic<bool> closing_ = false;
    late_answers late_{};
    std::shared_ptr<net::loop> loop_;
};

}  // namespace monongusa::transport

#endif
