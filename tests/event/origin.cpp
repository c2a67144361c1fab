// SPDX-License-Identifier: BSL-1.0
// origin_of: place, author and text of every event, and how far an answer to it can go.
#include <monongusa/event/origin.hpp>

#include <monongusa/event/all.hpp>

#include <boost/core/lightweight_test.hpp>
#include <boost/hana/for_each.hpp>

#include <string>

namespace {

namespace chat = monongusa::chat;
namespace event = monongusa::event;
using event::includes;
using event::origin_of;
using event::reach;
using event::reach_of;

static_assert((reach::channel | reach::user | reach::message) == reach::anywhere);
static_assert((reach::nowhere | reach::user) == reach::user);
static_assert(includes(reach::anywhere, reach::message));
static_assert(includes(reach::channel | reach::user, reach::channel | reach::user));
static_assert(!includes(reach::channel, reach::channel | reach::user));
static_assert(!includes(reach::nowhere, reach::message));
static_assert(includes(reach::channel, reach::nowhere));

static_assert(reach_of<event::message> == reach::anywhere);
static_assert(reach_of<event::message_edited> == reach::anywhere);
static_assert(reach_of<event::message_deleted> == reach::anywhere);
static_assert(reach_of<event::reaction_added> == reach::anywhere);
static_assert(reach_of<event::reaction_removed> == reach::anywhere);
static_assert(reach_of<event::channel_created> == reach::channel);
static_assert(reach_of<event::channel_renamed> == reach::channel);
static_assert(reach_of<event::channel_deleted> == reach::channel);
static_assert(reach_of<event::member_joined> == (reach::channel | reach::user));
static_assert(reach_of<event::member_left> == (reach::channel | reach::user));
static_assert(reach_of<event::member_changed> == reach::user);
static_assert(reach_of<event::ready> == reach::nowhere);
static_assert(reach_of<event::disconnected> == reach::nowhere);
static_assert(reach_of<event::failure> == reach::anywhere);

static_assert(event::has_text<event::message> && event::has_text<event::message_edited>);
static_assert(!event::has_text<event::message_deleted> && !event::has_text<event::reaction_added> && !event::has_text<event::ready>);

template <class Event>
void reach_and_origin_agree_on(Event const& event) {
    auto const origin = origin_of(event);
    BOOST_TEST_EQ(origin.channel != nullptr, includes(reach_of<Event>, reach::channel));
    BOOST_TEST_EQ(origin.user != nullptr, includes(reach_of<Event>, reach::user));
    BOOST_TEST_EQ(origin.message != nullptr, includes(reach_of<Event>, reach::message));
    BOOST_TEST(event::author_of(event) == origin.user);
}

void reach_and_origin_agree_on_every_event() {
    boost::hana::for_each(event::all, [](auto type) { reach_and_origin_agree_on(typename decltype(type)::type{}); });
    reach_and_origin_agree_on(event::failure{});
}

void a_message_is_answered_where_it_was_said() {
    event::message message;
    auto const origin = origin_of(message);
    BOOST_TEST_EQ(origin.channel, &message.channel);
    BOOST_TEST_EQ(origin.user, &message.author);
    BOOST_TEST_EQ(origin.message, &message.id);
    BOOST_TEST_EQ(origin.thread, &message.thread);
}

void an_edited_or_deleted_message_is_answered_like_it() {
    event::message_edited edited;
    BOOST_TEST_EQ(origin_of(edited).user, &edited.author);
    BOOST_TEST_EQ(origin_of(edited).message, &edited.id);
    BOOST_TEST_EQ(origin_of(edited).thread, &edited.thread);
    event::message_deleted deleted;
    BOOST_TEST_EQ(origin_of(deleted).user, &deleted.author);
    BOOST_TEST_EQ(origin_of(deleted).message, &deleted.id);
    BOOST_TEST_EQ(origin_of(deleted).thread, &deleted.thread);
}

void a_reaction_is_answered_on_its_message_to_who_reacted() {
    event::reaction_added added;
    BOOST_TEST_EQ(origin_of(added).channel, &added.channel);
    BOOST_TEST_EQ(origin_of(added).user, &added.user);
    BOOST_TEST_EQ(origin_of(added).message, &added.message);
    BOOST_TEST_EQ(origin_of(added).thread, &added.thread);
    event::reaction_removed removed;
    BOOST_TEST_EQ(origin_of(removed).user, &removed.user);
    BOOST_TEST_EQ(origin_of(removed).message, &removed.message);
}

struct of_somebody_else {
    chat::user author;
    chat::user user;
    std::string id;
    std::string message;
};

void an_author_comes_before_a_user_and_a_message_before_an_id() {
    of_somebody_else both;
    BOOST_TEST_EQ(event::author_of(both), &both.author);
    BOOST_TEST_EQ(origin_of(both).message, &both.message);
    static_assert(reach_of<of_somebody_else> == (reach::user | reach::message));
}

struct with_names_of_other_types {
    int channel;
    int author;
    int id;
    int thread;
    int text;
};

static_assert(reach_of<with_names_of_other_types> == reach::nowhere);
static_assert(!event::has_text<with_names_of_other_types> && !event::has_thread<with_names_of_other_types>);

void the_text_is_what_was_said_or_empty() {
    event::message message;
    message.text = "tea";
    message.raw = "<tea>";
    BOOST_TEST_EQ(event::text_of(message), "tea");
    BOOST_TEST(event::text_of(message).data() == message.text.data());
    event::message_edited edited;
    edited.text = "new";
    edited.previous = "old";
    BOOST_TEST_EQ(event::text_of(edited), "new");
    event::message_deleted deleted;
    deleted.previous = "old";
    BOOST_TEST_EQ(event::text_of(deleted), "");
}

}  // namespace

int main() {
    reach_and_origin_agree_on_every_event();
    a_message_is_answered_where_it_was_said();
    an_edited_or_deleted_message_is_answered_like_it();
    a_reaction_is_answered_on_its_message_to_who_reacted();
    an_author_comes_before_a_user_and_a_message_before_an_id();
    the_text_is_what_was_said_or_empty();
    return boost::report_errors();
}
