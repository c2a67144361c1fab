// SPDX-License-Identifier: BSL-1.0
// channel_events: channels and threads come, go, and are renamed against what the directory knows.
#include <monongusa/wire/discord/channel_events.hpp>

#include <monongusa/detail/append.hpp>

#include "support/discord_frames.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::discord;
using monongusa::chat::channel;
using monongusa::chat::channel_kind;
using monongusa::detail::joined;
namespace event = monongusa::event;
namespace discord_frames = support::discord_frames;

self_info const self{"5", "kettle_bot"};
channel const tea_room{"1034567890123456789", "tea-room", channel_kind::open};
channel const tea_house{"1034567890123456789", "tea-house", channel_kind::open};
channel const thread{"1217854690211299331", "Which kettle?", channel_kind::open};

void a_channel_lives_and_is_known_in_between() {
    directory names;
    decoding const with{self, names};
    event::channel_created created{{"old", "old", channel_kind::group}};
    auto data = discord_frames::data("channel_create");
    BOOST_TEST(decode(data, with, created) == decoded::yes);
    BOOST_TEST(created.channel == tea_room);
    names.learn(dispatch::channel_create, data);

    event::channel_renamed renamed{{"old", "old", channel_kind::group}, "old"};
    data = discord_frames::data("channel_update");
    BOOST_TEST(decode(data, with, renamed) == decoded::yes);
    BOOST_TEST(renamed == (event::channel_renamed{tea_house, "tea-room"}));
    names.learn(dispatch::channel_update, data);
    BOOST_TEST(decode(data, with, renamed) == decoded::not_ours);  // Another change.

    event::channel_deleted deleted{{"old", "old", channel_kind::group}};
    BOOST_TEST(decode(discord_frames::data("channel_delete"), with, deleted) == decoded::yes);
    BOOST_TEST(deleted.channel == tea_house);
}

void a_thread_is_a_channel() {
    directory names;
    decoding const with{self, names};
    event::channel_created created;
    auto const data = discord_frames::data("thread_create");
    BOOST_TEST(decode(data, with, created) == decoded::yes);
    BOOST_TEST(created.channel == thread);
    names.learn(dispatch::thread_create, data);
    event::channel_renamed renamed;
    BOOST_TEST(decode(discord_frames::data("thread_update"), with, renamed) == decoded::yes);
    BOOST_TEST_EQ(renamed.channel.name, "The old kettle");
    BOOST_TEST_EQ(renamed.previous, "Which kettle?");
    event::channel_deleted deleted;
    BOOST_TEST(decode(discord_frames::data("thread_delete"), with, deleted) == decoded::yes);
    BOOST_TEST(deleted.channel == thread);
    // The bot was added to one that is there already.
    BOOST_TEST(decode(R"({"id":"1","type":12,"name":"x","member":{}})", with, created) == decoded::not_ours);
    BOOST_TEST(decode(R"({"id":"1","type":12,"name":"x","newly_created":true})", with, created) == decoded::yes);
    BOOST_TEST(created.channel == (channel{"1", "x", channel_kind::closed}));
}

void what_is_not_known_cannot_be_renamed() {
    directory const names;
    decoding const with{self, names};
    event::channel_renamed renamed;
    BOOST_TEST(decode(discord_frames::data("channel_update"), with, renamed) == decoded::not_ours);
    event::channel_deleted deleted{{"old", "old", channel_kind::group}};
    BOOST_TEST(decode(discord_frames::data("thread_delete"), with, deleted) == decoded::yes);
    BOOST_TEST_EQ(deleted.channel.name, "");
}

void strange_channels_are_read_as_far_as_they_are_channels() {
    directory names;
    names.learn(dispatch::channel_create, R"({"id":"7","name":"tea"})");
    decoding const with{self, names};
    struct {
        std::string_view data;
        std::string_view told;
    } const rows[] = {
        {R"({"id":"1"})", "1 "},
        {R"({"id":18446744073709551615,"name":"a\u00e9\ud83c","type":0})", "18446744073709551615 a\xC3\xA9\xEF\xBF\xBD"},
        {R"({"id":"1","name":5,"type":"x"})", "1 "},
        {R"({"id":"1","name":"a","type":null,"permission_overwrites":{},"topic":[]})", "1 a"},
        {R"({"id":"1","name":"a","name":"b","type":4,"type":99})", "1 b"},
        {R"({"id":"1","name":"a","type":4})", "not ours"},
        {R"({"id":"1","name":"a","type":14})", "not ours"},
        {R"({"name":"a"})", "malformed"},
        {R"({"id":null})", "malformed"},
        {R"({"id":"1")", "malformed"},
        {"[]", "malformed"},
        {"null", "malformed"},
        {"", "malformed"},
    };
    for (auto const& row : rows) {
        event::channel_created created{{"old", "old", channel_kind::group}};
        auto const what = decode(row.data, with, created);
        auto const told = what == decoded::yes         ? joined(created.channel.id, ' ', created.channel.name)
                          : what == decoded::malformed ? std::string{"malformed"}
                                                       : std::string{"not ours"};
        if (told != row.told) BOOST_ERROR(joined(row.data, ": ", told).c_str());
        event::channel_deleted deleted;
        BOOST_TEST(decode(row.data, with, deleted) == what);
        event::channel_renamed renamed;
        BOOST_TEST(decode(row.data, with, renamed) == (what == decoded::yes ? decoded::not_ours : what));
    }
    event::channel_renamed renamed;
    BOOST_TEST(decode(R"({"id":7,"name":null})", with, renamed) == decoded::yes);  // A name was taken away.
    BOOST_TEST(renamed == (event::channel_renamed{{"7", "", channel_kind::open}, "tea"}));
}

}  // namespace

int main() {
    a_channel_lives_and_is_known_in_between();
    a_thread_is_a_channel();
    what_is_not_known_cannot_be_renamed();
    strange_channels_are_read_as_far_as_they_are_channels();
    return boost::report_errors();
}
