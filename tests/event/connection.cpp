// SPDX-License-Identifier: BSL-1.0
// connection events: plain values that come from nobody and nowhere.
#include <monongusa/event/connection.hpp>

#include "../laws/value.hpp"

#include <monongusa/concept/event.hpp>
#include <monongusa/event/origin.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using monongusa::event::disconnected;
using monongusa::event::reach;
using monongusa::event::reach_of;
using monongusa::event::ready;

static_assert(monongusa::event_type<ready> && ready::event_name == "ready");
static_assert(monongusa::event_type<disconnected> && disconnected::event_name == "disconnected");
static_assert(reach_of<ready> == reach::nowhere);
static_assert(reach_of<disconnected> == reach::nowhere);

void obey_the_value_laws() {
    laws::value(ready{{"U0", "bot", true, true}}, &ready::self);
    laws::value(disconnected{"end of input", true}, &disconnected::reason, &disconnected::final);
}

// Else a rule for `ready` would take the bot's own greeting for a message of the bot's, and not hear it.
void the_bot_is_not_the_author_of_its_being_ready() { BOOST_TEST(!monongusa::event::author_of(ready{{"U0", "bot", true, true}})); }

void a_lost_connection_is_not_the_last_unless_told() { BOOST_TEST(!disconnected{}.final); }

}  // namespace

int main() {
    obey_the_value_laws();
    the_bot_is_not_the_author_of_its_being_ready();
    a_lost_connection_is_not_the_last_unless_told();
    return boost::report_errors();
}
