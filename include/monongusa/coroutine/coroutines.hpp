// SPDX-License-Identifier: BSL-1.0
// coroutines of a bot: those that are under way, and what they wait for.

#ifndef MONONGUSA_COROUTINE_COROUTINES_HPP
#define MONONGUSA_COROUTINE_COROUTINES_HPP

#include <monongusa/bot/companion.hpp>
#include <monongusa/bot/engine.hpp>
#include <monongusa/coroutine/activity.hpp>
#include <monongusa/coroutine/bot_link.hpp>
#include <monongusa/coroutine/wait.hpp>

#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace monongusa::detail {

/// A stream of events that the table hands to a coroutine.
struct open_stream {
    std::shared_ptr<void> state{};
    void (*push)(void* state, void const* event) = nullptr;
    void (*end)(void* state) noexcept = nullptr;
};

/// The companion of a bot's engine.  Any thread.
class coroutines : public companion {
public:
    /// How many may be under way at once.
    static constexpr std::size_t most = wait_list::most;

    static coroutines& of(engine& bot) { return static_cast<coroutines&>(bot.companion(&coroutines::make)); }

    std::shared_ptr<bot_link> const& link() const noexcept { return link_; }
    wait_list& waits() noexcept { return waits_; }

    /// For what begins in answer to something from there, by the rule at that position; 0 if by none.
    activity_ref new_activity(chat::origin_ref const& from, std::size_t rule = 0) { return activity_ref{new activity{link_, counts_, from, rule}}; }

    /// A coroutine begins in the activity; false if there are too many.
    bool begins(activity& one) {
        if (counts_->running >= most) return false;
        {
            std::lock_guard const lock{mutex_};
            one.next = first_;
            if (first_) first_->previous = &one;
            first_ = &one;
        }
        one.hold();
        one.begins();
        return true;
    }
    void ends(activity& one) noexcept {
        {
            std::lock_guard const lock{mutex_};
            (one.previous ? one.previous->next : first_) = one.next;
            if (one.next) one.next->previous = one.previous;
        }
        one.ends();
        one.let_go();
    }

    // The streams of the table, by the rule's position; all there before the first event.
    void open(std::size_t position, open_stream stream) {
        std::lock_guard const lock{mutex_};
        if (streams_.size() < position) streams_.resize(position);
        streams_[position - 1] = std::move(stream);
    }
    void push(std::size_t position, void const* event) {
        if (position <= streams_.size() && streams_[position - 1].push) streams_[position - 1].push(streams_[position - 1].state.get(), event);
    }

private:
    explicit coroutines(engine& bot)
        : companion{
              [](companion& self, offered_event const& event) { return as(self).waits_.offer(event); },
              [](companion& self) noexcept { as(self).stop_waiting(); },
              [](companion& self) noexcept { as(self).cancel_all(); },
              [](companion const& self) noexcept { return static_cast<coroutines const&>(self).counts_->running.load(); },
              [](companion const& self) noexcept { return static_cast<coroutines const&>(self).counts_->waiting.load(); },
              [](companion* self) noexcept { delete &as(*self); },
          },
          link_(std::make_shared<bot_link>(bot)),
          counts_(std::make_shared<activity_counts>()),
          waits_(bot) {}
    ~coroutines() {
        link_->leave();
        end_streams();
        waits_.drop_all();
        link_->drop_waits();
    }

    static companion* make(engine& bot) { return new coroutines{bot}; }
    static coroutines& as(companion& self) noexcept { return static_cast<coroutines&>(self); }

    void stop_waiting() noexcept {
        waits_.stop();
        end_streams();
    }
    void end_streams() noexcept {
        std::vector<open_stream> all;
        {
            std::lock_guard const lock{mutex_};  // A bot may be stopped while it begins.
            all = streams_;
        }
        for (auto const& one : all) {
            if (one.end) one.end(one.state.get());
        }
    }
    void cancel_all() noexcept {
        std::vector<activity_ref> all;
        {
            std::lock_guard const lock{mutex_};
            for (auto* one = first_; one; one = one->next) all.emplace_back(one);
        }
        for (auto const& one : all) one->cancel();
    }

    std::shared_ptr<bot_link> link_;
    std::shared_ptr<activity_counts> counts_;
    wait_list waits_;
    std::mutex mutex_;
    activity* first_ = nullptr;
    std::vector<open_stream> streams_;
};

}  // namespace monongusa::detail

#endif
