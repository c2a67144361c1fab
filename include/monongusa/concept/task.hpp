// SPDX-License-Identifier: BSL-1.0
// task: the call of one chosen handler, as an executor sees it.

#ifndef MONONGUSA_CONCEPT_TASK_HPP
#define MONONGUSA_CONCEPT_TASK_HPP

#include <monongusa/chat/origin.hpp>

#include <atomic>
#include <cstddef>
#include <utility>

namespace monongusa {

namespace detail {

/// What all calls have in common, whatever the rule and the event.
struct hit {
    using call = void (*)(hit& self);

    call run;      ///< Runs the handler and lets the event go.
    call let_go;   ///< Ends one that was never run.
    call destroy;
    chat::origin_ref origin;  ///< Into the delivery, which holds until `run` or `let_go` is done with it.
    std::atomic<std::size_t> holders = 1;
    std::atomic<bool> begun = false;
    bool must_not_be_dropped = false;  // Tells of a failure: where the executor is full it waits for room.
    hit* next = nullptr;  // While the executor has no room.

    hit(call runs, call lets_go, call destroys, chat::origin_ref from) noexcept
        : run(runs), let_go(lets_go), destroy(destroys), origin(from) {}
};

}  // namespace detail

/// What a bot hands to its executor: small, copied freely, called once by any thread; a second call is nothing.  A call throws nothing.  A task
/// whose last copy goes without a call was dropped, which the bot counts.
class task_of_bot {
public:
    /// Takes a new hit over.
    explicit task_of_bot(detail::hit* of) noexcept : of_(of) {}
    task_of_bot(task_of_bot const& other) noexcept : of_(other.of_) {
        if (of_) of_->holders.fetch_add(1, std::memory_order_relaxed);
    }
    task_of_bot(task_of_bot&& other) noexcept : of_(std::exchange(other.of_, nullptr)) {}
    task_of_bot& operator=(task_of_bot other) noexcept {
        std::swap(of_, other.of_);
        return *this;
    }
    ~task_of_bot() {
        if (!of_ || of_->holders.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
        if (!of_->begun) of_->let_go(*of_);
        of_->destroy(*of_);
    }

    void operator()() const noexcept {
        if (!of_->begun.exchange(true)) of_->run(*of_);
    }

    /// One more task of a hit that somebody else holds.
    static task_of_bot shared(detail::hit* of) noexcept {
        of->holders.fetch_add(1, std::memory_order_relaxed);
        return task_of_bot{of};
    }
    bool must_not_be_dropped() const noexcept { return of_->must_not_be_dropped; }

    /// Where the event came from; until the call.
    chat::origin_ref const& origin() const noexcept { return of_->origin; }

    /// Gives the hit out of hand, for a list of one's own.
    detail::hit* release() noexcept { return std::exchange(of_, nullptr); }

private:
    detail::hit* of_;
};

/// What an executor is given that runs its tasks in place: called before `try_execute` comes back, and not copied.
struct task_in_place {
    void (*run)(void* call) noexcept;
    void* call;
    chat::origin_ref from;

    void operator()() const noexcept { run(call); }
    chat::origin_ref const& origin() const noexcept { return from; }
};

}  // namespace monongusa

#endif
