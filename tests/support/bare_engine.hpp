// SPDX-License-Identifier: BSL-1.0
// support::bare_engine: an engine without a bot: its executor is a queue that runs when the test says so, its clock stands still.

#ifndef MONONGUSA_TESTS_SUPPORT_BARE_ENGINE_HPP
#define MONONGUSA_TESTS_SUPPORT_BARE_ENGINE_HPP

#include <monongusa/bot/ending.hpp>
#include <monongusa/bot/engine.hpp>
#include <monongusa/bot/queueing.hpp>
#include <monongusa/bot/telling.hpp>
#include <monongusa/clock/manual.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace support {

class bare_engine {
public:
    explicit bare_engine(bool in_place = false) : engine_(this, parts(), false, in_place) {
        engine_.watching().logger("tea");
        engine_.at_home();
        engine_.open();
    }
    bare_engine(bare_engine const&) = delete;
    bare_engine& operator=(bare_engine const&) = delete;
    ~bare_engine() { engine_.close(); }

    monongusa::detail::engine& operator*() noexcept { return engine_; }
    monongusa::detail::engine* operator->() noexcept { return &engine_; }

    /// Whether there was a task to run.
    bool run_one() {
        std::unique_lock lock{mutex_};
        if (queue_.empty()) return false;
        auto const next = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        next();
        return true;
    }
    void run_all() {
        while (run_one()) {
        }
    }
    std::size_t queued() const {
        std::lock_guard const lock{mutex_};
        return queue_.size();
    }
    /// The channel of the task that is next.
    std::string lane() const {
        auto const* const channel = queue_.front().origin().channel;
        return channel ? channel->id : std::string{};
    }
    /// As an executor that ends early.
    void drop_all() { std::exchange(queue_, {}).clear(); }

    /// Lets time pass, and what comes of it run.
    void pass(monongusa::instant::duration time) {
        clock.set(monongusa::detail::after(clock.now(), time));
        engine_.fire_timers();
        run_all();
    }

    monongusa::clock::manual clock{};
    int pauses = 0;  ///< How often the transport was told to pause, less how often to go on.
    int leaves = 0;
    int stops = 0;
    int calls_home = 0;
    std::vector<std::string> failures{};

private:
    static bare_engine& of(void* self) noexcept { return *static_cast<bare_engine*>(self); }

    static monongusa::detail::engine_parts const& parts() {
        static constexpr monongusa::detail::engine_parts all = [] {
            monongusa::detail::engine_parts these{};
            these.try_execute = [](void* self, monongusa::task_of_bot& task) {
                std::lock_guard const lock{of(self).mutex_};
                of(self).queue_.push_back(task);
                return true;
            };
            these.on_room = [](void*) {};
            these.drain = [](void* self, monongusa::instant) { of(self).run_all(); };
            these.at_rest = [](void* self) { return of(self).queued() == 0; };
            these.pause = [](void* self, bool paused) { of(self).pauses += paused ? 1 : -1; };
            these.leave = [](void* self) { ++of(self).leaves; };
            these.stop = [](void* self) { ++of(self).stops; };
            these.fail = [](void* self, monongusa::event::failure& failure, std::uint64_t) {
                of(self).failures.push_back(failure.what);
                return true;
            };
            these.now = [](void* self) { return of(self).clock.now(); };
            these.timers = [](void* self) -> monongusa::clock::timer_queue& { return of(self).clock.timers(); };
            these.rearm = [](void* self) { ++of(self).calls_home; };
            return these;
        }();
        return all;
    }

    std::mutex mutable mutex_{};
    monongusa::detail::engine engine_;
    std::deque<monongusa::task_of_bot> queue_{};
};

}  // namespace support

#endif
