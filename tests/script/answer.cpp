// SPDX-License-Identifier: BSL-1.0
// answer: each action is one line, which says all that can be told apart by those who see it.
#include <monongusa/script/answer.hpp>

#include <monongusa/detail/append.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

namespace script = monongusa::script;
namespace action = monongusa::action;
using monongusa::chat::channel;
using monongusa::chat::channel_kind;
using monongusa::chat::origin;
using monongusa::chat::user;
using script::place;

// Ids begin with `i`, and the labels are what is behind it.
std::string label_of(std::string const& id) { return id.starts_with('i') ? id.substr(1) : id; }

struct labels {
    std::string kept{};
    std::string const& operator()(std::string const& id) {
        kept = label_of(id);
        return kept;
    }
};

template <class Action>
std::string line(Action const& action) {
    static labels all;
    return monongusa::detail::joined(script::answer_of(action, [](std::string const& id) -> std::string const& { return all(id); }));
}

origin in_general() { return {channel{"c1", "general"}, user{"u1", "alice", false, false, {}}, "im1", ""}; }
origin in_a_thread() {
    auto to = in_general();
    to.thread = "im0";
    return to;
}
origin alone() {
    auto to = in_general();
    to.channel = {"dm-u1", "alice", channel_kind::direct};
    return to;
}

void what_is_said() {
    BOOST_TEST_EQ(line(action::send{"hi", in_general()}), "< #general: hi");
    BOOST_TEST_EQ(line(action::reply{"hi", in_general()}), "< #general @alice: hi");
    BOOST_TEST_EQ(line(action::reply_in_thread{"hi", in_general()}), "< #general >m1 @alice: hi");
    BOOST_TEST_EQ(line(action::direct_message{"hi", in_general()}), "< dm @alice: hi");
}

void in_a_thread_it_stays_in_it() {
    BOOST_TEST_EQ(line(action::send{"hi", in_a_thread()}), "< #general >m0: hi");
    BOOST_TEST_EQ(line(action::reply{"hi", in_a_thread()}), "< #general >m0 @alice: hi");
    BOOST_TEST_EQ(line(action::reply_in_thread{"hi", in_a_thread()}), "< #general >m0 @alice: hi");
    BOOST_TEST_EQ(line(action::direct_message{"hi", in_a_thread()}), "< dm @alice: hi");
}

void in_a_direct_conversation_it_is_named_after_the_person() {
    BOOST_TEST_EQ(line(action::send{"hi", alone()}), "< dm @alice: hi");
    BOOST_TEST_EQ(line(action::reply{"hi", alone()}), "< dm @alice: hi");
    BOOST_TEST_EQ(line(action::reply_in_thread{"hi", alone()}), "< dm >m1 @alice: hi");
}

void what_is_done_to_a_message() {
    BOOST_TEST_EQ(line(action::react{"tada", in_general()}), "< react :tada: m1");
    BOOST_TEST_EQ(line(action::unreact{"🎉", in_general()}), "< unreact 🎉 m1");
    BOOST_TEST_EQ(line(action::react{"thumbs up", in_general()}), R"(< react "thumbs up" m1)");
    BOOST_TEST_EQ(line(action::react{"", in_general()}), R"(< react "" m1)");
    BOOST_TEST_EQ(line(action::react{":tada:", in_general()}), R"(< react ":tada:" m1)");
    BOOST_TEST_EQ(line(action::react{"a\\b\xff", in_general()}), R"(< react "a\\b\xff" m1)");
    BOOST_TEST_EQ(line(action::edit{"new\ntext", in_general()}), R"(< edit m1: new\ntext)");
    BOOST_TEST_EQ(line(action::delete_message{in_general()}), "< delete m1");
    auto unknown = in_general();
    unknown.message = "x/y z";
    BOOST_TEST_EQ(line(action::delete_message{unknown}), R"(< delete "x/y z")");
}

