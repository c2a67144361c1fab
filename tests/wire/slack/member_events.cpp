// SPDX-License-Identifier: BSL-1.0
// member_events: who comes, goes or changes is told, and where.

#include <monongusa/wire/slack/member_events.hpp>

#include "support/slack_events.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::slack;
using monongusa::chat::channel_kind;
namespace event = monongusa::event;
namespace chat = monongusa::chat;
namespace slack_events = support::slack_events;

self_info const self{"U0KETTLE1", "B0KETTLE1", "kettle_bot", "T0KETTLE01"};
directory const nothing;
decoding const with{self, nothing};
chat::user const old{"old", "old", true, true, {"old", "older"}};

void somebody_joins_a_channel() {
    event::member_joined out{old, {"old", "old", channel_kind::group}};
    BOOST_TEST(decode(slack_events::event("member_joined_channel"), with, out) == decoded::yes);
    BOOST_TEST(out == (event::member_joined{{"U0HANA002", "U0HANA002", false, false, {}}, {"C0TEAROOM", "", channel_kind::open}}));
    directory names;
    BOOST_TEST(names.learn_user(R"({"id":"U0HANA002","name":"hanako","is_owner":true})"));
    BOOST_TEST(names.learn_channel(R"({"id":"C0TEAROOM","name":"tea-room","is_private":true})"));
    BOOST_TEST(decode(slack_events::event("member_joined_channel"), {self, names}, out) == decoded::yes);
    BOOST_TEST(out ==
               (event::member_joined{{"U0HANA002", "hanako", false, false, {"owner"}}, {"C0TEAROOM", "tea-room", channel_kind::closed}}));
}

void the_bot_is_told_that_it_was_invited() {
    event::member_joined out{old, {}};
    BOOST_TEST(decode(slack_events::event("member_joined_private"), with, out) == decoded::yes);
    BOOST_TEST(out == (event::member_joined{{"U0KETTLE1", "kettle_bot", true, true, {}}, {"C0SECRET4", "", channel_kind::closed}}));
}

void somebody_leaves() {
    event::member_left out{old, {}};
    BOOST_TEST(decode(slack_events::event("member_left_channel"), with, out) == decoded::yes);
    BOOST_TEST(out == (event::member_left{{"U0HANA002", "U0HANA002", false, false, {}}, {"C0TEAROOM", "", channel_kind::open}}));
}

void somebody_joins_the_workspace() {
    event::member_joined out{old, {"old", "old", channel_kind::group}};
    BOOST_TEST(decode(slack_events::event("team_join"), with, out) == decoded::yes);
    BOOST_TEST(out == (event::member_joined{{"U0GUEST10", "Vi Sitor", false, false, {"guest"}}, {}}));
}

void a_change_is_one_of_what_is_told() {
    auto const text = slack_events::event("user_change");
    event::member_changed out{old, "old"};
    BOOST_TEST(decode(text, with, out) == decoded::yes);
    event::member_changed const expected{{"U0HANA002", "Hana", false, false, {"admin"}}, ""};
    BOOST_TEST(out == expected);

    directory names;
    BOOST_TEST(names.learn_user(R"({"id":"U0HANA002","name":"hanako","is_admin":true})"));
    out = {old, "old"};
    BOOST_TEST(decode(text, {self, names}, out) == decoded::yes);
    BOOST_TEST(out == (event::member_changed{expected.user, "hanako"}));
    // Another role.
    BOOST_TEST(names.learn_user(R"({"id":"U0HANA002","name":"Hana"})"));
    out = {old, "old"};
    BOOST_TEST(decode(text, {self, names}, out) == decoded::yes);
    BOOST_TEST(out == expected);
    // A status.
    BOOST_TEST(names.learn(event_type::user_change, text));
    BOOST_TEST(decode(text, {self, names}, out) == decoded::not_ours);
}

void strange_ones_are_malformed() {
    event::member_joined joined;
    event::member_left left;
    event::member_changed changed;
    for (auto const* const none : {"", "null", "[]", "{}", R"({"user":"U1"})", R"({"channel":"C1"})", R"({"user":7,"channel":"C1"})",
                                   R"({"user":"U1","channel":null})", R"({"user":{},"channel":"C1"})", R"({"user":"U1","channel":"C1")"}) {
        BOOST_TEST(decode(none, with, joined) == decoded::malformed);
        BOOST_TEST(decode(none, with, left) == decoded::malformed);
    }
    for (auto const* const none : {"", "null", "[]", "{}", R"({"user":"U1"})", R"({"user":{}})", R"({"user":null})",
                                   R"({"user":{"name":"ann"}})", R"({"user":{"id":"U1"})"}) {
        BOOST_TEST(decode(none, with, changed) == decoded::malformed);
    }
}

}  // namespace

int main() {
    somebody_joins_a_channel();
    the_bot_is_told_that_it_was_invited();
    somebody_leaves();
    somebody_joins_the_workspace();
    a_change_is_one_of_what_is_told();
    strange_ones_are_malformed();
    return boost::report_errors();
}
