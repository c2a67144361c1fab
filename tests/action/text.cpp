// SPDX-License-Identifier: BSL-1.0
// text actions: plain values that differ in where they say it.
#include <monongusa/action/text.hpp>

#include "../laws/value.hpp"

#include <monongusa/concept/action.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using monongusa::action::direct_message;
using monongusa::action::reply;
using monongusa::action::reply_in_thread;
using monongusa::action::send;

static_assert(monongusa::action_type<send> && send::action_name == "send");
static_assert(monongusa::action_type<reply> && reply::action_name == "reply");
static_assert(monongusa::action_type<reply_in_thread> && reply_in_thread::action_name == "reply_in_thread");
static_assert(monongusa::action_type<direct_message> && direct_message::action_name == "direct_message");

monongusa::chat::origin const somewhere{{"C1", "general"}, {"U1", "alice"}, "m1", "t1"};

template <class Action>
void obeys_the_value_laws() {
    laws::value(Action{"tea", somewhere}, &Action::text, &Action::to);
}

template <class Action>
void the_target_may_be_left_out() {
    Action const action{"tea"};
    BOOST_TEST_EQ(action.text, "tea");
    BOOST_TEST(action.to == monongusa::chat::origin{});
}

template <class... Actions>
void each_is_a_plain_value() {
    (obeys_the_value_laws<Actions>(), ...);
    (the_target_may_be_left_out<Actions>(), ...);
}

}  // namespace

int main() {
    each_is_a_plain_value<send, reply, reply_in_thread, direct_message>();
    return boost::report_errors();
}
