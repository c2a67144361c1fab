// SPDX-License-Identifier: BSL-1.0
// open_gate: when apps.connections.open may be called, for all connections of one app token.

#ifndef MONONGUSA_WIRE_SLACK_OPEN_GATE_HPP
#define MONONGUSA_WIRE_SLACK_OPEN_GATE_HPP

#include <monongusa/detail/instant.hpp>

#include <algorithm>
#include <deque>

namespace monongusa::wire::slack {

/// Slack's documentation and what is seen of it differ on how often apps.connections.open may be called; this keeps to the least: one a minute, after a few
/// at once.  One for each app token in a process; used on one thread.
class open_gate {
public:
    struct limits {
        unsigned burst = 5;  ///< At once, after a long quiet; 0 counts as 1.
        instant::duration each = std::chrono::minutes{1};
    };
    struct answer {
        bool granted = false;
        instant when{};  ///< Of a refusal, when to ask again; of a grant, now.

        friend bool operator==(answer const&, answer const&) = default;
    };

    open_gate() : open_gate(limits{}) {}
    explicit open_gate(limits with) : limits_(with) { limits_.burst = std::max(limits_.burst, 1U); }

    /// Whether to call now.  Whoever is granted has to, for it counts.
    answer ask(instant now) {
        come_back(now);
        auto const free_at = spent_until_.size() < limits_.burst ? now : spent_until_.front();
        auto const when = std::max({now, free_at, not_before_});
        if (when > now) return {false, when};
        spend(now);
        return {true, now};
    }

    /// Slack refuses until then.  Whoever asked too often has none left to spend at once.
    void limited(instant until) {
        not_before_ = std::max(not_before_, until);
        come_back(until);
        while (spent_until_.size() + 1 < limits_.burst) spend(until);
    }

private:
    void come_back(instant now) {
        while (!spent_until_.empty() && spent_until_.front() <= now) spent_until_.pop_front();
    }
    // Each call takes one of the burst, and they come back one after the other.
    void spend(instant now) {
        spent_until_.push_back(detail::after(spent_until_.empty() ? now : std::max(now, spent_until_.back()), limits_.each));
    }

    limits limits_;
    std::deque<instant> spent_until_{};  // At most `burst`, in order.
    instant not_before_ = instant::min();
};

}  // namespace monongusa::wire::slack

#endif
