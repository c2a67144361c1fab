// SPDX-License-Identifier: BSL-1.0
// people: whoever is named is there, ids stay when names change, and only so many are kept.
#include <monongusa/script/people.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <vector>

namespace {

using monongusa::chat::channel;
using monongusa::chat::channel_kind;
using monongusa::chat::user;
using monongusa::script::people;

void everybody_is_there() {
    people const all{"bot"};
    BOOST_TEST((all.find("alice") == user{"alice", "alice", false, false, {}}));
    BOOST_TEST((all.find("bot") == user{"bot", "bot", true, true, {}}));
    BOOST_TEST((all.find("") == user{"", "", false, false, {}}));
    BOOST_TEST((all.channel("general") == channel{"general", "general", channel_kind::open}));
    BOOST_TEST((all.direct("alice") == channel{"dm-alice", "alice", channel_kind::direct}));
    BOOST_TEST_EQ(all.bot(), "bot");
}

void roles_come_and_go() {
    people all{"bot"};
    all.role("alice", "admin", false);
    all.role("alice", "owner", false);
    all.role("alice", "admin", false);
    BOOST_TEST((all.find("alice").roles == std::vector<std::string>{"owner", "admin"}));
    all.role("alice", "owner", true);
    all.role("alice", "nobody", true);
    BOOST_TEST((all.find("alice").roles == std::vector<std::string>{"admin"}));
    BOOST_TEST(all.find("bob").roles.empty());
}

void a_bot_stays_one() {
    people all{"bot"};
    all.is_bot("deploybot");
    BOOST_TEST((all.find("deploybot") == user{"deploybot", "deploybot", true, false, {}}));
    all.role("bot", "admin", false);
    BOOST_TEST((all.find("bot") == user{"bot", "bot", true, true, {"admin"}}));
}

void a_name_changes_and_nothing_else() {
    people all{"bot"};
    all.role("alice", "admin", false);
    all.rename("alice", "alicia");
    all.rename("alicia", "al");
    BOOST_TEST((all.find("al") == user{"alice", "al", false, false, {"admin"}}));
    BOOST_TEST((all.direct("al") == channel{"dm-alice", "al", channel_kind::direct}));
    BOOST_TEST((all.find("alicia") == user{"alicia", "alicia", false, false, {}}));
}

void a_channel_s_name_too() {
    people all{"bot"};
    all.rename_channel("general", "lobby");
    all.rename_channel("lobby", "hall");
    BOOST_TEST((all.channel("hall") == channel{"general", "hall", channel_kind::open}));
    BOOST_TEST((all.channel("lobby") == channel{"lobby", "lobby", channel_kind::open}));
    all.rename_channel("ops", "hall");
    BOOST_TEST_EQ(all.channel("hall").id, "ops");
}

void what_was_said_before_is_called_as_it_is_now() {
    people all{"bot"};
    auto const alice = all.find("alice");
    auto const general = all.channel("general");
    auto const alone = all.direct("alice");
    BOOST_TEST(all.now(alice) == alice && all.now(general) == general && all.now(alone) == alone);
    all.rename("alice", "alicia");
    all.rename_channel("general", "lobby");
    BOOST_TEST((all.now(alice) == user{"alice", "alicia", false, false, {}}));
    BOOST_TEST((all.now(general) == channel{"general", "lobby", channel_kind::open}));
    BOOST_TEST((all.now(alone) == channel{"dm-alice", "alicia", channel_kind::direct}));
    BOOST_TEST((all.now(channel{"dm-bob", "bob", channel_kind::direct}) == channel{"dm-bob", "bob", channel_kind::direct}));
    BOOST_TEST((all.now(channel{"dm", "x", channel_kind::direct}) == channel{"dm", "x", channel_kind::direct}));
}

void those_known_longest_are_forgotten_first() {
    people all{"bot"};
    all.is_bot("first");
    all.rename_channel("first", "second");
    for (int i = 0; i < 4095; ++i) {
        all.is_bot(std::to_string(i));
        all.rename_channel("c" + std::to_string(i), std::to_string(i));
    }
    BOOST_TEST(all.find("first").bot);
    BOOST_TEST_EQ(all.channel("second").id, "first");
    all.is_bot("one more");
    all.rename_channel("one more", "x");
    BOOST_TEST(!all.find("first").bot && all.find("0").bot && all.find("one more").bot);
    BOOST_TEST_EQ(all.channel("second").id, "second");
    BOOST_TEST_EQ(all.channel("0").id, "c0");
}

void nobody_has_more_roles_than_that() {
    people all{"bot"};
    for (int i = 0; i < 5000; ++i) all.role("alice", std::to_string(i), false);
    BOOST_TEST_EQ(all.find("alice").roles.size(), 4096u);
}

}  // namespace

int main() {
    everybody_is_there();
    roles_come_and_go();
    a_bot_stays_one();
    a_name_changes_and_nothing_else();
    a_channel_s_name_too();
    what_was_said_before_is_called_as_it_is_now();
    those_known_longest_are_forgotten_first();
    nobody_has_more_roles_than_that();
    return boost::report_errors();
}
