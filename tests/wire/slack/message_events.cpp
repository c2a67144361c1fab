// SPDX-License-Identifier: BSL-1.0
// message_events: what people write becomes events, whatever else Slack sends with it, and the second one costs no memory.
#include <monongusa/wire/slack/message_events.hpp>

#include <monongusa/detail/append.hpp>

#include "support/live_memory.hpp"
#include "support/slack_events.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace monongusa::wire::slack;
using monongusa::chat::channel_kind;
using monongusa::detail::joined;
namespace event = monongusa::event;
namespace chat = monongusa::chat;
namespace slack_events = support::slack_events;

self_info const self{"U0KETTLE1", "B0KETTLE1", "kettle_bot", "T0KETTLE01"};
directory const nothing;
decoding const with{self, nothing};

directory const& tea_house() {
    static directory const names = [] {
        directory made;
        BOOST_TEST(made.learn_channel(R"({"id":"C0TEAROOM","name":"tea-room","is_channel":true})"));
        BOOST_TEST(made.learn_channel(R"({"id":"C0SECRET4","name":"secret","is_private":true})"));
        BOOST_TEST(made.learn_user(R"({"id":"U0TARO001","name":"taro","is_admin":true,"profile":{"display_name":"Taro \u2615"}})"));
        BOOST_TEST(made.learn_user(R"({"id":"U0HANA002","name":"hanako","profile":{"display_name":"Hana"}})"));
        return made;
    }();
    return names;
}
decoding const knows{self, tea_house()};

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

event::message message_of(std::string_view file, decoding const& by = with) {
    auto out = used<event::message>();
    BOOST_TEST(decode(slack_events::event(file), by, out) == decoded::yes);
    return out;
}

void a_message_in_a_channel() {
    auto const heard = message_of("message");
    event::message expected;
    expected.id = "1773500966.535009";
    expected.raw = "<@U0KETTLE1> please remind <@U0HANA002> and me at 5 to buy :tea: &amp; biscuits, see <#C0SHOP003|shopping>";
    expected.text = "@kettle_bot please remind @U0HANA002 and me at 5 to buy \xF0\x9F\x8D\xB5 & biscuits, see #shopping";
    expected.author = {"U0TARO001", "U0TARO001", false, false, {}};
    expected.channel = {"C0TEAROOM", "", channel_kind::open};
    expected.addressed = true;
    expected.body_range = {12, expected.text.size()};
    BOOST_TEST(heard == expected);
}

void with_a_directory_it_has_names() {
    auto const heard = message_of("message", knows);
    BOOST_TEST(heard.channel == (chat::channel{"C0TEAROOM", "tea-room", channel_kind::open}));
    BOOST_TEST(heard.author == (chat::user{"U0TARO001", "Taro \xE2\x98\x95", false, false, {"admin"}}));
    BOOST_TEST_EQ(heard.body(), "please remind @Hana and me at 5 to buy \xF0\x9F\x8D\xB5 & biscuits, see #shopping");
}

void a_mention_is_the_same_message() {
    auto said = message_of("message", knows);
    auto const mentioned = message_of("app_mention", knows);
    BOOST_TEST(said == mentioned);
    // Only the directory can tell of what kind its channel is.
    BOOST_TEST(message_of("app_mention").channel == (chat::channel{"C0TEAROOM", "", channel_kind::open}));
    auto out = used<event::message>();
    auto const data = R"({"type":"app_mention","channel":"C0SECRET4","user":"U1","ts":"1.2","text":"<@U0KETTLE1>"})";
    BOOST_TEST(decode(data, knows, out) == decoded::yes && out.channel.kind == channel_kind::closed);
    // Slack says that it is one.
    BOOST_TEST(decode(R"({"type":"app_mention","channel":"C1","user":"U1","ts":"1.2"})", knows, out) == decoded::yes && out.addressed);
}

void a_reply_in_a_thread_with_files() {
    auto const heard = message_of("message_thread_files");
    BOOST_TEST_EQ(heard.id, "1773501009.000200");
    BOOST_TEST_EQ(heard.thread, "1773500966.535009");
    BOOST_TEST_EQ(heard.text,
                  "This one: https://tea.example/kettles/cast-iron?a=1&b=2\nIt is heavy, \"heavier than it looks\", and "
                  "\xE9\x87\x8D\xE3\x81\x84 \xF0\x9F\x91\x8B\xF0\x9F\x8F\xBC");
    BOOST_TEST(!heard.addressed && !heard.body_range.present());
    BOOST_TEST(
        heard.attachments ==
        (std::vector<chat::attachment>{
            {"F0KETTLE7", "kettle.jpg", "https://files.slack.com/files-pri/T0KETTLE01-F0KETTLE7/download/kettle.jpg", "image/jpeg", 284113},
            {"F0LEAF008", "\xE8\x8C\xB6.txt", "https://files.slack.com/files-pri/T0KETTLE01-F0LEAF008/_.txt", "text/plain", 18}}));
    BOOST_TEST_EQ(message_of("message_broadcast").thread, "1773500966.535009");
    BOOST_TEST_EQ(message_of("message_broadcast").text, "for all: it is brewed");
}

