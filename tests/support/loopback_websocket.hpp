// SPDX-License-Identifier: BSL-1.0
// loopback_websocket: a server's side of websockets, as far as tests want it.

#ifndef MONONGUSA_TESTS_SUPPORT_LOOPBACK_WEBSOCKET_HPP
#define MONONGUSA_TESTS_SUPPORT_LOOPBACK_WEBSOCKET_HPP

#include "base64.hpp"
#include "loopback_http.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <openssl/evp.h>

namespace support {

/// The answer that opens a websocket.
inline std::string websocket_agreement(std::string const& key, std::string_view headers = {}) {
    auto const text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    must(::EVP_Digest(text.data(), text.size(), digest, &size, ::EVP_sha1(), nullptr) == 1, "EVP_Digest");
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + std::string{headers} +
           "Sec-WebSocket-Accept: " + base64({reinterpret_cast<char const*>(digest), size}) + "\r\n\r\n";
}

/// Agrees to what a client asks; gives what that was.
inline heard_request open_websocket(peer& with) {
    auto asked = hear_request(with);
    with.write(websocket_agreement(asked.header("Sec-WebSocket-Key")));
    return asked;
}

/// A frame as a server writes it; `first` is its first byte: 0x81 a text, 0x82 a binary message, 0x01 and 0x02 the first part of one, 0x00 a
/// further one, 0x80 the last, 0x88 a close, 0x89 a ping, 0x8A a pong.
inline std::string frame(unsigned first, std::string_view payload) {
    std::string text{static_cast<char>(first)};
    std::uint64_t const size = payload.size();
    auto const bytes = size < 126 ? 0U : size < 65536 ? 2U : 8U;
    text += static_cast<char>(bytes == 0 ? size : bytes == 2 ? 126U : 127U);
    for (auto i = bytes; i > 0; --i) text += static_cast<char>(size >> ((i - 1) * 8));
    return text + std::string{payload};
}

inline std::string close_frame(unsigned code, std::string_view reason = {}) {
    return frame(0x88, std::string{static_cast<char>(code >> 8), static_cast<char>(code)} + std::string{reason});
}

struct heard_frame {
    unsigned first = 0;
    std::string payload{};
    bool masked = false;
    std::string key{};

    unsigned code() const {
        if (payload.size() < 2) return 0;
        return static_cast<unsigned char>(payload[0]) * 256U + static_cast<unsigned char>(payload[1]);
    }
};

/// The next frame of a client.
inline heard_frame hear_frame(peer& from) {
    auto const byte = [](std::string const& text, std::size_t at) { return std::uint64_t{static_cast<unsigned char>(text[at])}; };
    auto const head = from.read(2);
    heard_frame heard{.first = static_cast<unsigned>(byte(head, 0))};
    heard.masked = byte(head, 1) >= 128;
    auto size = byte(head, 1) % 128;
    if (size > 125) {
        auto const more = from.read(size == 126 ? 2 : 8);
        size = 0;
        for (std::size_t i = 0; i < more.size(); ++i) size = size * 256 + byte(more, i);
    }
    if (heard.masked) heard.key = from.read(4);
    heard.payload = from.read(size);
    if (heard.masked) {
        for (std::size_t i = 0; i < heard.payload.size(); ++i) heard.payload[i] = static_cast<char>(byte(heard.payload, i) ^ byte(heard.key, i % 4));
    }
    return heard;
}

}  // namespace support

#endif
