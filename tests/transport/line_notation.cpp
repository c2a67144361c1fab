// SPDX-License-Identifier: BSL-1.0
// Tests how each action is written as one line of plain text.
#include <monongusa/transport/line_notation.hpp>

#include <boost/core/lightweight_test.hpp>

namespace mg = monongusa;
namespace action = mg::action;

namespace {

mg::chat::origin to_ann() { return {{"C1", "general"}, {"U1", "ann"}, "m1", ""}; }

template <class Action>
std::string line(Action const& action, std::string_view words = "give me…") {
    std::string out;
    mg::transport::write_line(out, action, words);
    return out;
}

void each_action_has_its_form() {
    BOOST_TEST_EQ(line(action::send{"Here is tea", to_ann()}), "Here is tea");
    BOOST_TEST_EQ(line(action::reply{"Here is tea", to_ann()}), "@ann: Here is tea");
    BOOST_TEST_EQ(line(action::reply_in_thread{"Here is tea", to_ann()}), "@ann (thread): Here is tea");
    BOOST_TEST_EQ(line(action::direct_message{"Here is tea", to_ann()}), "@ann (direct): Here is tea");
    BOOST_TEST_EQ(line(action::react{"scroll", to_ann()}), ":scroll: on \"give me…\"");
    BOOST_TEST_EQ(line(action::unreact{"scroll", to_ann()}), ":scroll: off \"give me…\"");
    BOOST_TEST_EQ(line(action::edit{"Here is coffee", to_ann()}), "edited: Here is coffee");
    BOOST_TEST_EQ(line(action::delete_message{to_ann()}), "deleted: \"give me…\"");
    BOOST_TEST_EQ(line(action::typing{to_ann()}), "typing");
    BOOST_TEST_EQ(line(action::upload{"Here is tea", {{"tea.csv", "a,b"}}, to_ann()}), "uploaded tea.csv (3 bytes): Here is tea");
    BOOST_TEST_EQ(line(action::upload{"", {{"a", "1"}, {"b", "", "nothing"}}, to_ann()}), "uploaded a (1 byte), b (0 bytes)");
    BOOST_TEST_EQ(line(action::embed{.text = "with milk", .title = "Tea", .to = to_ann()}), "embedded: Tea\\nwith milk");
}

void what_would_begin_another_line_is_visible() {
    BOOST_TEST_EQ(line(action::send{"a\nb\r\nc\n", to_ann()}), "a\\nb\\r\\nc\\n");
    BOOST_TEST_EQ(line(action::reply{"a\nb", to_ann()}), "@ann: a\\nb");
    BOOST_TEST_EQ(line(action::reply_in_thread{"a\nb", to_ann()}), "@ann (thread): a\\nb");
    BOOST_TEST_EQ(line(action::direct_message{"a\nb", to_ann()}), "@ann (direct): a\\nb");
    BOOST_TEST_EQ(line(action::react{"a\nb", to_ann()}, "c\nd"), ":a\\nb: on \"c\\nd\"");
    BOOST_TEST_EQ(line(action::unreact{"a\nb", to_ann()}, "c\nd"), ":a\\nb: off \"c\\nd\"");
    BOOST_TEST_EQ(line(action::edit{"a\nb", to_ann()}), "edited: a\\nb");
    BOOST_TEST_EQ(line(action::delete_message{to_ann()}, "c\nd"), "deleted: \"c\\nd\"");
    BOOST_TEST_EQ(line(action::upload{"a\nb", {{"c\nd", ""}}, to_ann()}), "uploaded c\\nd (0 bytes): a\\nb");
    BOOST_TEST_EQ(line(action::embed{.text = "a\r\nb", .fields = {{"c\nd", "e"}}}), "embedded: a\\r\\nb\\nc\\nd: e");
    auto to = to_ann();
    to.user.name = "ann\neve";
    BOOST_TEST_EQ(line(action::reply{"tea", to}), "@ann\\neve: tea");
}

void what_would_steer_the_terminal_is_visible() {
    using namespace std::string_literals;
    BOOST_TEST_EQ(line(action::send{"\x1b[2J\a"s, to_ann()}), "\\x1b[2J\\x07");
    BOOST_TEST_EQ(line(action::send{"a\0b\x7f"s, to_ann()}), "a\\0b\\x7f");
    BOOST_TEST_EQ(line(action::send{"a\tb é 日本 🎉", to_ann()}), "a\tb é 日本 🎉");
}

void a_line_is_appended() {
    std::string out = "> ";
    mg::transport::write_line(out, action::send{"tea", to_ann()}, "");
    BOOST_TEST_EQ(out, "> tea");
}

}  // namespace

int main() {
    each_action_has_its_form();
    what_would_begin_another_line_is_visible();
    what_would_steer_the_terminal_is_visible();
    a_line_is_appended();
    return boost::report_errors();
}
