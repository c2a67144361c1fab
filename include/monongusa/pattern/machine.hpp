// SPDX-License-Identifier: BSL-1.0
// machine: runs a program over a text in linear time.

#ifndef MONONGUSA_PATTERN_MACHINE_HPP
#define MONONGUSA_PATTERN_MACHINE_HPP

#include <monongusa/detail/text_range.hpp>
#include <monongusa/detail/utf8.hpp>
#include <monongusa/pattern/assertion.hpp>
#include <monongusa/pattern/program.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::pattern {

/// How much memory a search takes; what it holds beforehand does not matter.
struct scratch_size {
    std::size_t indices;
    std::size_t positions;
};

constexpr scratch_size scratch_for(program const& what) noexcept {
    std::size_t const code = what.facts.size;
    std::size_t const threads = what.facts.threads;
    if (what.facts.plain) return {0, 0};
    return {2 * threads + code, 2 * threads * what.slots() + 2 * what.slots() + 2 * code};
}

struct scratch {
    std::uint32_t* indices = nullptr;
    std::size_t* positions = nullptr;
};

/// Counts nothing, at no cost; a test gives one whose count(steps) does.
struct no_counter {
    constexpr void count(std::size_t) const noexcept {}
};

// A Pike machine: all ways through the program advance together, one character at a time, in the order of preference, and of two ways that
// meet in an instruction only the first goes on.  So a character costs at most one visit to each instruction, whatever the pattern.
// Not a template on the pattern: every pattern of a program runs this one function.
template <class Counter>
class machine {
public:
    constexpr machine(program const& what, std::string_view text, scratch memory, Counter& counter) noexcept
        : what_(what), text_(text), slots_(what.slots()), counter_(counter) {
        std::size_t const threads = what.facts.threads;
        now_.code = memory.indices;
        next_.code = now_.code + threads;
        todo_ = next_.code + threads;
        now_.slots = memory.positions;
        next_.slots = now_.slots + threads * slots_;
        here_ = next_.slots + threads * slots_;
        best_ = here_ + slots_;
        seen_ = best_ + slots_;
        saved_ = seen_ + what.facts.size;
        for (std::size_t i = 0; i < what.facts.size; ++i) seen_[i] = 0;
    }

    /// The positions of the best match that begins at `from` or behind it, none() where a group is unset; a null pointer if there is none.
    constexpr std::size_t const* run(std::size_t from) noexcept {
        bool matched = false;
        for (std::size_t at = from;;) {
            if (now_.count == 0) {
                if (matched || (what_.facts.anchored && at != 0)) break;
                if (what_.facts.skips) {
                    while (!what_.facts.anchored && at < text_.size() && !what_.facts.first.has(text_[at])) ++at;
                    if (!may_begin(at)) break;
                }
            }
            if (!matched && may_begin(at)) begin_at(at);
            auto const character = detail::utf8::decode(text_.data() + at, text_.data() + text_.size());
            std::size_t const after = at + (character.size == 0 ? 1 : character.size);
            for (std::size_t i = 0; i < now_.count; ++i) {
                counter_.count(1);
                instruction const& step = what_.code[now_.code[i]];
                std::size_t const* const slots = now_.slots + i * slots_;
                if (step.op == opcode::accept) {
                    matched = true;
                    copy(slots, best_);
                    best_[1] = at;
                    break;  // what comes later is preferred less
                }
                if (character.size == 0 || !what_.takes(step, character.point)) continue;
                copy(slots, here_);
                follow(step.next, after);
            }
            if (at == text_.size()) break;
            at = after;
            thread_list const done = now_;
            now_ = next_;
            next_ = done;
            next_.count = 0;
        }
        return matched ? best_ : nullptr;
    }

private:
    static constexpr std::size_t unset = detail::text_range::none;
    static constexpr std::uint32_t restore = 0x8000'0000;  // marks an entry of todo_ as the number of a slot

    struct thread_list {
        std::uint32_t* code = nullptr;
        std::size_t* slots = nullptr;
        std::size_t count = 0;
    };

    constexpr void copy(std::size_t const* from, std::size_t* to) const noexcept {
        for (std::size_t i = 0; i < slots_; ++i) to[i] = from[i];
    }

    constexpr bool may_begin(std::size_t at) const noexcept {
        if (what_.facts.skips && (at == text_.size() || !what_.facts.first.has(text_[at]))) return false;
        return at == 0 || !what_.facts.anchored;
    }

    constexpr void begin_at(std::size_t at) noexcept {
        here_[0] = at;
        for (std::size_t i = 1; i < slots_; ++i) here_[i] = unset;
        // The list being run is the one to add to: the newest way is the least preferred.
        thread_list const kept = next_;
        next_ = now_;
        follow(what_.facts.start, at);
        now_ = next_;
        next_ = kept;
    }

    // Adds to next_ every instruction that takes a character and is reached from `pc` without taking one; here_ holds what is remembered.
    // An instruction is followed once a position: seen_ holds the position, plus one, at which it last was.
    constexpr void follow(std::uint32_t pc, std::size_t at) noexcept {
        std::size_t todo = 0;
        for (;;) {
            counter_.count(1);
            if (pc & restore) {
                here_[pc & ~restore] = saved_[todo];
            } else if (seen_[pc] != at + 1) {
                seen_[pc] = at + 1;
                instruction const& step = what_.code[pc];
                switch (step.op) {
                    case opcode::split:
                    case opcode::loop:
                        todo_[todo++] = step.operand;
                        pc = step.next;
                        continue;
                    case opcode::save:
                        todo_[todo] = step.operand | restore;
                        saved_[todo++] = here_[step.operand];
                        here_[step.operand] = at;
                        pc = step.next;
                        continue;
                    case opcode::check:
                        if (!holds(static_cast<assertion>(step.operand), text_, at)) break;
                        pc = step.next;
                        continue;
                    default: copy(here_, next_.slots + next_.count * slots_); next_.code[next_.count++] = pc;
                }
            }
            if (todo == 0) return;
            pc = todo_[--todo];
        }
    }

    program const& what_;
    std::string_view text_;
    std::size_t slots_;
    Counter& counter_;
    thread_list now_{};
    thread_list next_{};
    std::size_t* here_ = nullptr;  // what the way being followed remembers
    std::size_t* best_ = nullptr;
    std::size_t* seen_ = nullptr;
    std::uint32_t* todo_ = nullptr;  // the ways still to follow, the next on top
    std::size_t* saved_ = nullptr;   // what to put back, beside todo_
};

}  // namespace monongusa::pattern

#endif
