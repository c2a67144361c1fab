// SPDX-License-Identifier: BSL-1.0
// contents: whoever visits them is told every member as if the event or action had been described to it alone.
#include <monongusa/wire/jsonl/contents.hpp>

#include <monongusa/action/any.hpp>
#include <monongusa/wire/jsonl/reader.hpp>
#include <monongusa/wire/jsonl/writer.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace monongusa::event {

struct counted {
    static constexpr std::string_view event_name = "counted";
    std::string what{};
    std::uint16_t count = 0;
    bool done = false;
};

void describe(auto& members, wire::jsonl::is<counted> auto& counted) {
    members.text("what", counted.what);
    members.number("count", counted.count);
    members.flag("done", counted.done);
}

}  // namespace monongusa::event

namespace {

using namespace monongusa;
using namespace monongusa::wire::jsonl;

struct told_by_nobody {};

template <class What>
std::string by_contents(What const& what) {
    std::string out{"{"};
    writer members{out};
    contents{what}.visit(members);
    return out;
}

template <class What>
void is_written_alike(What const& what) {
    std::string alone{"{"};
    writer members{alone};
    describe(members, what);
    BOOST_TEST_EQ(by_contents(what), alone);
    BOOST_TEST_GT(alone.size(), 1u);
}

event::message some_message() {
    event::message message;
    message.id = "m1";
    message.text = "@bot tea";
    message.raw = "<@U0> tea";
    message.author = {"U1", "alice", true, true, {"cook", ""}};
    message.channel = {"C1", "general", chat::channel_kind::closed};
    message.thread = "m0";
    message.addressed = true;
    message.body_range = {5, 8};
    message.attachments = {{"F1", "name", "url", "type", 3}};
    return message;
}

void every_member_is_visited() {
    is_written_alike(some_message());
    is_written_alike(event::channel_renamed{{"C1", "new"}, "old"});
    is_written_alike(event::disconnected{"why", true});
    action::reply reply{"tea"};
    reply.to.channel.id = "C1";
    is_written_alike(reply);
    action::react reaction;
    reaction.emoji = "tada";
    is_written_alike(reaction);
    is_written_alike(action::upload{"look", {{"tea.csv", "a,b", "a table"}}, {}});
    is_written_alike(action::embed{"with milk", "Tea", "url", {{"price", "3", true}}, "image", "footer", 7, {}});
}

void what_is_read_is_set() {
    auto const line = by_contents(some_message()) + "}";
    object from;
    parse_error error;
    BOOST_TEST(from.read(line, error));
    event::message message;
    reader members{from, error};
    contents{message}.visit(members);
    BOOST_TEST(!error);
    BOOST_TEST(message == some_message());
}

void an_event_of_ones_own_is_one() {
    static_assert(described<event::counted> && !described<told_by_nobody>);
    event::counted counted{"cups", 65535, true};
    BOOST_TEST_EQ(contents{counted}.type(), "counted");
    BOOST_TEST_EQ(by_contents(counted), R"({"what":"cups","count":65535,"done":true)");
}

void a_number_must_fit_the_type_it_is_read_into() {
    object from;
    parse_error error;
    BOOST_TEST(from.read(R"({"count":65536})", error));
    event::counted counted;
    reader members{from, error};
    contents{counted}.visit(members);
    BOOST_TEST_EQ(error.column, 10u);
    BOOST_TEST_EQ(counted.count, 0);
}

void one_of_several_has_its_type() {
    action::any const any{action::unreact{}};
    BOOST_TEST_EQ(contents_of(any).type(), action::unreact::action_name);
}

}  // namespace

int main() {
    every_member_is_visited();
    what_is_read_is_set();
    an_event_of_ones_own_is_one();
    a_number_must_fit_the_type_it_is_read_into();
    one_of_several_has_its_type();
    return boost::report_errors();
}
