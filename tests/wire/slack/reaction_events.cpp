// SPDX-License-Identifier: BSL-1.0
// reaction_events: emoji have the names that matchers compare, and whoever reacted is who the directory says.
#include <monongusa/wire/slack/reaction_events.hpp>

#include <monongusa/detail/append.hpp>
#include <monongusa/matcher/emoji.hpp>

#include "support/live_memory.hpp"
#include "support/slack_events.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::slack;
using monongusa::chat::channel_kind;
using monongusa::detail::joined;
namespace event = monongusa::event;
namespace chat = monongusa::chat;
namespace matcher = monongusa::matcher;
namespace slack_events = support::slack_events;

self_info const self{"U0KETTLE1", "B0KETTLE1", "kettle_bot", "T0KETTLE01"};
directory const nothing;
decoding const with{self, nothing};

// As another event has left it.
template <class Event>
Event used() {
    Event out;
    out.emoji = {"old", "old"};
    out.user = {"old", "old", true, true, {"old", "older"}};
    out.channel = {"old", "old", channel_kind::group};
    out.message = out.thread = "old";
    return out;
}

template <class Event = event::reaction_added>
Event reaction_of(std::string_view file, decoding const& by = with) {
    auto out = used<Event>();
    BOOST_TEST(decode(slack_events::event(file), by, out) == decoded::yes);
    return out;
}

void a_reaction_has_the_first_name() {
    auto const heard = reaction_of("reaction_added");
    event::reaction_added expected;
    expected.emoji.name = "+1";
    expected.user = {"U0HANA002", "U0HANA002", false, false, {}};
    expected.channel = {"C0TEAROOM", "", channel_kind::open};
    expected.message = "1773500966.535009";
    BOOST_TEST(heard == expected);
    BOOST_TEST(matcher::emoji<"thumbsup">{}.match(heard) && matcher::emoji<"+1">{}.match(heard));
}

void with_a_directory_it_has_names() {
    directory names;
    BOOST_TEST(names.learn_user(slack_events::member(slack_events::event("user_change"), "user")));
    BOOST_TEST(names.learn_channel(R"({"id":"C0TEAROOM","name":"tea-room","is_private":true})"));
    auto const heard = reaction_of("reaction_added", {self, names});
    BOOST_TEST(heard.user == (chat::user{"U0HANA002", "Hana", false, false, {"admin"}}));
    BOOST_TEST(heard.channel == (chat::channel{"C0TEAROOM", "tea-room", channel_kind::closed}));
}

void skin_tones_stay() {
    auto const heard = reaction_of("reaction_added_tone");
    BOOST_TEST_EQ(heard.emoji.name, "wave::skin-tone-3");
    BOOST_TEST(!matcher::emoji<"wave">{}.match(heard));
    auto out = used<event::reaction_added>();
    auto const data = R"({"user":"U1","reaction":"thumbsup::skin-tone-6","item":{"type":"message","channel":"C1","ts":"1.2"}})";
    BOOST_TEST(decode(data, with, out) == decoded::yes);
    BOOST_TEST_EQ(out.emoji.name, "+1::skin-tone-6");
}

void own_reactions_are_the_bots() {
    BOOST_TEST(reaction_of("reaction_added_own").user == (chat::user{"U0KETTLE1", "kettle_bot", true, true, {}}));
}

void what_is_taken_off_is_told_alike() {
    auto const heard = reaction_of<event::reaction_removed>("reaction_removed");
    BOOST_TEST(heard.emoji == (chat::emoji{"kettle-on", ""}));
    BOOST_TEST_EQ(heard.user.id, "U0HANA002");
    BOOST_TEST_EQ(heard.message, "1773500966.535009");
}

std::string told(std::string_view data) {
    auto out = used<event::reaction_added>();
    switch (decode(data, with, out)) {
        case decoded::not_ours: return "not ours";
        case decoded::malformed: return "malformed";
        case decoded::yes: break;
    }
    return joined(out.user.id, out.user.bot ? " bot " : " ", out.emoji.name, ' ', out.channel.id, ' ', out.message);
}

