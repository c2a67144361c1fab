// SPDX-License-Identifier: BSL-1.0
// wide_text: bytes as the wide characters of a C library, and back without loss.

#ifndef MONONGUSA_TRANSPORT_WIDE_TEXT_HPP
#define MONONGUSA_TRANSPORT_WIDE_TEXT_HPP

#include <monongusa/detail/utf8.hpp>

#include <string>
#include <string_view>

namespace monongusa::transport {

static_assert(sizeof(wchar_t) == 4, "monongusa: a wide character holds any code point where there are these terminals");

// A byte that is no text becomes one of these, which are none either: U+DC80 to U+DCFF, halves of what other encodings need pairs for.
inline constexpr char32_t byte_as_point = 0xDC00;

/// The controls from U+0080 on are taken for bytes that are no text, since editors take them for keys.
template <class = void>
void append_wide(std::wstring& out, std::string_view text) {
    char const* const end = text.data() + text.size();
    for (char const* at = text.data(); at != end;) {
        auto const character = detail::utf8::decode(at, end);
        if (character.size == 0 || (character.point >= 0x80 && character.point < 0xA0)) {
            out += static_cast<wchar_t>(byte_as_point + static_cast<unsigned char>(*at++));
        } else {
            out += static_cast<wchar_t>(character.point);
            at += character.size;
        }
    }
}

template <class = void>
void append_bytes(std::string& out, std::wstring_view text) {
    for (wchar_t const wide : text) {
        auto const point = static_cast<char32_t>(wide);
        if (point >= byte_as_point + 0x80 && point <= byte_as_point + 0xFF) {
            out += static_cast<char>(point - byte_as_point);
        } else if (detail::utf8::is_scalar(point)) {
            char bytes[4];
            out.append(bytes, detail::utf8::encode(point, bytes));
        }
    }
}

template <class = void>
std::wstring wide(std::string_view text) {
    std::wstring out;
    append_wide(out, text);
    return out;
}
template <class = void>
std::string bytes_of(std::wstring_view text) {
    std::string out;
    append_bytes(out, text);
    return out;
}

}  // namespace monongusa::transport

#endif
