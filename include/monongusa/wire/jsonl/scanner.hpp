// SPDX-License-Identifier: BSL-1.0
// scanner: the grammar of JSON, strictly, value by value.

#ifndef MONONGUSA_WIRE_JSONL_SCANNER_HPP
#define MONONGUSA_WIRE_JSONL_SCANNER_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/utf8.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::wire::jsonl {

/// Where a line is wrong, as a byte of it counted from 1, and how.  Nothing is wrong where `what` is empty.
struct parse_error {
    std::size_t column = 0;
    std::string what{};

    explicit operator bool() const noexcept { return !what.empty(); }
    friend bool operator==(parse_error const&, parse_error const&) = default;
};

enum class kind : unsigned char { null, boolean, number, text, array, object };

/// A value as it was written, so that nothing is decoded that nobody asks for.
struct value {
    jsonl::kind kind = jsonl::kind::null;
    std::string_view written{};
    std::size_t column = 0;  ///< Of its first byte.
};

/// Reads one value after the other.  Keeps the first error and reads nothing behind it.  The text must outlive the values.
template <class = void>
class basic_scanner {
public:
    static constexpr int deepest = 32;  ///< Arrays and objects in each other.

    basic_scanner(std::string_view text, parse_error& error, std::size_t first_column = 1) noexcept
        : text_(text), error_(error), first_column_(first_column) {}

    /// Whether nothing but blanks is left.
    bool ends() noexcept {
        skip_blanks();
        return at_ == text_.size();
    }

    /// The next value, checked to its end.
    bool next(value& found, int depth = 0) {
        skip_blanks();
        auto const begin = at_;
        found.column = first_column_ + begin;
        if (!skip_value(found.kind, depth)) return false;
        found.written = text_.substr(begin, at_ - begin);
        return true;
    }

    /// Calls `each(name, value)` for the members of an object, `each(value)` for the elements of an array, as long as it returns true.
    template <class Each>
    bool members(Each&& each, int depth = 0) {
        skip_blanks();
        if (!take('{')) return fail("'{' is missing");
        if (skip_blanks(), take('}')) return true;
        do {
            std::string name;
            value found;
            skip_blanks();
            if (!peeks('"')) return fail("the name of a member in quotes is missing");
            if (!string(&name)) return false;
            if (skip_blanks(), !take(':')) return fail("':' is missing");
            if (!next(found, depth + 1) || !each(std::move(name), found)) return false;
            skip_blanks();
        } while (take(','));
        return take('}') || fail("',' or '}' is missing");
    }
    template <class Each>
    bool elements(Each&& each, int depth = 0) {
        skip_blanks();
        if (!take('[')) return fail("'[' is missing");
        if (skip_blanks(), take(']')) return true;
        do {
            value found;
            if (!next(found, depth + 1) || !each(found)) return false;
            skip_blanks();
        } while (take(','));
        return take(']') || fail("',' or ']' is missing");
    }

    /// A text in quotes, appended to `out` unless that is null.
    bool string(std::string* out) {
        if (!take('"')) return fail("'\"' is missing");
        for (;;) {
            if (at_ == text_.size()) return fail("the text has no end; '\"' is missing");
            if (take('"')) return true;
            auto const byte = static_cast<unsigned char>(text_[at_]);
            if (byte == '\\') {
                if (!escape(out)) return false;
                continue;
            }
            if (byte < 0x20) return fail("a control character in a text must be escaped");
            auto const size = detail::utf8::decode(text_.data() + at_, text_.data() + text_.size()).size;
            if (size == 0) return fail("this is no UTF-8; a byte of another kind is written as \\udc80 to \\udcff");
            if (out) out->append(text_, at_, size);
            at_ += size;
        }
    }

    /// Notes what is wrong, here or with a value.  False.
    bool fail(std::string_view what) { return fail_at(at_, what); }
    bool fail(value const& where, std::string_view what) { return fail_at(where.column - first_column_, what); }

private:
    bool fail_at(std::size_t at, std::string_view what) {
        if (!error_) error_ = {first_column_ + at, std::string{what}};
        return false;
    }

