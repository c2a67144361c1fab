// SPDX-License-Identifier: BSL-1.0
// websocket_writer: a bounded queue of frames, sent as far as there is room.
#include <monongusa/net/websocket_writer.hpp>

#include "../support/connected_pair.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>

namespace {

using monongusa::net::opcode;
using monongusa::net::stream;
using monongusa::net::websocket_writer;
using support::connected_pair;

void messages_have_so_much_room_and_no_more() {
    websocket_writer queue{100};
    BOOST_TEST(!queue.push(opcode::text, std::string(87, 'x')));
    BOOST_TEST(queue.push(opcode::text, std::string(86, 'x')));
    BOOST_TEST_EQ(queue.size(), 92u);
    BOOST_TEST(!queue.push(opcode::text, ""));
    websocket_writer none{0};
    BOOST_TEST(!none.push(opcode::text, ""));
}

void a_goodbye_always_has_room_and_pongs_have_some() {
    websocket_writer queue{0};
    for (int i = 0; i < 10'000; ++i) queue.push_pong("12345678");
    auto const full = queue.size();
    BOOST_TEST(full > 4000 && full < 5000);
    queue.push_close(1000, "");
    BOOST_TEST_EQ(queue.size(), full + 8);
}

void all_is_sent_in_order_as_room_comes() {
    boost::asio::io_context io;
    stream mine{io};
    connected_pair pair{io, mine.socket()};
    mine.prepare();
    websocket_writer queue{20'000'000};
    std::string expected;
    for (int i = 0; i < 200; ++i) {
        auto const raw = std::string(50'000, static_cast<char>('a' + i % 26));
        queue.push_raw(raw);
        expected += raw;
    }
    BOOST_TEST(!queue.write(mine));
    BOOST_TEST(queue.size() > 0);
    std::string heard;
    while (heard.size() < expected.size()) {
        heard += pair.hear();
        BOOST_TEST(!queue.write(mine));
    }
    BOOST_TEST(heard == expected);
    BOOST_TEST_EQ(queue.size(), 0u);
}

void what_fails_is_told() {
    boost::asio::io_context io;
    stream mine{io};
    connected_pair pair{io, mine.socket()};
    mine.prepare();
    pair.other().set_option(boost::asio::socket_base::linger{true, 0});
    pair.other().close();
    websocket_writer queue{1000};
    std::error_code failed;
    while (!failed) {
        queue.push_raw("tea");
        failed = queue.write(mine);
    }
    BOOST_TEST(failed == std::errc::broken_pipe || failed == std::errc::connection_reset);
}

}  // namespace

int main() {
    messages_have_so_much_room_and_no_more();
    a_goodbye_always_has_room_and_pongs_have_some();
    all_is_sent_in_order_as_room_comes();
    what_fails_is_told();
    return boost::report_errors();
}
