// SPDX-License-Identifier: BSL-1.0
// message_events: what people write becomes events, whatever else Discord sends with it, and the second one costs no memory.
#include <monongusa/wire/discord/message_events.hpp>

#include <monongusa/detail/append.hpp>
#include <monongusa/wire/discord/frame.hpp>

#include "support/discord_frames.hpp"
#include "support/live_memory.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace monongusa::wire::discord;
using monongusa::chat::channel_kind;
using monongusa::detail::joined;
namespace event = monongusa::event;
namespace chat = monongusa::chat;
namespace discord_frames = support::discord_frames;

self_info const self{"1110222033304440555", "kettle_bot"};
directory const nothing;
decoding const with{self, nothing};

directory const& tea_house() {
    static directory const names = [] {
        directory made;
        for (auto const* const file : {"channel_create", "thread_create", "guild_role_create"}) {
            auto const text = discord_frames::file(file);
            frame found;
            BOOST_TEST(read_frame(text, found) && made.learn(dispatch_called(found.type), found.data));
        }
        return made;
    }();
    return names;
}

// An event that another one has left.
template <class Event>
Event used() {
    Event out;
    out.id = out.thread = "old";
    out.author = {"old", "old", true, true, {"old", "older"}};
    out.channel = {"old", "old", channel_kind::group};
    if constexpr (requires { out.text; }) out.text = out.raw = "old";
    if constexpr (requires { out.previous; }) out.previous = "old";
    if constexpr (requires { out.attachments; }) {
        out.attachments.assign(3, {"old", "old", "old", "old", 3});
        out.addressed = true;
        out.body_range = {1, 2};
    }
    return out;
}

event::message message_of(std::string_view file, decoding const& knows = with) {
    auto out = used<event::message>();
    BOOST_TEST(decode(discord_frames::data(file), knows, out) == decoded::yes);
    return out;
}

void a_message_of_a_server() {
    auto const heard = message_of("message_create");
    event::message expected;
    expected.id = "1217855043409190912";
    expected.raw =
        "<@1110222033304440555> please remind <@80351110224678912> and me at 5 to buy <:tea:1099887766554433221> leaves, and biscuits too";
    expected.text = "@kettle_bot please remind @Hana and me at 5 to buy :tea: leaves, and biscuits too";
    expected.author = {"53908232506183680", "Taro \xE2\x98\x95", false, false, {"1045678901234567891", "1045678901234567892"}};
    expected.channel = {"1034567890123456789", "", channel_kind::open};
    expected.addressed = true;
    expected.body_range = {12, expected.text.size()};
    BOOST_TEST(heard == expected);
    BOOST_TEST_EQ(heard.body(), "please remind @Hana and me at 5 to buy :tea: leaves, and biscuits too");
}

void with_a_directory_it_has_names() {
    decoding const knows{self, tea_house()};
    auto const heard = message_of("message_create", knows);
    BOOST_TEST_EQ(heard.channel.name, "tea-room");
    BOOST_TEST(heard.author.roles == (std::vector<std::string>{"Tea friends", "1045678901234567892"}));
    BOOST_TEST_EQ(heard.thread, "");
}

void a_reply_in_a_thread_with_files() {
    auto const heard = message_of("message_create_long");
    BOOST_TEST_EQ(heard.id, "1217855230999888777");
    BOOST_TEST_EQ(heard.text,
                  "This one: https://tea.example/kettles/cast-iron <t:1773500000:R>\nIt is heavy, \"heavier than it looks\", and "
                  "<#1034567890123456000> says \xE9\x87\x8D\xE3\x81\x84 \xF0\x9F\x99\x83");
    BOOST_TEST_EQ(heard.raw, heard.text);
    BOOST_TEST(!heard.addressed && !heard.body_range.present());
    BOOST_TEST_EQ(heard.author.name, "Taro");
    BOOST_TEST_EQ(heard.channel.id, "1217854690211299331");
    BOOST_TEST_EQ(heard.thread, "1217854690211299331");
    BOOST_TEST(heard.attachments ==
               (std::vector<chat::attachment>{
                   {"1217855229999887766", "kettle.jpg",
                    "https://cdn.discordapp.com/attachments/1034567890123456789/1217855229999887766/"
                    "kettle.jpg?ex=66170b70&is=66049670&hm=0f1e2d3c4b5a",
                    "image/jpeg", 284113},
                   {"1217855229999887767", "\xE8\x8C\xB6.txt",
                    "https://cdn.discordapp.com/attachments/1034567890123456789/1217855229999887767/%E8%8C%B6.txt?ex=66170b70&is=66049670",
                    "text/plain; charset=utf-8", 18}}));
    decoding const knows{self, tea_house()};
    BOOST_TEST_EQ(message_of("message_create_long", knows).channel.name, "Which kettle?");
}

