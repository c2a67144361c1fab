// SPDX-License-Identifier: BSL-1.0
// directory: names come and go with the events and answers that tell them, and there is an end to how many.
#include <monongusa/wire/slack/directory.hpp>

#include <monongusa/detail/append.hpp>

#include "support/slack_events.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::slack;
using monongusa::chat::channel_kind;
using monongusa::detail::joined;
namespace slack_events = support::slack_events;

bool learn_file(directory& names, std::string_view file) {
    auto const event = slack_events::event(file);
    auto const what = event_type_called(slack_events::type(event));
    BOOST_TEST(directory::learns_from(what));
    return names.learn(what, event);
}

std::string channel_name(directory const& names, std::string_view id) {
    auto const* const known = names.channel(id);
    return known ? known->name : "nobody";
}

void channels_come_change_and_go() {
    directory names;
    BOOST_TEST(learn_file(names, "channel_created"));
    BOOST_TEST(*names.channel("C0NEWTEA5") == (known_channel{"green-tea", channel_kind::open}));
    BOOST_TEST(learn_file(names, "channel_rename"));
    BOOST_TEST(*names.channel("C0NEWTEA5") == (known_channel{"black-tea", channel_kind::open}));
    BOOST_TEST(learn_file(names, "group_rename"));
    BOOST_TEST(*names.channel("C0SECRET4") == (known_channel{"our-secret", channel_kind::closed}));
    BOOST_TEST(learn_file(names, "im_created"));
    BOOST_TEST(*names.channel("D0GUEST11") == (known_channel{"", channel_kind::direct}));
    BOOST_TEST_EQ(names.channels(), 3u);
    BOOST_TEST(learn_file(names, "channel_deleted"));
    BOOST_TEST_EQ(channel_name(names, "C0NEWTEA5"), "nobody");
    BOOST_TEST(learn_file(names, "group_deleted"));
    BOOST_TEST_EQ(channel_name(names, "C0SECRET4"), "nobody");
    BOOST_TEST_EQ(names.channels(), 1u);
}

void a_renamed_channel_stays_what_it_is() {
    directory names;
    BOOST_TEST(names.learn_channel(R"({"id":"C1","name":"tea","is_channel":true,"is_private":true})"));
    BOOST_TEST(names.learn(event_type::channel_rename, R"({"channel":{"id":"C1","name":"coffee"}})"));
    BOOST_TEST(*names.channel("C1") == (known_channel{"coffee", channel_kind::closed}));
}

void a_channel_that_gets_another_id_keeps_its_name() {
    directory names;
    BOOST_TEST(learn_file(names, "channel_id_changed"));
    BOOST_TEST_EQ(names.channels(), 0u);
    BOOST_TEST(names.learn_channel(R"({"id":"C0TEAROOM","name":"tea-room","is_channel":true})"));
    BOOST_TEST(learn_file(names, "channel_id_changed"));
    BOOST_TEST_EQ(channel_name(names, "C0TEAROOM"), "nobody");
    BOOST_TEST_EQ(channel_name(names, "C0TEAROO2"), "tea-room");
}

void channel_objects_say_their_kind() {
    struct {
        std::string_view json;
        channel_kind kind;
    } const rows[] = {
        {R"({"id":"C1","is_channel":true,"is_private":false})", channel_kind::open},
        {R"({"id":"C1","is_channel":true,"is_private":true})", channel_kind::closed},
        {R"({"id":"G1","is_group":true,"is_private":true})", channel_kind::closed},
        {R"({"id":"G1","is_group":true,"is_mpim":true,"is_private":true})", channel_kind::group},
        {R"({"id":"C1","is_mpim":true,"is_channel":false})", channel_kind::group},
        {R"({"id":"D1","is_im":true,"user":"U1"})", channel_kind::direct},
        {R"({"id":"C1"})", channel_kind::open},
        {R"({"id":"C1","is_private":"yes","is_im":1})", channel_kind::open},
    };
    for (auto const& row : rows) {
        directory names;
        auto const* const found =
            names.learn_channel(row.json) ? names.channel(slack_events::member(row.json, "id").substr(1, 2)) : nullptr;
        if (!found || found->kind != row.kind) BOOST_ERROR(std::string{row.json}.c_str());
    }
}

void users_are_learned_with_their_bots() {
    directory names;
    BOOST_TEST(learn_file(names, "user_change"));
    BOOST_TEST(*names.user("U0HANA002") == (known_user{"Hana", false, {"admin"}}));
    BOOST_TEST(learn_file(names, "team_join"));
    BOOST_TEST(*names.user("U0GUEST10") == (known_user{"Vi Sitor", false, {"guest"}}));
    BOOST_TEST(names.learn_user(R"({"id":"U5","is_bot":true,"name":"standup","profile":{"bot_id":"B5"}})"));
    BOOST_TEST(*names.user("U5") == (known_user{"standup", true, {}}));
    BOOST_TEST(*names.bot("B5") == (known_bot{"standup", "U5"}));
    BOOST_TEST(names.learn_bot(R"({"id":"B6","name":"builds","deleted":false,"app_id":"A6"})"));
    BOOST_TEST(*names.bot("B6") == (known_bot{"builds", ""}));
    BOOST_TEST_EQ(names.users(), 3u);
    BOOST_TEST_EQ(names.bots(), 2u);
    names.clear();
    BOOST_TEST(names.users() == 0 && names.bots() == 0 && names.channels() == 0);
}

