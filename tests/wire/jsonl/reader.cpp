// SPDX-License-Identifier: BSL-1.0
// reader: sets every member anew, and keeps the first mistake (line.cpp has the sentences).
#include <monongusa/wire/jsonl/reader.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace monongusa;
using namespace monongusa::wire::jsonl;

void a_value_that_held_something_is_set_anew() {
    object from;
    parse_error error;
    BOOST_TEST(from.read("{}", error));
    event::message message;
    message.id = message.text = message.raw = message.thread = "old";
    message.author = {"old", "old", true, true, {"old"}};
    message.channel = {"old", "old", chat::channel_kind::group};
    message.attachments.resize(1);
    message.addressed = true;
    message.body_range = {0, 3};
    reader members{from, error};
    describe(members, message);
    BOOST_TEST(!error);
    BOOST_TEST(message == event::message{});
    action::upload upload{"old", {{"old", "old", "old"}}, {}};
    describe(members, upload);
    BOOST_TEST(upload == action::upload{});
    action::embed framed{"old", "old", "old", {{"old", "old", true}}, "old", "old", 7, {}};
    describe(members, framed);
    BOOST_TEST(framed == action::embed{});
}

void what_comes_behind_a_mistake_is_not_read() {
    object from;
    parse_error error;
    BOOST_TEST(from.read(R"({"a":1,"b":"text","c":true})", error));
    reader members{from, error};
    std::string text;
    members.text("a", text);
    BOOST_TEST_EQ(error.what, "\"a\" must be a text in quotes");
    members.text("b", text);
    BOOST_TEST_EQ(text, "");
    bool truth = true;
    members.flag("c", truth);
    BOOST_TEST(!truth);
    members.number("b", error.column);
    BOOST_TEST_EQ(error.what, "\"a\" must be a text in quotes");
}

void a_number_must_fit_its_type() {
    object from;
    parse_error error;
    BOOST_TEST(from.read(R"({"a":65535,"b":65536})", error));
    reader members{from, error};
    std::uint16_t number = 0;
    members.number("a", number);
    BOOST_TEST_EQ(number, 65535);
    members.number("b", number);
    BOOST_TEST_EQ(error.column, 16u);
}

void the_raw_text_is_the_text_unless_the_line_says_another() {
    auto const raw_in = [](std::string_view line) {
        object from;
        parse_error error;
        from.read(line, error);
        reader members{from, error};
        event::message_edited edited;
        describe(members, edited);
        return edited.raw;
    };
    BOOST_TEST_EQ(raw_in(R"({"text":"hi"})"), "hi");
    BOOST_TEST_EQ(raw_in(R"({"text":"hi","raw":null})"), "hi");
    BOOST_TEST_EQ(raw_in(R"({"text":"hi","raw":""})"), "");
    BOOST_TEST_EQ(raw_in(R"({"text":"hi","raw":"<b>hi</b>"})"), "<b>hi</b>");
}

}  // namespace

int main() {
    a_value_that_held_something_is_set_anew();
    what_comes_behind_a_mistake_is_not_read();
    a_number_must_fit_its_type();
    the_raw_text_is_the_text_unless_the_line_says_another();
    return boost::report_errors();
}
