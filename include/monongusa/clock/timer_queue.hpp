// SPDX-License-Identifier: BSL-1.0
// timer_queue: what is to be done at which time, the earliest first.

#ifndef MONONGUSA_CLOCK_TIMER_QUEUE_HPP
#define MONONGUSA_CLOCK_TIMER_QUEUE_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/once.hpp>

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <utility>
#include <vector>

namespace monongusa::clock {

/// Names a timer.  One that is over, or was never taken, names nothing.
struct timer_id {
    std::size_t slot = 0;
    std::uint64_t number = 0;  ///< 0 if the queue was full.

    explicit operator bool() const noexcept { return number != 0; }
    friend bool operator==(timer_id const&, timer_id const&) = default;
};

/// Timers of the same instant fire in the order in which they were added.  Any thread may add and cancel; whoever drives the clock fires.
/// Adding and cancelling take logarithmic time.  It may be moved as long as it has never been used.
class timer_queue {
public:
    /// How many may wait at once; what a stranger's messages can set off has to have an end.
    static constexpr std::size_t most = 1 << 20;

    timer_queue() = default;
    timer_queue(timer_queue&&) noexcept {}
    timer_queue& operator=(timer_queue&&) = delete;

    /// Calls `due` when the clock has come to `at`, on the thread that drives the clock.  Names nothing if too many wait.
    timer_id add(instant at, detail::once<> due) {
        std::unique_lock lock{mutex_};
        if (heap_.size() == most) return {};
        std::size_t const slot = free_slot();
        slots_[slot].at = at;
        slots_[slot].number = ++last_;
        slots_[slot].due = std::move(due);
        heap_.push_back(slot);
        rise(heap_.size() - 1);
        timer_id const id{slot, slots_[slot].number};
        bool const first = heap_.front() == slot;
        lock.unlock();
        // Not under the lock: it is told to somebody who may ask for the earliest at once.
        if (first && tell_) tell_(told_);
        return id;
    }

    /// Whether the timer was still waiting, and now never fires.
    bool cancel(timer_id id) {
        detail::once<> cancelled;  // Ends outside of the lock, since what it holds may come back here.
        std::lock_guard const lock{mutex_};
        if (!id || id.slot >= slots_.size() || slots_[id.slot].number != id.number) return false;
        cancelled = take(slots_[id.slot].place);
        return true;
    }

    /// When the next one is due; never, if none waits.
    instant earliest() const {
        std::lock_guard const lock{mutex_};
        return heap_.empty() ? instant::max() : slots_[heap_.front()].at;
    }

    /// Calls the earliest that is due by `now`; false if there is none.
    bool fire_one(instant now) {
        detail::once<> due;
        {
            std::lock_guard const lock{mutex_};
            if (heap_.empty() || slots_[heap_.front()].at > now) return false;
            due = take(0);
        }
        due();
        return true;
    }

    std::size_t size() const {
        std::lock_guard const lock{mutex_};
        return heap_.size();
    }

    /// Lets all that wait go without a call.
    void clear() {
        std::vector<entry> all;
        std::lock_guard const lock{mutex_};
        all.swap(slots_);
        heap_.clear();
        free_.clear();
    }

    /// Calls `tell(told)` from then on whenever the earliest timer becomes an earlier one.  Set before the queue is used.
    void tell_of_earlier(void* told, void (*tell)(void* told)) noexcept {
        told_ = told;
        tell_ = tell;
    }

private:
    struct entry {
        instant at{};
        std::uint64_t number = 0;  // 0 for one that is free.
        std::size_t place = 0;     // In the heap.
        detail::once<> due{};
    };

    std::size_t free_slot() {
        if (free_.empty()) {
            if (slots_.size() == slots_.capacity()) {
                std::size_t const more = slots_.empty() ? 16 : 2 * slots_.size();
                free_.reserve(more);  // So that giving a slot back cannot fail.
                heap_.reserve(more);
                slots_.reserve(more);
            }
            slots_.emplace_back();
            return slots_.size() - 1;
        }
        auto const slot = free_.back();
        free_.pop_back();
        return slot;
    }

    bool before(std::size_t left, std::size_t right) const noexcept {
        auto const& first = slots_[heap_[left]];
        auto const& second = slots_[heap_[right]];
        return first.at != second.at ? first.at < second.at : first.number < second.number;
    }
    void swap_places(std::size_t left, std::size_t right) noexcept {
        std::swap(heap_[left], heap_[right]);
        slots_[heap_[left]].place = left;
        slots_[heap_[right]].place = right;
    }
    void rise(std::size_t place) noexcept {
        slots_[heap_[place]].place = place;
        for (; place > 0 && before(place, (place - 1) / 2); place = (place - 1) / 2) swap_places(place, (place - 1) / 2);
    }
    void sink(std::size_t place) noexcept {
        for (;;) {
            std::size_t earliest = place;
            for (std::size_t const child : {2 * place + 1, 2 * place + 2}) {
                if (child < heap_.size() && before(child, earliest)) earliest = child;
            }
            if (earliest == place) return;
            swap_places(place, earliest);
            place = earliest;
        }
    }

    // Takes the timer at a place of the heap out.
    detail::once<> take(std::size_t place) noexcept {
        auto const taken = heap_[place];
        swap_places(place, heap_.size() - 1);
        heap_.pop_back();
        if (place < heap_.size()) {
            rise(place);
            sink(place);
        }
        slots_[taken].number = 0;
        free_.push_back(taken);
        return std::move(slots_[taken].due);
    }

    std::mutex mutable mutex_;
    std::vector<entry> slots_;
    std::vector<std::size_t> heap_;  // Of slots, the earliest in front.
    std::vector<std::size_t> free_;  // Slots.
    std::uint64_t last_ = 0;
    void* told_ = nullptr;
    void (*tell_)(void*) = nullptr;
};

}  // namespace monongusa::clock

#endif
