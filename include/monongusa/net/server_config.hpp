// SPDX-License-Identifier: BSL-1.0
// server_config: where a server listens, and how much it takes from strangers.

#ifndef MONONGUSA_NET_SERVER_CONFIG_HPP
#define MONONGUSA_NET_SERVER_CONFIG_HPP

#include <monongusa/detail/instant.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace monongusa::net {

struct server_config {
    std::string address =
        "127.0.0.1";         ///< An IP address of this machine; `0.0.0.0` or `::` for all of them, the latter with those of IPv4.
    std::uint16_t port = 0;  ///< 0: the system picks one.

    /// In PEM; with a certificate TLS is spoken, and nothing else.  Both or neither.
    std::string certificate_file{};
    std::string key_file{};

    std::size_t longest_head = 16 * 1024;    ///< Of a request's first line and headers, in bytes; 65535 where it is more.
    std::size_t longest_body = 1024 * 1024;  ///< In bytes, as it is without the marks of its chunks.
    std::size_t most_connections = 64;       ///< At a time; further ones wait until one ends, and one that idles makes room.

    instant::duration head_timeout = std::chrono::seconds{10};    ///< For the TLS handshake; and for the headers, from the first byte on.
    instant::duration body_timeout = std::chrono::seconds{10};    ///< For the body as a whole.
    instant::duration idle_timeout = std::chrono::seconds{60};    ///< How long a connection is kept without a request.
    instant::duration answer_timeout = std::chrono::seconds{10};  ///< For the client to take an answer.
    instant::duration leave_timeout =
        std::chrono::seconds{2};  ///< For the client to end its side after the last answer, so that it surely reads it.
};

}  // namespace monongusa::net

#endif
