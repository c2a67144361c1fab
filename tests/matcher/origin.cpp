// SPDX-License-Identifier: BSL-1.0
// Tests the matchers that tell by whom, where, and about which message.
#include <monongusa/matcher/origin.hpp>

#include "../laws/matcher.hpp"
#include "../support/memory_transport.hpp"

#include <monongusa/concept/matcher.hpp>

#include <boost/core/lightweight_test.hpp>

#include <type_traits>

namespace event = monongusa::event;
namespace chat = monongusa::chat;
using monongusa::matcher_for;
using monongusa::matcher::about;
using monongusa::matcher::from;
using monongusa::matcher::in;
using support::person;
using support::reacted;
using support::said;

// Made by braces inside of a `co_await`, g++ 12 would end an aggregate twice.
static_assert(!std::is_aggregate_v<from> && !std::is_aggregate_v<in> && !std::is_aggregate_v<about>);

static_assert(matcher_for<from, event::message> && matcher_for<from, event::reaction_added> && matcher_for<from, event::member_joined>);
static_assert(!matcher_for<from, event::channel_created> && !matcher_for<from, event::disconnected>);
static_assert(matcher_for<in, event::message> && matcher_for<in, event::reaction_removed> && matcher_for<in, event::channel_created>);
static_assert(!matcher_for<in, event::ready>);
static_assert(matcher_for<about, event::reaction_added> && matcher_for<about, event::message_edited> && matcher_for<about, event::message_deleted>);
static_assert(!matcher_for<about, event::member_left> && !matcher_for<about, event::ready>);

namespace {

void they_obey_the_matcher_laws() {
    laws::matcher(from{person("ann")}, said("ann", "tea"), said("bob", "tea"));
    auto elsewhere = said("ann", "tea");
    elsewhere.channel.id = "ops-id";
    laws::matcher(in{support::general()}, said("ann", "tea"), elsewhere);
    auto other = reacted("ann", "tada");
    other.message = "m2";
    laws::matcher(about{"m1"}, reacted("ann", "tada"), other);
}

void somebody_is_told_by_the_id_and_not_the_name() {
    auto renamed = said("ann", "tea");
    renamed.author.name = "annie";
    BOOST_TEST(from{person("ann")}.match(renamed));
    BOOST_TEST(from{"ann-id"}.match(renamed));
    auto impostor = said("bob", "tea");
    impostor.author.name = "ann";
    BOOST_TEST(!from{person("ann")}.match(impostor));
    BOOST_TEST(from{person("ann")}.match(reacted("ann", "tada")));
    BOOST_TEST(!from{person("ann")}.match(reacted("bob", "tada")));
}

void so_is_a_channel() {
    auto renamed = said("ann", "tea");
    renamed.channel.name = "tea-room";
    BOOST_TEST(in{support::general()}.match(renamed));
    BOOST_TEST(in{"general-id"}.match(reacted("ann", "tada")));
    BOOST_TEST(!in{"general"}.match(renamed));
}

void a_message_is_told_by_what_came_of_sending_it() {
    about const it{chat::sent{"m1", support::general()}};
    BOOST_TEST(it.match(reacted("ann", "tada")));
    BOOST_TEST(it.match(said("ann", "tea")));  // The message itself.
    auto later = said("ann", "tea");
    later.id = "m2";
    BOOST_TEST(!it.match(later));
}

void they_are_values() {
    BOOST_TEST(from{"ann"} == from{"ann"});
    BOOST_TEST(!(from{"ann"} == from{"bob"}));
    BOOST_TEST(in{"a"} == in{"a"} && !(in{"a"} == in{"b"}));
    BOOST_TEST(about{"a"} == about{"a"} && !(about{"a"} == about{"b"}));
}

}  // namespace

int main() {
    they_obey_the_matcher_laws();
    somebody_is_told_by_the_id_and_not_the_name();
    so_is_a_channel();
    a_message_is_told_by_what_came_of_sending_it();
    they_are_values();
    return boost::report_errors();
}
