// SPDX-License-Identifier: BSL-1.0
// Tests that an activity is an executor of Asio's.
#include <monongusa/coroutine/activity_executor.hpp>

#include "../support/bare_engine.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/defer.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/query.hpp>
#include <boost/asio/require.hpp>
#include <boost/core/lightweight_test.hpp>

#include <memory>
#include <string>
#include <utility>

namespace mg = monongusa;
namespace asio = boost::asio;
using mg::detail::activity;
using mg::detail::activity_counts;
using mg::detail::activity_executor;
using mg::detail::activity_ref;
using mg::detail::bot_link;
using support::bare_engine;

static_assert(asio::execution::is_executor<activity_executor>::value);
static_assert(std::is_constructible_v<asio::any_io_executor, activity_executor>);

namespace {

struct with_executor {
    bare_engine bot{};
    std::shared_ptr<bot_link> link = std::make_shared<bot_link>(*bot);
    activity_ref one{new activity{link, std::make_shared<activity_counts>(), {}, 0}};
    activity_executor executor{one};

    ~with_executor() { link->leave(); }
};

void what_is_posted_or_deferred_runs_in_a_later_part() {
    with_executor with;
    std::string ran;
    asio::any_io_executor const any{with.executor};
    asio::post(with.executor, [&] {
        ran += "a";
        asio::post(any, [&] { ran += "c"; });
        asio::defer(any, [&] { ran += "d"; });
        ran += "b";
    });
    BOOST_TEST_EQ(ran, "");
    with.bot.run_all();
    BOOST_TEST_EQ(ran, "abcd");
}

void what_is_dispatched_runs_at_once_only_in_the_activity() {
    with_executor with;
    std::string ran;
    asio::dispatch(with.executor, [&] {
        ran += "a";
        asio::dispatch(with.executor, [&] { ran += "b"; });
        ran += "c";
    });
    BOOST_TEST_EQ(ran, "");
    with.bot.run_all();
    BOOST_TEST_EQ(ran, "abc");
}

// By the default a coroutine begins where its handler is called.
void in_the_activity_it_runs_at_once_unless_that_is_forbidden() {
    with_executor with;
    using asio::execution::blocking;
    BOOST_TEST(asio::query(with.executor, blocking) == blocking.possibly);
    auto const never = asio::require(with.executor, blocking.never);
    BOOST_TEST(asio::query(never, blocking) == blocking.never);
    BOOST_TEST(asio::query(asio::require(never, blocking.possibly), blocking) == blocking.possibly);
    bool ran = false;
    with.executor.execute([&] { ran = true; });
    BOOST_TEST(!ran);
    with.bot.run_all();
    BOOST_TEST(std::exchange(ran, false));
    activity::inside const here{*with.one};
    never.execute([&] { ran = true; });
    BOOST_TEST(!ran);
    with.executor.execute([&] { ran = true; });
    BOOST_TEST(std::exchange(ran, false));
    with.bot.run_all();
    BOOST_TEST(ran);
}

void two_of_one_activity_are_equal() {
    with_executor with;
    activity_ref const other{new activity{with.link, std::make_shared<activity_counts>(), {}, 0}};
    BOOST_TEST(with.executor == activity_executor{with.one});
    BOOST_TEST(with.executor != activity_executor{other});
    BOOST_TEST(with.executor != asio::require(with.executor, asio::execution::blocking.never));
    BOOST_TEST_EQ(&with.executor.runs(), &*with.one);
}

void its_context_is_that_of_the_bot_for_what_is_foreign() {
    with_executor with;
    BOOST_TEST_EQ(&asio::query(with.executor, asio::execution::context), &with.link->context());
}

}  // namespace

int main() {
    what_is_posted_or_deferred_runs_in_a_later_part();
    what_is_dispatched_runs_at_once_only_in_the_activity();
    in_the_activity_it_runs_at_once_unless_that_is_forbidden();
    two_of_one_activity_are_equal();
    its_context_is_that_of_the_bot_for_what_is_foreign();
    return boost::report_errors();
}
