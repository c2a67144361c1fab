// SPDX-License-Identifier: BSL-1.0
// Tests what a bot does when something goes wrong in a handler, a predicate or an action, and when all goes well.
#include <monongusa/bot/bot.hpp>

#include "../support/descriptors.hpp"
#include "../support/memory_transport.hpp"

#include <monongusa/error/error.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace mg = monongusa;
using mg::event::failure;
using support::conversation;
using support::said;

namespace {

using failures = std::vector<failure>;

struct outcome {
    std::string done;
    std::string log;
};

template <class Table, class... Given>
outcome run(conversation& chat, Table const& table, Given&... given) {
    outcome outcome;
    bool clean = false;
    outcome.log = support::logged_by([&] {
        mg::bot bot{support::memory_transport{chat}, mg::executor::inplace{}, table, mg::with(given...)};
        clean = !bot.run();
    });
    BOOST_TEST(clean);
    outcome.done = support::joined(chat.done);
    return outcome;
}

void what_is_heard_is_answered_in_order() {
    constexpr mg::table table{
        mg::listen_to<"tea">([](auto& chat) {
            chat.reply("one");
            chat.send("two");
            chat.reply("three", mg::in_thread);
            chat.react("tada");
        }),
        mg::on_emoji<"tada">([](mg::event::reaction_added const& added) { return mg::action::send{added.user.name + " is happy"}; }),
        mg::on<mg::event::member_joined>([](auto& chat, mg::event::member_joined const& joined) { chat.reply("hi " + joined.user.name); }),
    };
    mg::event::member_joined joined;
    joined.user = support::person("eve");
    joined.channel = support::general();
    conversation chat{{said("ann", "tea"), support::reacted("bob", "tada"), joined, mg::event::channel_created{}}};
    BOOST_TEST_EQ(run(chat, table).done,
                  "reply ann: one;send #general: two;reply_in_thread ann: three;react tada: m1;send #general: bob is happy;reply eve: hi eve;");
}

void a_handler_that_throws_is_reported_to_the_rules_for_it() {
    constexpr mg::table table{
        mg::listen_to<"a">([](auto& chat) { chat.reply("before"); }),
        mg::listen_to<"a|b">([](auto& chat, mg::event::message const& message) {
            chat.reply("begun");
            throw std::runtime_error{"no " + message.text};
        }),
        mg::listen_to<"[a]">([](auto& chat) { chat.reply("after"); }),
        mg::on_error([](failure const& what, failures& told) { told.push_back(what); }),
        mg::on_error([](auto& chat, failure const& what) { chat.send("failed: " + what.what); }),
    };
    conversation chat{{said("ann", "a"), said("bob", "b"), said("eve", "c")}};
    failures told;
    auto const outcome = run(chat, table, told);
    BOOST_TEST_EQ(outcome.done,
                  "reply ann: before;reply ann: begun;send #general: failed: no a;reply ann: after;"
                  "reply bob: begun;send #general: failed: no b;");
    BOOST_TEST_EQ(outcome.log, "");
    BOOST_TEST_EQ(told.size(), 2u);
    if (told.size() != 2) return;
    BOOST_TEST_EQ(told[0].what, "no a");
    BOOST_TEST_EQ(told[0].rule, 2u);
    BOOST_TEST(told[0].exception != nullptr);
    BOOST_TEST(!told[0].code);
    BOOST_TEST(told[0].user == support::person("ann"));
    BOOST_TEST(told[0].channel == support::general());
    BOOST_TEST_EQ(told[0].message, "m1");
    BOOST_TEST_EQ(told[1].what, "no b");
}

void without_such_rules_it_goes_to_the_log() {
    constexpr mg::table table{
        mg::listen_to<"a">([](mg::event::message const& message) {
            if (message.author.name == "ann") throw std::runtime_error{"no tea\nreally"};
            if (message.author.name == "bob") throw std::string{"no coffee"};
            throw 7;
        }),
        mg::listen_to<"[a]">([] { return "after"; }),
    };
    conversation chat{{said("ann", "a"), said("bob", "a"), said("eve", "a")}};
    auto const outcome = run(chat, table);
    BOOST_TEST_EQ(outcome.done, "reply ann: after;reply bob: after;reply eve: after;");
    BOOST_TEST_EQ(outcome.log,
                  "error bot rule 1: no tea\\nreally\nerror bot rule 1: no coffee\n"
                  "error bot rule 1: an exception that is no std::exception\n");
}

void what_a_rule_for_errors_throws_goes_to_the_log() {
    constexpr mg::table table{
        mg::listen_to<"a">([] { throw std::runtime_error{"no tea"}; }),
        mg::on_error([] { throw std::runtime_error{"nor a word about it"}; }),
        mg::on_error([](auto& chat) { chat.send("sorry"); }),
    };
    conversation chat{{said("ann", "a")}};
    auto const outcome = run(chat, table);
    BOOST_TEST_EQ(outcome.done, "send #general: sorry;");
    BOOST_TEST_EQ(outcome.log, "error bot rule 2: nor a word about it\n");
}

void a_rule_for_errors_may_choose_which() {
    constexpr mg::table table{
        mg::listen_to<"a">([](mg::event::message const& message) { throw std::runtime_error{message.text}; }),
        mg::when([](failure const& what) { return what.what == "a1"; }, [](auto& chat) { chat.send("that one"); }),
    };
    conversation chat{{said("ann", "a1"), said("ann", "a2")}};
    auto const outcome = run(chat, table);
    BOOST_TEST_EQ(outcome.done, "send #general: that one;");
    BOOST_TEST_EQ(outcome.log, "error bot rule 1: a2\n");
}

void a_predicate_that_throws_is_reported_too() {
    constexpr mg::table table{
        mg::when([](mg::event::message const&) -> bool { throw std::runtime_error{"cannot say"}; }, [] {}),
        mg::listen_to<"a">([] { return "after"; }),
        mg::on_error([](failure const& what, failures& told) { told.push_back(what); }),
    };
    conversation chat{{said("ann", "a")}};
    failures told;
    auto const outcome = run(chat, table, told);
    BOOST_TEST_EQ(outcome.done, "reply ann: after;");
    BOOST_TEST_EQ(outcome.log, "");
    BOOST_TEST(told.size() == 1 && told[0].what == "cannot say" && told[0].rule == 1 && told[0].user == support::person("ann"));
}

void a_failure_that_a_bot_caused_is_reported_too() {
    constexpr mg::table table{
        mg::from_anyone(mg::listen_to<"a">([] { throw std::runtime_error{"no"}; })),
        mg::on_error([](failure const& what, failures& told) { told.push_back(what); }),
    };
    auto message = said("robot", "a");
    message.author.bot = true;
    conversation chat{{message}};
    failures told;
    BOOST_TEST_EQ(run(chat, table, told).log, "");
    BOOST_TEST(told.size() == 1 && told[0].user.name == "robot");
}

void an_action_that_fails_is_reported() {
    constexpr mg::table table{
        mg::listen_to<"b">([] {}),
        mg::listen_to<"a">([](auto& chat) { chat.send("tea"); }),
        mg::listen_to<"[a]">([] { return "coffee"; }),
        mg::on_error([](failure const& what, failures& told) { told.push_back(what); }),
    };
    conversation chat{{said("ann", "a")}};
    chat.refusal = std::make_error_code(std::errc::permission_denied);
    failures told;
    auto const outcome = run(chat, table, told);
    BOOST_TEST_EQ(outcome.log, "");
    BOOST_TEST_EQ(told.size(), 2u);
    if (told.size() != 2) return;
    BOOST_TEST_EQ(told[0].what, "send: " + chat.refusal.message());
    BOOST_TEST_EQ(told[0].rule, 2u);
    BOOST_TEST(told[0].code == std::errc::permission_denied);
    BOOST_TEST(told[0].exception == nullptr);
    BOOST_TEST_EQ(told[1].what, "reply: " + chat.refusal.message());
    BOOST_TEST_EQ(told[1].rule, 3u);
}

void an_action_that_fails_while_an_error_is_handled_goes_to_the_log() {
    constexpr mg::table table{
        mg::listen_to<"a">([] { throw std::runtime_error{"no tea"}; }),
        mg::on_error([](auto& chat) { chat.send("sorry"); }),
    };
    conversation chat{{said("ann", "a")}};
    chat.refusal = std::make_error_code(std::errc::permission_denied);
    BOOST_TEST_EQ(run(chat, table).log, "error bot rule 2: send: " + chat.refusal.message() + "\n");
}

void an_action_whose_outcome_is_awaited_is_not_reported() {
    constexpr mg::table table{
        mg::listen_to<"a">([](auto& chat, std::vector<std::string>& heard) {
            chat.perform(mg::action::send{"tea"}, [&heard](std::error_code error, mg::chat::sent const& sent) {
                heard.push_back(error.message() + " " + sent.message);
            });
            chat.perform(mg::action::send{"tea"}, mg::ignored);
        }),
        mg::on_error([](failure const&, failures& told) { told.emplace_back(); }),
    };
    conversation chat{{said("ann", "a")}};
    chat.refusal = std::make_error_code(std::errc::permission_denied);
    failures told;
    std::vector<std::string> heard;
    BOOST_TEST_EQ(run(chat, table, told, heard).log, "");
    BOOST_TEST(told.empty());
    BOOST_TEST(heard == std::vector<std::string>{chat.refusal.message() + " sent"});
}

void an_action_without_a_place_fails() {
    constexpr mg::table table{mg::on<mg::event::ready>([] { return mg::action::send{"hello"}; })};
    conversation chat{{mg::event::ready{}}};
    auto const outcome = run(chat, table);
    BOOST_TEST_EQ(outcome.done, "");
    auto const words = make_error_code(mg::error::no_destination).message();
    BOOST_TEST_EQ(outcome.log, "error bot rule 1: send: " + words + "\n");
}

void a_bot_hears_others_only_where_a_rule_says_so() {
    constexpr mg::table table{
        mg::listen_to<"a">([] { return "to people"; }),
        mg::from_anyone(mg::listen_to<"a">([] { return "to anyone"; })),
        mg::from_self(mg::listen_to<"a">([] { return "to myself"; })),
    };
    auto const by_robin = support::message_by(support::other_bot("robin"), "a");
    auto const by_itself = support::message_by(support::the_bot(), "a");
    conversation chat{{by_robin, by_itself, said("ann", "a")}};
    BOOST_TEST_EQ(run(chat, table).done, "reply robin: to anyone;reply bot: to myself;reply ann: to people;reply ann: to anyone;");
}

struct storage {
    int rows = 0;
};
struct database : storage {};

void components_reach_the_handlers() {
    constexpr mg::table table{
        mg::listen_to<"a">([](storage& base) { ++base.rows; }),
        mg::listen_to<"[a]">([](database const& whole) { return std::to_string(whole.rows); }),
    };
    conversation chat{{said("ann", "a"), said("ann", "a")}};
    database mine;
    BOOST_TEST_EQ(run(chat, table, mine).done, "reply ann: 1;reply ann: 2;");
    BOOST_TEST_EQ(mine.rows, 2);
    chat.done.clear();
    mg::bot keeps{support::memory_transport{chat}, mg::executor::inplace{}, table, mg::with(database{{40}})};
    BOOST_TEST(!keeps.run());
    BOOST_TEST_EQ(support::joined(chat.done), "reply ann: 41;reply ann: 42;");
}

void an_error_of_the_transport_comes_back_from_run() {
    constexpr mg::table table{mg::listen_to<"a">([] {})};
    conversation chat;
    chat.name = "alpha";
    chat.ending = std::make_error_code(std::errc::connection_reset);
    mg::bot bot{support::memory_transport{chat}, mg::executor::inplace{}, table};
    static_assert(decltype(bot)::fits);
    BOOST_TEST_EQ(bot.name(), "alpha");
    BOOST_TEST(bot.run() == std::errc::connection_reset);
}

void the_log_of_the_context_is_under_the_name_of_the_bot() {
    constexpr mg::table table{mg::listen_to<"a">([](auto& chat) { chat.log("heard ", chat.author()); })};
    conversation chat{{said("ann", "a")}};
    chat.name = "alpha";
    BOOST_TEST_EQ(run(chat, table).log, "info alpha rule 1: heard ann\n");
}

// --- for those who want to see it

constexpr mg::table tea_and_rum{
    mg::listen_to<"tea">([](auto& chat) { chat.reply("with milk?"); }),
    mg::listen_to<"rum">([] { throw std::runtime_error{"not before noon"}; }),
    mg::on_error([](auto& chat) { chat.react("shrug"); }),
};

std::string shown(int level, std::vector<support::any_event> events) {
    conversation chat{std::move(events)};
    return support::logged_by([&] {
        mg::bot bot{support::memory_transport{chat}, mg::executor::inplace{}, tea_and_rum};
        bot.verbose(level);
        bot.run();
    });
}

void a_verbose_bot_tells_what_it_hears_decides_and_does() {
    BOOST_TEST_EQ(shown(0, {said("ann", "tea")}), "");
    BOOST_TEST_EQ(shown(-1, {said("ann", "tea")}), "");
    BOOST_TEST_EQ(shown(1, {said("ann", "tea, please"), said("bob", "secret")}),
                  "debug bot: event 1: message m1 by ann in #general\n"
                  "debug bot rule 1: accepts event 1\n"
                  "debug bot rule 1: event 1: reply\n"
                  "debug bot: event 2: message m1 by bob in #general\n"
                  "debug bot rule: no rule accepts event 2\n");
    for (int const level : {2, 3}) {
        BOOST_TEST_EQ(shown(level, {said("ann", "rum")}),
                      "trace bot: event 1: message m1 by ann in #general: rum\n"
                      "debug bot rule 2: accepts event 1\n"
                      "debug bot: event 1: failure m1 by ann in #general\n"
                      "debug bot rule 3: accepts event 1\n"
                      "trace bot rule 3: event 1: react: shrug\n");
    }
}

void an_event_may_be_constant_or_given_away() {
    constexpr mg::table table{mg::listen_to<"tea">([](mg::event::message const& message) { return message.text; })};
    conversation chat;
    mg::bot bot{support::memory_transport{chat}, mg::executor::inplace{}, table};
    auto const constant = said("ann", "tea");
    BOOST_TEST(bot.hear(constant));
    BOOST_TEST(bot.hear(said("bob", "tea")));
    auto own = said("eve", "tea");
    BOOST_TEST(bot.hear(own));
    BOOST_TEST_EQ(support::joined(chat.done), "reply ann: tea;reply bob: tea;reply eve: tea;");
}

// A sink that fails its actions on a thread of its own.
struct elsewhere : support::memory_transport {
    using support::memory_transport::memory_transport;

