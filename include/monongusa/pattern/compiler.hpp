// SPDX-License-Identifier: BSL-1.0
// compiler: turns a tree into a program.

#ifndef MONONGUSA_PATTERN_COMPILER_HPP
#define MONONGUSA_PATTERN_COMPILER_HPP

#include <monongusa/detail/utf8.hpp>
#include <monongusa/pattern/growing.hpp>
#include <monongusa/pattern/parser.hpp>
#include <monongusa/pattern/program.hpp>
#include <monongusa/pattern/syntax.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::pattern {

/// How much memory a pattern's program takes, and whether it is one.
struct outline {
    mistake reason = mistake::none;
    std::size_t offset = 0;
    std::uint32_t code = 0;
    std::uint32_t sets = 0;
    std::uint32_t ranges = 0;
    std::uint32_t groups = 0;
    std::uint32_t plain = 0;
    std::uint32_t pieces = 0;  // of what is required, as is the run; neither is looked for in a pattern at run time
    std::uint32_t run = 0;
};

/// Where a program is written to; each array is as large as the outline says.
struct program_memory {
    instruction* code = nullptr;
    character_set* sets = nullptr;
    code_range* ranges = nullptr;
    char* plain = nullptr;
    group_facts* groups = nullptr;
};

constexpr bool is_plain(node const& what) noexcept {
    return what.kind == node_kind::one || (what.kind == node_kind::text && !what.any_case);
}

// A pattern is nothing but a text if it is one or a sequence of such.
constexpr bool is_plain(tree const& read) noexcept {
    node const& root = read.nodes[read.root];
    if (root.kind != node_kind::sequence) return is_plain(root);
    for (std::uint32_t i = root.child; i != node::none; i = read.nodes[i].next)
        if (!is_plain(read.nodes[i])) return false;
    return true;
}

constexpr std::uint32_t plain_size(node const& what) noexcept {
    char bytes[4]{};
    return what.kind == node_kind::text ? what.value : detail::utf8::encode(what.value, bytes);
}

constexpr std::uint32_t plain_size(tree const& read) noexcept {
    if (!is_plain(read)) return 0;
    node const& root = read.nodes[read.root];
    if (root.kind != node_kind::sequence) return plain_size(root);
    std::uint32_t size = 0;
    for (std::uint32_t i = root.child; i != node::none; i = read.nodes[i].next) size += plain_size(read.nodes[i]);
    return size;
}

constexpr outline outline_of(tree const& read) noexcept {
    if (read.reason != mistake::none) return {read.reason, read.offset};
    return {.code = read.nodes[read.root].code + 1,
            .sets = static_cast<std::uint32_t>(read.sets.size()),
            .ranges = static_cast<std::uint32_t>(read.ranges.size()),
            .groups = static_cast<std::uint32_t>(read.groups.size()),
            .plain = plain_size(read)};
}

// It works from the end to the beginning, so that where to go on is always known: no instruction is written twice but those of loops.
class compiler {
public:
    constexpr compiler(tree const& from, program_memory to) noexcept : from_(from), to_(to) {}

    constexpr program_facts compile() {
        node const& root = from_.nodes[from_.root];
        copy_tables();
        std::uint32_t const end = emit(opcode::accept, 0, 0);
        facts_.start = emit(from_.root, end);
        facts_.threads = root.threads + 1;
        facts_.anchored = root.anchored;
        facts_.everything =
            (root.empty & emptiness::at_begin) == emptiness::at_begin || (root.empty & emptiness::at_end) == emptiness::at_end;
        facts_.plain = is_plain(from_);
        if (facts_.plain) write_plain(root);
        find_prefix();
        find_first_run();
        find_first_bytes();
        return facts_;
    }

private:
    constexpr void copy_tables() noexcept {
        facts_.groups = static_cast<std::uint32_t>(from_.groups.size());
        facts_.ranges = static_cast<std::uint32_t>(from_.ranges.size());
        facts_.sets = static_cast<std::uint32_t>(from_.sets.size());
        for (std::size_t i = 0; i < facts_.groups; ++i) to_.groups[i] = from_.groups[i];
        for (std::size_t i = 0; i < facts_.ranges; ++i) to_.ranges[i] = from_.ranges[i];
        for (std::size_t i = 0; i < facts_.sets; ++i) to_.sets[i] = set_from(from_.sets[i]);
    }

