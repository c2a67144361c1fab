// SPDX-License-Identifier: BSL-1.0
// support::backtracking: the meaning of a pattern spelled out on its tree, as slow as it is simple.

#ifndef MONONGUSA_TESTS_SUPPORT_BACKTRACKING_HPP
#define MONONGUSA_TESTS_SUPPORT_BACKTRACKING_HPP

#include <monongusa/detail/utf8.hpp>
#include <monongusa/pattern/syntax.hpp>

#include "pattern_answer.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace support {

// It tries the ways in order of preference and goes back where one fails.  A way that comes to where an earlier one has been fails: that one
// did, or it is the same way gone round in a loop without taking a character.  A counted repeat is its copies, and "x*" is "(?:x+)?" if x can
// be empty.
class backtracking {
public:
    backtracking(monongusa::pattern::tree const& read, std::string_view text) : read_(read), text_(text) {}

    /// Nothing where finding out would take too much of the stack.
    std::optional<pattern_answer> search() {
        for (std::size_t at = 0;;) {
            slots_.assign(2 * (read_.groups.size() + 1), unset);
            std::size_t end = 0;
            bool const found = match(read_.root, 0, at, [&](std::size_t to) { return end = to, true; });
            if (given_up_) return std::nullopt;
            if (found) return answer(at, end);
            if (at == text_.size()) return pattern_answer{};
            auto const character = decode(at);
            at += character.size == 0 ? 1 : character.size;
        }
    }

private:
    using node = monongusa::pattern::node;
    using kind = monongusa::pattern::node_kind;
    using check = monongusa::pattern::assertion;
    using then = std::function<bool(std::size_t)>;  // whether what follows matches from there on
    static constexpr std::size_t unset = monongusa::detail::text_range::none;

    enum class door { front, way_out, back };  // the places of a part where ways can meet

    pattern_answer answer(std::size_t begin, std::size_t end) const {
        pattern_answer made;
        made.parts.push_back({begin, end});
        for (std::size_t i = 2; i < slots_.size(); i += 2) {
            bool const set = slots_[i] != unset && slots_[i + 1] != unset;
            made.parts.push_back(set ? monongusa::detail::text_range{slots_[i], slots_[i + 1]} : monongusa::detail::text_range{});
        }
        return made;
    }

    monongusa::detail::utf8::decoded decode(std::size_t at) const {
        return monongusa::detail::utf8::decode(text_.data() + at, text_.data() + text_.size());
    }

