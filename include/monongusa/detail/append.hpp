// SPDX-License-Identifier: BSL-1.0
// append: makes one text out of parts, without streams and their cost.

#ifndef MONONGUSA_DETAIL_APPEND_HPP
#define MONONGUSA_DETAIL_APPEND_HPP

#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace monongusa::detail {

/// Appends text, a character, a truth value or a number.  Other types join by an overload `append_to(std::string&, T const&)` of their own
/// namespace.
template <class Part>
void append_part(std::string& out, Part const& part) {
    if constexpr (std::is_convertible_v<Part const&, std::string_view>) {
        out += std::string_view{part};
    } else if constexpr (std::is_same_v<Part, bool>) {
        out += part ? "true" : "false";
    } else if constexpr (std::is_same_v<Part, char>) {
        out += part;
    } else if constexpr (std::is_arithmetic_v<Part>) {
        char digits[64];
        auto const written = std::to_chars(digits, digits + sizeof digits, part);
        out.append(digits, static_cast<std::size_t>(written.ptr - digits));
    } else {
        append_to(out, part);
    }
}

template <class... Parts>
std::string joined(Parts const&... parts) {
    std::string out;
    (append_part(out, parts), ...);
    return out;
}

/// Appends `text` so that it stays on one line and cannot steer a terminal: a newline is written `\n`, other control characters but the tab
/// `\r`, `\0` or `\x1b`, and byte by byte those of U+0080 to U+009F and the line and paragraph separators U+2028 and U+2029.
inline void append_visible(std::string& out, std::string_view text) {
    constexpr char digits[] = "0123456789abcdef";
    std::size_t hidden = 0;  // How many bytes more belong to a character that is written byte by byte.
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const character = text[i];
        auto const byte = static_cast<unsigned char>(character);
        auto const rest = text.substr(i);
        if (rest.size() > 1 && byte == 0xC2 && static_cast<unsigned char>(rest[1]) < 0xA0) hidden = 2;
        if (rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9")) hidden = 3;
        if (hidden > 0) {
            --hidden;
            out += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
        } else if ((byte >= 0x20 && byte != 0x7f) || character == '\t') {
            out += character;
        } else if (character == '\n') {
            out += "\\n";
        } else if (character == '\r') {
            out += "\\r";
        } else if (character == '\0') {
            out += "\\0";
        } else {
            out += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
        }
    }
}

}  // namespace monongusa::detail

#endif