    constexpr character_set set_from(set_of_ranges const& ranges) const noexcept {
        byte_set ascii;
        character_set set{{0, 0}, ranges.first, ranges.count};
        for (std::uint32_t i = ranges.first; i < ranges.first + ranges.count; ++i) {
            code_range const range = from_.ranges[i];
            if (range.lo < 0x80) ascii.add(range.lo, range.hi < 0x80 ? range.hi : 0x7F);
            if (range.hi < 0x80) {
                ++set.first;
                --set.count;
            }
        }
        set.ascii[0] = ascii.bits[0];
        set.ascii[1] = ascii.bits[1];
        return set;
    }

    constexpr void write_plain(node const& root) noexcept {
        facts_.plain_size = plain_size(from_);
        std::uint32_t end = facts_.plain_size;
        auto const write = [&](node const& what) {
            char bytes[4]{};
            std::uint32_t const size = plain_size(what);
            if (what.kind == node_kind::one) detail::utf8::encode(what.value, bytes);
            end -= size;
            for (std::uint32_t i = 0; i < size; ++i) to_.plain[end + i] = what.kind == node_kind::text ? from_.text[what.offset + i] : bytes[i];
        };
        if (root.kind != node_kind::sequence) return write(root);
        for (std::uint32_t i = root.child; i != node::none; i = from_.nodes[i].next) write(from_.nodes[i]);
    }

    constexpr std::uint32_t emit(opcode op, std::uint32_t operand, std::uint32_t next) noexcept {
        to_.code[facts_.size] = {.op = op, .operand = operand, .next = next};
        return facts_.size++;
    }

    constexpr std::uint32_t emit_leaf(opcode op, node const& what, std::uint32_t next) noexcept {
        to_.code[facts_.size] = {op, what.extent, what.offset, what.value, next};
        return facts_.size++;
    }

    constexpr std::uint32_t emit_text(node const& what, std::uint32_t next) noexcept {
        for (std::uint32_t i = what.value; i > 0; --i) {
            auto const offset = static_cast<std::uint16_t>(what.offset + i - 1);
            char const c = from_.text[offset];
            bool const letter = what.any_case && is_letter(c);
            auto const character = static_cast<unsigned char>(letter ? c | 0x20 : c);
            to_.code[facts_.size] = {letter ? opcode::letter : opcode::one, 1, offset, character, next};
            next = facts_.size++;
        }
        return next;
    }

    // Lazy means: the way out is preferred.
    constexpr std::uint32_t split(bool lazy, std::uint32_t in, std::uint32_t out) noexcept {
        return lazy ? emit(opcode::split, in, out) : emit(opcode::split, out, in);
    }

    // Each gives where the node begins, if what follows it begins at `next`.
    constexpr std::uint32_t emit(std::uint32_t which, std::uint32_t next) noexcept {
        node const& what = from_.nodes[which];
        switch (what.kind) {
            case node_kind::nothing: return next;
            case node_kind::one: return emit_leaf(opcode::one, what, next);
            case node_kind::letter: return emit_leaf(opcode::letter, what, next);
            case node_kind::text: return emit_text(what, next);
            case node_kind::any: return emit_leaf(opcode::any, what, next);
            case node_kind::any_but_newline: return emit_leaf(opcode::any_but_newline, what, next);
            case node_kind::set: return emit_leaf(opcode::set, what, next);
            case node_kind::check: return emit_leaf(opcode::check, what, next);
            case node_kind::capture: {
                std::uint32_t const end = emit(opcode::save, 2 * what.value + 3, next);
                return emit(opcode::save, 2 * what.value + 2, emit(what.child, end));
            }
            case node_kind::repeat: return emit_repeat(what, next);
            case node_kind::sequence:
                for (std::uint32_t i = what.child; i != node::none; i = from_.nodes[i].next) next = emit(i, next);
                return next;
            case node_kind::alternation: {
                std::uint32_t begin = emit(what.child, next);
                for (std::uint32_t i = from_.nodes[what.child].next; i != node::none; i = from_.nodes[i].next)
                    begin = emit(opcode::split, begin, emit(i, next));
                return begin;
            }
        }
        return next;
    }