    // `copy` tells the copies of a node apart which counted repeats around it make.
    bool match(std::uint32_t which, std::uint64_t copy, std::size_t at, then const& next) {
        if (depth_ > 1'500) given_up_ = true;
        if (given_up_ || !is_new(door::front, which, copy, at)) return false;
        ++depth_;
        bool const matched = match_node(which, copy, at, next);
        --depth_;
        return matched;
    }

    bool is_new(door where, std::uint32_t which, std::uint64_t copy, std::size_t at) {
        return been_.insert({where, which, copy, at}).second;
    }

    bool match_node(std::uint32_t which, std::uint64_t copy, std::size_t at, then const& next) {
        node const& what = read_.nodes[which];
        switch (what.kind) {
            case kind::nothing: return next(at);
            case kind::check: return holds(static_cast<check>(what.value), at) && next(at);
            case kind::capture:
                return remembering(2 * what.value + 2, at, [&] {
                    return match(what.child, copy, at,
                                 [&](std::size_t to) { return remembering(2 * what.value + 3, to, [&] { return next(to); }); });
                });
            case kind::sequence: return match_rest(children(what), copy, at, next);
            case kind::alternation: {
                auto const branches = children(what);
                for (auto i = branches.rbegin(); i != branches.rend(); ++i)
                    if (match(*i, copy, at, next)) return true;
                return false;
            }
            case kind::repeat: return repeat(which, 0, copy, at, next);
            case kind::text: return stands_at(what, at) && next(at + what.value);
            default: break;
        }
        auto const character = decode(at);
        return character.size != 0 && takes(what, character.point) && next(at + character.size);
    }

    template <class Go>
    bool remembering(std::size_t slot, std::size_t at, Go const& go) {
        std::size_t const before = std::exchange(slots_[slot], at);
        if (go()) return true;
        slots_[slot] = before;
        return false;
    }

    // The last of them is to be matched first.
    bool match_rest(std::vector<std::uint32_t> const& parts, std::uint64_t copy, std::size_t at, then const& next) {
        if (parts.empty()) return next(at);
        std::vector<std::uint32_t> const rest{parts.begin(), parts.end() - 1};
        return match(parts.back(), copy, at, [&](std::size_t to) { return match_rest(rest, copy, to, next); });
    }

    bool repeat(std::uint32_t which, std::uint32_t done, std::uint64_t copy, std::size_t at, then const& next) {
        node const& what = read_.nodes[which];
        std::uint64_t const inner = (copy * 1'000'003 + which) * 1'009 + done + 1;
        auto const once_more = [&] {
            return match(what.child, inner, at, [&](std::size_t to) { return repeat(which, done + 1, copy, to, next); });
        };
        auto const out = [&] { return next(at); };
        if (what.max == node::none && done + 1 >= what.min) {
            auto const in = [&] { return loop(which, inner, at, next); };
            if (what.min > 0) return in();
            return can_be_empty(what.child) ? either(what.lazy, in, out) : go_round(which, inner, at, next);
        }
        if (done < what.min) return once_more();
        if (done == what.max) return out();
        return is_new(door::way_out, which, inner, at) && either(what.lazy, once_more, out);
    }

    template <class In, class Out>
    static bool either(bool lazy, In const& in, Out const& out) {
        return lazy ? out() || in() : in() || out();
    }

    bool loop(std::uint32_t which, std::uint64_t copy, std::size_t at, then const& next) {
        return match(read_.nodes[which].child, copy, at, [&](std::size_t to) { return go_round(which, copy, to, next); });
    }

    bool go_round(std::uint32_t which, std::uint64_t copy, std::size_t at, then const& next) {
        auto const again = [&] { return loop(which, copy, at, next); };
        auto const out = [&] { return next(at); };
        return is_new(door::back, which, copy, at) && either(read_.nodes[which].lazy, again, out);
    }

    bool can_be_empty(std::uint32_t which) const {
        node const& what = read_.nodes[which];
        auto const child_can = [&](std::uint32_t child) { return can_be_empty(child); };
        auto const parts = children(what);
        switch (what.kind) {
            case kind::nothing:
            case kind::check: return true;
            case kind::capture: return can_be_empty(what.child);
            case kind::repeat: return what.min == 0 || can_be_empty(what.child);
            case kind::sequence: return std::all_of(parts.begin(), parts.end(), child_can);
            case kind::alternation: return std::any_of(parts.begin(), parts.end(), child_can);
            default: return false;
        }
    }

    std::vector<std::uint32_t> children(node const& what) const {
        std::vector<std::uint32_t> found;
        for (std::uint32_t i = what.child; i != node::none; i = read_.nodes[i].next) found.push_back(i);
        return found;
    }

    bool takes(node const& what, char32_t point) const {
        switch (what.kind) {
            case kind::one: return point == what.value;
            case kind::letter: return point == what.value || point == what.value - 'a' + 'A';
            case kind::any: return true;
            case kind::any_but_newline: return point != '\n';
            default: break;
        }
        auto const set = read_.sets[what.value];
        for (std::uint32_t i = set.first; i < set.first + set.count; ++i)
            if (read_.ranges[i].lo <= point && point <= read_.ranges[i].hi) return true;
        return false;
    }

    bool stands_at(node const& what, std::size_t at) const {
        std::string_view const here = text_.substr(at, what.value);
        std::string_view const there = read_.text.substr(what.offset, what.value);
        auto const same = [&](char left, char right) {
            bool const letter = (right >= 'a' && right <= 'z') || (right >= 'A' && right <= 'Z');
            return left == right || (what.any_case && letter && left == (right ^ 0x20));
        };
        return here.size() == there.size() && std::equal(here.begin(), here.end(), there.begin(), same);
    }

    bool is_word(std::size_t at) const {
        return at < text_.size() &&
               std::string_view{"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"}.find(text_[at]) != text_.npos;
    }

    bool holds(check what, std::size_t at) const {
        bool const begin = at == 0;
        bool const end = at == text_.size();
        switch (what) {
            case check::text_begin: return begin;
            case check::text_end: return end;
            case check::line_begin: return begin || text_[at - 1] == '\n';
            case check::line_end: return end || text_[at] == '\n';
            case check::word_edge: return (!begin && is_word(at - 1)) != is_word(at);
            case check::no_word_edge: return (!begin && is_word(at - 1)) == is_word(at);
        }
        return false;
    }

    monongusa::pattern::tree const& read_;
    std::string_view text_;
    std::vector<std::size_t> slots_;
    std::set<std::tuple<door, std::uint32_t, std::uint64_t, std::size_t>> been_;
    std::size_t depth_ = 0;
    bool given_up_ = false;
};

}  // namespace support

#endif
