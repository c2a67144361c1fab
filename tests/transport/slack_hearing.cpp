// SPDX-License-Identifier: BSL-1.0
// slack_hearing: what Slack sends becomes what a listener hears, each message once, and no more than it wants.
#include <monongusa/transport/slack_hearing.hpp>

#include "../support/descriptors.hpp"
#include "../support/slack_events.hpp"
#include "../support/without_a_clock.hpp"

#include <boost/core/lightweight_test.hpp>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

namespace mg = monongusa;
namespace event = mg::event;
using mg::detail::joined;
using mg::transport::listener_ref;
using mg::transport::slack_hearing;
using mg::transport::slack_wanted;
using mg::wire::slack::directory;
using type = mg::wire::slack::event_type;
using lines = std::vector<std::string>;

void same(lines const& heard, lines const& expected) { BOOST_TEST_ALL_EQ(heard.begin(), heard.end(), expected.begin(), expected.end()); }

std::string words_of(event::message const& one) {
    return joined("message ", one.id, " <", one.author.id, '>', one.author.name, " #", one.channel.name,
                  one.addressed ? " to the bot: " : ": ", one.text);
}
std::string words_of(event::message_edited const& one) { return joined("edited ", one.id, ": ", one.text); }
std::string words_of(event::message_deleted const& one) { return joined("deleted ", one.id, " in ", one.channel.id); }
std::string words_of(event::reaction_added const& one) { return joined('+', one.emoji.name, " by ", one.user.id, " on ", one.message); }
std::string words_of(event::reaction_removed const& one) { return joined('-', one.emoji.name, " by ", one.user.id, " on ", one.message); }
std::string words_of(event::channel_created const& one) { return joined("created #", one.channel.name); }
std::string words_of(event::channel_renamed const& one) { return joined("renamed #", one.previous, " #", one.channel.name); }
std::string words_of(event::channel_deleted const& one) { return joined("gone ", one.channel.id, " #", one.channel.name); }
std::string words_of(event::member_joined const& one) { return joined("joined ", one.user.id, " in ", one.channel.id); }
std::string words_of(event::member_left const& one) { return joined("left ", one.user.id, " in ", one.channel.id); }
std::string words_of(event::member_changed const& one) { return joined("changed ", one.previous, '>', one.user.name); }
std::string words_of(event::ready const& one) {
    return joined("ready ", one.self.id, ' ', one.self.name, one.self.self && one.self.bot ? "" : "?");
}
std::string words_of(event::disconnected const& one) { return joined(one.final ? "ended: " : "lost: ", one.reason); }

struct takes_all {
    template <class Event>
    bool operator()(Event&) const noexcept {
        return true;
    }
};

/// Hears these events and writes them down; `Then` does something with each and says whether a rule took it.
template <class Then, class... Events>
struct diary_that : support::without_a_clock {
    bool settle(mg::instant::duration = {}) const noexcept { return true; }

    template <class Event>
    static constexpr bool wants = (std::is_same_v<Event, Events> || ...);

    Then then{};
    lines heard{};

    template <class Event>
        requires(wants<Event>)
    bool hear(Event& one) {
        heard.push_back(words_of(one));
        return then(one);
    }
};
template <class... Events>
using diary_of = diary_that<takes_all, Events...>;

template <class Then, class... Events>
diary_that<Then, Events...> diary_of_list(mg::detail::type_list<Events...>);
template <class Then = takes_all>
using diary_of_all = decltype(diary_of_list<Then>(event::list{}));

std::vector<std::string> const aliases{"kettle:"};

template <class Listener>
struct heard_by {
    Listener diary{};
    listener_ref listener{diary};
    slack_hearing hearing{listener, {"U0KETTLE1", "B0KETTLE7", "kettle", "T0KETTLE01"}, aliases};

    // What a fixture of that name makes the listener hear.
    lines of(std::string_view fixture) {
        auto const one = support::slack_events::event(fixture);
        hearing.hear(mg::wire::slack::event_type_called(support::slack_events::type(one)), one);
        return taken();
    }
    lines taken() { return std::exchange(diary.heard, {}); }
};