void channels_are_of_the_kind_that_slack_says() {
    auto const direct = message_of("message_direct");
    BOOST_TEST(direct.channel == (chat::channel{"D0HANA009", "", channel_kind::direct}));
    BOOST_TEST(direct.addressed && !direct.body_range.present());
    BOOST_TEST_EQ(direct.body(), "psst");
    BOOST_TEST(message_of("message_private").channel == (chat::channel{"C0SECRET4", "", channel_kind::closed}));
    BOOST_TEST(!message_of("message_private").addressed);
    BOOST_TEST_EQ(message_of("message_me").text, "pours a cup");
}

void an_alias_speaks_to_the_bot() {
    std::vector<std::string> const aliases{"!"};
    decoding const called{self, nothing, aliases};
    event::message out;
    BOOST_TEST(decode(R"({"channel":"C1","user":"U1","ts":"1.2","text":"!tea"})", called, out) == decoded::yes);
    BOOST_TEST(out.addressed);
    BOOST_TEST_EQ(out.body(), "tea");
    BOOST_TEST(decode(R"({"channel":"D1","user":"U1","ts":"1.2","text":"! tea"})", called, out) == decoded::yes);
    BOOST_TEST_EQ(out.body(), "tea");
    BOOST_TEST(decode(R"({"channel":"C1","user":"U1","ts":"1.2","text":"tea!"})", called, out) == decoded::yes);
    BOOST_TEST(!out.addressed);
}

void bots_are_bots_and_the_bot_is_itself() {
    BOOST_TEST(message_of("message_webhook").author == (chat::user{"B0BUILDS5", "builds", true, false, {}}));
    BOOST_TEST_EQ(message_of("message_webhook").text, "build #7 passed");
    BOOST_TEST(message_of("message_of_app").author == (chat::user{"U0OTHER06", "Standup", true, false, {}}));
    chat::user const me{"U0KETTLE1", "kettle_bot", true, true, {}};
    BOOST_TEST(message_of("message_own").author == me);
    BOOST_TEST(message_of("message_own_response").author == me);
}

void an_edit_is_one_if_it_changes_the_text() {
    auto out = used<event::message_edited>();
    BOOST_TEST(decode(slack_events::event("message_changed"), knows, out) == decoded::yes);
    event::message_edited expected;
    expected.id = "1773500966.535009";
    expected.raw = "<@U0KETTLE1> remind me at 6, <@U0HANA002|hanako>";
    expected.text = "@kettle_bot remind me at 6, @Hana";
    expected.previous = "@kettle_bot please remind @Hana and me at 5 to buy \xF0\x9F\x8D\xB5 & biscuits, see #shopping";
    expected.author = {"U0TARO001", "Taro \xE2\x98\x95", false, false, {"admin"}};
    expected.channel = {"C0TEAROOM", "tea-room", channel_kind::open};
    BOOST_TEST(out == expected);
    BOOST_TEST(decode(slack_events::event("message_unfurled"), with, out) == decoded::not_ours);
}

std::string edit_told(std::string_view event) {
    auto out = used<event::message_edited>();
    switch (decode(event, with, out)) {
        case decoded::not_ours: return "not ours";
        case decoded::malformed: return "malformed";
        case decoded::yes: break;
    }
    return joined(out.id, ' ', out.author.id, out.author.self ? " self" : "", out.author.bot ? " bot" : "", " [", out.previous, "] [",
                  out.text, "] ", out.thread);
}

