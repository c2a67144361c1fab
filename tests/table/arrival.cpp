// SPDX-License-Identifier: BSL-1.0
// arrival: the event stays where it was decoded until a rule queues its handler, and is then in one delivery for all of them.
#include <monongusa/table/arrival.hpp>

#include <monongusa/event/message.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <utility>

namespace {

using monongusa::detail::arrival;
using monongusa::detail::deliveries;
using monongusa::event::message;

message said(std::string text) {
    message message;
    message.id = "m1";
    message.text = std::move(text);
    message.author.name = "ann";
    message.channel.name = "general";
    return message;
}

void an_event_that_nobody_queues_stays_where_it_is() {
    auto scratch = said("tea");
    {
        arrival<message> const event{scratch, 7, nullptr};
        BOOST_TEST(&event.get() == &scratch);
        BOOST_TEST(&event.get() == &scratch);
    }
    BOOST_TEST_EQ(scratch.text, "tea");
}

void the_first_to_deliver_it_moves_it_for_all() {
    deliveries<message> pool;
    auto scratch = said("tea");
    arrival<message> event{scratch, 7, &pool};
    auto const first = event.deliver();
    BOOST_TEST_EQ(first->event.text, "tea");
    BOOST_TEST_EQ(first->sequence, 7u);
    BOOST_TEST(&event.get() == &first->event);
    auto const second = event.deliver();
    BOOST_TEST(&*second == &*first);
    BOOST_TEST_EQ(scratch.text, "");
}

void a_delivered_event_outlives_its_arrival() {
    deliveries<message> pool;
    auto scratch = said("tea");
    auto const kept = arrival<message>{scratch, 7, &pool}.deliver();
    scratch = said("coffee");
    auto const next = arrival<message>{scratch, 8, &pool}.deliver();
    BOOST_TEST_EQ(kept->event.text, "tea");
    BOOST_TEST_EQ(next->event.text, "coffee");
}

void its_occasion_is_where_the_event_is_now() {
    deliveries<message> pool;
    auto scratch = said("tea");
    arrival<message> event{scratch, 7, &pool};
    auto const before = event.occasion(2);
    BOOST_TEST(before.origin.user == &scratch.author);
    BOOST_TEST(before.origin.channel == &scratch.channel);
    BOOST_TEST_EQ(before.event, 7u);
    BOOST_TEST_EQ(before.rule, 2u);
    BOOST_TEST_EQ(before.actions, 0u);
    auto const delivered = event.deliver();
    auto const after = event.occasion(3);
    BOOST_TEST(after.origin.user == &delivered->event.author);
    BOOST_TEST_EQ(after.origin.user->name, "ann");
    BOOST_TEST_EQ(after.event, 7u);
    BOOST_TEST_EQ(after.rule, 3u);
}

}  // namespace

int main() {
    an_event_that_nobody_queues_stays_where_it_is();
    the_first_to_deliver_it_moves_it_for_all();
    a_delivered_event_outlives_its_arrival();
    its_occasion_is_where_the_event_is_now();
    return boost::report_errors();
}
