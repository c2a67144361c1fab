// SPDX-License-Identifier: BSL-1.0
// Tests JSON for people: lines and blanks, texts that look like JSON, and what is no JSON at all.
#include <monongusa/wire/json_indented.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

using monongusa::wire::json_indented;

namespace {

void each_member_has_its_line() {
    BOOST_TEST_EQ(json_indented(R"({"a":1,"b":[true,null],"c":{"d":"e"}})"),
                  "{\n"
                  "    \"a\": 1,\n"
                  "    \"b\": [\n"
                  "        true,\n"
                  "        null\n"
                  "    ],\n"
                  "    \"c\": {\n"
                  "        \"d\": \"e\"\n"
                  "    }\n"
                  "}");
    BOOST_TEST_EQ(json_indented(R"([{}])"), "[\n    {}\n]");
}

void what_is_empty_stays_together() {
    for (std::string_view const json : {"{}", "[]", "0", "\"\"", ""}) BOOST_TEST_EQ(json_indented(json), json);
    BOOST_TEST_EQ(json_indented("{ \n }"), "{}");
    BOOST_TEST_EQ(json_indented(R"({"a":{},"b":[]})"), "{\n    \"a\": {},\n    \"b\": []\n}");
}

void texts_are_left_as_they_are() {
    for (std::string_view const text : {R"("{[,:]}")", R"("a \"quoted\", {b}")", R"("\\")", R"("tab	and \n")"}) {
        BOOST_TEST_EQ(json_indented(text), text);
        BOOST_TEST_EQ(json_indented("[" + std::string{text} + "]"), "[\n    " + std::string{text} + "\n]");
    }
}

void its_own_result_is_a_fixed_point() {
    auto const once = json_indented(R"({"a":[1,{"b":["c, d"]}],"e":{}})");
    BOOST_TEST_EQ(json_indented(once), once);
}

void what_is_no_json_ends_too() {
    BOOST_TEST_EQ(json_indented("}]"), "\n}\n]");
    BOOST_TEST_EQ(json_indented("\"open"), "\"open");
    BOOST_TEST_EQ(json_indented("[[["), "[\n    [\n        [");
}

}  // namespace

int main() {
    each_member_has_its_line();
    what_is_empty_stays_together();
    texts_are_left_as_they_are();
    its_own_result_is_a_fixed_point();
    what_is_no_json_ends_too();
    return boost::report_errors();
}
