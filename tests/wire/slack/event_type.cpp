// SPDX-License-Identifier: BSL-1.0
// event_type: names lead to the events and back, and no other name does.

#include <monongusa/wire/slack/event_type.hpp>

#include "support/slack_events.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string_view>

int main() {
    using namespace monongusa::wire::slack;
    for (std::size_t i = 1; i < event_types::count; ++i) {
        auto const what = static_cast<event_type>(i);
        BOOST_TEST(!name_of(what).empty() && event_type_called(name_of(what)) == what);
    }
    BOOST_TEST(event_type_called("reaction_removed") == event_type::reaction_removed);
    BOOST_TEST(event_type_called("user_change") == event_type::user_change);
    for (auto const* const other : {"", "Message", "messages", "message.channels", "app_home_opened"}) {
        BOOST_TEST(event_type_called(other) == event_type::unknown);
    }
    BOOST_TEST_EQ(name_of(event_type::unknown), "");
    // What there are fixtures of is all known, and nothing else is.
    bool seen[event_types::count] = {};
    for (auto const name : support::slack_events::all) {
        auto const what = event_type_called(support::slack_events::type(support::slack_events::event(name)));
        BOOST_TEST(what != event_type::unknown);
        seen[static_cast<std::size_t>(what)] = true;
    }
    for (std::size_t i = 1; i < event_types::count; ++i) BOOST_TEST(seen[i]);
    return boost::report_errors();
}
