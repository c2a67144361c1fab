// SPDX-License-Identifier: BSL-1.0
// parser: reads a pattern, in RE2's syntax, into a tree.

#ifndef MONONGUSA_PATTERN_PARSER_HPP
#define MONONGUSA_PATTERN_PARSER_HPP

#include <monongusa/pattern/fold.hpp>
#include <monongusa/pattern/growing.hpp>
#include <monongusa/pattern/limits.hpp>
#include <monongusa/pattern/reader.hpp>
#include <monongusa/pattern/syntax.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::pattern {

// One loop and a stack of open groups: no recursion, and a limit on depth that later, recursive steps can rely on.
class parser {
public:
    constexpr parser(std::string_view text, tree& into) noexcept : in_(text, into), tree_(into) {}

    constexpr void parse() {
        open_.push({});
        while (!in_.at_end()) read_item();
        if (!in_.failed() && open_.size() > 1) in_.fail(mistake::unclosed_group, open_.back().offset);
        if (in_.failed()) return;
        tree_.root = close_alternation();
        if (too_large(tree_.nodes[tree_.root])) in_.fail(mistake::too_large, 0);
    }

private:
    struct modes {
        bool any_case = false;      // i
        bool many_lines = false;    // m
        bool dot_is_all = false;    // s
        bool lazy = false;          // U
    };

    struct open_group {
        std::size_t offset = 0;
        std::uint32_t capture = node::none;
        modes outside{};                     // what holds again after the group
        std::uint32_t items = node::none;    // of the branch being read, last first
        std::uint32_t branches = node::none; // that are complete, last first
        std::uint32_t first_group = 0;
    };

    constexpr std::uint32_t group_count() const noexcept { return static_cast<std::uint32_t>(tree_.groups.size()); }

    constexpr void read_item() {
        std::size_t const start = in_.at();
        switch (in_.peek()) {
            case '(': return read_open();
            case ')':
                if (open_.size() == 1) {
                    in_.fail(mistake::unmatched_parenthesis, start);
                    return;
                }
                in_.skip();
                return read_close();
            case '|':
                in_.skip();
                return close_branch();
            case '[': return add_set(in_.read_class(modes_.any_case));
            case '.':
                in_.skip();
                return add_leaf(modes_.dot_is_all ? node_kind::any : node_kind::any_but_newline, 0);
            case '^':
                in_.skip();
                return add_check(modes_.many_lines ? assertion::line_begin : assertion::text_begin);
            case '$':
                in_.skip();
                return add_check(modes_.many_lines ? assertion::line_end : assertion::text_end);
            case '*': return read_repeat(0, node::none, 1);
            case '+': return read_repeat(1, node::none, 1);
            case '?': return read_repeat(0, 1, 1);
            case '{':
                if (read_counted_repeat()) return;
                break;
            case '\\': return read_backslash();
            default: break;
        }
        char32_t point = 0;
        if (in_.read_character(point)) add_character(point);
    }

    constexpr void read_backslash() {
        switch (in_.peek(1)) {
            case 'A': return in_.skip(2), add_check(assertion::text_begin);
            case 'z': return in_.skip(2), add_check(assertion::text_end);
            case 'b': return in_.skip(2), add_check(assertion::word_edge);
            case 'B': return in_.skip(2), add_check(assertion::no_word_edge);
            case 'Q': return read_quoted();
            default: break;
        }
        std::size_t const from = tree_.ranges.size();
        if (in_.read_perl_class(modes_.any_case)) {
            normalise(tree_.ranges, from);
            return add_set(from);
        }
        char32_t point = 0;
        if (in_.read_escape(point)) add_character(point);
    }

    constexpr void read_quoted() {
        in_.skip(2);
        while (!in_.at_end()) {
            if (in_.sees("\\E")) return in_.skip(2);
            char32_t point = 0;
            if (in_.read_character(point)) add_character(point);
        }
    }

    // Groups ----------------------------------------------------------------------------------------------------------

