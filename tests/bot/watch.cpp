// SPDX-License-Identifier: BSL-1.0
// watch: says what was asked for, a line each, and nothing else.
#include <monongusa/bot/watch.hpp>
#include <monongusa/log/filter.hpp>

#include "../support/descriptors.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using monongusa::action::occasion;
using monongusa::action::stamp;
using monongusa::detail::watch;
namespace chat = monongusa::chat;
namespace log = monongusa::log;

chat::origin const here{{"C1", "general"}, {"U1", "ann"}, "m1", "t1"};
chat::origin_ref const from_here{&here.channel, &here.user, &here.message, &here.thread};

struct showing {
    watch tea;

    explicit showing(log::level level) { tea.logger("tea").show(level); }
};

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
    BOOST_TEST_EQ(all_of(showing{log::level::info}.tea), "");
    BOOST_TEST_EQ(all_of(showing{log::level::off}.tea), "");
}

constexpr std::string_view decisions =
    "debug tea: event 7: message m1 by ann in #general\n"
    "debug tea rule 2: accepts event 7\n"
    "debug tea rule: no rule accepts event 8\n"
    "debug tea rule 2: event 7: reply\n";

void decisions_are_events_rules_and_actions() { BOOST_TEST_EQ(all_of(showing{log::level::debug}.tea), decisions); }

void texts_are_told_only_to_who_asks_for_them() {
    for (auto const level : {log::level::trace, log::level::bytes}) {
        BOOST_TEST_EQ(all_of(showing{level}.tea),
                      "trace tea: event 7: message m1 by ann in #general: give tea\n"
                      "debug tea rule 2: accepts event 7\n"
                      "debug tea rule: no rule accepts event 8\n"
                      "trace tea rule 2: event 7: reply: here is tea\n");
    }
}

void what_is_heard_and_what_is_decided_can_be_asked_for_apart() {
    showing some{log::level::info};
    log::filter events;
    events.set("bot", log::level::debug);
    some.tea.logger("tea").show(events);
    BOOST_TEST_EQ(all_of(some.tea), decisions.substr(0, decisions.find('\n') + 1));
    log::filter rules;
    rules.set("rule", log::level::debug);
    some.tea.logger("tea").show(rules);
    BOOST_TEST_EQ(all_of(some.tea), decisions.substr(decisions.find('\n') + 1));
}

void a_failure_that_no_rule_hears_is_an_error_of_its_rule() {
    BOOST_TEST_EQ(support::logged_by([] { showing{log::level::error}.tea.fails(3, "no tea\nreally"); }),
                  "error tea rule 3: no tea\\nreally\n");
    BOOST_TEST_EQ(support::logged_by([] { showing{log::level::off}.tea.fails(3, "no tea"); }), "");
}

std::string heard(chat::origin_ref const& from, std::string_view text = "") {
    showing const watch{log::level::trace};
    return support::logged_by([&] { watch.tea.hears(1, "ready", from, text); });
}

void what_an_event_does_not_have_is_left_out() {
    chat::origin const empty;
    BOOST_TEST_EQ(heard({}), "debug tea: event 1: ready\n");
    BOOST_TEST_EQ(heard({&empty.channel, &empty.user, &empty.message, &empty.thread}), "debug tea: event 1: ready\n");
    BOOST_TEST_EQ(heard({nullptr, &here.user, nullptr, nullptr}), "debug tea: event 1: ready by ann\n");
    BOOST_TEST_EQ(heard({&here.channel, nullptr, nullptr, nullptr}, "x"), "trace tea: event 1: ready in #general: x\n");
}

void nobody_s_words_can_pass_for_a_line_of_their_own() {
    chat::user const eve{"U2", "eve\nerror: all is lost"};
    BOOST_TEST_EQ(heard({nullptr, &eve, nullptr, nullptr}, "a\nb"), "trace tea: event 1: ready by eve\\nerror: all is lost: a\\nb\n");
}

void a_bot_without_a_name_is_called_bot() {
    watch watch;
    BOOST_TEST_EQ(watch.logger().bot(), "bot");
    BOOST_TEST_EQ(support::logged_by([&] { watch.life().warning("late"); }), "warning bot: late\n");
    watch.logger(std::string{"tea"} + "pot");
    BOOST_TEST_EQ(watch.logger().bot(), "teapot");
    BOOST_TEST_EQ(support::logged_by([&] { watch.life().warning("late"); }), "warning teapot: late\n");
}

}  // namespace

int main() {
    unless_asked_it_says_nothing();
    decisions_are_events_rules_and_actions();
    texts_are_told_only_to_who_asks_for_them();
    what_is_heard_and_what_is_decided_can_be_asked_for_apart();
    a_failure_that_no_rule_hears_is_an_error_of_its_rule();
    what_an_event_does_not_have_is_left_out();
    nobody_s_words_can_pass_for_a_line_of_their_own();
    a_bot_without_a_name_is_called_bot();
    return boost::report_errors();
}
