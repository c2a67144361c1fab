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

// What the handler may touch: of the process, as its signals are, and never ended, since a handler may still be about to return.
struct place_for_signals {
    std::atomic<bool> taken = false;
    bool known = false;  // The semaphore is; it stays so.
    sem_t told{};
};

/// While it lives, the first SIGINT or SIGTERM calls `first()` on a thread of its own; if it still lives `patience` later, `late()` is called.  The
/// second signal ends the process at once, with the status 128 + number that shells know.  A choice of the program's own for one of these signals
/// stands, also to ignore it (as `nohup` does).  Of several at a time (16; more do nothing) each is told, also one that begins when the signal has come.
class signals {
public:
    template <class First, class Late>
    signals(First first, instant::duration patience, Late late) {
        std::lock_guard const lock{changing_};
        auto* const place = free_place();
        if (!place) return;
        if (living_ == 0) came_ = 0;
        watcher_ = std::thread{[this, place, first = std::move(first), patience, late = std::move(late)] {
            if (!told(*place)) return;
            first();
            if (!ended_by(after(instant::clock::now(), patience))) late();
        }};
        place_ = place;
        place->taken = true;
        if (living_++ == 0) {
            catch_signal(SIGINT, before_[0]);
            catch_signal(SIGTERM, before_[1]);
        } else if (came_ > 0) {
            ::sem_post(&place->told);
        }
    }
    signals(signals const&) = delete;
    signals& operator=(signals const&) = delete;
    ~signals() {
        if (!place_) return;
        {
            std::lock_guard const lock{changing_};
            if (--living_ == 0) {
                give_back(SIGINT, before_[0]);
                give_back(SIGTERM, before_[1]);
            }
        }
        {
            std::lock_guard const lock{monitor_};
            ended_ = true;
            monitor_.notify_all();
        }
        ::sem_post(&place_->told);
        watcher_.join();
        place_->taken = false;
    }

    /// Whether one has come.
    bool came() const noexcept { return place_ && came_ > 0; }

private:
    static void handle(int number) {
        int const before = errno;
        if (came_.fetch_add(1) > 0) ::_exit(128 + number);
        for (auto& each : places_) {
            if (each.taken) ::sem_post(&each.told);
        }
        errno = before;
    }

    static place_for_signals* free_place() noexcept {
        for (auto& each : places_) {
            if (each.taken) continue;
            if (!std::exchange(each.known, true)) ::sem_init(&each.told, 0, 0);
            return &each;
        }
        return nullptr;
    }

    static void catch_signal(int number, struct sigaction& before) noexcept {
        struct sigaction ours = {};
        ours.sa_handler = &signals::handle;
        ours.sa_flags = SA_RESTART;
        sigemptyset(&ours.sa_mask);
        before.sa_handler = SIG_IGN;
        if (::sigaction(number, nullptr, &before) == 0 && before.sa_handler == SIG_DFL) ::sigaction(number, &ours, nullptr);
    }
    // What the program has chosen meanwhile stands as well.
    static void give_back(int number, struct sigaction const& before) noexcept {
        struct sigaction now = {};
        if (before.sa_handler != SIG_DFL || ::sigaction(number, nullptr, &now) != 0) return;
        if (now.sa_handler == &signals::handle) ::sigaction(number, &before, nullptr);
    }

    // Waits for a signal or the end; whether it is a signal.  A handler that was held up may tell of one that was meant for those before.
    bool told(place_for_signals& at) {
        for (;;) {
            while (::sem_wait(&at.told) != 0 && errno == EINTR) {
            }
            if (ended_by(instant{})) return false;
            if (came_ > 0) return true;
        }
    }
    bool ended_by(instant deadline) {
        std::lock_guard const lock{monitor_};
        while (!ended_ && instant::clock::now() < deadline) monitor_.wait_until(deadline);
        return ended_;
    }

    static inline place_for_signals places_[16];
    static inline std::atomic<int> came_ = 0;
    static inline std::mutex changing_;  // What follows.
    static inline int living_ = 0;
    static inline struct sigaction before_[2] = {};

    place_for_signals* place_ = nullptr;
    bool ended_ = false;
    monitor monitor_;
    std::thread watcher_;
};

}  // namespace monongusa::detail

#endif
