// SPDX-License-Identifier: BSL-1.0
// Tests what the words of a table make, and what the rules they make hear.
#include <monongusa/verbs.hpp>

#include "support/memory_transport.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/executor/inplace.hpp>

#include <boost/core/lightweight_test.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace mg = monongusa;
namespace event = mg::event;
namespace matcher = mg::matcher;
using mg::audience;
using mg::verb;
using support::said;

namespace {

struct handler {
    void operator()() const {}
};

template <class Event, class Matcher, verb Verb, audience Audience = audience::people, class Rule>
consteval bool makes(Rule) {
    return std::is_same_v<Rule, mg::rule<Event, Matcher, handler, Audience, Verb, Rule::line>>;
}

bool is_long(event::message const& message) { return message.text.size() > 5; }
struct is_tada {
    bool operator()(event::reaction_removed const& removed) const { return removed.emoji == "tada"; }
};
struct is_anything {
    template <class Event>
    bool operator()(Event const&) const {
        return true;
    }
};

using to_the_bot = matcher::both<matcher::addressed, matcher::regex<"tea", matcher::part::body>>;

static_assert(makes<event::message, matcher::regex<"tea">, verb::listen_to>(mg::listen_to<"tea">(handler{})));
static_assert(makes<event::message, to_the_bot, verb::respond_to>(mg::respond_to<"tea">(handler{})));
static_assert(makes<event::message, matcher::addressed, verb::default_reply>(mg::default_reply(handler{})));
static_assert(makes<event::reaction_added, matcher::emoji<"tada">, verb::on_emoji>(mg::on_emoji<"tada">(handler{})));
static_assert(makes<event::ready, matcher::everything, verb::on>(mg::on<event::ready>(handler{})));
static_assert(makes<event::reaction_removed, matcher::emoji<"tada">, verb::on>(
    mg::on<event::reaction_removed>(matcher::emoji<"tada">{}, handler{})));
static_assert(makes<event::message_edited, matcher::regex<"tea">, verb::on>(
    mg::on<event::message_edited>(matcher::regex<"tea">{}, handler{})));
static_assert(makes<event::failure, matcher::everything, verb::on_error>(mg::on_error(handler{})));

// The event of a predicate is its parameter's; a generic one is asked for messages.
static_assert(makes<event::message, matcher::predicate<bool (*)(event::message const&)>, verb::when>(mg::when(&is_long, handler{})));
static_assert(makes<event::reaction_removed, matcher::predicate<is_tada>, verb::when>(mg::when(is_tada{}, handler{})));
static_assert(makes<event::message, matcher::predicate<is_anything>, verb::when>(mg::when(is_anything{}, handler{})));

// A literal brings its line along, which is that of its beginning, and not of the verb or the handler.
// clang-format off
constexpr unsigned here = __LINE__;
constexpr auto on_one_line = mg::listen_to<"tea">(handler{});
constexpr auto on_several = mg::respond_to<
    "tea">(
    handler{});
constexpr auto within = mg::from_self(mg::from_anyone(
    mg::on_emoji<"tada">(
        handler{})));
// clang-format on
static_assert(on_one_line.line == here + 1);
static_assert(on_several.line == here + 3);
static_assert(within.line == here + 6);
static_assert(mg::default_reply(handler{}).line == 0);
static_assert(mg::refused::line == 0);

// A text with a name can be a pattern, too: the line is that of its use.
constexpr char name_of_tea[] = "tea";
constexpr mg::detail::fixed_string fixed_tea{"tea"};
static_assert(makes<event::message, matcher::regex<"tea">, verb::listen_to>(mg::listen_to<name_of_tea>(handler{})));
static_assert(makes<event::message, matcher::regex<"tea">, verb::listen_to>(mg::listen_to<fixed_tea>(handler{})));
static_assert(mg::listen_to<fixed_tea>(handler{}).line == __LINE__);

constexpr auto anyone = audience::people | audience::bots;
constexpr auto tea = mg::listen_to<"tea">(handler{});
static_assert(makes<event::message, matcher::regex<"tea">, verb::listen_to, anyone>(mg::from_anyone(tea)));
static_assert(makes<event::message, matcher::regex<"tea">, verb::listen_to, anyone>(mg::from_anyone(mg::from_anyone(tea))));
static_assert(makes<event::message, matcher::regex<"tea">, verb::listen_to, audience::self>(mg::from_self(tea)));
static_assert(makes<event::message, matcher::regex<"tea">, verb::listen_to, audience::self>(mg::from_self(mg::from_self(tea))));
static_assert(makes<event::message, matcher::regex<"tea">, verb::listen_to, anyone | audience::self>(mg::from_self(mg::from_anyone(tea))));
static_assert(makes<event::message, matcher::regex<"tea">, verb::listen_to, anyone | audience::self>(mg::from_anyone(mg::from_self(tea))));
static_assert(makes<event::message, matcher::addressed, verb::default_reply, anyone>(mg::from_anyone(mg::default_reply(handler{}))));
static_assert(std::is_same_v<decltype(mg::from_anyone(mg::refused{})), mg::refused>);
static_assert(std::is_same_v<decltype(mg::from_self(mg::refused{})), mg::refused>);

template <class Table>
std::string answers(Table const& table, std::string_view text) {
    support::conversation chat{{said("ann", text)}};
    mg::bot bot{support::memory_transport{chat}, mg::executor::inplace{}, table};
    BOOST_TEST(!bot.run());
    return support::joined(chat.done);
}

void a_mention_is_stripped_at_the_ends_but_not_in_the_middle() {
    constexpr mg::table table{mg::respond_to<"^give (.*)$">([](std::string_view what) { return what; })};
    BOOST_TEST_EQ(answers(table, "@bot give tea"), "reply ann: tea;");
    BOOST_TEST_EQ(answers(table, "@bot: give tea"), "reply ann: tea;");
    BOOST_TEST_EQ(answers(table, "@bot, give tea"), "reply ann: tea;");
    BOOST_TEST_EQ(answers(table, "  @bot  give tea  "), "reply ann: tea;");
    BOOST_TEST_EQ(answers(table, "give tea @bot"), "reply ann: tea;");
    BOOST_TEST_EQ(answers(table, "give tea, @bot"), "reply ann: tea;");
    BOOST_TEST_EQ(answers(table, "@bot give tea @bot"), "reply ann: tea;");
    BOOST_TEST_EQ(answers(table, "give @bot tea"), "reply ann: @bot tea;");
    BOOST_TEST_EQ(answers(table, "@bot give @bot tea"), "reply ann: @bot tea;");
    BOOST_TEST_EQ(answers(table, "hello @bot give tea"), "");
    BOOST_TEST_EQ(answers(table, "give tea"), "");
    BOOST_TEST_EQ(answers(table, "@botany give tea"), "");
    BOOST_TEST_EQ(answers(table, "@bot"), "");
}

void listen_to_sees_the_whole_text() {
    constexpr mg::table table{mg::listen_to<"^@bot (.*)">([](std::string_view what) { return what; })};
    BOOST_TEST_EQ(answers(table, "@bot give tea"), "reply ann: give tea;");
    BOOST_TEST_EQ(answers(table, "give tea"), "");
}

void a_direct_message_needs_no_mention() {
    constexpr mg::table table{
        mg::respond_to<"^give (.*)">([](std::string_view what) { return what; }),
        mg::default_reply([] { return "?"; }),
    };
    auto direct = said("ann", "give tea");
    direct.channel.kind = mg::chat::channel_kind::direct;
    direct.addressed = true;
    auto another = direct;
    another.text = "hello";
    another.body_range = {0, 5};
    support::conversation chat{{direct, another}};
    mg::bot bot{support::memory_transport{chat}, mg::executor::inplace{}, table};
    BOOST_TEST(!bot.run());
    BOOST_TEST_EQ(support::joined(chat.done), "reply ann: tea;reply ann: ?;");
}

void the_groups_of_both_follow_each_other() {
    constexpr mg::table table{
        mg::on<event::message>(matcher::regex<"a(\\d)">{} && matcher::regex<"b(\\d)(\\d)?">{},
                               [](auto& chat, int a, std::string_view b, std::optional<int> c) {
                                   chat.reply(std::to_string(a) + std::string{b} + std::to_string(c.value_or(0)));
                               }),
        mg::on<event::message>(matcher::addressed{} && matcher::regex<"c(\\d)">{} && !matcher::regex<"(x)">{},
                               [](char c) { return std::string(2, c); }),
        mg::on<event::message>(matcher::regex<"(d)">{} || matcher::regex<"(e)">{}, [] { return "either"; }),
    };
    BOOST_TEST_EQ(answers(table, "b2 a1"), "reply ann: 120;");
    BOOST_TEST_EQ(answers(table, "a1 b23"), "reply ann: 123;");
    BOOST_TEST_EQ(answers(table, "a1"), "");
    BOOST_TEST_EQ(answers(table, "@bot c4"), "reply ann: 44;");
    BOOST_TEST_EQ(answers(table, "@bot c4 x"), "");
    BOOST_TEST_EQ(answers(table, "c4"), "");
    BOOST_TEST_EQ(answers(table, "e"), "reply ann: either;");
}

void the_groups_of_a_body_are_those_of_the_text() {
    constexpr mg::table table{
        mg::on<event::message>(matcher::regex<"^(\\S+) ">{} && matcher::regex<"^(\\w+)", matcher::part::body>{},
                               [](std::string of_text, std::string_view of_body) { return of_text + "|" + std::string{of_body}; }),
    };
    BOOST_TEST_EQ(answers(table, "@bot: give tea"), "reply ann: @bot:|give;");
}

void an_emoji_is_heard_by_its_name() {
    constexpr mg::table table{
        mg::on_emoji<"tada">([](auto& chat, event::reaction_added const& added) { chat.send(added.user.name + " " + added.emoji.name); }),
        mg::when(is_tada{}, [] { return mg::action::send{"off"}; }),
    };
    event::reaction_removed removed;
    removed.emoji.name = "tada";
    removed.channel = support::general();
    support::conversation chat{{support::reacted("ann", "tada"), support::reacted("ann", "scroll"), removed}};
    mg::bot bot{support::memory_transport{chat}, mg::executor::inplace{}, table};
    BOOST_TEST(!bot.run());
    BOOST_TEST_EQ(support::joined(chat.done), "send #general: ann tada;send #general: off;");
}

}  // namespace

int main() {
    a_mention_is_stripped_at_the_ends_but_not_in_the_middle();
    listen_to_sees_the_whole_text();
    a_direct_message_needs_no_mention();
    the_groups_of_both_follow_each_other();
    the_groups_of_a_body_are_those_of_the_text();
    an_emoji_is_heard_by_its_name();
    return boost::report_errors();
}
