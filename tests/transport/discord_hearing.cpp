// SPDX-License-Identifier: BSL-1.0
// discord_hearing: what the gateway sends becomes what a listener hears, and no more than it wants.
#include <monongusa/transport/discord_hearing.hpp>

#include "../support/descriptors.hpp"
#include "../support/discord_frames.hpp"
#include "../support/without_a_clock.hpp"

#include <monongusa/detail/append.hpp>
#include <monongusa/wire/discord/frame.hpp>

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
using mg::transport::discord_hearing;
using mg::transport::discord_wanted;
using mg::transport::listener_ref;
using mg::wire::discord::directory;
using dispatch = mg::wire::discord::dispatch;
using support::discord_frames::data;
using lines = std::vector<std::string>;

void same(lines const& heard, lines const& expected) { BOOST_TEST_ALL_EQ(heard.begin(), heard.end(), expected.begin(), expected.end()); }

std::string words_of(event::message const& one) { return "message " + one.id + " " + one.author.name + " #" + one.channel.name + ": " + one.text; }
std::string words_of(event::message_edited const& one) { return "edited " + one.id + ": " + one.text; }
std::string words_of(event::message_deleted const& one) { return "deleted " + one.id + " in " + one.channel.id; }
std::string words_of(event::reaction_added const& one) { return "+" + one.emoji.name + " by " + one.user.id + " on " + one.message; }
std::string words_of(event::reaction_removed const& one) { return "-" + one.emoji.name + " by " + one.user.id + " on " + one.message; }
std::string words_of(event::channel_created const& one) { return "created #" + one.channel.name; }
std::string words_of(event::channel_renamed const& one) { return "renamed #" + one.previous + " #" + one.channel.name; }
std::string words_of(event::channel_deleted const& one) { return "gone #" + one.channel.name; }
std::string words_of(event::member_joined const& one) { return "joined " + one.user.name; }
std::string words_of(event::member_left const& one) { return "left " + one.user.name; }
std::string words_of(event::member_changed const& one) { return "changed " + one.user.name; }
std::string words_of(event::ready const& one) { return "ready " + one.self.id + " " + one.self.name + (one.self.self ? "" : "?"); }
std::string words_of(event::disconnected const& one) { return (one.final ? "ended: " : "lost: ") + one.reason; }

struct keeps {
    template <class Event>
    void operator()(Event&) const noexcept {}
};

/// Hears these events, writes them down, and then does with each what `Then` says.
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
        then(one);
        return true;
    }
};
template <class... Events>
using diary_of = diary_that<keeps, Events...>;

template <class Then, class... Events>
diary_that<Then, Events...> diary_of_list(mg::detail::type_list<Events...>);
template <class Then = keeps>
using diary_of_all = decltype(diary_of_list<Then>(event::list{}));

template <class Listener>
struct heard_by {
    Listener diary{};
    listener_ref listener{diary};
    discord_hearing hearing;

    explicit heard_by(bool names = false) : hearing(listener, names) {}

    // What a fixture of that name makes the listener hear.
    lines of(std::string_view fixture) {
        auto const text = support::discord_frames::file(fixture);
        mg::wire::discord::frame frame;
        BOOST_TEST(mg::wire::discord::read_frame(text, frame));
        hearing.hear(mg::wire::discord::dispatch_called(frame.type), frame.data);
        return taken();
    }
    lines taken() { return std::exchange(diary.heard, {}); }
};

constexpr std::string_view the_bot = "ready 1110222033304440555 kettle_bot";

std::string message(std::string_view id, std::string_view text) {
    return mg::detail::joined(R"({"id":")", id, R"(","channel_id":"1034567890123456789","guild_id":"197038439483310086","type":0,"content":")", text,
                              R"(","author":{"id":"7","username":"ann"}})");
}

// --- what is wanted

discord_wanted set_of(std::initializer_list<dispatch> all) {
    discord_wanted made;
    made.add(dispatch::ready);
    made.add(dispatch::resumed);
    for (auto const one : all) made.add(one);
    return made;
}

template <class... Events>
bool wants_just(std::initializer_list<dispatch> expected) {
    return heard_by<diary_of<Events...>>{}.hearing.wanted() == set_of(expected);
}

