// SPDX-License-Identifier: BSL-1.0
// answers: what stands in an answer is read, and what does not is missing.
#include <monongusa/wire/slack/answers.hpp>

#include "../../support/chance.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace monongusa;
using namespace monongusa::wire;
using namespace monongusa::wire::slack;

constexpr std::string_view nonsense[] = {"",
                                         "null",
                                         "[]",
                                         "{}",
                                         "<html></html>",
                                         R"({"ok":true,"user":7,"channel":[],"members":{},"messages":"x"})",
                                         R"({"ok")",
                                         "7",
                                         "\"",
                                         R"({"user":{"id":7},"channel":{"id":"../C1"},"emoji":[]})"};

void parts_and_lists_are_found() {
    BOOST_TEST_EQ(part_of(R"({"ok":true,"user":{"id":"U1"} })", "user"), R"({"id":"U1"})");
    BOOST_TEST_EQ(part_of(R"({"ok":true})", "user"), "");
    BOOST_TEST_EQ(part_of(R"({"user":{"id":"U1"})", "user"), "");  // No JSON.
    std::vector<std::string> seen;
    auto const note = [&](std::string_view written) { seen.emplace_back(written); };
    BOOST_TEST(each_in(R"({"members":[{"id":"U1"}, 7 ,"x"]})", "members", note));
    BOOST_TEST(seen == (std::vector<std::string>{R"({"id":"U1"})", "7", R"("x")"}));
    seen.clear();
    BOOST_TEST(each_in(R"({"members":[]})", "members", note) && seen.empty());
    BOOST_TEST(!each_in(R"({"members":{}})", "members", note) && !each_in("{}", "members", note) && seen.empty());
}

