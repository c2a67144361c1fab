// SPDX-License-Identifier: BSL-1.0
// member_events: who comes, goes and changes.
#include <monongusa/wire/discord/member_events.hpp>

#include <monongusa/detail/append.hpp>

#include "support/discord_frames.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::discord;
using monongusa::chat::user;
using monongusa::detail::joined;
namespace event = monongusa::event;
namespace chat = monongusa::chat;
namespace discord_frames = support::discord_frames;

self_info const self{"5", "kettle_bot"};
directory const nothing;
decoding const with{self, nothing};
user const old{"old", "old", true, true, {"old", "older"}};
chat::channel const elsewhere{"old", "old", chat::channel_kind::group};

void members_come_change_and_go() {
    event::member_joined joins{old, elsewhere};
    BOOST_TEST(decode(discord_frames::data("guild_member_add"), with, joins) == decoded::yes);
    BOOST_TEST(joins == (event::member_joined{{"80351110224678912", "Hanako", false, false, {}}, {}}));
    event::member_changed changes{old, "old"};
    BOOST_TEST(decode(discord_frames::data("guild_member_update"), with, changes) == decoded::yes);
    BOOST_TEST(changes == (event::member_changed{{"80351110224678912", "Hana of the House", false, false, {"1045678901234567891"}}, ""}));
    event::member_left leaves{old, elsewhere};
    BOOST_TEST(decode(discord_frames::data("guild_member_remove"), with, leaves) == decoded::yes);
    BOOST_TEST(leaves == (event::member_left{{"80351110224678912", "Hanako", false, false, {}}, {}}));
}

void strange_members_are_read_as_far_as_they_are_members() {
    struct {
        std::string_view data;
        std::string_view told;
    } const rows[] = {
        {R"({"user":{"id":"1"}})", "1  0"},
        {R"({"user":{"id":18446744073709551615,"username":"u"},"roles":[1,"2",null]})", "18446744073709551615 u 2"},
        {R"({"roles":["1"],"nick":"\ud83cn","user":{"id":"1","username":"u","bot":true}})", "1 \xEF\xBF\xBDn bot 1"},
        {R"({"user":{"id":"5","username":"u"},"nick":7,"roles":{}})", "5 u bot self 0"},
        {R"({"user":{"id":"1","username":"u"},"user":{"id":"2"},"pending":"soon","flags":[]})", "2  0"},
        {R"({"user":{"id":"1"},"user":null})", "malformed"},
        {R"({"user":null})", "malformed"},
        {R"({"user":"1"})", "malformed"},
        {R"({"user":{"id":"x"}})", "malformed"},
        {R"({"user":{"id":"1"})", "malformed"},
        {"{}", "malformed"},
        {"[]", "malformed"},
        {"null", "malformed"},
        {"", "malformed"},
    };
    for (auto const& row : rows) {
        event::member_joined joins{old, elsewhere};
        auto const what = decode(row.data, with, joins);
        auto const told = what == decoded::malformed ? std::string{"malformed"}
                                                     : joined(joins.user.id, ' ', joins.user.name, joins.user.bot ? " bot" : "",
                                                              joins.user.self ? " self " : " ", joins.user.roles.size());
        if (told != row.told) BOOST_ERROR(joined(row.data, ": ", told).c_str());
        event::member_left leaves;
        BOOST_TEST(decode(row.data, with, leaves) == what);
        event::member_changed changes;
        BOOST_TEST(decode(row.data, with, changes) == what);
    }
}

}  // namespace

int main() {
    members_come_change_and_go();
    strange_members_are_read_as_far_as_they_are_members();
    return boost::report_errors();
}
