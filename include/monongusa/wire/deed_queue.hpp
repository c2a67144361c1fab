// SPDX-License-Identifier: BSL-1.0
// deed_queue: all that a bot is to do on a platform, in order for each channel.

#ifndef MONONGUSA_WIRE_DEED_QUEUE_HPP
#define MONONGUSA_WIRE_DEED_QUEUE_HPP

#include <monongusa/chat/sent.hpp>
#include <monongusa/detail/random.hpp>
#include <monongusa/wire/direct_channels.hpp>
#include <monongusa/wire/rest_reply.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <system_error>
#include <unordered_map>
#include <utility>
#include <vector>

namespace monongusa::wire {

/// How much may wait at once; what does not fit is not taken.
struct deed_queue_limits {
    std::size_t deeds = 10'000;
    std::size_t bytes = 256 * 1024 * 1024;  ///< About; one deed alone may hold more.
};

/// Takes actions and gives requests, at most one at a time for each channel: the deeds of a channel are done one after the other, in the
/// order in which they came, those of other channels beside them.
///
/// `Deed` is what an action becomes on a platform, such as wire::discord::deed: made of an action, its options, the direct channels that
/// are known and a random number; next() gives its requests, replied() takes what came of each.
///
/// A machine on one thread.  After each call that changes something: next() until false, then completed() until false.
template <class Deed>
class deed_queue {
public:
    using request_type = typename Deed::request_type;
    using options_type = typename Deed::options_type;

    deed_queue(options_type const& options, deed_queue_limits const& limits, detail::random chance)
        : options_(options), limits_(limits), chance_(chance) {}
    deed_queue(deed_queue const&) = delete;
    deed_queue& operator=(deed_queue const&) = delete;

    /// `id` is told when it has been done.  False, and nothing more comes of it, if too much waits.
    template <class Action>
    bool submit(std::uint64_t id, Action action) {
        if (count_ >= limits_.deeds || (count_ > 0 && bytes_ >= limits_.bytes)) return false;
        Deed what{std::move(action), options_, channels_, chance_.next()};
        auto const weight = what.weight();
        auto& to = lanes_[what.lane()];
        if (to.empty()) ready_.push_back(what.lane());
        to.push_back({id, ++submitted_, weight, std::move(what)});
        ++count_;
        bytes_ += weight;
        return true;
    }

    /// The next request that can be made now, under an id of the queue's own; false if there is none until something is answered.
    bool next(std::uint64_t& request_id, request_type& request) {
        while (!ready_.empty()) {
            auto const lane = std::move(ready_.front());
            ready_.pop_front();
            if (lanes_.at(lane).front().what.next(request)) {
                request_id = ++asked_;
                under_way_.emplace(request_id, lane);
                return true;
            }
            go_on(lane);
        }
        return false;
    }

    /// What came of a request.  One that is not under way any more is ignored.
    void replied(std::uint64_t request_id, std::error_code failed, rest_reply const& reply) {
        auto const found = under_way_.find(request_id);
        if (found == under_way_.end()) return;
        auto const lane = std::move(found->second);
        under_way_.erase(found);
        lanes_.at(lane).front().what.replied(failed, reply);
        go_on(lane);
    }

    /// The next deed that is over, in the order in which they ended.  `sent` is the first message that came of it, also where a later part
    /// failed.
    bool completed(std::uint64_t& id, std::error_code& failed, chat::sent& sent) {
        if (over_.empty()) return false;
        id = over_.front().id;
        failed = over_.front().failed;
        sent = std::move(over_.front().sent);
        over_.pop_front();
        return true;
    }

    /// All deeds fail, in the order in which they came; those under way too, of which nobody knows then whether they were done.
    void cancel_all(std::error_code failed) {
        std::vector<std::pair<std::uint64_t, outcome>> all;
        for (auto& [lane, deeds] : lanes_) {
            for (auto& one : deeds) all.push_back({one.number, {one.id, failed, one.what.sent()}});
        }
        std::sort(all.begin(), all.end(), [](auto const& left, auto const& right) { return left.first < right.first; });
        for (auto& one : all) over_.push_back(std::move(one.second));
        lanes_.clear();
        ready_.clear();
        under_way_.clear();
        count_ = 0;
        bytes_ = 0;
    }

    /// How many deeds are not over.
    std::size_t size() const noexcept { return count_; }

private:
    struct entry {
        std::uint64_t id;
        std::uint64_t number;  // In the order in which they came.
        std::size_t weight;
        Deed what;
    };
    struct outcome {
        std::uint64_t id;
        std::error_code failed;
        chat::sent sent;
    };

    // The first deed of the lane has been answered, or could not ask.
    void go_on(std::string const& lane) {
        auto const found = lanes_.find(lane);
        auto& deeds = found->second;
        if (auto& first = deeds.front(); first.what.done()) {
            over_.push_back({first.id, first.what.error(), first.what.sent()});
            --count_;
            bytes_ -= first.weight;
            deeds.pop_front();
        }
        if (deeds.empty()) {
            lanes_.erase(found);
        } else {
            ready_.push_back(lane);
        }
    }

    options_type options_;
    deed_queue_limits limits_;
    detail::random chance_;
    direct_channels channels_{};
    // No lane is empty.  Each is either among `ready_` or has its first deed's request among `under_way_`.
    std::unordered_map<std::string, std::deque<entry>> lanes_;
    std::deque<std::string> ready_;
    std::unordered_map<std::uint64_t, std::string> under_way_;
    std::deque<outcome> over_;
    std::size_t count_ = 0;
    std::size_t bytes_ = 0;
    std::uint64_t submitted_ = 0;
    std::uint64_t asked_ = 0;
};

}  // namespace monongusa::wire

#endif
