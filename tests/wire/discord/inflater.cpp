// SPDX-License-Identifier: BSL-1.0
// inflater: messages come out of the stream however the websocket cuts it, and neither broken streams nor bombs do harm.
#include <monongusa/wire/discord/inflater.hpp>

#include <monongusa/detail/append.hpp>

#include "support/discord_frames.hpp"

#include <boost/beast/core/error.hpp>
#include <boost/beast/zlib/deflate_stream.hpp>
#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace std::string_view_literals;
using namespace monongusa::wire::discord;
using monongusa::detail::joined;

char const* name_of(inflated what) { return what == inflated::more ? "more" : what == inflated::text ? "text" : "broken"; }

// What comes out of one message of the websocket.
std::string fed(inflater& stream, std::string_view bytes) {
    auto const what = stream.feed(bytes);
    return what == inflated::text ? joined("text ", stream.text()) : name_of(what);
}

// One end of a connection that compresses as Discord does.
class compressing {
public:
    std::string operator()(std::string_view text) {
        namespace zlib = boost::beast::zlib;
        std::string out(text.size() * 2 + 256, '\0');
        zlib::z_params part;
        part.next_in = text.data();
        part.avail_in = text.size();
        part.next_out = out.data();
        part.avail_out = out.size();
        boost::beast::error_code error;
        stream_.write(part, zlib::Flush::sync, error);
        BOOST_TEST(!error && part.avail_out > 0);
        out.resize(out.size() - part.avail_out);
        BOOST_TEST(out.ends_with("\0\0\xFF\xFF"sv));
        auto const head = begun_ ? "" : "\x78\x9C";
        begun_ = true;
        return head + out;
    }

private:
    boost::beast::zlib::deflate_stream stream_;
    bool begun_ = false;
};

// Written by zlib itself, level 9: three messages of one stream.
constexpr std::string_view of_zlib[] = {
    "\x78\xda\xaa\x56\x2a\x51\xb2\xca\x2b\xcd\xc9\xd1\x51\x2a\x86\x31\xf2\x0b\x94\xac"
    "\x0c\x0d\x75\x94\x52\x20\x02\xb5\x00\x00\x00\x00\xff\xff"sv,
    "\xaa\xc6\xa5\xc6\x00\xac\xa6\x5a\x29\x23\x35\xb1\xa8\x24\x29\x35\xb1\x24\x3e\x33\xaf"
    "\x24\xb5\xa8\x2c\x31\x47\xc9\xca\xc4\xd0\xc8\xd4\xa0\xb6\x16\x00\x00\x00\xff\xff"sv,
    "\x02\xeb\x55\x72\x54\x02\x6b\x35\x84\xe8\x83\x68\x53\x7a\x36\x7d\xe9\xb3\x39\x6b\x94\x6a\x01\x00\x00\x00\xff\xff"sv,
};
constexpr std::string_view said_by_zlib[] = {
    R"({"t":null,"s":null,"op":11,"d":null})",
    R"({"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250}})",
    "{\"t\":\"A\",\"s\":1,\"op\":0,\"d\":\"\xE6\x97\xA5\xE6\x9C\xAC\"}",
};

void what_zlib_wrote_is_read() {
    inflater stream;
    for (std::size_t i = 0; i < 3; ++i) BOOST_TEST_EQ(fed(stream, of_zlib[i]), joined("text ", said_by_zlib[i]));
    // A new connection is a new stream.
    stream.reset();
    BOOST_TEST_EQ(stream.text(), "");
    for (std::size_t i = 0; i < 3; ++i) BOOST_TEST_EQ(fed(stream, of_zlib[i]), joined("text ", said_by_zlib[i]));
}

void a_message_may_be_cut_anywhere() {
    for (std::size_t cut = 0; cut < of_zlib[0].size(); ++cut) {
        inflater stream;
        BOOST_TEST_EQ(fed(stream, of_zlib[0].substr(0, cut)), "more");
        BOOST_TEST_EQ(fed(stream, of_zlib[0].substr(cut)), joined("text ", said_by_zlib[0]));
        BOOST_TEST_EQ(fed(stream, of_zlib[1]), joined("text ", said_by_zlib[1]));
    }
    inflater stream;
    for (std::size_t i = 0; i + 1 < of_zlib[0].size(); ++i) BOOST_TEST_EQ(fed(stream, of_zlib[0].substr(i, 1)), "more");
    BOOST_TEST_EQ(fed(stream, "\xFF"), joined("text ", said_by_zlib[0]));
    BOOST_TEST_EQ(fed(stream, ""), "more");
    BOOST_TEST_EQ(fed(stream, of_zlib[1]), joined("text ", said_by_zlib[1]));
}

