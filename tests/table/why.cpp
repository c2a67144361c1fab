// SPDX-License-Identifier: BSL-1.0
// why: each rule's answer to an event in words, the same answer that a bot would act on.
#include <monongusa/table/why.hpp>

#include "../support/memory_transport.hpp"

#include <monongusa/bot/introspection.hpp>
#include <monongusa/matcher/equals.hpp>
#include <monongusa/matcher/prefix.hpp>
#include <monongusa/secret/secret.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mg = monongusa;
using support::said;

namespace tea {

enum class kind { green };
bool from_text(std::string_view text, kind& kind) noexcept {
    kind = kind::green;
    return text == "green";
}

}  // namespace tea

namespace {

struct leaf {
    static std::optional<leaf> from_text(std::string_view text) noexcept {
        return text == "leaf" ? std::optional<leaf>{leaf{}} : std::nullopt;
    }
};

template <class Table, class Event>
std::vector<mg::explanation> ask(Table const& table, Event const& event) {
    return mg::why<mg::detail::context_of_launch>(table, event);
}
// What the first rule says.
template <class Table, class Event>
std::string first(Table const& table, Event const& event) {
    auto const all = ask(table, event);
    BOOST_TEST(!all.empty());
    BOOST_TEST_EQ(all[0].accepts, all[0].reason.starts_with("accepts"));
    return all[0].reason;
}
template <class Table>
std::string first(Table const& table, char const* text) {
    return first(table, said("ann", text));
}

constexpr auto quiet = [] {};

// --- what keeps a rule from an event

void every_rule_has_its_line_in_the_order_of_the_table() {
    constexpr mg::table table{
        mg::default_reply(quiet),
        mg::listen_to<"tea">(quiet),
        mg::on_emoji<"tada">(quiet),
        mg::respond_to<"give (\\w+)">([](std::string_view) {}),
        mg::on<mg::event::ready>(quiet),
    };
    using all = std::vector<mg::explanation>;
    BOOST_TEST((ask(table, said("ann", "@bot give tea")) == all{{1, false, "rule 2 has answered"},
                                                                {2, true, "accepts"},
                                                                {3, false, "it hears reaction_added, not message"},
                                                                {4, true, "accepts: group 1 \"tea\""},
                                                                {5, false, "it hears ready, not message"}}));
    BOOST_TEST((ask(table, support::reacted("ann", "x")) == all{{1, false, "it hears message, not reaction_added"},
                                                                {2, false, "it hears message, not reaction_added"},
                                                                {3, false, "the emoji is :x:, not :tada:"},
                                                                {4, false, "it hears message, not reaction_added"},
                                                                {5, false, "it hears ready, not reaction_added"}}));
    BOOST_TEST((ask(table, mg::event::member_left{}).at(4) == mg::explanation{5, false, "it hears ready, not member_left"}));
    BOOST_TEST((ask(table, mg::event::ready{}).at(4) == mg::explanation{5, true, "accepts"}));
}

void an_empty_table_has_nothing_to_say() {
    constexpr mg::table<mg::all_matches_t, std::index_sequence<>> table{};
    BOOST_TEST(ask(table, said("ann", "tea")).empty());
}

void a_rule_takes_what_its_authors_say() {
    constexpr mg::table table{
        mg::listen_to<"a">(quiet),
        mg::from_anyone(mg::listen_to<"a">(quiet)),
        mg::from_self(mg::listen_to<"a">(quiet)),
        mg::from_anyone(mg::from_self(mg::listen_to<"a">(quiet))),
    };
    constexpr std::string_view of_bots = "the author is another bot; mg::from_anyone takes those, too";
    constexpr std::string_view of_itself = "what the bot itself says reaches only mg::from_self rules";
    auto const by_bot = ask(table, support::message_by(support::other_bot("robin"), "a"));
    BOOST_TEST_EQ(by_bot.at(0).reason, of_bots);
    BOOST_TEST_EQ(by_bot.at(1).reason, "accepts");
    BOOST_TEST_EQ(by_bot.at(2).reason, of_bots);
    BOOST_TEST_EQ(by_bot.at(3).reason, "accepts");
    auto const by_itself = ask(table, support::message_by(support::the_bot(), "a"));
    BOOST_TEST_EQ(by_itself.at(0).reason, of_itself);
    BOOST_TEST_EQ(by_itself.at(1).reason, of_itself);
    BOOST_TEST_EQ(by_itself.at(2).reason, "accepts");
    auto const by_ann = ask(table, said("ann", "a"));
    BOOST_TEST_EQ(by_ann.at(0).reason, "accepts");
    BOOST_TEST_EQ(by_ann.at(2).reason, "mg::from_self takes only what the bot itself says");
}

void what_nobody_says_concerns_everybody() {
    constexpr mg::table table{mg::on<mg::event::member_joined>(quiet), mg::on<mg::event::disconnected>(quiet)};
    mg::event::member_joined joined;
    joined.user = support::other_bot("robin");
    BOOST_TEST_EQ(first(table, joined), "accepts");
    BOOST_TEST_EQ(ask(table, mg::event::disconnected{}).at(1).reason, "accepts");
    auto wave = support::reacted("robin", "wave");
    wave.user.bot = true;
    BOOST_TEST_EQ(first(mg::table{mg::on_emoji<"wave">(quiet)}, wave), "the author is another bot; mg::from_anyone takes those, too");
}

void a_matcher_says_it_in_its_own_words() {
    BOOST_TEST_EQ(first(mg::table{mg::respond_to<"add (\\d+)">([](int) {})}, "@bot give me tea"),
                  "/add (\\d+)/ is not found in the body \"give me tea\"");
    BOOST_TEST_EQ(first(mg::table{mg::when([](mg::event::message const&) { return false; }, quiet)}, "tea"), "predicate: false");
    BOOST_TEST_EQ(first(mg::table{mg::default_reply(quiet)}, "tea"), "it is neither a direct message nor does it mention the bot");
    BOOST_TEST_EQ(first(mg::table{mg::on<mg::event::message>(mg::matcher::prefix<"a">{} && !mg::matcher::equals<"b">{}, quiet)}, "b"),
                  "the text \"b\" does not begin with \"a\", and equals \"b\" accepts it");
}

struct told_off {
    std::string words;
    bool match(mg::event::message const&) const { return false; }
    std::string why_not(mg::event::message const&) const { return words; }
};

void a_reason_is_one_line_of_bounded_length_without_secrets() {
    auto const reason = [](std::string words) {
        return first(mg::table{mg::on<mg::event::message>(told_off{std::move(words)}, quiet)}, "tea");
    };
    BOOST_TEST_EQ(reason("it is\nten\x1b[31m"), "it is\\nten\\x1b[31m");
    BOOST_TEST_EQ(reason(std::string(1000, 'x')), std::string(1000, 'x'));
    BOOST_TEST_EQ(reason(std::string(1'000'000, 'x')), std::string(1000, 'x') + "…");
    mg::secret const password{"correct horse battery staple", "PASSWORD"};
    BOOST_TEST_EQ(reason("correct horse battery staple"), "(secret PASSWORD)");
}

// --- groups

void the_groups_that_a_handler_takes_are_told() {
    using text = std::string_view;
    BOOST_TEST_EQ(first(mg::table{mg::listen_to<"give (\\w+)(?: to (\\w+))?">([](text, std::optional<text>) {})}, "give tea to bob"),
                  "accepts: group 1 \"tea\", group 2 \"bob\"");
    BOOST_TEST_EQ(first(mg::table{mg::listen_to<"give (\\w+)(?: to (\\w+))?">([](text, std::optional<text>) {})}, "give tea"),
                  "accepts: group 1 \"tea\", group 2 is left out");
    BOOST_TEST_EQ(first(mg::table{mg::listen_to<"give (.*)">([](auto&, text) {})}, "give "), "accepts: group 1 \"\"");
    BOOST_TEST_EQ(first(mg::table{mg::listen_to<"give (\\w+)">([](auto&) {})}, "give tea"), "accepts");
    BOOST_TEST_EQ(first(mg::table{mg::listen_to<"(.+)">([](text) {})}, (std::string(100, 'x') + "\x1b").c_str()),
                  "accepts: group 1 \"" + std::string(60, 'x') + "…\"");
}

template <class Group>
std::string group(char const* text) {
    return first(mg::table{mg::listen_to<"^(.*)$">([](mg::event::message const&, Group) {})}, text);
}

void a_group_that_does_not_convert_is_told_with_its_type() {
    BOOST_TEST_EQ(group<int>("99999999999"), "group 1 \"99999999999\" is no int");
    BOOST_TEST_EQ(group<int>("2147483648"), "group 1 \"2147483648\" is no int");
    BOOST_TEST_EQ(group<int>("2147483647"), "accepts: group 1 \"2147483647\"");
    BOOST_TEST_EQ(group<int const&>("x"), "group 1 \"x\" is no int");
    BOOST_TEST_EQ(group<std::optional<int>>("x"), "group 1 \"x\" is no int");
    BOOST_TEST_EQ(group<double>("nan"), "group 1 \"nan\" is no double");
    BOOST_TEST_EQ(group<bool>("maybe"), "group 1 \"maybe\" is no bool");
    BOOST_TEST_EQ(group<mg::chat::user_ref>("ann"), "group 1 \"ann\" is no mg::chat::user_ref");
    BOOST_TEST_EQ(group<mg::chat::channel_ref const&>("@ann"), "group 1 \"@ann\" is no mg::chat::channel_ref");
    BOOST_TEST_EQ(group<std::optional<mg::chat::emoji>>("tada"), "group 1 \"tada\" is no mg::chat::emoji");
    BOOST_TEST_EQ(group<std::chrono::seconds>("soon"), "group 1 \"soon\" is no duration");
    BOOST_TEST_EQ(group<std::optional<std::chrono::minutes>>("soon"), "group 1 \"soon\" is no duration");
    BOOST_TEST_EQ(group<tea::kind>("red"), "group 1 \"red\" is no tea::kind");
    BOOST_TEST_EQ(group<tea::kind>("green"), "accepts: group 1 \"green\"");
    BOOST_TEST_EQ(group<leaf const&>("bag"), "group 1 \"bag\" is no leaf");
    BOOST_TEST_EQ(group<std::optional<leaf>>("leaf"), "accepts: group 1 \"leaf\"");
    BOOST_TEST_EQ(group<int>(""), "group 1 \"\" is no int");
    BOOST_TEST_EQ(group<std::string>(""), "accepts: group 1 \"\"");
}

void the_first_that_does_not_convert_is_told() {
    constexpr mg::table table{mg::respond_to<"add (\\S+) (\\S+)(?: (\\S+))?">(
        [](auto&, int, mg::event::message const&, std::string&, mg::chat::user_ref const&, std::optional<int>) {})};
    BOOST_TEST_EQ(first(table, "@bot add 1 @ann 2"), "accepts: group 1 \"1\", group 2 \"@ann\", group 3 \"2\"");
    BOOST_TEST_EQ(first(table, "@bot add 1 @ann"), "accepts: group 1 \"1\", group 2 \"@ann\", group 3 is left out");
    BOOST_TEST_EQ(first(table, "@bot add one ann x"), "group 1 \"one\" is no int");
    BOOST_TEST_EQ(first(table, "@bot add 1 ann x"), "group 2 \"ann\" is no mg::chat::user_ref");
    BOOST_TEST_EQ(first(table, "@bot add 1 @ann x"), "group 3 \"x\" is no int");
}

struct forgets_its_group {
    mg::chat::captures<1> match(mg::event::message const&) const { return {true, {}}; }
};

void a_group_that_a_matcher_forgets_is_told() {
    BOOST_TEST_EQ(first(mg::table{mg::on<mg::event::message>(forgets_its_group{}, [](int) {})}, "tea"),
                  "group 1 is left out, but is to be int");
    BOOST_TEST_EQ(first(mg::table{mg::on<mg::event::message>(forgets_its_group{}, quiet)}, "tea"), "accepts");
}

// A part of a secret is not known for one.
void where_there_is_a_secret_no_group_is_cited() {
    constexpr mg::table table{mg::listen_to<"my (\\w{5})">([](std::string_view) {}), mg::listen_to<"my (\\w{3})">([](int) {})};
    mg::secret const password{"correcthorsebatterystaple", "PASSWORD"};
    auto const all = ask(table, said("ann", "my correcthorsebatterystaple"));
    BOOST_TEST_EQ(all.at(0).reason, "accepts: group 1 (hidden, since the text holds a secret)");
    BOOST_TEST_EQ(all.at(1).reason, "group 1 (hidden, since the text holds a secret) is no int");
    BOOST_TEST_EQ(first(mg::table{mg::listen_to<"tea">(quiet)}, "my correcthorsebatterystaple"),
                  "/tea/ is not found in the text \"my (secret PASSWORD)\"");
}

// --- rules beside each other

void a_default_reply_stands_in_for_those_that_answer() {
    constexpr mg::table table{
        mg::default_reply(quiet),
        mg::when([](mg::event::message const&) { return true; }, quiet),
        mg::listen_to<"(\\d+)">([](int) {}),
        mg::listen_to<"tea|9">(quiet),
        mg::respond_to<"tea">(quiet),
        mg::default_reply(quiet),
    };
    auto const hello = ask(table, said("ann", "@bot hello"));
    BOOST_TEST_EQ(hello.at(0).reason, "accepts");
    BOOST_TEST_EQ(hello.at(5).reason, "accepts");
    auto const give = ask(table, said("ann", "@bot tea"));
    BOOST_TEST_EQ(give.at(0).reason, "rule 4 has answered");
    BOOST_TEST_EQ(give.at(4).reason, "accepts");
    BOOST_TEST_EQ(give.at(5).reason, "rule 4 has answered");
    // One whose group does not convert has not answered.
    BOOST_TEST_EQ(ask(table, said("ann", "@bot 99999999999")).at(5).reason, "rule 4 has answered");
    BOOST_TEST_EQ(ask(table, said("ann", "@bot 88888888888")).at(5).reason, "accepts");
    BOOST_TEST_EQ(ask(table, said("ann", "@bot 7")).at(5).reason, "rule 3 has answered");
}

void the_first_match_leaves_nothing_to_the_others() {
    constexpr mg::table table{
        mg::first_match,
        mg::default_reply(quiet),
        mg::listen_to<"x">(quiet),
        mg::on_emoji<"tada">(quiet),
        mg::listen_to<"y">(quiet),
        mg::from_anyone(mg::default_reply(quiet)),
    };
    auto const both = ask(table, said("ann", "@bot xy"));
    BOOST_TEST_EQ(both.at(0).reason, "rule 2 accepted before it");
    BOOST_TEST_EQ(both.at(1).reason, "accepts");
    BOOST_TEST_EQ(both.at(2).reason, "it hears reaction_added, not message");
    BOOST_TEST_EQ(both.at(3).reason, "rule 2 accepted before it");
    BOOST_TEST_EQ(both.at(4).reason, "rule 2 accepted before it");
    auto const neither = ask(table, said("ann", "@bot hello"));
    BOOST_TEST_EQ(neither.at(0).reason, "accepts");
    BOOST_TEST_EQ(neither.at(3).reason, "/y/ is not found in the text \"@bot hello\"");
    BOOST_TEST_EQ(neither.at(4).reason, "rule 1 accepted before it");
}

void a_matcher_that_throws_has_not_accepted() {
    constexpr mg::table table{
        mg::first_match,
        mg::when([](mg::event::message const& message) -> bool { throw std::runtime_error{"no " + message.text}; }, quiet),
        mg::when([](mg::event::message const&) -> bool { throw 1; }, quiet),
        mg::listen_to<"a">(quiet),
    };
    auto const all = ask(table, said("ann", "a\n"));
    BOOST_TEST_EQ(all.at(0).reason, "its matcher threw: no a\\n");
    BOOST_TEST_EQ(all.at(1).reason, "its matcher threw: an exception that is no std::exception");
    BOOST_TEST(!all.at(0).accepts && !all.at(1).accepts);
    BOOST_TEST_EQ(all.at(2).reason, "accepts");
    mg::secret const password{"correct horse battery staple", "PASSWORD"};
    BOOST_TEST_EQ(first(table, "correct horse battery staple"), "its matcher threw: no (secret PASSWORD)");
}

}  // namespace

int main() {
    every_rule_has_its_line_in_the_order_of_the_table();
    an_empty_table_has_nothing_to_say();
    a_rule_takes_what_its_authors_say();
    what_nobody_says_concerns_everybody();
    a_matcher_says_it_in_its_own_words();
    a_reason_is_one_line_of_bounded_length_without_secrets();
    the_groups_that_a_handler_takes_are_told();
    a_group_that_does_not_convert_is_told_with_its_type();
    the_first_that_does_not_convert_is_told();
    a_group_that_a_matcher_forgets_is_told();
    where_there_is_a_secret_no_group_is_cited();
    a_default_reply_stands_in_for_those_that_answer();
    the_first_match_leaves_nothing_to_the_others();
    a_matcher_that_throws_has_not_accepted();
    return boost::report_errors();
}