std::string message(std::string_view ts, std::string_view text, std::string_view kind = "message", std::string_view channel = "C0SHOP003") {
    return joined(R"({"type":")", kind, R"(","user":"U0TARO001","text":")", text, R"(","ts":")", ts, R"(","channel":")", channel, R"("})");
}
constexpr std::string_view ts = "1773500000.000100";

// --- what is wanted

slack_wanted set_of(std::initializer_list<type> all) {
    slack_wanted made;
    for (auto const one : all) made.add(one);
    return made;
}

/// Beside those, all from which names are learned are wanted.
slack_wanted with_names(slack_wanted wanted) {
    for (std::size_t i = 0; i < mg::wire::slack::event_types::count; ++i) {
        if (directory::learns_from(static_cast<type>(i))) wanted.add(static_cast<type>(i));
    }
    return wanted;
}

template <class... Events>
bool wants_just(std::initializer_list<type> expected) {
    return heard_by<diary_of<Events...>>{}.hearing.wanted() == with_names(set_of(expected));
}

void what_is_wanted_follows_from_what_is_heard() {
    BOOST_TEST(wants_just<>({}));
    BOOST_TEST((wants_just<event::ready, event::disconnected>({})));
    BOOST_TEST(wants_just<event::message>({type::message, type::app_mention}));
    BOOST_TEST(wants_just<event::message_edited>({type::message}));
    BOOST_TEST(wants_just<event::message_deleted>({type::message}));
    BOOST_TEST(wants_just<event::reaction_added>({type::reaction_added}));
    BOOST_TEST(wants_just<event::reaction_removed>({type::reaction_removed}));
    BOOST_TEST(wants_just<event::member_joined>({type::member_joined_channel}));
    BOOST_TEST(wants_just<event::member_left>({type::member_left_channel}));
    BOOST_TEST((wants_just<event::message_edited, event::member_left>({type::message, type::member_left_channel})));
    // These teach names as well.
    BOOST_TEST(wants_just<event::channel_created>({type::channel_created}));
    BOOST_TEST((wants_just<event::channel_renamed, event::channel_deleted>({})));
    BOOST_TEST(wants_just<event::member_changed>({type::user_change}));
    BOOST_TEST(!slack_wanted{}.has(type::unknown) && !slack_wanted{}.has(type::message));
    BOOST_TEST(set_of({type::user_change}).has(type::user_change));
    BOOST_TEST(set_of({type::user_change}) != set_of({type::team_join}));
}

// It could hear messages, and its table has a rule for reactions alone.
struct of_a_table : diary_of<event::message, event::message_edited, event::reaction_added> {
    static constexpr std::array<mg::detail::rule_needs, 1> rules{
        {{.position = 1, .hears = mg::detail::event_flag<event::reaction_added>()}}};
    mg::detail::table_needs needs() const noexcept { return {rules, nullptr}; }
};

void what_no_rule_hears_is_not_wanted_and_not_decoded() {
    heard_by<of_a_table> table;
    BOOST_TEST(table.hearing.wanted() == with_names(set_of({type::reaction_added})));
    for (auto const one : {"message", "app_mention", "message_changed", "message_deleted", "reaction_removed"}) same(table.of(one), {});
    std::string const log = support::logged_by([&] {
        for (auto const one : {type::message, type::app_mention, type::reaction_removed, type::member_left_channel, type::unknown}) {
            table.hearing.hear(one, "nonsense");
        }
    });
    BOOST_TEST_EQ(log, "");
    BOOST_TEST_EQ(table.of("reaction_added").size(), 1u);
}

