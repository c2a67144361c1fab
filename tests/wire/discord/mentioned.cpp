// SPDX-License-Identifier: BSL-1.0
// mentioned: finds users by their ids, as many as a message can name.
#include <monongusa/wire/discord/mentioned.hpp>

#include <monongusa/detail/append.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::discord;
using namespace monongusa::wire;
using monongusa::detail::joined;

void read(mentioned& users, std::string_view json) {
    json_reader reader{json};
    users.read(reader);
    BOOST_TEST(reader.fine() && reader.rest().empty());
}

void users_are_found_by_their_ids() {
    mentioned users;
    BOOST_TEST(!users.contains("1"));
    read(users, R"([{"username":"u","id":"1","member":{"nick":"N\u00e9"}},{"id":2,"username":"v","global_name":"V"},)"
                R"({"id":"18446744073709551615"}])");
    BOOST_TEST(users.contains("1") && users.contains("2") && users.contains("18446744073709551615"));
    BOOST_TEST_EQ(users.name_of("1"), R"(N\u00e9)");
    BOOST_TEST_EQ(users.name_of("2"), "V");
    BOOST_TEST_EQ(users.name_of("18446744073709551615"), "");
    for (auto const* const other : {"3", "", "0", "x", "-1", "1 ", "18446744073709551617"}) {
        BOOST_TEST(!users.contains(other));
        BOOST_TEST_EQ(users.name_of(other), "");
    }
}

void what_is_read_again_is_read_anew() {
    mentioned users;
    read(users, R"([{"id":"1"}])");
    read(users, R"([{"id":"2"}])");
    BOOST_TEST(!users.contains("1") && users.contains("2"));
    for (auto const* const none : {"[]", "null", "{}", "\"2\"", R"({"id":"2"})", R"([null,1,"2",[],{"id":null},{"id":"0"},{}])"}) {
        read(users, R"([{"id":"2"}])");
        read(users, none);
        BOOST_TEST(!users.contains("2") && !users.contains("0") && !users.contains("1"));
    }
}

void those_behind_the_last_are_not_mentioned() {
    std::string json = R"([{"id":"1","username":"first"})";
    for (std::size_t i = 2; i <= mentioned::most + 5; ++i) json += joined(R"(,{"id":")", i, R"(","username":"u)", i, "\"}");
    mentioned users;
    json += "]";
    read(users, json);
    BOOST_TEST_EQ(users.name_of("1"), "first");
    BOOST_TEST_EQ(users.name_of(joined(mentioned::most)), joined('u', mentioned::most));
    BOOST_TEST(!users.contains(joined(mentioned::most + 1)));
}

}  // namespace

int main() {
    users_are_found_by_their_ids();
    what_is_read_again_is_read_anew();
    those_behind_the_last_are_not_mentioned();
    return boost::report_errors();
}
