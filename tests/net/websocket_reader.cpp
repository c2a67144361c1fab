// SPDX-License-Identifier: BSL-1.0
// websocket_reader: messages from frames in pieces of any size, and every rule a server can break.
#include <monongusa/net/websocket_reader.hpp>

#include "../support/loopback_websocket.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace std::string_literals;
using monongusa::net::close_code;
using monongusa::net::error;
using monongusa::net::websocket_reader;
using heard = websocket_reader::heard;
using support::close_frame;
using support::frame;

constexpr std::size_t usual = 100'000;

// All that is heard, in pieces of that size.
std::string told(std::string_view all, std::size_t piece, std::size_t longest = usual) {
    websocket_reader reader{longest};
    std::string said;
    while (!all.empty()) {
        auto part = all.substr(0, piece);
        all.remove_prefix(part.size());
        for (;;) {
            auto const what = reader.feed(part);
            if (what == heard::nothing) break;
            if (what == heard::message) said += (reader.is_binary() ? "binary " : "text ") + reader.message() + ';';
            if (what == heard::ping) said += "ping " + std::string{reader.control()} + ';';
            if (what == heard::pong) said += "pong;";
            if (what == heard::close) return said + "close " + std::to_string(reader.code()) + ' ' + std::string{reader.reason()};
            if (what == heard::broken) {
                auto const answer = std::to_string(static_cast<std::uint16_t>(reader.answer()));
                BOOST_TEST(reader.failure() == (answer == "1009" ? error::message_too_large : error::websocket_broken));
                return said + "broken " + answer;
            }
        }
        BOOST_TEST(part.empty());
    }
    return said;
}

void all_sizes_of_pieces_tell_the_same() {
    struct {
        std::string bytes;
        std::string told;
    } const rows[] = {
        {frame(0x81, "tea") + frame(0x82, "\0\xff"s), "text tea;binary \0\xff;"s},
        {frame(0x81, "") + frame(0x82, ""), "text ;binary ;"},
        {frame(0x01, "t") + frame(0x00, "e") + frame(0x80, "a"), "text tea;"},
        {frame(0x01, "t") + frame(0x89, "x") + frame(0x00, "") + frame(0x8a, "") + frame(0x80, "ea"), "ping x;pong;text tea;"},
        {frame(0x01, "\xe2\x82"s) + frame(0x80, "\xac"s), "text \xe2\x82\xac;"},
        {frame(0x81, std::string(126, 'a')) + frame(0x81, std::string(300, 'b')), "text " + std::string(126, 'a') + ";text " + std::string(300, 'b') + ';'},
        {frame(0x89, std::string(125, 'x')), "ping " + std::string(125, 'x') + ';'},
        {frame(0x81, "bye") + close_frame(4004, "Authentication failed."), "text bye;close 4004 Authentication failed."},
        {frame(0x88, "") + frame(0x81, "left out"), "close 0 "},
    };
    for (auto const& row : rows) {
        for (std::size_t piece = 1; piece <= row.bytes.size(); ++piece) BOOST_TEST_EQ(told(row.bytes, piece), row.told);
    }
}

void every_broken_rule_is_answered() {
    struct {
        std::string bytes;
        char const* told;
    } const rows[] = {
        {"\x81\x83xxxx"s, "broken 1002"},
        {"\xc1\x01x"s, "broken 1002"},
        {"\x83\x01x"s, "broken 1002"},
        {"\x09\x01x"s, "broken 1002"},
        {"\x81\x7e\x00\x01x"s, "broken 1002"},
        {frame(0x80, "x"), "broken 1002"},
        {frame(0x00, "x"), "broken 1002"},
        {frame(0x01, "x") + frame(0x81, "y"), "broken 1002"},
        {frame(0x81, "x") + frame(0x80, "y"), "text x;broken 1002"},
        {frame(0x88, "x"), "broken 1002"},
        {close_frame(999), "broken 1002"},
        {close_frame(1005), "broken 1002"},
        {close_frame(1006), "broken 1002"},
        {close_frame(5000), "broken 1002"},
        {close_frame(1000, "\xff"), "broken 1007"},
        {frame(0x81, "\xff"), "broken 1007"},
        {frame(0x81, "\xc3"), "broken 1007"},
        {frame(0x81, "\xed\xa0\x80"), "broken 1007"},
        {frame(0x01, "a\xc3") + frame(0x80, "b"), "broken 1007"},
    };
    for (auto const& row : rows) {
        for (std::size_t piece = 1; piece <= row.bytes.size(); ++piece) BOOST_TEST_EQ(told(row.bytes, piece), row.told);
    }
}

void a_message_that_is_too_long_is_refused_by_its_head() {
    BOOST_TEST_EQ(told(frame(0x81, "12345"), 3, 5), "text 12345;");
    BOOST_TEST_EQ(told("\x81\x06"s, 3, 5), "broken 1009");
    BOOST_TEST_EQ(told("\x82\x7f\x7f\xff\xff\xff\xff\xff\xff\xff"s, 3, 5), "broken 1009");
    BOOST_TEST_EQ(told(frame(0x01, "123") + frame(0x80, "45"), 3, 5), "text 12345;");
    BOOST_TEST_EQ(told(frame(0x01, "123") + frame(0x80, "456"), 3, 5), "broken 1009");
    BOOST_TEST_EQ(told(frame(0x01, "123") + frame(0x89, "456") + frame(0x80, "45"), 3, 5), "ping 456;text 12345;");
}

void a_message_may_be_taken_away() {
    websocket_reader reader{usual};
    auto const bytes = frame(0x81, std::string(70'000, 'a')) + frame(0x81, "b");
    std::string_view left = bytes;
    BOOST_TEST(reader.feed(left) == heard::message);
    std::string taken;
    taken.swap(reader.message());
    BOOST_TEST_EQ(taken.size(), 70'000u);
    BOOST_TEST(reader.feed(left) == heard::message);
    BOOST_TEST_EQ(reader.message(), "b");
}

void the_memory_of_a_large_message_is_given_back() {
    websocket_reader reader{usual};
    auto const large = frame(0x81, std::string(90'000, 'a'));
    std::string_view left = large;
    BOOST_TEST(reader.feed(left) == heard::message);
    BOOST_TEST(reader.feed(left) == heard::nothing);
    BOOST_TEST(reader.message().capacity() < 100);
}

}  // namespace

int main() {
    all_sizes_of_pieces_tell_the_same();
    every_broken_rule_is_answered();
    a_message_that_is_too_long_is_refused_by_its_head();
    a_message_may_be_taken_away();
    the_memory_of_a_large_message_is_given_back();
    return boost::report_errors();
}
