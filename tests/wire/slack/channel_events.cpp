// SPDX-License-Identifier: BSL-1.0
// channel_events: channels come, are renamed and go, and the directory knows what they were called.

#include <monongusa/wire/slack/channel_events.hpp>

#include "support/slack_events.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string_view>

namespace {

using namespace monongusa::wire::slack;
using monongusa::chat::channel_kind;
namespace event = monongusa::event;
namespace chat = monongusa::chat;
namespace slack_events = support::slack_events;

self_info const self{"U0KETTLE1", "B0KETTLE1", "kettle_bot", "T0KETTLE01"};
chat::channel const old{"old", "old", channel_kind::group};

void a_channel_from_its_beginning_to_its_end() {
    directory names;
    decoding const with{self, names};
    event::channel_created created{old};
    BOOST_TEST(decode(slack_events::event("channel_created"), with, created) == decoded::yes);
    BOOST_TEST(created == (event::channel_created{{"C0NEWTEA5", "green-tea", channel_kind::open}}));

    event::channel_renamed renamed{old, "old"};
    BOOST_TEST(decode(slack_events::event("channel_rename"), with, renamed) == decoded::yes);
    BOOST_TEST(renamed == (event::channel_renamed{{"C0NEWTEA5", "black-tea", channel_kind::open}, ""}));
    BOOST_TEST(names.learn(event_type::channel_created, slack_events::event("channel_created")));
    BOOST_TEST(decode(slack_events::event("channel_rename"), with, renamed) == decoded::yes);
    BOOST_TEST_EQ(renamed.previous, "green-tea");
    BOOST_TEST(names.learn(event_type::channel_rename, slack_events::event("channel_rename")));
    BOOST_TEST(decode(slack_events::event("channel_rename"), with, renamed) == decoded::yes);
    BOOST_TEST_EQ(renamed.previous, "");

    event::channel_deleted deleted{old};
    BOOST_TEST(decode(slack_events::event("channel_deleted"), with, deleted) == decoded::yes);
    BOOST_TEST(deleted == (event::channel_deleted{{"C0NEWTEA5", "black-tea", channel_kind::open}}));
    BOOST_TEST(names.learn(event_type::channel_deleted, slack_events::event("channel_deleted")));
    BOOST_TEST(decode(slack_events::event("channel_deleted"), with, deleted) == decoded::yes);
    BOOST_TEST(deleted == (event::channel_deleted{{"C0NEWTEA5", "", channel_kind::open}}));
}

void private_channels_are_closed() {
    directory names;
    decoding const with{self, names};
    event::channel_renamed renamed{old, "old"};
    BOOST_TEST(decode(slack_events::event("group_rename"), with, renamed) == decoded::yes);
    BOOST_TEST(renamed == (event::channel_renamed{{"C0SECRET4", "our-secret", channel_kind::closed}, ""}));
    event::channel_deleted deleted{old};
    BOOST_TEST(decode(slack_events::event("group_deleted"), with, deleted) == decoded::yes);
    BOOST_TEST(deleted == (event::channel_deleted{{"C0SECRET4", "", channel_kind::closed}}));
    // The directory knows more than the event.
    BOOST_TEST(names.learn_channel(R"({"id":"C0SECRET4","name":"secret","is_mpim":true})"));
    BOOST_TEST(decode(slack_events::event("group_rename"), with, renamed) == decoded::yes);
    BOOST_TEST(renamed == (event::channel_renamed{{"C0SECRET4", "our-secret", channel_kind::group}, "secret"}));
}

void strange_ones_are_malformed() {
    directory const names;
    decoding const with{self, names};
    event::channel_created created;
    event::channel_renamed renamed;
    event::channel_deleted deleted;
    for (auto const* const none : {"", "null", "[]", "{}", R"({"channel":null})", R"({"channel":{}})", R"({"channel":{"name":"tea"}})",
                                   R"({"channel":7})", R"({"channel":"a b"})", R"({"channel":{"id":"C1"})"}) {
        BOOST_TEST(decode(none, with, created) == decoded::malformed);
        BOOST_TEST(decode(none, with, renamed) == decoded::malformed);
        BOOST_TEST(decode(none, with, deleted) == decoded::malformed);
    }
    created.channel = old;
    BOOST_TEST(decode(R"({"channel":{"id":"C1","name":5},"type":7})", with, created) == decoded::yes);
    BOOST_TEST(created == (event::channel_created{{"C1", "", channel_kind::open}}));
}

}  // namespace

int main() {
    a_channel_from_its_beginning_to_its_end();
    private_channels_are_closed();
    strange_ones_are_malformed();
    return boost::report_errors();
}