void who_the_bot_is_is_told() {
    identity who;
    rest_reply reply{
        200,
        {{"x-oauth-scopes", "chat:write,im:history"}},
        R"({"ok":true,"url":"https://tea.slack.com/","team":"Tea \u0026 Co","user":"kettle","team_id":"T1","user_id":"U1","bot_id":"B1"})"};
    BOOST_TEST(read_auth_test(reply, who));
    BOOST_TEST(who == (identity{{"U1", "B1", "kettle", "T1"}, "Tea & Co", "https://tea.slack.com/", "chat:write,im:history"}));
    // The token of a person has no bot.
    BOOST_TEST(read_auth_test({200, {}, R"({"user_id":"U2","user":"alice"})"}, who));
    BOOST_TEST(who == (identity{{"U2", "", "alice", ""}, "", "", ""}));
    for (auto const body : nonsense) BOOST_TEST(!read_auth_test({200, {}, std::string{body}}, who));
    BOOST_TEST(!read_auth_test({200, {}, R"({"user_id":"U1)"}, who));
}

void users_are_told() {
    self_info const self{"U1", "B1", "kettle", "T1"};
    chat::user who;
    BOOST_TEST(read_user(R"({"ok":true,"user":{"id":"U2","name":"al","is_admin":true,"profile":{"real_name":"Alice","display_name":""}}})",
                         self, who));
    BOOST_TEST(who == (chat::user{"U2", "Alice", false, false, {"admin"}}));
    BOOST_TEST(read_user(R"({"user":{"id":"U1","name":"kettle","is_bot":true}})", self, who));
    BOOST_TEST(who == (chat::user{"U1", "kettle", true, true, {}}));
    BOOST_TEST(read_user(R"({"user":{"id":"U3"}})", {}, who));
    BOOST_TEST(who == (chat::user{"U3", "", false, false, {}}));
    for (auto const body : nonsense) BOOST_TEST(!read_user(body, self, who));
}

void channels_are_told() {
    using enum chat::channel_kind;
    struct {
        std::string_view object;
        chat::channel expected;
    } const rows[] = {
        {R"({"id":"C1","name":"tea","is_channel":true,"is_private":false})", {"C1", "tea", open}},
        {R"({"id":"C2","name":"s\u00e9ance","is_channel":true,"is_private":true})", {"C2", "séance", closed}},
        {R"({"id":"G1","name":"mpdm-a--b-1","is_mpim":true,"is_private":true})", {"G1", "mpdm-a--b-1", group}},
        {R"({"id":"D1","is_im":true,"user":"U2"})", {"D1", "", direct}},
    };
    std::string all = R"({"ok":true,"channels":[7,{},{"name":"nameless"})";
    std::vector<chat::channel> expected;
    for (auto const& row : rows) {
        chat::channel found;
        BOOST_TEST(read_channel(R"({"ok":true,"channel":)" + std::string{row.object} + "}", found));
        BOOST_TEST(found == row.expected);
        all += "," + std::string{row.object};
        expected.push_back(row.expected);
    }
    std::vector<chat::channel> found;
    BOOST_TEST(read_channels(all + R"(],"response_metadata":{"next_cursor":""}})", found));
    BOOST_TEST(found == expected);
    for (auto const body : nonsense) {
        chat::channel one;
        BOOST_TEST(!read_channel(body, one));
        BOOST_TEST(!read_channels(body, found) && found.empty());
    }
}

void members_are_told() {
    std::vector<std::string> found{"old"};
    BOOST_TEST(read_members(R"({"ok":true,"members":["U1",7,"","a b","W2"],"response_metadata":{"next_cursor":"x"}})", found));
    BOOST_TEST(found == (std::vector<std::string>{"U1", "W2"}));
    for (auto const body : nonsense) BOOST_TEST(!read_members(body, found) && found.empty());
}

void what_came_of_it_is_told() {
    BOOST_TEST(read_posted(R"({"ok":true,"channel":"D1","ts":"1405895017.000506","message":{"ts":"9.9"}})") ==
               (posted{"D1", "1405895017.000506"}));
    BOOST_TEST(read_posted(R"({"ok":true,"message_ts":"1.1"})") == (posted{"", "1.1"}));
    BOOST_TEST(read_posted(R"({"channel":"C 1","ts":1405895017.000506})") == posted{});
    BOOST_TEST(read_posted(R"({"channel":"C1","ts":"1.1")") == posted{});
    BOOST_TEST_EQ(read_opened(R"({"ok":true,"no_op":true,"channel":{"created":1,"id":"D1"}})"), "D1");
    BOOST_TEST_EQ(read_opened(R"({"ok":true,"channel":"D1"})"), "D1");
    BOOST_TEST(read_upload(R"({"ok":true,"upload_url":"https:\/\/files.slack.com\/a?b","file_id":"F1"})") ==
               (upload_place{"https://files.slack.com/a?b", "F1"}));
    BOOST_TEST(read_upload(R"({"upload_url":7,"file_id":"F/1"})") == upload_place{});
    for (auto const body : nonsense) {
        BOOST_TEST(read_posted(body) == posted{});
        BOOST_TEST_EQ(read_opened(body), "");
        BOOST_TEST(read_upload(body) == upload_place{});
        BOOST_TEST_EQ(read_shared(body, "C1"), "");
    }
}

void where_a_file_is_shown_is_told() {
    struct {
        std::string_view body, ts;
    } const rows[] = {
        {R"({"files":[{"id":"F1","shares":{"public":{"C1":[{"ts":"1.1"},{"ts":"2.2"}]}}}]})", "1.1"},
        {R"({"files":[{"id":"F1","shares":{"private":{"C2":[{"ts":"2.2"}],"C1":[{"reply_users":[],"ts":"1.1"}]}}}]})", "1.1"},
        {R"({"files":[{"id":"F1"},{"id":"F2","shares":{"public":{"C1":[{"ts":"1.1"}]}}},{"shares":{"public":{"C1":[{"ts":"2.2"}]}}}]})",
         "1.1"},
        {R"({"file":{"shares":{"public":{"C1":[{"ts":"1.1"}]}}}})", "1.1"},
        {R"({"files":[{"id":"F1","shares":{"public":{"C2":[{"ts":"2.2"}]}}}]})", ""},
        {R"({"files":[{"id":"F1","shares":{"public":{"C1":[{"ts":7},7]}}}]})", ""},
        {R"({"files":[{"id":"F1","shares":{"public":{"C1":{"ts":"1.1"}}}},7,null]})", ""},
        {R"({"files":[{"id":"F1","shares":[]}]})", ""},
        {R"({"files":[{"id":"F1"}]})", ""},
        {R"({"files":[{"shares":{"public":{"C1":[{"ts":"1.1"}]}}}])", ""},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(read_shared(row.body, "C1"), row.ts);
}

void a_history_is_messages() {
    self_info const self{"U1", "B1", "kettle", "T1"};
    directory names;
    names.learn_user(R"({"id":"U2","name":"alice"})");
    decoding const with{self, names, {}};
    chat::channel const tea{"C1", "tea"};
    std::vector<event::message> found;
    BOOST_TEST(read_history(R"({"ok":true,"messages":[
        {"type":"message","user":"U2","text":"<@U1> a &amp; b","ts":"3.000001","thread_ts":"1.000001"},
        {"type":"message","subtype":"channel_join","user":"U2","text":"joined","ts":"2.000001"},
        7, {}, { }, [], {"type":"message"},
        { "type":"message","user":"U2","text":"first","ts":"1.000001","thread_ts":"1.000001","reply_count":1}],"has_more":true})",
                            tea, with, found));
    BOOST_TEST_EQ(found.size(), 2u);
    if (found.size() != 2) return;
    BOOST_TEST_EQ(found[0].id, "3.000001");
    BOOST_TEST_EQ(found[0].text, "@kettle a & b");
    BOOST_TEST_EQ(found[0].thread, "1.000001");
    BOOST_TEST_EQ(found[0].author.name, "alice");
    BOOST_TEST(found[0].channel == tea && found[0].addressed);
    BOOST_TEST_EQ(found[1].text, "first");
    BOOST_TEST(found[1].thread.empty() && !found[1].addressed);
    // Where two talk alone all is addressed to the bot.
    BOOST_TEST(read_history(R"({"messages":[{"type":"message","user":"U2","text":"x","ts":"1.1"}]})",
                            {"D1", "", chat::channel_kind::direct}, with, found));
    BOOST_TEST(found.size() == 1 && found[0].addressed && found[0].channel.kind == chat::channel_kind::direct);
    for (auto const body : nonsense) BOOST_TEST(!read_history(body, tea, with, found) && found.empty());
    BOOST_TEST(!read_history(R"({"messages":[]})", {"C1\",\"text\":\"x", "tea"}, with, found));
    BOOST_TEST(read_history(R"({"messages":[]})", tea, with, found) && found.empty());
}

void emoji_are_told() {
    std::vector<std::pair<std::string, std::string>> found;
    BOOST_TEST(
        read_emoji(R"({"ok":true,"emoji":{"kettle":"https:\/\/a\/k.png","pot":"alias:kettle","none":7,"":"x"},"cache_ts":"1.1"})", found));
    BOOST_TEST(found == (std::vector<std::pair<std::string, std::string>>{{"kettle", "https://a/k.png"}, {"pot", "alias:kettle"}}));
    for (auto const body : nonsense) BOOST_TEST(!read_emoji(body, found) && found.empty());
}

void any_bytes_are_read() {
    support::chance chance{7};
    constexpr std::string_view parts[] = {R"({"messages":[)",
                                          R"({"type":"message",)",
                                          R"("user":"U2",)",
                                          R"("ts":"1.1")",
                                          R"({"files":[)",
                                          R"({"shares":{"a":{"C1":[)",
                                          "{",
                                          "}",
                                          "[",
                                          "]",
                                          ",",
                                          ":",
                                          R"("channel")",
                                          R"("id":"C1")",
                                          "\"",
                                          "\\",
                                          "\xFF",
                                          "7",
                                          R"("text":"<@U1>")"};
    self_info const self{"U1", "B1", "kettle", "T1"};
    directory const names;
    decoding const with{self, names, {}};
    for (int round = 0; round < 5'000; ++round) {
        std::string body;
        for (auto left = chance.below(24); left > 0; --left) body += chance.one_of(parts);
        std::vector<event::message> messages;
        read_history(body, {"C1", "tea"}, with, messages);
        for (auto const& one : messages) BOOST_TEST(!one.id.empty() && one.channel.id == "C1");
        if (auto const ts = read_shared(body, "C1"); !ts.empty()) BOOST_TEST_EQ(ts, "1.1");
        if (auto const id = read_opened(body); !id.empty()) BOOST_TEST_EQ(id, "C1");
        auto const told = read_posted(body);
        BOOST_TEST(told.ts.empty() || told.ts == "1.1");
        chat::channel one;
        if (read_channel(body, one)) BOOST_TEST_EQ(one.id, "C1");
    }
}

}  // namespace

int main() {
    parts_and_lists_are_found();
    who_the_bot_is_is_told();
    users_are_told();
    channels_are_told();
    members_are_told();
    what_came_of_it_is_told();
    where_a_file_is_shown_is_told();
    a_history_is_messages();
    emoji_are_told();
    any_bytes_are_read();
    return boost::report_errors();
}
