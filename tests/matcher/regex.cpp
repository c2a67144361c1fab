// SPDX-License-Identifier: BSL-1.0
// matcher::regex: a pattern in the text or in the body, its groups as offsets into the whole text.
#include <monongusa/matcher/regex.hpp>

#include "../laws/matcher.hpp"
#include "../support/constant_strings.hpp"
#include "../support/toy_transport.hpp"

#include <monongusa/event/message.hpp>
#include <monongusa/event/reaction.hpp>
#include <monongusa/secret/secret.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace {

using monongusa::event::message;
using monongusa::matcher::part;
using monongusa::matcher::regex;
using support::said;

using give = regex<"give (\\w+)(?: to (\\w+))?">;
using give_in_body = regex<"^give (\\w+)(?: to (\\w+))?$", part::body>;

static_assert(std::is_empty_v<give>);
static_assert(give{} == give{});
static_assert(monongusa::description_of<regex<"a|b">>() == "/a|b/");
static_assert(monongusa::has_pattern<give>());
static_assert(monongusa::group_count<give, message> == 2 && monongusa::group_count<regex<"(?:a)">, message> == 0);
static_assert(!monongusa::group_is_optional<give, message>(0) && monongusa::group_is_optional<give, message>(1));
static_assert(monongusa::matcher_for<give, monongusa::event::message_edited>);
static_assert(!monongusa::matcher_for<give, monongusa::event::reaction_added> &&
              !monongusa::matcher_for<give, monongusa::event::message_deleted>);

template <class Matcher>
using verdict = monongusa::matcher_verdict<Matcher, message>;
static_assert(verdict<give>::fine && !verdict<regex<"(">>::fine && !verdict<regex<"(a)\\1", part::body>>::fine);
static_assert(monongusa::matches_everything<regex<"">>());
static_assert(!monongusa::matches_everything<regex<"a">>() && !monongusa::matches_everything<regex<"(">>());

static_assert(noexcept(give{}.match(message{})));

// One of these is in every text that is accepted; the body may begin anywhere in it.
template <class Matcher>
constexpr bool required_is(std::string_view text, bool at_begin) {
    auto const required = monongusa::required_by<Matcher>();
    auto expected = monongusa::pattern::piece_at_begin(text);
    expected.at_begin = at_begin;
    return required.size() == 1 && required[0] == expected;
}
static_assert(required_is<regex<"(tea)">>("tea", false) && required_is<regex<"tea", part::body>>("tea", false));
static_assert(required_is<regex<"^tea$">>("tea", true) && required_is<regex<"^tea$", part::body>>("tea", false));
static_assert(required_is<regex<"\\bTEA\\b">>("tea", false) && required_is<regex<"(?m)^tea">>("tea", false));
static_assert(monongusa::required_by<regex<"tea|coffee">>().size() == 2 &&
              monongusa::required_by<regex<"^tea|^coffee", part::body>>().size() == 2);
static_assert(!monongusa::required_by<regex<"^tea|^coffee", part::body>>()[0].at_begin &&
              !monongusa::required_by<regex<"^tea|^coffee", part::body>>()[1].at_begin);
static_assert(monongusa::required_by<regex<"">>().empty() && monongusa::required_by<regex<".*">>().empty() &&
              monongusa::required_by<regex<"\\w+", part::body>>().empty());
static_assert(monongusa::required_by<regex<"(">>().empty() && monongusa::required_by<regex<"(tea", part::body>>().empty());

void obeys_the_matcher_laws() {
    laws::matcher(give{}, said("alice", "give tea to bob"), said("alice", "take tea"));
    laws::it_accepts(give{}, said("alice", "give tea"));
    laws::matcher(give_in_body{}, said("alice", "@bot give tea to bob"), said("alice", "please @bot give tea"));
    laws::matcher(regex<"tea">{}, said("alice", "green tea"), said("alice", ""));
    laws::it_accepts(regex<"(a?)(b)?">{}, said("alice", ""));
}

