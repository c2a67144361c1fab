// SPDX-License-Identifier: BSL-1.0
// reaction_events: emoji have the names that matchers compare, and whoever reacted is told as far as Discord tells.
#include <monongusa/wire/discord/reaction_events.hpp>

#include <monongusa/detail/append.hpp>
#include <monongusa/matcher/emoji.hpp>

#include "support/discord_frames.hpp"
#include "support/live_memory.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::discord;
using monongusa::chat::channel_kind;
using monongusa::detail::joined;
namespace event = monongusa::event;
namespace chat = monongusa::chat;
namespace matcher = monongusa::matcher;
namespace discord_frames = support::discord_frames;

self_info const self{"1110222033304440555", "kettle_bot"};
directory const nothing;
decoding const with{self, nothing};

// As another event has left it.
template <class Event>
Event used() {
    Event out;
    out.emoji = {"old", "old"};
    out.user = {"old", "old", true, true, {"old", "older"}};
    out.channel = {"old", "old", channel_kind::group};
    out.message = out.thread = "old";
    return out;
}

void a_reaction_in_a_server_tells_who() {
    auto out = used<event::reaction_added>();
    BOOST_TEST(decode(discord_frames::data("message_reaction_add"), with, out) == decoded::yes);
    event::reaction_added expected;
    expected.emoji = {"+1", ""};
    expected.user = {"80351110224678912", "Hana", false, false, {"1045678901234567891"}};
    expected.channel = {"1034567890123456789", "", channel_kind::open};
    expected.message = "1217855043409190912";
    BOOST_TEST(out == expected);
    BOOST_TEST(matcher::emoji<"+1">{}.match(out));
}

void an_emoji_of_the_server_has_its_own_name() {
    auto out = used<event::reaction_added>();
    BOOST_TEST(decode(discord_frames::data("message_reaction_add_custom"), with, out) == decoded::yes);
    BOOST_TEST(out.emoji == (chat::emoji{"tea", "1099887766554433221"}));
    BOOST_TEST(matcher::emoji<"tea">{}.match(out));
    BOOST_TEST_EQ(out.user.name, "Taro");
}

void a_reaction_taken_off_tells_only_the_id() {
    auto out = used<event::reaction_removed>();
    BOOST_TEST(decode(discord_frames::data("message_reaction_remove"), with, out) == decoded::yes);
    event::reaction_removed expected;
    expected.emoji = {"heart", ""};
    expected.user.id = "80351110224678912";
    expected.channel = {"1034567890123456789", "", channel_kind::open};
    expected.message = "1217855043409190912";
    BOOST_TEST(out == expected);
}

// The emoji as `name/id`, then whose and where; or that it is none.
std::string told(std::string_view data, directory const& names = nothing) {
    auto out = used<event::reaction_added>();
    if (decode(data, decoding{self, names}, out) != decoded::yes) return "none";
    return joined(out.emoji.name, '/', out.emoji.id, ' ', out.user.id, out.user.bot ? " bot" : "", out.user.self ? " self " : " ",
                  out.user.name, ' ', out.channel.id, ' ', out.channel.kind == channel_kind::direct ? "direct " : "", out.message, ' ',
                  out.thread);
}

