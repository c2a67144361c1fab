// SPDX-License-Identifier: BSL-1.0
// edit actions: plain values that say which message.
#include <monongusa/action/edit.hpp>

#include "../laws/value.hpp"

#include <monongusa/concept/action.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using monongusa::action::delete_message;
using monongusa::action::edit;

static_assert(monongusa::action_type<edit> && edit::action_name == "edit");
static_assert(monongusa::action_type<delete_message> && delete_message::action_name == "delete_message");

monongusa::chat::origin const somewhere{{"C1", "general"}, {"U1", "alice"}, "m1", "t1"};

void obey_the_value_laws() {
    laws::value(edit{"tea", somewhere}, &edit::text, &edit::to);
    laws::value(delete_message{somewhere}, &delete_message::to);
}

void the_target_may_be_left_out() {
    BOOST_TEST(edit{"tea"}.to == monongusa::chat::origin{});
    BOOST_TEST(delete_message{}.to == monongusa::chat::origin{});
}

}  // namespace

int main() {
    obey_the_value_laws();
    the_target_may_be_left_out();
    return boost::report_errors();
}
