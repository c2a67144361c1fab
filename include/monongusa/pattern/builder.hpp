// SPDX-License-Identifier: BSL-1.0
// builder: adds nodes to a tree and keeps count of what they will cost.

#ifndef MONONGUSA_PATTERN_BUILDER_HPP
#define MONONGUSA_PATTERN_BUILDER_HPP

#include <monongusa/pattern/classes.hpp>
#include <monongusa/pattern/fold.hpp>
#include <monongusa/pattern/limits.hpp>
#include <monongusa/pattern/reader.hpp>
#include <monongusa/pattern/syntax.hpp>

#include <cstddef>
#include <cstdint>

namespace monongusa::pattern {

/// Makes the nodes of one tree; each function gives the number of a node that is not linked yet.
class builder {
public:
    constexpr explicit builder(tree& into) noexcept : tree_(into) {}

    constexpr std::uint32_t group_count() const noexcept { return static_cast<std::uint32_t>(tree_.groups.size()); }

    /// Puts a node at the head of a list of siblings.
    constexpr void link(std::uint32_t& list, std::uint32_t item) noexcept {
        tree_.nodes[item].next = list;
        list = item;
    }

    /// Notes which bytes of the pattern a leaf came from.
    constexpr void place(std::uint32_t item, std::size_t begin, std::size_t end) noexcept {
        node& leaf = tree_.nodes[item];
        leaf.offset = static_cast<std::uint16_t>(begin);
        leaf.extent = static_cast<unsigned char>(end - begin < 0xFF ? end - begin : 0xFF);
    }

    /// True if a program with this part would be larger than any may be.
    constexpr bool too_large(std::uint32_t part) const noexcept {
        node const& what = tree_.nodes[part];
        return what.code > limits::instructions || limits::multiply(what.threads, 2 * (group_count() + 1)) > limits::slots;
    }

    /// A character that stands for itself.
    constexpr std::uint32_t character(char32_t point, bool any_case) {
        if (!any_case) return leaf(node_kind::one, point);
        if (point < 0x80) {
            auto const c = static_cast<char>(point);
            if (!is_letter(c)) return leaf(node_kind::one, point);
            char32_t const lower = point | 0x20;
            // 'k' and 's' have a third form beyond ASCII.
            if (lower != 'k' && lower != 's') return leaf(node_kind::letter, lower);
            std::size_t const from = tree_.ranges.size();
            tree_.ranges.push({lower ^ 0x20, lower ^ 0x20});
            tree_.ranges.push({lower, lower});
            tree_.ranges.push(lower == 'k' ? code_range{0x212A, 0x212A} : code_range{0x17F, 0x17F});
            return set(from);
        } else if (next_in_case(point) == point) {
            return leaf(node_kind::one, point);
        }
        std::size_t const from = tree_.ranges.size();
        for (char32_t other = point;;) {
            tree_.ranges.push({other, other});
            other = next_in_case(other);
            if (other == point) break;
        }
        normalise(tree_.ranges, from);
        return set(from);
    }

    /// Characters that stand for themselves; where they are is said by `place`.
    constexpr std::uint32_t text(std::uint32_t size, bool any_case) {
        node& leaf = fresh();
        leaf.kind = node_kind::text;
        leaf.any_case = any_case;
        leaf.empty = emptiness::never;
        leaf.value = size;
        leaf.code = size;
        leaf.threads = size;
        leaf.first_group = group_count();
        return newest();
    }

    /// Takes the last character off a text of at least two.
    constexpr std::uint32_t last_of_text(std::uint32_t of) {
        node& text = tree_.nodes[of];
        --text.value;
        --text.code;
        --text.threads;
        std::size_t const at = text.offset + std::size_t{text.value};
        std::uint32_t const last = character(static_cast<unsigned char>(tree_.text[at]), text.any_case);
        place(last, at, at + 1);
        return last;
    }

    /// The class that is the tail of the ranges, normalised; gives it back where a simpler node or an earlier set says the same.
    constexpr std::uint32_t set(std::size_t from) {
        code_ranges& ranges = tree_.ranges;
        std::size_t const count = ranges.size() - from;
        if (count == 1 && ranges[from].lo == ranges[from].hi) {
            char32_t const only = ranges[from].lo;
            ranges.shrink(from);
            return leaf(node_kind::one, only);
        }
        for (std::size_t i = 0; i < tree_.sets.size(); ++i) {
            if (!same(tree_.sets[i], from, count)) continue;
            ranges.shrink(from);
            return leaf(node_kind::set, static_cast<char32_t>(i));
        }
        tree_.sets.push({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(count)});
        return leaf(node_kind::set, static_cast<char32_t>(tree_.sets.size() - 1));
    }

    /// What takes one character.
    constexpr std::uint32_t leaf(node_kind kind, char32_t value) {
        node& leaf = fresh();
        leaf.kind = kind;
        leaf.empty = emptiness::never;
        leaf.value = value;
        leaf.code = 1;
        leaf.threads = 1;
        leaf.first_group = group_count();
        return newest();
    }

