// SPDX-License-Identifier: BSL-1.0
// reaction events: plain values.
#include <monongusa/event/reaction.hpp>

#include "../laws/value.hpp"

#include <monongusa/concept/event.hpp>

#include <boost/core/lightweight_test.hpp>

#include <type_traits>

namespace {

using monongusa::event::reaction_added;
using monongusa::event::reaction_removed;

static_assert(monongusa::event_type<reaction_added> && reaction_added::event_name == "reaction_added");
static_assert(monongusa::event_type<reaction_removed> && reaction_removed::event_name == "reaction_removed");
static_assert(!std::is_convertible_v<reaction_added, reaction_removed>);

void obey_the_value_laws() {
    laws::value(reaction_added{{"tada", "1"}, {"U1", "alice"}, {"C1", "general"}, "m1", "t1"}, &reaction_added::emoji,
                &reaction_added::user, &reaction_added::channel, &reaction_added::message, &reaction_added::thread);
    laws::value(reaction_removed{{"tada", "1"}, {"U1", "alice"}, {"C1", "general"}, "m1", "t1"}, &reaction_removed::emoji,
                &reaction_removed::user, &reaction_removed::channel, &reaction_removed::message, &reaction_removed::thread);
}

}  // namespace

int main() {
    obey_the_value_laws();
    return boost::report_errors();
}