// All that befalls a message has one type, so each has to be told apart.
void of_messages_only_the_wanted_sort_is_heard() {
    lines const said{"message 1773501100.000100 <U0HANA002>U0HANA002 # to the bot: psst"};
    lines const edited{"edited 1773500966.535009: @kettle remind me at 6, @hanako"};
    lines const deleted{"deleted 1773500966.535009 in C0TEAROOM"};
    heard_by<diary_of<event::message>> only_said;
    same(only_said.of("message_direct"), said);
    same(only_said.of("message_changed"), {});
    same(only_said.of("message_deleted"), {});
    heard_by<diary_of<event::message_edited>> only_edited;
    same(only_edited.of("message_direct"), {});
    same(only_edited.of("app_mention"), {});
    same(only_edited.of("message_changed"), edited);
    same(only_edited.of("message_deleted"), {});
    heard_by<diary_of<event::message_deleted>> only_deleted;
    same(only_deleted.of("message_direct"), {});
    same(only_deleted.of("message_changed"), {});
    same(only_deleted.of("message_deleted"), deleted);
    same(only_deleted.of("message_tombstone"), deleted);
}

// --- what is heard

void each_event_becomes_its_own() {
    struct {
        std::string_view fixture;
        lines expected;
    } const rows[] = {
        {"message_direct", {"message 1773501100.000100 <U0HANA002>U0HANA002 # to the bot: psst"}},
        {"message_joined", {}},    // Slack says so in somebody's name.
        {"message_replied", {}},   // A notice.
        {"message_unfurled", {}},  // Nobody has edited anything.
        {"message_changed", {"edited 1773500966.535009: @kettle remind me at 6, @hanako"}},
        {"message_deleted", {"deleted 1773500966.535009 in C0TEAROOM"}},
        {"message_tombstone", {"deleted 1773500966.535009 in C0TEAROOM"}},
        {"reaction_added", {"++1 by U0HANA002 on 1773500966.535009"}},
        {"reaction_added_file", {}},
        {"reaction_removed", {"-kettle-on by U0HANA002 on 1773500966.535009"}},
        {"member_joined_channel", {"joined U0HANA002 in C0TEAROOM"}},
        {"member_left_channel", {"left U0HANA002 in C0TEAROOM"}},
        {"user_change", {"changed >Hana"}},
        {"user_change", {}},  // The same once more: it is not the name that changed.
        {"channel_created", {"created #green-tea"}},
        {"channel_rename", {"renamed #green-tea #black-tea"}},
        {"channel_deleted", {"gone C0NEWTEA5 #black-tea"}},
        {"channel_deleted", {"gone C0NEWTEA5 #"}},
        {"group_rename", {"renamed # #our-secret"}},
        {"group_deleted", {"gone C0SECRET4 #our-secret"}},
        // Only names.
        {"team_join", {}},
        {"im_created", {}},
        {"channel_id_changed", {}},
    };
    heard_by<diary_of_all<>> all;
    for (auto const& row : rows) {
        auto const heard = all.of(row.fixture);
        same(heard, row.expected);
    }
}

void aliases_speak_to_the_bot() {
    heard_by<diary_of<event::message>> one;
    one.hearing.hear(type::message, message(ts, "kettle: tea"));
    same(one.taken(), {joined("message ", ts, " <U0TARO001>U0TARO001 # to the bot: kettle: tea")});
    one.hearing.hear(type::message, message("1773500000.000200", "the kettle: tea"));
    same(one.taken(), {"message 1773500000.000200 <U0TARO001>U0TARO001 #: the kettle: tea"});
}

// A second event of a kind is like the first, whatever became of that one.
void an_event_may_be_taken_away() {
    auto const take = [](auto& one) {
        std::remove_reference_t<decltype(one)> mine{};
        std::swap(one, mine);
        return true;
    };
    heard_by<diary_of_all<decltype(take)>> taker;
    heard_by<diary_of_all<>> keeper;
    for (auto const one :
         {"message", "app_mention", "message_thread_files", "message_direct", "message_changed", "message_deleted", "message_changed",
          "reaction_added_tone", "reaction_added", "channel_created", "channel_rename", "channel_deleted", "member_joined_channel",
          "member_joined_private", "user_change", "message_broadcast", "message_private"}) {
        auto const taken = taker.of(one);
        same(taken, keeper.of(one));
    }
}

