// SPDX-License-Identifier: BSL-1.0
// request_lines: the requests that may be next, in one line for each limit that they wait for.

#ifndef MONONGUSA_WIRE_REQUEST_LINES_HPP
#define MONONGUSA_WIRE_REQUEST_LINES_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/wire/line_name.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <queue>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace monongusa::wire {

/// Requests that have the same limits stand in one line, in the order of their numbers: what holds the first holds all.  So it costs nothing
/// to have many that wait for the same.  A line that may move is ready; else it is held until a time, or until some reply.  A group is held as
/// one, however many lines it has; there are few groups.  Times never go back.
class request_lines {
public:
    void add(line_name in, std::uint64_t number, std::uint64_t id) {
        auto& of = groups_[in.group];
        auto& there = lines_[in.group + '\n' + in.line];
        there.waiting.emplace(number, id);
        if (there.waiting.size() != 1) return;
        there.name = std::move(in);
        there.within = &of;
        of.ready.emplace(number, &there);
        ++of.lines;
    }

    /// Makes those ready that are held until `now` or earlier.
    void wake(instant now) {
        now_ = now;
        for (; !held_.empty() && std::get<0>(held_.top()) <= now; held_.pop()) {
            auto const& [until, number, which] = held_.top();
            which->within->ready.emplace(number, which);
        }
    }

    /// Some reply came.
    void replied() {
        for (auto* const which : stalled_) which->within->ready.emplace(which->waiting.top().first, which);
        stalled_.clear();
        for (auto& [name, one] : groups_) {
            if (one.held_until == instant::max()) one.held_until = instant::min();
        }
    }

    /// Whether some line is ready; the functions below are about the first one.
    bool ready() const noexcept { return first_group() != nullptr; }

    /// The request that is first, by its id.
    std::uint64_t first() const { return first_group()->ready.top().second->waiting.top().second; }

    /// It leaves.
    void pop() {
        auto& of = *first_group();
        auto* const which = of.ready.top().second;
        of.ready.pop();
        which->waiting.pop();
        if (!which->waiting.empty()) return of.ready.emplace(which->waiting.top().first, which), void();
        auto const name = std::move(which->name);
        lines_.erase(name.group + '\n' + name.line);
        if (--of.lines == 0) groups_.erase(name.group);
    }

    /// Its line is held until then; where that is never, until some reply.
    void hold(instant until) {
        auto& of = *first_group();
        auto const [number, which] = of.ready.top();
        of.ready.pop();
        if (until == instant::max()) {
            stalled_.push_back(which);
        } else {
            held_.emplace(until, number, which);
        }
    }

    /// Its group is.
    void hold_group(instant until) { first_group()->held_until = until; }

    /// When the first of those that are held becomes ready; never, if none does by itself.
    instant earliest() const noexcept {
        instant first = held_.empty() ? instant::max() : std::get<0>(held_.top());
        for (auto const& [name, one] : groups_) {
            if (one.held_until > now_) first = std::min(first, one.held_until);
        }
        return first;
    }

    void clear() {
        held_ = {};
        stalled_.clear();
        lines_.clear();
        groups_.clear();
    }

    std::size_t size() const noexcept { return lines_.size(); }

private:
    template <class Entry>
    using least_first = std::priority_queue<Entry, std::vector<Entry>, std::greater<>>;
    using numbered = std::pair<std::uint64_t, std::uint64_t>;

    struct group;
    struct line {
        line_name name;
        group* within = nullptr;
        least_first<numbered> waiting;  // By number, with the id; never empty.
    };
    struct group {
        least_first<std::pair<std::uint64_t, line*>> ready;
        std::size_t lines = 0;  // Never none.
        instant held_until = instant::min();
    };

    group const* first_group() const noexcept {
        group const* first = nullptr;
        for (auto const& [name, one] : groups_) {
            if (one.held_until > now_ || one.ready.empty()) continue;
            if (!first || one.ready.top().first < first->ready.top().first) first = &one;
        }
        return first;
    }
    group* first_group() noexcept { return const_cast<group*>(std::as_const(*this).first_group()); }

    // Both stay where they are.  Each line is ready in its group, held or stalled; the numbers are those that were first when it went there.
    std::unordered_map<std::string, line> lines_;
    std::unordered_map<std::string, group> groups_;
    least_first<std::tuple<instant, std::uint64_t, line*>> held_;
    std::vector<line*> stalled_;
    instant now_ = instant::min();
};

}  // namespace monongusa::wire

#endif
