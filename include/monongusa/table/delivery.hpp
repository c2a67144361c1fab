// SPDX-License-Identifier: BSL-1.0
// delivery: an event that waits for its handlers, shared by all rules that chose it.

#ifndef MONONGUSA_TABLE_DELIVERY_HPP
#define MONONGUSA_TABLE_DELIVERY_HPP

#include <monongusa/event/origin.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <utility>

namespace monongusa::detail {

template <class Event>
class deliveries;

template <class Event>
struct delivery {
    Event event{};
    std::uint64_t sequence = 0;
    std::atomic<std::size_t> holders = 0;
    deliveries<Event>* home = nullptr;
    delivery* next = nullptr;  // While it is not in use.
};

/// Holds a delivery; it goes back to its pool with the last that holds it.  Any thread.
template <class Event>
class delivery_ref {
public:
    delivery_ref() noexcept = default;
    explicit delivery_ref(delivery<Event>* of) noexcept : of_(of) {
        if (of_) of_->holders.fetch_add(1, std::memory_order_relaxed);
    }
    delivery_ref(delivery_ref const& other) noexcept : delivery_ref(other.of_) {}
    delivery_ref(delivery_ref&& other) noexcept : of_(std::exchange(other.of_, nullptr)) {}
    delivery_ref& operator=(delivery_ref other) noexcept {
        std::swap(of_, other.of_);
        return *this;
    }
    ~delivery_ref() {
        if (of_ && of_->holders.fetch_sub(1, std::memory_order_acq_rel) == 1) of_->home->take_back(of_);
    }

    explicit operator bool() const noexcept { return of_ != nullptr; }
    delivery<Event> const& operator*() const noexcept { return *of_; }
    delivery<Event> const* operator->() const noexcept { return of_; }

private:
    delivery<Event>* of_ = nullptr;
};

/// The deliveries of one kind of event: taken out by swapping the session's scratch event in, so that both keep the room of their strings.  Keeps a
/// few that are not in use, and none that has grown large.  Outlives what it has given out.  Any thread.
template <class Event>
class deliveries {
    static constexpr std::size_t most_idle = 64;
    static constexpr std::size_t large = 4096;  // Bytes of text.

public:
    deliveries() = default;
    deliveries(deliveries const&) = delete;
    deliveries& operator=(deliveries const&) = delete;
    ~deliveries() {
        while (idle_) delete std::exchange(idle_, idle_->next);
    }

    /// The scratch event has afterwards what another event left.
    delivery_ref<Event> swap_in(Event& scratch, std::uint64_t sequence) {
        delivery<Event>* taken = take_idle();
        if (!taken) taken = new delivery<Event>;
        taken->home = this;
        taken->sequence = sequence;
        std::swap(taken->event, scratch);
        return delivery_ref<Event>{taken};
    }

    void take_back(delivery<Event>* unused) noexcept {
        if (room_of(unused->event) <= large) {
            std::lock_guard const lock{mutex_};
            if (count_ < most_idle) {
                unused->next = std::exchange(idle_, unused);
                ++count_;
                return;
            }
        }
        delete unused;
    }

private:
    static std::size_t room_of(Event const& event) noexcept {
        std::size_t room = 0;
        if constexpr (event::has_text<Event>) room += event.text.capacity();
        if constexpr (requires { event.raw.capacity(); }) room += event.raw.capacity();
        if constexpr (requires { event.previous.capacity(); }) room += event.previous.capacity();
        return room;
    }

    delivery<Event>* take_idle() noexcept {
        std::lock_guard const lock{mutex_};
        if (!idle_) return nullptr;
        --count_;
        return std::exchange(idle_, idle_->next);
    }

    std::mutex mutex_;
    delivery<Event>* idle_ = nullptr;
    std::size_t count_ = 0;
};

}  // namespace monongusa::detail

#endif
