// SPDX-License-Identifier: BSL-1.0
// place: where something happened, by what the event says and by what the directory knows.
#include <monongusa/wire/discord/place.hpp>

#include <monongusa/detail/append.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::discord;
using namespace monongusa::wire;
using monongusa::chat::channel;
using monongusa::chat::channel_kind;

void each_event_says_where() {
    directory names;
    names.learn(dispatch::channel_create, R"({"id":"7","name":"tea","type":0,"guild_id":"9"})");
    names.learn(dispatch::thread_create, R"({"id":"8","name":"kettles","type":11,"guild_id":"9"})");
    names.learn(dispatch::thread_create, R"({"id":"6","name":"secrets","type":12,"guild_id":"9"})");
    struct {
        std::string_view json;
        channel where;
        std::string_view thread;
    } const rows[] = {
        {R"({"channel_id":"1","guild_id":"9"})", {"1", "", channel_kind::open}, ""},
        {R"({"channel_id":"1","guild_id":"9","channel_type":0})", {"1", "", channel_kind::open}, ""},
        {R"({"channel_id":"7","guild_id":"9"})", {"7", "tea", channel_kind::open}, ""},
        {R"({"channel_id":"8","guild_id":"9"})", {"8", "kettles", channel_kind::open}, "8"},
        {R"({"channel_id":"6","guild_id":"9"})", {"6", "secrets", channel_kind::closed}, "6"},
        {R"({"channel_id":"1","guild_id":"9","channel_type":10})", {"1", "", channel_kind::open}, "1"},
        {R"({"channel_id":"1","guild_id":"9","channel_type":11})", {"1", "", channel_kind::open}, "1"},
        {R"({"channel_id":"1","guild_id":"9","channel_type":12})", {"1", "", channel_kind::closed}, "1"},
        {R"({"channel_id":"1"})", {"1", "", channel_kind::direct}, ""},
        {R"({"channel_id":"1","guild_id":null})", {"1", "", channel_kind::direct}, ""},
        {R"({"channel_id":"1","channel_type":1})", {"1", "", channel_kind::direct}, ""},
        {R"({"channel_id":"1","channel_type":3})", {"1", "", channel_kind::group}, ""},
        {R"({"channel_id":"1","guild_id":"9","channel_type":77})", {"1", "", channel_kind::open}, ""},
        {R"({"channel_id":"1","guild_id":"9","channel_type":"eleven"})", {"1", "", channel_kind::open}, ""},
        {R"({"channel_id":18446744073709551615,"guild_id":9})", {"18446744073709551615", "", channel_kind::open}, ""},
        {R"({"channel_id":"1","channel_id":"7","guild_id":"9"})", {"7", "tea", channel_kind::open}, ""},
        {R"({"channel_id":{}})", {"", "", channel_kind::direct}, ""},
    };
    for (auto const& row : rows) {
        place at;
        json_reader reader{row.json};
        reader.members([&](std::string_view name) { BOOST_TEST(at.read(reader, name)); });
        channel where{"old", "old", channel_kind::group};
        std::string thread = "old";
        at.decode(names, where, thread);
        if (where != row.where || thread != row.thread) BOOST_ERROR(std::string{row.json}.c_str());
    }
}

void other_members_are_left() {
    place at;
    json_reader reader{R"("7")"};
    for (auto const* const other : {"id", "channel", "type", "guild", ""}) BOOST_TEST(!at.read(reader, other));
    BOOST_TEST_EQ(reader.id(), "7");
}

}  // namespace

int main() {
    each_event_says_where();
    other_members_are_left();
    return boost::report_errors();
}