void what_is_more_than_a_text() {
    BOOST_TEST_EQ(line(action::typing{in_general()}), "< typing #general");
    BOOST_TEST_EQ(line(action::typing{in_a_thread()}), "< typing #general >m0");
    BOOST_TEST_EQ(line(action::typing{alone()}), "< typing dm @alice");
    BOOST_TEST_EQ(line(action::upload{"look", {{"tea.csv", "a,b", "a table"}}, in_general()}), "< upload tea.csv (3 bytes) #general: look");
    BOOST_TEST_EQ(line(action::upload{"", {{"a", "1"}, {"b c", ""}}, in_a_thread()}), R"(< upload a (1 byte), "b c" (0 bytes) #general >m0:)");
    BOOST_TEST_EQ(line(action::upload{"look", {}, alone()}), "< upload dm @alice: look");
    BOOST_TEST_EQ(line(action::upload{"look", {{"", "x"}, {"#a (3", "x\ny"}}, in_general()}), R"(< upload "" (1 byte), "#a (3" (3 bytes) #general: look)");
    BOOST_TEST_EQ(line(action::embed{.text = "with milk", .to = in_general()}), "< embed #general: with milk");
    BOOST_TEST_EQ(line(action::embed{.text = "with\nmilk", .title = "Tea", .fields = {{"price", "3"}}, .to = alone()}),
                  R"(< embed dm @alice: Tea\nwith\nmilk\nprice: 3)");
}

void what_has_no_name_is_called_by_its_id() {
    origin const to{channel{"c1", ""}, user{"u1", "", false, false, {}}, "im1", ""};
    BOOST_TEST_EQ(line(action::reply{"hi", to}), "< #c1 @u1: hi");
    BOOST_TEST_EQ(line(action::direct_message{"hi", to}), "< dm @u1: hi");
}

void odd_texts_stay_on_the_line() {
    BOOST_TEST_EQ(line(action::send{"", in_general()}), "< #general:");
    BOOST_TEST_EQ(line(action::send{" a ", in_general()}), R"(< #general:  a\x20)");
    BOOST_TEST_EQ(line(action::send{"<<<", in_general()}), R"(< #general: \<<<)");
    auto to = in_general();
    to.channel.name = "a b";
    to.user.name = "c:d\n";
    BOOST_TEST_EQ(line(action::reply{"\x1b\xff", to}), R"(< #"a b" @"c:d\n": \x1b\xff)");
}

// --- expectations

script::expects to(std::string name, std::string text) {
    script::expects expected;
    expected.to = std::move(name);
    expected.text = std::move(text);
    return expected;
}
bool fits(script::answer const& done, script::expects const& expected, place const& here) {
    return script::matches(done, expected, script::answer_of(expected, here));
}

void what_does_not_say_where_means_here() {
    BOOST_TEST_EQ(monongusa::detail::joined(script::answer_of(to("alice", "x"), place{false, "ops"})), "< #ops @alice: x");
    BOOST_TEST_EQ(monongusa::detail::joined(script::answer_of(to("alice", "x"), place{true, "bob"})), "< dm @alice: x");
    script::expects threaded;
    threaded.thread = script::named{"m1", 0};
    BOOST_TEST_EQ(monongusa::detail::joined(script::answer_of(threaded, place{true, "bob"})), "< dm >m1 @bob:");
    auto there = to("alice", "x");
    there.where = place{true, ""};
    BOOST_TEST_EQ(monongusa::detail::joined(script::answer_of(there, place{false, "ops"})), "< dm @alice: x");
}

void how_it_is_said_counts() {
    place const here{false, "ops"};
    auto framed = to("alice", "tea");
    framed.to.reset();
    framed.how = "embed";
    BOOST_TEST_EQ(monongusa::detail::joined(script::answer_of(framed, here)), "< embed #ops: tea");
    BOOST_TEST(fits({"embed #ops", true, "tea"}, framed, here));
    BOOST_TEST(!fits({"#ops", true, "tea"}, framed, here) && !fits({"upload #ops", true, "tea"}, framed, here));
    framed.how = "typing";
    framed.has_text = false;
    framed.text.clear();
    BOOST_TEST_EQ(monongusa::detail::joined(script::answer_of(framed, place{true, "bob"})), "< typing dm @bob");
}

void all_of_it_has_to_be_equal() {
    place const here{false, "ops"};
    script::answer const done{"#ops @alice", true, "tea"};
    BOOST_TEST(fits(done, to("alice", "tea"), here));
    BOOST_TEST(!fits(done, to("bob", "tea"), here) && !fits(done, to("alice", "teas"), here) && !fits(done, to("alice", "tea"), {}));
    auto deed = to("alice", "tea");
    deed.has_text = false;
    BOOST_TEST(!fits(done, deed, here));
}

void a_pattern_stands_for_the_text_and_for_nothing_else() {
    place const here{false, "ops"};
    auto expected = to("alice", "t.a");
    expected.pattern.emplace(R"(\A(?:t.a)\z)");
    BOOST_TEST(fits({"#ops @alice", true, "tea"}, expected, here));
    BOOST_TEST(!fits({"#ops @alice", true, "t.aa"}, expected, here));
    BOOST_TEST(!fits({"#ops @bob", true, "tea"}, expected, here));
    BOOST_TEST(!fits({"#ops @alice", false, "tea"}, expected, here));
}

}  // namespace

int main() {
    what_is_said();
    in_a_thread_it_stays_in_it();
    in_a_direct_conversation_it_is_named_after_the_person();
    what_is_done_to_a_message();
    what_is_more_than_a_text();
    what_has_no_name_is_called_by_its_id();
    odd_texts_stay_on_the_line();
    what_does_not_say_where_means_here();
    how_it_is_said_counts();
    all_of_it_has_to_be_equal();
    a_pattern_stands_for_the_text_and_for_nothing_else();
    return boost::report_errors();
}
