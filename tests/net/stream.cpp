// SPDX-License-Identifier: BSL-1.0
// stream: what Asio calls an AsyncStream: completions come later, once, and with what happened.
#include <monongusa/net/stream.hpp>

#include "../support/connected_pair.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/core/lightweight_test.hpp>

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

using boost::asio::buffer;
using boost::asio::const_buffer;
using boost::system::error_code;
using monongusa::net::stream;
using support::connected_pair;

static_assert(boost::beast::is_async_stream<stream>::value);

// A stream and what it tells; the io_context runs when the test wants it.
struct fixture {
    boost::asio::io_context io{};
    std::unique_ptr<stream> mine = std::make_unique<stream>(io);
    connected_pair pair{io, mine->socket()};
    std::string said{};
    std::string room = std::string(16, ' ');

    fixture() { mine->prepare(); }

    void read() {
        mine->async_read_some(buffer(room), [this](error_code failed, std::size_t count) {
            note("read ", failed, room.substr(0, count));
        });
    }
    template <class Buffers>
    void write(Buffers const& bytes) {
        mine->async_write_some(bytes, [this](error_code failed, std::size_t count) { note("wrote ", failed, std::to_string(count)); });
    }
    void note(char const* what, error_code failed, std::string const& happened) {
        said += what;
        if (failed == boost::asio::error::eof) said += "the end;";
        else if (failed == boost::asio::error::operation_aborted) said += "aborted;";
        else said += failed ? "failed;" : happened + ';';
    }
    // All that can be done now.
    void poll() {
        io.restart();
        io.poll();
    }
    // Until something more was told.
    void run() {
        auto const before = said.size();
        io.restart();
        while (said.size() == before && io.run_one() > 0) continue;
    }
};

void what_can_be_done_at_once_is_told_later() {
    fixture one;
    one.pair.say("tea");
    one.read();
    one.write(buffer("milk", 4));
    BOOST_TEST_EQ(one.said, "");
    BOOST_TEST_EQ(one.pair.hear(), "milk");
    one.run();
    one.run();
    BOOST_TEST_EQ(one.said, "read tea;wrote 4;");
    one.poll();
    BOOST_TEST_EQ(one.said, "read tea;wrote 4;");
}

void a_read_waits_until_something_comes() {
    fixture one;
    one.read();
    one.poll();
    BOOST_TEST_EQ(one.said, "");
    one.pair.say("tea");
    one.run();
    BOOST_TEST_EQ(one.said, "read tea;");
}

void a_write_waits_until_there_is_room() {
    fixture one;
    std::string const much(1'000'000, 'x');
    std::size_t written = 0;
    bool waits = false;
    while (!waits) {
        one.said.clear();
        one.write(buffer(much));
        one.poll();
        waits = one.said.empty();
        if (!waits) written += std::stoul(one.said.substr(6));
    }
    BOOST_TEST_EQ(one.mine->written(), written);
    // Meanwhile it can be read.
    one.pair.say("tea");
    one.read();
    one.run();
    BOOST_TEST_EQ(one.said, "read tea;");
    for (std::size_t heard = 0; heard < written;) heard += one.pair.hear().size();
    one.run();
    BOOST_TEST(one.said.starts_with("read tea;wrote "));
}

