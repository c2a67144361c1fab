// SPDX-License-Identifier: BSL-1.0
// directory: names come and go with the events that tell them, and there is an end to how many.
#include <monongusa/wire/discord/directory.hpp>

#include <monongusa/detail/append.hpp>
#include <monongusa/wire/discord/frame.hpp>

#include "support/discord_frames.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::discord;
using monongusa::detail::joined;
namespace discord_frames = support::discord_frames;

constexpr std::string_view guild = "197038439483310086";
constexpr std::uint64_t guild_number = 197038439483310086;

bool learn(directory& names, std::string_view text) {
    frame found;
    BOOST_TEST(read_frame(text, found));
    auto const what = dispatch_called(found.type);
    BOOST_TEST(directory::learns_from(what));
    return names.learn(what, found.data);
}
bool learn_file(directory& names, std::string_view file) { return learn(names, discord_frames::file(file)); }

std::string channel_name(directory const& names, std::string_view id) {
    auto const* const known = names.channel(id);
    return known ? known->name : "nobody";
}
std::string role_name(directory const& names, std::string_view id) {
    auto const* const known = names.role(id);
    return known ? known->name : "nobody";
}

void a_guild_brings_its_channels_threads_and_roles() {
    directory names;
    BOOST_TEST(learn(names, discord_frames::guild_create({.members = 5, .channels = 7, .roles = 3, .emojis = 2})));
    BOOST_TEST_EQ(names.channels(), 8u);
    BOOST_TEST_EQ(names.roles(), 3u);
    BOOST_TEST(*names.channel("1034567890100003001") == (known_channel{"channel-1", 0, 0, guild_number}));
    BOOST_TEST(*names.channel("1034567890100005000") == (known_channel{"a thread", 11, 1034567890100003001, guild_number}));
    BOOST_TEST(*names.role("1034567890100001002") == (known_role{"role 2", 0, guild_number}));
    BOOST_TEST(!names.channel("1034567890100002001"));  // An emoji.
    BOOST_TEST(!names.role("1034567890100004001"));
}

void channels_come_change_and_go() {
    directory names;
    BOOST_TEST(learn_file(names, "channel_create"));
    BOOST_TEST(*names.channel("1034567890123456789") == (known_channel{"tea-room", 0, 1034567890123450000, guild_number}));
    BOOST_TEST(learn_file(names, "channel_update"));
    BOOST_TEST_EQ(channel_name(names, "1034567890123456789"), "tea-house");
    BOOST_TEST(learn_file(names, "thread_create"));
    BOOST_TEST(*names.channel("1217854690211299331") == (known_channel{"Which kettle?", 11, 1034567890123456789, guild_number}));
    BOOST_TEST(learn_file(names, "thread_update"));
    BOOST_TEST_EQ(channel_name(names, "1217854690211299331"), "The old kettle");
    BOOST_TEST(learn_file(names, "thread_delete"));
    BOOST_TEST_EQ(channel_name(names, "1217854690211299331"), "nobody");
    BOOST_TEST(learn_file(names, "thread_list_sync"));
    BOOST_TEST_EQ(channel_name(names, "1217854690211299331"), "Which kettle?");
    BOOST_TEST(learn_file(names, "channel_delete"));
    BOOST_TEST_EQ(channel_name(names, "1034567890123456789"), "nobody");
    BOOST_TEST_EQ(names.channels(), 1u);
}

void roles_come_change_and_go() {
    directory names;
    BOOST_TEST(learn_file(names, "guild_role_create"));
    BOOST_TEST(*names.role("1045678901234567891") == (known_role{"Tea friends", 0, guild_number}));
    BOOST_TEST(learn_file(names, "guild_role_update"));
    BOOST_TEST_EQ(role_name(names, "1045678901234567891"), "Tea lovers");
    BOOST_TEST(names.learn(dispatch::guild_role_create,
                           joined(R"({"guild_id":")", guild, R"(","role":{"id":"8","name":"kettle","tags":{"bot_id":"5"}}})")));
    BOOST_TEST(*names.role("8") == (known_role{"kettle", 5, guild_number}));
    BOOST_TEST(learn_file(names, "guild_role_delete"));
    BOOST_TEST_EQ(role_name(names, "1045678901234567891"), "nobody");
    BOOST_TEST_EQ(names.roles(), 1u);
}

void who_leaves_a_guild_forgets_it_but_an_outage_passes() {
    directory names;
    BOOST_TEST(learn(names, discord_frames::guild_create()));
    BOOST_TEST(names.learn(dispatch::channel_create, R"({"id":"7","name":"elsewhere","guild_id":"9"})"));
    auto const channels = names.channels();
    BOOST_TEST(names.learn(dispatch::guild_delete, joined(R"({"unavailable":true,"id":")", guild, "\"}")));
    BOOST_TEST(names.learn(dispatch::guild_delete, R"({"id":null})"));
    BOOST_TEST_EQ(names.channels(), channels);
    BOOST_TEST(learn_file(names, "guild_delete"));
    BOOST_TEST_EQ(names.channels(), 1u);
    BOOST_TEST_EQ(names.roles(), 0u);
    names.clear();
    BOOST_TEST_EQ(names.channels(), 0u);
}

