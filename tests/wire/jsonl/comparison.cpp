// SPDX-License-Identifier: BSL-1.0
// comparison: tells what differs in what the bot did, and nothing else.
#include <monongusa/wire/jsonl/comparison.hpp>

#include <monongusa/action/completion.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace monongusa;
using namespace monongusa::wire::jsonl;

action_line send(std::uint64_t event, std::size_t number, std::string_view text, std::string_view sent = "",
                 std::string_view channel = "C1") {
    return {{event, 1, number, 0}, {}, action::send{std::string{text}, {{std::string{channel}, ""}, {}, "", ""}}, std::string{sent}, ""};
}
action_line edit(std::uint64_t event, std::string_view text, std::string_view message) {
    return {{event, 1, 9, 0}, {}, action::edit{std::string{text}, {{"C1", ""}, {}, std::string{message}, ""}}, std::string{message}, ""};
}
action_line react(std::uint64_t event, std::string_view emoji, std::string_view message) {
    return {{event, 1, 9, 0}, {}, action::react{std::string{emoji}, {{"C1", ""}, {}, std::string{message}, ""}}, "", ""};
}

void the_same_is_no_difference() {
    BOOST_TEST(compare({}, {}).empty());
    std::vector<action_line> const actions{send(1, 1, "a", "b1"), send(1, 2, "b", "b2"), react(2, "tada", "m2")};
    BOOST_TEST(compare(actions, actions).empty());
}

void time_rule_names_of_messages_and_errors_do_not_count() {
    auto const before = send(1, 1, "a", "b1");
    auto now = before;
    now.at = std::chrono::seconds{5};
    now.stamp = {1, 7, 3, 0};
    now.sent = "x9";
    now.error = "refused";
    get<action::send>(now.what).to.channel.name = "renamed";
    BOOST_TEST(compare({before}, {now}).empty());
}

void another_text_type_or_target_counts() {
    auto const before = send(3, 1, "a");
    action_line const reply{{3, 1, 1, 0}, {}, action::reply{"a", {{"C1", ""}, {}, "", ""}}, "", ""};
    for (auto const& now : {send(3, 1, "b"), send(3, 1, "a", "", "C2"), reply}) {
        auto const found = compare({before}, {now});
        BOOST_TEST_EQ(found.size(), 1u);
        BOOST_TEST(found.front() == (difference{3, {before}, {now}}));
    }
    BOOST_TEST_EQ(compare({react(1, "tada", "m1")}, {react(1, "wave", "m1")}).size(), 1u);
    BOOST_TEST_EQ(compare({react(1, "tada", "m1")}, {react(1, "tada", "m2")}).size(), 1u);
    auto to_alice = send(1, 1, "a");
    get<action::send>(to_alice.what).to.user.id = "U1";
    BOOST_TEST_EQ(compare({send(1, 1, "a")}, {to_alice}).size(), 1u);
}

template <class Action>
action_line done(Action action) {
    action.to.channel.id = "C1";
    return {{3, 1, 1, 0}, {}, std::move(action), "", ""};
}

void whatever_can_be_seen_of_a_frame_counts() {
    action::embed const tea{"with milk", "Tea", "https://tea.example", {{"price", "3"}}, "image", "footer", 7, {}};
    BOOST_TEST(compare({done(tea)}, {done(tea)}).empty());
    std::vector<action::embed> others(8, tea);
    others[0].text = "with sugar";
    others[1].title = "Milk";
    others[2].url.clear();
    others[3].fields[0].value = "4";
    others[4].fields[0].beside = true;
    others[5].image.clear();
    others[6].footer.clear();
    others[7].color = 8;
    for (auto const& other : others) BOOST_TEST_EQ(compare({done(tea)}, {done(other)}).size(), 1u);
}

void files_count_with_name_content_and_description() {
    action::file const tea{"tea.csv", "a,b", "a table"};
    auto const uploads = [](auto const&... files) { return done(action::upload{"look", {files...}, {}}); };
    BOOST_TEST(compare({uploads(tea)}, {uploads(tea)}).empty());
    for (action::file const& other : {action::file{"tea.txt", "a,b", "a table"}, {"tea.csv", "a,c", "a table"}, {"tea.csv", "a,b", ""}}) {
        BOOST_TEST_EQ(compare({uploads(tea)}, {uploads(other)}).size(), 1u);
        BOOST_TEST_EQ(compare({uploads(tea, other)}, {uploads(other, tea)}).size(), 1u);
    }
    BOOST_TEST_EQ(compare({uploads(tea)}, {uploads(tea, tea)}).size(), 1u);
    BOOST_TEST_EQ(compare({uploads(tea)}, {uploads()}).size(), 1u);
}

