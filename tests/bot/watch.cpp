// SPDX-License-Identifier: BSL-1.0
// watch: says what was asked for, a line each, and nothing else.
#include <monongusa/bot/watch.hpp>

#include "../support/descriptors.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using monongusa::action::occasion;
using monongusa::action::stamp;
using monongusa::detail::watch;
namespace chat = monongusa::chat;

chat::origin const here{{"C1", "general"}, {"U1", "ann"}, "m1", "t1"};
chat::origin_ref const from_here{&here.channel, &here.user, &here.message, &here.thread};

watch showing(watch::level level) {
    watch watch;
    watch.shown = level;
    watch.name("tea");
    return watch;
}

std::string all_of(watch const& watch) {
    return support::logged_by([&] {
        watch.hears(7, "message", from_here, "give tea");
        watch.chooses(occasion{from_here, 7, 2});
        watch.leaves(8);
        watch.does(stamp{7, 2, 1}, "reply", "here is tea");
    });
}

void unless_asked_it_says_nothing() {
    BOOST_TEST_EQ(all_of(watch{}), "");
    BOOST_TEST_EQ(all_of(showing(watch::level::nothing)), "");
}

void decisions_are_events_rules_and_actions() {
    BOOST_TEST_EQ(all_of(showing(watch::level::decisions)),
                  "info: tea: event 7: message m1 by ann in #general\n"
                  "info: tea: event 7: rule 2 accepts\n"
                  "info: tea: event 8: no rule accepts\n"
                  "info: tea: event 7: rule 2: reply\n");
}

void texts_are_told_only_to_who_asks_for_them() {
    BOOST_TEST_EQ(all_of(showing(watch::level::texts)),
                  "info: tea: event 7: message m1 by ann in #general: give tea\n"
                  "info: tea: event 7: rule 2 accepts\n"
                  "info: tea: event 8: no rule accepts\n"
                  "info: tea: event 7: rule 2: reply: here is tea\n");
}

std::string heard(chat::origin_ref const& from, std::string_view text = "") {
    auto const watch = showing(watch::level::texts);
    return support::logged_by([&] { watch.hears(1, "ready", from, text); });
}

void what_an_event_does_not_have_is_left_out() {
    chat::origin const empty;
    BOOST_TEST_EQ(heard({}), "info: tea: event 1: ready\n");
    BOOST_TEST_EQ(heard({&empty.channel, &empty.user, &empty.message, &empty.thread}), "info: tea: event 1: ready\n");
    BOOST_TEST_EQ(heard({nullptr, &here.user, nullptr, nullptr}), "info: tea: event 1: ready by ann\n");
    BOOST_TEST_EQ(heard({&here.channel, nullptr, nullptr, nullptr}, "x"), "info: tea: event 1: ready in #general: x\n");
}

void nobody_s_words_can_pass_for_a_line_of_their_own() {
    chat::user const eve{"U2", "eve\nerror: all is lost"};
    BOOST_TEST_EQ(heard({nullptr, &eve, nullptr, nullptr}, "a\nb"), "info: tea: event 1: ready by eve\\nerror: all is lost: a\\nb\n");
}

void a_bot_without_a_name_is_called_bot() {
    watch watch;
    BOOST_TEST_EQ(watch.name(), "bot");
    watch.shown = watch::level::decisions;
    BOOST_TEST_EQ(support::logged_by([&] { watch.leaves(1); }), "info: bot: event 1: no rule accepts\n");
    watch.name(std::string{"tea"} + "pot");
    BOOST_TEST_EQ(watch.name(), "teapot");
}

}  // namespace

int main() {
    unless_asked_it_says_nothing();
    decisions_are_events_rules_and_actions();
    texts_are_told_only_to_who_asks_for_them();
    what_an_event_does_not_have_is_left_out();
    nobody_s_words_can_pass_for_a_line_of_their_own();
    a_bot_without_a_name_is_called_bot();
    return boost::report_errors();
}
