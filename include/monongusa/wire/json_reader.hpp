// SPDX-License-Identifier: BSL-1.0
// json_reader: goes through JSON once, from its beginning to its end, and decodes what is asked for.

#ifndef MONONGUSA_WIRE_JSON_READER_HPP
#define MONONGUSA_WIRE_JSON_READER_HPP

#include <monongusa/wire/json_string.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>

namespace monongusa::wire {

enum class json_kind : unsigned char { nothing, object, array, text, number, truth, null };

/// Reads JSON of strangers, one value after the other, without a tree and without memory of its own.
///
/// Whatever has another type than was asked for is passed over and leaves an empty text, the number asked to stand for it, or false; so
/// does null.  Where the text is no JSON the reader fails: it is at its end from then on, and all further values are missing.  What nobody
/// asks for is looked at for its brackets and quotes only, whatever its depth.  The text must outlive the reader and all views that it
/// gives.
class json_reader {
public:
    explicit json_reader(std::string_view text) noexcept : at_(text.data()), end_(text.data() + text.size()) {}

    /// Whether all that was read was JSON.
    bool fine() const noexcept { return state_ != state::failed; }

    /// What the next value is; nothing at the end and where there is no value.
    json_kind kind() noexcept {
        skip_blanks();
        if (at_ == end_) return json_kind::nothing;
        switch (*at_) {
            case '{': return json_kind::object;
            case '[': return json_kind::array;
            case '"': return json_kind::text;
            case 't':
            case 'f': return json_kind::truth;
            case 'n': return json_kind::null;
            default: return *at_ == '-' || is_digit(*at_) ? json_kind::number : json_kind::nothing;
        }
    }

    /// Calls `each(name)` for the members of an object, in their order; a name may come twice.  `each` reads the value or leaves it.  The
    /// name is valid until then.  False, without a call, if the value is no object; it is passed over.
    template <class Each>
    bool members(Each&& each) {
        if (kind() != json_kind::object) return skip(), false;
        ++at_;
        if (skip_blanks(), take('}')) return true;
        char unescaped[longest_name];
        do {
            bool escapes = false;
            auto const written = (skip_blanks(), quoted(escapes));
            skip_blanks();
            if (!take(':')) fail();
            if (state_ != state::reading) return true;
            auto const* const value = (skip_blanks(), at_);
            each(escapes ? json_string::decoded_name(written, unescaped) : written);
            if (state_ != state::reading) return true;
            if (at_ == value) skip();
            skip_blanks();
        } while (take(','));
        if (!take('}')) fail();
        return true;
    }

    /// Calls `each()` for the elements of an array, in their order, as `members` does.
    template <class Each>
    bool elements(Each&& each) {
        if (kind() != json_kind::array) return skip(), false;
        ++at_;
        if (skip_blanks(), take(']')) return true;
        do {
            auto const* const value = (skip_blanks(), at_);
            each();
            if (state_ != state::reading) return true;
            if (at_ == value) skip();
            skip_blanks();
        } while (take(','));
        if (!take(']')) fail();
        return true;
    }

    /// A text as it was written, without its quotes; `json_string::assign` decodes it.  The null view if it is no text.
    std::string_view written_text() noexcept {
        if (kind() != json_kind::text) return skip(), std::string_view{};
        return quoted();
    }

    /// A text, as UTF-8 whatever was sent: what is none becomes U+FFFD.
    void text(std::string& out) { json_string::assign(out, written_text()); }

    /// 1 to 20 digits that fit 64 bits.
    static constexpr bool is_id(std::string_view text) noexcept {
        constexpr std::string_view last = "18446744073709551615";
        if (text.empty() || text.size() > last.size() || (text.size() == last.size() && text > last)) return false;
        for (char const character : text) {
            if (!is_digit(character)) return false;
        }
        return true;
    }

    /// An id, which Discord sends as a text and now and then as a number (Discord's documentation, API Reference, Snowflakes); as it was
    /// written, the null view if it is none.
    std::string_view id() noexcept {
        auto const digits = kind() == json_kind::number ? number_token() : written_text();
        return is_id(digits) ? digits : std::string_view{};
    }
    void id(std::string& out) { out.assign(id()); }