void what_is_wanted_follows_from_what_is_heard() {
    BOOST_TEST(wants_just<>({}));
    BOOST_TEST((wants_just<event::ready, event::disconnected>({})));
    BOOST_TEST(wants_just<event::message>({dispatch::message_create}));
    BOOST_TEST(wants_just<event::message_edited>({dispatch::message_update}));
    BOOST_TEST(wants_just<event::message_deleted>({dispatch::message_delete, dispatch::message_delete_bulk}));
    BOOST_TEST(wants_just<event::reaction_added>({dispatch::message_reaction_add}));
    BOOST_TEST(wants_just<event::reaction_removed>({dispatch::message_reaction_remove}));
    BOOST_TEST(wants_just<event::channel_created>({dispatch::channel_create}));
    BOOST_TEST(wants_just<event::channel_renamed>({dispatch::channel_update}));
    BOOST_TEST(wants_just<event::channel_deleted>({dispatch::channel_delete}));
    BOOST_TEST(wants_just<event::member_joined>({dispatch::guild_member_add}));
    BOOST_TEST(wants_just<event::member_left>({dispatch::guild_member_remove}));
    BOOST_TEST(wants_just<event::member_changed>({dispatch::guild_member_update}));
    BOOST_TEST((wants_just<event::message, event::member_left>({dispatch::message_create, dispatch::guild_member_remove})));
    BOOST_TEST(!discord_wanted{}.has(dispatch::ready));
    BOOST_TEST(set_of({dispatch::thread_update}).has(dispatch::thread_update));
}

void who_learns_names_wants_what_tells_them() {
    auto const wanted = heard_by<diary_of<event::message>>{true}.hearing.wanted();
    for (std::size_t i = 0; i < mg::wire::discord::dispatches::count; ++i) {
        auto const one = static_cast<dispatch>(i);
        bool const is_control = one == dispatch::ready || one == dispatch::resumed;
        BOOST_TEST_EQ(wanted.has(one), is_control || one == dispatch::message_create || directory::learns_from(one));
    }
}

// It could hear messages, and its table has a rule for reactions alone.
struct of_a_table : diary_of<event::message, event::reaction_added> {
    static constexpr std::array<mg::detail::rule_needs, 1> rules{{{.position = 1, .hears = mg::detail::event_flag<event::reaction_added>()}}};
    mg::detail::table_needs needs() const noexcept { return {rules, nullptr}; }
};

void what_no_rule_hears_is_not_wanted_and_not_decoded() {
    heard_by<of_a_table> table;
    BOOST_TEST(table.hearing.wanted() == set_of({dispatch::message_reaction_add}));
    same(table.of("message_create"), {});
    std::string const log = support::logged_by([&] { table.hearing.hear(dispatch::message_create, "nonsense"); });
    BOOST_TEST_EQ(log, "");
    BOOST_TEST_EQ(table.of("message_reaction_add").size(), 1u);
}

// --- what is heard

void each_dispatch_becomes_its_event() {
    struct {
        std::string_view fixture;
        lines expected;
    } const rows[] = {
        {"ready", {std::string{the_bot}}},
        {"message_create_direct", {"message 1217867801112223334 Hanako #: psst"}},
        {"message_update", {"edited 1217855043409190912: @kettle_bot remind me at 6"}},
        {"message_update_preview", {}},  // Nobody has edited anything.
        {"message_delete", {"deleted 1217855043409190912 in 1034567890123456789"}},
        {"message_delete_bulk",
         {"deleted 1217855043409190912 in 1034567890123456789", "deleted 1217855230999888777 in 1034567890123456789",
          "deleted 1217868001112223334 in 1034567890123456789"}},
        {"message_reaction_add", {"++1 by 80351110224678912 on 1217855043409190912"}},
        {"message_reaction_remove", {"-heart by 80351110224678912 on 1217855043409190912"}},
        {"channel_create", {"created #tea-room"}},
        {"channel_update", {"renamed #tea-room #tea-house"}},
        {"channel_update", {}},
        {"channel_delete", {"gone #tea-house"}},
        {"guild_member_add", {"joined Hanako"}},
        {"guild_member_update", {"changed Hana of the House"}},
        {"guild_member_remove", {"left Hanako"}},
        {"guild_role_create", {}},
        {"resumed", {std::string{the_bot}}},
    };
    heard_by<diary_of_all<>> all{true};
    for (auto const& row : rows) {
        auto const heard = all.of(row.fixture);
        same(heard, row.expected);
    }
}

// A second event of a kind is like the first, whatever became of that one.
void an_event_may_be_taken_away() {
    auto const take = [](auto& one) {
        std::remove_reference_t<decltype(one)> mine{};
        std::swap(one, mine);
    };
    heard_by<diary_of_all<decltype(take)>> taker{true};
    heard_by<diary_of_all<>> keeper{true};
    for (auto const one : {"ready", "message_create", "message_create", "message_create_long", "message_delete_bulk", "channel_create", "channel_update",
                           "message_reaction_add_custom", "message_reaction_add", "message_create", "channel_delete", "message_delete_bulk"}) {
        same(taker.of(one), keeper.of(one));
    }
}

void what_a_handler_throws_goes_on_to_who_called() {
    auto const fail = [](auto& one) {
        if constexpr (std::is_same_v<decltype(one), event::message&>) {
            if (one.text == "boom") throw std::runtime_error{"no"};
        }
    };
    heard_by<diary_of_all<decltype(fail)>> all{true};
    BOOST_TEST_THROWS(all.hearing.hear(dispatch::message_create, message("1", "boom")), std::runtime_error);
    all.hearing.hear(dispatch::message_create, message("2", "fine"));
    same(all.taken(), {"message 1 ann #: boom", "message 2 ann #: fine"});
}