void a_pattern_is_searched_anywhere_unless_it_is_anchored() {
    BOOST_TEST(regex<"tea">{}.match(said("alice", "green teapot")));
    BOOST_TEST(!regex<"^tea$">{}.match(said("alice", "green teapot")));
    BOOST_TEST(regex<"^tea$">{}.match(said("alice", "tea")));
}

void its_groups_are_places_in_the_text() {
    auto const event = said("alice", "@bot, give tea to bob, please");
    auto const found = give{}.match(event);
    BOOST_TEST(found.found);
    BOOST_TEST_EQ(found.groups[0].begin, 11u);
    BOOST_TEST_EQ(found.groups[0].end, 14u);
    BOOST_TEST_EQ(found.groups[1].in(event.text), "bob");
}

void a_group_without_a_part_in_the_match_is_not_present() {
    auto const found = give{}.match(said("alice", "give tea"));
    BOOST_TEST(found.found);
    BOOST_TEST(found.groups[0].present());
    BOOST_TEST(!found.groups[1].present());
}

void an_empty_group_is_present() {
    auto const found = regex<"give(.*)">{}.match(said("alice", "give"));
    BOOST_TEST(found.found);
    BOOST_TEST(found.groups[0].present());
    BOOST_TEST_EQ(found.groups[0].begin, 4u);
    BOOST_TEST_EQ(found.groups[0].end, 4u);
}

void the_text_is_searched_with_its_mention() {
    BOOST_TEST(regex<"^@bot">{}.match(said("alice", "@bot give tea")));
    BOOST_TEST(!regex<"^give">{}.match(said("alice", "@bot give tea")));
}

void the_body_is_searched_without_its_mention() {
    BOOST_TEST((!regex<"@bot", part::body>{}.match(said("alice", "@bot give tea"))));
    BOOST_TEST((regex<"^give tea$", part::body>{}.match(said("alice", "@bot give tea @bot"))));
    BOOST_TEST((regex<"^please @bot give tea$", part::body>{}.match(said("alice", "please @bot give tea"))));
}

void groups_of_the_body_are_places_in_the_whole_text() {
    for (std::string_view const text :
         {"give tea to bob", "@bot give tea to bob", "@bot:   give tea to bob, @bot", "\xE3\x80\x80@bot\xC2\xA0give tea to bob"}) {
        auto const event = said("alice", text);
        auto const found = give_in_body{}.match(event);
        BOOST_TEST(found.found);
        BOOST_TEST_EQ(found.groups[0].begin, text.find("tea"));
        BOOST_TEST_EQ(found.groups[0].in(event.text), "tea");
        BOOST_TEST_EQ(found.groups[1].in(event.text), "bob");
    }
    auto const without = give_in_body{}.match(said("alice", "@bot give tea"));
    BOOST_TEST(without.found);
    BOOST_TEST(!without.groups[1].present());
}

void a_message_without_a_range_has_all_of_its_text_for_a_body() {
    message event;
    event.text = "give tea";
    auto const found = give_in_body{}.match(event);
    BOOST_TEST_EQ(found.groups[0].in(event.text), "tea");
}

void an_empty_body_can_be_matched() {
    auto const event = said("alice", "@bot");
    auto const found = regex<"^()$", part::body>{}.match(event);
    BOOST_TEST(found.found);
    BOOST_TEST(found.groups[0].present());
    BOOST_TEST_LE(found.groups[0].end, event.text.size());
    BOOST_TEST((!regex<"^()$">{}.match(event)));
}

void an_event_without_a_body_is_searched_in_its_text() {
    monongusa::event::message_edited edited;
    edited.text = "@bot give tea";
    BOOST_TEST((regex<"^@bot give (\\w+)$", part::body>{}.match(edited)));
}

