// SPDX-License-Identifier: BSL-1.0
// comparison: what a script expected after one thing that happened, and what the bot did.

#ifndef MONONGUSA_SCRIPT_COMPARISON_HPP
#define MONONGUSA_SCRIPT_COMPARISON_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/script/answer.hpp>
#include <monongusa/script/entry.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace monongusa::script {

/// One expectation, and its lines in the script, counted from 0.
struct expected {
    expects const* what = nullptr;  ///< Null: nothing.
    std::size_t first = 0;
    std::size_t count = 1;
    bool new_group = false;  ///< Behind a blank line, which ends what may come in any order.
};

/// Some lines of a script and what belongs in their place.
struct change {
    std::size_t first = 0;
    std::size_t count = 0;
    std::vector<std::string> instead{};

    friend bool operator==(change const&, change const&) = default;
};

/// Expectations beside answers.
template <class = void>
class basic_comparison {
public:
    basic_comparison(std::vector<expected> const& wanted, std::vector<answer> const& done, place const& here)
        : wanted_(wanted), done_(done) {
        for (auto const& one : wanted_) {
            auto const answer = one.what ? answer_of(*one.what, here) : script::answer{};
            for (auto const& each : done_) matching_.push_back(one.what && script::matches(each, *one.what, answer));
        }
    }

    /// Whether all that was expected was done, in the order in which it had to be, and nothing else.
    bool fine() const {
        std::size_t next = 0;
        for (std::size_t i = 0; i < wanted_.size();) {
            auto const end = group_end(i);
            if (!wanted_[i].what) {
                if (!done_.empty()) return false;
                ++i;
                continue;
            }
            if (next + (end - i) > done_.size() || paired(i, end, next).empty()) return false;
            next += end - i;
            i = end;
        }
        return next == done_.size();
    }

    /// For each expectation the answer it goes with, or `none`.
    std::vector<std::size_t> pairs() const {
        if (!fine()) return longest_in_order();
        std::vector<std::size_t> all(wanted_.size(), none);
        std::size_t next = 0;
        for (std::size_t i = 0; i < wanted_.size();) {
            auto const end = group_end(i);
            if (wanted_[i].what) {
                auto const owner = paired(i, end, next);
                for (std::size_t k = 0; k < owner.size(); ++k) all[owner[k]] = next + k;
                next += owner.size();
            }
            i = end;
        }
        return all;
    }

    /// Of a script that is not fine: what makes it so with as few lines as can be; `behind` is the line behind what happened.
    std::vector<change> changes(std::size_t behind) const {
        auto const kept = longest_in_order();
        std::vector<change> all;
        std::size_t line = behind;
        std::size_t next = 0;
        auto const add_up_to = [&](std::size_t end, bool any_order) {
            for (; next < end; ++next) {
                auto added = detail::joined(done_[next]);
                if (any_order) added.insert(1, 1, '*');
                at(all, line).instead.push_back(std::move(added));
            }
        };
        bool any_order = false;
        for (std::size_t i = 0; i < wanted_.size(); ++i) {
            auto const& one = wanted_[i];
            any_order = one.what && one.what->any_order;
            if (kept[i] != none) {
                add_up_to(kept[i], any_order);
                ++next;
            } else if (one.what || !done_.empty()) {
                at(all, one.first).count += one.count;
            }
            line = one.first + one.count;
        }
        add_up_to(done_.size(), any_order);
        return all;
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

private:
    bool matches(std::size_t wanted, std::size_t done) const { return matching_[wanted * done_.size() + done]; }

    // What may come in any order from there on; else that one alone.
    std::size_t group_end(std::size_t begin) const {
        auto end = begin + 1;
        auto const any = [&](std::size_t i) { return wanted_[i].what && wanted_[i].what->any_order; };
        while (any(begin) && end < wanted_.size() && any(end) && !wanted_[end].new_group) ++end;
        return end;
    }

    // Of as many answers the expectation that each of them goes with; empty if it cannot be that each has one of its own.
    std::vector<std::size_t> paired(std::size_t begin, std::size_t end, std::size_t next) const {
        std::vector<std::size_t> owner(end - begin, none);
        // As they stand, which is what they nearly always do.
        std::size_t fitting = 0;
        while (fitting < owner.size() && matches(begin + fitting, next + fitting)) {
            owner[fitting] = begin + fitting;
            ++fitting;
        }
        if (fitting == owner.size()) return owner;
        owner.assign(owner.size(), none);
        for (std::size_t i = begin; i < end; ++i) {
            std::vector<bool> asked(owner.size(), false);
            if (!find_one(i, next, owner, asked)) return {};
        }
        return owner;
    }
    bool find_one(std::size_t wanted, std::size_t next, std::vector<std::size_t>& owner, std::vector<bool>& asked) const {
        for (std::size_t i = 0; i < owner.size(); ++i) {
            if (!matches(wanted, next + i) || asked[i]) continue;
            asked[i] = true;
            if (owner[i] == none || find_one(owner[i], next, owner, asked)) {
                owner[i] = wanted;
                return true;
            }
        }
        return false;
    }

    // For each expectation the answer it stays with: as many as can be, in their order; none where that would take too much memory.
    std::vector<std::size_t> longest_in_order() const {
        constexpr std::size_t most_cells = std::size_t{1} << 24;
        auto const rows = wanted_.size();
        auto const columns = done_.size();
        if (columns > 0 && rows > most_cells / columns) return std::vector<std::size_t>(rows, none);
        std::vector<std::size_t> lengths((rows + 1) * (columns + 1), 0);
        auto const length = [&](std::size_t i, std::size_t j) -> std::size_t& { return lengths[i * (columns + 1) + j]; };
        for (std::size_t i = rows; i-- > 0;) {
            for (std::size_t j = columns; j-- > 0;) {
                length(i, j) = matches(i, j) ? length(i + 1, j + 1) + 1 : std::max(length(i + 1, j), length(i, j + 1));
            }
        }
        std::vector<std::size_t> kept(rows, none);
        for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
            if (matches(i, j)) {
                kept[i++] = j++;
            } else {
                length(i + 1, j) >= length(i, j + 1) ? ++i : ++j;
            }
        }
        return kept;
    }

    static change& at(std::vector<change>& all, std::size_t line) {
        if (all.empty() || all.back().first + all.back().count != line) all.push_back({line, 0, {}});
        return all.back();
    }

    std::vector<expected> const& wanted_;
    std::vector<answer> const& done_;
    std::vector<bool> matching_;  // By expectation and answer.
};
using comparison = basic_comparison<>;

}  // namespace monongusa::script

#endif
