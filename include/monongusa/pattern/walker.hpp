// SPDX-License-Identifier: BSL-1.0
// walker: tries one way through a program after the other, as long as that is cheap.

#ifndef MONONGUSA_PATTERN_WALKER_HPP
#define MONONGUSA_PATTERN_WALKER_HPP

#include <monongusa/detail/text_range.hpp>
#include <monongusa/detail/utf8.hpp>
#include <monongusa/pattern/assertion.hpp>
#include <monongusa/pattern/program.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::pattern {

enum class outcome : unsigned char { found, not_found, gave_up };

// A backtracking engine with a budget: what it does is linear because it gives up, and then the machine goes on.  Most patterns of chat never come near, and
// where they match it is several times faster, since there is one way to look after instead of all.
template <class Counter>
class walker {
public:
    /// `slots` has room for all positions of a program; those of groups are written only if `captures`.
    constexpr walker(program const& what, std::string_view text, std::size_t* slots, bool captures, Counter& counter) noexcept
        : what_(what), text_(text), slots_(slots), captures_(captures), counter_(counter), budget_(steps_a_byte * (text.size() + 16)) {}

    /// Looks for the match that begins at `start`, the one a backtracking engine would find first.
    constexpr outcome walk(std::size_t start) noexcept {
        if (captures_) {
            for (std::size_t i = 2; i < what_.slots(); ++i) slots_[i] = detail::text_range::none;
        }
        slots_[0] = start;
        end_of_first_run_ = detail::text_range::none;
        open_ = 0;
        std::uint32_t pc = what_.facts.start;
        std::size_t at = start;
        for (;;) {
            if (!spend(1)) return outcome::gave_up;
            instruction const& step = what_.code[pc];
            bool goes_on = true;
            switch (step.op) {
                case opcode::split:
                    goes_on = remember({step.operand, at, at});
                    if (!goes_on) return outcome::gave_up;
                    break;
                case opcode::loop: {
                    std::size_t const begin = at;
                    at = end_of_run(what_.code[step.next], at);
                    if (pc == what_.facts.first_loop && end_of_first_run_ == detail::text_range::none) end_of_first_run_ = at;
                    if (!spend(at - begin)) return outcome::gave_up;
                    if (at != begin && !remember({step.operand, begin, at})) return outcome::gave_up;
                    pc = step.operand;
                    continue;
                }
                case opcode::save:
                    if (captures_) {
                        if (open_ != 0 && !remember({step.operand | restores, slots_[step.operand], 0})) return outcome::gave_up;
                        slots_[step.operand] = at;
                    }
                    break;
                case opcode::check: goes_on = holds(static_cast<assertion>(step.operand), text_, at); break;
                case opcode::accept: slots_[1] = at; return outcome::found;
                default: goes_on = take(step, at);
            }
            if (goes_on) {
                pc = step.next;
            } else if (!go_back(pc, at)) {
                return outcome::not_found;
            }
        }
    }

    /// Where the run ended that the program begins with, when it was last walked; none() if it does not begin with one.
    constexpr std::size_t end_of_first_run() const noexcept { return end_of_first_run_; }

private:
    static constexpr std::size_t steps_a_byte = 32;
    static constexpr std::size_t most_open = 64;
    static constexpr std::uint32_t restores = 0x8000'0000;  // marks a choice as a position to be put back

    // A way not taken: from `pc` on, at any character of a run, `last` and before, down to `first`.
    struct choice {
        std::uint32_t pc;
        std::size_t first;
        std::size_t last;
    };

    constexpr bool spend(std::size_t steps) noexcept {
        counter_.count(steps);
        if (budget_ < steps) return false;
        budget_ -= steps;
        return true;
    }

    constexpr bool remember(choice const& way) noexcept {
        if (open_ == most_open) return false;
        ways_[open_++] = way;
        return true;
    }

    // Takes the newest way that is open.
    constexpr bool go_back(std::uint32_t& pc, std::size_t& at) noexcept {
        while (open_ != 0) {
            choice& way = ways_[open_ - 1];
            if (way.pc & restores) {
                slots_[way.pc & ~restores] = way.first;
                --open_;
                continue;
            }
            pc = way.pc;
            if (way.first == way.last) {
                at = way.last;
                --open_;
                return true;
            }
            if (!step_back(way)) {
                --open_;
                continue;
            }
            at = way.last;
            if (way.first == way.last) --open_;
            return true;
        }
        return false;
    }

    // Gives back one character of a run; more where the next way needs a certain one.
    constexpr bool step_back(choice& way) const noexcept {
        std::uint32_t next = way.pc;
        while (what_.code[next].op == opcode::save) next = what_.code[next].next;
        instruction const& step = what_.code[next];
        do --way.last;
        while (way.last > way.first && detail::utf8::is_trail(text_[way.last]));
        if (step.op != opcode::one || step.operand >= 0x80) return true;
        while (way.last > way.first && text_[way.last] != static_cast<char>(step.operand)) --way.last;
        return text_[way.last] == static_cast<char>(step.operand);
    }

    constexpr bool take(instruction const& step, std::size_t& at) const noexcept {
        if (at == text_.size()) return false;
        auto const byte = static_cast<unsigned char>(text_[at]);
        if (byte >= 0x80) return take_beyond_ascii(step, at);
        if (!what_.takes(step, byte)) return false;
        ++at;
        return true;
    }

    constexpr bool take_beyond_ascii(instruction const& step, std::size_t& at) const noexcept {
        auto const character = detail::utf8::decode(text_.data() + at, text_.data() + text_.size());
        if (character.size == 0 || !what_.takes(step, character.point)) return false;
        at += character.size;
        return true;
    }

    constexpr std::size_t end_of_run(instruction const& step, std::size_t at) const noexcept {
        for (;;) {
            // What most runs are of, without asking what it is for each character.
            if (step.op == opcode::set) {
                std::uint64_t const* const ascii = what_.sets[step.operand].ascii;
                while (at < text_.size() && is_in(ascii, text_[at])) ++at;
            } else if (step.op == opcode::any_but_newline) {
                while (at < text_.size() && text_[at] != '\n' && static_cast<unsigned char>(text_[at]) < 0x80) ++at;
            }
            if (!take(step, at)) return at;
        }
    }
    static constexpr bool is_in(std::uint64_t const* ascii, char c) noexcept {
        auto const byte = static_cast<unsigned char>(c);
        return byte < 0x80 && (ascii[byte >> 6] >> (byte & 63) & 1) != 0;
    }

    program const& what_;
    std::string_view text_;
    std::size_t* slots_;
    bool captures_;
    Counter& counter_;
    std::size_t budget_;
    std::size_t open_ = 0;
    std::size_t end_of_first_run_ = 0;
    choice ways_[most_open];  // Not initialised: what is open is written first.
};

}  // namespace monongusa::pattern

#endif
