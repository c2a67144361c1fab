// SPDX-License-Identifier: BSL-1.0
// json_text: any text as a JSON string from which the same bytes can be read again.

#ifndef MONONGUSA_DETAIL_JSON_TEXT_HPP
#define MONONGUSA_DETAIL_JSON_TEXT_HPP

#include <monongusa/detail/utf8.hpp>

#include <string>
#include <string_view>

namespace monongusa::detail {

namespace json_text {

// The letter behind the backslash for the characters that have one; 0 for the others.
constexpr char short_escape(char32_t point) noexcept {
    switch (point) {
        case U'"': return '"';
        case U'\\': return '\\';
        case U'\b': return 'b';
        case U'\f': return 'f';
        case U'\n': return 'n';
        case U'\r': return 'r';
        case U'\t': return 't';
        default: return 0;
    }
}

constexpr bool must_be_escaped(char32_t point) noexcept {
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x2028 || point == 0x2029;
}

inline void append_escape(std::string& out, char32_t unit) {
    constexpr char digits[] = "0123456789abcdef";
    out += {'\\', 'u', digits[unit >> 12 & 15], digits[unit >> 8 & 15], digits[unit >> 4 & 15], digits[unit & 15]};
}

}  // namespace json_text

/// Appends `text` as a JSON string in quotes, on one line and harmless to a terminal: control characters and the separators U+2028 and U+2029
/// are escaped.  A byte that belongs to no UTF-8 character is written as a lone surrogate, `\udc80` to `\udcff`, which stands for nothing else.
inline void append_json_text(std::string& out, std::string_view text) {
    out += '"';
    char const* const end = text.data() + text.size();
    for (char const* at = text.data(); at != end;) {
        auto const [point, size] = utf8::decode(at, end);
        if (size == 0) {
            json_text::append_escape(out, 0xDC00U | static_cast<unsigned char>(*at));
            ++at;
            continue;
        }
        if (char const letter = json_text::short_escape(point); letter != 0) {
            out += {'\\', letter};
        } else if (json_text::must_be_escaped(point)) {
            json_text::append_escape(out, point);
        } else {
            out.append(at, size);
        }
        at += size;
    }
    out += '"';
}

}  // namespace monongusa::detail

#endif
