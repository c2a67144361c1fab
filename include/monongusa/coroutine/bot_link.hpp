// SPDX-License-Identifier: BSL-1.0
// bot_link: the way from a coroutine to its bot, which may be gone.

#ifndef MONONGUSA_COROUTINE_BOT_LINK_HPP
#define MONONGUSA_COROUTINE_BOT_LINK_HPP

#include <monongusa/bot/engine.hpp>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace monongusa::detail {

/// Shared by all of a bot's coroutines, and by what they left behind somewhere.  Any thread.
class bot_link {
    using io_context = boost::asio::io_context;

public:
    explicit bot_link(engine& bot) noexcept : bot_(&bot) {}
    bot_link(bot_link const&) = delete;
    bot_link& operator=(bot_link const&) = delete;

    /// Calls `what(engine)` while the bot is there; false if it is gone.
    template <class What>
    bool enter(What const& what) {
        struct inside {
            std::atomic<std::size_t>& count;
            explicit inside(std::atomic<std::size_t>& of) noexcept : count(of) { ++count; }
            ~inside() {
                if (--count == 0) count.notify_all();
            }
        } const here{inside_};
        if (gone_) return false;
        what(*bot_);
        return true;
    }

    /// For what is no wait of the bot's own: sockets, Asio's timers.  A thread, which begins with the first of them, waits for these and hands what came of
    /// them over; handlers never run on it.
    io_context& context() {
        std::lock_guard const lock{mutex_};
        if (gone_) {
            static io_context nobody_runs_it;
            return nobody_runs_it;
        }
        if (!outside_) outside_.emplace();
        return outside_->context;
    }

    /// The bot goes: nobody enters any more, and nothing of its own context runs.
    void leave() noexcept {
        gone_ = true;
        for (auto inside = inside_.load(); inside > 0; inside = inside_.load()) inside_.wait(inside);
        outside* left = nullptr;
        {
            std::lock_guard const lock{mutex_};
            left = outside_ ? &*outside_ : nullptr;
        }
        if (left) left->stop();
    }
    /// What still waits for something outside ends without having been called.  After `leave`.
    void drop_waits() noexcept { outside_.reset(); }

private:
    struct outside {
        outside() noexcept(false) {}
        io_context context{1};
        boost::asio::executor_work_guard<io_context::executor_type> work{context.get_executor()};
        std::thread thread{[this] { context.run(); }};

        void stop() noexcept {
            context.stop();
            if (thread.joinable()) thread.join();
        }
        ~outside() { stop(); }
    };

    engine* bot_;
    std::atomic<std::size_t> inside_ = 0;
    std::atomic<bool> gone_ = false;
    std::mutex mutex_;
    std::optional<outside> outside_;
};

}  // namespace monongusa::detail

#endif