void letters_of_several_bytes_keep_the_places_right() {
    auto const event = said("alice", "@bot お茶を 二 つ");
    auto const found = regex<"(\\S+) ([一-龠]) つ", part::body>{}.match(event);
    BOOST_TEST(found.found);
    BOOST_TEST_EQ(found.groups[0].in(event.text), "お茶を");
    BOOST_TEST_EQ(found.groups[1].in(event.text), "二");
}

void it_says_which_part_it_has_searched_for_which_pattern() {
    BOOST_TEST_EQ(monongusa::why_not(regex<"add (\\d+)">{}, said("alice", "@bot give me tea")),
                  "/add (\\d+)/ is not found in the text \"@bot give me tea\"");
    BOOST_TEST_EQ((monongusa::why_not(regex<"add (\\d+)", part::body>{}, said("alice", "@bot give me tea"))),
                  "/add (\\d+)/ is not found in the body \"give me tea\"");
    BOOST_TEST_EQ((monongusa::why_not(regex<"^$", part::text>{}, said("alice", "@bot"))), "/^$/ is not found in the text \"@bot\"");
    BOOST_TEST_EQ((monongusa::why_not(regex<"tea", part::body>{}, said("alice", "@bot"))), "/tea/ is not found in the body \"\"");
}

template <monongusa::detail::fixed_string Pattern, part Part = part::text>
std::string why_not(std::string_view text) {
    return monongusa::why_not(regex<Pattern, Part>{}, said("alice", text));
}

void it_says_where_the_farthest_attempt_stopped() {
    BOOST_TEST_EQ(why_not<"add (\\d+) (\\d+)">("please add 5 x"),
                  "/add (\\d+) (\\d+)/ is not found in the text \"please add 5 x\": "
                  "it stops before `\\d` (offset 11) where the text has \"x\" (offset 13)");
    BOOST_TEST_EQ(why_not<"foo|barbaz">("fo"),
                  "/foo|barbaz/ is not found in the text \"fo\": it stops before `o` (offset 2) at the end of the text");
    BOOST_TEST_EQ(why_not<"\\bhelp\\b">("helpless"),
                  "/\\bhelp\\b/ is not found in the text \"helpless\": "
                  "it stops before `\\b` (offset 6) where the text has \"less\" (offset 4)");
    BOOST_TEST_EQ(why_not<"お茶を(\\d+)杯">("お茶を二杯"),
                  "/お茶を(\\d+)杯/ is not found in the text \"お茶を二杯\": "
                  "it stops before `\\d` (offset 10) where the text has \"二杯\" (offset 9)");
    BOOST_TEST_EQ(why_not<"tea">(""), "/tea/ is not found in the text \"\"");
}

void places_in_the_body_are_counted_from_its_beginning() {
    BOOST_TEST_EQ((why_not<"^add (\\d+)$", part::body>("@bot add x")),
                  "/^add (\\d+)$/ is not found in the body \"add x\": "
                  "it stops before `\\d` (offset 6) where the body has \"x\" (offset 4)");
    BOOST_TEST_EQ((why_not<"^add (\\d+)$", part::body>("@bot add 5 6")),
                  "/^add (\\d+)$/ is not found in the body \"add 5 6\": "
                  "it stops before `$` (offset 10) where the body has \" 6\" (offset 5)");
    BOOST_TEST_EQ((why_not<"add (\\d+) (\\d+)", part::body>("@bot add 5")),
                  "/add (\\d+) (\\d+)/ is not found in the body \"add 5\": it stops before ` ` (offset 9) at the end of the body");
}

void a_few_ways_to_go_on_are_told() {
    BOOST_TEST_EQ(why_not<"in (\\d+) (?:minutes|hours)">("in 5 weeks"),
                  "/in (\\d+) (?:minutes|hours)/ is not found in the text \"in 5 weeks\": "
                  "it stops before `minutes` (offset 12) or `hours` where the text has \"weeks\" (offset 5)");
    auto const four = why_not<"in (\\d+) (?:minutes|hours|days|weeks)">("in 5 years");
    BOOST_TEST(four.find("before `minutes` (offset 12) or `hours` or `days` or … where the text") != std::string::npos);
}

