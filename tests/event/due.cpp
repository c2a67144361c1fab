// SPDX-License-Identifier: BSL-1.0
// Tests the event of a rule whose time has come.
#include <monongusa/event/due.hpp>

#include "../laws/value.hpp"

#include <monongusa/concept/event.hpp>
#include <monongusa/detail/type_set.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/event/origin.hpp>

#include <boost/core/lightweight_test.hpp>

using monongusa::event::due;

static_assert(monongusa::event_type<due>);
static_assert(due::event_name == "due");
// It comes from the bot itself: no transport can emit it, and there is nobody to answer.
static_assert(!monongusa::detail::contains_type<due, decltype(monongusa::event::all)>);
static_assert(!monongusa::event::has_author<due> && !monongusa::event::has_user<due> && !monongusa::event::has_channel<due>);

int main() {
    laws::value(due{1}, &due::count);
    BOOST_TEST_EQ(due{}.count, 0u);
    return boost::report_errors();
}
