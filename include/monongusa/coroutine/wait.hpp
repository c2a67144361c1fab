// SPDX-License-Identifier: BSL-1.0
// wait: somebody who waits for an event or a time, and the list of all who do.

#ifndef MONONGUSA_COROUTINE_WAIT_HPP
#define MONONGUSA_COROUTINE_WAIT_HPP

#include <monongusa/bot/companion.hpp>
#include <monongusa/bot/engine.hpp>
#include <monongusa/chat/origin.hpp>
#include <monongusa/clock/timer_queue.hpp>
#include <monongusa/detail/instant.hpp>

#include <boost/system/error_code.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace monongusa::detail {

/// How a wait ended.
enum class wait_end : unsigned char {
    event,
    time,
    cancelled,
    refused,  ///< Too many wait.
};

/// A wait for one event; what kind of event, which of them, and who waits is known to what derives from it.
struct wait {
    event_key key = nullptr;  ///< Null for a wait for a time alone.
    std::size_t place = 0;    ///< Of whom in which channel, `place_of`; 0 for anybody anywhere.
    bool passes_on = false;   ///< The event also goes to others that wait and to the table.
    bool (*wants)(wait& self, void const* event) = nullptr;
    void (*take)(wait& self, void* event) = nullptr;              ///< May move from the event.
    void (*end)(wait* self, wait_end how) noexcept = nullptr;     ///< Tells who waits, and deletes the wait.
    void (*drop)(wait* self) noexcept = nullptr;                  ///< Deletes it.

    std::uint64_t number = 0;  ///< By which the list knows it.
    boost::system::error_code failure{};  ///< If what it waits for can come no more.
    clock::timer_id timer{};
    wait* next = nullptr;  // Of the same kind and place, in the order in which they began.
    wait* previous = nullptr;
};

/// A number for what one user says in one channel; never 0.
inline std::size_t place_of(std::string_view user, std::string_view channel) noexcept {
    std::hash<std::string_view> const hash;
    std::size_t const place = hash(user) * 31 + hash(channel);
    return place == 0 ? 1 : place;
}

/// All waits of a bot.  An event goes to the first that wants it, those of its author and channel before others.  Any thread; who is told is told outside of
/// the lock.
class wait_list {
public:
    /// How many may wait at once; what a stranger's messages can set off has to have an end.
    static constexpr std::size_t most = 1 << 17;

    explicit wait_list(engine& bot) noexcept : bot_(bot) {}
    wait_list(wait_list const&) = delete;
    wait_list& operator=(wait_list const&) = delete;
    ~wait_list() { drop_all(); }

    std::uint64_t next_number() noexcept { return ++last_; }

    /// Takes the wait over, which has its number.  It may have ended when this comes back.
    void begin(wait* one, instant until) {
        wait_end refusal = wait_end::refused;
        {
            std::lock_guard const lock{mutex_};
            if (stopped_) {
                refusal = wait_end::cancelled;
            } else if (all_.size() < most) {
                all_.emplace(one->number, one);
                link(*one);
                one->timer = bot_.wait_until(until, timeout{this, one->number});
                if (one->timer) return;
                take_out(*one);
                refusal = bot_.ending() ? wait_end::cancelled : wait_end::refused;
            }
        }
        one->end(one, refusal);
    }

    /// Ends a wait that has not ended yet.
    void cancel(std::uint64_t number) { end(number, wait_end::cancelled, true); }
    /// The same, since what it waits for can come no more.
    void fail(std::uint64_t number, boost::system::error_code why) { end(number, wait_end::cancelled, true, why); }

    /// Whether one has taken the event.
    bool offer(offered_event const& event) {
        if (count_.load(std::memory_order_relaxed) == 0) return false;
        std::vector<wait*> done;
        bool taken = false;
        {
            std::lock_guard const lock{mutex_};
            if (event.from.user && event.from.channel) taken = offer(event, place_of(event.from.user->id, event.from.channel->id), done);
            taken = taken || offer(event, 0, done);
        }
        for (wait* const one : done) {
            bot_.cancel_wait(one->timer);
            one->end(one, wait_end::event);
        }
        return taken;
    }

    /// Cancels all, and whoever begins from now on.
    void stop() {
        std::vector<wait*> all;
        {
            std::lock_guard const lock{mutex_};
            stopped_ = true;
            all = take_all();
        }
        for (wait* const one : all) {
            bot_.cancel_wait(one->timer);
            one->end(one, wait_end::cancelled);
        }
    }

    /// Lets all go without a word.
    void drop_all() noexcept {
        std::vector<wait*> all;
        {
            std::lock_guard const lock{mutex_};
            stopped_ = true;
            all = take_all();
        }
        for (wait* const one : all) one->drop(one);
    }

    std::size_t size() const noexcept { return count_.load(std::memory_order_relaxed); }

private:
    struct timeout {
        wait_list* of;
        std::uint64_t number;
        void operator()() const {
            of->bot_.wait_is_over();
            of->end(number, wait_end::time, false);
        }
    };

    // Those of one kind and place.
    struct queue {
        wait* first = nullptr;
        wait* last = nullptr;
    };
    static std::size_t key_of(event_key key, std::size_t place) noexcept { return std::hash<event_key>{}(key) ^ (place * 0x9E3779B97F4A7C15U); }

    void link(wait& one) {
        ++count_;
        if (!one.key) return;
        auto& of = queues_[key_of(one.key, one.place)];
        one.previous = of.last;
        (of.last ? of.last->next : of.first) = &one;
        of.last = &one;
    }
    void take_out(wait& one) noexcept {
        --count_;
        all_.erase(one.number);
        if (!one.key) return;
        auto const found = queues_.find(key_of(one.key, one.place));
        auto& of = found->second;
        (one.previous ? one.previous->next : of.first) = one.next;
        (one.next ? one.next->previous : of.last) = one.previous;
        one.next = one.previous = nullptr;
        if (!of.first) queues_.erase(found);
    }
    std::vector<wait*> take_all() {
        std::vector<wait*> all;
        all.reserve(all_.size());
        for (auto const& [number, one] : all_) all.push_back(one);
        all_.clear();
        queues_.clear();
        count_ = 0;
        // In the order in which they began, whatever the table's is.
        std::sort(all.begin(), all.end(), [](wait const* left, wait const* right) { return left->number < right->number; });
        return all;
    }

    bool offer(offered_event const& event, std::size_t place, std::vector<wait*>& done) {
        auto const found = queues_.find(key_of(event.key, place));
        if (found == queues_.end()) return false;
        for (wait* next = found->second.first; next;) {
            wait& one = *std::exchange(next, next->next);
            if (one.key != event.key || one.place != place || !one.wants(one, event.event)) continue;
            bool const takes = !one.passes_on;
            one.take(one, event.event);
            done.push_back(&one);
            take_out(one);
            if (takes) return true;
        }
        return false;
    }

    void end(std::uint64_t number, wait_end how, bool has_timer, boost::system::error_code why = {}) {
        wait* one = nullptr;
        {
            std::lock_guard const lock{mutex_};
            auto const found = all_.find(number);
            if (found == all_.end()) return;
            one = found->second;
            take_out(*one);
            one->failure = why;
        }
        if (has_timer) bot_.cancel_wait(one->timer);
        one->end(one, how);
    }

    engine& bot_;
    std::mutex mutex_;
    std::unordered_map<std::uint64_t, wait*> all_;
    std::unordered_map<std::size_t, queue> queues_;
    std::atomic<std::uint64_t> last_ = 0;
    std::atomic<std::size_t> count_ = 0;
    bool stopped_ = false;
};

}  // namespace monongusa::detail

#endif
