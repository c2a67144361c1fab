// SPDX-License-Identifier: BSL-1.0
// Tests by which words a message is named, and for how long.
#include <monongusa/transport/recent.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using monongusa::transport::recent;

namespace {

std::string words_of(std::string_view text) {
    recent recent;
    std::string id;
    recent.remember(text, id);
    return recent.words(id);
}

void ids_count_from_one() {
    recent recent;
    std::string id = "something older and longer than any id";
    recent.remember("tea", id);
    BOOST_TEST_EQ(id, "m1");
    recent.remember("coffee", id);
    BOOST_TEST_EQ(id, "m2");
    BOOST_TEST_EQ(recent.words("m1"), "tea");
    BOOST_TEST_EQ(recent.words("m2"), "coffee");
}

void an_id_that_was_never_given_out_is_its_own_name() {
    recent recent;
    std::string id;
    recent.remember("tea", id);
    for (std::string_view const unknown : {"", "m", "m0", "m2", "m4097", "x1", "1", "m1x", "m-1", "m99999999999999999999"}) {
        BOOST_TEST_EQ(recent.words(unknown), unknown);
    }
}

// How many are kept.
constexpr int most = 4096;

std::string id_of(int number) { return "m" + std::to_string(number); }
std::string text_of(int number) { return "message " + std::to_string(number); }

// The messages from `first` to `last`, each under its number.
void remember(recent& recent, int first, int last) {
    std::string id;
    for (int number = first; number <= last; ++number) {
        recent.remember(text_of(number), id);
        BOOST_TEST_EQ(id, id_of(number));
    }
}

void the_oldest_are_forgotten() {
    recent recent;
    remember(recent, 1, most);
    BOOST_TEST_EQ(recent.words("m1"), "message 1");
    remember(recent, most + 1, most + 1);
    BOOST_TEST_EQ(recent.words("m1"), "m1");
    for (int number = 2; number <= most + 1; ++number) BOOST_TEST_EQ(recent.words(id_of(number)), text_of(number));
}

void one_that_nobody_will_ask_for_makes_room_for_the_next() {
    recent recent;
    remember(recent, 1, 2);
    recent.forget("m2");
    BOOST_TEST_EQ(recent.words("m2"), "m2");
    recent.forget("m2");
    recent.forget("m7");
    BOOST_TEST_EQ(recent.words("m1"), "message 1");
    remember(recent, 3, 3);  // Its number is not given out again.
    BOOST_TEST_EQ(recent.words("m2"), "m2");
    BOOST_TEST_EQ(recent.words("m3"), "message 3");
}

void one_that_is_not_the_latest_cannot_be_forgotten() {
    recent recent;
    remember(recent, 1, 2);
    recent.forget("m1");
    BOOST_TEST_EQ(recent.words("m1"), "message 1");
    BOOST_TEST_EQ(recent.words("m2"), "message 2");
}

// As of a chat in which hardly anything is for the bot: what it has said stays known.
void those_that_were_forgotten_drive_out_nobody() {
    recent recent;
    remember(recent, 1, 1);
    for (int number = 2; number <= 3 * most; ++number) {
        remember(recent, number, number);
        recent.forget(id_of(number));
    }
    BOOST_TEST_EQ(recent.words("m1"), "message 1");
    remember(recent, 3 * most + 1, 4 * most - 1);
    BOOST_TEST_EQ(recent.words("m1"), "message 1");
    BOOST_TEST_EQ(recent.words(id_of(3 * most + 1)), text_of(3 * most + 1));
    remember(recent, 4 * most, 4 * most);
    BOOST_TEST_EQ(recent.words("m1"), "m1");
}

// A forgotten one has driven out an older one, and then its own place is nobody's.
void several_may_be_forgotten_one_after_the_other() {
    for (int const more : {1, 2, 3, 5, 100}) {
        recent recent;
        remember(recent, 1, most + more);
        for (int number = most + more; number > most; --number) recent.forget(id_of(number));
        for (int number = 1; number <= more; ++number) BOOST_TEST_EQ(recent.words(id_of(number)), id_of(number));
        for (int number = more + 1; number <= most; ++number) BOOST_TEST_EQ(recent.words(id_of(number)), text_of(number));
        for (int number = most + 1; number <= most + more; ++number) BOOST_TEST_EQ(recent.words(id_of(number)), id_of(number));
        BOOST_TEST_EQ(recent.words("m0"), "m0");
        remember(recent, most + more + 1, most + more + 1);
        BOOST_TEST_EQ(recent.words(id_of(most)), text_of(most));
        BOOST_TEST_EQ(recent.words(id_of(most + more + 1)), text_of(most + more + 1));
    }
}

// Handlers of a pool answer while the transport reads on.
void many_threads_may_use_it() {
    recent recent;
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&, thread] {
            auto const text = "thread " + std::to_string(thread);
            std::string id;
            for (int i = 0; i < 500; ++i) {
                recent.remember(text, id);
                recent.change(id, text + "!");
                if (recent.words(id) != text + "!") ++wrong;
                if (i % 2) recent.forget(id);
            }
        });
    }
    for (auto& thread : threads) thread.join();
    BOOST_TEST_EQ(wrong.load(), 0);
}