    bool peeks(char character) const noexcept { return at_ < text_.size() && text_[at_] == character; }
    bool take(char character) noexcept {
        if (!peeks(character)) return false;
        ++at_;
        return true;
    }
    bool take(std::string_view word) noexcept {
        if (!text_.substr(at_).starts_with(word)) return false;
        at_ += word.size();
        return true;
    }
    void skip_blanks() noexcept {
        while (peeks(' ') || peeks('\t') || peeks('\r') || peeks('\n')) ++at_;
    }

    bool skip_value(jsonl::kind& kind, int depth) {
        if (at_ == text_.size()) return fail("a value is missing");
        switch (text_[at_]) {
            case '"': kind = jsonl::kind::text; return string(nullptr);
            case '{':
                kind = jsonl::kind::object;
                if (depth >= deepest) return too_deep();
                return members([](std::string const&, value const&) { return true; }, depth);
            case '[':
                kind = jsonl::kind::array;
                if (depth >= deepest) return too_deep();
                return elements([](value const&) { return true; }, depth);
            case 't':
            case 'f': kind = jsonl::kind::boolean; return take("true") || take("false") || fail("this is no value");
            case 'n': kind = jsonl::kind::null; return take("null") || fail("this is no value");
            default: kind = jsonl::kind::number; return number();
        }
    }
    bool too_deep() { return fail(detail::joined("more than ", deepest, " arrays and objects in each other")); }

    std::size_t digits() noexcept {
        auto const begin = at_;
        while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
        return at_ - begin;
    }
    bool number() {
        auto const begin = at_;
        bool const negative = take('-');
        bool const zero = peeks('0');
        auto const whole = digits();
        if (whole == 0) return fail_at(begin, negative ? "a number is missing behind '-'" : "this is no value");
        if (zero && whole > 1) return fail_at(begin, "a number does not begin with a needless 0");
        if (take('.') && digits() == 0) return fail("a digit is missing behind '.'");
        if (take('e') || take('E')) {
            if (!take('+')) take('-');
            if (digits() == 0) return fail("a digit is missing in the exponent");
        }
        return true;
    }

    bool escape(std::string* out) {
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        auto const begin = at_++;
        if (take('u')) return unicode_escape(begin, out);
        auto const which = at_ < text_.size() ? letters.find(text_[at_]) : std::string_view::npos;
        if (which == std::string_view::npos) return fail_at(begin, "there is no such escape");
        ++at_;
        if (out) *out += meanings[which];
        return true;
    }

    // Behind `\u`.
    bool unicode_escape(std::size_t begin, std::string* out) {
        char32_t unit = 0;
        if (!four_digits(unit)) return fail_at(begin, "four hexadecimal digits are missing behind \\u");
        if (unit >= 0xDC80 && unit <= 0xDCFF) {
            if (out) *out += static_cast<char>(static_cast<unsigned char>(unit & 0xFF));
            return true;
        }
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            char32_t low = 0;
            if (!take("\\u") || !four_digits(low) || low < 0xDC00 || low > 0xDFFF) {
                return fail_at(begin, "the second half of a surrogate pair is missing");
            }
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        }
        if (!detail::utf8::is_scalar(unit)) return fail_at(begin, "half a surrogate pair; alone, only \\udc80 to \\udcff stand for a byte");
        char bytes[4];
        auto const size = detail::utf8::encode(unit, bytes);
        if (out) out->append(bytes, size);
        return true;
    }
    bool four_digits(char32_t& unit) noexcept {
        for (int i = 0; i < 4; ++i) {
            if (at_ == text_.size()) return false;
            char const digit = text_[at_];
            char32_t nibble = 0;
            if (digit >= '0' && digit <= '9') {
                nibble = static_cast<char32_t>(digit - '0');
            } else if (digit >= 'a' && digit <= 'f') {
                nibble = static_cast<char32_t>(digit - 'a' + 10);
            } else if (digit >= 'A' && digit <= 'F') {
                nibble = static_cast<char32_t>(digit - 'A' + 10);
            } else {
                return false;
            }
            unit = unit << 4 | nibble;
            ++at_;
        }
        return true;
    }

    std::string_view text_;
    parse_error& error_;
    std::size_t first_column_;
    std::size_t at_ = 0;
};
using scanner = basic_scanner<>;

}  // namespace monongusa::wire::jsonl

#endif