// --- names

void names_are_learned_and_a_new_session_begins_without_them() {
    heard_by<diary_of<event::message>> with_names{true};
    auto const heard = [&] {
        with_names.hearing.hear(dispatch::message_create, message("1", "hi"));
        return with_names.taken();
    };
    same(heard(), {"message 1 ann #: hi"});
    same(with_names.of("channel_create"), {});
    same(heard(), {"message 1 ann #tea-room: hi"});
    same(with_names.of("channel_update"), {});
    same(heard(), {"message 1 ann #tea-house: hi"});
    same(with_names.of("resumed"), {});
    same(heard(), {"message 1 ann #tea-house: hi"});
    same(with_names.of("ready"), {});
    same(heard(), {"message 1 ann #: hi"});
    with_names.hearing.hear(dispatch::guild_create, R"({"id":"5","channels":[{"id":"1034567890123456789","name":"of all","type":0}]})");
    same(heard(), {"message 1 ann #of all: hi"});
}

void without_names_nothing_is_learned() {
    heard_by<diary_of<event::message, event::channel_renamed>> plain{false};
    same(plain.of("channel_create"), {});
    same(plain.of("channel_update"), {});  // Nobody knows what it was called before.
    plain.hearing.hear(dispatch::message_create, message("1", "hi"));
    same(plain.taken(), {"message 1 ann #: hi"});
}

// --- the connection

void who_the_bot_is_is_told_again_when_a_session_goes_on() {
    heard_by<diary_of<event::ready, event::message>> one;
    one.hearing.is({"7", "kettle", true, true});
    same(one.of("resumed"), {"ready 7 kettle"});
    one.hearing.hear(dispatch::message_create, message("1", "<@7> hi"));
    same(one.taken(), {"message 1 ann #: @kettle hi"});
    same(one.of("ready"), {std::string{the_bot}});
    same(one.of("resumed"), {std::string{the_bot}});
}

void a_lost_connection_is_told_once() {
    heard_by<diary_of<event::ready, event::disconnected>> one;
    one.hearing.lost("never there", false);
    same(one.taken(), {});
    one.of("ready");
    one.hearing.lost("the cable", false);
    one.hearing.lost("the cable again", false);
    same(one.taken(), {"lost: the cable"});
    one.of("resumed");
    one.hearing.lost("the mast", false);
    one.hearing.lost("stopped", true);
    same(one.taken(), {"lost: the mast", "ended: stopped"});
    heard_by<diary_of<event::disconnected>> never;
    never.hearing.lost("no such token", true);
    same(never.taken(), {"ended: no such token"});
    heard_by<diary_of<event::message>> deaf;
    deaf.of("ready");
    deaf.hearing.lost("the cable", false);
    deaf.hearing.lost("stopped", true);
    same(deaf.taken(), {});
}

// --- what cannot be read

void what_is_malformed_is_skipped_with_a_line_in_the_log() {
    heard_by<diary_of_all<>> all{true};
    for (auto const what : {dispatch::ready, dispatch::message_create, dispatch::message_update, dispatch::message_delete, dispatch::message_delete_bulk,
                            dispatch::message_reaction_add, dispatch::message_reaction_remove, dispatch::guild_member_add, dispatch::guild_member_remove,
                            dispatch::guild_member_update, dispatch::guild_create, dispatch::thread_list_sync, dispatch::guild_role_update}) {
        for (std::string_view const bad : {"", "null", "{", "[]", R"({"id":)", R"({"id":"1","channel_id":)"}) {
            std::string const log = support::logged_by([&] { all.hearing.hear(what, bad); });
            BOOST_TEST_EQ(log, mg::detail::joined("warning discord: a ", name_of(what), " of Discord could not be read and was skipped\n"));
            same(all.taken(), {});
        }
    }
    all.of("ready");
    all.hearing.hear(dispatch::message_create, message("1", "still here"));
    same(all.taken(), {"message 1 ann #: still here"});
}

void what_nobody_knows_is_passed_over() {
    heard_by<diary_of_all<>> all{true};
    std::string const log = support::logged_by([&] { all.hearing.hear(dispatch::unknown, "nonsense"); });
    BOOST_TEST_EQ(log, "");
    same(all.taken(), {});
}

}  // namespace

int main() {
    what_is_wanted_follows_from_what_is_heard();
    who_learns_names_wants_what_tells_them();
    what_no_rule_hears_is_not_wanted_and_not_decoded();
    each_dispatch_becomes_its_event();
    an_event_may_be_taken_away();
    what_a_handler_throws_goes_on_to_who_called();
    names_are_learned_and_a_new_session_begins_without_them();
    without_names_nothing_is_learned();
    who_the_bot_is_is_told_again_when_a_session_goes_on();
    a_lost_connection_is_told_once();
    what_is_malformed_is_skipped_with_a_line_in_the_log();
    what_nobody_knows_is_passed_over();
    return boost::report_errors();
}
