// SPDX-License-Identifier: BSL-1.0
// names_in: whoever would be shown by an id alone is found, a few of them, in whatever stands around.
#include <monongusa/wire/slack/names_in.hpp>

#include <monongusa/detail/append.hpp>

#include "support/growth.hpp"
#include "support/live_memory.hpp"
#include "support/slack_events.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::slack;
using monongusa::detail::joined;
namespace slack_events = support::slack_events;

std::string found(std::string_view event) {
    named_ids ids;
    ids.users.add("OLD");
    ids.channels.add("OLD");
    names_in(event, ids);
    std::string out;
    for (auto const id : ids.users) (out += id) += ' ';
    out += '|';
    for (auto const id : ids.channels) (out += ' ') += id;
    return out;
}

void in_fixtures() {
    struct {
        std::string_view file, found;
    } const rows[] = {
        {"message", "U0TARO001 U0KETTLE1 U0HANA002 | C0TEAROOM"},
        {"app_mention", "U0TARO001 U0KETTLE1 U0HANA002 | C0TEAROOM"},
        {"message_direct", "U0HANA002 |"},
        {"message_webhook", "| C0TEAROOM"},
        {"message_changed", "U0TARO001 U0KETTLE1 U0HANA002 | C0TEAROOM"},
        {"message_deleted", "U0TARO001 U0KETTLE1 U0HANA002 | C0TEAROOM"},
        {"message_tombstone", "U0TARO001 U0KETTLE1 U0HANA002 | C0TEAROOM"},
        {"reaction_added", "U0HANA002 | C0TEAROOM"},
        {"reaction_added_file", "U0HANA002 |"},
        {"member_joined_channel", "U0HANA002 | C0TEAROOM"},
        // These tell the names themselves.
        {"user_change", "|"},
        {"team_join", "|"},
        {"channel_created", "|"},
        {"channel_rename", "|"},
        {"channel_deleted", "| C0NEWTEA5"},
    };
    for (auto const& row : rows) {
        if (found(slack_events::event(row.file)) != row.found) {
            BOOST_ERROR(joined(row.file, ": ", found(slack_events::event(row.file))).c_str());
        }
    }
}

void in_texts() {
    struct {
        std::string_view text, found;
    } const rows[] = {
        {"<@U1>", "U1 |"},
        {"<@U1> <@U1> <@W2>", "U1 W2 |"},
        {"<@U1|ann> <@U2>", "U2 |"},
        {"<@U1|>", "U1 |"},
        {"\\u003c@U1\\u003e \\u003C@U2\\u003E", "U1 U2 |"},
        {"<#C1> <#C2|> <#C3|tea> <#G4>", "| C1 C2 G4"},
        {"<#D1> <#X1> <@B1> <@>", "|"},
        {"@U1 &lt;@U1&gt; <!subteam^S1> <https://x/@U1>", "|"},
        {"<@U1", "|"},
        {"<@U1 >", "|"},
        {"<@<@U1>>", "U1 |"},
        {"<@U1\\n>", "|"},
        {"<@USLACKBOT>", "USLACKBOT |"},
    };
    for (auto const& row : rows) {
        auto const event = joined(R"({"text":")", row.text, "\"}");
        if (found(event) != row.found) BOOST_ERROR(joined(row.text, ": ", found(event)).c_str());
    }
}

void strange_events_hold_what_they_hold() {
    BOOST_TEST_EQ(found(R"({"user":"USLACKBOT","channel":"C1"})"), "| C1");
    BOOST_TEST_EQ(found(R"({"user":"U 1","channel":7,"text":null})"), "|");
    BOOST_TEST_EQ(found(R"({"channel_id":"C1","user":"U1"})"), "U1 | C1");
    BOOST_TEST_EQ(found(R"({"message":[],"previous_message":7,"item":"C1"})"), "|");
    BOOST_TEST_EQ(found(R"({"user":"U1","channel":"C1")"), "U1 | C1");
    for (auto const* const none : {"", "null", "[]", "\"<@U1>\"", "{"}) BOOST_TEST_EQ(found(none), "|");
}

void there_is_an_end_to_it() {
    std::string text;
    for (int i = 0; i < 100; ++i) text += joined("<@U", i, "><#C", i, ">");
    named_ids ids;
    auto const event = joined(R"({"user":"U1000","channel":"C1000","text":")", text, "\"}");
    auto const before = support::live_memory::now().allocations;
    names_in(event, ids);
    BOOST_TEST_EQ(support::live_memory::now().allocations, before);
    BOOST_TEST_EQ(ids.users.size(), 10u);
    BOOST_TEST_EQ(ids.channels.size(), 9u);
    BOOST_TEST_EQ(*ids.users.begin(), "U1000");
    for (auto const part : {"<@", "<@U1>", "<#C1", "@", "\\u003c@"}) {
        BOOST_TEST(support::takes_linear_time(part, [](std::string const& long_text) {
            named_ids in;
            names_in(joined(R"({"text":")", long_text, "\"}"), in);
            BOOST_TEST(in.users.size() <= 10);
        }));
    }
}

}  // namespace

int main() {
    in_fixtures();
    in_texts();
    strange_events_hold_what_they_hold();
    there_is_an_end_to_it();
    return boost::report_errors();
}