    constexpr std::uint32_t check(assertion what) {
        node& leaf = fresh();
        leaf.kind = node_kind::check;
        leaf.anchored = what == assertion::text_begin;
        leaf.empty = what == assertion::text_begin || what == assertion::line_begin ? emptiness::at_begin
                     : what == assertion::text_end || what == assertion::line_end   ? emptiness::at_end
                                                                                    : emptiness::somewhere;
        leaf.value = static_cast<std::uint32_t>(what);
        leaf.code = 1;
        leaf.first_group = group_count();
        return newest();
    }

    constexpr std::uint32_t capture(std::uint32_t inside, std::uint32_t number) {
        node capture = tree_.nodes[inside];
        capture.kind = node_kind::capture;
        capture.lazy = false;
        capture.value = number;
        capture.child = inside;
        capture.code += 2;
        return add(capture);
    }

    /// The parts linked from `items` on, last first, one after the other.
    constexpr std::uint32_t sequence(std::uint32_t items) {
        if (items == node::none) return add(blank_node);
        if (tree_.nodes[items].next == node::none) return items;
        node& sequence = fresh();
        sequence.kind = node_kind::sequence;
        sequence.child = items;
        for (std::uint32_t i = items; i != node::none; i = tree_.nodes[i].next) {
            node const& item = tree_.nodes[i];
            sequence.empty &= item.empty;
            sequence.anchored = item.anchored;  // the first item, met last, decides
            sequence.code = limits::add(sequence.code, item.code);
            sequence.threads = limits::add(sequence.threads, item.threads);
        }
        return newest();
    }

    /// One of the branches linked from `branches` on, last first; the groups from number `first_group` on are inside of them.
    constexpr std::uint32_t alternation(std::uint32_t branches, std::uint32_t first_group) {
        if (tree_.nodes[branches].next == node::none) return branches;
        node& alternation = fresh();
        alternation.kind = node_kind::alternation;
        alternation.child = branches;
        alternation.empty = emptiness::never;
        alternation.anchored = true;
        for (std::uint32_t i = branches; i != node::none; i = tree_.nodes[i].next) {
            node const& branch = tree_.nodes[i];
            alternation.empty |= branch.empty;
            alternation.anchored = alternation.anchored && branch.anchored;
            alternation.code = limits::add(alternation.code, branch.code + (branch.next == node::none ? 0 : 1));
            alternation.threads = limits::add(alternation.threads, branch.threads);
        }
        mark_optional(first_group);
        return newest();
    }

    /// Turns the node, in its place among its siblings, into a repeat of itself.
    constexpr void repeat(std::uint32_t head, std::uint32_t min, std::uint32_t max, bool lazy) {
        node& item = tree_.nodes[head];
        bool const simple = min <= 1 && (max == node::none || (min == 0 && max == 1));
        bool const nested = item.kind == node_kind::repeat && item.lazy == lazy && simple && item.min <= 1 &&
                            (item.max == node::none || (item.min == 0 && item.max == 1));
        // "(?:a+)?" is "a*": as RE2 has it, and it keeps nested loops from growing.
        if (nested) {
            if (item.min == min && item.max == max) return;
            min = 0;
            max = node::none;
            set_repeat(item, tree_.nodes[item.child], min, max);
        } else {
            node const child = item;
            std::uint32_t const moved = add(child);
            tree_.nodes[moved].next = node::none;
            node& repeat = tree_.nodes[head];
            repeat.kind = node_kind::repeat;
            repeat.lazy = lazy;
            repeat.child = moved;
            set_repeat(repeat, child, min, max);
        }
        // A greedy loop enters what can be empty everywhere before it gives up, so its groups are always set.
        node const& made = tree_.nodes[head];
        if (min == 0 && (lazy || max == 0 || tree_.nodes[made.child].empty != emptiness::anywhere)) mark_optional(made.first_group);
    }

private:
    constexpr void set_repeat(node& repeat, node const& child, std::uint32_t min, std::uint32_t max) noexcept {
        std::uint32_t const copies = max != node::none ? max : min == 0 ? 1 : min;
        std::uint32_t const splits = max != node::none ? max - min : min == 0 && child.empty != emptiness::never ? 2 : 1;
        repeat.min = min;
        repeat.max = max;
        repeat.empty = min == 0 ? emptiness::anywhere : child.empty;
        repeat.anchored = min != 0 && child.anchored;
        repeat.code = limits::add(limits::multiply(child.code, copies), splits);
        repeat.threads = limits::multiply(child.threads, copies);
    }

    constexpr bool same(set_of_ranges const& set, std::size_t from, std::size_t count) const noexcept {
        if (set.count != count) return false;
        for (std::size_t i = 0; i < count; ++i)
            if (tree_.ranges[set.first + i] != tree_.ranges[from + i]) return false;
        return true;
    }

    constexpr void mark_optional(std::uint32_t first_group) noexcept {
        for (std::size_t i = first_group; i < tree_.groups.size(); ++i) tree_.groups[i].optional = true;
    }

    constexpr std::uint32_t newest() const noexcept { return static_cast<std::uint32_t>(tree_.nodes.size() - 1); }
    constexpr node& fresh() {
        tree_.nodes.push(blank_node);
        return tree_.nodes.back();
    }
    constexpr std::uint32_t add(node const& made) {
        tree_.nodes.push(made);
        return newest();
    }

    tree& tree_;
};

}  // namespace monongusa::pattern

#endif