void all_frames_come_through_one_stream() {
    compressing compress;
    inflater stream;
    std::mt19937 dice{3};
    for (int round = 0; round < 3; ++round) {
        for (auto const name : support::discord_frames::all) {
            auto const frame = support::discord_frames::file(name);
            auto const bytes = compress(frame);
            auto const cut = dice() % (bytes.size() - 3);
            BOOST_TEST_EQ(fed(stream, std::string_view{bytes}.substr(0, cut)), "more");
            BOOST_TEST_EQ(fed(stream, std::string_view{bytes}.substr(cut)), joined("text ", frame));
        }
    }
    auto const large = support::discord_frames::guild_create({1500, 500, 250, 500});
    BOOST_TEST(large.size() > 700'000);
    BOOST_TEST(fed(stream, compress(large)) == joined("text ", large));
    BOOST_TEST_EQ(fed(stream, compress("small again")), "text small again");
}

void what_is_no_stream_is_broken_and_stays_so() {
    struct {
        std::string_view what;
        std::string_view bytes;
    } const rows[] = {
        {"a frame that is not compressed", R"({"t":null,"s":null,"op":11,"d":null})"},
        {"another method", "\x77\x05\x02\x00\x00\xff\xff"sv},
        {"a window of 64 KiB", "\x88\x1C\x00\x00\xff\xff"sv},
        {"a dictionary", "\x78\xBB\x00\x00\x00\x01\x00\x00\xff\xff"sv},
        {"a wrong check of the header", "\x78\x9D\x02\x00\x00\xff\xff"sv},
        {"an unknown kind of block", "\x78\x9C\x07\x00\x00\xff\xff"sv},
        {"a stored block of two lengths", "\x78\x9C\x00\x05\x00\x05\x00"sv},
        {"a distance beyond the beginning", "\x78\x9C\x4b\x04\x12\x00\x00\x00\xff\xff"sv},
        {"the end of the stream", "\x78\x9C\x03\x00\x00\x00\x00\x01"sv},
    };
    for (auto const& row : rows) {
        inflater stream;
        auto const what = fed(stream, row.bytes);
        if (what != "broken") BOOST_ERROR(joined(row.what, ": ", what).c_str());
        BOOST_TEST_EQ(fed(stream, of_zlib[0]), "broken");
        BOOST_TEST_EQ(stream.text(), "");
        stream.reset();
        BOOST_TEST_EQ(fed(stream, of_zlib[0]), joined("text ", said_by_zlib[0]));
    }
    // A message of another connection.
    inflater stream;
    BOOST_TEST_EQ(fed(stream, of_zlib[1]), "broken");
}

void a_message_has_a_longest_size() {
    for (std::size_t const size : {99u, 100u, 101u, 8191u, 8192u, 8193u, 50'000u}) {
        for (std::size_t const longest : {100u, 8192u, 49'999u, 50'000u}) {
            inflater stream{{longest, 1000}};
            compressing compress;
            auto const text = std::string(size, 'a');
            BOOST_TEST_EQ(fed(stream, compress(text)), size <= longest ? "text " + text : "broken");
            if (size <= longest) BOOST_TEST_EQ(fed(stream, compress("next")), "text next");
        }
    }
}

void a_bomb_is_broken_before_it_is_large() {
    compressing compress;
    inflater stream{{std::size_t{1} << 20, 1000}};
    auto const bomb = compress(std::string(std::size_t{64} << 20, 'a'));
    BOOST_TEST(bomb.size() < 100'000);
    BOOST_TEST_EQ(fed(stream, bomb), "broken");
    // The same in messages of the websocket that never end.
    inflater slow{{std::size_t{1} << 20, 1000}};
    auto what = inflated::more;
    std::size_t at = 0;
    for (; at < bomb.size() && what == inflated::more; at += 100) what = slow.feed(std::string_view{bomb}.substr(at, 100));
    BOOST_TEST(what == inflated::broken);
    BOOST_TEST(at < bomb.size() / 10);
}

void broken_bytes_never_do_harm() {
    compressing compress;
    std::string whole;
    for (auto const* const name : {"hello", "message_create", "message_create_long"})
        whole += compress(support::discord_frames::file(name));
    std::mt19937 dice{5};
    inflater stream{{100'000, 1000}};
    int broken = 0;
    for (int round = 0; round < 3000; ++round) {
        auto bytes = whole;
        for (int changes = 1 + static_cast<int>(dice() % 3); changes > 0; --changes)
            bytes[dice() % bytes.size()] ^= static_cast<char>(1 + dice() % 255);
        stream.reset();
        bool gone = false;
        for (std::size_t at = 0; at < bytes.size();) {
            auto const size = 1 + dice() % 700;
            gone = stream.feed(std::string_view{bytes}.substr(at, size)) == inflated::broken;
            BOOST_TEST(stream.text().size() <= 100'000);
            at += size;
        }
        broken += gone ? 1 : 0;
    }
    BOOST_TEST(broken > 1000);
}

}  // namespace

int main() {
    what_zlib_wrote_is_read();
    a_message_may_be_cut_anywhere();
    all_frames_come_through_one_stream();
    what_is_no_stream_is_broken_and_stays_so();
    a_message_has_a_longest_size();
    a_bomb_is_broken_before_it_is_large();
    broken_bytes_never_do_harm();
    return boost::report_errors();
}
