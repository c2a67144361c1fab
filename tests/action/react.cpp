// SPDX-License-Identifier: BSL-1.0
// reaction actions: plain values that say which emoji.
#include <monongusa/action/react.hpp>

#include "../laws/value.hpp"

#include <monongusa/concept/action.hpp>

#include <boost/core/lightweight_test.hpp>

#include <type_traits>

namespace {

using monongusa::action::react;
using monongusa::action::unreact;

static_assert(monongusa::action_type<react> && react::action_name == "react");
static_assert(monongusa::action_type<unreact> && unreact::action_name == "unreact");
static_assert(!std::is_convertible_v<react, unreact>);

monongusa::chat::origin const somewhere{{"C1", "general"}, {"U1", "alice"}, "m1", "t1"};

void obey_the_value_laws() {
    laws::value(react{"tada", somewhere}, &react::emoji, &react::to);
    laws::value(unreact{"tada", somewhere}, &unreact::emoji, &unreact::to);
}

void the_target_may_be_left_out() {
    BOOST_TEST(react{"tada"}.to == monongusa::chat::origin{});
    BOOST_TEST(unreact{"tada"}.to == monongusa::chat::origin{});
}

}  // namespace

int main() {
    obey_the_value_laws();
    the_target_may_be_left_out();
    return boost::report_errors();
}