    /// The id as a number; 0, which is nobody's, if it is none.
    std::uint64_t id_number() noexcept { return number_of(id()); }
    static std::uint64_t number_of(std::string_view id) noexcept {
        std::uint64_t number = 0;
        return parsed(id, number) ? number : 0;
    }

    /// A whole number, also one in quotes; `otherwise` if it is none or does not fit.
    template <class Number>
    Number number(Number otherwise) noexcept {
        auto const digits = kind() == json_kind::number ? number_token() : written_text();
        Number found{};
        return parsed(digits, found) ? found : otherwise;
    }

    bool truth() noexcept {
        bool const is_true = at_ != end_ && kind() == json_kind::truth && *at_ == 't';
        skip();
        return is_true && fine();
    }

    /// The next value as it was written.
    std::string_view value() noexcept {
        skip_blanks();
        auto const* const begin = at_;
        skip();
        return state_ == state::failed ? std::string_view{} : std::string_view{begin, static_cast<std::size_t>(at_ - begin)};
    }

    /// Where it is: what is left of the text.
    std::string_view rest() noexcept {
        skip_blanks();
        return {at_, static_cast<std::size_t>(end_ - at_)};
    }

    /// Passes over the next value.
    void skip() noexcept {
        switch (kind()) {
            case json_kind::nothing: return fail();
            case json_kind::text: quoted(); return;
            case json_kind::number: number_token(); return;
            case json_kind::truth: return word(*at_ == 't' ? "true" : "false");
            case json_kind::null: return word("null");
            case json_kind::object:
            case json_kind::array: return skip_brackets();
        }
    }

    /// Reads nothing more: whoever calls it inside of `members` or `elements` knows enough.
    void finish() noexcept {
        state_ = state::finished;
        at_ = end_;
    }

private:
    enum class state : unsigned char { reading, finished, failed };

    void fail() noexcept {
        if (state_ == state::reading) state_ = state::failed;
        at_ = end_;
    }

    static constexpr std::size_t longest_name = 64;  // Of those that somebody asks for, and more.

    static constexpr bool is_digit(char character) noexcept { return character >= '0' && character <= '9'; }

    template <class Number>
    static bool parsed(std::string_view digits, Number& number) noexcept {
        if (digits.empty()) return false;
        auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        return error == std::errc{} && end == digits.data() + digits.size();
    }

    bool take(char character) noexcept {
        if (at_ == end_ || *at_ != character) return false;
        ++at_;
        return true;
    }
    void skip_blanks() noexcept {
        while (at_ != end_ && static_cast<unsigned char>(*at_) <= ' ' && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t'))
            ++at_;
    }
    void word(std::string_view expected) noexcept {
        if (!std::string_view{at_, static_cast<std::size_t>(end_ - at_)}.starts_with(expected)) return fail();
        at_ += expected.size();
    }

    // A text behind its first quote; what is between the quotes.
    std::string_view quoted() noexcept {
        bool escapes = false;
        return quoted(escapes);
    }
    std::string_view quoted(bool& escapes) noexcept {
        if (!take('"')) return fail(), std::string_view{};
        auto const* const begin = at_;
        auto const* const quote = json_string::end(begin, end_, escapes);
        if (!quote) return fail(), std::string_view{};
        at_ = quote + 1;
        return {begin, static_cast<std::size_t>(quote - begin)};
    }

    std::string_view number_token() noexcept {
        auto const* const begin = at_;
        while (at_ != end_ && (is_digit(*at_) || *at_ == '-' || *at_ == '+' || *at_ == '.' || *at_ == 'e' || *at_ == 'E')) ++at_;
        return {begin, static_cast<std::size_t>(at_ - begin)};
    }

    // An object or array, without recursion.
    void skip_brackets() noexcept {
        std::size_t open = 0;
        bool escapes = false;
        while (at_ != end_) {
            switch (*at_++) {
                case '{':
                case '[': ++open; break;
                case '}':
                case ']':
                    if (--open == 0) return;
                    break;
                case '"': {
                    auto const* const quote = json_string::end(at_, end_, escapes);
                    if (!quote) return fail();
                    at_ = quote + 1;
                    break;
                }
                default: break;
            }
        }
        fail();
    }

    char const* at_;
    char const* end_;
    state state_ = state::reading;
};

}  // namespace monongusa::wire

#endif
