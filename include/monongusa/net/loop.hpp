// SPDX-License-Identifier: BSL-1.0
// loop: the thread on which all connections of the process live.

#ifndef MONONGUSA_NET_LOOP_HPP
#define MONONGUSA_NET_LOOP_HPP

#include <monongusa/detail/once.hpp>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include <signal.h>

namespace monongusa::net {

/// Runs what is posted to it, and the connections made on it, one after the other on a thread of its own.  The thread takes no signals.  What
/// throws there ends the program: connections report errors and throw nothing but std::bad_alloc.
///
/// The destructor lets what is under way on the thread end and what is only posted go without a call; it waits for the thread, unless that is the
/// one it runs on.
class loop {
public:
    /// That of the process: made when somebody wants it, gone with the last who holds it.  Any thread.
    static std::shared_ptr<loop> shared() {
        static std::mutex mutex;
        static std::weak_ptr<loop> known;
        std::lock_guard const lock{mutex};
        auto found = known.lock();
        if (!found) known = found = std::make_shared<loop>();
        return found;
    }

    loop() : inside_(std::make_shared<inside>()) {
        sigset_t all;
        sigset_t before;
        ::sigfillset(&all);
        ::pthread_sigmask(SIG_SETMASK, &all, &before);
        struct restored {
            sigset_t const& mask;
            ~restored() { ::pthread_sigmask(SIG_SETMASK, &mask, nullptr); }
        } const afterwards{before};
        // The thread may outlive the loop, by its last steps.
        thread_ = std::thread{[held = inside_]() noexcept { held->io.run(); }};
    }
    loop(loop const&) = delete;
    loop& operator=(loop const&) = delete;
    ~loop() {
        inside_->io.stop();
        if (here()) thread_.detach();
        else thread_.join();
    }

    boost::asio::io_context& io() noexcept { return inside_->io; }

    /// Whether this is the loop's thread.
    bool here() const noexcept { return std::this_thread::get_id() == thread_.get_id(); }

    /// Calls it on the loop's thread, later, in the order in which a thread posts.  Any thread.
    void post(monongusa::detail::once<> work) {
        // What it calls may end the loop before the post itself has ended.
        auto const here_too = inside_;
        boost::asio::post(here_too->io, [held = std::move(work)]() mutable { held(); });
    }

private:
    struct inside {
        boost::asio::io_context io{1};
        boost::asio::executor_work_guard<boost::asio::io_context::executor_type> guard{io.get_executor()};
    };

    std::shared_ptr<inside> inside_;
    std::thread thread_;
};

}  // namespace monongusa::net

#endif