    constexpr void read_open() {
        open_group group;
        group.offset = in_.at();
        group.outside = modes_;
        group.first_group = group_count();
        in_.skip();
        group_facts facts;
        bool captures = true;
        if (in_.peek() == '?') {
            if (in_.sees("?P<") || (in_.sees("?<") && in_.peek(2) != '=' && in_.peek(2) != '!')) {
                if (!read_name(facts)) return;
            } else {
                captures = false;
                in_.skip();
                if (!read_modes(group.offset)) return;
                if (in_.peek() == ')') return in_.skip();   // "(?i)" opens nothing
                in_.skip();
            }
        }
        if (open_.size() > limits::depth) {
            in_.fail(mistake::too_deep, group.offset);
            return;
        }
        if (captures) {
            group.capture = group_count();
            tree_.groups.push(facts);
        }
        open_.push(group);
    }

    constexpr bool read_name(group_facts& facts) noexcept {
        in_.skip(in_.peek(1) == 'P' ? 3 : 2);
        std::size_t const start = in_.at();
        while (is_letter(in_.peek()) || is_digit(in_.peek()) || in_.peek() == '_') in_.skip();
        std::string_view const name = in_.text().substr(start, in_.at() - start);
        if (name.empty() || in_.peek() != '>') return in_.fail(mistake::bad_group_name, start);
        in_.skip();
        for (std::size_t i = 0; i < tree_.groups.size(); ++i) {
            group_facts const& other = tree_.groups[i];
            if (in_.text().substr(other.name_begin, other.name_size) == name) return in_.fail(mistake::duplicate_group_name, start);
        }
        facts.name_begin = static_cast<std::uint32_t>(start);
        facts.name_size = static_cast<std::uint32_t>(name.size());
        return true;
    }

    // From behind "(?" up to, not including, the ':' or ')'.
    constexpr bool read_modes(std::size_t open) noexcept {
        if (mistake const other = other_group(); other != mistake::none) return in_.fail(other, open);
        bool on = true;
        bool any = false;
        modes read = modes_;
        for (;; in_.skip()) {
            switch (in_.peek()) {
                case 'i': read.any_case = on; break;
                case 'm': read.many_lines = on; break;
                case 's': read.dot_is_all = on; break;
                case 'U': read.lazy = on; break;
                case '-':
                    if (!on) return in_.fail(mistake::unknown_flag, in_.at());
                    on = false;
                    any = false;
                    continue;
                case ':':
                case ')':
                    if (!on && !any) return in_.fail(mistake::unknown_flag, in_.at());
                    modes_ = read;
                    return true;
                default:
                    if (in_.at_end()) return in_.fail(mistake::unclosed_group, open);
                    return in_.fail(is_letter(in_.peek()) || any || !on ? mistake::unknown_flag : mistake::unknown_group,
                                    is_letter(in_.peek()) || any || !on ? in_.at() : open);
            }
            any = true;
        }
    }

    // What other engines can open with "(?" and this one cannot.
    constexpr mistake other_group() const noexcept {
        switch (in_.peek()) {
            case '=': case '!': return mistake::lookahead;
            case '<': return mistake::lookbehind;
            case '>': return mistake::atomic_group;
            case '(': return mistake::conditional;
            case 'R': case '&': case '+': return mistake::recursion;
            case '-': return is_digit(in_.peek(1)) ? mistake::recursion : mistake::none;
            case 'P':
                if (in_.peek(1) == '=') return mistake::backreference;
                return in_.peek(1) == '>' ? mistake::recursion : mistake::unknown_group;
            default: return is_digit(in_.peek()) ? mistake::recursion : mistake::none;
        }
    }

    constexpr void read_close() {
        std::uint32_t inside = close_alternation();
        open_group const group = open_.back();
        open_.shrink(open_.size() - 1);
        modes_ = group.outside;
        node const child = tree_.nodes[inside];
        if (group.capture != node::none) {
            node capture = child;
            capture.kind = node_kind::capture;
            capture.lazy = false;
            capture.value = group.capture;
            capture.child = inside;
            capture.code += 2;
            inside = add_node(capture);
        }
        tree_.nodes[inside].first_group = group.first_group;
        link(open_.back().items, inside);
    }