void there_is_an_end_to_it() {
    directory names{{.most_users = 4, .most_channels = 4, .most_bots = 4, .longest_name = 4}};
    for (int i = 0; i < 100; ++i) {
        BOOST_TEST(names.learn_user(joined(R"({"id":"U)", i, R"(","name":"ann","profile":{"bot_id":"B)", i, R"("}})")));
        BOOST_TEST(names.learn_channel(joined(R"({"id":"C)", i, R"(","name":"tea"})")));
        BOOST_TEST(names.learn_bot(joined(R"({"id":"B)", i, R"(x","name":"pot"})")));
        BOOST_TEST(names.users() <= 4 && names.channels() <= 4 && names.bots() <= 4);
    }
    BOOST_TEST(names.user("U99") && names.channel("C99") && names.bot("B99x") && !names.user("U1"));
    BOOST_TEST(names.learn_channel(R"({"id":"C99","name":"coffee"})"));
    BOOST_TEST_EQ(channel_name(names, "C99"), "");
}

void strange_data_do_no_harm() {
    struct {
        event_type what;
        std::string_view event;
        bool fine;
        std::size_t channels, users;
    } const rows[] = {
        {event_type::channel_created, R"({"channel":{"id":"C1","name":5,"is_private":{}}})", true, 1, 0},
        {event_type::channel_created, R"({"channel":{"name":"tea"}})", false, 0, 0},
        {event_type::channel_created, R"({"channel":{"id":"a b"}})", false, 0, 0},
        {event_type::channel_created, R"({"channel":"C1"})", false, 0, 0},
        {event_type::channel_created, R"({"channel":null})", false, 0, 0},
        {event_type::channel_created, R"({"channel":{"id":"C1"})", false, 0, 0},
        {event_type::channel_created, "{}", false, 0, 0},
        {event_type::channel_created, "[]", false, 0, 0},
        {event_type::channel_created, "null", false, 0, 0},
        {event_type::channel_created, "", false, 0, 0},
        {event_type::channel_deleted, R"({"channel":{"id":"C1"}})", true, 0, 0},
        {event_type::channel_deleted, R"({"channel":7})", false, 0, 0},
        {event_type::channel_id_changed, R"({"old_channel_id":"C1"})", false, 0, 0},
        {event_type::user_change, R"({"user":{"id":"U1","profile":[],"name":{}}})", true, 0, 1},
        {event_type::user_change, R"({"user":"U1"})", false, 0, 0},
        {event_type::team_join, R"({"user":{"id":"U1"},"user":{"id":"U2"}})", true, 0, 1},
        {event_type::message, "not looked at", true, 0, 0},
        {event_type::unknown, "", true, 0, 0},
    };
    for (auto const& row : rows) {
        directory names;
        bool const fine = names.learn(row.what, row.event);
        if (fine != row.fine || names.channels() != row.channels || names.users() != row.users) {
            BOOST_ERROR(joined(name_of(row.what), ' ', row.event).c_str());
        }
    }
    directory names;
    BOOST_TEST(names.learn_channel(R"({"id":"C1","name":"\ud83cx"})"));
    BOOST_TEST_EQ(channel_name(names, "C1"), "\xEF\xBF\xBDx");
    for (auto const* const other : {"", "C2", "c1", "U1"}) BOOST_TEST(!names.channel(other) && !names.user(other) && !names.bot(other));
    for (auto const* const none : {"", "null", "[]", "{}", "\"B1\"", R"({"id":"B1")", R"({"name":"pot"})"}) {
        BOOST_TEST(!names.learn_bot(none) && !names.learn_user(none) && !names.learn_channel(none));
    }
}

void only_some_events_tell_names() {
    BOOST_TEST(!directory::learns_from(event_type::message));
    BOOST_TEST(!directory::learns_from(event_type::reaction_added));
    BOOST_TEST(!directory::learns_from(event_type::unknown));
    BOOST_TEST(directory::learns_from(event_type::group_rename));
}

}  // namespace

int main() {
    channels_come_change_and_go();
    a_renamed_channel_stays_what_it_is();
    a_channel_that_gets_another_id_keeps_its_name();
    channel_objects_say_their_kind();
    users_are_learned_with_their_bots();
    there_is_an_end_to_it();
    strange_data_do_no_harm();
    only_some_events_tell_names();
    return boost::report_errors();
}