    struct sink_type {
        template <class Action, class Done>
            requires(mg::detail::contains_type<Action, decltype(mg::action::all)>)
        void perform(Action, Done done) const {
            std::thread{[&done] { done(mg::error::connection_lost, {}); }}.join();
        }
    };
    sink_type sink() const noexcept { return {}; }
};

// So that nobody who runs handlers in place has to lock anything.
void what_fails_elsewhere_is_told_where_handlers_run_in_place() {
    std::vector<std::thread::id> threads;
    mg::table const table{
        mg::listen_to<"tea">([&threads](auto& chat) {
            threads.push_back(std::this_thread::get_id());
            chat.send("tea");
        }),
        mg::on_error([&threads](failure const& what) {
            threads.push_back(std::this_thread::get_id());
            BOOST_TEST(what.code == mg::error::connection_lost);
        }),
    };
    conversation chat{{said("ann", "tea"), said("ann", "tea")}};
    mg::bot bot{elsewhere{chat}, mg::executor::inplace{}, table};
    BOOST_TEST(!bot.run());
    BOOST_TEST(threads == std::vector<std::thread::id>(4, std::this_thread::get_id()));
}

struct broken : support::memory_transport {
    using support::memory_transport::memory_transport;
    struct sink_type {
        template <class Action, class Done>
            requires(mg::detail::contains_type<Action, decltype(mg::action::all)>)
        void perform(Action, Done) const {
            throw std::runtime_error{"no wire"};
        }
    };
    sink_type sink() const noexcept { return {}; }
};

// Neither does the bot wait for what was never taken.
void a_sink_that_throws_is_a_failure_of_the_handler() {
    failures told;
    mg::table const table{
        mg::listen_to<"tea">([] { return "tea"; }),
        mg::on_error([&told](failure const& what) { told.push_back(what); }),
    };
    conversation chat{{said("ann", "tea")}};
    mg::bot bot{broken{chat}, mg::executor::inplace{}, table};
    BOOST_TEST(!bot.run());
    BOOST_TEST(told.size() == 1 && told[0].what == "no wire");
}

void what_a_completion_throws_is_reported() {
    failures told;
    mg::table const table{
        mg::listen_to<"tea">([](auto& chat) {
            chat.perform(mg::action::send{"tea"}, [](std::error_code, mg::chat::sent const&) { throw std::runtime_error{"no cup"}; });
        }),
        mg::on_error([&told](failure const& what) { told.push_back(what); }),
    };
    conversation chat{{said("ann", "tea")}};
    mg::bot bot{support::memory_transport{chat}, mg::executor::inplace{}, table};
    BOOST_TEST(!bot.run());
    BOOST_TEST(told.size() == 1 && told[0].what == "no cup" && told[0].rule == 1);
}

struct noting_sink {
    std::string heard{};

