// SPDX-License-Identifier: BSL-1.0
// stopped: where the search for a pattern came farthest in a text that it does not match.

#ifndef MONONGUSA_PATTERN_STOPPED_HPP
#define MONONGUSA_PATTERN_STOPPED_HPP

#include <monongusa/detail/text_range.hpp>
#include <monongusa/detail/utf8.hpp>
#include <monongusa/pattern/assertion.hpp>
#include <monongusa/pattern/program.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace monongusa::pattern {

// Templates only so that a bot, which never asks, does not compile them.

/// Where the farthest attempt stopped; false if no attempt took anything worth telling.
template <class Range>
struct basic_stopped {
    Range attempt{};               ///< The part of the text that it took: it stopped at the end of that.
    std::vector<Range> refused{};  ///< The parts of the pattern, in its order, of which each would have let it go on.

    explicit operator bool() const noexcept { return !refused.empty(); }
};
using stopped = basic_stopped<detail::text_range>;

// All ways advance together, as in the machine; here each knows where it began, and says so when it ends.
template <class Range>
class attempts {
public:
    attempts(program const& what, std::string_view text) : what_(what), text_(text), depth_(what.facts.size), seen_(what.facts.size) {
        measure();
    }

    basic_stopped<Range> farthest() {
        for (std::size_t at = 0;;) {
            // The newest way is the last: of two that meet, the one that began first goes on.
            if (at == 0 || !what_.facts.anchored) follow(now_, {what_.facts.start, at}, at);
            auto const character = detail::utf8::decode(text_.data() + at, text_.data() + text_.size());
            std::size_t const after = at + (character.size == 0 ? 1 : character.size);
            for (auto const& each : now_) {
                auto const& step = what_.code[each.pc];
                if (character.size == 0 || !what_.takes(step, character.point)) refuse(each, at);
                else follow(next_, {step.next, each.begin}, after);
            }
            if (matched_) return {};
            if (at == text_.size()) return farthest_;
            at = after;
            now_.swap(next_);
            next_.clear();
        }
    }

private:
    // Types that depend on the parameter, so that nothing is instantiated for who only reads this.
    using position = decltype(Range::begin);
    struct way {
        using index = std::uint32_t;
        index pc;
        position begin;
    };

    // How many characters lie before an instruction on the longest way to it that turns no loop twice: what may be left out counts, so that
    // what comes behind it is the deeper.  A program is written from its end on, so ways lead downwards but for those into loops.
    void measure() {
        reach(what_.facts.start, what_.facts.size, 0);
        for (std::uint32_t pc = what_.facts.size; pc-- > 0;) {
            auto const& step = what_.code[pc];
            if (step.op == opcode::accept) continue;
            std::size_t const behind = depth_[pc] + takes_a_character(step.op);
            if (step.next < pc) reach(step.next, pc, behind);
            if (forks(step.op) && step.operand < pc) reach(step.operand, pc, behind);
        }
    }

    void reach(std::uint32_t pc, std::uint32_t from, std::size_t depth) {
        for (;;) {
            if (depth > depth_[pc]) depth_[pc] = depth;
            auto const& step = what_.code[pc];
            if (!forks(step.op)) return;
            // Into a loop, unless it comes out of it.
            std::uint32_t const body = step.next > step.operand ? step.next : step.operand;
            if (body <= pc || body >= from) return;
            pc = body;
        }
    }

    static bool forks(opcode op) noexcept { return op == opcode::split || op == opcode::loop; }

    void follow(std::vector<way>& to, way from, std::size_t at) {
        todo_.push_back(from.pc);
        while (!todo_.empty()) {
            std::uint32_t const pc = todo_.back();
            todo_.pop_back();
            if (seen_[pc] == at + 1) continue;
            seen_[pc] = at + 1;
            auto const& step = what_.code[pc];
            switch (step.op) {
                case opcode::split:
                case opcode::loop: todo_.push_back(step.operand); [[fallthrough]];
                case opcode::save: todo_.push_back(step.next); break;
                case opcode::check:
                    if (holds(static_cast<assertion>(step.operand), text_, at)) todo_.push_back(step.next);
                    else refuse({pc, from.begin}, at);
                    break;
                case opcode::accept: matched_ = true; break;
                default: to.push_back({pc, from.begin});
            }
        }
    }

    // The deepest in the pattern is the farthest, then the one that took most, then the one that began first: of those, it ends first.
    void refuse(way ended, std::size_t at) {
        if (at == ended.begin || is_chance(ended.begin, at)) return;
        Range const attempt{ended.begin, at};
        Range const& best = farthest_.attempt;
        std::size_t const depth = depth_[ended.pc];
        if (!farthest_ || depth > deepest_ || (depth == deepest_ && at - ended.begin > best.end - best.begin)) {
            farthest_ = {attempt};
            deepest_ = depth;
        } else if (depth != deepest_ || attempt != best) {
            return;
        }
        add(part_from(ended.pc));
    }

    // A single letter of a longer word says nothing.
    bool is_chance(std::size_t begin, std::size_t at) const noexcept {
        return at - begin == 1 && is_word_at(text_, begin) && (is_word_at(text_, begin - 1) || is_word_at(text_, at));
    }

    // Characters and classes that follow without a break are told as one.
    Range part_from(std::uint32_t pc) const noexcept {
        Range part{what_.code[pc].offset, what_.code[pc].offset};
        bool more = true;
        for (; more && what_.code[pc].offset == part.end; pc = what_.code[pc].next) {
            part.end += what_.code[pc].extent;
            more = takes_a_character(what_.code[pc].op) && takes_a_character(what_.code[what_.code[pc].next].op);
        }
        return part;
    }

    void add(Range part) {
        auto& parts = farthest_.refused;
        std::size_t place = parts.size();
        while (place > 0 && parts[place - 1].begin > part.begin) --place;
        if (place > 0 && parts[place - 1].begin == part.begin) return;
        parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(place), part);
    }

    program const& what_;
    std::string_view text_;
    std::vector<position> depth_;
    std::vector<position> seen_;  // the position, plus one, at which an instruction was last followed
    std::vector<typename way::index> todo_{};
    std::vector<way> now_{};
    std::vector<way> next_{};
    basic_stopped<Range> farthest_{};
    std::size_t deepest_ = 0;
    bool matched_ = false;
};

/// The farthest attempt to find the pattern in a text that it does not match.  Nothing if it does match, and nothing if no attempt took
/// more than a letter of a longer word, which is chance.
///
/// Farthest is deepest in the pattern, then longest in the text, then first.  Linear in the text; allocates.
template <class Range = detail::text_range>
basic_stopped<Range> farthest_attempt(program const& what, std::string_view text) {
    if (what.facts.size == 0) return {};
    return attempts<Range>{what, text}.farthest();
}

}  // namespace monongusa::pattern

#endif