void a_direct_message_speaks_to_the_bot() {
    auto const heard = message_of("message_create_direct");
    BOOST_TEST(heard.channel == (chat::channel{"1112223334445556667", "", channel_kind::direct}));
    BOOST_TEST(heard.addressed && !heard.body_range.present());
    BOOST_TEST_EQ(heard.body(), "psst");
    BOOST_TEST(heard.author == (chat::user{"80351110224678912", "Hanako", false, false, {}}));
}

void a_webhook_is_a_bot() {
    auto const heard = message_of("message_create_webhook");
    BOOST_TEST(heard.author == (chat::user{"1099000000000000001", "builds", true, false, {}}));
    event::message out;
    BOOST_TEST(decode(R"({"id":"1","channel_id":"2","webhook_id":"3","author":{"id":"3"}})", with, out) == decoded::yes);
    BOOST_TEST(out.author.bot && !out.author.self);
}

void an_edit_is_one_if_somebody_edited() {
    auto out = used<event::message_edited>();
    BOOST_TEST(decode(discord_frames::data("message_update"), with, out) == decoded::yes);
    event::message_edited expected;
    expected.id = "1217855043409190912";
    expected.raw = "<@!1110222033304440555> remind me at 6";
    expected.text = "@kettle_bot remind me at 6";
    expected.author = {"53908232506183680", "Taro \xE2\x98\x95", false, false, {"1045678901234567891", "1045678901234567892"}};
    expected.channel = {"1034567890123456789", "", channel_kind::open};
    BOOST_TEST(out == expected);
    BOOST_TEST(decode(discord_frames::data("message_update_preview"), with, out) == decoded::not_ours);
    BOOST_TEST(decode(R"({"id":"1","channel_id":"2","embeds":[]})", with, out) == decoded::not_ours);
    BOOST_TEST(decode(R"({"id":"1","channel_id":"2","edited_timestamp":"2026"})", with, out) == decoded::malformed);
}

void deleted_messages_have_an_id_and_a_place() {
    auto out = used<event::message_deleted>();
    BOOST_TEST(decode(discord_frames::data("message_delete"), with, out) == decoded::yes);
    event::message_deleted expected;
    expected.id = "1217855043409190912";
    expected.channel.id = "1034567890123456789";
    BOOST_TEST(out == expected);
    BOOST_TEST(decode(R"({"id":"1","channel_id":"2"})", with, out) == decoded::yes);
    BOOST_TEST(out.channel.kind == channel_kind::direct);
    for (auto const* const none :
         {R"({"id":"1"})", R"({"channel_id":"2"})", "{}", "[]", "", R"({"id":null,"channel_id":"2"})", R"({"id":"1","channel_id":"2")"}) {
        BOOST_TEST(decode(none, with, out) == decoded::malformed);
    }
}

void many_deleted_at_once_are_told_one_by_one() {
    auto out = used<event::message_deleted>();
    std::string told;
    auto const tell = [&](std::string_view data) {
        told.clear();
        return decode_bulk(data, with, out, [&] { told += joined(out.id, '@', out.channel.id, ' '); });
    };
    BOOST_TEST(tell(discord_frames::data("message_delete_bulk")) == decoded::yes);
    BOOST_TEST_EQ(
        told, "1217855043409190912@1034567890123456789 1217855230999888777@1034567890123456789 1217868001112223334@1034567890123456789 ");
    BOOST_TEST(out.author == chat::user{} && out.previous.empty() && out.thread.empty() && out.channel.kind == channel_kind::open);
    BOOST_TEST(tell(R"({"ids":["1",null,2,{},"x"],"channel_id":"7"})") == decoded::yes);
    BOOST_TEST_EQ(told, "1@7 2@7 ");
    BOOST_TEST(tell(R"({"ids":null,"channel_id":"7"})") == decoded::yes);
    BOOST_TEST_EQ(told, "");
    BOOST_TEST(tell(R"({"ids":["1" "2"],"channel_id":"7"})") == decoded::malformed);
    for (auto const* const none : {R"({"channel_id":"7"})", R"({"ids":["1"]})", R"({"ids":["1"],"channel_id":"7")", "[]", ""}) {
        BOOST_TEST(tell(none) == decoded::malformed);
        BOOST_TEST_EQ(told, "");
    }
}

