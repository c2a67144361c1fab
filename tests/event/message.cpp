// SPDX-License-Identifier: BSL-1.0
// message events: plain values; a message knows its body as a part of its text.
#include <monongusa/event/message.hpp>

#include "../laws/value.hpp"

#include <monongusa/concept/event.hpp>
#include <monongusa/event/origin.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <utility>

namespace {

using monongusa::event::message;
using monongusa::event::message_deleted;
using monongusa::event::message_edited;
using monongusa::event::reach;
using monongusa::event::reach_of;

static_assert(monongusa::event_type<message> && message::event_name == "message");
static_assert(monongusa::event_type<message_edited> && message_edited::event_name == "message_edited");
static_assert(monongusa::event_type<message_deleted> && message_deleted::event_name == "message_deleted");
static_assert(reach_of<message> == reach::anywhere);
static_assert(reach_of<message_edited> == reach::anywhere);
static_assert(reach_of<message_deleted> == reach::anywhere);

message full() {
    message event;
    event.id = "m1";
    event.text = "@bot tea";
    event.raw = "<@U0> tea";
    event.author = {"U1", "alice"};
    event.channel = {"C1", "general"};
    event.thread = "t1";
    event.attachments = {{"f1", "cat.png", "https://files.example/cat.png", "image/png", 3}};
    event.addressed = true;
    event.body_range = {5, 8};
    return event;
}

void obey_the_value_laws() {
    laws::value(full(), &message::id, &message::text, &message::raw, &message::author, &message::channel, &message::thread,
                &message::attachments, &message::addressed, &message::body_range);
    laws::value(message_edited{"m1", "new", "raw", {"U1", "alice"}, {"C1", "general"}, "t1", "old"}, &message_edited::id,
                &message_edited::text, &message_edited::raw, &message_edited::author, &message_edited::channel, &message_edited::thread,
                &message_edited::previous);
    laws::value(message_deleted{"m1", {"U1", "alice"}, {"C1", "general"}, "t1", "old"}, &message_deleted::id, &message_deleted::author,
                &message_deleted::channel, &message_deleted::thread, &message_deleted::previous);
}

void the_body_is_the_part_without_the_mention() { BOOST_TEST_EQ(full().body(), "tea"); }

void without_a_range_the_body_is_the_whole_text() {
    message event = full();
    event.body_range = {};
    BOOST_TEST_EQ(event.body(), "@bot tea");
}

void an_empty_body_is_not_the_whole_text() {
    message event = full();
    event.body_range = {8, 8};
    BOOST_TEST_EQ(event.body(), "");
    BOOST_TEST_EQ(message{}.body(), "");
}

void a_moved_message_still_knows_its_body() {
    message event = full();
    message const moved = std::move(event);
    BOOST_TEST_EQ(moved.body(), "tea");
    BOOST_TEST_GE(moved.body().data(), moved.text.data());
    BOOST_TEST_LE(moved.body().data(), moved.text.data() + moved.text.size());
}

void it_does_not_speak_to_the_bot_unless_told() { BOOST_TEST(!message{}.addressed); }

}  // namespace

int main() {
    obey_the_value_laws();
    the_body_is_the_part_without_the_mention();
    without_a_range_the_body_is_the_whole_text();
    an_empty_body_is_not_the_whole_text();
    a_moved_message_still_knows_its_body();
    it_does_not_speak_to_the_bot_unless_told();
    return boost::report_errors();
}
