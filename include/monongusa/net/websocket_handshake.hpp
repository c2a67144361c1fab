// SPDX-License-Identifier: BSL-1.0
// websocket_handshake: how an HTTP connection becomes a websocket (RFC 6455, section 4.1).

#ifndef MONONGUSA_NET_WEBSOCKET_HANDSHAKE_HPP
#define MONONGUSA_NET_WEBSOCKET_HANDSHAKE_HPP

#include <monongusa/net/base64.hpp>
#include <monongusa/net/http.hpp>
#include <monongusa/net/http_head.hpp>
#include <monongusa/net/url.hpp>

#include <cstddef>
#include <string>
#include <string_view>

#include <openssl/sha.h>

namespace monongusa::net {

/// `key` is 16 random bytes in base64.  False where a header cannot be sent.
inline bool write_websocket_request(std::string& text, url const& to, header_list const& headers, std::string_view key) {
    text.clear();
    text.append("GET ").append(to.target).append(" HTTP/1.1\r\nHost: ").append(to.authority());
    text.append("\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ").append(key).append("\r\n");
    if (!http_text::append_headers(text, headers)) return false;
    text.append("\r\n");
    return true;
}

/// What a server makes of the key, so that none agrees by accident.
inline std::string websocket_accept(std::string_view key) {
    auto const text = std::string{key} + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    unsigned char digest[SHA_DIGEST_LENGTH];
    ::SHA1(reinterpret_cast<unsigned char const*>(text.data()), text.size(), digest);
    return base64({reinterpret_cast<char const*>(digest), sizeof digest});
}

/// Whether the server agrees, and to nothing that was not asked for.
inline bool is_websocket_accepted(http_head const& head, std::string_view key) {
    bool upgrade = false;
    bool connection = false;
    bool accepted = false;
    for (auto const& [name, value] : head.headers) {
        if (name == "upgrade") upgrade = http_text::same(value, "websocket");
        else if (name == "connection") connection = connection || http_text::lists(value, "upgrade");
        else if (name == "sec-websocket-accept") accepted = value == websocket_accept(key);
        else if (name == "sec-websocket-extensions" || name == "sec-websocket-protocol") return false;
    }
    return head.status == 101 && upgrade && connection && accepted;
}

}  // namespace monongusa::net

#endif
