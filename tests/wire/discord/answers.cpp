// SPDX-License-Identifier: BSL-1.0
// Tests what the REST API tells when it is asked.
#include <monongusa/wire/discord/answers.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace monongusa::wire::discord;
namespace chat = monongusa::chat;
namespace event = monongusa::event;

self_info const self{"99", "tea"};
directory const no_names;
decoding const with{self, no_names};

std::string message(std::string const& id, std::string const& content, int type = 0) {
    return R"({"id":")" + id + R"(","channel_id":"7","type":)" + std::to_string(type) + R"(,"content":")" + content +
           R"(","author":{"id":"5","username":"alice","global_name":"Alice"},"mentions":[{"id":"99","username":"teabot"}],"attachments":[]})";
}

void history_is_messages_as_they_were_told() {
    std::vector<event::message> out{{}, {}, {}};
    BOOST_TEST(read_history("[" + message("3", "hello <@99>") + "," + message("2", "joined", 7) + "," + message("1", "first") + "]", with, out));
    BOOST_TEST_EQ(out.size(), 2U);
    if (out.size() != 2) return;
    BOOST_TEST_EQ(out[0].id, "3");
    BOOST_TEST_EQ(out[0].text, "hello @tea");
    BOOST_TEST(out[0].addressed);
    BOOST_TEST_EQ(out[0].author.name, "Alice");
    BOOST_TEST_EQ(out[1].text, "first");
    BOOST_TEST(read_history("[]", with, out));
    BOOST_TEST(out.empty());
    for (std::string_view const other : {"", "{}", "null", "[", R"([{"id":"1"})"}) BOOST_TEST(!read_history(other, with, out));
    BOOST_TEST(read_history(R"([1, null, {"id": 5}])", with, out));
    BOOST_TEST(out.empty());
}

void roles() {
    std::vector<role> out{{"old", ""}};
    BOOST_TEST(read_roles(R"([{"id":"1","name":"@everyone","color":0},{"name":"nobody"},{"id":2,"name":"caf\u00e9"}])", out));
    BOOST_TEST(out == (std::vector<role>{{"1", "@everyone"}, {"2", "café"}}));
    for (std::string_view const other : {"", "{}", "[", "null"}) BOOST_TEST(!read_roles(other, out));
}

void a_member() {
    chat::user out;
    BOOST_TEST(read_member(R"({"user":{"id":"5","username":"alice"},"nick":"Al","roles":["1","2"]})", with, out));
    BOOST_TEST(out == (chat::user{"5", "Al", false, false, {"1", "2"}}));
    BOOST_TEST(read_member(R"({"user":{"id":"99","username":"teabot","bot":true},"roles":[]})", with, out));
    BOOST_TEST(out.self && out.bot);
    for (std::string_view const other : {"", "[]", R"({"nick":"x"})", "null"}) BOOST_TEST(!read_member(other, with, out));
}

}  // namespace

int main() {
    history_is_messages_as_they_were_told();
    roles();
    a_member();
    return boost::report_errors();
}
