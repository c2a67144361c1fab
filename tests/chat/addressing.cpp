// SPDX-License-Identifier: BSL-1.0
// addressing: who is spoken to, and what is left when the mention is taken away.
#include <monongusa/chat/addressing.hpp>

#include "../laws/value.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using monongusa::chat::addressing;
using monongusa::chat::find_address;

constexpr std::string_view body_of(std::string_view text, std::string_view name = "bot") { return find_address(text, name).body.in(text); }
constexpr bool mentioned(std::string_view text, std::string_view name = "bot") { return find_address(text, name).mentioned; }
constexpr bool left_alone(std::string_view text, std::string_view name = "bot") {
    return find_address(text, name) == addressing{false, {0, text.size()}};
}

static_assert(find_address("@bot give me tea", "bot") == addressing{true, {5, 16}});
static_assert(find_address("give me tea", "bot") == addressing{false, {0, 11}});

void obeys_the_value_laws() { laws::value(addressing{true, {1, 2}}, &addressing::mentioned, &addressing::body); }

void a_mention_at_the_beginning_is_taken_away() {
    BOOST_TEST_EQ(body_of("@bot give me tea"), "give me tea");
    BOOST_TEST_EQ(body_of("  @bot   give me tea"), "give me tea");
    BOOST_TEST_EQ(body_of("@bot: give me tea"), "give me tea");
    BOOST_TEST_EQ(body_of("@bot, give me tea"), "give me tea");
    BOOST_TEST_EQ(body_of("@bot:give me tea"), "give me tea");
    BOOST_TEST_EQ(body_of("@bot\tgive me tea"), "give me tea");
}

void a_mention_at_the_end_is_taken_away() {
    BOOST_TEST_EQ(body_of("give me tea @bot"), "give me tea");
    BOOST_TEST_EQ(body_of("give me tea, @bot"), "give me tea");
    BOOST_TEST_EQ(body_of("give me tea , @bot  "), "give me tea");
    BOOST_TEST_EQ(body_of("what is it? @bot"), "what is it?");
}

void a_mention_in_the_middle_stays() {
    BOOST_TEST_EQ(body_of("please @bot give me tea"), "please @bot give me tea");
    BOOST_TEST(mentioned("please @bot give me tea"));
    BOOST_TEST(mentioned("is it (@bot)?"));
    BOOST_TEST_EQ(body_of("is it (@bot)?"), "is it (@bot)?");
}

void all_mentions_at_both_ends_are_taken_away() {
    BOOST_TEST_EQ(body_of("@bot @bot: hello @bot, @bot"), "hello");
    BOOST_TEST_EQ(body_of("@bot tell @bot hello @bot"), "tell @bot hello");
    BOOST_TEST_EQ(body_of("@bot@bot hello"), "hello");
}

void an_emoji_behind_the_mention_stays_whole() {
    BOOST_TEST_EQ(body_of("@bot :tada: please"), ":tada: please");
    BOOST_TEST_EQ(body_of("@bot: :tada:"), ":tada:");
}

void a_line_end_is_a_blank() {
    BOOST_TEST_EQ(body_of("@bot\nadd 1 2"), "add 1 2");
    BOOST_TEST_EQ(body_of("add 1 2\n@bot"), "add 1 2");
}

void letters_go_on_with_a_word_and_other_scripts_do_not() {
    BOOST_TEST(!find_address("@botté", "bot").mentioned);
    BOOST_TEST(!find_address("é@bot", "bot").mentioned);
    BOOST_TEST_EQ(body_of("@botさん、お茶"), "さん、お茶");
    BOOST_TEST_EQ(body_of("お茶@bot"), "お茶");
}

void a_mention_alone_leaves_nothing() {
    for (std::string_view const text : {"@bot", " @bot ", "@bot:", "@bot ,", "@bot @bot"}) {
        auto const address = find_address(text, "bot");
        BOOST_TEST(address.mentioned);
        BOOST_TEST(address.body.present());
        BOOST_TEST_EQ(address.body.in(text), "");
        BOOST_TEST_LE(address.body.end, text.size());
    }
}

void part_of_a_longer_word_is_no_mention() {
    for (std::string_view const text :
         {"@botany is fun", "@bot2", "@bot_", "@bot-x", "x@bot", "mail me@bot now", "bot", "@ bot", "@bo", "@"}) {
        BOOST_TEST(left_alone(text));
    }
}

