// SPDX-License-Identifier: BSL-1.0
// person: whoever Discord describes gets the name that people see, and roles by their names where they are known.
#include <monongusa/wire/discord/person.hpp>

#include <monongusa/detail/append.hpp>

#include "support/discord_frames.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::discord;
using namespace monongusa::wire;
using monongusa::chat::user;
using monongusa::detail::joined;

self_info const self{"5", "kettle_bot"};

user decoded_from(person const& who, directory const& names = directory{}) {
    user out{"old", "old", true, true, {"old", "older"}};
    people::decode(who, decoding{self, names}, out);
    return out;
}
user read_user(std::string_view json) {
    person who;
    json_reader reader{json};
    people::read_user(reader, who);
    BOOST_TEST(reader.fine());
    return decoded_from(who);
}
user read_member(std::string_view json, directory const& names = directory{}) {
    person who;
    json_reader reader{json};
    people::read_member(reader, who);
    BOOST_TEST(reader.fine());
    return decoded_from(who, names);
}

void the_name_is_the_one_that_people_see() {
    struct {
        std::string_view json;
        user expected;
    } const rows[] = {
        {R"({"id":"1","username":"u","global_name":"G","member":{"nick":"N"}})", {"1", "N", false, false, {}}},
        {R"({"id":"1","username":"u","global_name":"G","member":{"nick":null}})", {"1", "G", false, false, {}}},
        {R"({"id":"1","username":"u","global_name":"G","member":{"nick":""}})", {"1", "G", false, false, {}}},
        {R"({"id":"1","username":"u","global_name":null})", {"1", "u", false, false, {}}},
        {R"({"id":"1","username":"u","global_name":{}})", {"1", "u", false, false, {}}},
        {R"({"id":"1"})", {"1", "", false, false, {}}},
        {R"({"id":18446744073709551615,"username":"\u65e5\ud83c"})",
         {"18446744073709551615", "\xE6\x97\xA5\xEF\xBF\xBD", false, false, {}}},
        {R"({"id":"1","username":"u","bot":true})", {"1", "u", true, false, {}}},
        {R"({"id":"1","username":"u","bot":"true"})", {"1", "u", false, false, {}}},
        {R"({"id":"5","username":"u"})", {"5", "u", true, true, {}}},
        {R"({"id":5,"username":"u"})", {"5", "u", true, true, {}}},
        {R"({"id":"1","id":"2","username":"u","username":"v","bot":true,"bot":false})", {"2", "v", false, false, {}}},
        {R"({"member":{"nick":"N","roles":["3"]},"member":{},"id":"1","username":"u"})", {"1", "u", false, false, {}}},
        {"null", {}},
        {"[]", {}},
    };
    for (auto const& row : rows) {
        if (read_user(row.json) != row.expected) BOOST_ERROR(std::string{row.json}.c_str());
    }
}

void roles_have_names_where_they_are_known() {
    directory names;
    names.learn(dispatch::guild_role_create, R"({"guild_id":"9","role":{"id":"31","name":"Tea friends"}})");
    names.learn(dispatch::guild_role_create, R"({"guild_id":"9","role":{"id":"32","name":""}})");
    auto const member = R"({"user":{"id":"1","username":"u"},"roles":["31","32","33",34,null,{},"x"]})";
    BOOST_TEST(read_member(member, names) == (user{"1", "u", false, false, {"Tea friends", "32", "33", "34"}}));
    BOOST_TEST(read_member(member) == (user{"1", "u", false, false, {"31", "32", "33", "34"}}));
    for (auto const* const none : {R"({"roles":null})", R"({"roles":{"0":"31"}})", R"({"roles":"31"})", R"({"roles":[]})", "{}"}) {
        BOOST_TEST(read_member(none, names).roles.empty());
    }
}

void roles_are_so_many_and_no_more() {
    std::string json = R"({"roles":["1")";
    for (int i = 0; i < 2000; ++i) json += R"(,"2")";
    BOOST_TEST_EQ(read_member(json + "]}").roles.size(), people::most_roles);
}

void users_in_members_in_users_end_somewhere() {
    std::string json;
    for (int i = 0; i < 100'000; ++i) json += R"({"id":"1","member":{"nick":"n","user":)";
    json += "null";
    for (int i = 0; i < 100'000; ++i) json += "}}";
    BOOST_TEST_EQ(read_user(json).name, "n");
    BOOST_TEST_EQ(read_member(json).id, "");
}

}  // namespace

int main() {
    the_name_is_the_one_that_people_see();
    roles_have_names_where_they_are_known();
    roles_are_so_many_and_no_more();
    users_in_members_in_users_end_somewhere();
    return boost::report_errors();
}
