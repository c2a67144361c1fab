// SPDX-License-Identifier: BSL-1.0
// sender: who the bot itself is, who other bots are, and that nobody is anybody by a name.
#include <monongusa/wire/slack/sender.hpp>

#include <monongusa/detail/append.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::slack;
using monongusa::detail::joined;
using monongusa::wire::json_reader;
namespace chat = monongusa::chat;

std::string told(std::string_view message, decoding const& with) {
    sender from;
    json_reader reader{message};
    reader.members([&](std::string_view name) { from.read(reader, name); });
    chat::user out{"old", "old", true, true, {"old", "older"}};
    from.decode(with, out);
    std::string text = joined(out.id, '/', out.name, out.self ? " self" : "", out.bot ? " bot" : "", from.is_known() ? "" : " unknown");
    for (auto const& role : out.roles) (text += ' ') += role;
    return text;
}

}  // namespace

int main() {
    self_info const self{"U5", "B5", "kettle_bot", "T1"};
    directory names;
    BOOST_TEST(names.learn_user(R"({"id":"U1","name":"ann","is_admin":true})"));
    BOOST_TEST(names.learn_user(R"({"id":"U2","name":"standup","is_bot":true,"profile":{"bot_id":"B2"}})"));
    BOOST_TEST(names.learn_bot(R"({"id":"B3","name":"builds"})"));
    decoding const with{self, names};
    struct {
        std::string_view message, told;
    } const rows[] = {
        // By either id.
        {R"({"user":"U5"})", "U5/kettle_bot self bot"},
        {R"({"user":"U5","bot_id":"B5"})", "U5/kettle_bot self bot"},
        {R"({"bot_id":"B5"})", "U5/kettle_bot self bot"},
        {R"({"bot_id":"B5","user":null})", "U5/kettle_bot self bot"},
        {R"({"user":"U1","bot_id":"B5"})", "U1/kettle_bot self bot admin"},
        {R"({"user":"U2","bot_id":"B2"})", "U2/standup bot"},
        {R"({"user":"U2"})", "U2/standup bot"},
        {R"({"bot_id":"B3","username":"Builds!"})", "B3/Builds! bot"},
        {R"({"bot_id":"B3"})", "B3/builds bot"},
        {R"({"bot_id":"B9","bot_profile":{"name":"Nine","id":"B9"}})", "B9/Nine bot"},
        {R"({"bot_id":"B9"})", "B9/B9 bot"},
        {R"({"user":"U2","bot_id":"B2","username":"Stand up"})", "U2/Stand up bot"},
        {R"({"user":"USLACKBOT"})", "USLACKBOT/USLACKBOT bot"},
        {R"({"user":"U1"})", "U1/ann admin"},
        {R"({"user":"U9"})", "U9/U9"},
        // Names prove nothing.
        {R"({"user":"U1","username":"kettle_bot"})", "U1/ann admin"},
        {R"({"bot_id":"B9","username":"kettle_bot"})", "B9/kettle_bot bot"},
        {R"({"username":"kettle_bot"})", "/kettle_bot bot unknown"},
        {R"({"user":"kettle bot"})", "/ bot unknown"},
        {R"({"user":{"id":"U1"}})", "U1/ann admin"},
        {R"({"user":7,"bot_id":[],"bot_profile":"x","username":{}})", "/ bot unknown"},
        {"{}", "/ bot unknown"},
    };
    for (auto const& row : rows) {
        if (told(row.message, with) != row.told) BOOST_ERROR(joined(row.message, ": ", told(row.message, with)).c_str());
    }
    // A bot that does not know who it is is nobody.
    self_info const nobody;
    decoding const lost{nobody, names};
    BOOST_TEST_EQ(told(R"({"user":"U5","bot_id":"B5"})", lost), "U5/U5 bot");
    BOOST_TEST_EQ(told("{}", lost), "/ bot unknown");
    return boost::report_errors();
}
