// SPDX-License-Identifier: BSL-1.0
// Tests that bots are found in whatever holds them, in order, and that a call reaches its bot.
#include <monongusa/bot/runnable.hpp>

#include "../support/stand_in_bot.hpp"

#include <boost/core/lightweight_test.hpp>

#include <array>
#include <cstddef>
#include <deque>
#include <functional>
#include <initializer_list>
#include <list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace {

using monongusa::detail::add_to;
using monongusa::detail::run_verdict;
using monongusa::detail::runnable;
using monongusa::detail::runnables;
using support::stand_in_bot;
using namespace std::chrono_literals;

struct other_bot : stand_in_bot {};

template <class Given>
constexpr bool can_be_run = run_verdict<Given>::fine;

static_assert(can_be_run<stand_in_bot> && can_be_run<stand_in_bot&> && can_be_run<stand_in_bot*> && can_be_run<other_bot&>);
static_assert(can_be_run<std::unique_ptr<stand_in_bot>> && can_be_run<std::shared_ptr<stand_in_bot> const&>);
static_assert(can_be_run<std::reference_wrapper<stand_in_bot>> && can_be_run<std::optional<stand_in_bot>&>);
static_assert(can_be_run<stand_in_bot (&)[2]> && can_be_run<std::deque<stand_in_bot>&> && can_be_run<std::span<stand_in_bot>>);
static_assert(can_be_run<std::vector<std::unique_ptr<stand_in_bot>> const&> && can_be_run<std::list<std::vector<stand_in_bot*>>>);
static_assert(!can_be_run<int> && !can_be_run<void*> && !can_be_run<std::nullptr_t> && !can_be_run<char const (&)[4]>);
static_assert(!can_be_run<std::string&> && !can_be_run<std::vector<int>&> && !can_be_run<std::unique_ptr<int>>);
// Running changes a bot.
static_assert(!can_be_run<stand_in_bot const&> && !can_be_run<stand_in_bot const*> && !can_be_run<std::deque<stand_in_bot> const&>);

template <class Given>
std::vector<void*> found_in(Given&& given) {
    runnables all;
    add_to(all, given);
    std::vector<void*> bots;
    for (auto const& each : all) bots.push_back(each.bot);
    return bots;
}

void bots_are_found_in_whatever_holds_them() {
    using found = std::vector<void*>;
    stand_in_bot a;
    stand_in_bot b;
    auto const both = found{&a, &b};
    BOOST_TEST(found_in(a) == found{&a});
    BOOST_TEST(found_in(&a) == found{&a});
    BOOST_TEST(found_in(std::ref(b)) == found{&b});
    BOOST_TEST(found_in(std::array{&a, &b}) == both);
    BOOST_TEST(found_in(std::vector{std::ref(a), std::ref(b)}) == both);
    std::deque<stand_in_bot> several(3);
    BOOST_TEST(found_in(several) == (found{&several[0], &several[1], &several[2]}));
    BOOST_TEST(found_in(std::span<stand_in_bot>{&a, 1}) == found{&a});
    stand_in_bot raw[2];
    BOOST_TEST(found_in(raw) == (found{&raw[0], &raw[1]}));
    std::vector<std::unique_ptr<stand_in_bot>> owned;
    for (int i = 0; i < 2; ++i) owned.push_back(std::make_unique<stand_in_bot>());
    BOOST_TEST(found_in(std::as_const(owned)) == (found{owned[0].get(), owned[1].get()}));
    std::optional<stand_in_bot> maybe;
    BOOST_TEST(found_in(maybe) == found{nullptr});
    maybe.emplace();
    BOOST_TEST(found_in(maybe) == found{&*maybe});
    std::vector<std::vector<stand_in_bot*>> const nested{{&a}, {}, {&b, nullptr}};
    BOOST_TEST(found_in(nested) == (found{&a, &b, nullptr}));
    BOOST_TEST(found_in(std::vector<stand_in_bot*>{}).empty());
}

void a_call_reaches_its_bot() {
    stand_in_bot bot{"alpha"};
    bot.patience = 7s;
    bot.on_login = [] { return std::make_error_code(std::errc::permission_denied); };
    bot.on_run = [] { return std::make_error_code(std::errc::timed_out); };
    auto const same = runnable::of(&bot);
    BOOST_TEST(same.login() == std::errc::permission_denied);
    BOOST_TEST(same.run() == std::errc::timed_out);
    same.stop();
    BOOST_TEST_EQ(bot.asked(), "login;run;stop;");
    BOOST_TEST(same.grace() == 7s);
    BOOST_TEST_EQ(same.name(), "alpha");
    same.rename("beta");
    BOOST_TEST_EQ(same.name(), "beta");
    BOOST_TEST_EQ(same.logger().bot(), "beta");
    BOOST_TEST(&same.logger() == &bot.logger());
}

void what_a_bot_throws_comes_through() {
    stand_in_bot bot;
    bot.on_stop = [] { throw std::runtime_error{"no"}; };
    BOOST_TEST_THROWS(runnable::of(&bot).stop(), std::runtime_error);
}

// As a bot was before there were logins.
struct plain_bot {
    bool ran = false;
    monongusa::log::logger log{"plain"};

    std::error_code run() { return ran = true, std::error_code{}; }
    void stop() {}
    monongusa::instant::duration grace() const { return 1s; }
    std::string_view name() const { return "plain"; }
    monongusa::log::logger& logger() { return log; }
};

void one_without_a_login_is_logged_in_and_keeps_its_name() {
    plain_bot bot;
    auto const same = runnable::of(&bot);
    BOOST_TEST(same.login() == std::error_code{});
    BOOST_TEST(!bot.ran);
    BOOST_TEST(same.run() == std::error_code{});
    BOOST_TEST(bot.ran);
    same.rename("other");
    BOOST_TEST_EQ(same.name(), "plain");
}

}  // namespace

int main() {
    bots_are_found_in_whatever_holds_them();
    a_call_reaches_its_bot();
    what_a_bot_throws_comes_through();
    one_without_a_login_is_logged_in_and_keeps_its_name();
    return boost::report_errors();
}
