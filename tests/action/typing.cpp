// SPDX-License-Identifier: BSL-1.0
// typing: a plain value that says only where.
#include <monongusa/action/typing.hpp>

#include <monongusa/action/view.hpp>
#include <monongusa/concept/action.hpp>

#include "../laws/value.hpp"

#include <boost/core/lightweight_test.hpp>

namespace {

using monongusa::action::typing;

static_assert(monongusa::action_type<typing> && typing::action_name == "typing");

monongusa::chat::origin const somewhere{{"C1", "general"}, {"U1", "alice"}, "m1", "t1"};

void it_obeys_the_value_laws() { laws::value(typing{somewhere}, &typing::to); }

void it_says_nothing() {
    typing const one{somewhere};
    monongusa::action::view const seen{one};
    BOOST_TEST(seen.is<typing>());
    BOOST_TEST(seen.to == &one.to);
    BOOST_TEST(seen.text == nullptr && seen.emoji == nullptr);
}

}  // namespace

int main() {
    it_obeys_the_value_laws();
    it_says_nothing();
    return boost::report_errors();
}
