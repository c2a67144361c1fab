// SPDX-License-Identifier: BSL-1.0
// request_lines: the requests that may be next, in one line for each limit that they wait for.

#ifndef MONONGUSA_WIRE_DISCORD_REQUEST_LINES_HPP
#define MONONGUSA_WIRE_DISCORD_REQUEST_LINES_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/wire/discord/rest_request.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <queue>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace monongusa::wire::discord {

/// Requests of one route and major parameter stand in one line, in the order of their numbers: what holds the first holds all.  So it costs
/// nothing to have many that wait for the same.  A line that may move is ready; else it is held until a time, or until some reply.
class request_lines {
public:
    void add(rest_request const& request, std::uint64_t number, std::uint64_t id) {
        auto& [key, there] = *lines_.try_emplace(request.route + '\n' + request.major).first;
        there.waiting.emplace(number, id);
        if (there.waiting.size() == 1) ready_.emplace(number, &key);
    }

    /// Makes those ready that are held until `now` or earlier.
    void wake(instant now) {
        for (; !held_.empty() && std::get<0>(held_.top()) <= now; held_.pop())
            ready_.emplace(std::get<1>(held_.top()), std::get<2>(held_.top()));
    }

    /// Some reply came.
    void replied() {
        for (auto const* const key : stalled_) ready_.emplace(lines_.at(*key).waiting.top().first, key);
        stalled_.clear();
    }

    /// Whether some line is ready; the functions below are about the first one.
    bool ready() const noexcept { return !ready_.empty(); }

    /// The request that is first, by its id.
    std::uint64_t first() const { return lines_.at(*ready_.top().second).waiting.top().second; }

    /// It leaves.
    void pop() {
        auto const* const key = ready_.top().second;
        ready_.pop();
        auto const at = lines_.find(*key);
        at->second.waiting.pop();
        if (at->second.waiting.empty()) {
            lines_.erase(at);
        } else {
            ready_.emplace(at->second.waiting.top().first, key);
        }
    }

    /// Its line is held until then; where that is never, until some reply.
    void hold(instant until) {
        auto const [number, key] = ready_.top();
        ready_.pop();
        if (until == instant::max()) {
            stalled_.push_back(key);
        } else {
            held_.emplace(until, number, key);
        }
    }

    /// When the first of those that are held becomes ready; never, if none does by itself.
    instant earliest() const noexcept { return held_.empty() ? instant::max() : std::get<0>(held_.top()); }

    void clear() {
        ready_ = {};
        held_ = {};
        stalled_.clear();
        lines_.clear();
    }

    std::size_t size() const noexcept { return lines_.size(); }

private:
    template <class Entry>
    using least_first = std::priority_queue<Entry, std::vector<Entry>, std::greater<>>;
    using numbered = std::pair<std::uint64_t, std::uint64_t>;

    struct line {
        least_first<numbered> waiting;  // By number, with the id; never empty.
    };

    // A line's key stays where it is, and each line is in one of the three.  The numbers are those that were first when it went there.
    std::unordered_map<std::string, line> lines_;
    least_first<std::pair<std::uint64_t, std::string const*>> ready_;
    least_first<std::tuple<instant, std::uint64_t, std::string const*>> held_;
    std::vector<std::string const*> stalled_;
};

}  // namespace monongusa::wire::discord

#endif