void an_edited_message_has_its_new_words() {
    recent recent;
    std::string id;
    recent.remember("tea", id);
    recent.change(id, "coffee, which is longer than all that can be kept of a message");
    BOOST_TEST_EQ(recent.words(id), "coffee, which is longer than all that…");
    recent.change("m7", "cake");
    BOOST_TEST_EQ(recent.words("m7"), "m7");
}

void a_short_text_is_kept_whole() {
    BOOST_TEST_EQ(words_of(""), "");
    BOOST_TEST_EQ(words_of("0123456789012345678901234567890123456789"), "0123456789012345678901234567890123456789");
}

void a_long_text_is_cut_at_a_word_if_one_ends_near() {
    BOOST_TEST_EQ(words_of("01234567890123456789012345678901234567890"), "0123456789012345678901234567890123456789…");
    BOOST_TEST_EQ(words_of("Can someone help me with the kettle, which is cold"), "Can someone help me with the kettle,…");
    BOOST_TEST_EQ(words_of("short 0123456789012345678901234567890123456789"), "short 0123456789012345678901234567890123…");
}

void a_character_is_never_cut() {
    // Thirteen characters of three bytes are 39 bytes, so that the fortieth is inside of one.
    std::string const tea = "茶茶茶茶茶茶茶茶茶茶茶茶茶";
    BOOST_TEST_EQ(words_of(tea + "茶"), tea + "…");
    BOOST_TEST_EQ(words_of("a" + tea + "茶"), "a" + tea + "…");
    BOOST_TEST_EQ(words_of("aaa" + tea), "aaa" + tea.substr(0, 36) + "…");
    std::string const party = "🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉";
    BOOST_TEST_EQ(words_of(party), party);
    BOOST_TEST_EQ(words_of("a" + party), "a" + party.substr(0, 36) + "…");
}

void what_is_no_utf8_is_cut_somewhere() {
    auto const words = words_of(std::string(100, '\x80'));
    BOOST_TEST(words.ends_with("…"));
    BOOST_TEST(words.size() <= 40 + 3);
}

}  // namespace

int main() {
    ids_count_from_one();
    an_id_that_was_never_given_out_is_its_own_name();
    the_oldest_are_forgotten();
    one_that_nobody_will_ask_for_makes_room_for_the_next();
    one_that_is_not_the_latest_cannot_be_forgotten();
    those_that_were_forgotten_drive_out_nobody();
    several_may_be_forgotten_one_after_the_other();
    many_threads_may_use_it();
    an_edited_message_has_its_new_words();
    a_short_text_is_kept_whole();
    a_long_text_is_cut_at_a_word_if_one_ends_near();
    a_character_is_never_cut();
    what_is_no_utf8_is_cut_somewhere();
    return boost::report_errors();
}
