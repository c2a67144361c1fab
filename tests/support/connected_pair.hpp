// SPDX-License-Identifier: BSL-1.0
// connected_pair: two ends of one TCP connection of this machine.

#ifndef MONONGUSA_TESTS_SUPPORT_CONNECTED_PAIR_HPP
#define MONONGUSA_TESTS_SUPPORT_CONNECTED_PAIR_HPP

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <string>
#include <string_view>

namespace support {

/// Connects `mine`, which may belong to a stream, to an end that waits when it reads.
class connected_pair {
    using tcp = boost::asio::ip::tcp;

public:
    connected_pair(boost::asio::io_context& io, tcp::socket& mine) : other_(io) {
        tcp::acceptor listening{io, tcp::endpoint{boost::asio::ip::address_v4::loopback(), 0}};
        mine.connect(listening.local_endpoint());
        listening.accept(other_);
    }

    tcp::socket& other() noexcept { return other_; }
    void say(std::string_view text) { other_.send(boost::asio::buffer(text)); }
    std::string hear() {
        char room[4096];
        boost::system::error_code failed;
        return {room, other_.receive(boost::asio::buffer(room), 0, failed)};
    }

private:
    tcp::socket other_;
};

}  // namespace support

#endif
