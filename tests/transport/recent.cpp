// SPDX-License-Identifier: BSL-1.0
// Tests by which words a message is named, and for how long.
#include <monongusa/transport/recent.hpp>

#include <boost/core/lightweight_test.hpp>

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
    for (std::string_view const unknown : {"", "m", "m0", "m2", "m1025", "x1", "1", "m1x", "m-1", "m99999999999999999999"}) {
        BOOST_TEST_EQ(recent.words(unknown), unknown);
    }
}

void the_oldest_are_forgotten() {
    recent recent;
    std::string id;
    for (int i = 1; i <= 1024; ++i) recent.remember("message " + std::to_string(i), id);
    BOOST_TEST_EQ(recent.words("m1"), "message 1");
    recent.remember("one more", id);
    BOOST_TEST_EQ(id, "m1025");
    BOOST_TEST_EQ(recent.words("m1"), "m1");
    BOOST_TEST_EQ(recent.words("m2"), "message 2");
    BOOST_TEST_EQ(recent.words("m1024"), "message 1024");
    BOOST_TEST_EQ(recent.words("m1025"), "one more");
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
    an_edited_message_has_its_new_words();
    a_short_text_is_kept_whole();
    a_long_text_is_cut_at_a_word_if_one_ends_near();
    a_character_is_never_cut();
    what_is_no_utf8_is_cut_somewhere();
    return boost::report_errors();
}
