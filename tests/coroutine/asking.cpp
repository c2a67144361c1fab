// SPDX-License-Identifier: BSL-1.0
// Tests questions: what is an answer, how often is asked, and when that ends.
#include <monongusa/coroutine/asking.hpp>

#include "../support/descriptors.hpp"
#include "../support/memory_transport.hpp"

#include <monongusa/coroutine.hpp>
#include <monongusa/testing.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace mg = monongusa;
using mg::detail::answer_in;
using mg::detail::question;
using support::conversation;
using support::said;
using namespace std::chrono_literals;

namespace {

template <class Room>
std::string all_heard(Room& room) {
    std::string all;
    for (auto one = room.heard(); !one.empty(); one = room.heard()) all += one + ";";
    return all;
}

// --- what is an answer

enum class size { small, large };
bool from_text(std::string_view text, size& value) noexcept {
    value = text == "large" ? size::large : size::small;
    return text == "large" || text == "small";
}

void a_mention_and_spaces_around_do_not_count() {
    BOOST_TEST(answer_in<int>(said("ann", "4")) == 4);
    BOOST_TEST(answer_in<int>(said("ann", " \t4\r\n")) == 4);
    BOOST_TEST(answer_in<int>(said("ann", "@bot 4")) == 4);
    BOOST_TEST(answer_in<int>(said("ann", "@bot  -17 ")) == -17);
    BOOST_TEST(answer_in<std::string>(said("ann", "  green tea ")) == "green tea");
}

void what_does_not_convert_is_none() {
    for (auto const* const text : {"", " ", "@bot", "four", "4 or 5", "4.5", "99999999999999999999", "0x4"}) {
        BOOST_TEST(!answer_in<int>(said("ann", text)));
    }
    BOOST_TEST(!answer_in<unsigned>(said("ann", "-1")));
    BOOST_TEST(!answer_in<std::string>(said("ann", "  ")));
}

void it_may_be_whatever_a_group_may_be() {
    BOOST_TEST(answer_in<double>(said("ann", "4.5")) == 4.5);
    BOOST_TEST(answer_in<bool>(said("ann", "yes")) == true);
    BOOST_TEST(answer_in<std::chrono::seconds>(said("ann", "2min")) == 120s);
    BOOST_TEST(answer_in<size>(said("ann", "large")) == size::large);
    BOOST_TEST(!answer_in<size>(said("ann", "huge")));
}

// --- the parts of a question

void the_parts_are_told_apart_by_their_types_in_any_order() {
    question<int> const plain{"How many?", 30s};
    BOOST_TEST_EQ(plain.text(false), "How many?");
    BOOST_TEST_EQ(plain.text(true), "How many?");
    BOOST_TEST(plain.time() == 30s);
    BOOST_TEST_GT(plain.most(), 1000000u);
    BOOST_TEST(plain.accepts(-5));
    question<int> const full{"How many?", mg::attempts{3}, "A number, please", mg::between{1, 12}, 1min};
    BOOST_TEST_EQ(full.text(false), "How many?");
    BOOST_TEST_EQ(full.text(true), "A number, please");
    BOOST_TEST(full.time() == 1min);
    BOOST_TEST_EQ(full.most(), 3u);
    BOOST_TEST(full.accepts(1) && full.accepts(12) && !full.accepts(0) && !full.accepts(13));
    question<std::string> const owned{"Who?", std::string{"Really, who?"}, [](std::string const& name) { return name != "nobody"; }, 1s};
    BOOST_TEST_EQ(owned.text(true), "Really, who?");
    BOOST_TEST(owned.accepts("ann") && !owned.accepts("nobody"));
}

void between_takes_whatever_is_ordered() {
    BOOST_TEST((mg::between{1s, 1s}(1s)) && !(mg::between{1s, 2s}(3s)));
    mg::between const names{std::string{"a"}, std::string{"c"}};
    BOOST_TEST(names("b") && !names("d"));
    BOOST_TEST(!(mg::between{2, 1}(1)));
}

// --- asking

constexpr mg::table asking{
    mg::listen_to<"^book">([](auto& chat) -> mg::task<> {
        auto const people = co_await chat.template async_ask<int>("How many?", "A number from 1 to 12, please", mg::between{1, 12}, 30s);
        if (!people) {
            co_await chat.async_send("no table then");
            co_return;
        }
        co_await chat.async_send("a table for " + std::to_string(*people));
    }),
    mg::listen_to<"^thrice">([](auto& chat) -> mg::task<> {
        auto const people = co_await chat.template async_ask<int>("How many?", mg::attempts{3}, 30s);
        co_await chat.async_send(people ? "good" : "I give up");
    }),
    mg::listen_to<"^never">([](auto& chat) -> mg::task<> {
        auto const people = co_await chat.template async_ask<int>("How many?", mg::attempts{0}, 30s);
        co_await chat.async_send(people ? "good" : "not even asked");
    }),
    mg::listen_to<"^name">([](auto& chat) -> mg::task<> {
        std::string const fallback = "somebody";
        auto const name = co_await chat.template async_ask<std::string>("Who are you?", 30s);
        co_await chat.async_send("hello " + name.value_or(fallback));
    }),
};

void it_asks_again_until_there_is_an_answer() {
    mg::testing::room room{asking};
    room.says("ann", "book");
    auto const lines = room.lines();
    BOOST_TEST(lines.size() == 1 && lines.front() == "< #general @ann: How many?");
    room.says("ann", "a few");
    BOOST_TEST_EQ(all_heard(room), "A number from 1 to 12, please;");
    room.says("ann", "13");
    BOOST_TEST_EQ(all_heard(room), "A number from 1 to 12, please;");
    room.says("bob", "5");
    BOOST_TEST_EQ(all_heard(room), "");
    room.says("ann", "4");
    BOOST_TEST_EQ(all_heard(room), "a table for 4;");
    room.says("ann", "5");
    BOOST_TEST_EQ(all_heard(room), "");
}

// Each question has its time, so that who corrects himself is not cut off.
void each_time_it_asks_the_time_begins_anew() {
    mg::testing::room room{asking};
    room.says("ann", "book");
    room.time(29s);
    room.says("ann", "a few");
    room.time(29s);
    BOOST_TEST_EQ(all_heard(room), "How many?;A number from 1 to 12, please;");
    room.time(1s);
    BOOST_TEST_EQ(all_heard(room), "no table then;");
}

void it_gives_up_after_so_many_attempts() {
    mg::testing::room room{asking};
    room.says("ann", "thrice");
    for (int i = 0; i < 3; ++i) room.says("ann", "what?");
    BOOST_TEST_EQ(all_heard(room), "How many?;How many?;How many?;I give up;");
    room.says("ann", "never");
    BOOST_TEST_EQ(all_heard(room), "not even asked;");
}

void text_may_be_asked_for() {
    mg::testing::room room{asking};
    room.says("ann", "name");
    room.says("ann", "  Ann of tea ");
    BOOST_TEST_EQ(all_heard(room), "Who are you?;hello Ann of tea;");
    room.says("ann", "name");
    room.time(30s);
    BOOST_TEST_EQ(all_heard(room), "Who are you?;hello somebody;");
}

// What rules hear is not what answers: `book` in the middle of a question is an answer that is none.
void an_answer_does_not_reach_the_table() {
    mg::testing::room room{asking};
    room.says("ann", "book");
    room.says("ann", "book");
    BOOST_TEST_EQ(all_heard(room), "How many?;A number from 1 to 12, please;");
}

void a_question_that_cannot_be_asked_throws_at_once() {
    constexpr mg::table table{mg::listen_to<"book">([](auto& chat) -> mg::task<> {
        std::string what = "nothing";
        try {
            co_await chat.template async_ask<int>("How many?", 30s);
        } catch (boost::system::system_error const& error) {
            what = error.code() == make_error_code(mg::error::text_too_long) ? "refused" : error.what();
        }
        chat.log.warning(what);
        throw what;
    }),
                              mg::on_error([](mg::event::failure const&, std::optional<int>& failed) { failed = failed.value_or(0) + 1; })};
    std::optional<int> failed;
    conversation chat{{said("ann", "book")}};
    chat.refusal = make_error_code(mg::error::text_too_long);
    mg::bot bot{support::memory_transport{chat}, mg::executor::inplace{}, table, mg::with(failed), mg::clock::manual{}};
    auto const log = support::logged_by([&] { BOOST_TEST(!bot.run()); });
    BOOST_TEST(log.find("refused") != std::string::npos);
    // The question's failure was told to whoever asked, and to nobody else.
    BOOST_TEST(failed == 1);
    BOOST_TEST_EQ(bot.clock().timers().size(), 0u);
}

}  // namespace

int main() {
    a_mention_and_spaces_around_do_not_count();
    what_does_not_convert_is_none();
    it_may_be_whatever_a_group_may_be();
    the_parts_are_told_apart_by_their_types_in_any_order();
    between_takes_whatever_is_ordered();
    it_asks_again_until_there_is_an_answer();
    each_time_it_asks_the_time_begins_anew();
    it_gives_up_after_so_many_attempts();
    text_may_be_asked_for();
    an_answer_does_not_reach_the_table();
    a_question_that_cannot_be_asked_throws_at_once();
    return boost::report_errors();
}
