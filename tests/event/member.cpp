// SPDX-License-Identifier: BSL-1.0
// member events: plain values about somebody.
#include <monongusa/event/member.hpp>

#include "../laws/value.hpp"

#include <monongusa/concept/event.hpp>
#include <monongusa/event/origin.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using monongusa::event::member_changed;
using monongusa::event::member_joined;
using monongusa::event::member_left;
using monongusa::event::reach;
using monongusa::event::reach_of;

static_assert(monongusa::event_type<member_joined> && member_joined::event_name == "member_joined");
static_assert(monongusa::event_type<member_left> && member_left::event_name == "member_left");
static_assert(monongusa::event_type<member_changed> && member_changed::event_name == "member_changed");
static_assert(reach_of<member_joined> == (reach::channel | reach::user));
static_assert(reach_of<member_left> == (reach::channel | reach::user));
static_assert(reach_of<member_changed> == reach::user);

void obey_the_value_laws() {
    laws::value(member_joined{{"U1", "alice"}, {"C1", "general"}}, &member_joined::user, &member_joined::channel);
    laws::value(member_left{{"U1", "alice"}, {"C1", "general"}}, &member_left::user, &member_left::channel);
    laws::value(member_changed{{"U1", "alice"}, "al"}, &member_changed::user, &member_changed::previous);
}

void the_author_is_the_member() {
    member_joined const joined{{"U1", "alice"}, {"C1", "general"}};
    BOOST_TEST_EQ(monongusa::event::author_of(joined), &joined.user);
    member_changed const changed{{"U1", "alice"}, "al"};
    BOOST_TEST_EQ(monongusa::event::origin_of(changed).user, &changed.user);
    BOOST_TEST(!monongusa::event::origin_of(changed).channel);
}

}  // namespace

int main() {
    obey_the_value_laws();
    the_author_is_the_member();
    return boost::report_errors();
}
