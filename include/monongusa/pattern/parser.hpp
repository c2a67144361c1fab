// SPDX-License-Identifier: BSL-1.0
// parser: reads a pattern, in RE2's syntax, into a tree.

#ifndef MONONGUSA_PATTERN_PARSER_HPP
#define MONONGUSA_PATTERN_PARSER_HPP

#include <monongusa/pattern/builder.hpp>
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
    constexpr parser(std::string_view text, tree& into) noexcept : in_(text, into), tree_(into), make_(into) { into.text = text; }

    constexpr void parse() {
        open_.push(group_from(0));
        if (in_.text().size() > limits::text) in_.fail(mistake::too_large, limits::text);
        while (!in_.at_end()) read_item();
        if (!in_.failed() && open_.size() > 1) in_.fail(mistake::unclosed_group, open_.back().offset);
        if (in_.failed()) return;
        tree_.root = close_alternation();
        if (make_.too_large(tree_.root)) in_.fail(mistake::too_large, 0);
    }

private:
    struct modes {
        bool any_case;    // i
        bool many_lines;  // m
        bool dot_is_all;  // s
        bool lazy;        // U
    };

    struct open_group {
        std::size_t offset;
        modes outside;            // what holds again after the group
        std::uint32_t first_group;
        std::uint32_t capture;
        std::uint32_t items;      // of the branch being read, last first
        std::uint32_t branches;   // that are complete, last first
    };

    constexpr open_group group_from(std::size_t offset) const noexcept {
        return {offset, modes_, make_.group_count(), node::none, node::none, node::none};
    }

    constexpr void read_item() {
        item_begin_ = in_.at();
        // Most of most patterns, so it is read at once.
        if (auto const text = in_.read_text(modes_.any_case); text.size > 0) return add(make_.text(text.size, text.has_letters && modes_.any_case));
        switch (in_.peek()) {
            case '(': return read_open();
            case ')': return read_close();
            case '|': in_.skip(); return close_branch();
            case '[': return add_set(in_.read_class(modes_.any_case));
            case '.': in_.skip(); return add(make_.leaf(modes_.dot_is_all ? node_kind::any : node_kind::any_but_newline, 0));
            case '^': in_.skip(); return add(make_.check(modes_.many_lines ? assertion::line_begin : assertion::text_begin));
            case '$': in_.skip(); return add(make_.check(modes_.many_lines ? assertion::line_end : assertion::text_end));
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
        if (in_.read_character(point)) add(make_.character(point, modes_.any_case));
    }

    constexpr void read_backslash() {
        switch (in_.peek(1)) {
            case 'A': return read_check(assertion::text_begin);
            case 'z': return read_check(assertion::text_end);
            case 'b': return read_check(assertion::word_edge);
            case 'B': return read_check(assertion::no_word_edge);
            case 'Q': return read_quoted();
            default: break;
        }
        std::size_t const from = tree_.ranges.size();
        if (in_.read_escaped_class(modes_.any_case)) {
            normalise(tree_.ranges, from);
            return add_set(from);
        }
        char32_t point = 0;
        if (in_.read_escape(point)) add(make_.character(point, modes_.any_case));
    }

    constexpr void read_check(assertion what) {
        in_.skip(2);
        add(make_.check(what));
    }

    constexpr void read_quoted() {
        in_.skip(2);
        while (!in_.at_end()) {
            if (in_.sees("\\E")) return in_.skip(2);
            item_begin_ = in_.at();
            char32_t point = 0;
            if (in_.read_character(point)) add(make_.character(point, modes_.any_case));
        }
    }

    constexpr void read_open() {
        open_group group = group_from(in_.at());
        in_.skip();
        group_facts facts;
        bool captures = true;
        if (in_.peek() == '?') {
            char const kind = in_.peek(1);
            if (kind == ':') {
                captures = false;
                in_.skip(2);
            } else if (in_.sees("?P<") || (kind == '<' && in_.peek(2) != '=' && in_.peek(2) != '!')) {
                if (!read_name(facts)) return;
            } else {
                captures = false;
                in_.skip();
                if (!read_modes(group.offset)) return;
                if (in_.peek() == ')') return in_.skip();  // "(?i)" opens nothing
                in_.skip();
            }
        }
        if (open_.size() > limits::depth) {
            in_.fail(mistake::too_deep, group.offset);
            return;
        }
        if (captures) {
            group.capture = make_.group_count();
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
                    if (any || !on || is_letter(in_.peek())) return in_.fail(mistake::unknown_flag, in_.at());
                    return in_.fail(mistake::unknown_group, open);
            }
            any = true;
        }
    }

    // What other engines can open with "(?" and this one cannot.
    constexpr mistake other_group() const noexcept {
        switch (in_.peek()) {
            case '=':
            case '!': return mistake::lookahead;
            case '<': return mistake::lookbehind;
            case '>': return mistake::atomic_group;
            case '(': return mistake::conditional;
            case 'R':
            case '&':
            case '+': return mistake::recursion;
            case '-': return is_digit(in_.peek(1)) ? mistake::recursion : mistake::none;
            case 'P':
                if (in_.peek(1) == '=') return mistake::backreference;
                return in_.peek(1) == '>' ? mistake::recursion : mistake::unknown_group;
            default: return is_digit(in_.peek()) ? mistake::recursion : mistake::none;
        }
    }

    constexpr void read_close() {
        if (open_.size() == 1) {
            in_.fail(mistake::unmatched_parenthesis, in_.at());
            return;
        }
        in_.skip();
        std::uint32_t inside = close_alternation();
        open_group const group = open_.back();
        open_.shrink(open_.size() - 1);
        modes_ = group.outside;
        if (group.capture != node::none) inside = make_.capture(inside, group.capture);
        tree_.nodes[inside].first_group = group.first_group;
        tree_.nodes[inside].grouped = true;
        make_.link(open_.back().items, inside);
    }

    constexpr void close_branch() {
        open_group& group = open_.back();
        make_.link(group.branches, make_.sequence(group.items));
        group.items = node::none;
    }

    constexpr std::uint32_t close_alternation() {
        close_branch();
        open_group const& group = open_.back();
        // A group's own capture is around all of its branches.
        return make_.alternation(group.branches, group.first_group + (group.capture == node::none ? 0 : 1));
    }

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
        std::uint32_t& head = open_.back().items;
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
        if (tree_.nodes[head].kind == node_kind::text && !tree_.nodes[head].grouped) make_.link(head, make_.last_of_text(head));
        make_.repeat(head, min, max, lazy);
        if (make_.too_large(head)) in_.fail(mistake::too_large, start);
    }

    // A leaf, which has just been read.
    constexpr void add(std::uint32_t item) {
        make_.place(item, item_begin_, in_.at());
        make_.link(open_.back().items, item);
    }

    constexpr void add_set(std::size_t from) {
        if (!in_.failed()) add(make_.set(from));
    }

    reader in_;
    tree& tree_;
    builder make_;
    modes modes_{};
    std::size_t item_begin_ = 0;  // where the item being read begins
    std::size_t repeat_end_ = 0;  // where the last repeat ended; a repeat there repeats a repeat
    growing<open_group> open_;
};

/// Reads `text` into `into`, which must be fresh; a mistake is noted there.
constexpr void parse(std::string_view text, tree& into) { parser{text, into}.parse(); }

}  // namespace monongusa::pattern

#endif