void there_is_an_end_to_it() {
    directory names{{.most_channels = 2, .most_roles = 1, .longest_name = 4}};
    for (auto const* const id : {"1", "2", "3"})
        BOOST_TEST(names.learn(dispatch::channel_create, joined(R"({"name":"tea","id":")", id, "\"}")));
    BOOST_TEST(names.channel("1") && names.channel("2") && !names.channel("3"));
    BOOST_TEST(names.learn(dispatch::channel_update, R"({"name":"cafe","id":"2"})"));
    BOOST_TEST_EQ(channel_name(names, "2"), "cafe");
    BOOST_TEST(names.learn(dispatch::channel_update, R"({"name":"coffee","id":"2"})"));
    BOOST_TEST_EQ(channel_name(names, "2"), "");
    BOOST_TEST(names.learn(dispatch::channel_delete, R"({"id":"1"})"));
    BOOST_TEST(names.learn(dispatch::channel_create, R"({"name":"tea","id":"3"})"));
    BOOST_TEST(names.channel("3"));
    for (auto const* const id : {"1", "2"}) BOOST_TEST(names.learn(dispatch::guild_role_create, joined(R"({"role":{"id":")", id, "\"}}")));
    BOOST_TEST_EQ(names.roles(), 1u);
}

void strange_data_do_no_harm() {
    struct {
        dispatch what;
        std::string_view data;
        bool fine;
        std::size_t channels;
    } const rows[] = {
        {dispatch::channel_create, R"({"id":18446744073709551615,"name":5,"type":"x","parent_id":{},"guild_id":null})", true, 1},
        {dispatch::channel_create, R"({"id":"0","name":"tea"})", true, 0},
        {dispatch::channel_create, R"({"id":"-1","name":"tea"})", true, 0},
        {dispatch::channel_create, "{}", true, 0},
        {dispatch::channel_create, "null", false, 0},
        {dispatch::channel_create, "[]", false, 0},
        {dispatch::channel_create, R"({"id":"7","name":"tea")", false, 0},
        {dispatch::channel_create, "", false, 0},
        {dispatch::guild_create, R"({"id":"9","channels":{"id":"7"},"roles":null,"threads":[null,1,[],{"id":"7"},"x"]})", true, 1},
        {dispatch::guild_create, R"({"id":null,"channels":[{"id":"7"},{"id":"7"},{"id":"8","id":"6"}]})", true, 2},
        {dispatch::guild_create, R"({"channels":[{"id":"7"},{"id"}]})", false, 1},
        {dispatch::guild_create, R"({"unavailable":true,"id":"9"})", true, 0},
        {dispatch::guild_create, R"({"channels":[{"id":"7"}])", false, 0},
        {dispatch::guild_role_create, R"({"role":null})", false, 0},
        {dispatch::guild_role_create, R"({"guild_id":"9"})", false, 0},
        {dispatch::guild_delete, "[]", false, 0},
        {dispatch::channel_delete, "7", false, 0},
        {dispatch::message_create, "not looked at", true, 0},
    };
    for (auto const& row : rows) {
        directory names;
        if (names.learn(row.what, row.data) != row.fine || names.channels() != row.channels)
            BOOST_ERROR(joined(name_of(row.what), ' ', row.data).c_str());
    }
    directory names;
    BOOST_TEST(names.learn(dispatch::channel_create, R"({"id":"7","name":"\ud83cx"})"));
    BOOST_TEST_EQ(channel_name(names, "7"), "\xEF\xBF\xBDx");
    for (auto const* const other : {"", "0", "8", "x", "07x", "18446744073709551623"}) BOOST_TEST(!names.channel(other));
}

void only_some_events_tell_names() {
    BOOST_TEST(!directory::learns_from(dispatch::message_create));
    BOOST_TEST(!directory::learns_from(dispatch::ready));
    BOOST_TEST(!directory::learns_from(dispatch::unknown));
    directory names;
    BOOST_TEST(names.learn(dispatch::ready, R"({"guilds":[{"id":"9"}]})"));
    BOOST_TEST(!names.channel("9") && !names.role("9"));
}

}  // namespace

int main() {
    a_guild_brings_its_channels_threads_and_roles();
    channels_come_change_and_go();
    roles_come_change_and_go();
    who_leaves_a_guild_forgets_it_but_an_outage_passes();
    there_is_an_end_to_it();
    strange_data_do_no_harm();
    only_some_events_tell_names();
    return boost::report_errors();
}
