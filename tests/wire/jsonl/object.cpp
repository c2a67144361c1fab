// SPDX-License-Identifier: BSL-1.0
// object: members by their names, no more than there may be.
#include <monongusa/wire/jsonl/object.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::jsonl;
using monongusa::detail::joined;

std::string mistake_in(std::string_view text) {
    object members;
    parse_error error;
    return members.read(text, error) ? "" : joined(error.column, ": ", error.what);
}

void members_are_found_by_both_parts_of_their_names() {
    object members;
    parse_error error;
    BOOST_TEST(members.read(R"({"to_user":"U1","to_user_name":"alice","\u0069d":7,"nested":{"id":8}})", error));
    BOOST_TEST_EQ(members.find({"to_user", ""})->written, "\"U1\"");
    BOOST_TEST_EQ(members.find({"to_user", "_name"})->written, "\"alice\"");
    BOOST_TEST_EQ(members.find("to_user_name")->column, 32u);
    BOOST_TEST_EQ(members.find("id")->written, "7");
    BOOST_TEST_EQ(members.find("nested")->written, R"({"id":8})");
    BOOST_TEST(!members.find("user"));
    BOOST_TEST(!members.find({"to_user_name", "x"}));
    BOOST_TEST(!members.find({"to_user_na", "ame"}));
}

void null_is_none() {
    object members;
    parse_error error;
    BOOST_TEST(members.read(R"({"a":null})", error));
    BOOST_TEST(!members.find("a"));
}

void it_can_be_read_anew() {
    object members;
    parse_error error;
    BOOST_TEST(members.read(R"({"a":1})", error));
    BOOST_TEST(members.read("{}", error));
    BOOST_TEST(!members.find("a"));
}

void only_an_object_is_taken() {
    BOOST_TEST_EQ(mistake_in("{}"), "");
    BOOST_TEST_EQ(mistake_in(" {} "), "");
    BOOST_TEST_EQ(mistake_in("[]"), "1: '{' is missing");
    BOOST_TEST_EQ(mistake_in("{} x"), "4: behind the object there is something more");
}

void no_member_comes_twice() {
    BOOST_TEST_EQ(mistake_in(R"({"a":1,"\u0061":2})"), "17: the member \"a\" comes twice");
    BOOST_TEST_EQ(mistake_in(R"({"a":null,"a":null})"), "15: the member \"a\" comes twice");
    auto const longest = std::string(39, 'x') + "\xC3\xA9";
    BOOST_TEST_EQ(mistake_in(joined("{\"", longest, "\":1,\"", longest, "\":2}")),
                  "92: the member \"" + std::string(39, 'x') + "…\" comes twice");
}

void there_is_a_limit_to_members_and_length() {
    auto const with = [](std::size_t count) {
        std::string text = "{";
        for (std::size_t i = 0; i < count; ++i) text += joined(i == 0 ? "" : ",", "\"", i, "\":0");
        return text + "}";
    };
    BOOST_TEST_EQ(mistake_in(with(256)), "");
    auto const too_many = mistake_in(with(257));
    BOOST_TEST_EQ(too_many.substr(too_many.find(' ')), " more than 256 members");
    auto const of_size = [](std::size_t size) { return "{\"a\":\"" + std::string(size - 8, 'x') + "\"}"; };
    BOOST_TEST_EQ(mistake_in(of_size(object::longest)), "");
    BOOST_TEST_EQ(mistake_in(of_size(object::longest + 1)), "1: longer than 16777216 bytes");
}

void what_is_quoted_is_short_and_visible() {
    BOOST_TEST_EQ(object::shortened("a\nb"), "a\\nb");
    BOOST_TEST_EQ(object::shortened(std::string(40, 'a')), std::string(40, 'a'));
    BOOST_TEST_EQ(object::shortened(std::string(41, 'a')), std::string(40, 'a') + "…");
    BOOST_TEST_EQ(object::shortened(std::string(39, 'a') + "\xE6\x97\xA5"), std::string(39, 'a') + "…");
}

}  // namespace

int main() {
    members_are_found_by_both_parts_of_their_names();
    null_is_none();
    it_can_be_read_anew();
    only_an_object_is_taken();
    no_member_comes_twice();
    there_is_a_limit_to_members_and_length();
    what_is_quoted_is_short_and_visible();
    return boost::report_errors();
}
