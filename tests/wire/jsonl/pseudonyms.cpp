// SPDX-License-Identifier: BSL-1.0
// pseudonyms: whoever is recorded is not to be known again, and everybody stays one person.
#include <monongusa/wire/jsonl/pseudonyms.hpp>

#include <monongusa/action/embed.hpp>
#include <monongusa/action/text.hpp>
#include <monongusa/action/upload.hpp>
#include <monongusa/event/all.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace monongusa;
using detail::joined;
using wire::jsonl::pseudonyms;
using wire::jsonl::siphash_key;

constexpr siphash_key key{1, 2};

event::message said_by(chat::user author, std::string_view text) {
    event::message message;
    message.text = message.raw = text;
    message.author = std::move(author);
    message.channel = {"C1", "general"};
    return message;
}

std::string changed(pseudonyms const& by, std::string text) {
    by.apply_to_text(text);
    return text;
}

void a_pseudonym_is_eight_letters_and_depends_on_the_key() {
    pseudonyms const names{key, "bot"};
    auto const alice = names.of_user("alice");
    BOOST_TEST_EQ(alice.size(), 13u);
    BOOST_TEST(alice.starts_with("user_"));
    BOOST_TEST_EQ(alice.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567_"), std::string::npos);
    BOOST_TEST_EQ(alice, names.of_user("alice"));
    BOOST_TEST_EQ(alice, names.of_user("Alice"));
    BOOST_TEST_NE(alice, names.of_user("bob"));
    BOOST_TEST_NE(alice, (pseudonyms{{1, 3}, "bot"}.of_user("alice")));
    BOOST_TEST_NE(alice.substr(5), names.of_channel("alice").substr(8));
    BOOST_TEST(names.of_channel("general").starts_with("channel_"));
    BOOST_TEST_EQ(names.of_user(""), "");
}

void people_and_places_get_other_names() {
    pseudonyms names{key, "bot"};
    auto message = said_by({"U1", "alice"}, "hello");
    names.apply(message);
    BOOST_TEST_EQ(message.author.id, names.of_user("U1"));
    BOOST_TEST_EQ(message.author.name, names.of_user("alice"));
    BOOST_TEST_EQ(message.channel.id, names.of_channel("C1"));
    BOOST_TEST_EQ(message.channel.name, names.of_channel("general"));
    BOOST_TEST_EQ(message.text, "hello");
    event::channel_renamed renamed{{"C1", "new"}, "general"};
    names.apply(renamed);
    BOOST_TEST_EQ(renamed.previous, names.of_channel("general"));
    event::member_changed member{{"U1", "alicia"}, "alice"};
    names.apply(member);
    BOOST_TEST_EQ(member.previous, names.of_user("alice"));
    action::reply reply{"hello alice, hello U1", {{"C1", "general"}, {"U1", "alice"}, "m1", "t1"}};
    names.apply(reply);
    BOOST_TEST_EQ(reply.text, joined("hello ", names.of_user("alice"), ", hello ", names.of_user("U1")));
    BOOST_TEST_EQ(reply.to.user.id, names.of_user("U1"));
    BOOST_TEST_EQ(reply.to.channel.id, names.of_channel("C1"));
    BOOST_TEST_EQ(reply.to.message, "m1");
    BOOST_TEST_EQ(reply.to.thread, "t1");
}

void the_bot_keeps_its_name() {
    pseudonyms names{key, "helper"};
    event::ready ready{{"B1", "other name", true, true}};
    auto const before = ready;
    names.apply(ready);
    BOOST_TEST(ready == before);
    BOOST_TEST_EQ(changed(names, "@helper and helper, <@B1>, @other name"), "@helper and helper, <@B1>, @other name");
    auto message = said_by({"B1", "helper", true, true}, "@helper it is me");
    names.apply(message);
    BOOST_TEST_EQ(message.author.name, "helper");
    BOOST_TEST_EQ(message.text, "@helper it is me");
}

void whoever_was_seen_is_found_in_texts() {
    pseudonyms names{key, "bot"};
    auto message = said_by({"U1", "Alice Smith"}, "I am alice smith (Alice Smith), not Alice Smithson or Malice Smith");
    names.apply(message);
    auto const alice = names.of_user("Alice Smith");
    BOOST_TEST_EQ(message.text, joined("I am ", alice, " (", alice, "), not Alice Smithson or Malice Smith"));
    BOOST_TEST_EQ(message.raw, message.text);
    BOOST_TEST_EQ(changed(names, "ask U1"), "ask " + names.of_user("U1"));
    auto edited = event::message_edited{"m1", "Alice Smith", "", {"U2", "bob"}, {}, "", "said to bob"};
    names.apply(edited);
    BOOST_TEST_EQ(edited.text, alice);
    BOOST_TEST_EQ(edited.previous, "said to " + names.of_user("bob"));
}

void mentions_are_found_whoever_it_is() {
    pseudonyms const names{key, "bot"};
    auto const carol = names.of_user("carol");
    BOOST_TEST_EQ(changed(names, "@carol: hi"), joined("@", carol, ": hi"));
    BOOST_TEST_EQ(changed(names, "@carol.jones."), joined("@", names.of_user("carol.jones"), "."));
    BOOST_TEST_EQ(changed(names, "(@carol)"), joined("(@", carol, ")"));
    BOOST_TEST_EQ(changed(names, "in #random now"), joined("in #", names.of_channel("random"), " now"));
    BOOST_TEST_EQ(changed(names, "<@U7> <@!U7> <@U7|carol>"),
                  joined("<@", names.of_user("U7"), "> <@!", names.of_user("U7"), "> <@", names.of_user("U7"), "|", carol, ">"));
    BOOST_TEST_EQ(changed(names, "<#C7|random> <#C7>"),
                  joined("<#", names.of_channel("C7"), "|", names.of_channel("random"), "> <#", names.of_channel("C7"), ">"));
    BOOST_TEST_EQ(changed(names, "@\xE7\x94\xB0\xE4\xB8\xAD"), "@" + names.of_user("\xE7\x94\xB0\xE4\xB8\xAD"));
}

void what_names_nobody_stays() {
    pseudonyms const names{key, "bot"};
    for (auto const* const text :
         {"", "plain words", "@", "# ", "<@>", "< @ >", "@everyone @here @channel", "@bot give me tea", "@bot: tea", "a < b > c",
          "<:tada:123> :tada:", "<https://example.org/|link>", "<@&123>", "\xFF\x80 <\xFF>", "@ @@ ##"}) {
        BOOST_TEST_EQ(changed(names, text), text);
    }
}

void the_body_stays_the_body() {
    pseudonyms names{key, "bot"};
    auto message = said_by({"U1", "alice"}, "@bot: tell bob @bot");
    message.body_range = {6, 14};
    names.apply(message);
    BOOST_TEST_EQ(message.body(), "tell bob");
    auto other = said_by({"U2", "bob"}, "@bot, it is bob");
    other.body_range = {6, 15};
    names.apply(other);
    BOOST_TEST_EQ(other.body(), "it is " + names.of_user("bob"));
}

void files_get_other_names() {
    pseudonyms names{key, "bot"};
    auto message = said_by({"U1", "alice"}, "");
    message.attachments = {{"F1", "alice.png", "https://cdn.example.org/1/alice.png", "image/png", 7}};
    names.apply(message);
    auto const& file = message.attachments.front();
    BOOST_TEST(file.name.starts_with("file_") && file.name.size() == 13);
    BOOST_TEST(file.url.starts_with("https://file.invalid/") && file.url.size() == 29);
    BOOST_TEST_EQ(file.id, "F1");
    BOOST_TEST_EQ(file.type, "image/png");
}

// A replay compares it, so no more of it is changed than of a text.
void what_the_bot_sends_keeps_its_name() {
    pseudonyms names{key, "bot"};
    action::upload upload{"for alice", {{"tea of alice.csv", "alice,3"}}, {{"C1", "general"}, {"U1", "alice"}, "", ""}};
    names.apply(upload);
    auto const alice = names.of_user("alice");
    BOOST_TEST_EQ(upload.text, "for " + alice);
    BOOST_TEST_EQ(upload.files[0].name, joined("tea of ", alice, ".csv"));
    BOOST_TEST_EQ(upload.files[0].content, alice + ",3");
    action::embed framed{"for alice", "Tea", "https://tea.example", {{"guest", "alice"}}, "https://tea.example/cup.png", "", 0, {}};
    names.apply(framed);
    BOOST_TEST_EQ(framed.text, "for " + alice);
    BOOST_TEST_EQ(framed.fields[0].value, alice);
    BOOST_TEST_EQ(framed.image, "https://tea.example/cup.png");
}

// Quadratic would be minutes.
void a_long_text_takes_no_longer_than_it_is_long() {
    pseudonyms const names{key, "bot"};
    for (std::string_view const piece : {"<", "<@", "@", "@.", "\x80", "a\x80"}) {
        std::string text;
        while (text.size() < 1 << 20) text += piece;
        BOOST_TEST(changed(names, text) == text);
    }
}

}  // namespace

int main() {
    a_pseudonym_is_eight_letters_and_depends_on_the_key();
    people_and_places_get_other_names();
    the_bot_keeps_its_name();
    whoever_was_seen_is_found_in_texts();
    mentions_are_found_whoever_it_is();
    what_names_nobody_stays();
    the_body_stays_the_body();
    files_get_other_names();
    what_the_bot_sends_keeps_its_name();
    a_long_text_takes_no_longer_than_it_is_long();
    return boost::report_errors();
}
