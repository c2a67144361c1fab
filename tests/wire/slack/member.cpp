// SPDX-License-Identifier: BSL-1.0
// member: an id is as much as the directory knows of it.

#include <monongusa/wire/slack/member.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using namespace monongusa::wire::slack;
namespace chat = monongusa::chat;

chat::user known(std::string_view id, decoding const& with) {
    chat::user out{"old", "old", true, true, {"old", "older"}};
    members::decode_known(id, with, out);
    return out;
}

}  // namespace

int main() {
    self_info const self{"U5", "B5", "kettle_bot", "T1"};
    directory names;
    BOOST_TEST(names.learn_user(R"({"id":"U1","name":"ann","is_admin":true})"));
    BOOST_TEST(names.learn_user(R"({"id":"U2","name":"standup","is_bot":true})"));
    decoding const with{self, names};
    BOOST_TEST(known("U1", with) == (chat::user{"U1", "ann", false, false, {"admin"}}));
    BOOST_TEST(known("U2", with) == (chat::user{"U2", "standup", true, false, {}}));
    BOOST_TEST(known("U5", with) == (chat::user{"U5", "kettle_bot", true, true, {}}));
    BOOST_TEST(known("U9", with) == (chat::user{"U9", "U9", false, false, {}}));
    BOOST_TEST(known("USLACKBOT", with) == (chat::user{"USLACKBOT", "USLACKBOT", true, false, {}}));
    self_info const nobody;
    BOOST_TEST(known("", {nobody, names}) == chat::user{});

    person who;
    monongusa::wire::json_reader reader{R"({"id":"U5","name":"k\u00e9ttle","is_owner":true})"};
    BOOST_TEST(people::read(reader, who));
    chat::user out{"old", "old", false, false, {"old", "older"}};
    members::decode(who, with, out);
    BOOST_TEST(out == (chat::user{"U5", "k\xC3\xA9ttle", true, true, {"owner"}}));
    return boost::report_errors();
}