void what_it_says_stays_short_and_on_one_line() {
    auto const told = why_not<"tell [^abcdefghijklmnopqrstuvwxyz]">("tell a\n\x1b[31mvery long story of many words");
    BOOST_TEST_EQ(told.substr(told.find("it stops")),
                  "it stops before `[^abcdefghijklmnopqr…` (offset 5) where the text has \"a\\n\\x1b[31mvery long sto…\" (offset 5)");
    auto const unreadable = why_not<"add (\\d+)">("add \x80\x1b");
    BOOST_TEST_EQ(unreadable.substr(unreadable.find("it stops")), "it stops before `\\d` (offset 5) where the text is no UTF-8 (offset 4)");
}

// A part of a secret is not known for one.
void where_there_is_a_secret_no_part_is_cited() {
    monongusa::secret const password{"correcthorsebatterystaple", "PASSWORD"};
    BOOST_TEST_EQ(why_not<"my correct(\\d)">("my correcthorsebatterystaple"),
                  "/my correct(\\d)/ is not found in the text \"my (secret PASSWORD)\"");
    auto const in_the_pattern = why_not<"my correcthorsebatterystaple">("my correct");
    BOOST_TEST(in_the_pattern.ends_with(" is not found in the text \"my correct\""));
}

void an_event_without_a_body_has_a_text() {
    monongusa::event::message_edited edited;
    edited.text = "coffee";
    BOOST_TEST_EQ((monongusa::why_not(regex<"tea", part::body>{}, edited)), "/tea/ is not found in the text \"coffee\"");
}

void a_pattern_of_several_lines_is_told_on_one() {
    BOOST_TEST_EQ(monongusa::why_not(regex<"a\nb">{}, said("alice", "a")),
                  "/a\\nb/ is not found in the text \"a\": it stops before `\\nb` (offset 1) at the end of the text");
}

void places_outlive_the_event_s_being_moved() {
    auto event = said("alice", "give tea");
    auto const found = give{}.match(event);
    message const delivered = std::move(event);
    BOOST_TEST_EQ(found.groups[0].in(delivered.text), "tea");
}

constexpr bool can_be_evaluated() {
    message event;
    event.text = "@bot give tea";
    event.body_range = {5, 13};
    auto const found = give_in_body{}.match(event);
    return found && found.groups[0].in(event.text) == "tea" && !regex<"coffee">{}.match(event);
}
#if MONONGUSA_TESTS_STRINGS_ARE_CONSTANT
static_assert(can_be_evaluated());
#endif

void it_says_the_same_when_the_compiler_asks() { BOOST_TEST(can_be_evaluated()); }

}  // namespace

int main() {
    obeys_the_matcher_laws();
    a_pattern_is_searched_anywhere_unless_it_is_anchored();
    its_groups_are_places_in_the_text();
    a_group_without_a_part_in_the_match_is_not_present();
    an_empty_group_is_present();
    the_text_is_searched_with_its_mention();
    the_body_is_searched_without_its_mention();
    groups_of_the_body_are_places_in_the_whole_text();
    a_message_without_a_range_has_all_of_its_text_for_a_body();
    an_empty_body_can_be_matched();
    an_event_without_a_body_is_searched_in_its_text();
    letters_of_several_bytes_keep_the_places_right();
    it_says_which_part_it_has_searched_for_which_pattern();
    it_says_where_the_farthest_attempt_stopped();
    places_in_the_body_are_counted_from_its_beginning();
    a_few_ways_to_go_on_are_told();
    what_it_says_stays_short_and_on_one_line();
    where_there_is_a_secret_no_part_is_cited();
    an_event_without_a_body_has_a_text();
    a_pattern_of_several_lines_is_told_on_one();
    places_outlive_the_event_s_being_moved();
    it_says_the_same_when_the_compiler_asks();
    return boost::report_errors();
}
