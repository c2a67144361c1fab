// SPDX-License-Identifier: BSL-1.0
// Tests which actions a rule may do, by its context and by what it returns.
#include <monongusa/bot/actions.hpp>

#include <monongusa/event/message.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

namespace mg = monongusa;
namespace action = mg::action;

namespace {

template <class... Actions>
consteval mg::detail::action_flags only() {
    mg::detail::action_flags flags{};
    ((flags[mg::detail::position_of<Actions>(action::list{})] = true), ...);
    return flags;
}

template <class... Done, class Handler>
consteval bool does_exactly(Handler handler) {
    auto const rule = mg::on<mg::event::message>(handler);
    return mg::detail::actions_of_rule<std::remove_const_t<decltype(rule)>, mg::context<>>() == only<Done...>();
}

static_assert(does_exactly<>([] {}));
static_assert(does_exactly<>([](mg::event::message const&) {}));
static_assert(does_exactly<action::send, action::reply, action::reply_in_thread, action::react>([](auto&) {}));
static_assert(does_exactly<action::send, action::reply, action::reply_in_thread, action::react>([](mg::context<>&) {}));
static_assert(does_exactly<action::send, action::reply, action::reply_in_thread, action::react, action::edit>(
    [](mg::context<action::edit>&) {}));
static_assert(does_exactly<action::send, action::reply, action::reply_in_thread, action::react, action::unreact, action::direct_message>(
    [](mg::context<action::unreact, action::direct_message> const&) {}));
static_assert(does_exactly<action::reply>([] { return "text"; }));
static_assert(does_exactly<action::reply>([] { return std::string{}; }));
static_assert(does_exactly<action::delete_message>([] { return action::delete_message{}; }));
static_assert(does_exactly<action::edit>([] { return std::optional<action::edit>{}; }));
static_assert(does_exactly<action::reply, action::unreact>([] { return std::tuple{"text", action::unreact{"tada"}}; }));
static_assert(does_exactly<action::reply, action::edit>(
    [] { return std::tuple{std::optional{std::string{}}, std::optional<action::edit>{}}; }));
static_assert(does_exactly<action::send, action::reply, action::reply_in_thread, action::react, action::edit>(
    [](auto&) { return action::edit{}; }));

static_assert(only<>() == mg::detail::action_flags{});
static_assert(only<action::send, action::reply, action::reply_in_thread, action::react>() == mg::detail::basic_actions);
static_assert(mg::detail::action_flag<int>() == only<>());
static_assert(mg::detail::allowed_by<int> == only<>());
static_assert(mg::detail::returned_as<void> == only<>());

void a_handler_that_returns_text_replies() {
    BOOST_TEST(does_exactly<action::reply>([] { return "tea"; }));
    BOOST_TEST(!does_exactly<action::send>([] { return "tea"; }));
}

}  // namespace

int main() {
    a_handler_that_returns_text_replies();
    return boost::report_errors();
}