void parts_go_together_and_empty_ones_are_nothing() {
    fixture one;
    one.write(std::vector<const_buffer>{const_buffer{}, buffer("tea", 3), const_buffer{}, buffer(" and ", 5), buffer("milk", 4)});
    one.run();
    BOOST_TEST_EQ(one.said, "wrote 12;");
    BOOST_TEST_EQ(one.pair.hear(), "tea and milk");

    one.said.clear();
    one.write(const_buffer{});
    one.run();
    one.mine->async_read_some(boost::asio::mutable_buffer{},
                              [&](error_code failed, std::size_t count) { one.note("read ", failed, std::to_string(count)); });
    one.run();
    BOOST_TEST_EQ(one.said, "wrote 0;read 0;");

    // More of them than go at a time, and longer than what is made one.
    std::vector<const_buffer> const many(40, buffer("x", 1));
    one.said.clear();
    one.write(many);
    one.run();
    BOOST_TEST_EQ(one.said, "wrote 16;");
    std::string const large(20'000, 'y');
    one.said.clear();
    one.write(std::array<const_buffer, 2>{buffer("x", 1), buffer(large)});
    one.run();
    BOOST_TEST_EQ(one.said, "wrote 16384;");
}

void it_reads_into_the_first_room_there_is() {
    fixture one;
    one.pair.say("tea");
    one.mine->async_read_some(std::vector<boost::asio::mutable_buffer>{{}, buffer(one.room.data(), 2), buffer(one.room.data() + 2, 2)},
                              [&](error_code failed, std::size_t count) { one.note("read ", failed, one.room.substr(0, count)); });
    one.run();
    BOOST_TEST_EQ(one.said, "read te;");
}

void the_other_sides_end_is_told() {
    fixture one;
    one.read();
    one.pair.other().close();
    one.run();
    one.read();
    one.run();
    BOOST_TEST_EQ(one.said, "read the end;read the end;");
}

void writing_to_nobody_fails_and_raises_no_signal() {
    fixture one;
    one.pair.other().set_option(boost::asio::socket_base::linger{true, 0});
    one.pair.other().close();
    do {
        one.said.clear();
        one.write(buffer("tea", 3));
        one.run();
    } while (one.said == "wrote 3;");
    BOOST_TEST_EQ(one.said, "wrote failed;");
}

void closing_aborts_what_waits() {
    for (bool const destroyed : {false, true}) {
        fixture one;
        one.read();
        one.poll();
        if (destroyed) one.mine.reset();
        else one.mine->close();
        BOOST_TEST_EQ(one.said, "");
        BOOST_TEST_EQ(one.pair.hear(), "");
        one.run();
        BOOST_TEST_EQ(one.said, "read aborted;");
        if (destroyed) continue;
        one.read();
        one.write(buffer("tea", 3));
        one.poll();
        BOOST_TEST_EQ(one.said, "read aborted;read aborted;wrote aborted;");
    }
}

void what_happened_before_it_was_closed_is_told() {
    fixture one;
    one.pair.say("tea");
    one.read();
    one.mine->close();
    one.run();
    BOOST_TEST_EQ(one.said, "read tea;");
}

void it_may_be_destroyed_in_its_completion() {
    fixture one;
    one.mine->async_read_some(buffer(one.room), [&](error_code, std::size_t) {
        one.said += "over;";
        one.mine.reset();
    });
    one.pair.say("tea");
    one.run();
    BOOST_TEST_EQ(one.said, "over;");
}

void handlers_go_with_the_io_context() {
    auto const held = std::make_shared<int>(1);
    char room = 0;
    {
        boost::asio::io_context io;
        stream mine{io};
        connected_pair pair{io, mine.socket()};
        mine.prepare();
        mine.async_read_some(buffer(&room, 1), [held](error_code, std::size_t) { BOOST_TEST(false); });
        mine.async_write_some(buffer(&room, 1), [held](error_code, std::size_t) { BOOST_TEST(false); });
        BOOST_TEST_EQ(held.use_count(), 3);
    }
    BOOST_TEST_EQ(held.use_count(), 1);
}

void any_token_will_do() {
    fixture one;
    one.pair.say("tea");
    auto result = one.mine->async_read_some(buffer(one.room), boost::asio::use_future);
    one.poll();
    BOOST_TEST_EQ(result.get(), 3u);
}

void what_may_be_read_is_bounded() {
    fixture one;
    one.mine->read_at_most(4);
    one.pair.say("teapot");
    for (int i = 0; i < 2; ++i) {
        one.read();
        one.run();
    }
    one.mine->read_at_most(stream::unlimited);
    one.read();
    one.run();
    BOOST_TEST_EQ(one.said, "read teap;read failed;read ot;");
}

void the_hook_is_told_what_goes_over_it() {
    fixture one;
    std::string seen;
    one.mine->tell([](void* owner, char direction, std::string_view bytes) { (*static_cast<std::string*>(owner) += direction) += bytes; }, &seen);
    one.pair.say("tea");
    one.read();
    one.write(std::array<const_buffer, 2>{buffer("m", 1), buffer("ilk", 3)});
    one.mine->tell(nullptr, nullptr);
    one.write(buffer("x", 1));
    BOOST_TEST_EQ(seen, "<tea>milk");
}

void who_has_said_all_still_hears() {
    fixture one;
    one.mine->end_writing();
    BOOST_TEST_EQ(one.pair.hear(), "");
    one.pair.say("tea");
    one.read();
    one.run();
    BOOST_TEST_EQ(one.said, "read tea;");
    one.mine->close();
    one.mine->end_writing();  // Nothing more happens.
}

void one_shows_a_certificate_to_the_other() {
    fixture one;
    stream other{one.io};
    other.socket() = std::move(one.pair.other());
    other.prepare();
    std::error_code failed;
    auto const own = monongusa::net::identity::of("fixtures/certificates/localhost.pem", "fixtures/certificates/localhost.key", failed);
    auto const trusted = monongusa::net::trust::of("fixtures/certificates/ca.pem", failed);
    BOOST_TEST(!failed);
    other.secure(*own);
    one.mine->secure(trusted, "localhost");
    int done = 0;
    for (auto* const each : {one.mine.get(), &other}) {
        each->handshake([&done](std::error_code why) {
            BOOST_TEST(!why);
            ++done;
        });
    }
    while (done < 2 && one.io.run_one() > 0) continue;
    BOOST_TEST_EQ(done, 2);
    other.async_write_some(buffer("tea", 3), [](error_code why, std::size_t count) { BOOST_TEST(!why && count == 3); });
    other.end_writing();
    one.read();
    one.run();
    one.read();
    one.run();
    BOOST_TEST_EQ(one.said, "read tea;read the end;");
}

void quiet_is_who_has_neither_spoken_nor_gone() {
    fixture one;
    BOOST_TEST(one.mine->is_quiet());
    one.pair.say("t");
    BOOST_TEST(!one.mine->is_quiet());
    BOOST_TEST(one.mine->is_quiet());
    one.pair.other().close();
    BOOST_TEST(!one.mine->is_quiet());
}

}  // namespace

int main() {
    what_can_be_done_at_once_is_told_later();
    a_read_waits_until_something_comes();
    a_write_waits_until_there_is_room();
    parts_go_together_and_empty_ones_are_nothing();
    it_reads_into_the_first_room_there_is();
    the_other_sides_end_is_told();
    writing_to_nobody_fails_and_raises_no_signal();
    closing_aborts_what_waits();
    what_happened_before_it_was_closed_is_told();
    it_may_be_destroyed_in_its_completion();
    handlers_go_with_the_io_context();
    any_token_will_do();
    what_may_be_read_is_bounded();
    the_hook_is_told_what_goes_over_it();
    who_has_said_all_still_hears();
    one_shows_a_certificate_to_the_other();
    quiet_is_who_has_neither_spoken_nor_gone();
    return boost::report_errors();
}
