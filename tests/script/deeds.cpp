// SPDX-License-Identifier: BSL-1.0
// deeds: what is done on many threads is told once, in order, and remembered.
#include <monongusa/script/deeds.hpp>

#include <monongusa/action/completion.hpp>
#include <monongusa/error/error.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <thread>
#include <vector>

namespace {

using namespace monongusa;

chat::origin const in_general{.channel = {"general", "general"}, .user = {"alice", "alice"}, .message = "m1"};

std::string lines(script::deeds& deeds) {
    std::string all;
    for (auto const& one : deeds.answers()) all += detail::joined(one, "\n");
    return all;
}

void threads_do_not_change_the_order() {
    script::people people{"bot"};
    script::memory memory;
    script::deeds deeds{people, memory};
    std::vector<std::thread> threads;
    for (std::size_t rule = 4; rule > 0; --rule) {
        threads.emplace_back([&deeds, rule] {
            for (std::size_t number = 1; number <= 25; ++number) {
                deeds.perform(action::send{detail::joined(rule, ".", number), in_general}, ignored, {1, rule, number}, {});
            }
            deeds.fail(rule, "boom");
        });
    }
    for (auto& thread : threads) thread.join();
    auto const done = deeds.answers();
    BOOST_TEST_EQ(done.size(), 104u);
    BOOST_TEST_EQ(done.front().text, "1.1");
    BOOST_TEST_EQ(done.front().made, "b1");
    BOOST_TEST_EQ(done[99].text, "4.25");
    BOOST_TEST_EQ(done[99].made, "b100");
    BOOST_TEST_EQ(done[100].head, "failure rule 1");
    BOOST_TEST_EQ(done[103].head, "failure rule 4");
    BOOST_TEST(deeds.answers().empty());
}

void what_is_refused_is_not_done() {
    script::people people{"bot"};
    script::memory memory;
    script::deeds deeds{people, memory};
    std::error_code told;
    deeds.perform(action::send{"x", in_general}, [&](std::error_code error, chat::sent const&) { told = error; }, {1, 1, 1},
                  make_error_code(error::text_too_long));
    BOOST_TEST(told == error::text_too_long);
    BOOST_TEST_EQ(lines(deeds), "");
}

void a_message_is_remembered_where_it_was_said() {
    script::people people{"bot"};
    script::memory memory;
    script::deeds deeds{people, memory};
    deeds.perform(action::reply_in_thread{"in the thread", in_general}, ignored, {1, 1, 1}, {});
    deeds.perform(action::direct_message{"alone", in_general}, ignored, {1, 1, 2}, {});
    BOOST_TEST_EQ(lines(deeds), "< #general >m1 @alice: in the thread\n< dm @alice: alone\n");
    BOOST_TEST_EQ(memory.find("b1")->thread, "m1");
    BOOST_TEST(memory.find("b1")->author.self);
    BOOST_TEST(memory.find("b2")->channel.kind == chat::channel_kind::direct);
    BOOST_TEST(!deeds.label("b2", {"alone", 0}));
    deeds.perform(action::delete_message{{.channel = {"dm-alice"}, .message = "b1.1.2"}}, ignored, {2, 1, 1}, {});
    BOOST_TEST_EQ(lines(deeds), "< delete alone\n");
    BOOST_TEST(!memory.knows("alone"));
}

void uploads_and_embeds_are_messages_and_typing_is_none() {
    script::people people{"bot"};
    script::memory memory;
    script::deeds deeds{people, memory};
    deeds.perform(action::typing{in_general}, ignored, {1, 1, 1}, {});
    deeds.perform(action::upload{"", {{"tea.csv", "a,b"}}, in_general}, ignored, {1, 1, 2}, {});
    deeds.perform(action::embed{.text = "with milk", .title = "Tea", .to = in_general}, ignored, {1, 1, 3}, {});
    auto const done = deeds.answers();
    BOOST_TEST_EQ(done.size(), 3u);
    if (done.size() != 3) return;
    BOOST_TEST_EQ(detail::joined(done[0]), "< typing #general");
    BOOST_TEST_EQ(done[0].made, "");
    BOOST_TEST_EQ(done[1].made, "b1");
    BOOST_TEST_EQ(detail::joined(done[2]), "< embed #general: Tea\\nwith milk");
    BOOST_TEST_EQ(done[2].made, "b2");
    BOOST_TEST_EQ(memory.find("b2")->text, "with milk");
}

}  // namespace

int main() {
    threads_do_not_change_the_order();
    what_is_refused_is_not_done();
    a_message_is_remembered_where_it_was_said();
    uploads_and_embeds_are_messages_and_typing_is_none();
    return boost::report_errors();
}