    constexpr void close_branch() {
        open_group& group = open_.back();
        std::uint32_t const items = group.items;
        group.items = node::none;
        if (items == node::none) return link(group.branches, add_node({}));
        if (tree_.nodes[items].next == node::none) return link(group.branches, items);
        node sequence;
        sequence.kind = node_kind::sequence;
        sequence.child = items;
        for (std::uint32_t i = items; i != node::none; i = tree_.nodes[i].next) {
            node const& item = tree_.nodes[i];
            sequence.empty &= item.empty;
            sequence.anchored = item.anchored;   // the first item, met last, decides
            sequence.code = limits::add(sequence.code, item.code);
            sequence.threads = limits::add(sequence.threads, item.threads);
        }
        link(group.branches, add_node(sequence));
    }

    constexpr std::uint32_t close_alternation() {
        close_branch();
        open_group const group = open_.back();
        if (tree_.nodes[group.branches].next == node::none) return group.branches;
        node alternation;
        alternation.kind = node_kind::alternation;
        alternation.child = group.branches;
        alternation.empty = emptiness::never;
        alternation.anchored = true;
        for (std::uint32_t i = group.branches; i != node::none; i = tree_.nodes[i].next) {
            node const& branch = tree_.nodes[i];
            alternation.empty |= branch.empty;
            alternation.anchored = alternation.anchored && branch.anchored;
            alternation.code = limits::add(alternation.code, branch.code + (branch.next == node::none ? 0 : 1));
            alternation.threads = limits::add(alternation.threads, branch.threads);
        }
        mark_optional(group.first_group);
        return add_node(alternation);
    }

    constexpr void mark_optional(std::uint32_t first_group) noexcept {
        for (std::size_t i = first_group; i < tree_.groups.size(); ++i) tree_.groups[i].optional = true;
    }

    // Repeats ---------------------------------------------------------------------------------------------------------

    // True if there is one; a '{' that begins none is a character like any other.
    constexpr bool read_counted_repeat() {
        std::size_t const start = in_.at();
        std::uint32_t min = 0;
        in_.skip();
        bool well_formed = in_.read_number(min);
        std::uint32_t max = min;
        if (well_formed && in_.peek() == ',') {
            in_.skip();
            if (in_.peek() == '}') max = node::none;
            else well_formed = in_.read_number(max);
        }
        well_formed = well_formed && in_.peek() == '}';
        std::size_t const size = in_.at() + 1 - start;
        in_.go_back_to(start);
        if (!well_formed) return false;
        if (min > limits::repeat || (max != node::none && max > limits::repeat)) in_.fail(mistake::repeat_too_large, start);
        else if (max < min) in_.fail(mistake::repeat_backwards, start);
        else read_repeat(min, max, size);
        return true;
    }

