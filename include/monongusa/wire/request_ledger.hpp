// SPDX-License-Identifier: BSL-1.0
// request_ledger: requests from being taken to their end: which may be next, which wait, which are under way.

#ifndef MONONGUSA_WIRE_REQUEST_LEDGER_HPP
#define MONONGUSA_WIRE_REQUEST_LEDGER_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/wire/queued_request.hpp>
#include <monongusa/wire/request_lines.hpp>
#include <monongusa/wire/rest_reply.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <queue>
#include <string>
#include <system_error>
#include <unordered_map>
#include <utility>
#include <vector>

namespace monongusa::wire {

/// What the queues of all platforms have in common: lanes, lines, bounds, and what is repeated later.  When something may start, and what comes
/// of a reply, is for the queue to say.
///
/// A request has a `lane`, `line_of(request)` for what has the same limits, and `text_size(request)` for the room that it takes.  Those of one
/// lane are first one after the other, each when the one before is complete.
template <class Request, class Ticket>
class request_ledger {
public:
    using entry = queued_request<Request, Ticket>;

    request_ledger(std::size_t most_waiting, std::size_t most_bytes) noexcept : most_waiting_(most_waiting), most_bytes_(most_bytes) {}

    /// What a request takes of the room.
    static std::size_t size_of(Request const& one) noexcept { return sizeof(entry) + text_size(one); }

    bool full(Request const& one) const noexcept {
        if (all_.size() + done_.size() >= most_waiting_) return true;
        return bytes_ != 0 && size_of(one) > most_bytes_ - std::min(bytes_, most_bytes_);
    }
    bool holds(std::uint64_t id) const noexcept { return all_.contains(id); }

    /// Takes one whose id it does not hold.
    void take(std::uint64_t id, Request&& request) {
        auto& taken = all_[id];
        taken.request = std::move(request);
        taken.number = ++last_number_;
        bytes_ += size_of(taken.request);
        if (taken.request.lane.empty()) return enter(id, taken);
        auto& lane = lanes_[taken.request.lane];
        lane.push_back(id);
        if (lane.size() == 1) enter(id, taken);
    }

    /// One that is not even taken comes to its end.
    void refuse(std::uint64_t id, std::error_code error) { done_.push_back({id, error, {}, 0}); }

    /// Those that are to be repeated now, or held until now, may be next.
    void wake(instant now) {
        for (; !later_.empty() && later_.top().first <= now; later_.pop()) {
            auto& one = all_.at(later_.top().second);
            one.is_later = false;
            enter(later_.top().second, one);
        }
        lines_.wake(now);
    }

    /// Whether there is one that may be next; the functions below are about the first one.
    bool ready() const noexcept { return lines_.ready(); }
    std::uint64_t first() const { return lines_.first(); }
    entry& first_entry() { return all_.at(lines_.first()); }

    /// It waits, with all of its line or all of its group, until then; where that is never, until some reply.
    void hold_first(instant until) { lines_.hold(until); }
    void hold_first_group(instant until) { lines_.hold_group(until); }

    /// It is under way from now on.
    void start_first() {
        auto& one = first_entry();
        lines_.pop();
        one.in_flight = true;
        ++one.attempts;
        ++in_flight_;
    }

    void complete_first(std::error_code error) {
        auto const id = lines_.first();
        lines_.pop();
        auto& one = all_.at(id);
        complete(id, one, error, std::move(one.refusal));
    }

    /// The request, which is no longer under way, so that whoever waited for that may try again; null if it was not.
    entry* arrived(std::uint64_t id) {
        auto const found = all_.find(id);
        if (found == all_.end() || !found->second.in_flight) return nullptr;
        found->second.in_flight = false;
        --in_flight_;
        lines_.replied();
        return &found->second;
    }

    /// It is repeated then.  It keeps its place in its lane and its line.
    void again(std::uint64_t id, entry& one, instant at, rest_reply&& reply) {
        one.refusal = std::move(reply);
        one.is_later = true;
        later_.emplace(at, id);
    }