void edits_in_rows() {
    struct {
        std::string_view what, now, before, told;
    } const rows[] = {
        {"by another than the author", R"({"ts":"1.2","user":"U1","text":"b","edited":{"user":"U2"}})", R"({"text":"a"})",
         "1.2 U1 [a] [b] "},
        {"of the bot by its user", R"({"ts":"1.2","user":"U0KETTLE1","text":"b"})", R"({"text":"a"})", "1.2 U0KETTLE1 self bot [a] [b] "},
        {"of the bot by its bot", R"({"ts":"1.2","bot_id":"B0KETTLE1","text":"b"})", R"({"text":"a"})", "1.2 U0KETTLE1 self bot [a] [b] "},
        {"of another bot", R"({"ts":"1.2","bot_id":"B7","subtype":"bot_message","text":"b"})", R"({"text":"a"})", "1.2 B7 bot [a] [b] "},
        {"in a thread", R"({"ts":"1.2","thread_ts":"1.1","user":"U1","text":"b"})", R"({"text":"a"})", "1.2 U1 [a] [b] 1.1"},
        {"of what a thread hangs on", R"({"ts":"1.1","thread_ts":"1.1","user":"U1","text":"b"})", R"({"text":"a"})", "1.1 U1 [a] [b] "},
        {"the same, escaped otherwise", R"({"ts":"1.2","user":"U1","text":"a\u002fb","edited":{}})", R"({"text":"a\/b"})", "not ours"},
        {"no text on either side", R"({"ts":"1.2","user":"U1"})", "{}", "not ours"},
        {"the text went", R"({"ts":"1.2","user":"U1"})", R"({"text":"a"})", "1.2 U1 [a] [] "},
        {"nothing before, edited", R"({"ts":"1.2","user":"U1","text":"b","edited":{"ts":"1.3"}})", "null", "1.2 U1 [] [b] "},
        {"nothing before, not edited", R"({"ts":"1.2","user":"U1","text":"b"})", "null", "not ours"},
        {"it only looks the same", R"({"ts":"1.2","user":"U1","text":"<@U1>"})", R"({"text":"@U1"})", "1.2 U1 [@U1] [@U1] "},
        {"no author", R"({"ts":"1.2","text":"b"})", R"({"text":"a"})", "malformed"},
        {"no ts", R"({"user":"U1","text":"b"})", R"({"text":"a"})", "malformed"},
        {"no message", "null", R"({"text":"a"})", "malformed"},
        {"a tombstone", R"({"subtype":"tombstone","ts":"1.2","user":"U1","text":"b"})", R"({"text":"a"})", "not ours"},
        {"of a notice", R"({"subtype":"channel_topic","ts":"1.2","user":"U1","text":"b"})", R"({"text":"a"})", "not ours"},
        {"cut short", R"({"ts":"1.2")", R"({"text":"a"})", "malformed"},
    };
    for (auto const& row : rows) {
        auto const event = joined(R"({"subtype":"message_changed","channel":"C1","user":"U9","ts":"9.9","message":)", row.now,
                                  R"(,"previous_message":)", row.before, "}");
        if (edit_told(event) != row.told) BOOST_ERROR(joined(row.what, ": ", edit_told(event)).c_str());
    }
    BOOST_TEST_EQ(edit_told(R"({"subtype":"message_changed","message":{"ts":"1.2","user":"U1","text":"b","edited":{}}})"), "malformed");
    BOOST_TEST_EQ(edit_told(R"({"channel":"C1","ts":"1.2","user":"U1","text":"b"})"), "not ours");
}

void deleted_messages_have_been_somebodys() {
    auto out = used<event::message_deleted>();
    BOOST_TEST(decode(slack_events::event("message_deleted"), knows, out) == decoded::yes);
    event::message_deleted expected;
    expected.id = "1773500966.535009";
    expected.author = {"U0TARO001", "Taro \xE2\x98\x95", false, false, {"admin"}};
    expected.channel = {"C0TEAROOM", "tea-room", channel_kind::open};
    expected.thread = "1773500900.000100";
    expected.previous = "@kettle_bot please remind @Hana and me at 5 to buy \xF0\x9F\x8D\xB5 & biscuits, see #shopping";
    BOOST_TEST(out == expected);
    out = used<event::message_deleted>();
    BOOST_TEST(decode(slack_events::event("message_tombstone"), knows, out) == decoded::yes);
    expected.thread.clear();
    BOOST_TEST(out == expected);
    out = used<event::message_deleted>();
    BOOST_TEST(decode(R"({"subtype":"message_deleted","channel":"C1","deleted_ts":"1.2"})", with, out) == decoded::yes);
    BOOST_TEST(out == (event::message_deleted{"1.2", {}, {"C1", "", channel_kind::open}, "", ""}));
    BOOST_TEST(decode(R"({"subtype":"message_deleted","channel":"C1","previous_message":{"ts":"1.3","bot_id":"B0KETTLE1"}})", with, out) ==
               decoded::yes);
    BOOST_TEST(out.id == "1.3" && out.author.self && out.author.id == "U0KETTLE1");
    for (auto const* const none :
         {R"({"subtype":"message_deleted","channel":"C1","ts":"1.2"})", R"({"subtype":"message_deleted","deleted_ts":"1.2"})",
          R"({"subtype":"message_deleted","deleted_ts":1.2,"channel":"C1"})", "[]", ""}) {
        BOOST_TEST(decode(none, with, out) == decoded::malformed);
    }
    BOOST_TEST(decode(slack_events::event("message"), with, out) == decoded::not_ours);
    BOOST_TEST(decode(slack_events::event("message_changed"), with, out) == decoded::not_ours);
}

