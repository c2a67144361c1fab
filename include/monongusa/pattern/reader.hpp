// SPDX-License-Identifier: BSL-1.0
// reader: reads the smallest parts of a pattern: characters, escapes, classes, numbers.

#ifndef MONONGUSA_PATTERN_READER_HPP
#define MONONGUSA_PATTERN_READER_HPP

#include <monongusa/detail/utf8.hpp>
#include <monongusa/pattern/classes.hpp>
#include <monongusa/pattern/syntax.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::pattern {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A place in a pattern; it notes the first mistake in the tree and then stands still at the end.
class reader {
public:
    constexpr reader(std::string_view text, tree& into) noexcept : text_(text), tree_(into) {}

    constexpr std::size_t at() const noexcept { return at_; }
    constexpr bool at_end() const noexcept { return at_ >= text_.size(); }
    constexpr bool failed() const noexcept { return tree_.reason != mistake::none; }
    constexpr std::string_view text() const noexcept { return text_; }

    /// The byte `ahead` of the place; 0 beyond the end.
    constexpr char peek(std::size_t ahead = 0) const noexcept { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    constexpr bool sees(std::string_view what) const noexcept { return text_.substr(at_, what.size()) == what; }
    constexpr void skip(std::size_t bytes = 1) noexcept { at_ += bytes; }

    constexpr bool fail(mistake reason, std::size_t offset) noexcept {
        if (!failed()) {
            tree_.reason = reason;
            tree_.offset = offset;
        }
        at_ = text_.size();
        return false;
    }

    struct plain_text {
        std::uint32_t size = 0;
        bool has_letters = false;
    };

    /// At least two characters of ASCII that stand for themselves; none where there are fewer.
    constexpr plain_text read_text(bool any_case) noexcept {
        std::size_t end = at_;
        bool letters = false;
        for (; end < text_.size(); ++end) {
            auto const byte = static_cast<unsigned char>(text_[end]);
            if (byte >= 0x80 || (special[byte >> 6] >> (byte & 63) & 1) != 0) break;
            if (!any_case || !is_letter(static_cast<char>(byte))) continue;
            // 'k' and 's' have a third form beyond ASCII.
            if ((byte | 0x20) == 'k' || (byte | 0x20) == 's') break;
            letters = true;
        }
        std::size_t const size = end - at_;
        if (size < 2) return {};
        at_ += size;
        return {static_cast<std::uint32_t>(size), letters};
    }

    /// One character that stands for itself.
    constexpr bool read_character(char32_t& point) noexcept {
        auto const found = detail::utf8::decode(text_.data() + at_, text_.data() + text_.size());
        if (found.size == 0) return fail(mistake::invalid_utf8, at_);
        at_ += found.size;
        point = found.point;
        return true;
    }

    /// An escape, from its backslash on, that means one character.
    constexpr bool read_escape(char32_t& point) noexcept {
        std::size_t const start = at_;
        skip();
        if (at_end()) return fail(mistake::trailing_backslash, start);
        char const c = peek();
        if (c >= '1' && c <= '9') {
            // As in RE2: one digit refers back to a group, two octal ones are a character.
            if (c >= '8' || peek(1) < '0' || peek(1) > '7') return fail(mistake::backreference, start);
            return read_octal(point);
        }
        if (c == '0') return read_octal(point);
        if (c == 'x') return read_hexadecimal(point, start);
        if (c == 'k' || c == 'g') return fail(mistake::backreference, start);
        if (c == 'C') return fail(mistake::single_byte, start);
        if (static_cast<unsigned char>(c) >= 0x80) return fail(mistake::bad_escape, start);
        skip();
        switch (c) {
            case 'a': point = '\a'; return true;
            case 'f': point = '\f'; return true;
            case 'n': point = '\n'; return true;
            case 'r': point = '\r'; return true;
            case 't': point = '\t'; return true;
            case 'v': point = '\v'; return true;
            default: break;
        }
        if (is_letter(c)) return fail(mistake::bad_escape, start);
        point = static_cast<unsigned char>(c);
        return true;
    }

    /// A class in brackets, from its '[' on, as the tail of the tree's ranges; gives where the tail begins.
    constexpr std::size_t read_class(bool any_case) {
        std::size_t const start = at_;
        std::size_t const from = tree_.ranges.size();
        skip();
        bool const negated = peek() == '^';
        if (negated) skip();
        for (bool first = true; !at_end() && (first || peek() != ']'); first = false) {
            if (sees("[:") && read_posix_class(any_case)) continue;
            if (read_escaped_class(any_case)) continue;
            code_range range{};
            std::size_t const range_start = at_;
            if (!read_class_character(range.lo)) return from;
            range.hi = range.lo;
            if (peek() == '-' && at_ + 1 < text_.size() && peek(1) != ']') {
                skip();
                if (peek() == '\\' && is_class(peek(1))) return fail(mistake::bad_range, range_start), from;
                if (!read_class_character(range.hi)) return from;
                if (range.hi < range.lo) return fail(mistake::bad_range, range_start), from;
            }
            std::size_t const before = tree_.ranges.size();
            tree_.ranges.push(range);
            if (any_case) add_other_cases(tree_.ranges, before);
        }
        if (failed()) return from;
        if (at_end()) return fail(mistake::unclosed_class, start), from;
        skip();
        normalise(tree_.ranges, from);
        if (negated) negate(tree_.ranges, from);
        return from;
    }

    /// `\d`, `\pL` and their like, added to the tree's ranges; false, having read nothing, if there is none.
    constexpr bool read_escaped_class(bool any_case) {
        char const letter = peek(1);
        if (peek() != '\\' || !is_class(letter)) return false;
        if (letter == 'p' || letter == 'P') return read_unicode_class(letter == 'P', any_case);
        skip(2);
        add_named(tree_.ranges, perl_class(letter), letter < 'a', any_case);
        return true;
    }

    /// A number of a repeat, at most 1001, without leading zeros; false if there is none.
    constexpr bool read_number(std::uint32_t& number) noexcept {
        if (!is_digit(peek()) || (peek() == '0' && is_digit(peek(1)))) return false;
        number = 0;
        for (; is_digit(peek()); skip())
            if (number <= 1000) number = number * 10 + static_cast<std::uint32_t>(peek() - '0');
        if (number > 1001) number = 1001;
        return true;
    }

    constexpr void go_back_to(std::size_t at) noexcept { at_ = at; }

private:
    // $ ( ) * + . ? [ \\ ^ { |
    static constexpr std::uint64_t special[2] = {
        std::uint64_t{1} << '$' | std::uint64_t{1} << '(' | std::uint64_t{1} << ')' | std::uint64_t{1} << '*' | std::uint64_t{1} << '+' |
            std::uint64_t{1} << '.' | std::uint64_t{1} << '?',
        std::uint64_t{1} << ('[' - 64) | std::uint64_t{1} << ('\\' - 64) | std::uint64_t{1} << ('^' - 64) | std::uint64_t{1} << ('{' - 64) |
            std::uint64_t{1} << ('|' - 64)};

    constexpr bool read_class_character(char32_t& point) noexcept { return peek() == '\\' ? read_escape(point) : read_character(point); }

    static constexpr bool is_class(char letter) noexcept { return letter == 'p' || letter == 'P' || !perl_class(letter).empty(); }

    // True also for a mistake, which is noted.
    constexpr bool read_unicode_class(bool negated, bool any_case) {
        std::size_t const start = at_;
        skip(2);
        bool const in_braces = peek() == '{';
        if (in_braces) skip();
        if (in_braces && peek() == '^') {
            negated = !negated;
            skip();
        }
        std::size_t size = in_braces ? 0 : 1;
        while (in_braces && (is_letter(peek(size)) || peek(size) == '_')) ++size;
        std::string_view const name = text_.substr(at_, size);
        skip(size);
        if ((in_braces && peek() != '}') || !add_unicode(tree_.ranges, name, negated, any_case)) fail(mistake::unknown_property, start);
        else if (in_braces) skip();
        return true;
    }

    constexpr bool read_posix_class(bool any_case) {
        // Not find(): with -fsanitize=undefined, g++ 12 takes its pointers into a template argument for no constants.
        std::size_t end = at_ + 2;
        while (end + 1 < text_.size() && (text_[end] != ':' || text_[end + 1] != ']')) ++end;
        if (end + 1 >= text_.size()) return false;
        std::string_view name = text_.substr(at_ + 2, end - at_ - 2);
        bool const negated = !name.empty() && name.front() == '^';
        if (negated) name.remove_prefix(1);
        std::string_view const pairs = posix_class(name);
        if (pairs.empty()) {
            fail(mistake::unknown_class, at_);
            return true;
        }
        add_named(tree_.ranges, pairs, negated, any_case);
        at_ = end + 2;
        return true;
    }

    constexpr bool read_octal(char32_t& point) noexcept {
        point = 0;
        for (int digits = 0; digits < 3 && peek() >= '0' && peek() <= '7'; ++digits, skip())
            point = point * 8 + static_cast<char32_t>(peek() - '0');
        return true;
    }

    constexpr bool read_hexadecimal(char32_t& point, std::size_t start) noexcept {
        skip();
        bool const in_braces = peek() == '{';
        if (in_braces) skip();
        point = 0;
        std::size_t digits = 0;
        for (; in_braces || digits < 2; ++digits, skip()) {
            char const c = peek();
            char const low = static_cast<char>(c | 0x20);
            if (is_digit(c)) point = point * 16 + static_cast<char32_t>(c - '0');
            else if (low >= 'a' && low <= 'f') point = point * 16 + static_cast<char32_t>(low - 'a' + 10);
            else break;
            if (point > detail::utf8::last_code_point) return fail(mistake::bad_escape, start);
        }
        if (in_braces ? digits == 0 || peek() != '}' : digits != 2) return fail(mistake::bad_escape, start);
        if (in_braces) skip();
        return detail::utf8::is_scalar(point) || fail(mistake::bad_escape, start);
    }

    std::string_view text_;
    tree& tree_;
    std::size_t at_ = 0;
};

}  // namespace monongusa::pattern

#endif