void reactions_are_read_as_far_as_they_are_some() {
    struct {
        std::string_view data;
        std::string_view told;
    } const rows[] = {
        {R"({"user_id":"1","channel_id":"2","message_id":"3","emoji":{"name":"tea","id":"4"}})", "tea/4 1  2 direct 3 "},
        {R"({"user_id":1,"channel_id":2,"message_id":3,"guild_id":9,"emoji":{"name":"tea","id":18446744073709551615}})",
         "tea/18446744073709551615 1  2 3 "},
        {R"({"user_id":"1","channel_id":"2","message_id":"3","emoji":{"name":null,"id":"4"}})", "/4 1  2 direct 3 "},
        {"{\"user_id\":\"1\",\"channel_id\":\"2\",\"message_id\":\"3\",\"emoji\":{\"name\":\"\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD\",\"id\":"
         "null}}",
         "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD/ 1  2 direct 3 "},  // A skin tone: no name, but itself.
        {R"({"user_id":"1","channel_id":"2","message_id":"3","emoji":{"name":"\ud83c\udf89"}})", "tada/ 1  2 direct 3 "},
        {R"({"user_id":"1","channel_id":"2","message_id":"3","emoji":{"name":"\u2764","id":null}})", "heart/ 1  2 direct 3 "},
        {R"({"user_id":"1","channel_id":"2","message_id":"3","emoji":{"name":"\ud83c","id":null}})", "\xEF\xBF\xBD/ 1  2 direct 3 "},
        {R"({"user_id":"1110222033304440555","channel_id":"2","message_id":"3","emoji":{"name":"tea"}})",
         "tea/ 1110222033304440555 bot self kettle_bot 2 direct 3 "},
        {R"({"user_id":"1","member":{"user":{"id":"1","username":"u","bot":true}},)"
         R"("channel_id":"2","message_id":"3","emoji":{"name":"tea"}})",
         "tea/ 1 bot u 2 direct 3 "},
        {R"({"user_id":"1","member":{"user":{"id":"8","username":"u"},"nick":7,"roles":"x"},)"
         R"("channel_id":"2","message_id":"3","emoji":{"name":"tea"}})",
         "tea/ 1 u 2 direct 3 "},
        {R"({"user_id":"1","member":null,"channel_id":"2","message_id":"3",)"
         R"("emoji":{"name":"a","id":"9"},"emoji":{"name":"tea"},"type":99,"burst":"maybe"})",
         "tea/ 1  2 direct 3 "},
        {R"({"user_id":"1","channel_id":"2","message_id":"3","emoji":{"name":null,"id":null}})", "none"},
        {R"({"user_id":"1","channel_id":"2","message_id":"3","emoji":{"name":5,"id":"x"}})", "none"},
        {R"({"user_id":"1","channel_id":"2","message_id":"3","emoji":null})", "none"},
        {R"({"user_id":"1","channel_id":"2","message_id":"3","emoji":"tea"})", "none"},
        {R"({"user_id":"1","channel_id":"2","message_id":"3"})", "none"},
        {R"({"channel_id":"2","message_id":"3","emoji":{"name":"tea"}})", "none"},
        {R"({"user_id":"1","message_id":"3","emoji":{"name":"tea"}})", "none"},
        {R"({"user_id":"1","channel_id":"2","emoji":{"name":"tea"}})", "none"},
        {R"({"user_id":"1","channel_id":"2","message_id":"3","emoji":{"name":"tea"})", "none"},
        {"[]", "none"},
        {"", "none"},
    };
    for (auto const& row : rows) {
        if (told(row.data) != row.told) BOOST_ERROR(joined(row.data, ": ", told(row.data)).c_str());
    }
}

void in_a_thread_that_is_known_there_is_a_thread() {
    directory names;
    names.learn(dispatch::thread_create, R"({"id":"2","name":"kettles","type":11})");
    BOOST_TEST_EQ(told(R"({"user_id":"1","channel_id":"2","guild_id":"9","message_id":"3","emoji":{"name":"tea"}})", names),
                  "tea/ 1  2 3 2");
}

void a_second_reaction_costs_no_memory() {
    event::reaction_added out;
    auto const data = discord_frames::data("message_reaction_add");
    for (int i = 0; i < 3; ++i) {
        auto const before = support::live_memory::now().allocations;
        bool const fine = decode(data, with, out) == decoded::yes;
        auto const count = support::live_memory::now().allocations - before;
        BOOST_TEST(fine);
        BOOST_TEST_EQ(count > 0, i == 0);
    }
}

}  // namespace

int main() {
    a_reaction_in_a_server_tells_who();
    an_emoji_of_the_server_has_its_own_name();
    a_reaction_taken_off_tells_only_the_id();
    reactions_are_read_as_far_as_they_are_some();
    in_a_thread_that_is_known_there_is_a_thread();
    a_second_reaction_costs_no_memory();
    return boost::report_errors();
}