void a_word_like_the_mention_does_not_hide_it() {
    BOOST_TEST(mentioned("@botany or @bot"));
    BOOST_TEST_EQ(body_of("@botany or @bot"), "@botany or");
    BOOST_TEST(mentioned("x@bot @bot hello"));
    BOOST_TEST_EQ(body_of("x@bot @bot hello"), "x@bot @bot hello");
    BOOST_TEST_EQ(body_of("@bot mail x@bot"), "mail x@bot");
    BOOST_TEST(mentioned("@@bot"));
}

void punctuation_and_other_scripts_may_touch_a_mention() {
    BOOST_TEST(mentioned("hello @bot!"));
    BOOST_TEST_EQ(body_of("hello @bot!"), "hello @bot!");
    BOOST_TEST_EQ(body_of("お茶をください@bot"), "お茶をください");
    BOOST_TEST_EQ(body_of("@botお茶"), "お茶");
}

void wide_and_unbreakable_blanks_are_blanks() {
    BOOST_TEST_EQ(body_of("@bot\xC2\xA0give me tea"), "give me tea");
    BOOST_TEST_EQ(body_of("\xE3\x80\x80@bot\xE3\x80\x80お茶\xE3\x80\x80@bot\xE3\x80\x80"), "お茶");
    BOOST_TEST_EQ(body_of("\xC2\xA0 @bot \xC2\xA0\t tea \xC2\xA0"), "tea");
}

void a_text_without_a_mention_is_left_as_it_is() {
    BOOST_TEST(left_alone(""));
    BOOST_TEST(left_alone("  give me tea,  "));
    BOOST_TEST_EQ(body_of("  give me tea,  "), "  give me tea,  ");
}

void a_bot_without_a_name_is_never_mentioned() {
    BOOST_TEST(left_alone("", ""));
    BOOST_TEST(left_alone("@", ""));
    BOOST_TEST(left_alone("@ hello", ""));
}

void a_name_is_taken_letter_for_letter() {
    BOOST_TEST(left_alone("@Bot hello"));
    BOOST_TEST_EQ(body_of("@Tea Bot: hello", "Tea Bot"), "hello");
    BOOST_TEST_EQ(body_of("@お茶 ください", "お茶"), "ください");
    BOOST_TEST_EQ(body_of("hello @a", "a"), "hello");
}

void a_comma_stays_where_no_mention_follows() { BOOST_TEST_EQ(body_of("@bot tea, coffee,"), "tea, coffee,"); }

// Whatever the text, the body lies within it, or a capture in the body would point elsewhere.
void the_body_lies_within_every_text() {
    std::string_view const parts[] = {"", " ", "@", "@bot", "bot", ",", ":", "x", "\xC2", "\xC2\xA0", "\xE3\x80", "\xE3\x80\x80"};
    for (auto const one : parts) {
        for (auto const two : parts) {
            for (auto const three : parts) {
                for (auto const four : parts) {
                    std::string const text = std::string{one}.append(two).append(three).append(four);
                    auto const [is_mentioned, body] = find_address(text, "bot");
                    if (!body.present() || body.begin > body.end || body.end > text.size())
                        BOOST_ERROR(("no body within: " + text).c_str());
                    if (!is_mentioned && body.in(text) != text) BOOST_ERROR(("not left alone: " + text).c_str());
                }
            }
        }
    }
}

}  // namespace

int main() {
    obeys_the_value_laws();
    a_mention_at_the_beginning_is_taken_away();
    a_mention_at_the_end_is_taken_away();
    a_mention_in_the_middle_stays();
    all_mentions_at_both_ends_are_taken_away();
    an_emoji_behind_the_mention_stays_whole();
    a_line_end_is_a_blank();
    letters_go_on_with_a_word_and_other_scripts_do_not();
    a_mention_alone_leaves_nothing();
    part_of_a_longer_word_is_no_mention();
    a_word_like_the_mention_does_not_hide_it();
    punctuation_and_other_scripts_may_touch_a_mention();
    wide_and_unbreakable_blanks_are_blanks();
    a_text_without_a_mention_is_left_as_it_is();
    a_bot_without_a_name_is_never_mentioned();
    a_name_is_taken_letter_for_letter();
    a_comma_stays_where_no_mention_follows();
    the_body_lies_within_every_text();
    return boost::report_errors();
}