void what_a_handler_throws_goes_on_to_who_called() {
    auto const fail = [](auto& one) {
        if constexpr (std::is_same_v<decltype(one), event::message&>) {
            if (one.body() == "boom") throw std::runtime_error{"no"};
        }
        return true;
    };
    heard_by<diary_of_all<decltype(fail)>> all;
    BOOST_TEST_THROWS(all.hearing.hear(type::message, message(ts, "<@U0KETTLE1> boom")), std::runtime_error);
    all.hearing.hear(type::message, message("1773500000.000200", "fine"));
    BOOST_TEST_EQ(all.taken().size(), 2u);
    // It had been taken.
    all.hearing.hear(type::app_mention, message(ts, "<@U0KETTLE1> boom", "app_mention"));
    same(all.taken(), {});
}

// --- what comes twice

// A post that mentions the bot, where the app is subscribed to both; Slack promises no order.
void a_pair_is_one_message() {
    for (auto const& [first, second] : {std::pair{"message", "app_mention"}, std::pair{"app_mention", "message"}}) {
        heard_by<diary_of<event::message>> one;
        same(one.of(first),
             {"message 1773500966.535009 <U0TARO001>U0TARO001 # to the bot: @kettle please remind @U0HANA002 and me at 5 to buy \xF0\x9F\x8D\xB5 & "
              "biscuits, see #shopping"});
        same(one.of(second), {});
        same(one.of(first), {});
    }
}

struct not_the_first {
    int count = 0;
    bool operator()(event::message&) noexcept { return ++count != 1; }
};

// The bot may have rules for the one and none for the other.
void what_nobody_took_keeps_the_other_from_nothing() {
    for (auto const& [first, second] : {std::pair{"message", "app_mention"}, std::pair{"app_mention", "message"}}) {
        heard_by<diary_that<not_the_first, event::message>> one;
        BOOST_TEST_EQ(one.of(first).size(), 1u);   // Nobody takes it.
        BOOST_TEST_EQ(one.of(second).size(), 1u);  // Somebody does.
        BOOST_TEST_EQ(one.of(first).size(), 0u);
        BOOST_TEST_EQ(one.of(second).size(), 0u);
    }
}

void two_messages_are_no_pair() {
    heard_by<diary_of<event::message>> one;
    one.hearing.hear(type::message, message("1773500000.000100", "a"));
    one.hearing.hear(type::message, message("1773500000.000200", "a"));
    one.hearing.hear(type::message, message("1773500000.000100", "a", "message", "C0TEAROOM"));
    BOOST_TEST_EQ(one.taken().size(), 3u);
}

// An edit, and what is deleted, have the message's own `ts`.
void an_edit_is_no_pair_either() {
    heard_by<diary_of<event::message, event::message_edited, event::message_deleted>> one;
    for (auto const each : {"message", "message_changed", "message_changed", "message_deleted"}) BOOST_TEST_EQ(one.of(each).size(), 1u);
}

// --- names

constexpr std::string_view taro = R"({"id":"U0TARO001","name":"taro","profile":{"display_name":"Taro","real_name":"Taro Tanaka"}})";
constexpr std::string_view shop = R"({"id":"C0SHOP003","name":"shopping","is_channel":true})";

void names_that_were_asked_for_are_known() {
    heard_by<diary_of<event::message>> one;
    auto const heard = [&](std::string_view at) {
        one.hearing.hear(type::message, message(at, "hi"));
        return one.taken();
    };
    same(heard("1773500000.000001"), {"message 1773500000.000001 <U0TARO001>U0TARO001 #: hi"});
    one.hearing.learn_user(taro);
    same(heard("1773500000.000002"), {"message 1773500000.000002 <U0TARO001>Taro #: hi"});
    one.hearing.learn_channel(shop);
    same(heard("1773500000.000003"), {"message 1773500000.000003 <U0TARO001>Taro #shopping: hi"});
    one.hearing.learn_user("nonsense");
    one.hearing.learn_channel(R"({"id":)");
    same(heard("1773500000.000004"), {"message 1773500000.000004 <U0TARO001>Taro #shopping: hi"});
}