    constexpr void read_repeat(std::uint32_t min, std::uint32_t max, std::size_t size) {
        std::size_t const start = in_.at();
        std::uint32_t const head = open_.back().items;
        if (start == repeat_end_ && start != 0) {
            in_.fail(in_.peek() == '+' ? mistake::possessive_repeat : mistake::repeated_repeat, start);
            return;
        }
        if (head == node::none) {
            in_.fail(mistake::nothing_to_repeat, start);
            return;
        }
        in_.skip(size);
        bool lazy = modes_.lazy;
        if (in_.peek() == '?') {
            in_.skip();
            lazy = !lazy;
        }
        repeat_end_ = in_.at();
        node& item = tree_.nodes[head];
        bool const simple = min <= 1 && (max == node::none || (min == 0 && max == 1));
        bool const nested = item.kind == node_kind::repeat && item.lazy == lazy && simple && item.min <= 1
                            && (item.max == node::none || (item.min == 0 && item.max == 1));
        // "(?:a+)?" is "a*": as RE2 has it, and it keeps nested loops from growing.
        if (nested) {
            if (item.min == min && item.max == max) return;
            min = 0;
            max = node::none;
            set_repeat(item, tree_.nodes[item.child], min, max);
        } else {
            node const child = item;
            std::uint32_t const moved = add_node(child);
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
        if (too_large(tree_.nodes[head])) in_.fail(mistake::too_large, start);
    }

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

    // Leaves ----------------------------------------------------------------------------------------------------------

    constexpr void add_character(char32_t point) {
        if (!modes_.any_case) return add_leaf(node_kind::one, point);
        if (point < 0x80) {
            auto const c = static_cast<char>(point);
            if (!is_letter(c)) return add_leaf(node_kind::one, point);
            char32_t const lower = point | 0x20;
            // 'k' and 's' have a third form beyond ASCII.
            if (lower != 'k' && lower != 's') return add_leaf(node_kind::letter, lower);
        } else if (next_in_case(point) == point) {
            return add_leaf(node_kind::one, point);
        }
        std::size_t const from = tree_.ranges.size();
        for (char32_t other = point;;) {
            tree_.ranges.push({other, other});
            other = next_in_case(other);
            if (other == point) break;
        }
        normalise(tree_.ranges, from);
        add_set(from);
    }

    // Takes the tail of the ranges; gives it back where a simpler node or an earlier set says the same.
    constexpr void add_set(std::size_t from) {
        if (in_.failed()) return;
        code_ranges& ranges = tree_.ranges;
        std::size_t const count = ranges.size() - from;
        if (count == 1 && ranges[from].lo == ranges[from].hi) {
            char32_t const only = ranges[from].lo;
            ranges.shrink(from);
            return add_leaf(node_kind::one, only);
        }
        for (std::size_t i = 0; i < tree_.sets.size(); ++i) {
            if (!same(tree_.sets[i], from, count)) continue;
            ranges.shrink(from);
            return add_leaf(node_kind::set, static_cast<char32_t>(i));
        }
        tree_.sets.push({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(count)});
        add_leaf(node_kind::set, static_cast<char32_t>(tree_.sets.size() - 1));
    }

    constexpr bool same(set_of_ranges const& set, std::size_t from, std::size_t count) const noexcept {
        if (set.count != count) return false;
        for (std::size_t i = 0; i < count; ++i)
            if (tree_.ranges[set.first + i] != tree_.ranges[from + i]) return false;
        return true;
    }

    constexpr void add_leaf(node_kind kind, char32_t value) {
        node leaf;
        leaf.kind = kind;
        leaf.empty = emptiness::never;
        leaf.value = value;
        leaf.code = 1;
        leaf.threads = 1;
        add_item(leaf);
    }

    constexpr void add_check(assertion what) {
        node leaf;
        leaf.kind = node_kind::check;
        leaf.anchored = what == assertion::text_begin;
        leaf.empty = what == assertion::text_begin || what == assertion::line_begin ? emptiness::at_begin
                     : what == assertion::text_end || what == assertion::line_end   ? emptiness::at_end
                                                                                    : emptiness::somewhere;
        leaf.value = static_cast<std::uint32_t>(what);
        leaf.code = 1;
        add_item(leaf);
    }

    constexpr void add_item(node& leaf) {
        leaf.first_group = group_count();
        link(open_.back().items, add_node(leaf));
    }

    constexpr std::uint32_t add_node(node const& made) {
        tree_.nodes.push(made);
        return static_cast<std::uint32_t>(tree_.nodes.size() - 1);
    }

    constexpr void link(std::uint32_t& list, std::uint32_t item) noexcept {
        tree_.nodes[item].next = list;
        list = item;
    }

    constexpr bool too_large(node const& what) const noexcept {
        return what.code > limits::instructions || limits::multiply(what.threads, 2 * (group_count() + 1)) > limits::slots;
    }

    reader in_;
    tree& tree_;
    modes modes_{};
    std::size_t repeat_end_ = 0;   // where the last repeat ended; a repeat there repeats a repeat
    growing<open_group> open_;
};

/// Reads `text` into `into`, which must be fresh; a mistake is noted there.
constexpr void parse(std::string_view text, tree& into) {
    parser{text, into}.parse();
}

}  // namespace monongusa::pattern

#endif