    void write(mg::log::record const& line) {
        heard += mg::detail::joined(name_of(line.level), ' ', line.bot, ' ', line.subsystem, ' ', line.rule, ' ', line.text, ';');
    }
};

void a_bot_may_have_a_log_of_its_own() {
    noting_sink sink;
    constexpr mg::table table{
        mg::listen_to<"tea">([](auto& chat) { chat.log("tea"); }),
        mg::listen_to<"rum">([](auto& chat) {
            chat.log.warning("rum");
            throw std::runtime_error{"not before noon"};
        }),
    };
    conversation chat{{said("ann", "tea"), said("ann", "rum")}};
    chat.name = "alpha";
    auto const told = support::logged_by([&] {
        mg::bot bot{support::memory_transport{chat}, mg::executor::inplace{}, table};
        bot.log_to(sink);
        bot.log_filter(mg::log::level::warning);
        bot.run();
        bot.log_filter(mg::log::level::off);
        bot.verbose(0);
        bot.logger().in("bot").error("not shown");
        bot.verbose(1);
        bot.logger().in("bot").debug("shown");
    });
    BOOST_TEST_EQ(told, "");
    BOOST_TEST_EQ(sink.heard, "warning alpha chat 2 rum;error alpha rule 2 not before noon;debug alpha bot 0 shown;");
}

}  // namespace

int main() {
    an_event_may_be_constant_or_given_away();
    what_fails_elsewhere_is_told_where_handlers_run_in_place();
    a_sink_that_throws_is_a_failure_of_the_handler();
    what_a_completion_throws_is_reported();
    what_is_heard_is_answered_in_order();
    a_handler_that_throws_is_reported_to_the_rules_for_it();
    without_such_rules_it_goes_to_the_log();
    what_a_rule_for_errors_throws_goes_to_the_log();
    a_rule_for_errors_may_choose_which();
    a_predicate_that_throws_is_reported_too();
    a_failure_that_a_bot_caused_is_reported_too();
    an_action_that_fails_is_reported();
    an_action_that_fails_while_an_error_is_handled_goes_to_the_log();
    an_action_whose_outcome_is_awaited_is_not_reported();
    an_action_without_a_place_fails();
    a_bot_hears_others_only_where_a_rule_says_so();
    components_reach_the_handlers();
    an_error_of_the_transport_comes_back_from_run();
    the_log_of_the_context_is_under_the_name_of_the_bot();
    a_verbose_bot_tells_what_it_hears_decides_and_does();
    a_bot_may_have_a_log_of_its_own();
    return boost::report_errors();
}
