// SPDX-License-Identifier: BSL-1.0
// stream: reads and writes that never wait, and a call when it is worth trying again.
#include <monongusa/net/stream.hpp>

#include "../support/connected_pair.hpp"

#include <boost/core/lightweight_test.hpp>

#include <memory>
#include <string>

namespace {

using monongusa::net::stream;
using monongusa::net::transfer;
using kind = transfer::kind;
using support::connected_pair;

// A stream and what it tells; the io_context runs when the test wants it.
struct fixture {
    boost::asio::io_context io{};
    std::unique_ptr<stream> mine = std::make_unique<stream>(io);
    connected_pair pair{io, mine->socket()};
    int calls = 0;

    fixture() {
        mine->prepare();
        mine->listen(this, [](void* self) { ++static_cast<fixture*>(self)->calls; });
    }
    // Until it has called.
    void run() {
        auto const before = calls;
        while (calls == before && io.run_one() > 0) continue;
        io.restart();
    }
    std::string read() {
        char room[16];
        auto const step = mine->read(room, sizeof room);
        return step.what == kind::some ? std::string{room, step.count} : step.what == kind::again ? "again" : step.what == kind::ended ? "ended" : "failed";
    }
};

void nothing_waits() {
    fixture one;
    BOOST_TEST_EQ(one.read(), "again");
    auto const step = one.mine->write("tea");
    BOOST_TEST(step.what == kind::some);
    BOOST_TEST_EQ(step.count, 3u);
    BOOST_TEST_EQ(one.pair.hear(), "tea");
}

void it_calls_when_there_is_something_to_read() {
    fixture one;
    BOOST_TEST_EQ(one.read(), "again");
    one.mine->wait();
    one.io.poll();
    one.io.restart();
    BOOST_TEST_EQ(one.calls, 0);
    one.pair.say("tea");
    one.run();
    BOOST_TEST_EQ(one.calls, 1);
    BOOST_TEST_EQ(one.read(), "tea");
    BOOST_TEST_EQ(one.read(), "again");
}

void it_calls_also_for_what_was_there_before_the_wait() {
    fixture one;
    BOOST_TEST_EQ(one.read(), "again");
    one.pair.say("tea");
    one.mine->wait();
    one.run();
    BOOST_TEST_EQ(one.read(), "tea");
}

void without_a_wish_there_is_no_call() {
    fixture one;
    one.pair.say("tea");
    one.mine->wait();
    one.io.poll();
    BOOST_TEST_EQ(one.calls, 0);
}

void it_calls_when_there_is_room_again() {
    fixture one;
    std::string const much(1'000'000, 'x');
    std::size_t written = 0;
    for (;;) {
        auto const step = one.mine->write(much);
        if (step.what == kind::again) break;
        BOOST_TEST(step.what == kind::some);
        written += step.count;
    }
    one.mine->wait();
    one.io.poll();
    one.io.restart();
    BOOST_TEST_EQ(one.calls, 0);
    for (std::size_t heard = 0; heard < written;) heard += one.pair.hear().size();
    one.run();
    BOOST_TEST_EQ(one.calls, 1);
    BOOST_TEST(one.mine->write("x").what == kind::some);
}

void the_other_sides_end_is_told() {
    fixture one;
    BOOST_TEST_EQ(one.read(), "again");
    one.pair.other().close();
    one.mine->wait();
    one.run();
    BOOST_TEST_EQ(one.read(), "ended");
}

void writing_to_nobody_fails_and_raises_no_signal() {
    fixture one;
    one.pair.other().set_option(boost::asio::socket_base::linger{true, 0});
    one.pair.other().close();
    transfer step;
    do step = one.mine->write("tea");
    while (step.what == kind::some);
    BOOST_TEST(step.what == kind::failed);
    BOOST_TEST(step.error == std::errc::broken_pipe || step.error == std::errc::connection_reset);
}

void it_lets_others_have_a_turn() {
    fixture one;
    one.mine->yield();
    BOOST_TEST_EQ(one.calls, 0);
    one.run();
    BOOST_TEST_EQ(one.calls, 1);
}

void once_it_is_closed_it_calls_no_more() {
    for (bool const destroyed : {false, true}) {
        fixture one;
        BOOST_TEST_EQ(one.read(), "again");
        one.mine->wait();
        one.mine->yield();
        if (destroyed) one.mine.reset();
        else one.mine->close();
        BOOST_TEST_EQ(one.pair.hear(), "");
        one.io.run();
        BOOST_TEST_EQ(one.calls, 0);
    }
}

void it_may_be_destroyed_in_its_call() {
    fixture one;
    one.mine->listen(&one, [](void* self) {
        auto& test = *static_cast<fixture*>(self);
        ++test.calls;
        test.mine.reset();
    });
    BOOST_TEST_EQ(one.read(), "again");
    one.mine->wait();
    one.mine->yield();
    one.pair.say("tea");
    one.io.run();
    BOOST_TEST_EQ(one.calls, 1);
}

}  // namespace

int main() {
    nothing_waits();
    it_calls_when_there_is_something_to_read();
    it_calls_also_for_what_was_there_before_the_wait();
    without_a_wish_there_is_no_call();
    it_calls_when_there_is_room_again();
    the_other_sides_end_is_told();
    writing_to_nobody_fails_and_raises_no_signal();
    it_lets_others_have_a_turn();
    once_it_is_closed_it_calls_no_more();
    it_may_be_destroyed_in_its_call();
    return boost::report_errors();
}
