// SPDX-License-Identifier: BSL-1.0
// Tests conversations: whose message ends a wait, what the table still hears, and when a wait is over.
#include <monongusa/coroutine/verbs.hpp>

#include <monongusa/coroutine.hpp>
#include <monongusa/testing.hpp>
#include <monongusa/verbs.hpp>

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

namespace mg = monongusa;
namespace asio = boost::asio;
using namespace std::chrono_literals;

template <class... Given>
using parts = mg::detail::parts_of_wait<mg::event::message, Given...>;

// The time of a wait is told from the matchers before it by its type.
static_assert(parts<std::chrono::seconds>::time == 0);
static_assert(parts<mg::matcher::from, mg::pass_on_t const&, std::chrono::minutes&&>::time == 2);
static_assert(parts<std::chrono::seconds, asio::use_awaitable_t<> const&>::behind == 1);
static_assert(!parts<mg::matcher::from>::has_time && !parts<>::has_time);
static_assert(parts<mg::matcher::from&, std::chrono::seconds>::fine() && parts<mg::pass_on_t const&, std::chrono::seconds>::fine());
static_assert(parts<std::chrono::seconds, mg::matcher::from>::ends_well == false && !parts<int, std::chrono::seconds>::filters_match);

namespace {

template <class Room>
std::string all_heard(Room& room) {
    std::string all;
    for (auto one = room.heard(); !one.empty(); one = room.heard()) all += one + ";";
    return all;
}

constexpr mg::table conversing{
    mg::listen_to<"talk">([](auto& chat) -> mg::task<> {
        co_await chat.async_reply("go on");
        while (auto const next = co_await chat.async_next_message(30s)) {
            if (next->text == "bye") co_return;
            co_await chat.async_send("you said " + next->text);
        }
        co_await chat.async_reply("too late");
    }),
    mg::listen_to<"(.+)">([](auto& chat, std::string_view text) {
        if (text != "talk") chat.send("heard " + std::string{text});
    }),
};

void the_next_message_of_the_author_in_the_channel_is_taken() {
    mg::testing::room room{conversing};
    room.says("ann", "talk");
    BOOST_TEST_EQ(all_heard(room), "go on;");
    room.says("bob", "tea");  // Another author.
    BOOST_TEST_EQ(all_heard(room), "heard tea;");
    room.says("ann", "#ops", "tea");  // Another channel.
    BOOST_TEST_EQ(all_heard(room), "heard tea;");
    room.says("ann", "tea");
    BOOST_TEST_EQ(all_heard(room), "you said tea;");
    room.says("ann", "bye");
    BOOST_TEST_EQ(all_heard(room), "");
    room.says("ann", "tea");
    BOOST_TEST_EQ(all_heard(room), "heard tea;");
}

void several_converse_at_once() {
    mg::testing::room room{conversing};
    room.says("ann", "talk");
    room.says("bob", "talk");
    room.says("ann", "#ops", "talk");
    all_heard(room);
    room.says("bob", "1");
    room.says("ann", "2");
    room.says("ann", "#ops", "3");
    BOOST_TEST_EQ(all_heard(room), "you said 1;you said 2;you said 3;");
    room.says("ann", "bye");
    room.says("ann", "4");
    room.says("bob", "5");
    BOOST_TEST_EQ(all_heard(room), "heard 4;you said 5;");
}

void a_wait_is_over_at_its_time_and_not_before() {
    mg::testing::room room{conversing};
    room.says("ann", "talk");
    room.time(29s);
    room.says("ann", "tea");
    BOOST_TEST_EQ(all_heard(room), "go on;you said tea;");
    room.time(30s - 1ns);
    BOOST_TEST_EQ(all_heard(room), "");
    room.time(1ns);
    BOOST_TEST_EQ(all_heard(room), "too late;");
    room.says("ann", "tea");
    BOOST_TEST_EQ(all_heard(room), "heard tea;");
}

constexpr mg::table waiting{
    mg::listen_to<"number">([](auto& chat) -> mg::task<> {
        auto const number = co_await chat.async_next_message(mg::matcher::regex<"^\\d+$">{}, 10s);
        chat.send(number ? "number " + number->text : "none");
    }),
    mg::listen_to<"watch">([](auto& chat) -> mg::task<> {
        auto const seen = co_await chat.async_next_message(mg::pass_on, 10s);
        chat.send(seen ? "saw " + seen->text : "saw nothing");
    }),
    mg::listen_to<"anybody">([](auto& chat) -> mg::task<> {
        auto const one = co_await chat.template async_wait_for<mg::event::message>(10s);
        chat.send(one ? "anybody is " + one->author.name : "nobody");
    }),
    mg::listen_to<"here">([](auto& chat) -> mg::task<> {
        mg::matcher::in const channel{chat.channel()};
        auto const one = co_await chat.template async_wait_for<mg::event::message>(channel, mg::matcher::regex<"me">{}, 10s);
        chat.send(one ? "here is " + one->author.name : "nobody");
    }),
    mg::listen_to<"now">([](auto& chat) -> mg::task<> {
        auto const none = co_await chat.async_next_message(0s);
        chat.send(none ? "something" : "nothing");
    }),
    mg::listen_to<"(tea|17)">([](auto& chat, std::string_view text) { chat.send("heard " + std::string{text}); }),
};

void matchers_say_which_message_it_is() {
    mg::testing::room room{waiting};
    room.says("ann", "number");
    room.says("ann", "tea");
    BOOST_TEST_EQ(all_heard(room), "heard tea;");
    room.says("ann", "17");
    BOOST_TEST_EQ(all_heard(room), "number 17;");
    room.says("ann", "number");
    room.says("bob", "17");
    BOOST_TEST_EQ(all_heard(room), "heard 17;");
    room.time(10s);
    BOOST_TEST_EQ(all_heard(room), "none;");
}

void what_is_passed_on_reaches_the_table_as_well() {
    mg::testing::room room{waiting};
    room.says("ann", "watch");
    room.says("ann", "tea");
    auto const heard = all_heard(room);
    BOOST_TEST(heard == "heard tea;saw tea;" || heard == "saw tea;heard tea;");
}

void anybody_s_message_may_be_waited_for() {
    mg::testing::room room{waiting};
    room.says("ann", "anybody");
    room.says("bob", "#ops", "tea");
    BOOST_TEST_EQ(all_heard(room), "anybody is bob;");
    room.says("ann", "here");
    room.says("bob", "#ops", "me");
    room.says("bob", "not I");
    BOOST_TEST_EQ(all_heard(room), "");
    room.says("cyd", "me");
    BOOST_TEST_EQ(all_heard(room), "here is cyd;");
}

void other_bots_are_nobody() {
    mg::testing::room room{waiting};
    room.is_bot("bender");
    room.says("ann", "anybody");
    room.says("bender", "me");
    BOOST_TEST_EQ(all_heard(room), "");
    room.says("bob", "me");
    BOOST_TEST_EQ(all_heard(room), "anybody is bob;");
}

// It ends with the next look at the clock, and nothing that was said before is waited for.
void no_time_is_over_at_once() {
    mg::testing::room room{waiting};
    room.says("ann", "now");
    room.time(0s);
    BOOST_TEST_EQ(all_heard(room), "nothing;");
}

// --- events that no rule hears

struct vote {
    mg::task<> operator()(mg::context<mg::event::reaction_added, mg::action::edit>& chat) const {
        auto const asked = co_await chat.async_send("shall we?");
        mg::matcher::about const it{asked};
        auto const by = co_await chat.async_wait_for<mg::event::reaction_added>(it, 1h);
        // In a line of its own: g++ 12 ends the temporaries of a conditional twice inside of a `co_await`.
        std::string const outcome = by ? by->user.name + " says " + by->emoji.name : "nobody cares";
        co_await chat.async_edit(outcome, asked);
    }
};
constexpr mg::table voting{mg::listen_to<"vote">(vote{})};

void a_reaction_that_is_declared_is_heard_of_without_a_rule() {
    mg::testing::room room{voting};
    auto const other = room.says("ann", "vote");
    auto lines = room.lines();
    BOOST_TEST_EQ(lines.size(), 1u);
    room.reacts("bob", "tada", other);  // On another message.
    BOOST_TEST(room.lines().empty());
    room.reacts("bob", "wave", "b1");
    lines = room.lines();
    BOOST_TEST_EQ(lines.size(), 1u);
    BOOST_TEST(!lines.empty() && lines.front().find("bob says wave") != std::string::npos);
    room.says("ann", "vote");
    room.lines();
    room.time(1h);
    BOOST_TEST_EQ(room.heard(), "nobody cares");
}

// --- beside each other

constexpr mg::table racing{
    mg::listen_to<"race">([](auto& chat) -> mg::task<> {
        using namespace asio::experimental::awaitable_operators;
        auto const first = co_await (chat.async_next_message(20s) || chat.async_sleep_for(10s));
        chat.send(first.index() == 0 ? "spoke" : "slept");
        auto const next = co_await chat.async_next_message(20s);
        chat.send(next ? "then " + next->text : "silence");
    }),
    mg::listen_to<"both">([](auto& chat) -> mg::task<> {
        using namespace asio::experimental::awaitable_operators;
        auto const message = co_await (chat.async_next_message(20s) && chat.async_sleep_for(10s));
        chat.send(message ? "both " + message->text : "one");
    }),
};

void one_of_two_waits_cancels_the_other() {
    mg::testing::room room{racing};
    room.says("ann", "race");
    room.time(10s);
    BOOST_TEST_EQ(all_heard(room), "slept;");
    room.says("ann", "tea");
    BOOST_TEST_EQ(all_heard(room), "then tea;");
    room.says("ann", "race");
    room.says("ann", "tea");
    BOOST_TEST_EQ(all_heard(room), "spoke;");
    room.time(20s);
    BOOST_TEST_EQ(all_heard(room), "silence;");
}

void both_may_be_waited_for() {
    mg::testing::room room{racing};
    room.says("ann", "both");
    room.says("ann", "tea");
    BOOST_TEST_EQ(all_heard(room), "");
    room.time(10s);
    BOOST_TEST_EQ(all_heard(room), "both tea;");
}

}  // namespace

int main() {
    the_next_message_of_the_author_in_the_channel_is_taken();
    several_converse_at_once();
    a_wait_is_over_at_its_time_and_not_before();
    matchers_say_which_message_it_is();
    what_is_passed_on_reaches_the_table_as_well();
    anybody_s_message_may_be_waited_for();
    other_bots_are_nobody();
    no_time_is_over_at_once();
    a_reaction_that_is_declared_is_heard_of_without_a_rule();
    one_of_two_waits_cancels_the_other();
    both_may_be_waited_for();
    return boost::report_errors();
}
