// SPDX-License-Identifier: BSL-1.0
// Tests that a coroutine is a handler, and that what it returns is done as what a plain one returns.
#include <monongusa/coroutine/task.hpp>

#include <monongusa/coroutine.hpp>
#include <monongusa/testing.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace mg = monongusa;
using namespace std::chrono_literals;

static_assert(std::is_same_v<mg::task<>, boost::asio::awaitable<void>>);
static_assert(mg::detail::is_task<mg::task<>> && mg::detail::is_task<mg::task<std::string>>);
static_assert(!mg::detail::is_task<std::string> && !mg::detail::is_task<void>);
static_assert(std::is_same_v<mg::detail::settled_result<mg::task<std::string>>, std::string>);
static_assert(std::is_same_v<mg::detail::settled_result<std::string>, std::string>);

namespace {

constexpr mg::table reactions{
    mg::listen_to<"nothing">([]() -> mg::task<> { co_return; }),
    mg::listen_to<"text">([]() -> mg::task<std::string> { co_return "Here is text"; }),
    mg::listen_to<"literal">([]() -> mg::task<char const*> { co_return "Here is a literal"; }),
    mg::listen_to<"action">([]() -> mg::task<mg::action::send> { co_return mg::action::send{"to all"}; }),
    mg::listen_to<"several">([](auto& chat) -> mg::task<std::tuple<mg::action::react, mg::action::reply>> {
        co_await chat.async_sleep_for(1s);
        co_return std::tuple{mg::action::react{"tada"}, mg::action::reply{"and a word"}};
    }),
    mg::listen_to<"perhaps (\\w+)">([](std::string_view answer) -> mg::task<std::optional<std::string>> {
        if (answer == "not") co_return std::nullopt;
        co_return std::string{answer};
    }),
};

void it_may_return_nothing() {
    mg::testing::room room{reactions};
    room.says("ann", "nothing");
    BOOST_TEST_EQ(room.heard(), "");
    BOOST_TEST(room.failures().empty());
}

void text_is_a_reply() {
    mg::testing::room room{reactions};
    room.says("ann", "text");
    auto const lines = room.lines();
    BOOST_TEST_EQ(lines.size(), 1u);
    if (!lines.empty()) BOOST_TEST_EQ(lines.front(), "< #general @ann: Here is text");
    room.says("ann", "literal");
    BOOST_TEST_EQ(room.heard(), "Here is a literal");
}

void actions_are_done_in_their_order_also_after_a_wait() {
    mg::testing::room room{reactions};
    room.says("ann", "action");
    BOOST_TEST_EQ(room.heard(), "to all");
    room.says("ann", "several");
    BOOST_TEST_EQ(room.heard(), "");
    room.time(1s);
    BOOST_TEST_EQ(room.heard(), ":tada:");
    BOOST_TEST_EQ(room.heard(), "and a word");
    BOOST_TEST_EQ(room.heard(), "");
}

void an_optional_that_is_empty_is_nothing() {
    mg::testing::room room{reactions};
    room.says("ann", "perhaps not");
    BOOST_TEST_EQ(room.heard(), "");
    room.says("ann", "perhaps so");
    BOOST_TEST_EQ(room.heard(), "so");
}

}  // namespace

int main() {
    it_may_return_nothing();
    text_is_a_reply();
    actions_are_done_in_their_order_also_after_a_wait();
    an_optional_that_is_empty_is_nothing();
    return boost::report_errors();
}
