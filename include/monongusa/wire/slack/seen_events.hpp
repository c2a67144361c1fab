// SPDX-License-Identifier: BSL-1.0
// seen_events: what was delivered lately, so that what Slack sends again is told once.

#ifndef MONONGUSA_WIRE_SLACK_SEEN_EVENTS_HPP
#define MONONGUSA_WIRE_SLACK_SEEN_EVENTS_HPP

#include <monongusa/detail/instant.hpp>

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_set>

namespace monongusa::wire::slack {

/// Slack sends what was not acknowledged again up to three times, the last about six minutes after the first (Slack API documentation, Events API, Error
/// handling), and now and then what was.  Remembers keys for a while; where there are too many, the oldest go first.  One thread.
class seen_events {
public:
    struct limits {
        instant::duration keep = std::chrono::minutes{15};
        std::size_t most = 8192;
        std::size_t most_bytes = std::size_t{1} << 20;  ///< Of keys.
        std::size_t longest = 512;                      ///< In bytes; longer keys are not remembered.
    };

    seen_events() : seen_events(limits{}) {}
    explicit seen_events(limits with) : limits_(with) {}
    seen_events(seen_events const&) = delete;  // The set refers into the list.
    seen_events& operator=(seen_events const&) = delete;

    /// Whether this is the first delivery under the key; remembers it.  An empty key, which tells nothing apart, is always the first: better twice than
    /// never.
    bool first(std::string_view key, instant now) {
        while (!in_order_.empty() && in_order_.front().until <= now) forget_oldest();
        if (key.empty() || key.size() > limits_.longest || key.size() > limits_.most_bytes || limits_.most == 0) return true;
        if (keys_.contains(key)) return false;
        while (in_order_.size() >= limits_.most || bytes_ > limits_.most_bytes - key.size()) forget_oldest();
        in_order_.push_back({std::string{key}, detail::after(now, limits_.keep)});
        keys_.insert(in_order_.back().key);
        bytes_ += key.size();
        return true;
    }

    std::size_t size() const noexcept { return in_order_.size(); }
    std::size_t bytes() const noexcept { return bytes_; }

private:
    struct delivery {
        std::string key;
        instant until;
    };

    void forget_oldest() {
        auto const& oldest = in_order_.front();
        bytes_ -= oldest.key.size();
        keys_.erase(oldest.key);
        in_order_.pop_front();
    }

    limits limits_;
    std::deque<delivery> in_order_{};  // Moves no element, however it grows.
    std::unordered_set<std::string_view> keys_{};
    std::size_t bytes_ = 0;
};

}  // namespace monongusa::wire::slack

#endif
