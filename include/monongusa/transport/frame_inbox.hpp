// SPDX-License-Identifier: BSL-1.0
// frame_inbox: what the thread of the network has read and the thread of the bot is yet to hear.

#ifndef MONONGUSA_TRANSPORT_FRAME_INBOX_HPP
#define MONONGUSA_TRANSPORT_FRAME_INBOX_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/monitor.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace monongusa::transport {

/// A frame, or something else that a session has to tell its bot, in the order in which it came.
struct inbox_item {
    static constexpr std::int64_t no_number = std::numeric_limits<std::int64_t>::max();

    std::uint8_t kind = 0;  ///< The session's own numbers.
    std::string text{};
    std::size_t begin = 0, end = 0;  ///< What matters of the text.
    std::int64_t number = no_number;  ///< By which the other side counts it.
};

/// A bounded queue between two threads.  Texts are swapped in and out, so that their memory goes round.
///
/// It never refuses: who puts is told when it has become full and is to read no more until the one who takes says that there is room.  So it holds no more than its
/// limits and what had been read already.
class frame_inbox {
public:
    /// Kept for the next text where one leaves; longer memory is given back.
    static constexpr std::size_t kept_capacity = 8 * 1024;

    frame_inbox(std::size_t most_items, std::size_t most_bytes) : most_items_(most_items), most_bytes_(most_bytes) {}
    frame_inbox(frame_inbox const&) = delete;
    frame_inbox& operator=(frame_inbox const&) = delete;

    /// Leaves another text in `item`.  Whether there is room for more.
    bool put(inbox_item& item) {
        std::lock_guard const lock{monitor_};
        bool const was_empty = count_ == 0;
        if (count_ == ring_.size()) grow();
        auto& place = ring_[(first_ + count_) % ring_.size()];
        bytes_ += item.text.size();
        std::swap(place, item);
        ++count_;
        if (was_empty) monitor_.notify_all();  // Else who takes is not waiting.
        full_ = full_ || count_ >= most_items_ || bytes_ >= most_bytes_;
        return !full_;
    }

    enum class got : unsigned char { item, room, nothing };

    /// Waits until there is something, or `until`, or a call of `wake`.  `room`: it got an item, and now who puts may go on.
    got take(inbox_item& item, instant until) {
        std::unique_lock lock{monitor_};
        while ((count_ == 0 || paused_) && !stopped_ && !woken_ && instant::clock::now() < until) monitor_.wait_until(until);
        woken_ = false;
        if (stopped_ || paused_ || count_ == 0) return got::nothing;
        auto& place = ring_[first_];
        std::swap(place, item);
        // Its bytes count until now, so that a slow bot does not hold more than it may.
        bytes_ -= item.text.size();
        if (place.text.capacity() > kept_capacity) std::string{}.swap(place.text);
        place.text.clear();
        first_ = (first_ + 1) % ring_.size();
        --count_;
        bool const room = full_ && count_ <= most_items_ / 2 && bytes_ <= most_bytes_ / 2;
        if (room) full_ = false;
        return room ? got::room : got::item;
    }

    /// Ends a wait, now or the next.
    void wake() {
        std::lock_guard const lock{monitor_};
        woken_ = true;
        monitor_.notify_all();
    }
    /// Nothing is taken until it is unpaused.
    void pause(bool paused) {
        std::lock_guard const lock{monitor_};
        paused_ = paused;
        monitor_.notify_all();
    }
    /// Nothing is taken any more.
    void stop() {
        std::lock_guard const lock{monitor_};
        stopped_ = true;
        monitor_.notify_all();
    }
    bool stopped() {
        std::lock_guard const lock{monitor_};
        return stopped_;
    }

    /// Of the first that waits and has one; `no_number` if there is none.
    std::int64_t first_number() {
        std::lock_guard const lock{monitor_};
        for (std::size_t i = 0; i < count_; ++i) {
            auto const number = ring_[(first_ + i) % ring_.size()].number;
            if (number != inbox_item::no_number) return number;
        }
        return inbox_item::no_number;
    }

    std::size_t size() {
        std::lock_guard const lock{monitor_};
        return count_;
    }

private:
    void grow() {
        std::vector<inbox_item> larger(ring_.empty() ? 8 : 2 * ring_.size());
        for (std::size_t i = 0; i < count_; ++i) larger[i] = std::move(ring_[(first_ + i) % ring_.size()]);
        ring_ = std::move(larger);
        first_ = 0;
    }

    std::size_t const most_items_;
    std::size_t const most_bytes_;
    detail::monitor monitor_;
    std::vector<inbox_item> ring_;
    std::size_t first_ = 0;
    std::size_t count_ = 0;
    std::size_t bytes_ = 0;
    bool full_ = false;
    bool paused_ = false;
    bool stopped_ = false;
    bool woken_ = false;
};

}  // namespace monongusa::transport

#endif