// What is told of the message of a row, or that it is none.
std::string told(std::string_view data) {
    auto out = used<event::message>();
    switch (decode(data, with, out)) {
        case decoded::not_ours: return "not ours";
        case decoded::malformed: return "malformed";
        case decoded::yes: break;
    }
    return joined(out.author.id, '/', out.author.name, out.author.bot ? " bot " : " ", out.addressed ? "to me " : "", out.channel.id, ' ',
                  out.text, ' ', out.attachments.size(), ' ', out.thread);
}

void strange_messages_are_read_as_far_as_they_are_messages() {
    struct {
        std::string_view what, data, told;
    } const rows[] = {
        {"the least", R"({"ts":"1.2","channel":"C2","user":"U3"})", "U3/U3 C2  0 "},
        {"a webhook without any id", R"({"ts":"1.2","channel":"C2","subtype":"bot_message","username":"x","text":"a"})", "/x bot C2 a 0 "},
        {"nobody", R"({"ts":"1.2","channel":"C2","text":"a"})", "malformed"},
        {"nobody but a name", R"({"ts":"1.2","channel":"C2","username":"x","text":"a"})", "malformed"},
        {"no ts", R"({"channel":"C2","user":"U3"})", "malformed"},
        {"a number for the ts", R"({"ts":1773500966.535009,"channel":"C2","user":"U3"})", "malformed"},
        {"no channel", R"({"ts":"1.2","user":"U3"})", "malformed"},
        {"a channel that is a path", R"({"ts":"1.2","channel":"../x","user":"U3"})", "malformed"},
        {"a user that is markup", R"({"ts":"1.2","channel":"C2","user":"U3> <!channel"})", "malformed"},
        {"a channel with all of it", R"({"ts":"1.2","channel":{"id":"C2"},"user":"U3"})", "U3/U3 C2  0 "},
        {"null for the text", R"({"ts":"1.2","channel":"C2","user":"U3","text":null})", "U3/U3 C2  0 "},
        {"a number for the text", R"({"ts":"1.2","channel":"C2","user":"U3","text":5})", "U3/U3 C2  0 "},
        {"objects for arrays", R"({"ts":"1.2","channel":"C2","user":"U3","files":{"id":"F1"}})", "U3/U3 C2  0 "},
        {"what is no file", R"({"ts":"1.2","channel":"C2","user":"U3","files":[1,null,[],"x",{}]})", "U3/U3 C2  1 "},
        {"a thread that is none", R"({"ts":"1.2","channel":"C2","user":"U3","thread_ts":"x"})", "U3/U3 C2  0 "},
        {"what a thread hangs on", R"({"ts":"1.2","channel":"C2","user":"U3","thread_ts":"1.2"})", "U3/U3 C2  0 "},
        {"twice the same", R"({"ts":"1.1","ts":"1.2","channel":"C9","channel":"C2","user":"U9","user":"U3","text":"a","text":"b"})",
         "U3/U3 C2 b 0 "},
        {"escaped names", R"({"\u0074s":"1.2","ch\u0061nnel":"C2","user":"U3"})", "U3/U3 C2  0 "},
        {"broken UTF-8", "{\"ts\":\"1.2\",\"channel\":\"C2\",\"user\":\"U3\",\"text\":\"a\xFF!\"}", "U3/U3 C2 a\xEF\xBF\xBD! 0 "},
        {"a new subtype", R"({"ts":"1.2","channel":"C2","user":"U3","subtype":"something_new"})", "not ours"},
        {"a new type of channel", R"({"ts":"1.2","channel":"C2","user":"U3","channel_type":"new"})", "U3/U3 C2  0 "},
        {"a direct message by its id alone", R"({"ts":"1.2","channel":"D2","user":"U3"})", "U3/U3 to me D2  0 "},
        {"of Slack itself", R"({"ts":"1.2","channel":"D2","user":"USLACKBOT"})", "USLACKBOT/USLACKBOT bot to me D2  0 "},
        {"not an object", "[]", "malformed"},
        {"null", "null", "malformed"},
        {"nothing", "", "malformed"},
    };
    for (auto const& row : rows) {
        if (told(row.data) != row.told) BOOST_ERROR(joined(row.what, ": ", told(row.data)).c_str());
    }
    auto const deep = joined(R"({"ts":"1.2","blocks":)", slack_events::nested(200'000), R"(,"channel":"C2","user":"U3","files":)",
                             slack_events::nested(200'000), R"(,"message":)", slack_events::nested(200'000), "}");
    BOOST_TEST_EQ(told(deep), "U3/U3 C2  0 ");
}

// The bot's token goes along to the address of a file, and that of one elsewhere is whatever its poster wrote.
void what_slack_does_not_keep_has_no_address() {
    struct {
        std::string_view more;
        bool has_address;
    } const rows[] = {
        {R"("size":3)", true},
        {R"("mode":"hosted","is_external":false,"file_access":"visible")", true},
        {R"("mode":"snippet")", true},
        {R"("mode":null,"is_external":null,"file_access":null)", true},
        {R"("mode":"external")", false},
        {R"("mode":"external","is_external":true)", false},
        {R"("is_external":true)", false},
        {R"("mode":"tombstone")", false},
        {R"("mode":"hidden_by_limit")", false},
        {R"("file_access":"check_file_info")", false},
        {R"("mode":"hosted","file_access":"check_file_info")", false},
    };
    for (auto const& row : rows) {
        for (bool const before : {false, true}) {
            auto const file = joined(R"({"id":"F1","name":"tea.pdf",)", before ? row.more : R"("x":1)",
                                     R"(,"url_private":"http://10.0.0.1/a","url_private_download":"http://10.0.0.1/b","mimetype":"text/plain",)",
                                     before ? R"("x":1)" : row.more, '}');
            auto out = used<event::message>();
            BOOST_TEST(decode(joined(R"({"ts":"1.2","channel":"C2","user":"U3","files":[)", file, "]}"), with, out) == decoded::yes);
            BOOST_TEST_EQ(out.attachments.size(), 1u);
            auto const& found = out.attachments.at(0);
            if (!BOOST_TEST_EQ(found.url, row.has_address ? "http://10.0.0.1/b" : "")) BOOST_ERROR(std::string{row.more}.c_str());
            BOOST_TEST_EQ(joined(found.id, ' ', found.name, ' ', found.type), "F1 tea.pdf text/plain");
        }
    }
}

void files_are_so_many_and_no_more() {
    std::string data = R"({"ts":"1.2","channel":"C2","user":"U3","files":[{"size":-1,"name":null,"title":"t","id":"F7","url_private":"u"})";
    for (int i = 0; i < 1000; ++i) data += ",{}";
    auto out = used<event::message>();
    BOOST_TEST(decode(data + "]}", with, out) == decoded::yes);
    BOOST_TEST_EQ(out.attachments.size(), messages::most_attachments);
    BOOST_TEST(out.attachments[0] == (chat::attachment{"F7", "t", "u", "", 0}));
    BOOST_TEST(out.attachments[1] == chat::attachment{});
}

template <class Event>
void a_second_costs_nothing(std::string_view file) {
    auto const text = slack_events::event(file);
    Event out;
    std::size_t allocations[3];
    for (auto& count : allocations) {
        auto const before = support::live_memory::now().allocations;
        bool const fine = decode(text, knows, out) == decoded::yes;
        count = support::live_memory::now().allocations - before;
        BOOST_TEST(fine);
    }
    BOOST_TEST(allocations[0] > 0);
    BOOST_TEST_EQ(allocations[1], 0u);
    BOOST_TEST_EQ(allocations[2], 0u);
}

void a_second_message_costs_no_memory() {
    for (auto const* const name :
         {"message", "message_thread_files", "message_direct", "message_webhook", "message_own_response", "app_mention"}) {
        a_second_costs_nothing<event::message>(name);
    }
    a_second_costs_nothing<event::message_edited>("message_changed");
    a_second_costs_nothing<event::message_deleted>("message_deleted");
    a_second_costs_nothing<event::message_deleted>("message_tombstone");
}

}  // namespace

int main() {
    a_message_in_a_channel();
    with_a_directory_it_has_names();
    a_mention_is_the_same_message();
    a_reply_in_a_thread_with_files();
    channels_are_of_the_kind_that_slack_says();
    an_alias_speaks_to_the_bot();
    bots_are_bots_and_the_bot_is_itself();
    an_edit_is_one_if_it_changes_the_text();
    edits_in_rows();
    deleted_messages_have_been_somebodys();
    strange_messages_are_read_as_far_as_they_are_messages();
    what_slack_does_not_keep_has_no_address();
    files_are_so_many_and_no_more();
    a_second_message_costs_no_memory();
    return boost::report_errors();
}
