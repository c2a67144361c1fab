// SPDX-License-Identifier: BSL-1.0
// activity: what runs of one coroutine, one part after the other.

#ifndef MONONGUSA_COROUTINE_ACTIVITY_HPP
#define MONONGUSA_COROUTINE_ACTIVITY_HPP

#include <monongusa/bot/thrown.hpp>
#include <monongusa/chat/origin.hpp>
#include <monongusa/concept/task.hpp>
#include <monongusa/coroutine/bot_link.hpp>
#include <monongusa/detail/once.hpp>

#include <boost/asio/cancellation_signal.hpp>

#include <atomic>
#include <cstddef>
#include <exception>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace monongusa::detail {

class activity;

/// How many coroutines there are.
struct activity_counts {
    std::atomic<std::size_t> running = 0;
    std::atomic<std::size_t> waiting = 0;  ///< Of these, for an event or a time.
};

/// A strand of its own on whatever executor the bot has: at most one task of it is queued there, in the lane of the place where it began.  Counted by those
/// that refer to it; any thread.
class activity {
public:
    /// Of the rule at that position; 0 if of none.
    activity(std::shared_ptr<bot_link> bot, std::shared_ptr<activity_counts> counts, chat::origin_ref const& from, std::size_t rule)
        : bot_(std::move(bot)), counts_(std::move(counts)), from_(from.copy()), rule_(rule) {
        from_.message.clear();
    }
    activity(activity const&) = delete;
    activity& operator=(activity const&) = delete;

    void hold() noexcept { holders_.fetch_add(1, std::memory_order_relaxed); }
    void let_go() noexcept {
        if (holders_.fetch_sub(1, std::memory_order_acq_rel) == 1) delete this;
    }

    bot_link& bot() const noexcept { return *bot_; }

    /// Whether the calling thread is running a part of it.
    bool is_here() const noexcept { return here_ == this; }

    /// While it lives the calling thread runs a part of it.
    class inside {
    public:
        explicit inside(activity& of) noexcept : before_(std::exchange(here_, &of)) {}
        inside(inside const&) = delete;
        inside& operator=(inside const&) = delete;
        ~inside() { here_ = before_; }

    private:
        activity* before_;
    };

    /// Runs `part` behind those before it; lets it go if the bot is gone.
    void execute(once<> part) {
        {
            std::lock_guard const lock{mutex_};
            parts_.push_back(std::move(part));
            if (std::exchange(queued_, true)) return;
        }
        queue();
    }

    // --- whether it counts as under way: while its coroutine is there and does not wait for the bot

    void begins() { change([](state& now) { now.flying = true; }); }
    void ends() { change([](state& now) { now.flying = false; }); }
    /// A wait that the bot decides about, for an event or a time.
    void wait_begins() { change([](state& now) { ++now.waits; }); }
    void wait_ends() { change([](state& now) { --now.waits; }); }

    /// Cancels what the coroutine waits for.  In a part of the activity.
    boost::asio::cancellation_signal& signal() noexcept { return signal_; }
    void cancel();

    // A list of those that are under way.
    activity* next = nullptr;
    activity* previous = nullptr;

private:
    struct state {
        bool flying = false;
        std::size_t waits = 0;

        bool counts() const noexcept { return flying && waits == 0; }
        bool idle() const noexcept { return flying && waits > 0; }
    };

    // A task of the bot's executor that runs what waits at that time.
    struct turn : hit {
        activity& of;
        engine& bot;

        turn(activity& runs, engine& in) noexcept
            : hit(&turn::run_it, &turn::drop_it, &turn::destroy_it,
                  {&runs.from_.channel, &runs.from_.user, &runs.from_.message, &runs.from_.thread}),
              of(runs), bot(in) {
            must_not_be_dropped = true;
            of.hold();
            bot.task_begins();
        }
        static turn& as(hit& self) noexcept { return static_cast<turn&>(self); }
        static void run_it(hit& self) {
            auto& bot = as(self).bot;
            if (!bot.task_may_run()) return drop_it(self);
            {
                engine::turn const its{bot, as(self).of.rule_, true};
                as(self).of.run();
            }
            bot.task_ends();
        }
        static void drop_it(hit& self) {
            as(self).of.drop();
            as(self).bot.quiet().task_ends();
        }
        static void destroy_it(hit& self) {
            as(self).of.let_go();
            delete &as(self);
        }
    };

    ~activity() = default;

    void queue() {
        bool queued = false;
        bot_->enter([this, &queued](engine& bot) {
            if (bot.closed()) return;
            queued = true;
            task_of_bot task{new turn{*this, bot}};
            bot.run_later(task);
        });
        if (!queued) drop();
    }

    void run() {
        std::vector<once<>> parts;
        {
            std::lock_guard const lock{mutex_};
            parts.swap(parts_);
        }
        {
            inside const here{*this};
            for (auto& part : parts) run(part);
        }
        {
            std::lock_guard const lock{mutex_};
            if (parts_.empty()) {
                queued_ = false;
                return;
            }
        }
        queue();
    }
    void run(once<>& part) noexcept {
        try {
            part();
        } catch (...) {
            auto const words = words_of(std::current_exception());
            bot_->enter([&words](engine& bot) { bot.watching().life().error("a completion handler threw: ", words); });
        }
    }

    // What ends here may execute more, which ends as well.
    void drop() noexcept {
        for (;;) {
            std::vector<once<>> parts;
            std::lock_guard const lock{mutex_};
            if (parts_.empty()) {
                queued_ = false;
                return;
            }
            parts.swap(parts_);
        }
    }

    template <class Change>
    void change(Change const& change) {
        state before;
        state now;
        {
            std::lock_guard const lock{mutex_};
            before = state_;
            change(state_);
            now = state_;
        }
        if (now.flying != before.flying) now.flying ? ++counts_->running : --counts_->running;
        if (now.idle() != before.idle()) now.idle() ? ++counts_->waiting : --counts_->waiting;
        if (now.counts() != before.counts()) {
            bot_->enter([&now](engine& bot) { now.counts() ? bot.quiet().task_begins() : bot.quiet().task_ends(); });
        }
    }

    static inline thread_local activity* here_ = nullptr;

    std::shared_ptr<bot_link> bot_;
    std::shared_ptr<activity_counts> counts_;
    chat::origin from_;
    std::size_t rule_;
    boost::asio::cancellation_signal signal_;
    std::atomic<std::size_t> holders_ = 0;
    std::mutex mutex_;
    std::vector<once<>> parts_;
    bool queued_ = false;
    state state_;
};

/// Holds an activity.
class activity_ref {
public:
    explicit activity_ref(activity* of) noexcept : of_(of) { of_->hold(); }
    activity_ref(activity_ref const& other) noexcept : of_(other.of_) {
        if (of_) of_->hold();
    }
    activity_ref(activity_ref&& other) noexcept : of_(std::exchange(other.of_, nullptr)) {}
    activity_ref& operator=(activity_ref other) noexcept {
        std::swap(of_, other.of_);
        return *this;
    }
    ~activity_ref() {
        if (of_) of_->let_go();
    }

    activity& operator*() const noexcept { return *of_; }
    activity* operator->() const noexcept { return of_; }
    explicit operator bool() const noexcept { return of_ != nullptr; }
    friend bool operator==(activity_ref const& left, activity_ref const& right) noexcept { return left.of_ == right.of_; }

private:
    activity* of_;
};

inline void activity::cancel() {
    execute([own = activity_ref{this}] { own->signal_.emit(boost::asio::cancellation_type::all); });
}

}  // namespace monongusa::detail

#endif
