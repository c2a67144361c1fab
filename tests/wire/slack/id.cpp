// SPDX-License-Identifier: BSL-1.0
// id: what can stand wherever an id is written, and no more.

#include <monongusa/wire/slack/id.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::slack;
using monongusa::wire::json_reader;

void ids_are_short_words() {
    for (auto const* const id : {"U024BE7LH", "C1", "USLACKBOT", "U_ANN", "B0-1", "x"}) BOOST_TEST(is_id(id));
    for (auto const* const none : {"", " ", "U1>", "U1|ann", "U 1", "U1\n", "<@U1>", "U1&", "..", "\xC3\xA9", "U1\""})
        BOOST_TEST(!is_id(none));
    BOOST_TEST(is_id(std::string(64, 'U')) && !is_id(std::string(65, 'U')));
}

void messages_are_known_by_a_time() {
    for (auto const* const ts : {"1405895017.000506", "1405895017", "0.000000", "1"}) BOOST_TEST(is_ts(ts));
    for (auto const* const none : {"", ".", "1.", ".1", "1.2.3", "1,2", "-1.0", "1e9", " 1", "1405895017.000506 "})
        BOOST_TEST(!is_ts(none));
    BOOST_TEST(is_ts(std::string(32, '1')) && !is_ts(std::string(33, '1')));
}

std::string_view id_in(std::string_view json) {
    json_reader reader{json};
    return read_id(reader);
}
std::string_view ts_in(std::string_view json) {
    json_reader reader{json};
    return read_ts(reader);
}
std::string_view any_in(std::string_view json) {
    json_reader reader{json};
    return read_id_or_object(reader);
}

void in_json_they_are_texts() {
    BOOST_TEST_EQ(id_in("\"U1\""), "U1");
    BOOST_TEST_EQ(ts_in("\"1.2\""), "1.2");
    for (auto const* const none : {"1", "null", "{}", "[]", "\"U1\\u003e\"", "\"", ""}) {
        BOOST_TEST(id_in(none).empty());
        BOOST_TEST(ts_in(none).empty());
    }
    BOOST_TEST_EQ(ts_in("1.2"), "");
    BOOST_TEST_EQ(any_in("\"C1\""), "C1");
    BOOST_TEST_EQ(any_in(R"({"name":"tea","id":"C1"})"), "C1");
    BOOST_TEST_EQ(any_in(R"({"id":5})"), "");
    BOOST_TEST_EQ(any_in("null"), "");
}

}  // namespace

int main() {
    ids_are_short_words();
    messages_are_known_by_a_time();
    in_json_they_are_texts();
    return boost::report_errors();
}
