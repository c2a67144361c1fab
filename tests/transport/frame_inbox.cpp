// SPDX-License-Identifier: BSL-1.0
// Tests the queue between the network's thread and the bot's: order, bounds, memory that goes round, and every way in which a wait ends.
#include <monongusa/transport/frame_inbox.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <thread>

namespace mg = monongusa;
using mg::transport::frame_inbox;
using mg::transport::inbox_item;
using got = frame_inbox::got;
using namespace std::chrono_literals;

namespace {

mg::instant const long_ago{};
mg::instant never() { return mg::instant::max(); }

bool put(frame_inbox& inbox, std::string text, std::uint8_t kind = 1) {
    inbox_item item{kind, std::move(text), 0, 0, inbox_item::no_number};
    return inbox.put(item);
}
std::string take(frame_inbox& inbox) {
    inbox_item item;
    return inbox.take(item, long_ago) == got::nothing ? "nothing" : item.text;
}

void what_was_put_first_is_taken_first() {
    frame_inbox inbox{1000, 1000000};
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 100; ++i) put(inbox, std::to_string(i));
        for (int i = 0; i < 100; ++i) BOOST_TEST_EQ(take(inbox), std::to_string(i));
        BOOST_TEST_EQ(take(inbox), "nothing");
    }
}

void all_of_an_item_arrives() {
    frame_inbox inbox{10, 1000};
    inbox_item item{7, "{\"d\":1}", 5, 6, 42};
    BOOST_TEST(inbox.put(item));
    inbox_item taken;
    BOOST_TEST(inbox.take(taken, long_ago) == got::item);
    BOOST_TEST_EQ(int{taken.kind}, 7);
    BOOST_TEST_EQ(taken.number, 42);
    BOOST_TEST_EQ(taken.text.substr(taken.begin, taken.end - taken.begin), "1");
}

void what_waits_is_known_by_the_first_number() {
    frame_inbox inbox{10, 1000};
    BOOST_TEST_EQ(inbox.first_number(), inbox_item::no_number);
    put(inbox, "without");
    BOOST_TEST_EQ(inbox.first_number(), inbox_item::no_number);
    for (std::int64_t const number : {5, 6}) {
        inbox_item item{1, "x", 0, 0, number};
        inbox.put(item);
    }
    BOOST_TEST_EQ(inbox.first_number(), 5);
    take(inbox);
    take(inbox);
    BOOST_TEST_EQ(inbox.first_number(), 6);
}

// Full by their number, and there is room when half of them are gone; said once.
void a_full_one_says_so_and_says_when_there_is_room() {
    frame_inbox inbox{4, 1000000};
    for (int i = 0; i < 3; ++i) BOOST_TEST(put(inbox, "x"));
    BOOST_TEST(!put(inbox, "x"));
    BOOST_TEST(!put(inbox, "x"));  // What had been read already is taken, too.
    inbox_item item;
    got const expected[] = {got::item, got::item, got::room, got::item, got::item, got::nothing};
    for (auto const one : expected) BOOST_TEST(inbox.take(item, long_ago) == one);
    BOOST_TEST(put(inbox, "x"));
}

void and_by_its_bytes() {
    frame_inbox inbox{1000, 100};
    BOOST_TEST(put(inbox, std::string(60, 'x')));
    BOOST_TEST(!put(inbox, std::string(60, 'x')));
    inbox_item item;
    BOOST_TEST(inbox.take(item, long_ago) == got::item);
    BOOST_TEST(inbox.take(item, long_ago) == got::room);
}

void the_memory_of_texts_goes_round() {
    frame_inbox inbox{10, 1000000};
    inbox_item in, out;
    std::string const text(1000, 'x');
    for (int i = 0; i < 20; ++i) {
        in.text.assign(text);
        inbox.put(in);
        inbox.take(out, long_ago);
    }
    BOOST_TEST_GE(in.text.capacity(), text.size());
    // But not that of a rare long one.
    in.text.assign(frame_inbox::kept_capacity * 4, 'x');
    inbox.put(in);
    inbox.take(out, long_ago);
    std::string{}.swap(out.text);
    for (int i = 0; i < 20; ++i) {
        in.text.assign("x");
        inbox.put(in);
        inbox.take(out, long_ago);
        BOOST_TEST_LE(in.text.capacity(), frame_inbox::kept_capacity);
    }
}

void a_wait_ends_when_something_comes_or_it_is_woken_or_stopped() {
    frame_inbox inbox{10, 1000};
    inbox_item item;
    inbox.wake();  // Before the wait.
    BOOST_TEST(inbox.take(item, never()) == got::nothing);

    std::atomic<int> step = 0;
    std::thread other{[&] {
        put(inbox, "came");
        while (step != 1) std::this_thread::yield();
        inbox.wake();
        while (step != 2) std::this_thread::yield();
        inbox.stop();
    }};
    BOOST_TEST(inbox.take(item, never()) == got::item);
    BOOST_TEST_EQ(item.text, "came");
    step = 1;
    BOOST_TEST(inbox.take(item, never()) == got::nothing);
    BOOST_TEST(!inbox.stopped());
    step = 2;
    BOOST_TEST(inbox.take(item, never()) == got::nothing);
    BOOST_TEST(inbox.stopped());
    other.join();
}

void a_paused_one_keeps_what_it_has() {
    frame_inbox inbox{10, 1000};
    put(inbox, "kept");
    inbox.pause(true);
    BOOST_TEST_EQ(take(inbox), "nothing");
    inbox.pause(false);
    BOOST_TEST_EQ(take(inbox), "kept");
}

void a_stopped_one_gives_nothing() {
    frame_inbox inbox{10, 1000};
    put(inbox, "late");
    inbox.stop();
    BOOST_TEST_EQ(take(inbox), "nothing");
    BOOST_TEST_EQ(inbox.size(), 1U);
}

void two_threads_lose_nothing() {
    constexpr int many = 20000;
    frame_inbox inbox{16, 1000};
    std::atomic<bool> room = true;
    std::thread writer{[&] {
        for (int i = 0; i < many; ++i) {
            while (!room) std::this_thread::yield();
            room = false;
            if (put(inbox, std::to_string(i))) room = true;
        }
    }};
    inbox_item item;
    for (int i = 0; i < many; ++i) {
        if (inbox.take(item, never()) == got::room) room = true;
        if (item.text != std::to_string(i)) BOOST_TEST_EQ(item.text, std::to_string(i));
        BOOST_TEST_LE(inbox.size(), 17U);
    }
    writer.join();
}

}  // namespace

int main() {
    what_was_put_first_is_taken_first();
    all_of_an_item_arrives();
    what_waits_is_known_by_the_first_number();
    a_full_one_says_so_and_says_when_there_is_room();
    and_by_its_bytes();
    the_memory_of_texts_goes_round();
    a_wait_ends_when_something_comes_or_it_is_woken_or_stopped();
    a_paused_one_keeps_what_it_has();
    a_stopped_one_gives_nothing();
    two_threads_lose_nothing();
    return boost::report_errors();
}
