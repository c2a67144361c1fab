// SPDX-License-Identifier: BSL-1.0
// channel events: plain values that know a place and nobody.
#include <monongusa/event/channel.hpp>

#include "../laws/value.hpp"

#include <monongusa/concept/event.hpp>
#include <monongusa/event/origin.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using monongusa::event::channel_created;
using monongusa::event::channel_deleted;
using monongusa::event::channel_renamed;

static_assert(monongusa::event_type<channel_created> && channel_created::event_name == "channel_created");
static_assert(monongusa::event_type<channel_renamed> && channel_renamed::event_name == "channel_renamed");
static_assert(monongusa::event_type<channel_deleted> && channel_deleted::event_name == "channel_deleted");

void obey_the_value_laws() {
    laws::value(channel_created{{"C1", "general"}}, &channel_created::channel);
    laws::value(channel_renamed{{"C1", "general"}, "main"}, &channel_renamed::channel, &channel_renamed::previous);
    laws::value(channel_deleted{{"C1", "general"}}, &channel_deleted::channel);
}

void an_answer_reaches_the_channel_alone() {
    channel_renamed const renamed{{"C1", "general"}, "main"};
    static_assert(monongusa::event::reach_of<channel_renamed> == monongusa::event::reach::channel);
    auto const origin = monongusa::event::origin_of(renamed);
    BOOST_TEST_EQ(origin.channel, &renamed.channel);
    BOOST_TEST(!origin.user && !origin.message && !origin.thread);
}

}  // namespace

int main() {
    obey_the_value_laws();
    an_answer_reaches_the_channel_alone();
    return boost::report_errors();
}
