// SPDX-License-Identifier: BSL-1.0
// hex_dump: bytes as lines for people.

#ifndef MONONGUSA_DETAIL_HEX_DUMP_HPP
#define MONONGUSA_DETAIL_HEX_DUMP_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::detail {

/// Appends up to 16 bytes as `00000010  74 65 61 0a …  |tea.|`; `offset` stands in front.
inline void append_dump(std::string& out, std::size_t offset, std::string_view bytes) {
    constexpr char digits[] = "0123456789abcdef";
    constexpr std::size_t text_at = 61;
    char line[text_at + 16];
    for (char& character : line) character = ' ';
    for (std::size_t i = 0; i < 8; ++i) line[i] = digits[offset >> (28 - 4 * i) & 15];
    line[text_at - 1] = '|';
    for (std::size_t i = 0; i < bytes.size() && i < 16; ++i) {
        auto const byte = static_cast<unsigned char>(bytes[i]);
        auto const at = 10 + 3 * i + i / 8;
        line[at] = digits[byte >> 4];
        line[at + 1] = digits[byte & 15];
        line[text_at + i] = byte >= ' ' && byte < 0x7f ? static_cast<char>(byte) : '.';
    }
    out.append(line, text_at + (bytes.size() < 16 ? bytes.size() : 16));
    out += '|';
}

/// Calls `line(text)` for each 16 bytes.
template <class Line>
void for_each_dump_line(std::string_view bytes, Line&& line) {
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 16) {
        text.clear();
        append_dump(text, at, bytes.substr(at, 16));
        line(std::string_view{text});
    }
}

}  // namespace monongusa::detail

#endif