    constexpr std::uint32_t emit_repeat(node const& what, std::uint32_t next) noexcept {
        std::uint32_t begin = next;
        std::uint32_t copies = what.min;
        if (what.max != node::none) {
            for (std::uint32_t i = what.min; i < what.max; ++i) begin = split(what.lazy, emit(what.child, begin), next);
        } else if (copies == 0 && from_.nodes[what.child].empty == emptiness::never) {
            std::uint32_t const loop = split(what.lazy, 0, next);
            close_loop(loop, what.lazy, emit(what.child, loop));
            return loop;
        } else {
            facts_.walks = facts_.walks && from_.nodes[what.child].empty == emptiness::never;
            // One split at the head of a loop over what can be empty would not try its ways in the order of a backtracking engine;
            // "(?:x+)?" does.
            std::uint32_t const loop = split(what.lazy, 0, next);
            begin = emit(what.child, loop);
            close_loop(loop, what.lazy, begin);
            if (copies == 0) return split(what.lazy, begin, next);
            --copies;
        }
        for (; copies > 0; --copies) begin = emit(what.child, begin);
        return begin;
    }

    constexpr void close_loop(std::uint32_t loop, bool lazy, std::uint32_t body) noexcept {
        instruction& head = to_.code[loop];
        (lazy ? head.operand : head.next) = body;
        instruction const& first = to_.code[body];
        if (!lazy && takes_a_character(first.op) && first.next == loop) head.op = opcode::loop;
    }

    constexpr void find_prefix() noexcept {
        for (std::uint32_t at = facts_.start;; at = to_.code[at].next) {
            instruction const& step = to_.code[at];
            if (step.op == opcode::save || step.op == opcode::check) continue;
            char bytes[4]{};
            std::uint32_t const size = step.op == opcode::one ? detail::utf8::encode(step.operand, bytes) : 0;
            if (size == 0 || facts_.prefix_size + size > program_facts::prefix_room) return;
            for (std::uint32_t i = 0; i < size; ++i) facts_.prefix[facts_.prefix_size++] = bytes[i];
        }
    }

    constexpr void find_first_run() noexcept {
        std::uint32_t at = facts_.start;
        while (to_.code[at].op == opcode::save) at = to_.code[at].next;
        instruction const first = to_.code[at];
        auto const is_like_first = [&](instruction const& other) { return other.op == first.op && other.operand == first.operand; };
        if (takes_a_character(first.op)) {
            while (is_like_first(to_.code[at])) at = to_.code[at].next;
            if (to_.code[at].op != opcode::loop || !is_like_first(to_.code[to_.code[at].next])) return;
        } else if (first.op != opcode::loop) {
            return;
        }
        facts_.first_loop = at;
    }

    // Follows every way from the start, assertions taken as true, up to the instructions that take a character.
    constexpr void find_first_bytes() {
        growing<std::uint32_t> todo;
        growing<bool> seen;
        for (std::uint32_t i = 0; i < facts_.size; ++i) seen.push(false);
        todo.push(facts_.start);
        facts_.skips = true;
        while (todo.size() > 0 && facts_.skips) {
            std::uint32_t const at = todo.back();
            todo.shrink(todo.size() - 1);
            if (seen[at]) continue;
            seen[at] = true;
            instruction const& step = to_.code[at];
            if (step.op == opcode::split || step.op == opcode::loop) todo.push(step.operand);
            if (!takes_a_character(step.op) && step.op != opcode::accept) todo.push(step.next);
            else add_first_bytes(step);
        }
        if (!facts_.skips) facts_.first = {};
    }

    constexpr void add_first_bytes(instruction const& step) noexcept {
        byte_set& first = facts_.first;
        switch (step.op) {
            case opcode::one: {
                unsigned const lead = detail::utf8::lead_byte(step.operand);
                return first.add(lead, lead);
            }
            case opcode::letter: return first.add(step.operand, step.operand), first.add(step.operand ^ 0x20, step.operand ^ 0x20);
            case opcode::any: return first.add(0, 0x7F), first.add(0xC2, 0xF4);
            case opcode::any_but_newline: return first.add(0, '\n' - 1), first.add('\n' + 1, 0x7F), first.add(0xC2, 0xF4);
            case opcode::set: {
                character_set const& set = to_.sets[step.operand];
                first.bits[0] |= set.ascii[0];
                first.bits[1] |= set.ascii[1];
                for (std::uint32_t i = set.first; i < set.first + set.count; ++i) {
                    code_range const range = to_.ranges[i];
                    first.add(detail::utf8::lead_byte(range.lo < 0x80 ? 0x80 : range.lo), detail::utf8::lead_byte(range.hi));
                }
                return;
            }
            default: facts_.skips = false;  // it can match the empty text
        }
    }

    tree const& from_;
    program_memory to_;
    program_facts facts_{};
};

/// Writes the program of a tree without a mistake.
constexpr program_facts compile(tree const& from, program_memory to) { return compiler{from, to}.compile(); }

}  // namespace monongusa::pattern

#endif
