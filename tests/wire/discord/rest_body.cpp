// SPDX-License-Identifier: BSL-1.0
// rest_body: objects within bounds, and nothing else.
#include <monongusa/wire/discord/rest_body.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::discord;
using namespace monongusa::wire;

int members_of(std::string const& body) {
    int count = 0;
    bool const read = read_refusal_body(body, [&](json_reader&, std::string_view) { ++count; });
    return read ? count : -1;
}

void only_an_object_is_read() {
    BOOST_TEST_EQ(members_of("{}"), 0);
    BOOST_TEST_EQ(members_of(" {\"code\": 1, \"message\": {\"a\": 2}} "), 2);
    for (char const* const other : {"", "null", "1", "[]", "\"{}\"", "{", "{}x", "{\"a\":}", "<html>", "error code: 1015"}) {
        BOOST_TEST_EQ(members_of(other), -1);
    }
}

void length_is_bounded_and_depth_does_no_harm() {
    BOOST_TEST_EQ(members_of("{}" + std::string(longest_refusal - 2, ' ')), 0);
    BOOST_TEST_EQ(members_of("{}" + std::string(longest_refusal - 1, ' ')), -1);
    std::string deep;
    for (int i = 0; i != 10'000; ++i) deep += "{\"a\":";
    BOOST_TEST_EQ(members_of(deep + "1" + std::string(10'000, '}')), 1);
    BOOST_TEST_EQ(members_of("{\"a\":" + std::string(20'000, '[') + std::string(20'000, ']') + "}"), 1);
}

void values_are_read_by_who_asks() {
    int code = 0;
    BOOST_TEST(read_refusal_body(R"({"message": "x", "code": 50035})", [&](json_reader& reader, std::string_view name) {
        if (name == "code") code = reader.number(0);
    }));
    BOOST_TEST_EQ(code, 50035);
}

}  // namespace

int main() {
    only_an_object_is_read();
    length_is_bounded_and_depth_does_no_harm();
    values_are_read_by_who_asks();
    return boost::report_errors();
}
