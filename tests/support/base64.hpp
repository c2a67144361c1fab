// SPDX-License-Identifier: BSL-1.0
// support::base64: writes a text in base64.

#ifndef MONONGUSA_TESTS_SUPPORT_BASE64_HPP
#define MONONGUSA_TESTS_SUPPORT_BASE64_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace support {

inline constexpr std::string_view standard_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
inline constexpr std::string_view url_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

inline std::string base64(std::string_view text, std::string_view alphabet = standard_alphabet, bool padded = true) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += 3) {
        unsigned long bits = 0;
        for (std::size_t k = 0; k < 3; ++k) bits = bits << 8 | (i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k) {
            if (i + k <= text.size()) out += alphabet[bits >> (18 - 6 * k) & 63];
            else if (padded) out += '=';
        }
    }
    return out;
}

}  // namespace support

#endif
