// SPDX-License-Identifier: BSL-1.0
// base64: bytes as text (RFC 4648, section 4).

#ifndef MONONGUSA_NET_BASE64_HPP
#define MONONGUSA_NET_BASE64_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace monongusa::net {

inline std::string base64(std::string_view bytes) {
    constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (; !bytes.empty(); bytes.remove_prefix(bytes.size() < 3 ? bytes.size() : 3)) {
        auto const byte = [&](std::size_t i) { return i < bytes.size() ? std::uint32_t{static_cast<unsigned char>(bytes[i])} : 0U; };
        auto const three = byte(0) << 16 | byte(1) << 8 | byte(2);
        text += alphabet[three >> 18];
        text += alphabet[three >> 12 & 63];
        text += bytes.size() > 1 ? alphabet[three >> 6 & 63] : '=';
        text += bytes.size() > 2 ? alphabet[three & 63] : '=';
    }
    return text;
}

}  // namespace monongusa::net

#endif