void names_are_learned_from_events_that_nobody_hears() {
    heard_by<diary_of<event::message, event::channel_renamed>> one;
    one.hearing.learn_channel(R"({"id":"C0NEWTEA5","name":"of old"})");
    same(one.of("channel_rename"), {"renamed #of old #black-tea"});
    same(one.of("user_change"), {});
    one.hearing.hear(type::message, message(ts, "<@U0HANA002>", "message", "C0NEWTEA5"));
    same(one.taken(), {joined("message ", ts, " <U0TARO001>U0TARO001 #black-tea: @Hana")});
    same(one.of("channel_deleted"), {});
    one.hearing.hear(type::message, message("1773500000.000200", "x", "message", "C0NEWTEA5"));
    same(one.taken(), {"message 1773500000.000200 <U0TARO001>U0TARO001 #: x"});
}

// --- the connection

void the_bot_knows_who_it_is_when_it_is_connected() {
    heard_by<diary_of<event::ready>> one;
    one.hearing.ready();
    same(one.taken(), {"ready U0KETTLE1 kettle"});
    one.hearing.ready();
    same(one.taken(), {"ready U0KETTLE1 kettle"});
}

void a_lost_connection_is_told_once() {
    heard_by<diary_of<event::ready, event::disconnected>> one;
    one.hearing.lost("never there", false);
    same(one.taken(), {});
    one.hearing.ready();
    one.hearing.lost("the cable", false);
    one.hearing.lost("the cable again", false);
    same(one.taken(), {"ready U0KETTLE1 kettle", "lost: the cable"});
    one.hearing.ready();
    one.hearing.lost("the mast", false);
    one.hearing.lost("stopped", true);
    same(one.taken(), {"ready U0KETTLE1 kettle", "lost: the mast", "ended: stopped"});
    heard_by<diary_of<event::disconnected>> never;
    never.hearing.lost("no such token", true);
    same(never.taken(), {"ended: no such token"});
    heard_by<diary_of<event::message>> deaf;
    deaf.hearing.ready();
    deaf.hearing.lost("the cable", false);
    deaf.hearing.lost("stopped", true);
    same(deaf.taken(), {});
}

// --- what cannot be read

void what_is_malformed_is_skipped_with_a_line_in_the_log() {
    heard_by<diary_of_all<>> all;
    for (auto const what : {type::message, type::app_mention, type::reaction_added, type::reaction_removed, type::member_joined_channel,
                            type::member_left_channel, type::user_change, type::channel_created, type::channel_rename,
                            type::channel_deleted, type::group_rename, type::group_deleted}) {
        for (std::string_view const bad :
             {"", "null", "{", "[]", R"({"type":)", R"({"user":"U1","channel":)", "{}", R"({"channel":7,"user":[],"item":"x"})"}) {
            std::string const log = support::logged_by([&] { all.hearing.hear(what, bad); });
            BOOST_TEST_EQ(log, joined("warning slack: an event '", name_of(what), "' of Slack could not be read and was skipped\n"));
            same(all.taken(), {});
        }
    }
    all.hearing.hear(type::message, message(ts, "still here"));
    BOOST_TEST_EQ(all.taken().size(), 1u);
}

void what_nobody_knows_is_passed_over() {
    heard_by<diary_of_all<>> all;
    std::string const log = support::logged_by([&] {
        for (auto const what : {type::unknown, type::team_join, type::im_created, type::channel_id_changed})
            all.hearing.hear(what, "nonsense");
    });
    BOOST_TEST_EQ(log, "");
    same(all.taken(), {});
}

}  // namespace

int main() {
    what_is_wanted_follows_from_what_is_heard();
    what_no_rule_hears_is_not_wanted_and_not_decoded();
    of_messages_only_the_wanted_sort_is_heard();
    each_event_becomes_its_own();
    aliases_speak_to_the_bot();
    an_event_may_be_taken_away();
    what_a_handler_throws_goes_on_to_who_called();
    a_pair_is_one_message();
    what_nobody_took_keeps_the_other_from_nothing();
    two_messages_are_no_pair();
    an_edit_is_no_pair_either();
    names_that_were_asked_for_are_known();
    names_are_learned_from_events_that_nobody_hears();
    the_bot_knows_who_it_is_when_it_is_connected();
    a_lost_connection_is_told_once();
    what_is_malformed_is_skipped_with_a_line_in_the_log();
    what_nobody_knows_is_passed_over();
    return boost::report_errors();
}