    /// One that is neither under way nor may be next.
    void complete(std::uint64_t id, entry& one, std::error_code error, rest_reply reply) {
        bytes_ -= size_of(one.request);
        done_.push_back({id, error, std::move(reply), one.attempts});
        auto const lane = lanes_.find(one.request.lane);
        bool const in_lane = lane != lanes_.end() && lane->second.front() == id;
        all_.erase(id);
        if (!in_lane) return;
        lane->second.pop_front();
        if (lane->second.empty()) {
            lanes_.erase(lane);
        } else {
            enter(lane->second.front(), all_.at(lane->second.front()));
        }
    }

    /// All that wait and of which `which(request)` is true, in the order in which they were taken.
    template <class Which>
    void complete_waiting(std::error_code error, Which which) {
        auto const ends = [&](entry const& one) { return !one.in_flight && which(one.request); };
        auto const ending = in_order(ends);
        if (ending.empty()) return;
        for (auto& [name, lane] : lanes_) std::erase_if(lane, [&](auto const id) { return ends(all_.at(id)); });
        std::erase_if(lanes_, [](auto const& lane) { return lane.second.empty(); });
        decltype(later_) later;
        for (; !later_.empty(); later_.pop()) {
            if (!ends(all_.at(later_.top().second))) later.push(later_.top());
        }
        later_ = std::move(later);
        for (auto const id : ending) {
            auto const one = all_.find(id);
            bytes_ -= size_of(one->second.request);
            done_.push_back({id, error, std::move(one->second.refusal), one->second.attempts});
            all_.erase(one);
        }
        lines_.clear();
        for (auto const& [id, one] : all_) {
            if (one.in_flight || one.is_later) continue;
            if (one.request.lane.empty() || lanes_.at(one.request.lane).front() == id) enter(id, one);
        }
    }

    /// All that are under way, after `ended(entry)`, in the order in which they were taken.
    template <class Ended>
    void complete_under_way(std::error_code error, Ended ended) {
        for (auto const id : in_order([](entry const& one) { return one.in_flight; })) {
            auto& one = all_.at(id);
            ended(one);
            one.in_flight = false;
            --in_flight_;
            complete(id, one, error, {});
        }
    }

    /// What has come to its end, in that order.
    bool completed(request_result& out) {
        if (done_.empty()) return false;
        out = std::move(done_.front());
        done_.pop_front();
        return true;
    }

    /// When to `wake` it; never, if only a reply does.
    instant earliest() const noexcept { return std::min(lines_.earliest(), later_.empty() ? instant::max() : later_.top().first); }

    std::size_t waiting() const noexcept { return all_.size() - in_flight_; }
    std::size_t in_flight() const noexcept { return in_flight_; }

private:
    using timed = std::pair<instant, std::uint64_t>;

    // It may be next, by itself.
    void enter(std::uint64_t id, entry const& one) { lines_.add(line_of(one.request), one.number, id); }

    template <class Which>
    std::vector<std::uint64_t> in_order(Which which) const {
        std::vector<std::pair<std::uint64_t, std::uint64_t>> numbered;
        for (auto const& [id, one] : all_) {
            if (which(one)) numbered.emplace_back(one.number, id);
        }
        std::sort(numbered.begin(), numbered.end());
        std::vector<std::uint64_t> ids;
        for (auto const& one : numbered) ids.push_back(one.second);
        return ids;
    }

    std::size_t most_waiting_;
    std::size_t most_bytes_;
    std::unordered_map<std::uint64_t, entry> all_;  // By id; references stay valid.
    std::unordered_map<std::string, std::deque<std::uint64_t>> lanes_;
    // What is first in its lane, or has none, and is not under way, is in one of these two.
    request_lines lines_;
    std::priority_queue<timed, std::vector<timed>, std::greater<>> later_;
    std::deque<request_result> done_;
    std::uint64_t last_number_ = 0;
    std::size_t bytes_ = 0;
    std::size_t in_flight_ = 0;
};

}  // namespace monongusa::wire

#endif
