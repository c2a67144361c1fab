// SPDX-License-Identifier: BSL-1.0
// loopback_client: talks to a server on this machine and says what a test wants, byte by byte.

#ifndef MONONGUSA_TESTS_SUPPORT_LOOPBACK_CLIENT_HPP
#define MONONGUSA_TESTS_SUPPORT_LOOPBACK_CLIENT_HPP

#include "loopback_server.hpp"

#include <cstdint>
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace support {

/// Without TLS.  Reads and writes wait.
class loopback_client {
public:
    explicit loopback_client(std::uint16_t port) : one_(connected(port)) {}
    loopback_client(std::uint16_t port, std::string_view text) : loopback_client(port) { say(text); }

    void say(std::string_view text) { one_.write(text); }
    /// The next answer of HTTP: its status, a blank, and its body.
    std::string answer(bool with_body = true) {
        head = one_.read_until("\r\n\r\n");
        auto const mark = head.find("Content-Length: ");
        auto const size = mark == head.npos || !with_body ? 0 : std::stoul(head.substr(mark + 16));
        return head.substr(9, 3) + ' ' + one_.read(size);
    }
    /// Until the server has closed; what it still said.
    std::string rest() { return one_.read_to_end(); }
    bool is_closed() { return rest().empty(); }
    void end_writing() { ::shutdown(one_.socket(), SHUT_WR); }
    void hang_up() { one_.cut(); }

    std::string head{};  ///< Of the last answer.

private:
    static int connected(std::uint16_t port) {
        int const made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(port);
        must(::connect(made, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0, "connect");
        return made;
    }

    peer one_;
};

}  // namespace support

#endif
