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

template <class Handler, class Action>
consteval bool does(Handler handler) {
    auto const rule = mg::on<mg::event::message>(handler);
    return mg::detail::rule_does<std::remove_const_t<decltype(rule)>, mg::context<>, Action>::value;
}

template <class... Done, class Handler>
consteval bool does_exactly(Handler handler) {
    return []<class... Actions>(Handler given, mg::detail::type_list<Actions...>) {
        return ((does<Handler, Actions>(given) == mg::detail::is_one_of<Actions, Done...>) && ...);
    }(handler, action::list{});
}

static_assert(does_exactly<>([] {}));
static_assert(does_exactly<>([](mg::event::message const&) {}));
static_assert(does_exactly<action::send, action::reply, action::reply_in_thread, action::react>([](auto&) {}));
static_assert(does_exactly<action::send, action::reply, action::reply_in_thread, action::react>([](mg::context<>&) {}));
static_assert(does_exactly<action::send, action::reply, action::reply_in_thread, action::react, action::edit>([](mg::context<action::edit>&) {}));
static_assert(does_exactly<action::send, action::reply, action::reply_in_thread, action::react, action::unreact, action::direct_message>(
    [](mg::context<action::unreact, action::direct_message> const&) {}));
static_assert(does_exactly<action::reply>([] { return "text"; }));
static_assert(does_exactly<action::reply>([] { return std::string{}; }));
static_assert(does_exactly<action::delete_message>([] { return action::delete_message{}; }));
static_assert(does_exactly<action::edit>([] { return std::optional<action::edit>{}; }));
static_assert(does_exactly<action::reply, action::unreact>([] { return std::tuple{"text", action::unreact{"tada"}}; }));
static_assert(does_exactly<action::reply, action::edit>([] { return std::tuple{std::optional{std::string{}}, std::optional<action::edit>{}}; }));
static_assert(does_exactly<action::send, action::reply, action::reply_in_thread, action::react, action::edit>([](auto&) { return action::edit{}; }));

static_assert(!mg::detail::rule_does<mg::refused, mg::context<>, action::send>::value);

static_assert(!mg::detail::returns_action<void, action::reply>);
static_assert(!mg::detail::context_declares<int, action::send>);

void a_handler_that_returns_text_replies() {
    BOOST_TEST((does<char const* (*)(), action::reply>(nullptr)));
    BOOST_TEST((!does<char const* (*)(), action::send>(nullptr)));
}

}  // namespace

int main() {
    a_handler_that_returns_text_replies();
    return boost::report_errors();
}
