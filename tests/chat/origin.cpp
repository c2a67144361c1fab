// SPDX-License-Identifier: BSL-1.0
// origin: where an answer goes, as a value and as a reference into the event.
#include <monongusa/chat/origin.hpp>

#include "../laws/value.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <type_traits>

namespace {

using monongusa::chat::channel;
using monongusa::chat::origin;
using monongusa::chat::origin_ref;
using monongusa::chat::user;

origin const full{{"C1", "general"}, {"U1", "alice"}, "m1", "t1"};

static_assert(std::is_trivially_copyable_v<origin_ref>);

void obeys_the_value_laws() { laws::value(full, &origin::channel, &origin::user, &origin::message, &origin::thread); }

void a_copy_of_the_reference_has_all_that_it_refers_to() {
    origin_ref const all{&full.channel, &full.user, &full.message, &full.thread};
    BOOST_TEST(all.copy() == full);
}

void what_the_event_does_not_have_is_empty_in_the_copy() {
    BOOST_TEST(origin_ref{}.copy() == origin{});
    origin_ref in_a_channel;
    in_a_channel.channel = &full.channel;
    BOOST_TEST((in_a_channel.copy() == origin{full.channel, {}, "", ""}));
    origin_ref of_somebody;
    of_somebody.user = &full.user;
    BOOST_TEST((of_somebody.copy() == origin{{}, full.user, "", ""}));
    origin_ref on_a_message;
    on_a_message.message = &full.message;
    on_a_message.thread = &full.thread;
    BOOST_TEST((on_a_message.copy() == origin{{}, {}, "m1", "t1"}));
}

void the_copy_outlives_what_was_referred_to() {
    origin kept;
    {
        std::string const message = "a message whose id is longer than any small string";
        origin_ref reference;
        reference.message = &message;
        kept = reference.copy();
    }
    BOOST_TEST_EQ(kept.message, "a message whose id is longer than any small string");
}

}  // namespace

int main() {
    obeys_the_value_laws();
    a_copy_of_the_reference_has_all_that_it_refers_to();
    what_the_event_does_not_have_is_empty_in_the_copy();
    the_copy_outlives_what_was_referred_to();
    return boost::report_errors();
}