void a_file_too_long_for_a_recording_is_known_again() {
    action::upload const now{"look", {{"small", "a,b"}, {"large", std::string(most_file_content, 'x')}}, {}};
    auto recorded = now;
    shorten(recorded.files);
    BOOST_TEST(recorded.files[1].content.size() < 100);
    BOOST_TEST(compare({done(recorded)}, {done(now)}).empty());
    auto other = now;
    other.files[1].content.back() = 'y';
    BOOST_TEST_EQ(compare({done(recorded)}, {done(other)}).size(), 1u);
}

void what_is_missing_or_new_is_told_event_by_event() {
    auto const found = compare({send(5, 1, "e"), send(1, 2, "b"), send(1, 1, "a"), send(2, 1, "c")},
                               {send(1, 1, "a"), send(4, 1, "d"), send(2, 1, "c"), send(5, 1, "e")});
    std::vector<difference> const expected{{1, {send(1, 2, "b")}, {}}, {4, {}, {send(4, 1, "d")}}};
    BOOST_TEST(found == expected);
}

void the_same_done_twice_is_two() {
    auto const found = compare({send(1, 1, "a")}, {send(1, 1, "a"), send(1, 2, "a")});
    BOOST_TEST_EQ(found.size(), 1u);
    BOOST_TEST(found.front().missing.empty());
    BOOST_TEST_EQ(found.front().added.size(), 1u);
}

void an_action_of_another_event_does_not_stand_in() { BOOST_TEST_EQ(compare({send(1, 1, "a")}, {send(2, 1, "a")}).size(), 2u); }

void messages_of_the_bot_are_the_same_by_their_place() {
    BOOST_TEST(compare({send(1, 1, "a", "old"), edit(2, "b", "old")}, {send(1, 1, "a", "new"), edit(2, "b", "new")}).empty());
    BOOST_TEST(compare({send(1, 1, "a", "old"), edit(2, "b", "old"), edit(3, "c", "old")},
                       {send(1, 1, "a", "new"), edit(2, "b", "new"), edit(3, "c", "new")})
                   .empty());
    // A reaction that was recorded names the message as it was called then.
    BOOST_TEST(compare({send(1, 1, "a", "old"), react(2, "x", "old")}, {send(1, 1, "a", "new"), react(2, "x", "old")}).empty());
    BOOST_TEST_EQ(compare({send(1, 1, "a", "old"), edit(2, "b", "old")}, {send(1, 1, "a", "new"), edit(2, "b", "third")}).size(), 1u);
}

void one_whose_text_differs_is_still_followed() {
    auto const found = compare({send(1, 1, "a", "old"), edit(2, "b", "old")}, {send(1, 1, "A", "new"), edit(2, "b", "new")});
    BOOST_TEST_EQ(found.size(), 1u);
    BOOST_TEST_EQ(found.front().event, 1u);
}

void threads_are_followed_too() {
    auto const in_thread = [](std::string_view thread) {
        action_line line = send(2, 1, "more");
        get<action::send>(line.what).to.thread = thread;
        return line;
    };
    BOOST_TEST(compare({send(1, 1, "a", "old"), in_thread("old")}, {send(1, 1, "a", "new"), in_thread("new")}).empty());
    BOOST_TEST_EQ(compare({send(1, 1, "a", "old"), in_thread("old")}, {send(1, 1, "a", "new"), in_thread("t")}).size(), 1u);
}

void a_journal_and_a_recording_give_their_actions() {
    action::journal journal;
    journal.perform(action::send{"a", {{"C1", ""}, {}, "", ""}}, ignored, {1, 1, 1, 0});
    journal.perform(action::react{"x", {{"C1", ""}, {}, "m1", ""}}, ignored, {1, 1, 2, 0});
    auto const done = actions_of(journal.all());
    BOOST_TEST_EQ(done.size(), 2u);
    BOOST_TEST_EQ(done[0].sent, action::journal::id_of({1, 1, 1, 0}));
    BOOST_TEST_EQ(done[1].sent, "");
    auto const recorded = read_recording(R"({"type":"recording"}
{"type":"message","event":1,"text":"hi"}
{"type":"send","event":1,"rule":1,"number":1,"text":"a","to_channel":"C1","sent":"x7"}
{"type":"react","event":1,"rule":1,"number":2,"emoji":"x","to_channel":"C1","to_message":"m1"}
)",
                                         "a.jsonl");
    BOOST_TEST_EQ(actions_of(recorded).size(), 2u);
    BOOST_TEST(compare(actions_of(recorded), done).empty());
}

}  // namespace

int main() {
    the_same_is_no_difference();
    time_rule_names_of_messages_and_errors_do_not_count();
    another_text_type_or_target_counts();
    whatever_can_be_seen_of_a_frame_counts();
    files_count_with_name_content_and_description();
    a_file_too_long_for_a_recording_is_known_again();
    what_is_missing_or_new_is_told_event_by_event();
    the_same_done_twice_is_two();
    an_action_of_another_event_does_not_stand_in();
    messages_of_the_bot_are_the_same_by_their_place();
    one_whose_text_differs_is_still_followed();
    threads_are_followed_too();
    a_journal_and_a_recording_give_their_actions();
    return boost::report_errors();
}
