// SPDX-License-Identifier: BSL-1.0
// net::config: how servers are connected to, and how much is taken from them.

#ifndef MONONGUSA_NET_CONFIG_HPP
#define MONONGUSA_NET_CONFIG_HPP

#include <monongusa/detail/instant.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace monongusa::net {

/// Sees what goes over a connection as it is before TLS: `direction` is '>' for what is sent and '<' for what came.  Of HTTP all bytes, of a
/// websocket its handshake and the contents of its messages.  There are secrets in it: scrub it before it is shown.  Called on the loop's thread;
/// `bytes` is valid for the call.  It must not throw.
using wire_hook = void (*)(void* owner, char direction, std::string_view bytes);

struct config {
    /// Certificates in PEM that are trusted instead of the system's.  Those of the system are where OpenSSL looks for them: SSL_CERT_FILE and
    /// SSL_CERT_DIR name others.
    std::string ca_file{};
    /// `http://user:password@host:port`; empty for none.  Where nothing is set, the environment says it (net/proxy.hpp).
    std::optional<std::string> proxy{};
    /// Connects without TLS to other machines, too.
    bool insecure = false;

    instant::duration connect_timeout = std::chrono::seconds{30};   ///< For the name, the connection, the proxy and the handshakes together.
    instant::duration address_timeout = std::chrono::seconds{5};    ///< For one of a host's addresses, before the next one is tried.
    instant::duration request_timeout = std::chrono::seconds{60};   ///< For an HTTP request from the call to the end of the answer, where it names none.
    instant::duration close_timeout = std::chrono::seconds{5};      ///< For the other side to agree to the end of a websocket.
    instant::duration idle_timeout = std::chrono::seconds{50};      ///< How long an HTTP connection is kept unused.

    std::size_t most_connections = 16;               ///< Requests that are under way at a time; further ones wait.
    std::size_t most_waiting = 1024;                 ///< Those.
    std::size_t most_idle = 4;                       ///< Unused connections that are kept.
    std::size_t longest_head = 64 * 1024 - 1;        ///< Of a response's status line and headers, in bytes; more is not taken either way.
    std::size_t longest_body = 16 * 1024 * 1024;     ///< Of a response.
    std::size_t longest_message = 32 * 1024 * 1024;  ///< Of a websocket, in bytes.
    std::size_t most_unsent = 1024 * 1024;           ///< Of a websocket: bytes that wait to be sent.

    wire_hook wire = nullptr;
    void* wire_owner = nullptr;
    bool (*wire_is_wanted)() = nullptr;  ///< Asked before each HTTP request, whose bytes are gathered for the hook; null: always.

    void tell_wire(char direction, std::string_view bytes) const {
        if (wire && !bytes.empty()) wire(wire_owner, direction, bytes);
    }
    wire_hook wanted_wire() const { return !wire_is_wanted || wire_is_wanted() ? wire : nullptr; }
};

}  // namespace monongusa::net

#endif
