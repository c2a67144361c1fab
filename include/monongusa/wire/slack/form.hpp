// SPDX-License-Identifier: BSL-1.0
// form: names and values as application/x-www-form-urlencoded, which Slack's Web API takes and its commands come in.

#ifndef MONONGUSA_WIRE_SLACK_FORM_HPP
#define MONONGUSA_WIRE_SLACK_FORM_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/utf8.hpp>

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::wire::slack {

namespace form_text {

constexpr bool is_plain(char character) noexcept {
    bool const letter = (character | 0x20) >= 'a' && (character | 0x20) <= 'z';
    return letter || (character >= '0' && character <= '9') || std::string_view{"*-._"}.find(character) != std::string_view::npos;
}

inline void append_byte(std::string& out, char character) {
    constexpr char digits[] = "0123456789ABCDEF";
    auto const byte = static_cast<unsigned char>(character);
    out += {'%', digits[byte >> 4], digits[byte & 15]};
}

// A byte that belongs to no UTF-8 character becomes U+FFFD.
inline void append_encoded(std::string& out, std::string_view text) {
    char const* const end = text.data() + text.size();
    for (char const* at = text.data(); at != end;) {
        auto const size = detail::utf8::decode(at, end).size;
        if (size == 0) {
            out += "%EF%BF%BD";
            ++at;
        } else if (size == 1 && (is_plain(*at) || *at == ' ')) {
            out += *at == ' ' ? '+' : *at;
            ++at;
        } else {
            for (auto const* const behind = at + size; at != behind; ++at) append_byte(out, *at);
        }
    }
}

constexpr int digit_of(char character) noexcept {
    if (character >= '0' && character <= '9') return character - '0';
    char const letter = static_cast<char>(character | 0x20);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

// Two digits behind a `%`; what is none stays as it is.
inline void decode(std::string_view written, std::string& out) {
    out.clear();
    for (std::size_t at = 0; at < written.size(); ++at) {
        bool const escaped =
            written[at] == '%' && written.size() - at > 2 && digit_of(written[at + 1]) >= 0 && digit_of(written[at + 2]) >= 0;
        if (escaped) {
            out += static_cast<char>(digit_of(written[at + 1]) * 16 + digit_of(written[at + 2]));
            at += 2;
        } else {
            out += written[at] == '+' ? ' ' : written[at];
        }
    }
}

}  // namespace form_text

/// Writes fields, in the order in which they are added.  The text is ASCII whatever comes in, and says UTF-8; no value can begin another
/// field.
class form {
public:
    form& add(std::string_view name, std::string_view value) {
        if (!text.empty()) text += '&';
        form_text::append_encoded(text, name);
        text += '=';
        form_text::append_encoded(text, value);
        return *this;
    }
    /// A truth value as `true` or `false`, or a number.
    template <std::integral Value>
        requires(!std::same_as<Value, char>)
    form& add(std::string_view name, Value value) { return add(name, std::string_view{detail::joined(value)}); }
    /// Only what is not empty: to Slack an empty field is not one that is absent.
    form& add_given(std::string_view name, std::string_view value) { return value.empty() ? *this : add(name, value); }

    std::string text{};
};

/// Reads fields of strangers, one after the other.  The text must outlive it.
class form_fields {
public:
    explicit form_fields(std::string_view text) noexcept : rest_(text) {}

    /// The next field; false at the end.  Names and values are any bytes; a name may come twice, and one without `=` has an empty value.
    bool next(std::string& name, std::string& value) {
        while (rest_.starts_with('&')) rest_.remove_prefix(1);
        if (rest_.empty()) return false;
        auto const field = rest_.substr(0, rest_.find('&'));
        rest_.remove_prefix(field.size());
        auto const sign = field.find('=');
        form_text::decode(field.substr(0, sign), name);
        form_text::decode(sign == std::string_view::npos ? std::string_view{} : field.substr(sign + 1), value);
        return true;
    }

private:
    std::string_view rest_;
};

/// The value of the first field of that name; false, and `value` empty, if there is none.
inline bool field_of(std::string_view text, std::string_view name, std::string& value) {
    form_fields fields{text};
    for (std::string called; fields.next(called, value);) {
        if (called == name) return true;
    }
    value.clear();
    return false;
}

}  // namespace monongusa::wire::slack

#endif
