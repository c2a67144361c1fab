// SPDX-License-Identifier: BSL-1.0
// signals: SIGINT and SIGTERM as a wish to end.

#ifndef MONONGUSA_BOT_SIGNALS_HPP
#define MONONGUSA_BOT_SIGNALS_HPP

#include <monongusa/detail/monitor.hpp>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <mutex>
#include <thread>
#include <utility>

#include <semaphore.h>
#include <unistd.h>

namespace monongusa::detail {

/// While it lives, the first SIGINT or SIGTERM calls `first()` on a thread of its own; if it still lives `patience` later, `late()` is called.  The
/// second signal ends the process at once, with the status 128 + number that shells know.  A choice of the program's own for one of these signals
/// stands, also to ignore it (as `nohup` does).  Only one at a time: of several the first is asked, the others do nothing.
class signals {
public:
    template <class First, class Late>
    signals(First first, instant::duration patience, Late late) {
        if (taken_.exchange(true)) return;
        owner_ = true;
        came_ = 0;
        ::sem_init(&told_, 0, 0);
        struct given_back {
            bool unless_it_runs = true;
            ~given_back() {
                if (unless_it_runs) taken_ = false;
            }
        } without_a_thread;
        watcher_ = std::thread{[this, first = std::move(first), patience, late = std::move(late)] {
            while (::sem_wait(&told_) != 0 && errno == EINTR) {
            }
            if (ended()) return;
            first();
            if (!ended_by(after(instant::clock::now(), patience))) late();
        }};
        without_a_thread.unless_it_runs = false;
        catch_signal(SIGINT, before_[0]);
        catch_signal(SIGTERM, before_[1]);
    }
    signals(signals const&) = delete;
    signals& operator=(signals const&) = delete;
    ~signals() {
        if (!owner_) return;
        give_back(SIGINT, before_[0]);
        give_back(SIGTERM, before_[1]);
        {
            std::lock_guard const lock{monitor_};
            ended_ = true;
            monitor_.notify_all();
        }
        ::sem_post(&told_);
        watcher_.join();
        taken_ = false;
    }

    /// Whether one has come.
    bool came() const noexcept { return owner_ && came_ > 0; }

private:
    static void handle(int number) {
        int const before = errno;
        if (came_.fetch_add(1) > 0) ::_exit(128 + number);
        ::sem_post(&told_);
        errno = before;
    }

    static void catch_signal(int number, struct sigaction& before) noexcept {
        struct sigaction ours = {};
        ours.sa_handler = &signals::handle;
        ours.sa_flags = SA_RESTART;
        sigemptyset(&ours.sa_mask);
        before.sa_handler = SIG_IGN;
        if (::sigaction(number, nullptr, &before) == 0 && before.sa_handler == SIG_DFL) ::sigaction(number, &ours, nullptr);
    }
    static void give_back(int number, struct sigaction const& before) noexcept {
        if (before.sa_handler == SIG_DFL) ::sigaction(number, &before, nullptr);
    }

    bool ended() {
        std::lock_guard const lock{monitor_};
        return ended_;
    }
    bool ended_by(instant deadline) {
        std::lock_guard const lock{monitor_};
        while (!ended_ && instant::clock::now() < deadline) monitor_.wait_until(deadline);
        return ended_;
    }

    // What the handler may touch: one for the process, as its signals are, and never ended, since a handler may still be about to return.
    static inline std::atomic<bool> taken_ = false;
    static inline std::atomic<int> came_ = 0;
    static inline sem_t told_{};

    bool owner_ = false;
    bool ended_ = false;
    monitor monitor_;
    struct sigaction before_[2] = {};
    std::thread watcher_;
};

}  // namespace monongusa::detail

#endif
