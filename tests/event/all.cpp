// SPDX-License-Identifier: BSL-1.0
// all events: each has a name of its own, and the bot's own failure is none of them.
#include <monongusa/event/all.hpp>

#include <monongusa/concept/event.hpp>

#include <boost/core/lightweight_test.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/length.hpp>

#include <set>
#include <string_view>

namespace {

namespace event = monongusa::event;
using monongusa::detail::contains_type;

using all = decltype(event::all);

static_assert(contains_type<event::message, all> && contains_type<event::message_edited, all> &&
              contains_type<event::message_deleted, all>);
static_assert(contains_type<event::reaction_added, all> && contains_type<event::reaction_removed, all>);
static_assert(contains_type<event::channel_created, all> && contains_type<event::channel_renamed, all> &&
              contains_type<event::channel_deleted, all>);
static_assert(contains_type<event::member_joined, all> && contains_type<event::member_left, all> &&
              contains_type<event::member_changed, all>);
static_assert(contains_type<event::ready, all> && contains_type<event::disconnected, all>);
static_assert(!contains_type<event::failure, all>);

void each_is_an_event_with_a_name_of_its_own() {
    std::set<std::string_view> names{event::failure::event_name};
    boost::hana::for_each(event::all, [&](auto type) {
        using one = typename decltype(type)::type;
        static_assert(monongusa::event_type<one>);
        names.insert(one::event_name);
    });
    BOOST_TEST_EQ(names.size(), decltype(boost::hana::length(event::all))::value + 1);
    BOOST_TEST(!names.contains(""));
}

}  // namespace

int main() {
    each_is_an_event_with_a_name_of_its_own();
    return boost::report_errors();
}