void only_what_people_say_is_ours() {
    std::string ours;
    event::message out;
    for (int type = -1; type < 60; ++type) {
        auto const data = joined(R"({"id":"1","channel_id":"2","author":{"id":"3"},"type":)", type, "}");
        auto const what = decode(data, with, out);
        BOOST_TEST(what != decoded::malformed);
        if (what == decoded::yes) ours += joined(type, ' ');
    }
    BOOST_TEST_EQ(ours, "0 19 20 21 23 ");
}

// What is told of the message of a row: author, addressed, text, thread; or that it is none.
std::string told(std::string_view data) {
    auto out = used<event::message>();
    switch (decode(data, with, out)) {
        case decoded::not_ours: return "not ours";
        case decoded::malformed: return "malformed";
        case decoded::yes: break;
    }
    return joined(out.author.id, '/', out.author.name, ' ', out.addressed ? "to me " : "", out.channel.id, ' ', out.text, ' ',
                  out.attachments.size(), ' ', out.author.roles.size());
}

void strange_messages_are_read_as_far_as_they_are_messages() {
    struct {
        std::string_view what;
        std::string_view data;
        std::string_view told;
    } const rows[] = {
        {"the least", R"({"id":"1","channel_id":"2","author":{"id":"3"}})", "3/ to me 2  0 0"},
        {"ids as numbers", R"({"id":1,"channel_id":2,"guild_id":4,"author":{"id":18446744073709551615}})", "18446744073709551615/ 2  0 0"},
        {"the largest ids", R"({"id":"18446744073709551615","channel_id":"18446744073709551615","guild_id":"4","author":{"id":"3"}})",
         "3/ 18446744073709551615  0 0"},
        {"an id beyond", R"({"id":"18446744073709551616","channel_id":"2","author":{"id":"3"}})", "malformed"},
        {"a negative id", R"({"id":-1,"channel_id":"2","author":{"id":"3"}})", "malformed"},
        {"an id that is a path", R"({"id":"1","channel_id":"../2","author":{"id":"3"}})", "malformed"},
        {"no id", R"({"channel_id":"2","author":{"id":"3"}})", "malformed"},
        {"no channel", R"({"id":"1","author":{"id":"3"}})", "malformed"},
        {"no author", R"({"id":"1","channel_id":"2"})", "malformed"},
        {"null for the author", R"({"id":"1","channel_id":"2","author":null})", "malformed"},
        {"a text for the author", R"({"id":"1","channel_id":"2","author":"3"})", "malformed"},
        {"numbers as texts", R"({"id":"1","channel_id":"2","type":"19","author":{"id":"3"},"content":"a"})", "3/ to me 2 a 0 0"},
        {"a new type", R"({"id":"1","channel_id":"2","type":9999,"author":{"id":"3"}})", "not ours"},
        {"a type beyond int", R"({"id":"1","channel_id":"2","type":99999999999,"author":{"id":"3"},"content":"a"})", "3/ to me 2 a 0 0"},
        {"null for the type", R"({"id":"1","channel_id":"2","type":null,"author":{"id":"3"},"content":"a"})", "3/ to me 2 a 0 0"},
        {"a new type of channel", R"({"id":"1","channel_id":"2","channel_type":99,"guild_id":"4","author":{"id":"3"},"content":"a"})",
         "3/ 2 a 0 0"},
        {"a number for the content", R"({"id":"1","channel_id":"2","author":{"id":"3"},"content":5})", "3/ to me 2  0 0"},
        {"null for all that may be",
         R"({"id":"1","channel_id":"2","guild_id":"4","author":{"id":"3","username":null,"global_name":null,"bot":null},)"
         R"("content":null,"member":null,"mentions":null,"attachments":null,"edited_timestamp":null,"webhook_id":null})",
         "3/ 2  0 0"},
        {"objects for arrays",
         R"({"id":"1","channel_id":"2","guild_id":"4","author":{"id":"3"},"mentions":{"id":"5"},"attachments":{},"member":{"roles":{}}})",
         "3/ 2  0 0"},
        {"arrays for objects",
         R"({"id":"1","channel_id":"2","guild_id":"4","author":{"id":"3"},"member":[1],"mentions":[[1]],"attachments":[[1],2,null]})",
         "3/ 2  0 0"},
        {"twice the same",
         R"({"id":"9","id":"1","channel_id":"2","author":{"id":"8","username":"x"},"author":{"id":"3"},"content":"a","content":"b",)"
         R"("member":{"nick":"n","roles":["1"]},"member":{},"attachments":[{},{}],"attachments":[{}]})",
         "3/ to me 2 b 1 0"},
        {"twice, the last one null", R"({"id":"1","channel_id":"2","author":{"id":"3"},"content":"a","content":null})", "3/ to me 2  0 0"},
        {"escaped names", R"({"\u0069d":"1","channel\u005fid":"2","author":{"id":"3"}})", "3/ to me 2  0 0"},
        {"broken UTF-8", "{\"id\":\"1\",\"channel_id\":\"2\",\"author\":{\"id\":\"3\",\"username\":\"\xC3\"},\"content\":\"a\xFF!\"}",
         "3/\xEF\xBF\xBD to me 2 a\xEF\xBF\xBD! 0 0"},
        {"half a pair", R"({"id":"1","channel_id":"2","author":{"id":"3"},"content":"\ud83c \udf89 \ud83c\udf89"})",
         "3/ to me 2 \xEF\xBF\xBD \xEF\xBF\xBD \xF0\x9F\x8E\x89 0 0"},
        {"unknown members", R"({"x":{"id":"9"},"id":"1","y":[{"channel_id":"8"}],"channel_id":"2","author":{"z":null,"id":"3"},"w":1e400})",
         "3/ to me 2  0 0"},
        {"mentioned without markup",
         R"({"id":"1","channel_id":"2","guild_id":"4","author":{"id":"3"},"content":"a","mentions":[{"id":"1110222033304440555"}]})",
         "3/ to me 2 a 0 0"},
        {"mentioned as a number",
         R"({"id":"1","channel_id":"2","guild_id":"4","author":{"id":"3"},"mentions":[{"id":1110222033304440555}]})", "3/ to me 2  0 0"},
        {"mentioned by markup alone",
         R"({"id":"1","channel_id":"2","guild_id":"4","author":{"id":"3"},"content":"<@1110222033304440555>"})",
         "3/ to me 2 @kettle_bot 0 0"},
        {"not an object", "[]", "malformed"},
        {"null", "null", "malformed"},
        {"nothing", "", "malformed"},
        {"more behind it", R"({"id":"1","channel_id":"2","author":{"id":"3"}},"x":1})", "3/ to me 2  0 0"},
    };
    for (auto const& row : rows) {
        if (told(row.data) != row.told) BOOST_ERROR(joined(row.what, ": ", told(row.data)).c_str());
    }
    auto const deep = joined(R"({"id":"1","channel_id":"2","embeds":)", discord_frames::nested(200'000), R"(,"author":{"id":"3","x":)",
                             discord_frames::nested(200'000), R"(},"attachments":)", discord_frames::nested(200'000), "}");
    BOOST_TEST_EQ(told(deep), "3/ to me 2  0 0");
}

void attachments_are_so_many_and_no_more() {
    std::string data = R"({"id":"1","channel_id":"2","author":{"id":"3"},"attachments":[{"size":-1,"filename":5,"id":7})";
    for (int i = 0; i < 1000; ++i) data += ",{}";
    auto out = used<event::message>();
    BOOST_TEST(decode(data + "]}", with, out) == decoded::yes);
    BOOST_TEST_EQ(out.attachments.size(), messages::most_attachments);
    BOOST_TEST(out.attachments[0] == (chat::attachment{"7", "", "", "", 0}));
    BOOST_TEST(out.attachments[1] == chat::attachment{});
}

void a_second_message_costs_no_memory() {
    decoding const knows{self, tea_house()};
    for (auto const* const name : {"message_create", "message_create_long", "message_create_direct", "message_create_webhook"}) {
        auto const text = discord_frames::file(name);
        event::message out;
        std::size_t allocations[3];
        for (auto& count : allocations) {
            auto const before = support::live_memory::now().allocations;
            frame found;
            bool const fine = read_frame(text, found) && decode(found.data, knows, out) == decoded::yes;
            count = support::live_memory::now().allocations - before;
            BOOST_TEST(fine);
        }
        BOOST_TEST(allocations[0] > 0);
        BOOST_TEST_EQ(allocations[1], 0u);
        BOOST_TEST_EQ(allocations[2], 0u);
    }
}

}  // namespace

int main() {
    a_message_of_a_server();
    with_a_directory_it_has_names();
    a_reply_in_a_thread_with_files();
    a_direct_message_speaks_to_the_bot();
    a_webhook_is_a_bot();
    an_edit_is_one_if_somebody_edited();
    deleted_messages_have_an_id_and_a_place();
    many_deleted_at_once_are_told_one_by_one();
    only_what_people_say_is_ours();
    strange_messages_are_read_as_far_as_they_are_messages();
    attachments_are_so_many_and_no_more();
    a_second_message_costs_no_memory();
    return boost::report_errors();
}
