// SPDX-License-Identifier: BSL-1.0
// message_pairs: which of the two events that Slack sends of one mention came first.

#ifndef MONONGUSA_WIRE_SLACK_MESSAGE_PAIRS_HPP
#define MONONGUSA_WIRE_SLACK_MESSAGE_PAIRS_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/wire/slack/id.hpp>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_set>

namespace monongusa::wire::slack {

struct message_pairs_limits {
    instant::duration ttl = std::chrono::minutes{10};  ///< As long as Slack repeats what was not acknowledged, and more.
    std::size_t most = 4096;                           ///< Messages that are remembered; the oldest is forgotten first.
};

/// A bot that hears both `message` and `app_mention` gets a post that mentions it twice, in any order and with event ids of their own; it
/// is one message by its channel and `ts` (Slack API documentation, app_mention).  Not thread-safe.
class message_pairs {
public:
    explicit message_pairs(message_pairs_limits limits = {}) noexcept : limits_(limits) {}

    /// Whether this message has not been seen.  What can be no message of Slack has never been seen and is not remembered.
    bool first(std::string_view channel, std::string_view ts, instant now) {
        while (!order_.empty() && now - order_.front().since >= limits_.ttl) forget_oldest();
        if (!is_id(channel) || !is_ts(ts) || limits_.most == 0) return true;
        auto const [at, added] = seen_.insert(key_of(channel, ts));
        if (!added) return false;
        order_.push_back({now, &*at});  // Elements of a set stay where they are.
        if (order_.size() > limits_.most) forget_oldest();
        return true;
    }

    /// As if this one had not come: nobody wanted it, so the other may be wanted.
    void forget(std::string_view channel, std::string_view ts) {
        auto const found = seen_.find(key_of(channel, ts));
        if (found == seen_.end()) return;
        // Mostly the last.
        auto const last = std::find_if(order_.rbegin(), order_.rend(), [&](entry const& one) { return one.key == &*found; });
        order_.erase(std::next(last).base());
        seen_.erase(found);
    }

    std::size_t size() const noexcept { return order_.size(); }

private:
    struct entry {
        instant since;
        std::string const* key;
    };

    static std::string key_of(std::string_view channel, std::string_view ts) {
        std::string key;
        key.reserve(channel.size() + 1 + ts.size());
        ((key += channel) += ' ') += ts;
        return key;
    }

    void forget_oldest() {
        seen_.erase(seen_.find(*order_.front().key));
        order_.pop_front();
    }

    message_pairs_limits limits_;
    std::unordered_set<std::string> seen_{};
    std::deque<entry> order_{};
};

}  // namespace monongusa::wire::slack

#endif