void other_reactions_in_rows() {
    struct {
        std::string_view data, told;
    } const rows[] = {
        {R"({"user":"U1","reaction":"tea","item":{"type":"message","channel":"C1","ts":"1.2"}})", "U1 tea C1 1.2"},
        {R"({"item":{"ts":"1.2","channel":"C1","type":"message"},"reaction":"tea","user":"U1","item_user":null})", "U1 tea C1 1.2"},
        {R"({"user":"USLACKBOT","reaction":"tea","item":{"type":"message","channel":"D1","ts":"1.2"}})", "USLACKBOT bot tea D1 1.2"},
        {R"({"user":"U1","reaction":"\u00e9","item":{"type":"message","channel":"C1","ts":"1.2"}})", "U1 \xC3\xA9 C1 1.2"},
        {R"({"user":"U1","reaction":"tea","item":{"type":"file","file":"F1"}})", "not ours"},
        {R"({"user":"U1","reaction":"tea","item":{"type":"file_comment","file":"F1","file_comment":"Fc1"}})", "not ours"},
        {R"({"user":"U1","reaction":"tea","item":{"type":"new","channel":"C1","ts":"1.2"}})", "not ours"},
        {R"({"user":"U1","reaction":"tea","item":{"channel":"C1","ts":"1.2"}})", "malformed"},
        {R"({"user":"U1","reaction":"tea","item":{"type":"message","channel":"C1"}})", "malformed"},
        {R"({"user":"U1","reaction":"tea","item":{"type":"message","ts":"1.2"}})", "malformed"},
        {R"({"user":"U1","reaction":"tea","item":{"type":"message","channel":"C1","ts":1.2}})", "malformed"},
        {R"({"user":"U1","reaction":"","item":{"type":"message","channel":"C1","ts":"1.2"}})", "malformed"},
        {R"({"user":"U1","item":{"type":"message","channel":"C1","ts":"1.2"}})", "malformed"},
        {R"({"reaction":"tea","item":{"type":"message","channel":"C1","ts":"1.2"}})", "malformed"},
        {R"({"user":"U 1","reaction":"tea","item":{"type":"message","channel":"C1","ts":"1.2"}})", "malformed"},
        {R"({"user":"U1","reaction":"tea","item":null})", "malformed"},
        {R"({"user":"U1","reaction":"tea","item":{"type":"message","channel":"C1","ts":"1.2"})", "malformed"},
        {"{}", "malformed"},
        {"null", "malformed"},
        {"", "malformed"},
    };
    for (auto const& row : rows) {
        if (told(row.data) != row.told) BOOST_ERROR(joined(row.data, ": ", told(row.data)).c_str());
    }
    BOOST_TEST_EQ(told(slack_events::event("reaction_added_file")), "not ours");
}

void a_second_reaction_costs_no_memory() {
    directory names;
    BOOST_TEST(names.learn_user(R"({"id":"U0HANA002","is_admin":true,"name":"a name that is longer than what a string holds in itself"})"));
    for (auto const* const name : {"reaction_added", "reaction_added_tone"}) {
        auto const text = slack_events::event(name);
        event::reaction_added out;
        std::size_t allocations[2];
        for (auto& count : allocations) {
            auto const before = support::live_memory::now().allocations;
            bool const fine = decode(text, {self, names}, out) == decoded::yes;
            count = support::live_memory::now().allocations - before;
            BOOST_TEST(fine);
        }
        BOOST_TEST(allocations[0] > 0);
        BOOST_TEST_EQ(allocations[1], 0u);
    }
}

}  // namespace

int main() {
    a_reaction_has_the_first_name();
    with_a_directory_it_has_names();
    skin_tones_stay();
    own_reactions_are_the_bots();
    what_is_taken_off_is_told_alike();
    other_reactions_in_rows();
    a_second_reaction_costs_no_memory();
    return boost::report_errors();
}
